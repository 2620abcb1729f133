"""The weeks on one page: doses, days, effort, pain, left and right, and each step.

The same page is what a file shows, whatever its kind, and what a printer prints.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from glutetimer.core.dates import date_text, day_text
from glutetimer.core.program import Program, Side
from glutetimer.core.records import SessionRecord
from glutetimer.core.review import PeriodSums, Review, TrainingLog
from glutetimer.core.vocabulary import counted
from glutetimer.ui.review.calendar_painter import calendar_height, paint_calendar
from glutetimer.ui.review.charts.balance_chart import BalanceDrawing
from glutetimer.ui.review.charts.effort_pain_chart import FeelingDrawing
from glutetimer.ui.review.charts.level_chart import PathDrawing
from glutetimer.ui.review.charts.reps_chart import RepsDrawing
from glutetimer.ui.review.picture import Drawing
from glutetimer.ui.review.words import (
    balance_text,
    effort_text,
    level_name,
    totals_text,
)
from glutetimer.ui.theme import LIGHT
from glutetimer.ui.wording import level_text

# A4 in the 96ths of an inch that the page is laid out in.
WIDTH, HEIGHT = 794.0, 1123.0
MARGIN, GAP, TITLE_GAP = 48.0, 16.0, 4.0
TITLE_PX, HEADING_PX, TEXT_PX, SMALL_PX = 20, 14, 12, 11
REPS_HEIGHT = 190.0
# Of the calendar, whose squares would be huge or tiny else.
WEEKS_LEAST, WEEKS_MOST = 26, 52
LEVELS_MOST, STEPS_MOST = 6, 5
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Sheet:
    """One page of A4 about the weeks of a review."""

    def __init__(
        self, training_log: TrainingLog, review: Review, program: Program, family: str
    ) -> None:
        """`family` is the type that it is set in."""
        self._training_log, self._review, self._program = training_log, review, program
        self._family = family

    @property
    def title(self) -> str:
        """What the page is about, with its dates."""
        first = max(self._review.first, self._training_log.first_day or self._review.first)
        today = self._training_log.today
        return f"Gluteus medius exercises, {day_text(first, today)} to {date_text(today)}"

    def paint(self, painter: QPainter) -> None:
        """Paint it from the painter's origin on, WIDTH × HEIGHT of its units, on white."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), QColor("white"))
        page = _Page(painter, self._family)
        page.text(self.title, TITLE_PX, bold=True)
        program, today = self._program, self._training_log.today
        page.text(f"{program.name} · GluteTimer", SMALL_PX, muted=True)
        page.skip(GAP / 2)
        for line in self._lines():
            page.text(line, TEXT_PX)
        page.skip(GAP / 2)
        page.table(self._doses())
        page.skip(GAP)
        weeks = max(WEEKS_LEAST, min(WEEKS_MOST, _weeks(self._review)))
        height = calendar_height(page.width, page.font(SMALL_PX), weeks)
        calendar = page.take(height)
        painter.setFont(page.font(SMALL_PX))
        paint_calendar(painter, calendar, LIGHT, self._training_log, weeks)
        page.skip(GAP)
        page.beside(
            RepsDrawing(self._review, program, today),
            FeelingDrawing(self._review, today),
            REPS_HEIGHT,
        )
        page.skip(GAP)
        self._paint_end(page)

    def _paint_end(self, page: _Page) -> None:
        """The last two pictures, with as many steps as there is room for."""
        balance = BalanceDrawing(self._review.balance, self._training_log.today)
        room = page.left_over - HEADING_PX - TITLE_GAP - 8
        for most in range(STEPS_MOST, -1, -1):
            path = PathDrawing(self._review, self._program, self._training_log.today, most)
            if path.height(page.half, page.font(SMALL_PX)) <= room:
                break
        page.beside(balance, path, room)

    def _lines(self) -> list[str]:
        """What the weeks come to, in sentences."""
        review = self._review
        total = review.total
        share = _percent(total.days, review.days_so_far)
        return [
            f"{totals_text(review, self._training_log.days, self._training_log.today)}.",
            f"A session on {share} of the days; {_done_text(review.sessions)}.",
            f"Effort: {_effort_of(total)}. Pain: {_pain_of(review)}.",
            balance_text(review.balance),
        ]

    def _doses(self) -> list[tuple[str, ...]]:
        """The levels trained, each with its dose and what was done of it."""
        of_level: dict[str, list[SessionRecord]] = {}
        for session in self._review.sessions:
            of_level.setdefault(session.level, []).append(session)
        rows: list[tuple[str, ...]] = [("Level", "Dose", "Sessions", "Reps done")]
        for id_, sessions in list(of_level.items())[-LEVELS_MOST:]:
            level = self._program.level(id_)
            dose = level_text(level) if level else "no longer in the program"
            reps = ", ".join(_done_by_exercise(sessions))
            rows.append((level_name(id_, self._program), dose, f"{len(sessions):,}", reps))
        return rows


class _Page:
    """Goes down a page from part to part."""

    def __init__(self, painter: QPainter, family: str) -> None:
        self._painter = painter
        self._family = family
        self._y = MARGIN
        self.width = WIDTH - 2 * MARGIN
        self.half = (self.width - 1.5 * GAP) / 2

    @property
    def left_over(self) -> float:
        """The height that is left."""
        return HEIGHT - MARGIN - self._y

    def font(self, pixels: int, bold: bool = False) -> QFont:
        """The page's type, so high in its units whatever it is painted on."""
        font = QFont(self._family)
        font.setPixelSize(pixels)
        font.setBold(bold)
        return font

    def skip(self, height: float) -> None:
        """Leave that free."""
        self._y += height

    def take(self, height: float) -> QRectF:
        """A part of the page's whole width."""
        rect = QRectF(MARGIN, self._y, self.width, height)
        self._y += height
        return rect

    def text(self, text: str, pixels: int, bold: bool = False, muted: bool = False) -> None:
        """A paragraph."""
        self._y += self._put(text, MARGIN, self.width, self.font(pixels, bold), muted) + TITLE_GAP

    def table(self, rows: list[tuple[str, ...]]) -> None:
        """Rows below a row of titles; the second column takes what the others leave."""
        font = self.font(SMALL_PX)
        self._painter.setFont(font)
        wide = self._painter.fontMetrics().horizontalAdvance
        widths = [max(wide(row[i]) for row in rows) + GAP for i in range(len(rows[0]))]
        widths[0] = min(widths[0], self.width / 3)
        widths[1] = self.width - (sum(widths) - widths[1])
        for number, row in enumerate(rows):
            x, height = MARGIN, 0.0
            for text, width in zip(row, widths, strict=True):
                used = self._put(text, x, width - GAP / 2, font, muted=number == 0)
                x, height = x + width, max(height, used)
            self._y += height + TITLE_GAP
            self._painter.setPen(QColor(LIGHT.line))
            self._painter.drawLine(
                round(MARGIN), round(self._y), round(MARGIN + self.width), round(self._y)
            )
            self._y += TITLE_GAP

    def beside(self, left: Drawing, right: Drawing, height: float) -> None:
        """Two pictures of that height side by side, each below its name."""
        top = self._y
        for drawing, x in ((left, MARGIN), (right, MARGIN + self.width - self.half)):
            self._y = top
            heading = self._put(drawing.name, x, self.half, self.font(HEADING_PX, True), False)
            self._y += heading + TITLE_GAP
            rect = QRectF(x, self._y, self.half, height)
            self._painter.setFont(self.font(SMALL_PX))
            drawing.paint(self._painter, rect, LIGHT)
            self._y += height

    def _put(self, text: str, x: float, width: float, font: QFont, muted: bool) -> float:
        """Write a text that wraps; gives its height."""
        self._painter.setFont(font)
        self._painter.setPen(QColor(LIGHT.muted if muted else LIGHT.text))
        rect = QRectF(x, self._y, width, HEIGHT)
        used = self._painter.boundingRect(rect, _WRAP, text)
        self._painter.drawText(rect, _WRAP, text)
        return used.height()


def _weeks(review: Review) -> int:
    return ((review.last - review.first).days + 1) // 7


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "none"


def _done(sessions: list[SessionRecord] | tuple[SessionRecord, ...]) -> tuple[int, int]:
    """The reps done and prescribed, of both legs."""
    done = sum(each.done(side) for each in sessions for side in Side)
    return done, sum(each.prescribed(side) for each in sessions for side in Side)


def _done_by_exercise(sessions: list[SessionRecord]) -> list[str]:
    """The reps done and prescribed of each exercise, of both legs, in the dose's order."""
    counts: dict[str, tuple[int, int]] = {}
    for each in (found for session in sessions for found in session.sets):
        done, prescribed = counts.get(each.exercise, (0, 0))
        counts[each.exercise] = done + each.done, prescribed + each.prescribed
    return [f"{done:,} of {prescribed:,}" for done, prescribed in counts.values()]


def _done_text(sessions: tuple[SessionRecord, ...]) -> str:
    done, prescribed = _done(sessions)
    return f"{_percent(done, prescribed)} of the prescribed reps were done"


def _effort_of(total: PeriodSums) -> str:
    said = [
        f"{side} {effort_text(mean)}"
        for side in Side
        if (mean := total.effort.of(side)) is not None
    ]
    return f"{', '.join(said)} on average" if said else "not rated"


def _pain_of(review: Review) -> str:
    total = review.total
    if total.pain is None or total.most_pain is None:
        return "not noted"
    noted = counted(sum(each.pain is not None for each in review.sessions), "session")
    return f"{total.pain:.1f} of 10 on average, at most {total.most_pain}, noted in {noted}"
