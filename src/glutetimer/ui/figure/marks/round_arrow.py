"""A ring in which an arrow goes round: a head of one size, and a long tail that leads to it.

Angles are in radians from the ring's lowest point, forward from there.
"""

from __future__ import annotations

from math import cos, hypot, pi, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from glutetimer.core.program import Direction
from glutetimer.ui.figure.marks.track import track_style
from glutetimer.ui.theme import Colors

# The ring's radius, how much broader its band is than that of a gauge, and how far from its middle
# the arrow reaches.
_RING_M, _BROADER, REACH_M = 0.165, 1.5, 0.25
# The arrow head's length and half its width. Its middle is so far within the band's, of the ring's
# radius, that a straight head leads on from a bent tail.
_HEAD_M, _HALF_HEAD_M, _WITHIN = 0.155, 0.080, 0.06
# How far around the ring the tail is, and in how many pieces; how narrow its end is, of its start.
_TAIL, _PIECES, _THIN = 1.3 * pi, 36, 0.25


class RoundArrow:
    """A ring around `centre`; `towards` are directions at right angles, from there to its lowest
    point and to its foremost."""

    def __init__(
        self,
        centre: QPointF,
        towards: tuple[QPointF, QPointF],
        direction: Direction,
        unit_px: float,
        colors: Colors,
    ) -> None:
        self._centre, self._radius = centre, _RING_M * unit_px
        self._below, self._ahead = (
            along * (self._radius / hypot(along.x(), along.y())) for along in towards
        )
        self._onwards = 1 if direction is Direction.FORWARD else -1
        self._head_px = _HEAD_M * unit_px, _HALF_HEAD_M * unit_px
        self._style = track_style(unit_px, colors)
        self._band = track_style(unit_px * _BROADER, colors)

    def paint_track(self, painter: QPainter) -> None:
        """The empty ring."""
        ring = QPainterPath()
        ring.addEllipse(self._centre, self._radius, self._radius)
        self._band.paint_track(painter, ring)

    def paint(self, painter: QPainter, angle: float) -> None:
        """The arrow at that angle."""
        head = self.head_at(angle)
        painter.strokePath(head, self._style.arrow_pen)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._style.ink)
        painter.drawPolygon(self._tail(angle))
        painter.drawPath(head)

    def head_at(self, angle: float) -> QPainterPath:
        """The arrow's head at that angle, from its tip round."""
        (length_px, half_px), place = self._head_px, self._point(angle)
        middle = place + (self._centre - place) * _WITHIN
        forward = self._ahead * cos(angle) - self._below * sin(angle)
        along = forward * (self._onwards / self._radius)
        aside, to_tip = QPointF(-along.y(), along.x()) * half_px, along * (length_px / 2)
        base, head = middle - to_tip, QPainterPath()
        head.addPolygon(QPolygonF([middle + to_tip, base + aside, base - aside]))
        head.closeSubpath()
        return head

    def _tail(self, angle: float) -> list[QPointF]:
        """The outline of a piece of the ring, ever narrower from the arrow's head on: down one of
        its edges and up the other."""
        half = self._band.groove_px / 2 / self._radius
        edges = []
        for part in (i / _PIECES for i in range(_PIECES + 1)):
            place = self._point(angle - self._onwards * _TAIL * part)
            edges.append((place, (place - self._centre) * half * (1 - (1 - _THIN) * part)))
        return [
            *(place + to_edge for place, to_edge in edges),
            *(place - to_edge for place, to_edge in reversed(edges)),
        ]

    def _point(self, angle: float) -> QPointF:
        return self._centre + self._below * cos(angle) + self._ahead * sin(angle)
