"""The left leg against the right one, week by week: reps as mirrored bars, effort as dots."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF

from glutetimer.core.program import Side
from glutetimer.core.records import RPE_SCORE, Effort
from glutetimer.core.review.periods import PeriodSums, PerLeg, nearest_effort
from glutetimer.core.review.training_log import Review
from glutetimer.core.translation import gettext, gettext_noop, ngettext, number_text
from glutetimer.ui.review.charts.balance_rows import (
    DOT,
    DOT_GAP,
    BalanceRows,
    WeekRow,
    dots_width,
)
from glutetimer.ui.review.charts.canvas import LEFT, RIGHT, Canvas, ChartFont, PlacedText
from glutetimer.ui.review.charts.frame import Chart, ChartFrame, Mark
from glutetimer.ui.review.charts.legend import Legend, LegendEntry
from glutetimer.ui.review.summaries import balance_summary
from glutetimer.ui.review.texts import describe_week, mean_effort_text

NOTHING = gettext_noop("Sets of one leg at a time will be compared here.")
# The sum of a leg's reps, after its side.
_TOTALS = {Side.LEFT: gettext_noop("Left {reps}"), Side.RIGHT: gettext_noop("Right {reps}")}
# Between the parts of the chart, in lines of text.
PART_GAP = 0.6
CORNER_PX = 2.5
# How much further apart than they need be rows may lie, to share the height of what is beside.
MAX_SPREAD = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceFrame(ChartFrame):
    """The frame; `rows` are the weeks', oldest first, so from the bottom up.

    Without rows there are no `totals` either.
    """

    caption: PlacedText
    totals: PerLeg[PlacedText] | None
    rows: tuple[WeekRow, ...]
    height: float


class BalanceChart(Chart[BalanceFrame]):
    """A row for each of the last weeks, the newest at the top.

    Where every set was one of both legs together, a sentence stands in their place.
    """

    def __init__(self, review: Review) -> None:
        self.name = gettext("Left against right")
        self._balance, self._today = review.balance, review.today
        self._weeks = () if review.balance.both_only else review.balance.weeks
        self._rated = any(mean is not None for week in self._weeks for mean in week.effort)

    def __len__(self) -> int:
        return len(self._weeks)

    def height(self, width: float, font: ChartFont) -> float:
        return self.frame(QRectF(0, 0, width, 1e6), font).height

    def describe(self, index: int) -> str:
        return describe_week(self._weeks[index], self._today)

    def summary(self) -> str:
        return balance_summary(self._balance)

    def frame(self, rect: QRectF, font: ChartFont) -> BalanceFrame:
        """From the top of `rect` down; the rows share its height, as far as that looks well.

        `height` of the frame is what they want at least.
        """
        caption = self._caption(rect, font)
        if not self._weeks:
            height = caption.rect.height()
            return BalanceFrame(
                rect=rect, marks=[], caption=caption, totals=None, rows=(), height=height
            )
        gap = PART_GAP * font.line
        rows = BalanceRows(self._weeks, self._today, rect, font, self._rated)
        totals = self._totals(rows, caption.rect.bottom() + gap / 2, font)
        top = totals.left.rect.bottom() + gap / 2
        below = gap + _legend(rect, 0, font).height if self._rated else 0
        number = len(self._weeks)
        pitch = min(MAX_SPREAD * rows.pitch, max(1.0, (rect.bottom() - below - top) / number))
        bottom = top + number * pitch
        placed = tuple(
            rows.row(week, bottom - (i + 1) * pitch, pitch) for i, week in enumerate(self._weeks)
        )
        return BalanceFrame(
            rect=rect,
            marks=[Mark(row.rect, [row.rect]) for row in placed],
            legends=[_legend(rect, bottom + gap, font)] if self._rated else [],
            caption=caption,
            totals=totals,
            rows=placed,
            height=top + number * rows.pitch + below - rect.top(),
        )

    def _caption(self, rect: QRectF, font: ChartFont) -> PlacedText:
        number = len(self._weeks)
        text = gettext(NOTHING)
        if number:
            text = ngettext("Reps of this week", "Reps of the last {number} weeks", number)
        text = text.format(number=number)
        flags = int(Qt.TextFlag.TextWordWrap | LEFT)
        room = QRectF(0, 0, rect.width(), 1e6)
        height = QFontMetricsF(font.plain).boundingRect(room, flags, text).height()
        return PlacedText(text, QRectF(rect.left(), rect.top(), rect.width(), height), LEFT)

    def _totals(self, rows: BalanceRows, top: float, font: ChartFont) -> PerLeg[PlacedText]:
        """The sums, each above its leg's bars; in two lines where one is too short."""
        left, right = (
            gettext(_TOTALS[side]).format(reps=number_text(self._balance.reps.for_leg(side)))
            for side in Side
        )
        lines, start = 1, rows.total_start
        if max(font.bold_width(left), font.bold_width(right)) > rows.half_width - start:
            left, right = left.replace(" ", "\n"), right.replace(" ", "\n")
            lines, start = 2, start / 3
        extent = (start, rows.half_width, top, lines * font.line)
        return PerLeg(
            PlacedText(left, rows.outwards(Side.LEFT, *extent), RIGHT),
            PlacedText(right, rows.outwards(Side.RIGHT, *extent), LEFT),
        )

    def _paint_data(self, canvas: Canvas, frame: BalanceFrame, marked: int | None) -> None:
        caption, colors = frame.caption, canvas.colors
        canvas.write_wrapped(caption.rect, caption.align, caption.text, colors.muted)
        if frame.totals is not None:
            for total, color in zip(frame.totals, (colors.left, colors.right), strict=True):
                total.paint(canvas, color, bold=True)
        for row, week in zip(frame.rows, self._weeks, strict=True):
            _paint_row(canvas, row, week)


def _paint_row(canvas: Canvas, row: WeekRow, week: PeriodSums) -> None:
    colors = canvas.colors
    row.date.paint(canvas, colors.text if week.sessions else colors.muted)
    for side in Side:
        leg, mean = row.legs.for_leg(side), week.effort.for_leg(side)
        canvas.painter.fillRect(leg.base, canvas.quiet())
        if any(week.reps):
            _paint_bar(canvas, leg.bar, side)
            leg.number.paint(canvas, colors.text)
        if mean is not None:
            _paint_dots(canvas, leg.dots, side, mean, canvas.leg_color(side))


def _paint_bar(canvas: Canvas, bar: QRectF, side: Side) -> None:
    """Its outer corners are round; the inner ones are cut off with what is too much."""
    more = CORNER_PX if side is Side.LEFT else -CORNER_PX
    painter = canvas.painter
    painter.save()
    painter.setClipRect(bar)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(canvas.leg_color(side))
    painter.drawRoundedRect(bar.united(bar.translated(more, 0)), CORNER_PX, CORNER_PX)
    painter.restore()


def _paint_dots(canvas: Canvas, rect: QRectF, side: Side, mean: float, color: QColor) -> None:
    """One, two or three of them, from the inner edge of `rect` on."""
    line = canvas.font.line
    for number in range(RPE_SCORE[nearest_effort(mean)] + 1):
        offset = (DOT / 2 + number * (DOT + DOT_GAP)) * line
        x = rect.right() - offset if side is Side.LEFT else rect.left() + offset
        canvas.dot(QPointF(x, rect.center().y()), DOT / 2 * line, color)


def _legend(rect: QRectF, top: float, font: ChartFont) -> Legend:
    scores = range(len(Effort))
    entries = [
        LegendEntry(mean_effort_text(score), partial(_paint_symbol, score), dots_width(score + 1))
        for score in scores
    ]
    below = QRectF(rect.left(), top, rect.width(), 0)
    return Legend([LegendEntry(gettext("Effort")), *entries], below, font)


def _paint_symbol(score: int, canvas: Canvas, rect: QRectF) -> None:
    _paint_dots(canvas, rect, Side.LEFT, score, QColor(canvas.colors.text))
