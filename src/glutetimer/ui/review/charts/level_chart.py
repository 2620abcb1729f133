"""How far up the ladder: a stepped line over time, and the newest changes of level in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath

from glutetimer.core.dates import day_text
from glutetimer.core.program import Program
from glutetimer.core.review.level_changes import ladder
from glutetimer.core.review.training_log import Review
from glutetimer.core.translation import gettext
from glutetimer.ui.review.charts.canvas import Canvas, ChartFont
from glutetimer.ui.review.charts.frame import Chart, ChartFrame, Mark, Plot
from glutetimer.ui.review.charts.ladder_axis import BESIDE, LadderAxis
from glutetimer.ui.review.charts.level_change_rows import LevelChangeRows
from glutetimer.ui.review.charts.time_axis import (
    TICK_PX,
    WEEKS_BY_DAY,
    TimeLabel,
    TimeScale,
    labels_height,
    time_labels,
)
from glutetimer.ui.review.summaries import level_summary
from glutetimer.ui.review.texts import decision_text, short_day_text
from glutetimer.ui.theme import mixed

MAX_ROWS = 6
# With so many lines of text of width the rows are beside the ladder, which takes this much.
BESIDE_FROM, LADDER_FRACTION = 60.0, 0.55
# A dot's radius at most and at least, in lines of text.
RADIUS, MIN_RADIUS = 0.3, 0.16
# How thick the path is for a dot's radius, and the ring of ground around a dot.
PATH_FRACTION, RING_PX = 0.5, 1.5
# In radii of the largest dot: how near to a dot the pointer finds it; the size of one marked.
REACH, MARKED = 3, 1.7


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelFrame(ChartFrame):
    """The frame; `path` goes from corner to corner, `dots` are the changes, oldest first."""

    axis: LadderAxis
    path: Sequence[QPointF]
    dots: Sequence[QPointF]
    radius: float
    height: float


class LevelChart(Chart[LevelFrame]):
    """The levels as lines, a stepped line from one to the next, and the changes as rows."""

    def __init__(
        self, review: Review, program: Program, max_rows: int = MAX_ROWS, instead: str = ""
    ) -> None:
        """`max_rows` is how many of the changes are told in words at most, the newest.

        `instead` is said where there is none.
        """
        self.name = gettext("Your way up the ladder")
        self._review, self._program = review, program
        self._max_rows, self._instead = max_rows, instead
        self._changes, self._trail = review.level_changes, review.trail
        self._ladder = ladder(program, review.trail)

    def __len__(self) -> int:
        return len(self._changes)

    def height(self, width: float, font: ChartFont) -> float:
        return self.frame(QRectF(0, 0, width, 0), font).height

    def describe(self, index: int) -> str:
        change = self._changes[index]
        name = self._program.level_name(change.to_level)
        return f"{day_text(change.day, self._review.today)}: {name}, {decision_text(change)}"

    def summary(self) -> str:
        return level_summary(self._review, self._program)

    def mark_at(self, rect: QRectF, point: QPointF, font: ChartFont) -> int | None:
        """The change whose row or dot is there."""
        frame = self.frame(rect, font)
        distances = [(dot - point).manhattanLength() for dot in frame.dots]
        nearest = min(range(len(distances)), key=distances.__getitem__, default=None)
        if nearest is not None and distances[nearest] > REACH * RADIUS * font.line:
            nearest = None
        row = frame.mark_at(point)
        return nearest if row is None else row

    def frame(self, rect: QRectF, font: ChartFont) -> LevelFrame:
        line = font.line
        is_wide = bool(self._changes) and rect.width() >= BESIDE_FROM * line
        width = rect.width() * (LADDER_FRACTION if is_wide else 1)
        current = self._trail[-1] if self._trail else ""
        above = QRectF(rect.left(), rect.top(), width, 0)
        edge = RADIUS * line + RING_PX
        axis = LadderAxis(self._ladder, current, self._program, above, edge, font)
        plot, y = axis.plot, axis.lines
        scale = TimeScale(self._review.periods, plot.left(), plot.right())
        labels = self._labels(scale, font, rect.left() + width)
        bottom = plot.bottom() + labels_height(labels, font)
        dots = [QPointF(scale.x(change.day), y[change.to_level]) for change in self._changes]
        path = [QPointF(plot.left(), y[self._trail[0]])] if self._review.level_before else []
        for dot in dots:
            path += [QPointF(dot.x(), path[-1].y()), dot] if path else [dot]
        path += [QPointF(scale.x(self._review.today), end.y()) for end in path[-1:]]
        rows_rect = QRectF(rect.left(), bottom + BESIDE * line, rect.width(), 0)
        if is_wide:
            left = rect.left() + width + 2 * BESIDE * line
            rows_rect = QRectF(left, rect.top(), rect.right() - left, 0)
        rows = LevelChangeRows(
            self._review, self._program, self._max_rows, self._instead, rows_rect, font
        )
        rects = [rows.rects.get(index) for index in range(len(dots))]
        # Many dots are smaller, so that they are told apart.
        crowded = plot.width() / (1 + 3 * len(dots))
        return LevelFrame(
            rect=rect,
            marks=[Mark(row, [row]) if row else Mark(QRectF(), []) for row in rects],
            plots=[Plot(plot)],
            labels=labels,
            paragraphs=[*axis.names.values(), *rows.paragraphs],
            axis=axis,
            path=path,
            dots=dots,
            radius=min(RADIUS * line, max(MIN_RADIUS * line, crowded)),
            height=max(bottom, rows.bottom) - rect.top(),
        )

    def _labels(self, scale: TimeScale, font: ChartFont, end: float) -> Sequence[TimeLabel]:
        """The labels of time; of a few weeks, Mondays that are where that day's changes are."""
        if len(scale.periods) > WEEKS_BY_DAY:
            return time_labels(scale, self._review.today, font, end)
        labels: list[TimeLabel] = []
        free_from = scale.left
        for period in scale.periods:
            text, x = short_day_text(period.first, period.first), scale.x(period.first)
            right = x + TICK_PX + font.width(text)
            if free_from <= x and right <= end:
                labels.append(TimeLabel(text, x + TICK_PX, 0, x))
                free_from = right + TICK_PX
        return labels

    def _paint_ground(self, canvas: Canvas, frame: LevelFrame) -> None:
        """Paint what is below the stepped line."""
        # Opaque, not half transparent: that is painted several times as fast.
        color = QColor(mixed(canvas.colors.soft, canvas.colors.card, 0.5))
        bottom = round(frame.axis.plot.bottom())
        for start, end in pairwise(frame.path):
            # In whole pixels, so that no seams are seen.
            left, right, top = round(start.x()), round(end.x()), round(start.y())
            canvas.painter.fillRect(left, top, right - left, bottom - top, color)

    def _paint_data(self, canvas: Canvas, frame: LevelFrame, marked: int | None) -> None:
        colors, plot = canvas.colors, frame.axis.plot
        for y in frame.axis.lines.values():
            canvas.painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), canvas.quiet())
        _paint_path(canvas, frame)
        for index, dot in enumerate(frame.dots):
            if index == marked:
                canvas.dot(dot, MARKED * frame.radius, QColor(colors.accent))
            # A ring of the ground's colour tells it from the next one.
            canvas.dot(dot, frame.radius + RING_PX, QColor(colors.card))
            canvas.dot(dot, frame.radius, QColor(colors.text))


def _paint_path(canvas: Canvas, frame: LevelFrame) -> None:
    """The stepped line; it goes behind the names that are in its way."""
    painter, plot, width = canvas.painter, frame.axis.plot, PATH_FRACTION * frame.radius
    painter.save()
    in_the_way = [n.rect for n in frame.axis.names.values() if n.rect.intersects(plot)]
    if in_the_way:
        around = QPainterPath()
        around.addRect(plot.adjusted(-width, 0, width, 0))
        for rect in in_the_way:
            around.addRect(rect.adjusted(-width, 0, width, 0))
        painter.setClipPath(around)
    half = width / 2
    # Rectangles are painted faster than a line with so many corners, and crisper.
    for start, end in pairwise(frame.path):
        rect = QRectF(start, end).normalized().adjusted(-half, -half, half, half)
        painter.fillRect(rect, QColor(canvas.colors.text))
    painter.restore()
