"""A line that explains the mark in the picture of an exercise, with a small sample of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from glutetimer.core.program import Exercise
from glutetimer.ui.figure.ring import arrow_path
from glutetimer.ui.figure.track import LIMIT_M, track_style
from glutetimer.ui.labels import label
from glutetimer.ui.theme import Colors

GAUGE_TEXT = "The dot shows how far you are. The mark is plenty; less is fine, too."
RING_TEXT = "The arrow goes round as your ankle does; the word says which way."
# The sample's width, of its height, and how much of its track is done.
_WIDTH, _DONE = 2.6, 0.55


class MarkLegend(QWidget):
    """The line for one exercise, hidden where there is no picture."""

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self._sample = _MarkSample(colors)
        self._text = label(kind="small")
        # By the mouse alone: the keys are the page's.
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._sample, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)

    def show_exercise(self, exercise: Exercise) -> None:
        """Explain the mark of that exercise."""
        text = RING_TEXT if exercise.is_circles else GAUGE_TEXT
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._sample.show_mark(ring=exercise.is_circles)
        self.setVisible(exercise.figure is not None)

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._sample.set_colors(colors)


class _MarkSample(QWidget):
    """A gauge that lies level, or a ring; as high as a line of the text beside it."""

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self._colors, self._ring = colors, False
        self.setFixedSize(self.sizeHint())

    def show_mark(self, ring: bool) -> None:
        self._ring = ring
        self.update()

    def set_colors(self, colors: Colors) -> None:
        self._colors = colors
        self.update()

    def sizeHint(self) -> QSize:
        height = round(1.2 * self.fontMetrics().height())
        return QSize(round(height * _WIDTH), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ring:
            self._paint_ring(painter)
        else:
            self._paint_gauge(painter)

    def _paint_gauge(self, painter: QPainter) -> None:
        height, middle = self.height(), self.height() / 2
        # The limit mark is as long as the sample is high, but for its round ends.
        style = track_style(0.9 * height / LIMIT_M, self._colors)
        start, limit = style.marker_px, self.width() - style.limit_pen.widthF()
        end = limit - 2 * style.marker_px
        way, done = QPainterPath(QPointF(start, middle)), QPointF(end * _DONE, middle)
        way.lineTo(end, middle)
        style.paint_track(painter, way)
        painter.setPen(style.done_pen)
        painter.drawLine(QPointF(start, middle), done)
        painter.setPen(style.limit_pen)
        inset = style.limit_pen.widthF() / 2
        painter.drawLine(QPointF(limit, inset), QPointF(limit, height - inset))
        style.paint_marker(painter, done)

    def _paint_ring(self, painter: QPainter) -> None:
        unit_px = 0.55 * self.height() / LIMIT_M
        style = track_style(unit_px, self._colors)
        ring, centre = QPainterPath(), QPointF(self.width(), self.height()) / 2
        inset = 1.3 * style.marker_px
        horizontal, vertical = centre.x() - inset, centre.y() - inset
        ring.addEllipse(centre, horizontal, vertical)
        style.paint_track(painter, ring)
        painter.translate(centre + QPointF(0, vertical))
        painter.setPen(style.arrow_pen)
        painter.setBrush(style.ink)
        painter.drawPath(arrow_path(unit_px))
