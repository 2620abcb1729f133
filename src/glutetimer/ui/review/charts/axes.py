"""What the pictures of weeks share: the scale of time and its labels, numbers, the legend."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from glutetimer.core.dates import MONTHS
from glutetimer.core.review import DAYS_A_WEEK, PeriodSums
from glutetimer.ui.review.words import short_day_text
from glutetimer.ui.theme import Colors

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter
# Up to so many weeks each is labelled with its Monday, more with their months and years.
WEEKS_BY_DAY = 8
# How many months may lie from label to label; from 12 on the labels are years.
MONTHS_APART = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
YEAR = 12
TICK_PX = 5.0
LEAST_MARK_PX = 7.0


class Type:
    """The type that texts are painted in; widths and `line`, the height of one, in pixels."""

    def __init__(self, font: QFont) -> None:
        self.plain = font
        self.bold = QFont(font)
        self.bold.setBold(True)
        metrics = QFontMetricsF(font)
        self.line = metrics.height()
        bold = QFontMetricsF(self.bold)

        # Years of months have the same few names. Qt's own functions are not for `cache` to
        # wrap: it would ask for their docstrings, which PySide takes 50 ms to make up.
        @cache
        def wide(text: str) -> float:
            return metrics.horizontalAdvance(text)

        @cache
        def bold_wide(text: str) -> float:
            return bold.horizontalAdvance(text)

        self.wide, self.bold_wide = wide, bold_wide


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Where bars, of which there is at least one, and their days lie between two x."""

    bars: Sequence[PeriodSums]
    left: float
    right: float

    @property
    def slot(self) -> float:
        """How wide the place of a bar is."""
        return (self.right - self.left) / len(self.bars)

    def x(self, day: date) -> float:
        """Where that day begins."""
        days = len(self.bars) * self.bars[0].weeks * DAYS_A_WEEK
        return self.left + (self.right - self.left) * (day - self.bars[0].first).days / days

    def middle(self, index: int) -> float:
        """The middle of that bar's place."""
        return self.left + (index + 0.5) * self.slot

    def place(self, index: int, plot: QRectF) -> QRectF:
        """The bar's part of a plot."""
        return QRectF(self.left + index * self.slot, plot.top(), self.slot, plot.height())

    def index_at(self, x: float) -> int | None:
        """The bar whose place is there."""
        inside = self.left <= x < self.right
        return min(len(self.bars) - 1, int((x - self.left) / self.slot)) if inside else None


class Stamp(NamedTuple):
    """A label of time: where its text begins, in which row; `tick` is what it points at."""

    text: str
    x: float
    row: int = 0
    tick: float | None = None


def stamps(scale: TimeScale, today: date, type_: Type, end: float) -> list[Stamp]:
    """The labels below the scale, none over another or beyond `end`: days, months or years."""
    bars, newest = scale.bars, len(scale.bars) - 1
    if len(bars) <= WEEKS_BY_DAY and bars[0].weeks == 1:
        for apart in range(1, len(bars) + 1):
            row = [_week(scale, i, type_, end) for i in range(newest, -1, -apart)][::-1]
            if _fitting(row, type_, end) == row:
                return row
    for months in MONTHS_APART:
        row = _months(scale, months)
        fitting = _fitting(row, type_, end)
        if fitting and len(fitting) >= len(row) - 1:
            years = _months(scale, YEAR, 1) if months < YEAR else []
            describe = [each.text for each in years] != [str(today.year)]
            return [*fitting, *(_fitting(years, type_, end) if describe else ())]
    return _fitting([_week(scale, 0, type_, end)], type_, end)


def _week(scale: TimeScale, index: int, type_: Type, end: float) -> Stamp:
    """The Monday of that week below the middle of its place."""
    text = short_day_text(scale.bars[index].first, scale.bars[index].first)
    half = type_.wide(text) / 2
    return Stamp(text, max(scale.left, min(scale.middle(index), end - half - 1) - half))


def _months(scale: TimeScale, months: int, row: int = 0) -> list[Stamp]:
    """Where every so many months begin; one that began before stands at the left, unticked."""
    first, last = scale.bars[0].first, scale.bars[-1].last
    begun = first.year * YEAR + (first.month - 1 if months < YEAR else 0)
    start = begun if months in (1, YEAR) else begun + 1 + -(begun + 1) % months
    found = []
    for each in range(start, last.year * YEAR + last.month, months):
        day = date(each // YEAR, each % YEAR + 1, 1)
        text = MONTHS[day.month - 1][:3] if months < YEAR else str(day.year)
        x = scale.x(day)
        inside = day >= first
        found.append(Stamp(text, x + TICK_PX if inside else scale.left, row, x if inside else None))
    return found


def _fitting(row: Sequence[Stamp], type_: Type, end: float) -> list[Stamp]:
    """Those within the end, none if two of them touch; a first without a tick makes room."""
    fitting = [each for each in row if each.x + type_.wide(each.text) <= end]
    touch = [a.x + type_.wide(a.text) + 0.4 * type_.line > b.x for a, b in pairwise(fitting)]
    if touch and touch[0] and fitting[0].tick is None:
        return [] if any(touch[1:]) else fitting[1:]
    return [] if any(touch) else fitting


def below(type_: Type, row: Sequence[Stamp]) -> float:
    """How much room the labels need below the base line."""
    return TICK_PX + type_.line * (1 + max((each.row for each in row), default=0))


def paint_stamps(
    painter: QPainter, row: Sequence[Stamp], plot: QRectF, type_: Type, colors: Colors
) -> None:
    """Paint the base line and below it the labels, with the ticks of what they point at."""
    color, base = QColor(colors.muted), plot.bottom()
    painter.fillRect(QRectF(plot.left(), base, plot.width(), 1), color)
    for each in row:
        y = base + TICK_PX + each.row * type_.line
        if each.tick is not None:
            # A year's goes down past the months.
            end = y + each.row * TICK_PX
            painter.fillRect(QRectF(round(each.tick), base, 1, end - base), color)
        rect = QRectF(each.x, y, type_.wide(each.text), type_.line)
        write(painter, rect, LEFT, each.text, colors.muted)


def margin(texts: Sequence[str], type_: Type) -> float:
    """How much room the widest of the texts needs beside the grid."""
    return max(type_.wide(line) for text in texts for line in text.split("\n")) + type_.line / 2


def paint_line(
    painter: QPainter, plot: QRectF, y: float, text: str, type_: Type, colors: Colors
) -> None:
    """A line of the grid across the plot, with its text on the left."""
    painter.fillRect(QRectF(plot.left(), round(y), plot.width(), 1), quiet(colors))
    high = type_.line * (1 + text.count("\n"))
    right = plot.left() - type_.line / 2
    rect = QRectF(right, round(y) - high / 2, 0, high).adjusted(-margin([text], type_), 0, 0, 0)
    write(painter, rect, RIGHT, text, colors.muted)


class Key(NamedTuple):
    """An entry of the legend; `sign` paints what it is the key to, None makes it a title."""

    text: str
    sign: Callable[[QPainter, QRectF, Colors], None] | None = None


class Legend:
    """Keys side by side, in as many lines as they need."""

    def __init__(self, keys: Sequence[Key], rect: QRectF, type_: Type) -> None:
        """Laid out from the top of `rect` down, as wide as it is; `height` is what they need."""
        self._type = type_
        self._placed: list[tuple[Key, QRectF]] = []
        line = type_.line
        x, y = rect.left(), rect.top()
        for key in keys:
            wide = (type_.wide(key.text) + 1.1 * line) if key.sign else type_.bold_wide(key.text)
            if x > rect.left() and x + wide > rect.right():
                x, y = rect.left(), y + line
            self._placed.append((key, QRectF(x, y, wide + 1, line)))
            x += wide + 0.8 * line
        self.height = y + line - rect.top()

    def paint(self, painter: QPainter, colors: Colors) -> None:
        """Paint it."""
        line = self._type.line
        for key, rect in self._placed:
            painter.setFont(self._type.plain if key.sign else self._type.bold)
            if key.sign:
                sign = QRectF(rect.left(), rect.top() + 0.2 * line, 0.8 * line, 0.64 * line)
                key.sign(painter, sign, colors)
                rect = rect.adjusted(1.1 * line, 0, 0, 0)
            write(painter, rect, LEFT, key.text, colors.text)
        painter.setFont(self._type.plain)


def leg_keys() -> list[Key]:
    """Those of the two legs."""
    return [
        Key("Left leg", lambda painter, rect, c: painter.fillRect(rect, QColor(c.left))),
        Key("Right leg", lambda painter, rect, c: painter.fillRect(rect, QColor(c.right))),
    ]


def write(painter: QPainter, rect: QRectF, align: Qt.AlignmentFlag, text: str, color: str) -> None:
    """Write a text, vertically in the middle of its place."""
    painter.setPen(QColor(color))
    # On paper letters can be a hair wider than they are measured here.
    align |= Qt.AlignmentFlag.AlignVCenter
    painter.drawText(rect, align | Qt.TextFlag.TextDontClip, text)


def write_message(painter: QPainter, rect: QRectF, plot: QRectF, text: str, colors: Colors) -> None:
    """Say why the plot is empty; without numbers beside it all of the width is free."""
    painter.setPen(QColor(colors.text))
    place = QRectF(rect.left(), plot.top(), rect.width(), plot.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)


def quiet(colors: Colors, alpha: float = 0.25) -> QColor:
    """For what is to stand back, in every look."""
    color = QColor(colors.muted)
    color.setAlphaF(alpha)
    return color


def paint_marked(painter: QPainter, rect: QRectF, colors: Colors) -> None:
    """The ground and the frame of the place that is marked, wide enough to be seen."""
    more = max(0.0, LEAST_MARK_PX - rect.width()) / 2
    painter.setPen(QPen(QColor(colors.accent), 2))
    painter.setBrush(QColor(colors.soft))
    painter.drawRoundedRect(rect.adjusted(-more, 0, more, 0), 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def dot(painter: QPainter, centre: QPointF, radius: float, color: QColor) -> None:
    """A filled dot."""
    painter.setPen(QPen(color, 2 * radius, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPoint(centre)
