"""Draws a pose: wall, mat, shadow and a person of tapered limbs, the working leg in accent.

Knows no widget: it paints with any QPainter into any rectangle. The camera looks from the
front, a little from above and from the side (azimuth −22°, elevation 24°), without
perspective, so a metre is the same number of pixels everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, atan2, cos, hypot, pi, radians, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from glutetimer.core.pose import Leg, Pose, Vec
from glutetimer.core.program import Side
from glutetimer.ui.theme import Colors

AZIMUTH, ELEVATION = radians(-22), radians(24)
WALL_Z_M = -0.20
# Points on each round end of a limb.
ARC = 16
# The part of the room that is always in view, in metres on the picture plane.
VIEW = QRectF(-0.98, -0.74, 1.98, 1.22)


@dataclass(frozen=True, slots=True)
class _Limb:
    """Two joints and the radii of the flesh around them, in metres."""

    a: Vec
    b: Vec
    a_radius_m: float
    b_radius_m: float
    color: str

    @property
    def depth(self) -> float:
        return _depth(self.a) + _depth(self.b)


class Camera:
    """From metres in the room to points in a rectangle; mirrored for the right leg."""

    def __init__(self, rect: QRectF, working: Side) -> None:
        self.scale = min(rect.width() / VIEW.width(), rect.height() / VIEW.height())
        self._centre = rect.center()
        self._mirror = 1 if working is Side.LEFT else -1

    def point(self, at: Vec) -> QPointF:
        """Where a place in the room is seen."""
        x = at.x * cos(AZIMUTH) + at.z * sin(AZIMUTH)
        back = -at.x * sin(AZIMUTH) + at.z * cos(AZIMUTH)
        y = at.y * cos(ELEVATION) - back * sin(ELEVATION)
        centre = VIEW.center()
        return QPointF(
            self._centre.x() + (x - centre.x()) * self.scale * self._mirror,
            self._centre.y() + (-y - centre.y()) * self.scale,
        )


def _depth(at: Vec) -> float:
    back = -at.x * sin(AZIMUTH) + at.z * cos(AZIMUTH)
    return at.y * sin(ELEVATION) + back * cos(ELEVATION)


def paint_room(painter: QPainter, rect: QRectF, working: Side, colors: Colors) -> None:
    """The wall and the mat: what does not move."""
    camera = Camera(rect, working)
    painter.setPen(Qt.PenStyle.NoPen)
    # The wall runs on beyond every picture's edge; whoever paints clips.
    wall = [Vec(-9, 0, WALL_Z_M), Vec(9, 0, WALL_Z_M), Vec(9, 9, WALL_Z_M), Vec(-9, 9, WALL_Z_M)]
    mat = [Vec(-1.15, 0, -0.16), Vec(1.15, 0, -0.16), Vec(1.15, 0, 0.52), Vec(-1.15, 0, 0.52)]
    for corners, color in ((wall, colors.wall), (mat, colors.mat)):
        painter.setBrush(QColor(color))
        painter.drawPolygon(QPolygonF([camera.point(corner) for corner in corners]))


def paint_figure(
    painter: QPainter, rect: QRectF, pose: Pose, working: Side, colors: Colors
) -> None:
    """The person and the shadow under them."""
    camera = Camera(rect, working)
    limbs = _limbs(pose, colors)
    painter.setPen(Qt.PenStyle.NoPen)
    _paint_shadow(painter, camera, limbs)
    for limb in sorted(limbs, key=lambda limb: limb.depth):
        outline = QPen(QColor(limb.color).darker(150), max(1.0, 0.006 * camera.scale))
        painter.setPen(outline)
        painter.setBrush(QColor(limb.color))
        painter.drawPolygon(_outline(camera, limb))


def _paint_shadow(painter: QPainter, camera: Camera, limbs: list[_Limb]) -> None:
    # One winding fill: where shadows overlap they do not darken each other, and nothing
    # needs to be united, which was the slowest part of a first sketch.
    shadow = QPainterPath()
    shadow.setFillRule(Qt.FillRule.WindingFill)
    for limb in limbs:
        flat = _Limb(_on_mat(limb.a), _on_mat(limb.b), limb.a_radius_m, limb.b_radius_m, "")
        shadow.addPolygon(_outline(camera, flat))
        shadow.closeSubpath()
    painter.fillPath(shadow, QColor(0, 0, 0, 55))


def _on_mat(at: Vec) -> Vec:
    return Vec(at.x, 0.0, at.z + 0.2 * at.y)


def _outline(camera: Camera, limb: _Limb) -> QPolygonF:
    """Two circles and the tangents between them, as one polygon."""
    a, b = camera.point(limb.a), camera.point(limb.b)
    a_radius, b_radius = limb.a_radius_m * camera.scale, limb.b_radius_m * camera.scale
    across = hypot(b.x() - a.x(), b.y() - a.y())
    if across <= abs(a_radius - b_radius) + 0.01:
        centre, radius = (a, a_radius) if a_radius >= b_radius else (b, b_radius)
        return QPolygonF([_around(centre, radius, 2 * pi * i / ARC) for i in range(ARC)])
    along = atan2(b.y() - a.y(), b.x() - a.x())
    half = acos((a_radius - b_radius) / across)
    far = [along - half + 2 * half * i / ARC for i in range(ARC + 1)]
    near = [along + half + (2 * pi - 2 * half) * i / ARC for i in range(ARC + 1)]
    points = [_around(b, b_radius, angle) for angle in far]
    return QPolygonF(points + [_around(a, a_radius, angle) for angle in near])


def _around(centre: QPointF, radius: float, angle: float) -> QPointF:
    return QPointF(centre.x() + radius * cos(angle), centre.y() + radius * sin(angle))


def _limbs(pose: Pose, colors: Colors) -> list[_Limb]:
    skin, shirt = colors.skin, colors.shirt
    waist = pose.working.hip + (pose.resting.hip - pose.working.hip) * 0.5
    chest = pose.top_shoulder + (pose.bottom_shoulder - pose.top_shoulder) * 0.5
    hair = pose.head + Vec(-0.05, 0.025, -0.05)
    return [
        _Limb(hair, pose.head + Vec(0.0, 0.03, -0.05), 0.11, 0.10, colors.hair),
        _Limb(pose.head, pose.neck, 0.098, 0.055, skin),
        _Limb(pose.bottom_shoulder, pose.bottom_elbow, 0.052, 0.042, skin),
        _Limb(pose.bottom_elbow, pose.bottom_hand, 0.042, 0.034, skin),
        _Limb(chest, waist, 0.15, 0.12, shirt),
        _Limb(pose.top_shoulder + Vec(0.02, -0.05, 0), pose.working.hip, 0.09, 0.10, shirt),
        _Limb(pose.top_shoulder, pose.top_elbow, 0.056, 0.044, shirt),
        _Limb(pose.top_elbow, pose.top_hand, 0.042, 0.034, skin),
        *_leg_limbs(pose.resting, colors.trousers, skin),
        *_leg_limbs(pose.working, colors.accent, skin),
    ]


def _leg_limbs(leg: Leg, color: str, skin: str) -> list[_Limb]:
    return [
        _Limb(leg.hip, leg.knee, 0.112, 0.068, color),
        _Limb(leg.knee, leg.ankle, 0.068, 0.042, color),
        _Limb(leg.ankle, leg.toe, 0.042, 0.030, skin),
    ]
