"""How much was done with each leg, and when there was a new level."""

from __future__ import annotations

import math
from itertools import count

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPen

from glutetimer.core.program import Program, Side
from glutetimer.core.review.training_log import Review
from glutetimer.core.translation import gettext, gettext_noop, ngettext, number_text
from glutetimer.ui.review.charts.canvas import CENTRE, Canvas, ChartFont
from glutetimer.ui.review.charts.frame import Chart, ChartFrame, Plot, slot_marks, tick_margin
from glutetimer.ui.review.charts.legend import Legend, LegendEntry, leg_entries
from glutetimer.ui.review.charts.time_axis import TimeScale, labels_height, time_labels
from glutetimer.ui.review.summaries import reps_summary
from glutetimer.ui.review.texts import describe_reps

NOTHING = gettext_noop("No sessions in these weeks.")
# How much of its period a column takes; how wide it gets at most, in lines of text.
COLUMN_FRACTION, MAX_COLUMN_WIDTH = 0.4, 1.8
MIN_COLUMN_PX, LINE_GAP_PX = 2.0, 4.0
# From so wide on, a pixel is left free between the two.
GAP_FROM_PX = 4.0
# The plot's height for a width, and in lines of text at least and at most.
HEIGHT_FRACTION, MIN_HEIGHT, MAX_HEIGHT = 0.3, 8.0, 12.0
# In lines of text: from number to number of the grid, how high the new levels above the columns
# are and what is free below them, what is added to their texts' width.
NUMBER_DISTANCE, LEVEL_HEIGHT, LEVEL_GAP, LEVEL_PAD = 2.2, 1.25, 0.5, 0.7
RING_PX = 1.5


class RepsChart(Chart[ChartFrame]):
    """Two columns for every period, the left leg's and the right leg's, and new levels above."""

    def __init__(self, review: Review, program: Program) -> None:
        self._review, self._program = review, program
        self._periods = review.periods
        weeks = self._periods[0].weeks
        self.name = ngettext(
            "Reps per week", "Reps per week, average over {number} weeks", weeks
        ).format(number=weeks)
        self._changes = review.changes_by_period

    def __len__(self) -> int:
        return len(self._periods)

    def height(self, width: float, font: ChartFont) -> float:
        plot = min(max(MIN_HEIGHT * font.line, width * HEIGHT_FRACTION), MAX_HEIGHT * font.line)
        # In a rect without height the columns are a pixel high, and all else as it will be.
        frame = self.frame(QRectF(0, 0, width, 0), font)
        return frame.plots[0].rect.top() + plot + labels_height(frame.labels, font)

    def describe(self, index: int) -> str:
        changes = self._changes.get(index, ())
        return describe_reps(self._periods[index], changes, self._program, self._review.today)

    def summary(self) -> str:
        return reps_summary(self._review)

    def frame(self, rect: QRectF, font: ChartFont) -> ChartFrame:
        line = font.line
        new_level = (
            [LegendEntry(gettext("New level"), _paint_level_symbol)] if self._changes else []
        )
        legend = Legend([*leg_entries(), *new_level], rect, font)
        top = rect.top() + legend.height + LEVEL_GAP * line
        # New levels, or half of the topmost number.
        above = LEVEL_HEIGHT + LEVEL_GAP if self._changes else 0.25
        plot_top = round(top + above * line)
        most = max(max(period.reps_a_week) for period in self._periods)
        numbers = ticks(most, int((rect.bottom() - plot_top - 2 * line) / (NUMBER_DISTANCE * line)))
        texts = list(map(number_text, numbers))
        left = round(rect.left() + tick_margin(texts, font))
        scale = TimeScale(self._periods, left, rect.right() - 2)
        labels = time_labels(scale, self._review.today, font, rect.right())
        base = max(plot_top + 1, round(rect.bottom() - labels_height(labels, font)))
        plot = QRectF(left, plot_top, scale.right - left, base - plot_top)
        columns_and_levels = plot.adjusted(0, top - plot_top, 0, 0)
        reach = columns_and_levels.adjusted(0, 0, 0, rect.bottom() - base)
        return ChartFrame(
            rect=rect,
            marks=slot_marks(scale, reach, [columns_and_levels]),
            legends=[legend],
            plots=[
                Plot(
                    plot,
                    highest=numbers[-1],
                    ticks=list(zip(numbers, texts, strict=True)),
                    message="" if self._review.sessions else gettext(NOTHING),
                )
            ],
            labels=labels,
        )

    def _paint_data(self, canvas: Canvas, frame: ChartFrame, marked: int | None) -> None:
        (plot,) = frame.plots
        scale = TimeScale(self._periods, plot.rect.left(), plot.rect.right())
        self._paint_columns(canvas, plot, scale)
        self._paint_levels(canvas, plot, scale, frame.marks[0].outlines[0].top())

    def _paint_columns(self, canvas: Canvas, plot: Plot, scale: TimeScale) -> None:
        """Each period's two, of whole pixels where there is room for it: then they are crisp."""
        width = min(scale.slot_width * COLUMN_FRACTION, MAX_COLUMN_WIDTH * canvas.font.line)
        whole_pixels = width >= 2
        width = int(width) if whole_pixels else width
        gap = 1 if width >= GAP_FROM_PX else 0
        base = plot.rect.bottom()
        columns: dict[Side, list[QRectF]] = {side: [] for side in Side}
        for index, period in enumerate(self._periods):
            middle = scale.middle(index)
            middle = round(middle) if whole_pixels else middle
            for reps, x, side in zip(
                period.reps_a_week, (middle - width, middle + gap), Side, strict=True
            ):
                if reps:
                    top = min(round(plot.y(reps)), base - MIN_COLUMN_PX)
                    columns[side].append(QRectF(x, top, width, base - top))
        for side, rects in columns.items():
            canvas.fill_for_leg(side, *rects)

    def _paint_levels(self, canvas: Canvas, plot: Plot, scale: TimeScale, top: float) -> None:
        """A line from `top` down to its columns for the newest new level of each period.

        Where two would touch, only the newer one's rank on the ladder is named.
        """
        font = canvas.font
        ranks = {level.id: rank for rank, level in enumerate(self._program.levels, 1)}
        height = LEVEL_HEIGHT * font.line
        right = free_to = plot.rect.right() + 2
        for index in sorted(self._changes, reverse=True):
            middle = round(scale.middle(index))
            start = top + height
            end = plot.y(max(self._periods[index].reps_a_week)) - LINE_GAP_PX
            line = QRectF(middle, start, 1, end - start)
            canvas.painter.fillRect(line, QColor(canvas.colors.muted))
            text = str(ranks.get(self._changes[index][-1].to_level, ""))
            width = max(height, font.bold_width(text) + LEVEL_PAD * font.line)
            left = min(middle + 0.5 - width / 2, right - width)
            if left + width <= free_to:
                _paint_level(canvas, QRectF(left, top, width, height), text)
                free_to = left - 3


def ticks(most: float, number: int) -> range:
    """Round numbers from 0 to at least `most`, at most `number` of them above the 0."""
    distances = (first * 10**power for power in count() for first in (1, 2, 5))
    distance = next(distance for distance in distances if most <= distance * max(1, number))
    return range(0, max(1, math.ceil(most / distance)) * distance + 1, distance)


def _paint_level(canvas: Canvas, rect: QRectF, text: str) -> None:
    """The level's rank on the ladder in a ring; a dot if it is there no more."""
    if not text:
        canvas.dot(rect.center(), rect.height() / 5, QColor(canvas.colors.muted))
        return
    half_pen = RING_PX / 2
    radius = rect.height() / 2 - half_pen
    canvas.painter.setPen(QPen(QColor(canvas.colors.muted), RING_PX))
    ring = rect.adjusted(half_pen, half_pen, -half_pen, -half_pen)
    canvas.painter.drawRoundedRect(ring, radius, radius)
    canvas.write(rect, CENTRE, text, canvas.colors.text, bold=True)


def _paint_level_symbol(canvas: Canvas, rect: QRectF) -> None:
    size = min(rect.width(), rect.height())
    ring = QRectF(0, 0, size, size)
    ring.moveCenter(rect.center())
    canvas.painter.setPen(QPen(QColor(canvas.colors.muted), RING_PX))
    canvas.painter.drawEllipse(ring)
