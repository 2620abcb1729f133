"""How much was done with each leg, and when there was a new level."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from glutetimer.core.program import Program
from glutetimer.core.review import DAYS_A_WEEK, LevelChange, PeriodSums, Review
from glutetimer.core.vocabulary import counted
from glutetimer.ui.review.charts import axes
from glutetimer.ui.review.charts.axes import Key, Legend, Stamp, TimeScale, Type
from glutetimer.ui.review.words import days_of_bar_text, legs_text, level_name
from glutetimer.ui.theme import Colors

NOTHING = "No sessions in these weeks."
# How much of its bar's place a column takes; how wide it gets at most, in lines of text.
COLUMN_SHARE, WIDEST = 0.4, 1.8
LEAST_HEIGHT_PX, LINE_GAP_PX = 2.0, 4.0
# From so wide on, a pixel is left free between the two.
APART_FROM_PX = 4.0
# In lines of text: how high the columns may get, how far the grid's numbers are apart.
LOWEST, HIGHEST, NUMBERS_APART = 8.0, 12.0, 2.2
# The new levels above the columns: how high, and free below them.
LEVEL_HEIGHT, LEVEL_GAP = 1.25, 0.5
# Fewer weeks than this say nothing of a trend.
LEAST_FOR_TREND = 4


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where everything is; `plot` is where the columns stand, `top` above the new levels."""

    legend: Legend
    top: float
    plot: QRectF
    numbers: range
    scale: TimeScale
    stamps: Sequence[Stamp]

    def y(self, reps: float) -> float:
        """How high up that number is."""
        return self.plot.bottom() - self.plot.height() * reps / self.numbers[-1]

    def place(self, index: int) -> QRectF:
        """All that belongs to a bar, with the new level above it."""
        return self.scale.place(index, self.plot).adjusted(0, self.top - self.plot.top(), 0, 0)


class RepsDrawing:
    """Two columns for every bar, the left leg's and the right leg's, and new levels above."""

    def __init__(self, review: Review, program: Program, today: date) -> None:
        self._review, self._program, self._today = review, program, today
        self._bars = review.bars
        weeks = self._bars[0].weeks
        self.name = "Reps per week" + (f", mean of every {weeks} weeks" if weeks > 1 else "")
        days = weeks * DAYS_A_WEEK
        self._steps: dict[int, list[LevelChange]] = {}
        for step in review.steps:
            index = (step.day - self._bars[0].first).days // days
            self._steps.setdefault(index, []).append(step)

    def __len__(self) -> int:
        return len(self._bars)

    def height(self, width: float, font: QFont) -> float:
        """What the texts need, and columns neither flat nor towering."""
        type_ = Type(font)
        plot = min(max(LOWEST * type_.line, width * 0.3), HIGHEST * type_.line)
        # In a rect without height the columns are a pixel high, and all else as it will be.
        at = self._layout(QRectF(0, 0, width, 0), type_)
        return at.plot.top() + plot + axes.below(type_, at.stamps)

    def paint(
        self, painter: QPainter, rect: QRectF, colors: Colors, marked: int | None = None
    ) -> None:
        """Paint it into `rect`."""
        type_ = Type(painter.font())
        at = self._layout(rect, type_)
        painter.save()
        if marked is not None:
            axes.paint_marked(painter, at.place(marked), colors)
        for number in at.numbers if self._review.sessions else ():
            axes.paint_line(painter, at.plot, at.y(number), f"{number:,}", type_, colors)
        self._paint_columns(painter, at, WIDEST * type_.line, colors)
        axes.paint_stamps(painter, at.stamps, at.plot, type_, colors)
        self._paint_levels(painter, at, type_, colors)
        at.legend.paint(painter, colors)
        if not self._review.sessions:
            axes.write_message(painter, rect, at.plot, NOTHING, colors)
        painter.restore()

    def at(self, rect: QRectF, point: QPointF, font: QFont) -> int | None:
        """The bar whose place is there, from the new level above it down to its label."""
        at = self._layout(rect, Type(font))
        return at.scale.index_at(point.x()) if at.top <= point.y() <= rect.bottom() else None

    def describe(self, index: int) -> str:
        """That bar in words, with the levels that were new in it."""
        bar = self._bars[index]
        text = f"{days_of_bar_text(bar, self._today)}: {_reps_text(bar)}"
        if bar.weeks > 1 and bar.sessions:
            left, right = (round(reps) for reps in bar.reps_a_week)
            text += f", left {left:,}, right {right:,} a week"
        steps = self._steps.get(index, ())
        if not steps:
            return text
        names = ", then to ".join(level_name(step.to_level, self._program) for step in steps)
        return f"{text}; {'moved to' if steps[0].from_level else 'began with'} {names}"

    def summary(self) -> str:
        """The sums of all weeks, and whether they became more."""
        total = self._review.total
        when = days_of_bar_text(total, self._today)
        weeks = [sum(bar.reps_a_week) for bar in self._bars if bar.last < self._today]
        begun = next((i for i, reps in enumerate(weeks) if reps), len(weeks))
        trend = _trend_text(weeks[begun:])
        return f"{when}: {_reps_text(total)}{trend}."

    # Where everything is

    def _layout(self, rect: QRectF, type_: Type) -> _Layout:
        line = type_.line
        legend = Legend(self._keys(), rect, type_)
        top = rect.top() + legend.height + LEVEL_GAP * line
        # New levels, or half of the topmost number.
        above = LEVEL_HEIGHT + LEVEL_GAP if self._steps else 0.25
        high = round(top + above * line)
        most = max(max(bar.reps_a_week) for bar in self._bars)
        room = rect.bottom() - high - 2 * line
        numbers = ticks(most, int(room / (NUMBERS_APART * line)))
        margin = axes.margin([f"{number:,}" for number in numbers], type_)
        scale = TimeScale(self._bars, round(rect.left() + margin), rect.right() - 2)
        stamps = axes.stamps(scale, self._today, type_, rect.right())
        base = max(high + 1, round(rect.bottom() - axes.below(type_, stamps)))
        plot = QRectF(scale.left, high, scale.right - scale.left, base - high)
        return _Layout(legend, top, plot, numbers, scale, stamps)

    # Painting

    def _keys(self) -> list[Key]:
        new = [Key("New level", _level_sign)] if self._steps else []
        return [*axes.leg_keys(), *new]

    def _paint_columns(self, painter: QPainter, at: _Layout, widest: float, colors: Colors) -> None:
        """Each bar's two, of whole pixels where there is room for it: then they are crisp."""
        wide = min(at.scale.slot * COLUMN_SHARE, widest)
        coarse = wide >= 2
        wide = int(wide) if coarse else wide
        apart = 1 if wide >= APART_FROM_PX else 0
        left, right, base = QColor(colors.left), QColor(colors.right), at.plot.bottom()
        for index, bar in enumerate(self._bars):
            middle = at.scale.middle(index)
            middle = round(middle) if coarse else middle
            for reps, x, color in zip(
                bar.reps_a_week, (middle - wide, middle + apart), (left, right), strict=True
            ):
                if reps:
                    top = min(round(at.y(reps)), base - LEAST_HEIGHT_PX)
                    painter.fillRect(QRectF(x, top, wide, base - top), color)

    def _paint_levels(self, painter: QPainter, at: _Layout, type_: Type, colors: Colors) -> None:
        """A line down to its columns from the newest new level of each bar.

        Where two would touch, only the newer one's place on the ladder is named.
        """
        painter.setFont(type_.bold)
        places = {level.id: place for place, level in enumerate(self._program.levels, 1)}
        high = LEVEL_HEIGHT * type_.line
        free_to = at.plot.right() + 2
        for index in sorted(self._steps, reverse=True):
            middle = round(at.scale.middle(index))
            end = at.y(max(self._bars[index].reps_a_week)) - LINE_GAP_PX
            top = at.top + high
            painter.fillRect(QRectF(middle, top, 1, end - top), QColor(colors.muted))
            text = str(places.get(self._steps[index][-1].to_level, ""))
            wide = max(high, type_.bold_wide(text) + 0.7 * type_.line)
            left = min(middle + 0.5 - wide / 2, at.plot.right() + 2 - wide)
            if left + wide <= free_to:
                _paint_level(painter, QRectF(left, at.top, wide, high), text, colors)
                free_to = left - 3
        painter.setFont(type_.plain)


def ticks(most: float, number: int) -> range:
    """Round numbers from 0 to at least `most`, at most `number` of them above the 0."""
    steps = (first * 10**power for power in count() for first in (1, 2, 5))
    step = next(step for step in steps if most <= step * max(1, number))
    return range(0, max(1, math.ceil(most / step)) * step + 1, step)


def halves(values: Sequence[float]) -> tuple[float, float] | None:
    """The means of the first and of the second half; None of too few to tell a trend."""
    half = len(values) // 2
    if len(values) < LEAST_FOR_TREND:
        return None
    return sum(values[:half]) / half, sum(values[-half:]) / half


def _trend_text(weeks: Sequence[float]) -> str:
    means = halves(weeks)
    if means is None:
        return ""
    before, after = (round(mean) for mean in means)
    if abs(after - before) <= max(before, after) / 10:
        return f"; together about {after:,} a week in either half"
    return f"; together about {before:,} a week in the first half, {after:,} in the second"


def _reps_text(bar: PeriodSums) -> str:
    """What was done: "left 130, right 128 reps in 5 sessions"."""
    if not bar.sessions:
        return "no session"
    return f"{legs_text(bar.reps)} reps in {counted(bar.sessions, 'session')}"


def _paint_level(painter: QPainter, rect: QRectF, text: str, colors: Colors) -> None:
    """The level's place on the ladder in a ring; a dot if it is there no more."""
    if not text:
        radius = rect.height() / 5
        axes.dot(painter, rect.center(), radius, QColor(colors.muted))
        return
    radius = rect.height() / 2 - 0.75
    painter.setPen(QPen(QColor(colors.muted), 1.5))
    painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
    axes.write(painter, rect, axes.CENTRE, text, colors.text)


def _level_sign(painter: QPainter, rect: QRectF, colors: Colors) -> None:
    square = min(rect.width(), rect.height())
    ring = QRectF(0, 0, square, square)
    ring.moveCenter(rect.center())
    painter.setPen(QPen(QColor(colors.muted), 1.5))
    painter.drawEllipse(ring)
