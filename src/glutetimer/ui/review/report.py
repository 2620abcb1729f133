"""The weeks on one page: doses, days, effort, pain, left and right, and each step.

The same page is what a file shows, whatever its kind, and what a printer prints.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any
from unicodedata import bidirectional

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from glutetimer.core.amounts import amounts_of
from glutetimer.core.dates import DAYS_A_WEEK, date_text, day_text
from glutetimer.core.program import EVERY_DAY, MAX_PAIN, Program
from glutetimer.core.records import SessionRecord
from glutetimer.core.review.training_log import Review, TrainingLog
from glutetimer.core.translation import gettext, ngettext, number_text
from glutetimer.ui.review.calendar_painter import calendar_height, paint_calendar
from glutetimer.ui.review.charts.balance_chart import BalanceChart
from glutetimer.ui.review.charts.canvas import chart_font
from glutetimer.ui.review.charts.effort_pain_chart import EffortPainChart
from glutetimer.ui.review.charts.frame import Chart
from glutetimer.ui.review.charts.level_chart import LevelChart
from glutetimer.ui.review.charts.reps_chart import RepsChart
from glutetimer.ui.review.summaries import balance_summary, level_summary, totals_text
from glutetimer.ui.review.texts import legs_felt_text, mean_text
from glutetimer.ui.theme import LIGHT
from glutetimer.ui.wording import level_text

# A4 in the 96ths of an inch that the page is laid out in.
WIDTH, HEIGHT = 794.0, 1123.0
MARGIN, GAP, TITLE_GAP = 48.0, 16.0, 4.0
TITLE_PX, HEADING_PX, TEXT_PX, SMALL_PX = 20, 14, 12, 11
REPS_HEIGHT, BELOW_LAST = 190.0, 8
# Of the calendar, whose tiles would be tiny else.
MAX_WEEKS = 52
MAX_LEVELS, MAX_CHANGES = 6, 5
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Report:
    """One page of A4 about the weeks of a review."""

    def __init__(
        self,
        training_log: TrainingLog,
        review: Review,
        program: Program,
        family: str,
        name: str = "",
    ) -> None:
        """`family` is the font that it is set in, `name` the person's; empty, they have none."""
        self._training_log, self._review, self._program = training_log, review, program
        self._family, self._name = family, name

    @property
    def title(self) -> str:
        first = max(self._review.first, self._training_log.first_day or self._review.first)
        today = self._review.today
        text = gettext("Exercises, {first} to {last}")
        if self._name:
            text = gettext("Exercises of {person}, {first} to {last}")
        return text.format(
            person=_isolated(self._name), first=day_text(first, today), last=date_text(today)
        )

    def paint(self, painter: QPainter) -> None:
        """Paint it from the painter's origin on, WIDTH × HEIGHT of its units, on white."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), QColor("white"))
        review, program, column = self._review, self._program, _Column(painter, self._family)
        column.text(self.title, TITLE_PX, bold=True)
        column.text(f"{program.name} · GluteTimer", SMALL_PX, muted=True)
        column.skip(GAP / 2)
        for line in self._lines():
            column.text(line, TEXT_PX)
        column.skip(GAP / 2)
        column.table(self._doses())
        column.skip(GAP)
        weeks = min(MAX_WEEKS, review.total.weeks)
        if weeks < review.total.weeks:
            text = ngettext("The days of this week", "The days of the last {number} weeks", weeks)
            column.text(text.format(number=weeks), SMALL_PX, muted=True)
        font = column.font(SMALL_PX)
        calendar = column.take(calendar_height(column.width, chart_font(font), weeks))
        painter.setFont(font)
        paint_calendar(painter, calendar, LIGHT, self._training_log, weeks)
        column.skip(GAP)
        column.beside(RepsChart(review, program), EffortPainChart(review), REPS_HEIGHT)
        column.skip(GAP)
        room = column.left_over - HEADING_PX - TITLE_GAP - BELOW_LAST
        column.beside(BalanceChart(review), self._levels(column.half, font, room), room)

    def _levels(self, width: float, font: QFont, room: float) -> LevelChart:
        """The way up the ladder, with as many changes in words as there is room for."""
        review, program = self._review, self._program
        # In the window it stands above the chart.
        where = level_summary(review, program)
        charts = (LevelChart(review, program, n, where) for n in range(MAX_CHANGES, 0, -1))
        fitting = (chart for chart in charts if chart.height(width, chart_font(font)) <= room)
        return next(fitting, LevelChart(review, program, 0, where))

    def _lines(self) -> list[str]:
        """What the weeks come to, in sentences."""
        review = self._review
        return [
            f"{totals_text(review, self._program.per_week)}.",
            f"{self._days_text()}; {_reps_text(review)}.",
            f"{_effort_text(review)} {_pain_text(review)}",
            balance_summary(review.balance),
        ]

    def _days_text(self) -> str:
        """How often there was a session, against how often the program asks for one."""
        days, so_far, per_week = (
            self._review.total.days, self._review.days_so_far, self._program.per_week
        )  # fmt: skip
        if per_week == EVERY_DAY:
            text = gettext("A session on {percent} of the days")
            return text.format(percent=_percent_text(days, so_far))
        text = gettext("Sessions on {days} days a week on average (the program is for {per_week})")
        a_week = mean_text(days / max(1, so_far / DAYS_A_WEEK))
        return text.format(days=a_week, per_week=per_week)

    def _doses(self) -> list[tuple[str, ...]]:
        """The levels trained, each with its dose and what was done of it."""
        titles = gettext("Level"), gettext("Dose"), gettext("Sessions"), gettext("Reps done")
        rows: list[tuple[str, ...]] = [titles]
        by_level = sessions_by_level(self._review.sessions)
        for id_, sessions in list(by_level.items())[-MAX_LEVELS:]:
            level = self._program.level(id_)
            dose = level_text(level) if level else gettext("no longer in the program")
            sets = chain.from_iterable(session.sets for session in sessions)
            reps = ", ".join(amount.short_text() for amount in amounts_of(sets))
            rows.append((self._program.level_name(id_), dose, number_text(len(sessions)), reps))
        return rows


class _Column:
    """Sets texts, tables and charts one below the other, within the margins of the page."""

    def __init__(self, painter: QPainter, family: str) -> None:
        self._painter = painter
        self._family = family
        self._y = MARGIN
        self.width = WIDTH - 2 * MARGIN
        # The width of one of two charts side by side.
        self.half = (self.width - 1.5 * GAP) / 2

    @property
    def left_over(self) -> float:
        return HEIGHT - MARGIN - self._y

    def font(self, pixels: int, bold: bool = False) -> QFont:
        """The page's font, so high in its units whatever it is painted on."""
        font = QFont(self._family)
        font.setPixelSize(pixels)
        font.setBold(bold)
        return font

    def skip(self, height: float) -> None:
        self._y += height

    def take(self, height: float) -> QRectF:
        rect = QRectF(MARGIN, self._y, self.width, height)
        self._y += height
        return rect

    def text(self, text: str, pixels: int, bold: bool = False, muted: bool = False) -> None:
        self._y += self._put(text, MARGIN, self.width, self.font(pixels, bold), muted) + TITLE_GAP

    def table(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Set rows below a row of titles; the second column takes what the others leave.

        The first and the last take a third of the width at most.
        """
        font = self.font(SMALL_PX)
        self._painter.setFont(font)
        text_width = self._painter.fontMetrics().horizontalAdvance
        widths = [max(map(text_width, texts)) + GAP for texts in zip(*rows, strict=True)]
        for column in (0, -1):
            widths[column] = min(widths[column], self.width / 3)
        widths[1] = self.width - (sum(widths) - widths[1])
        for number, row in enumerate(rows):
            x, height = MARGIN, 0.0
            for text, width in zip(row, widths, strict=True):
                used = self._put(text, x, width - GAP / 2, font, muted=number == 0)
                x, height = x + width, max(height, used)
            self._y += height + TITLE_GAP
            self._painter.setPen(QColor(LIGHT.line))
            y = round(self._y)
            self._painter.drawLine(round(MARGIN), y, round(MARGIN + self.width), y)
            self._y += TITLE_GAP

    def beside(self, left: Chart[Any], right: Chart[Any], height: float) -> None:
        """Set two charts of that height side by side, each below its name."""
        top = self._y
        for chart, x in ((left, MARGIN), (right, MARGIN + self.width - self.half)):
            self._y = top
            heading = self._put(chart.name, x, self.half, self.font(HEADING_PX, True), False)
            self._y += heading + TITLE_GAP
            rect = QRectF(x, self._y, self.half, height)
            self._painter.setFont(self.font(SMALL_PX))
            chart.paint(self._painter, rect, LIGHT)
            self._y += height

    def _put(self, text: str, x: float, width: float, font: QFont, muted: bool) -> float:
        """Write a text that wraps; gives its height."""
        self._painter.setFont(font)
        self._painter.setPen(QColor(LIGHT.muted if muted else LIGHT.text))
        rect = QRectF(x, self._y, width, HEIGHT)
        used = self._painter.boundingRect(rect, _WRAP, text)
        self._painter.drawText(rect, _WRAP, text)
        return used.height()


def sessions_by_level(sessions: Sequence[SessionRecord]) -> Mapping[str, list[SessionRecord]]:
    """The sessions of each level, by its id, in the order in which they were trained first."""
    by_level: dict[str, list[SessionRecord]] = {}
    for session in sessions:
        by_level.setdefault(session.level, []).append(session)
    return by_level


def _isolated(name: str) -> str:
    """A name that turns nothing around it about where it is written from right to left."""
    turns = any(bidirectional(letter) in ("R", "AL") for letter in name)
    return f"\u2068{name}\u2069" if turns else name


def _percent_text(part: int, whole: int) -> str:
    # Rounded down: all is only what is all.
    return gettext("{number} %").format(number=100 * part // whole)


def _reps_text(review: Review) -> str:
    if not review.prescribed_reps:
        return gettext("none of the prescribed reps were done")
    percent = _percent_text(review.total.all_reps, review.prescribed_reps)
    return gettext("{percent} of the prescribed reps were done").format(percent=percent)


def _effort_text(review: Review) -> str:
    efforts = legs_felt_text(review.total.effort)
    if not efforts:
        return gettext("Effort: not rated.")
    return gettext("Effort: {efforts} on average.").format(efforts=efforts)


def _pain_text(review: Review) -> str:
    total = review.total
    if total.pain is None or total.most_pain is None:
        return gettext("Pain: not noted.")
    return ngettext(
        "Pain: {mean} of {max} on average, at most {most}, noted in {number} session.",
        "Pain: {mean} of {max} on average, at most {most}, noted in {number} sessions.",
        total.pain_notes,
    ).format(
        mean=mean_text(total.pain),
        max=MAX_PAIN,
        most=total.most_pain,
        number=number_text(total.pain_notes),
    )
