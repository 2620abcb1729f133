"""The scale of time below a chart's plots, and its labels: days, months or years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from glutetimer.core.dates import DAYS_A_WEEK
from glutetimer.core.frozen import frozen
from glutetimer.core.review.periods import PeriodSums
from glutetimer.ui.review.charts.canvas import LEFT, Canvas, ChartFont
from glutetimer.ui.review.texts import short_day_text, short_month_text

# Up to so many weeks each is labelled with its Monday, more with their months and years.
WEEKS_BY_DAY = 8
# How many months may lie from label to label; from 12 on the labels are years.
MONTHS_BETWEEN = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
YEAR = 12
DAYS_A_MONTH = 365.2425 / YEAR
TICK_PX = 5.0
# Between two labels, in lines of text.
GAP = 0.4


@frozen
class TimeScale:
    """Where periods, of which there is at least one, and their days lie between two x."""

    periods: Sequence[PeriodSums]
    left: float
    right: float

    @property
    def slot_width(self) -> float:
        return (self.right - self.left) / len(self.periods)

    @property
    def day_width(self) -> float:
        return self.slot_width / (self.periods[0].weeks * DAYS_A_WEEK)

    def x(self, day: date) -> float:
        return self.left + (day - self.periods[0].first).days * self.day_width

    def middle(self, index: int) -> float:
        return self.left + (index + 0.5) * self.slot_width

    def slots(self, top: float, bottom: float) -> list[QRectF]:
        """The periods' rectangles, from `top` to `bottom`."""
        left, width, height = self.left, self.slot_width, bottom - top
        return [QRectF(left + i * width, top, width, height) for i in range(len(self.periods))]


class TimeLabel(NamedTuple):
    """A label of time: where its text begins, in which row; `tick` is the x it points at."""

    text: str
    x: float
    row: int = 0
    tick: float | None = None

    def paint(self, canvas: Canvas, top: float) -> None:
        """Write it into the line below `top`."""
        rect = QRectF(self.x, top, canvas.font.width(self.text), canvas.font.line)
        canvas.write(rect, LEFT, self.text, canvas.colors.muted)


def time_labels(scale: TimeScale, today: date, font: ChartFont, end: float) -> list[TimeLabel]:
    """The labels below the scale, none over another or beyond `end`: days, months or years."""
    periods, newest = scale.periods, len(scale.periods) - 1
    if len(periods) <= WEEKS_BY_DAY and periods[0].weeks == 1:
        for step in range(1, len(periods) + 1):
            row = [_week(scale, i, font, end) for i in range(newest, -1, -step)][::-1]
            if _fitting(row, font, end) == row:
                return row
    # A month's or year's text is not narrower than a digit: decades have no room for each month.
    least_px, month_px = font.width("0") + GAP * font.line, DAYS_A_MONTH * scale.day_width
    for months in (months for months in MONTHS_BETWEEN if months * month_px >= least_px):
        row = _months(scale, months)
        fitting = _fitting(row, font, end)
        if fitting and len(fitting) >= len(row) - 1:
            years = _months(scale, YEAR, 1) if months < YEAR else []
            only_this_year = [label.text for label in years] == [str(today.year)]
            return fitting if only_this_year else [*fitting, *_fitting(years, font, end)]
    return _fitting([_week(scale, 0, font, end)], font, end)


def labels_height(labels: Sequence[TimeLabel], font: ChartFont) -> float:
    """How much room the labels need below the base line."""
    return TICK_PX + font.line * (1 + max((label.row for label in labels), default=0))


def paint_time_axis(canvas: Canvas, labels: Sequence[TimeLabel], plot: QRectF) -> None:
    """Paint the base line and below it the labels, with the ticks of what they point at."""
    color, base, line = QColor(canvas.colors.muted), plot.bottom(), canvas.font.line
    canvas.painter.fillRect(QRectF(plot.left(), base, plot.width(), 1), color)
    for label in labels:
        top = base + TICK_PX + label.row * line
        if label.tick is not None:
            # A year's goes down past the months.
            end = top + label.row * TICK_PX
            canvas.painter.fillRect(QRectF(round(label.tick), base, 1, end - base), color)
        label.paint(canvas, top)


def _week(scale: TimeScale, index: int, font: ChartFont, end: float) -> TimeLabel:
    """The Monday of that week below its middle."""
    text = short_day_text(scale.periods[index].first, scale.periods[index].first)
    half = font.width(text) / 2
    return TimeLabel(text, max(scale.left, min(scale.middle(index), end - half - 1) - half))


def _months(scale: TimeScale, months: int, row: int = 0) -> list[TimeLabel]:
    """Where every so many months begin; one that began before stands at the left, unticked."""
    first, last = scale.periods[0].first, scale.periods[-1].last
    begun = first.year * YEAR + (first.month - 1 if months < YEAR else 0)
    start = begun if months in (1, YEAR) else begun + 1 + -(begun + 1) % months
    labels = []
    for number in range(start, last.year * YEAR + last.month, months):
        day = date(number // YEAR, number % YEAR + 1, 1)
        text = short_month_text(day) if months < YEAR else str(day.year)
        tick = scale.x(day) if day >= first else None
        x = scale.left if tick is None else tick + TICK_PX
        labels.append(TimeLabel(text, x, row, tick))
    return labels


def _fitting(row: Sequence[TimeLabel], font: ChartFont, end: float) -> list[TimeLabel]:
    """Those within the end, none if two of them touch; a first without a tick makes room."""
    fitting = [label for label in row if label.x + font.width(label.text) <= end]
    touch = [a.x + font.width(a.text) + GAP * font.line > b.x for a, b in pairwise(fitting)]
    if touch and touch[0] and fitting[0].tick is None:
        return [] if any(touch[1:]) else fitting[1:]
    return [] if any(touch) else fitting
