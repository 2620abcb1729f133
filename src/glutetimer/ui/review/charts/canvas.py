"""What drawings of the past are painted with: a painter, its type and colours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from glutetimer.core.program import Side
from glutetimer.ui.theme import Colors

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter
LEAST_MARK_PX = 7.0


class Type:
    """The type that texts are painted in; widths and `line`, the height of one, in pixels."""

    def __init__(self, font: QFont) -> None:
        self.plain = font
        self.bold = QFont(font)
        self.bold.setBold(True)
        metrics, bold_metrics = QFontMetricsF(font), QFontMetricsF(self.bold)
        self.line = metrics.height()

        # Years of months have the same few names. Qt's own functions are not for `cache` to
        # wrap: it would ask for their docstrings, which PySide takes 50 ms to make up.
        @cache
        def width(text: str) -> float:
            return metrics.horizontalAdvance(text)

        @cache
        def bold_width(text: str) -> float:
            return bold_metrics.horizontalAdvance(text)

        self.width, self.bold_width = width, bold_width


@dataclass(frozen=True, slots=True)
class Canvas:
    """Paints texts, lines, dots and marks in one colour scheme."""

    painter: QPainter
    type: Type
    colors: Colors

    def quiet(self, alpha: float = 0.25) -> QColor:
        """For what is to stand back, in every colour scheme."""
        color = QColor(self.colors.muted)
        color.setAlphaF(alpha)
        return color

    def leg_color(self, side: Side) -> QColor:
        """The colour of that leg."""
        return QColor(self.colors.left if side is Side.LEFT else self.colors.right)

    def write(
        self, rect: QRectF, align: Qt.AlignmentFlag, text: str, color: str, bold: bool = False
    ) -> None:
        """Write a text, vertically in the middle of its place."""
        self.painter.setFont(self.type.bold if bold else self.type.plain)
        self.painter.setPen(QColor(color))
        # On paper letters can be a hair wider than they are measured here.
        align |= Qt.AlignmentFlag.AlignVCenter
        self.painter.drawText(rect, align | Qt.TextFlag.TextDontClip, text)

    def write_wrapped(self, rect: QRectF, align: Qt.AlignmentFlag, text: str, color: str) -> None:
        """Write a text in as many lines as it needs."""
        self.painter.setFont(self.type.plain)
        self.painter.setPen(QColor(color))
        self.painter.drawText(rect, align | Qt.TextFlag.TextWordWrap, text)

    def dot(self, centre: QPointF, radius: float, color: QColor) -> None:
        """Paint a filled dot."""
        pen = QPen(color, 2 * radius, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        self.painter.setPen(pen)
        self.painter.drawPoint(centre)

    def mark(self, rect: QRectF) -> None:
        """Paint the ground and the frame of a mark's place, wide enough to be seen."""
        more = max(0.0, LEAST_MARK_PX - rect.width()) / 2
        self.painter.setPen(QPen(QColor(self.colors.accent), 2))
        self.painter.setBrush(QColor(self.colors.soft))
        self.painter.drawRoundedRect(rect.adjusted(-more, 0, more, 0), 4, 4)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)


class PlacedText(NamedTuple):
    """A text in its place."""

    text: str
    rect: QRectF
    align: Qt.AlignmentFlag

    def paint(self, canvas: Canvas, color: str, bold: bool = False) -> None:
        """Write it there."""
        canvas.write(self.rect, self.align, self.text, color, bold)
