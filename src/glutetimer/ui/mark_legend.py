"""A line that explains the mark in the picture of an exercise, with a small sample of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from glutetimer.core.program import Direction, Exercise, FigureKind
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.labels import label
from glutetimer.ui.theme import Colors
from glutetimer.ui.type_size import follow_type

# Messages.
GAUGE_TEXT = gettext_noop("Up to the outline is plenty; less is fine.")
BRIDGE_TEXT = gettext_noop("At the mark you are straight; less is fine.")
RING_TEXT = gettext_noop("The arrow goes round as your ankle does; the word says which way.")
# A sample's height, of a text line's; its width, of its height.
_HEIGHT, _WIDTH = 1.5, 2.1
# How much smaller the gauge is than that in the picture, by the height of the sample in metres; how
# much of its track is done.
_GAUGE_M, _DONE = 0.14, 0.55


class MarkLegend(QWidget):
    """The line for one exercise, hidden where there is no picture."""

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self._sample = _MarkSample(colors)
        self._text = label(kind="muted")
        # By the mouse alone: the keys are the page's.
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._sample, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)

    def show_exercise(self, exercise: Exercise) -> None:
        """Explain the mark of that exercise."""
        message = GAUGE_TEXT
        if exercise.is_circles:
            message = RING_TEXT
        elif exercise.figure is FigureKind.BRIDGE:
            message = BRIDGE_TEXT
        text = gettext(message)
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._sample.show_mark(ring=exercise.is_circles)
        self.setVisible(exercise.figure is not None)

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._sample.set_colors(colors)

    def load(self) -> None:
        """Show the sample from now on: what paints it is loaded with the figure."""
        self._sample.load()


class _MarkSample(QWidget):
    """A gauge that lies level, or a ring; as high as a line of the text beside it."""

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self._colors, self._ring, self._loaded = colors, False, False
        follow_type(self, lambda: self.setFixedSize(self.sizeHint()))

    def load(self) -> None:
        self._loaded = True
        self.update()

    def show_mark(self, ring: bool) -> None:
        self._ring = ring
        self.update()

    def set_colors(self, colors: Colors) -> None:
        self._colors = colors
        self.update()

    def sizeHint(self) -> QSize:
        height = round(_HEIGHT * self.fontMetrics().height())
        return QSize(round(_WIDTH * height), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._loaded:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ring:
            self._paint_ring(painter)
        else:
            self._paint_gauge(painter)

    def _paint_gauge(self, painter: QPainter) -> None:
        from glutetimer.ui.figure.marks.track import BEFORE_LIMIT_M, LIMIT_M, track_style

        unit_px = self.height() / _GAUGE_M
        style, middle = track_style(unit_px, self._colors), self.height() / 2
        limit_px = style.limit_pen.widthF()
        start, limit = style.marker_px, self.width() - limit_px
        end = limit - BEFORE_LIMIT_M * unit_px
        way, done = QPainterPath(QPointF(start, middle)), QPointF(end * _DONE, middle)
        way.lineTo(end, middle)
        style.paint_track(painter, way)
        painter.setPen(style.done_pen)
        painter.drawLine(QPointF(start, middle), done)
        half_px = LIMIT_M * unit_px / 2
        painter.setPen(style.limit_pen)
        painter.drawLine(QPointF(limit, middle - half_px), QPointF(limit, middle + half_px))
        style.paint_marker(painter, done)

    def _paint_ring(self, painter: QPainter) -> None:
        from glutetimer.ui.figure.marks.round_arrow import REACH_M, RoundArrow

        towards = QPointF(0, 1), QPointF(-1, 0)
        unit_px, middle = self.height() / 2 / REACH_M, QRectF(self.rect()).center()
        ring = RoundArrow(middle, towards, Direction.FORWARD, unit_px, self._colors)
        ring.paint_track(painter)
        ring.paint(painter, 0.0)
