"""Where the body is to go: the outline of what moves at the top of a rep, faintly filled."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPixmap

# In how many directions a silhouette is moved to thicken it.
_DIRECTIONS = 12


def ghost_of(body: QPixmap, color: str, line_px: float, fill: float) -> QPixmap:
    """A line around what is painted in the picture of a body, and a filling of that opacity.

    `line_px` are pixels of the picture itself.
    """
    solid = _in_color(body, QColor(color))
    ghost = QPixmap(body.size())
    ghost.fill("transparent")
    painter = QPainter(ghost)
    for i in range(_DIRECTIONS):
        angle = 2 * pi * i / _DIRECTIONS
        painter.drawPixmap(QPointF(cos(angle), sin(angle)) * line_px, solid)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.setOpacity(1 - fill)
    painter.drawPixmap(0, 0, solid)
    painter.end()
    ghost.setDevicePixelRatio(body.devicePixelRatio())
    return ghost


def _in_color(body: QPixmap, color: QColor) -> QPixmap:
    silhouette = QPixmap(body)
    silhouette.setDevicePixelRatio(1)
    painter = QPainter(silhouette)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(silhouette.rect(), color)
    painter.end()
    return silhouette
