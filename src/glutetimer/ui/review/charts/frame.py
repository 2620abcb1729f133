"""The frame that all charts share: marks, legends, plots with their grids, labels of time.

A `Chart` says where its parts are (`frame`), paints its data into them and has words for each
of its marks. All the rest is done here, for the window, a file and paper.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from glutetimer.ui.review.charts.canvas import RIGHT, Canvas, ChartFont, Paragraph
from glutetimer.ui.review.charts.legend import Legend
from glutetimer.ui.review.charts.time_axis import TimeLabel, TimeScale, paint_time_axis
from glutetimer.ui.theme import Colors


class Mark(NamedTuple):
    """The pointer finds it in `reach`; `outlines` show that it is marked."""

    reach: QRectF
    outlines: Sequence[QRectF]


@dataclass(frozen=True, slots=True)
class Plot:
    """An area whose values go from `lowest` at its bottom to `highest` at its top.

    `ticks` are the values that have a line across it, with their texts. `message` says in their
    place why the plot is empty.
    """

    rect: QRectF
    lowest: float = 0
    highest: float = 1
    ticks: Sequence[tuple[float, str]] = ()
    message: str = ""

    def y(self, value: float) -> float:
        part = self.rect.height() * (value - self.lowest) / (self.highest - self.lowest)
        return self.rect.bottom() - part


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFrame:
    """Where the parts of a chart are that lies in `rect`; `labels` are below the last plot."""

    rect: QRectF
    marks: Sequence[Mark]
    legends: Sequence[Legend] = ()
    plots: Sequence[Plot] = ()
    labels: Sequence[TimeLabel] = ()
    paragraphs: Sequence[Paragraph] = ()

    def paint(self, canvas: Canvas, marked: int | None) -> None:
        """Paint all but the data, which lies on it."""
        if marked is not None:
            for outline in self.marks[marked].outlines:
                canvas.mark(outline)
        for legend in self.legends:
            legend.paint(canvas)
        for plot in self.plots:
            if plot.message:
                # Without texts beside the plot all of the width is free.
                rect = self.rect.adjusted(0, 0, 0, plot.rect.height() - self.rect.height())
                rect.moveTop(plot.rect.top())
                middle = Qt.AlignmentFlag.AlignCenter
                canvas.write_wrapped(rect, middle, plot.message, canvas.colors.text)
            else:
                _paint_grid(canvas, plot)
        for plot in self.plots[-1:]:
            paint_time_axis(canvas, self.labels, plot.rect)
        for paragraph in self.paragraphs:
            paragraph.paint(canvas)

    def mark_at(self, point: QPointF) -> int | None:
        """The mark in whose reach that point is."""
        x, y = point.x(), point.y()
        for index, mark in enumerate(self.marks):
            reach = mark.reach
            # An edge belongs to the mark to its right or below it.
            if reach.left() <= x < reach.right() and reach.top() <= y < reach.bottom():
                return index
        return None


F = TypeVar("F", bound=ChartFrame)


class Chart(ABC, Generic[F]):
    """Paints itself alike in the window, in a file and on paper.

    Its marks, such as the bars of weeks, are in the order of time.
    """

    # What it is of, in the language in use: "Reps per week".
    name: str

    @abstractmethod
    def __len__(self) -> int:
        """How many marks there are."""

    @abstractmethod
    def height(self, width: float, font: ChartFont) -> float:
        """How high it wants to be, in the pixels of `width`, in that font."""

    @abstractmethod
    def describe(self, index: int) -> str:
        """That mark in words."""

    @abstractmethod
    def summary(self) -> str:
        """All of it in a sentence."""

    @abstractmethod
    def frame(self, rect: QRectF, font: ChartFont) -> F:
        """Where everything is if it is painted into `rect`."""

    @abstractmethod
    def _paint_data(self, canvas: Canvas, frame: F, marked: int | None) -> None:
        """Paint what the frame holds."""

    def _paint_ground(self, canvas: Canvas, frame: F) -> None:
        """Paint what the frame lies on; most charts have nothing there."""

    def paint(
        self, painter: QPainter, rect: QRectF, colors: Colors, marked: int | None = None
    ) -> None:
        """Paint it into `rect`, in the painter's font and on the ground that is there."""
        canvas = Canvas(painter, colors)
        frame = self.frame(rect, canvas.font)
        painter.save()
        self._paint_ground(canvas, frame)
        frame.paint(canvas, marked)
        self._paint_data(canvas, frame, marked)
        painter.restore()

    def mark_at(self, rect: QRectF, point: QPointF, font: ChartFont) -> int | None:
        """The mark at that point, if the chart were painted into `rect`."""
        return self.frame(rect, font).mark_at(point)


def tick_margin(texts: Sequence[str], font: ChartFont) -> float:
    """How much room the widest of the ticks' texts needs beside the plot."""
    return max(font.width(line) for text in texts for line in text.split("\n")) + font.line / 2


def slot_marks(scale: TimeScale, reach: QRectF, bands: Sequence[QRectF]) -> list[Mark]:
    """A mark for each period: its part of each band, found from top to bottom of `reach`."""
    outlines = zip(*(scale.slots(band.top(), band.bottom()) for band in bands), strict=True)
    return list(map(Mark, scale.slots(reach.top(), reach.bottom()), outlines))


def _paint_grid(canvas: Canvas, plot: Plot) -> None:
    left, half_line = plot.rect.left(), canvas.font.line / 2
    for value, text in plot.ticks:
        y = round(plot.y(value))
        canvas.painter.fillRect(QRectF(left, y, plot.rect.width(), 1), canvas.quiet())
        height = canvas.font.line * (1 + text.count("\n"))
        width = tick_margin([text], canvas.font)
        rect = QRectF(left - half_line - width, y - height / 2, width, height)
        canvas.write(rect, RIGHT, text, canvas.colors.muted)
