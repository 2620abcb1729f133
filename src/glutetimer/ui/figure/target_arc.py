"""What a rep aims at: an arc with a mark at its end, how far one is, and a ghost of the top.

Constants ending in `_M` are metres; a metre is `camera.scale` pixels.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from math import ceil, cos, hypot, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainterPath, QPen

from glutetimer.core.motion import Target
from glutetimer.core.pose import CIRCLE_RADIUS_M, OPEN_DEG, RESTING_DEG, Posture, pose
from glutetimer.core.program import Direction
from glutetimer.core.space import Vec
from glutetimer.core.supine import BRIDGE_DEG
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.limb_painter import LimbPainter, LimbStyle
from glutetimer.ui.figure.shapes import FOOT, Shape, foot_joints
from glutetimer.ui.theme import Colors

MARK_DEG = 45.0
_ARC_STEPS = 24
# How far beyond the knee or the ankle the arc runs.
_BEYOND_KNEE_M, _BEYOND_FOOT_M = 0.105, 0.15
# How far beyond the arc's end the mark is, and beyond that the number. A knee comes to the arc's
# very end, where its marker stops at the mark; a lifted leg stays below.
_KNEE_MARK_M, _KNEE_NUMBER_M, _FOOT_NUMBER_M = 0.038, 0.075, 0.12
# How far above the hips' middle the arc of a bridge runs: over the body.
_ABOVE_HIPS = Vec(0, 0.17, 0)
# A circle is drawn so many times as wide as the ankle's is, to be seen around it.
_CIRCLE_SCALE = 1.6
_CIRCLE_STEPS = 64
# Where its arrowheads are, as fractions of the circle from its lowest point forward: on the half
# that is nearer to the viewer, and on the other.
_NEAR_ARROW, _FAR_ARROW = 0.27, 0.66
_ARROW_M, _ARROW_HALF_M = 0.088, 0.036

# What moves of a bent leg and of the trunk: feet and shoulders stay where they are.
_WITHOUT_FOOT = LimbStyle(span=(0.0, 0.93))
_BELOW_SHOULDERS = LimbStyle(span=(0.0, 0.82), flat=(False, True))


def paint_ghost(
    limb_painter: LimbPainter, target: Posture, shape: Shape, colors: Colors, opacity: float
) -> None:
    """The legs and the trunk where they are to go, faint; `opacity` is from 0 to 1."""
    top = pose(target)
    leg = top.upper_leg
    joints = (leg.hip, leg.knee, leg.ankle)
    if target.supine:
        spine, lower = (top.trunk.hips, top.trunk.neck), top.lower_leg
        limbs = [joints, (lower.hip, lower.knee, lower.ankle)]
        tubes = [limb_painter.tube(limb, shape.leg, _WITHOUT_FOOT) for limb in limbs]
        tubes.append(limb_painter.tube(spine, shape.trunk_at(target.supine), _BELOW_SHOULDERS))
    elif _is_bent(target):
        tubes = [limb_painter.tube(joints, shape.leg, _WITHOUT_FOOT)]
    else:
        tubes = [limb_painter.tube(joints, shape.leg), limb_painter.tube(foot_joints(leg), FOOT)]
    ghost = QPainterPath()
    for tube in tubes:
        limb = QPainterPath()
        limb.addPolygon(tube.outline(0.0, True, True))
        limb.closeSubpath()
        ghost = ghost.united(limb)
    fill, line = QColor(colors.leg), QColor(colors.leg)
    fill.setAlphaF(opacity * 0.5)
    line.setAlphaF(min(1.0, opacity * 3))
    pen = QPen(line, max(1.2, limb_painter.camera.scale * 0.006))
    pen.setDashPattern([3.0, 3.0])
    limb_painter.painter.setPen(pen)
    limb_painter.painter.setBrush(fill)
    limb_painter.painter.drawPath(ghost)


class TargetArc:
    """Where the leg is to go, and how far it is: along an arc around the hip from rest to 45°,
    or around a circle at its top. In a bridge, where the pelvis is to go.
    """

    def __init__(self, limb_painter: LimbPainter, target: Target, colors: Colors) -> None:
        self._painter, self._camera = limb_painter.painter, limb_painter.camera
        self._scale = self._camera.scale
        self._target, self._circling = target.posture, target.circling
        self._colors = colors
        line_of = _arc if self._circling is None else _circle
        self._line = line_of(self._camera, target.posture)

    @property
    def in_front(self) -> bool:
        """Whether the line crosses what moves, which then must not hide it."""
        return self._circling is not None or _is_bent(self._target)

    def paint_track(self) -> None:
        """The way to go, with its mark and number or its direction."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._circling is None:
            self._paint_arc()
        else:
            self._paint_half_circle(near=False)

    def paint_progress(self, posture: Posture) -> None:
        """How much of the way the leg has gone; of a circle the half that is in front of it."""
        if self._circling is not None:
            self._paint_half_circle(near=True)
            return
        step = self._step_at(posture)
        line = [*self._line[: int(step) + 1], _point_at(self._line, step)]
        self._paint_cased(line, QColor(self._colors.leg))

    def paint_marker(self, posture: Posture) -> None:
        """Where the leg is on its way; in front of all, so that one can follow it from afar."""
        if self._circling is None:
            centre = _point_at(self._line, self._step_at(posture))
        else:
            centre = self._camera.point(pose(posture).upper_leg.ankle)
        self._painter.setPen(QPen(QColor(self._colors.dot), 0.007 * self._scale))
        self._painter.setBrush(QColor(self._colors.leg))
        self._painter.drawEllipse(centre, 0.024 * self._scale, 0.024 * self._scale)

    def _step_at(self, posture: Posture) -> float:
        return raised_fraction(posture, self._target) * _ARC_STEPS

    def _paint_arc(self) -> None:
        painter, scale, arc = self._painter, self._scale, self._line
        track = QColor(self._colors.target)
        track.setAlphaF(0.6)
        painter.setPen(_round_pen(track, 0.014 * scale))
        top = 1 + ceil(self._step_at(self._target))
        painter.drawPolyline(arc[:top])
        # Dotted: what is allowed beyond what is shown.
        reserve = _round_pen(track, 0.008 * scale)
        reserve.setDashPattern([0.2, 2.4])
        painter.setPen(reserve)
        painter.drawPolyline(arc[top - 1 :])
        bent, along = _is_bent(self._target), _direction(arc[-2], arc[-1])
        mark = arc[-1] + along * ((_KNEE_MARK_M if bent else 0.0) * scale)
        aside = QPointF(along.y(), -along.x())
        painter.setPen(_round_pen(QColor(self._colors.target), 0.012 * scale))
        painter.drawLine(mark - aside * (0.032 * scale), mark + aside * (0.032 * scale))
        if not self._target.supine:
            self._paint_number(
                mark + along * ((_KNEE_NUMBER_M if bent else _FOOT_NUMBER_M) * scale)
            )

    def _paint_number(self, centre: QPointF) -> None:
        painter, scale = self._painter, self._scale
        font = QFont()
        font.setPixelSize(max(12, round(0.08 * scale)))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        number_rect = QRectF(0, 0, 0.3 * scale, 0.1 * scale)
        number_rect.moveCenter(centre)
        centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        painter.drawText(number_rect, centred, "≤ 45°")

    def _paint_half_circle(self, near: bool) -> None:
        """Half a circle around the ankle, with an arrowhead that way round."""
        painter, scale, circle = self._painter, self._scale, self._line
        half = _CIRCLE_STEPS // 2
        color = QColor(self._colors.target)
        self._paint_cased(circle[: half + 1] if near else circle[half:], color)
        step = round((_NEAR_ARROW if near else _FAR_ARROW) * _CIRCLE_STEPS)
        along = _direction(circle[step - 1], circle[step + 1])
        if self._circling is Direction.BACKWARD:
            along = -along
        aside = QPointF(along.y(), -along.x()) * (_ARROW_HALF_M * scale)
        tip, tail = (circle[step] + along * (part * _ARROW_M * scale) for part in (0.6, -0.4))
        pen = QPen(QColor(self._colors.dot), 0.006 * scale)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(color)
        painter.drawPolygon([tip, tail + aside, tail - aside])

    def _paint_cased(self, line: list[QPointF], color: QColor) -> None:
        """A line, set off by a wider one under it where it crosses the leg."""
        painter, scale = self._painter, self._scale
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.in_front:
            case = _round_pen(QColor(self._colors.dot), 0.028 * scale)
            if self._circling is not None:
                # One half of a circle does not cut into the other.
                case.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(case)
            painter.drawPolyline(line)
        painter.setPen(_round_pen(color, 0.018 * scale))
        painter.drawPolyline(line)


def raised_fraction(posture: Posture, target: Posture) -> float:
    """How far the leg is on its way to 45°, or the pelvis on its way to the top: from 0 to 1, the
    way that leads to the target."""
    if target.supine:
        return min(1.0, max(0.0, posture.bridge_deg / BRIDGE_DEG))
    if _is_bent(target):
        return min(1.0, max(0.0, posture.open_deg / OPEN_DEG))
    lifted_deg = posture.lift_deg - RESTING_DEG
    return min(1.0, max(0.0, lifted_deg / (MARK_DEG - RESTING_DEG)))


def _is_bent(posture: Posture) -> bool:
    return posture.knee_extension < 0.5


@lru_cache(maxsize=4)
def _circle(camera: Camera, target: Posture) -> list[QPointF]:
    """The ankle's circle, a little wider; forward, from below. Its first half is the nearer."""
    ankles = []
    for i in range(_CIRCLE_STEPS + 1):
        angle = 2 * pi * i / _CIRCLE_STEPS
        up_m, forward_m = -CIRCLE_RADIUS_M * cos(angle), CIRCLE_RADIUS_M * sin(angle)
        ankles.append(pose(replace(target, up_m=up_m, forward_m=forward_m)).upper_leg.ankle)
    centre = ankles[0].lerp(ankles[_CIRCLE_STEPS // 2], 0.5)
    return [camera.point(centre.lerp(ankle, _CIRCLE_SCALE)) for ankle in ankles]


@lru_cache(maxsize=4)
def _arc(camera: Camera, target: Posture) -> list[QPointF]:
    """From rest to 45°, beyond the knee or the foot where that is seen.

    The knee's own circle is seen edge-on; so this is one around the hip, in the picture. In a
    bridge it is the way of the pelvis.
    """
    if target.supine:
        tops = [
            replace(target, bridge_deg=BRIDGE_DEG * i / _ARC_STEPS) for i in range(_ARC_STEPS + 1)
        ]
        return [camera.point(pose(top).trunk.hips + _ABOVE_HIPS) for top in tops]
    bent = _is_bent(target)
    beyond_px = camera.scale * (_BEYOND_KNEE_M if bent else _BEYOND_FOOT_M)
    arc = []
    for i in range(_ARC_STEPS + 1):
        fraction = i / _ARC_STEPS
        if bent:
            leg = pose(replace(target, open_deg=MARK_DEG * fraction)).upper_leg
            tip = leg.knee
        else:
            lift_deg = RESTING_DEG + (MARK_DEG - RESTING_DEG) * fraction
            leg = pose(replace(target, lift_deg=lift_deg, up_m=0.0, forward_m=0.0)).upper_leg
            tip = leg.ankle
        (x, y), (tip_x, tip_y) = camera.xy(leg.hip), camera.xy(tip)
        longer = 1 + beyond_px / hypot(tip_x - x, tip_y - y)
        arc.append(QPointF(x + (tip_x - x) * longer, y + (tip_y - y) * longer))
    return arc


def _point_at(line: list[QPointF], step: float) -> QPointF:
    whole = min(int(step), len(line) - 2)
    return line[whole] + (line[whole + 1] - line[whole]) * (step - whole)


def _direction(one: QPointF, other: QPointF) -> QPointF:
    """The direction from one point to the other, of length 1."""
    way = other - one
    return way / max(1e-6, hypot(way.x(), way.y()))


def _round_pen(color: QColor, width: float) -> QPen:
    pen = QPen(color, max(1.5, width))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
