"""A tick for what is correct and a cross for a fault, told apart by their shapes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from glutetimer.ui.theme import Colors

# In fractions of the sign's size.
_TICK = ((0.28, 0.53), (0.44, 0.69), (0.73, 0.34))
_CROSS = (((0.32, 0.32), (0.68, 0.68)), ((0.68, 0.32), (0.32, 0.68)))
_STROKE = 0.12
# A sign's height, of its text's.
_HEIGHT = 1.25


class Sign(QWidget):
    """A tick in a disc, or a cross in a square with round corners, as high as the text beside it.

    A screen reader hears what the words beside it say, so that the sign itself is silent.
    """

    def __init__(self, correct: bool, colors: Colors) -> None:
        super().__init__()
        self._correct, self._colors = correct, colors
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._colors = colors
        self.update()

    def sizeHint(self) -> QSize:
        size = round(self.fontMetrics().height() * _HEIGHT)
        return QSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_sign(painter, QRectF(self.rect()), self._correct, self._colors)


def paint_sign(painter: QPainter, rect: QRectF, correct: bool, colors: Colors) -> None:
    """Paint a tick or a cross into a square."""
    size = rect.width()
    painter.save()
    ground = QColor(colors.done if correct else colors.accent)
    line = QColor(colors.on_pause if correct else colors.on_accent)
    # A dark ground alone would be lost on a dark card.
    edge = max(1.0, 0.06 * size)
    painter.setPen(QPen(line if correct and not colors.is_light else ground, edge))
    painter.setBrush(ground)
    inside = rect.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
    if correct:
        painter.drawEllipse(inside)
    else:
        painter.drawRoundedRect(inside, 0.22 * size, 0.22 * size)
    pen = QPen(line, _STROKE * size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)

    def point(place: tuple[float, float]) -> QPointF:
        return rect.topLeft() + QPointF(*place) * size

    if correct:
        painter.drawPolyline([point(place) for place in _TICK])
    else:
        for start, end in _CROSS:
            painter.drawLine(point(start), point(end))
    painter.restore()
