"""How far a rep has come: a track from its start to its top, with a marker and a limit.

It stands beyond the feet, where nothing of the body passes. A straight leg, or in a bridge the
trunk, points to the marker; a bent knee is as high as it.
"""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from glutetimer.core.frozen import frozen, replace
from glutetimer.core.pose import OPEN_DEG, RESTING_DEG, Posture, pose
from glutetimer.core.skeleton import LEG_M
from glutetimer.core.space import Vec
from glutetimer.core.supine import BRIDGE_DEG
from glutetimer.core.translation import gettext
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.marks.track import BEFORE_LIMIT_M, LIMIT_M, track_style
from glutetimer.ui.theme import Colors

LIMIT_DEG = 45.0
_LIMIT_TEXT = f"{LIMIT_DEG:.0f}°"
# The arc's radius around the hip, and around the shoulders; beyond bent legs' hips it stands as
# far from them in its middle.
_STRAIGHT_M, _BRIDGE_M, _BENT_M = 1.018, 1.105, 0.718
# The radius of the arc beside bent legs: as curved as a dial, and yet slim.
_BENT_RADIUS_M = 0.80
# From the limit mark to what is written there.
_TO_TEXT_M = 0.035


class Gauge:
    """The gauge of one kind of rep, seen by one camera."""

    def __init__(self, camera: Camera, target: Posture, colors: Colors) -> None:
        self._target = target
        self._style, scale = track_style(camera.scale, colors), camera.scale
        self._arc = arc = _arc_of(camera, target)
        self._top_deg = arc.at(raised_fraction(target, target))
        # A lift stops short of 45°; a mark further off than the marker reaches would say "almost".
        self._limit_deg = self._top_deg + degrees(BEFORE_LIMIT_M * scale / arc.radius)
        self._half_limit_px, self._to_text_px = LIMIT_M / 2 * scale, _TO_TEXT_M * scale

    def paint_track(self, painter: QPainter) -> None:
        """What does not move: the empty track, the limit mark, and what it stands for."""
        style, arc = self._style, self._arc
        way = QPainterPath()
        way.arcMoveTo(arc.bounds, arc.qt_deg(arc.start_deg))
        way.arcTo(arc.bounds, arc.qt_deg(arc.start_deg), arc.qt_span(self._top_deg))
        style.paint_track(painter, way)
        half = self._half_limit_px
        inner, outer = (arc.point(self._limit_deg, beyond) for beyond in (-half, half))
        painter.setPen(style.limit_pen)
        painter.drawLine(inner, outer)
        above, away = QPointF(0, -1), QPointF(arc.side, 0)
        if self._target.supine:
            # Not an angle ends a bridge, but a body in one line from the shoulders to the knees.
            # Beyond the mark there is no room for a word.
            straight, back = gettext("Body straight"), QPointF(-arc.side, -1)
            style.write(painter, straight, outer + above * self._to_text_px, back)
        elif _is_bent(self._target):
            # Beside the mark there is no room.
            top = QPointF((inner.x() + outer.x()) / 2, outer.y())
            style.write(painter, _LIMIT_TEXT, top + above * self._to_text_px, above)
        else:
            style.write(painter, _LIMIT_TEXT, outer + away * self._to_text_px, away)

    def paint_before(self, painter: QPainter, posture: Posture) -> None:
        """How much of the way is done, and the marker at its end."""
        arc, marked_deg = self._arc, self._marked_deg(posture)
        painter.setPen(self._style.done_pen)
        start, span = arc.qt_deg(arc.start_deg), arc.qt_span(marked_deg)
        painter.drawArc(arc.bounds, round(16 * start), round(16 * span))
        self._style.paint_marker(painter, self.marker_at(posture))

    def marker_at(self, posture: Posture) -> QPointF:
        """The marker's middle, in the picture's pixels, in that posture."""
        return self._arc.point(self._marked_deg(posture))

    def _marked_deg(self, posture: Posture) -> float:
        return min(self._top_deg, self._arc.at(raised_fraction(posture, self._target)))


def raised_fraction(posture: Posture, target: Posture) -> float:
    """How far the leg is on its way to 45°, or the pelvis on its way to the top: from 0 to 1, the
    way that leads to the target."""
    if target.supine:
        return min(1.0, max(0.0, posture.bridge_deg / BRIDGE_DEG))
    if _is_bent(target):
        return min(1.0, max(0.0, posture.open_deg / OPEN_DEG))
    lifted_deg = posture.lift_deg + degrees(asin(posture.up_m / LEG_M)) - RESTING_DEG
    return min(1.0, max(0.0, lifted_deg / (LIMIT_DEG - RESTING_DEG)))


def _is_bent(posture: Posture) -> bool:
    return posture.knee_extension < 0.5


@frozen
class _Arc:
    """An arc in the picture, in pixels and degrees from level up; `side` is 1 where it is to the
    right of its centre and -1 to the left. It ends where the way would be done to the limit."""

    centre: QPointF
    radius: float
    side: int
    start_deg: float
    end_deg: float

    def at(self, fraction: float) -> float:
        """The angle at that fraction of the way."""
        return self.start_deg + (self.end_deg - self.start_deg) * fraction

    def point(self, angle_deg: float, beyond_px: float = 0.0) -> QPointF:
        """A place on the arc, or so far beyond it."""
        angle, radius = radians(angle_deg), self.radius + beyond_px
        return self.centre + QPointF(self.side * radius * cos(angle), -radius * sin(angle))

    @property
    def bounds(self) -> QRectF:
        """The square around the whole circle."""
        bounds = QRectF(0, 0, 2 * self.radius, 2 * self.radius)
        bounds.moveCenter(self.centre)
        return bounds

    def qt_deg(self, angle_deg: float) -> float:
        """The angle as Qt counts it, from the right and against the clock."""
        return angle_deg if self.side > 0 else 180 - angle_deg

    def qt_span(self, angle_deg: float) -> float:
        """From the start to that angle, as Qt counts it."""
        return self.side * (angle_deg - self.start_deg)


def _arc_of(camera: Camera, target: Posture) -> _Arc:
    if target.supine:
        lying, raised = (
            pose(replace(target, bridge_deg=bridge_deg)).trunk for bridge_deg in (0.0, BRIDGE_DEG)
        )
        return _pointed_at(camera, lying.chest, lying.hips, raised.hips, _BRIDGE_M)
    if _is_bent(target):
        low, high = (
            pose(replace(target, open_deg=open_deg)).upper_leg for open_deg in (0.0, LIMIT_DEG)
        )
        return _level_with(camera, low.hip, low.knee, high.knee, _BENT_M)
    straight = replace(target, up_m=0.0, forward_m=0.0)
    low, high = (
        pose(replace(straight, lift_deg=lift_deg)).upper_leg
        for lift_deg in (RESTING_DEG, LIMIT_DEG)
    )
    return _pointed_at(camera, low.hip, low.ankle, high.ankle, _STRAIGHT_M)


def _pointed_at(camera: Camera, joint: Vec, low: Vec, high: Vec, radius_m: float) -> _Arc:
    """Around a joint, between the directions in which the ends of the way are seen from it."""
    x, y = camera.xy(joint)
    (low_x, low_y), (high_x, high_y) = camera.xy(low), camera.xy(high)
    start_deg, end_deg = (
        degrees(atan2(y - tip_y, abs(tip_x - x)))
        for tip_x, tip_y in ((low_x, low_y), (high_x, high_y))
    )
    side = 1 if low_x > x else -1
    return _Arc(QPointF(x, y), radius_m * camera.scale, side, start_deg, end_deg)


def _level_with(camera: Camera, joint: Vec, low: Vec, high: Vec, beyond_m: float) -> _Arc:
    """Upright, so far beyond a joint, between the heights at which the ends of the way are seen.

    A bent knee moves almost at right angles to the direction that its thigh is seen in.
    """
    (joint_x, _), (low_x, low_y), (_, high_y) = map(camera.xy, (joint, low, high))
    side = 1 if low_x > joint_x else -1
    radius = _BENT_RADIUS_M * camera.scale
    centre = QPointF(joint_x + side * (beyond_m * camera.scale - radius), (low_y + high_y) / 2)
    end_deg = degrees(asin((low_y - high_y) / 2 / radius))
    return _Arc(centre, radius, side, -end_deg, end_deg)
