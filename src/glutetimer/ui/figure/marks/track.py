"""The band along which a mark moves, as wide and in the same colours wherever there is one.

Constants ending in `_M` are metres; a metre is `unit_px` pixels.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from glutetimer.ui.theme import Colors, mixed

TRACK_M, MARKER_M = 0.040, 0.038
# In the dark, an empty track is a dark groove within a line that is seen from afar.
_EDGE_M, _EDGE_ON_DARK_M, _MARKER_EDGE_M = 0.004, 0.0075, 0.009
# The limit mark crosses the track. It stands so far beyond the end of a way that leads up to it
# that the marker does not cover it.
LIMIT_M, _LIMIT_WIDTH_M = 0.092, 0.019
BEFORE_LIMIT_M = 0.0525
LETTERING_M, _MIN_LETTERING_PX = 0.096, 12


class TrackStyle:
    """Pens and colours of a track, its marker and what is written beside it."""

    def __init__(self, unit_px: float, colors: Colors) -> None:
        self.marker_px = MARKER_M * unit_px
        self.width_px = max(4.0, TRACK_M * unit_px)
        edge_px = max(0.8, (_EDGE_M if colors.is_light else _EDGE_ON_DARK_M) * unit_px)
        self.groove_px = self.width_px - 2 * edge_px
        edge = QColor(mixed(colors.wall, colors.target, 0.6))
        empty = colors.card if colors.is_light else mixed(colors.wall, "#000000", 0.25)
        self.done, self.ink = QColor(colors.leg), QColor(colors.target)
        self._edge_pen = _round_pen(edge, self.width_px)
        self._groove_pen = _round_pen(QColor(empty), self.groove_px)
        self.done_pen = _round_pen(self.done, self.groove_px)
        self.limit_pen = _round_pen(self.ink, max(2.0, _LIMIT_WIDTH_M * unit_px))
        marker_edge_px = max(1.5, _MARKER_EDGE_M * unit_px)
        self.marker_pen = QPen(QColor(colors.dot), marker_edge_px)
        # Around an arrow is what is least like it, or it would not be told from the track.
        around = colors.card if colors.is_light else colors.wall
        self.arrow_pen = QPen(QColor(around), marker_edge_px)
        self.arrow_pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.lettering_px = max(_MIN_LETTERING_PX, ceil(LETTERING_M * unit_px))

    def paint_track(self, painter: QPainter, way: QPainterPath) -> None:
        """An empty track along a way."""
        painter.strokePath(way, self._edge_pen)
        painter.strokePath(way, self._groove_pen)

    def paint_marker(self, painter: QPainter, centre: QPointF) -> None:
        """The dot that goes along the track."""
        painter.setPen(self.marker_pen)
        painter.setBrush(self.done)
        painter.drawEllipse(centre, self.marker_px, self.marker_px)

    def write(self, painter: QPainter, text: str, middle: QPointF, aside: QPointF) -> None:
        """Write a text beside a place: in x and y, `aside` is −1 (before it), 0 or 1 (beyond)."""
        font = QFont()
        font.setPixelSize(self.lettering_px)
        font.setWeight(QFont.Weight.DemiBold)
        ink = QFontMetricsF(font).tightBoundingRect(text)
        to_middle = QPointF(aside.x() * ink.width() / 2, aside.y() * ink.height() / 2)
        place = QRectF(ink)
        place.moveCenter(middle + to_middle)
        painter.setFont(font)
        painter.setPen(self.ink)
        painter.drawText(place.topLeft() - ink.topLeft(), text)


@lru_cache(maxsize=8)
def track_style(unit_px: float, colors: Colors) -> TrackStyle:
    """The style in which a metre is that many pixels; one and the same for the same values."""
    return TrackStyle(unit_px, colors)


def _round_pen(color: QColor, width_px: float) -> QPen:
    pen = QPen(color, width_px)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
