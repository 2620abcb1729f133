"""A text that is broken into lines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption


class WrappedText:
    """A text from a point on, in as many lines as it needs; `rect` is what they take."""

    def __init__(self, text: str, font: QFont, top_left: QPointF, width: float) -> None:
        option = QTextOption()
        # Within a word, too, where it is an id that no line is wide enough for.
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._lines = QTextLayout(" ".join(text.split()), font)
        self._lines.setTextOption(option)
        self._lines.beginLayout()
        natural_width = height = 0.0
        while (line := self._lines.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            natural_width = max(natural_width, line.naturalTextWidth())
            height += line.height()
        self._lines.endLayout()
        self.rect = QRectF(top_left.x(), top_left.y(), natural_width, height)

    def paint(self, painter: QPainter, color: str) -> None:
        """Paint it."""
        painter.setPen(QColor(color))
        self._lines.draw(painter, self.rect.topLeft())
