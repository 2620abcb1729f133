"""Where the rows of left against right lie: a bar, its number and its dots for each leg."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QRectF

from glutetimer.core.program import Side
from glutetimer.core.records import Effort
from glutetimer.core.review.periods import PeriodSums, PerLeg
from glutetimer.core.translation import number_text
from glutetimer.ui.review.charts.canvas import CENTRE, LEFT, RIGHT, ChartFont, PlacedText
from glutetimer.ui.review.texts import short_week_text

# All in lines of text: how thick a bar is, what a text above it takes, what is free between
# rows, and beside a text or the dots.
THICKNESS, ABOVE, ROW_GAP, BESIDE = 0.85, 1.1, 0.7, 0.45
# With less room than this for the longest bar the date moves above it, then the number.
ROOM_BESIDE_DATE, ROOM_BESIDE_NUMBER = 5.0, 3.5
DOT, DOT_GAP = 0.5, 0.1
MIN_BAR_PX = 2.0


def dots_width(dots: int) -> float:
    """What so many dots in a row take, in lines of text."""
    return dots * DOT + (dots - 1) * DOT_GAP


DOTS_WIDTH = dots_width(len(Effort))


class LegBar(NamedTuple):
    """What a leg did in a week; `base` is the line that its bar begins at."""

    base: QRectF
    bar: QRectF
    number: PlacedText
    dots: QRectF


class WeekRow(NamedTuple):
    """A week: `rect` is all of the row."""

    rect: QRectF
    date: PlacedText
    legs: PerLeg[LegBar]


class BalanceRows:
    """What the rows have in common: from the middle outwards a bar, its number and its dots.

    A row's date lies between its bars; in a narrow chart it is above them, and in the
    narrowest the numbers are, too. All sizes are in pixels.
    """

    def __init__(
        self,
        weeks: tuple[PeriodSums, ...],
        today: date,
        rect: QRectF,
        font: ChartFont,
        rated: bool,
    ) -> None:
        """`rated` is whether there are dots."""
        self._rect, self._type, self._today = rect, font, today
        beside = self._beside = BESIDE * font.line
        self._max_reps = max(1, *(max(week.reps) for week in weeks))
        number = max(font.width(number_text(reps)) for week in weeks for reps in week.reps) + beside
        date_width = max(font.width(short_week_text(week, today)) for week in weeks)
        # Free at the edge is what the outline of the row that is marked needs.
        self._edge = rect.width() / 2 - beside
        room = self._edge - (DOTS_WIDTH * font.line + beside if rated else 0)
        inside = round(date_width / 2 + beside)
        self._date_above = room - inside - number < ROOM_BESIDE_DATE * font.line
        # From the middle to a bar's base: two bars that would touch are told apart by two pixels.
        self._inside = 1 if self._date_above else inside
        room -= self._inside
        self._number_above = self._date_above and room - number < ROOM_BESIDE_NUMBER * font.line
        self._room = max(1.0, room - (0 if self._number_above else number))
        lines = self._date_above + self._number_above
        # From row to row, if there is room enough.
        self.pitch = (lines * ABOVE + THICKNESS + ROW_GAP) * font.line
        # How far from the bars' base a total may begin, and must end.
        self.total_start = beside if self._date_above else 0.0
        self.half_width = rect.width() / 2 - self._inside

    def row(self, week: PeriodSums, top: float, pitch: float) -> WeekRow:
        """The row of a week from `top` on, `pitch` high."""
        rect = QRectF(self._rect.left(), top, self._rect.width(), pitch)
        line = self._type.line * pitch / self.pitch
        thickness = round(THICKNESS * line)
        top += ROW_GAP / 2 * line
        date_height = line if self._date_above else thickness
        date_rect = QRectF(rect.left(), top, rect.width(), date_height)
        y = round(top + self._date_above * ABOVE * line)
        left, right = (
            self._leg(side, week.reps.for_leg(side), y, line, thickness) for side in Side
        )
        date = PlacedText(short_week_text(week, self._today), date_rect, CENTRE)
        return WeekRow(rect, date, PerLeg(left, right))

    def outwards(self, side: Side, start: float, end: float, top: float, height: float) -> QRectF:
        """From `start` to `end` off the base of the leg's bars, away from the middle."""
        middle = round(self._rect.center().x())
        x = middle - self._inside - end if side is Side.LEFT else middle + self._inside + start
        return QRectF(x, top, end - start, height)

    def _leg(self, side: Side, reps: int, y: int, line: float, thickness: int) -> LegBar:
        text = number_text(reps)
        width = self._type.width(text) + 1
        end = max(MIN_BAR_PX, round(self._room * reps / self._max_reps)) if reps else 0.0
        start = max(self._beside, end - width) if self._number_above else end + self._beside
        bar_y = round(y + self._number_above * ABOVE * line)
        edge = self._edge - self._inside
        number = self.outwards(side, start, start + width, y, bar_y - y or thickness)
        # Without a gap from row to row, but for the dates that lie in their way.
        more = 0 if self._date_above else ROW_GAP / 2 * line
        return LegBar(
            self.outwards(side, -1, 0, bar_y - more, thickness + 2 * more),
            self.outwards(side, 0, end, bar_y, thickness),
            PlacedText(text, number, RIGHT if side is Side.LEFT else LEFT),
            self.outwards(side, edge - DOTS_WIDTH * self._type.line, edge, bar_y, thickness),
        )
