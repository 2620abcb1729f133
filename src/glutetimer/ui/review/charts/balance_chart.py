"""The left leg against the right one, week by week: reps as mirrored bars, effort as dots."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from glutetimer.core.program import Side
from glutetimer.core.records import RPE_SCORE, Effort
from glutetimer.core.review import Balance, PeriodSums, PerLeg
from glutetimer.ui.review import words
from glutetimer.ui.review.charts import axes
from glutetimer.ui.review.charts.axes import CENTRE, LEFT, RIGHT, Key, Legend, Type
from glutetimer.ui.theme import Colors

# All in lines of text: how thick a bar is, what a text above it takes, what is free between
# rows, between the parts of the drawing, and beside a text or the dots.
THICK, ABOVE, ROW_GAP, PART_GAP, BESIDE = 0.85, 1.1, 0.7, 0.6, 0.45
# With less room than this for the longest bar the date moves above it, then the number.
ROOM_BESIDE_DATE, ROOM_BESIDE_NUMBER = 5.0, 3.5
DOT, DOT_GAP = 0.25, 0.08
DOTS_WIDE = len(Effort) * DOT + (len(Effort) - 1) * DOT_GAP
CORNER_PX, LEAST_PX = 2.5, 2.0
_WRAP = Qt.TextFlag.TextWordWrap | LEFT


class Text(NamedTuple):
    """A text in its place."""

    text: str
    rect: QRectF
    align: Qt.AlignmentFlag


class Leg(NamedTuple):
    """What a leg did in a week; `base` is the line that its bar begins at."""

    base: QRectF
    bar: QRectF
    number: Text
    dots: QRectF


class Row(NamedTuple):
    """A week: all of its place, and what is there."""

    place: QRectF
    date: Text
    legs: PerLeg[Leg]


class Layout(NamedTuple):
    """Where everything is; `rows` oldest first, so from the bottom up."""

    caption: Text
    totals: PerLeg[Text]
    rows: tuple[Row, ...]
    legend: Legend | None
    height: float


class BalanceDrawing:
    """A row for each of the last weeks, the newest at the top."""

    name = "Left against right"

    def __init__(self, balance: Balance, today: date) -> None:
        self._balance, self._today = balance, today
        self._weeks = balance.weeks
        self._rated = any(mean is not None for week in self._weeks for mean in week.effort)

    def __len__(self) -> int:
        return len(self._weeks)

    def height(self, width: float, font: QFont) -> float:
        """What its rows and texts need."""
        return self.layout(QRectF(0, 0, width, 1e6), font).height

    def paint(
        self, painter: QPainter, rect: QRectF, colors: Colors, marked: int | None = None
    ) -> None:
        """Paint it into `rect`; rows are closer where that is lower than it wants to be."""
        type_ = Type(painter.font())
        at = self.layout(rect, type_.plain)
        painter.save()
        painter.setPen(QColor(colors.muted))
        painter.drawText(at.caption.rect, _WRAP, at.caption.text)
        painter.setFont(type_.bold)
        for side in Side:
            _write(painter, at.totals.of(side), _color(colors, side))
        painter.setFont(type_.plain)
        if marked is not None:
            axes.paint_marked(painter, at.rows[marked].place, colors)
        for row, week in zip(at.rows, self._weeks, strict=True):
            _paint_row(painter, row, week, colors)
        if at.legend:
            at.legend.paint(painter, colors)
        painter.restore()

    def at(self, rect: QRectF, point: QPointF, font: QFont) -> int | None:
        """The week whose row is there."""
        rows = self.layout(rect, font).rows
        return next((i for i, row in enumerate(rows) if row.place.contains(point)), None)

    def describe(self, index: int) -> str:
        """That week in words, with how each leg found it."""
        return words.describe_week(self._weeks[index], self._today)

    def summary(self) -> str:
        """All of it in a kind sentence."""
        return words.balance_text(self._balance)

    def layout(self, rect: QRectF, font: QFont) -> Layout:
        """Where everything is, from the top of `rect` down."""
        type_ = Type(font)
        gap = PART_GAP * type_.line
        plan = _Plan(self._weeks, rect, type_, self._rated)
        caption = self._caption(rect, font)
        totals = self._totals(plan, caption.rect.bottom() + gap / 2, type_)
        top = totals.left.rect.bottom() + gap / 2
        below = gap + _legend(rect, 0, type_).height if self._rated else 0
        number = len(self._weeks)
        pitch = min(plan.pitch, max(1.0, (rect.bottom() - below - top) / number))
        bottom = top + number * pitch
        rows = [
            plan.row(week, bottom - (i + 1) * pitch, pitch) for i, week in enumerate(self._weeks)
        ]
        legend = _legend(rect, bottom + gap, type_) if self._rated else None
        height = bottom + below - rect.top()
        return Layout(caption, totals, tuple(rows), legend, height)

    def _caption(self, rect: QRectF, font: QFont) -> Text:
        number = len(self._weeks)
        text = "Reps of this week" if number == 1 else f"Reps of the last {number} weeks"
        room = QRectF(0, 0, rect.width(), 1e6)
        height = QFontMetricsF(font).boundingRect(room, int(_WRAP), text).height()
        return Text(text, QRectF(rect.left(), rect.top(), rect.width(), height), LEFT)

    def _totals(self, plan: _Plan, top: float, type_: Type) -> PerLeg[Text]:
        """The sums, each above its leg's bars; in two lines where one is too short."""
        left, right = (f"{side.capitalize()} {self._balance.reps.of(side):,}" for side in Side)
        lines, apart = 1, plan.apart
        if max(type_.bold_wide(left), type_.bold_wide(right)) > plan.half - apart:
            left, right = left.replace(" ", "\n"), right.replace(" ", "\n")
            lines, apart = 2, apart / 3
        at = (apart, plan.half, top, lines * type_.line)
        return PerLeg(
            Text(left, plan.outwards(Side.LEFT, *at), RIGHT),
            Text(right, plan.outwards(Side.RIGHT, *at), LEFT),
        )


class _Plan:
    """What the rows have in common: from the middle outwards a bar, its number and its dots.

    A row's date lies between its bars; in a narrow place it is above them, and in the
    narrowest the numbers are, too.
    """

    def __init__(
        self, weeks: tuple[PeriodSums, ...], rect: QRectF, type_: Type, rated: bool
    ) -> None:
        self._rect, self._line, self._wide = rect, type_.line, type_.wide
        beside = self._beside = BESIDE * type_.line
        self._most = max(1, *(max(week.reps) for week in weeks))
        number = max(type_.wide(f"{reps:,}") for week in weeks for reps in week.reps) + beside
        date_wide = max(type_.wide(words.short_week_text(week)) for week in weeks)
        # Free at the edge is what the frame of the row that is marked needs.
        self._edge = rect.width() / 2 - beside
        room = self._edge - (DOTS_WIDE * type_.line + beside if rated else 0)
        inside = round(date_wide / 2 + beside)
        self._date_above = room - inside - number < ROOM_BESIDE_DATE * type_.line
        # Two bars that would touch are told apart by two pixels.
        self._inside = 1 if self._date_above else inside
        room -= self._inside
        self._number_above = self._date_above and room - number < ROOM_BESIDE_NUMBER * type_.line
        self._room = max(1.0, room - (0 if self._number_above else number))
        lines = self._date_above + self._number_above
        self.pitch = (lines * ABOVE + THICK + ROW_GAP) * type_.line
        # How far from the bars' base a total may begin, and must end.
        self.apart = beside if self._date_above else 0.0
        self.half = rect.width() / 2 - self._inside

    def row(self, week: PeriodSums, top: float, pitch: float) -> Row:
        """The row of a week from `top` on, `pitch` high."""
        place = QRectF(self._rect.left(), top, self._rect.width(), pitch)
        line = self._line * pitch / self.pitch
        thick = round(THICK * line)
        top += ROW_GAP / 2 * line
        date_at = QRectF(place.left(), top, place.width(), line if self._date_above else thick)
        y = round(top + self._date_above * ABOVE * line)
        left, right = (self._leg(side, week.reps.of(side), y, line, thick) for side in Side)
        return Row(place, Text(words.short_week_text(week), date_at, CENTRE), PerLeg(left, right))

    def _leg(self, side: Side, reps: int, y: int, line: float, thick: int) -> Leg:
        text = f"{reps:,}"
        wide = self._wide(text) + 1
        end = max(LEAST_PX, round(self._room * reps / self._most)) if reps else 0.0
        start = max(self._beside, end - wide) if self._number_above else end + self._beside
        bar_y = round(y + self._number_above * ABOVE * line)
        edge = self._edge - self._inside
        number = self.outwards(side, start, start + wide, y, bar_y - y or thick)
        # Without a gap from row to row, but for the dates that lie in their way.
        more = 0 if self._date_above else ROW_GAP / 2 * line
        return Leg(
            self.outwards(side, -1, 0, bar_y - more, thick + 2 * more),
            self.outwards(side, 0, end, bar_y, thick),
            Text(text, number, RIGHT if side is Side.LEFT else LEFT),
            self.outwards(side, edge - DOTS_WIDE * self._line, edge, bar_y, thick),
        )

    def outwards(self, side: Side, start: float, end: float, top: float, high: float) -> QRectF:
        """From `start` to `end` off the base of the leg's bars, away from the middle."""
        middle = round(self._rect.center().x())
        x = middle - self._inside - end if side is Side.LEFT else middle + self._inside + start
        return QRectF(x, top, end - start, high)


def _legend(rect: QRectF, top: float, type_: Type) -> Legend:
    keys = [Key(words.effort_text(strain), partial(_sign, strain)) for strain in range(len(Effort))]
    return Legend([Key("Effort"), *keys], QRectF(rect.left(), top, rect.width(), 0), type_)


def _color(colors: Colors, side: Side) -> str:
    return colors.left if side is Side.LEFT else colors.right


def _write(painter: QPainter, text: Text, color: str) -> None:
    axes.write(painter, text.rect, text.align, text.text, color)


def _paint_row(painter: QPainter, row: Row, week: PeriodSums, colors: Colors) -> None:
    _write(painter, row.date, colors.text if week.sessions else colors.muted)
    for side in Side:
        leg, color, mean = row.legs.of(side), _color(colors, side), week.effort.of(side)
        painter.fillRect(leg.base, axes.quiet(colors))
        if week.sessions:
            _paint_bar(painter, leg.bar, side, QColor(color))
            _write(painter, leg.number, colors.text)
        if mean is not None:
            _paint_dots(painter, leg.dots, side, mean, QColor(color))


def _paint_bar(painter: QPainter, bar: QRectF, side: Side, color: QColor) -> None:
    """Its outer corners are round; the inner ones are cut off with what is too much."""
    more = CORNER_PX if side is Side.LEFT else -CORNER_PX
    painter.save()
    painter.setClipRect(bar)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(bar.united(bar.translated(more, 0)), CORNER_PX, CORNER_PX)
    painter.restore()


def _paint_dots(painter: QPainter, place: QRectF, side: Side, mean: float, color: QColor) -> None:
    """One, two or three of them, from the inner edge of their place on."""
    unit = place.width() / DOTS_WIDE
    for number in range(RPE_SCORE[words.nearest_effort(mean)] + 1):
        off = (DOT / 2 + number * (DOT + DOT_GAP)) * unit
        x = place.right() - off if side is Side.LEFT else place.left() + off
        axes.dot(painter, QPointF(x, place.center().y()), DOT / 2 * unit, color)


def _sign(strain: int, painter: QPainter, rect: QRectF, colors: Colors) -> None:
    _paint_dots(painter, rect, Side.LEFT, strain, QColor(colors.text))
