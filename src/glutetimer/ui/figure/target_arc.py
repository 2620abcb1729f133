"""What the leg aims at: an arc with its mark at 45°, how far it is, and a ghost of the top."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from math import ceil, cos, hypot, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainterPath, QPen

from glutetimer.core.motion import Target
from glutetimer.core.pose import CIRCLE_RADIUS_M, OPEN_DEG, RESTING_DEG, Posture, pose
from glutetimer.core.program import Direction
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.limb_painter import LimbPainter
from glutetimer.ui.figure.shapes import FOOT, Shape, foot_joints
from glutetimer.ui.theme import Colors

MARK_DEG = 45.0
_STEPS = 24
# How far beyond the knee or the ankle the arc runs.
_BEYOND_KNEE_M, _BEYOND_FOOT_M = 0.105, 0.15
# How far beyond its end the mark is, and beyond that the number. A knee comes to the arc's very
# end, where its dot stops at the mark; a lifted leg stays below.
_KNEE_MARK_M, _KNEE_NUMBER_M, _FOOT_NUMBER_M = 0.038, 0.075, 0.12
# A circle is drawn so many times as wide as the ankle's is, to be seen around it.
_CIRCLE_WIDER = 1.6
_CIRCLE_STEPS = 64
# Where its arrowheads are, in parts of the circle from its lowest point forward: on the half that
# is nearer, and on the other.
_NEAR_ARROW, _FAR_ARROW = 0.27, 0.66
_ARROW_M, _ARROW_HALF_M = 0.088, 0.036


def paint_ghost(
    limb_painter: LimbPainter, target: Posture, shape: Shape, colors: Colors, solid: float
) -> None:
    """The leg where it is to go, faint; `solid` from 0 to 1 is how faint."""
    leg = pose(target).upper_leg
    joints = (leg.hip, leg.knee, leg.ankle)
    if target.knee_extension < 0.5:
        # The foot stays where it is.
        limbs = [limb_painter.tube(joints, shape.leg, span=(0.0, 0.93)).rim(0.0, True, True)]
    else:
        limbs = [
            limb_painter.tube(joints, shape.leg, span=(0.0, 1.0)).rim(0.0, True, True),
            limb_painter.tube(foot_joints(leg), FOOT).rim(0.0, True, True),
        ]
    ghost = QPainterPath()
    for limb in limbs:
        part = QPainterPath()
        part.addPolygon(limb)
        part.closeSubpath()
        ghost = ghost.united(part)
    fill, line = QColor(colors.leg), QColor(colors.leg)
    fill.setAlphaF(solid * 0.5)
    line.setAlphaF(min(1.0, solid * 3))
    pen = QPen(line, max(1.2, limb_painter.camera.scale * 0.006))
    pen.setDashPattern([3.0, 3.0])
    limb_painter.painter.setPen(pen)
    limb_painter.painter.setBrush(fill)
    limb_painter.painter.drawPath(ghost)


class Aim:
    """Where the leg is to go, and how far it is: along an arc around the hip from rest to 45°,
    or around a circle at its top.
    """

    def __init__(self, limb_painter: LimbPainter, target: Target, colors: Colors) -> None:
        self._brush = limb_painter
        self._target = target
        self._colors = colors
        circling = target.circling is not None
        self._line = (_ring if circling else _arc)(limb_painter.camera, target.posture)

    @property
    def in_front(self) -> bool:
        """Whether the line crosses the leg, which then must not hide it."""
        return self._target.circling is not None or self._target.posture.knee_extension < 0.5

    def paint_track(self) -> None:
        """The way to go, with its mark and number or its direction."""
        track = QColor(self._colors.aim)
        track.setAlphaF(0.6)
        self._brush.painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._target.circling is None:
            self._paint_arc(track)
        else:
            self._paint_half_circle(near=False)

    def paint_way(self, posture: Posture) -> None:
        """How much of the way the leg has gone; of a circle the half that is in front of it."""
        if self._target.circling is not None:
            self._paint_half_circle(near=True)
            return
        gone = share_of(posture, self._target.posture) * _STEPS
        line = [*self._line[: int(gone) + 1], _spot(self._line, gone)]
        self._paint_cased(line, QColor(self._colors.leg))

    def paint_dot(self, posture: Posture) -> None:
        """Where the leg is on its way; in front of all, so that one can follow it from afar."""
        scale, painter = self._brush.camera.scale, self._brush.painter
        if self._target.circling is None:
            now = _spot(self._line, share_of(posture, self._target.posture) * _STEPS)
        else:
            now = self._brush.camera.point(pose(posture).upper_leg.ankle)
        painter.setPen(QPen(QColor(self._colors.dot), 0.007 * scale))
        painter.setBrush(QColor(self._colors.leg))
        painter.drawEllipse(now, 0.024 * scale, 0.024 * scale)

    def _paint_arc(self, track: QColor) -> None:
        scale, painter, arc = self._brush.camera.scale, self._brush.painter, self._line
        painter.setPen(_round_pen(track, 0.014 * scale))
        top = 1 + ceil(share_of(self._target.posture, self._target.posture) * _STEPS)
        painter.drawPolyline(arc[:top])
        # What is allowed beyond what is shown.
        reserve = _round_pen(track, 0.008 * scale)
        reserve.setDashPattern([0.2, 2.4])
        painter.setPen(reserve)
        painter.drawPolyline(arc[top - 1 :])
        on = _way(arc[-2], arc[-1])
        knee = self._target.posture.knee_extension < 0.5
        mark = arc[-1] + on * ((_KNEE_MARK_M if knee else 0.0) * scale)
        aside = QPointF(on.y(), -on.x())
        painter.setPen(_round_pen(QColor(self._colors.aim), 0.012 * scale))
        painter.drawLine(mark - aside * (0.032 * scale), mark + aside * (0.032 * scale))
        font = QFont()
        font.setPixelSize(max(12, round(0.08 * scale)))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        box = QRectF(0, 0, 0.3 * scale, 0.1 * scale)
        box.moveCenter(mark + on * ((_KNEE_NUMBER_M if knee else _FOOT_NUMBER_M) * scale))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, "≤ 45°")

    def _paint_half_circle(self, near: bool) -> None:
        """Half a ring around the ankle, with an arrowhead that way round."""
        scale, painter = self._brush.camera.scale, self._brush.painter
        ring, half = self._line, _CIRCLE_STEPS // 2
        self._paint_cased(ring[: half + 1] if near else ring[half:], QColor(self._colors.aim))
        at = round((_NEAR_ARROW if near else _FAR_ARROW) * _CIRCLE_STEPS)
        on = _way(ring[at - 1], ring[at + 1])
        if self._target.circling is Direction.BACKWARD:
            on = -on
        aside = QPointF(on.y(), -on.x()) * (_ARROW_HALF_M * scale)
        tip, tail = (ring[at] + on * (part * _ARROW_M * scale) for part in (0.6, -0.4))
        pen = QPen(QColor(self._colors.dot), 0.006 * scale)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(QColor(self._colors.aim))
        painter.drawPolygon([tip, tail + aside, tail - aside])

    def _paint_cased(self, line: list[QPointF], color: QColor) -> None:
        scale, painter = self._brush.camera.scale, self._brush.painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.in_front:
            # Set off from the leg.
            case = _round_pen(QColor(self._colors.dot), 0.028 * scale)
            if self._target.circling is not None:
                # One half of a ring does not cut into the other.
                case.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(case)
            painter.drawPolyline(line)
        painter.setPen(_round_pen(color, 0.018 * scale))
        painter.drawPolyline(line)


def _way(one: QPointF, other: QPointF) -> QPointF:
    """The direction from one point to the other."""
    apart = other - one
    return apart / max(1e-6, hypot(apart.x(), apart.y()))


@lru_cache(maxsize=4)
def _ring(camera: Camera, target: Posture) -> list[QPointF]:
    """The ankle's circle, a little wider; forward, from below. Its first half is the nearer."""
    places = [
        pose(_circling(target, 2 * pi * i / _CIRCLE_STEPS)).upper_leg.ankle
        for i in range(_CIRCLE_STEPS + 1)
    ]
    middle = places[0].lerp(places[_CIRCLE_STEPS // 2], 0.5)
    return [camera.point(middle.lerp(place, _CIRCLE_WIDER)) for place in places]


def _circling(target: Posture, turned: float) -> Posture:
    up_m, forward_m = -CIRCLE_RADIUS_M * cos(turned), CIRCLE_RADIUS_M * sin(turned)
    return replace(target, up_m=up_m, forward_m=forward_m)


def _spot(arc: list[QPointF], gone: float) -> QPointF:
    """The point so many steps along the arc."""
    whole = min(int(gone), len(arc) - 2)
    return arc[whole] + (arc[whole + 1] - arc[whole]) * (gone - whole)


def lifted_share(posture: Posture) -> float:
    """How far up the leg is, bent or straight, from 0 to 1."""
    return share_of(posture, posture)


def share_of(posture: Posture, target: Posture) -> float:
    """How far the leg is on its way to 45°, from 0 to 1."""
    if target.knee_extension < 0.5:
        return min(1.0, max(0.0, posture.open_deg / OPEN_DEG))
    lifted = posture.lift_deg - RESTING_DEG
    return min(1.0, max(0.0, lifted / (MARK_DEG - RESTING_DEG)))


@lru_cache(maxsize=4)
def _arc(camera: Camera, target: Posture) -> list[QPointF]:
    """From rest to 45°, beyond the knee or the foot where that is seen.

    The knee's own circle is seen edge-on; so this is one around the hip, in the picture.
    """
    knee = target.knee_extension < 0.5
    beyond = camera.scale * (_BEYOND_KNEE_M if knee else _BEYOND_FOOT_M)
    arc = []
    for i in range(_STEPS + 1):
        share = i / _STEPS
        if knee:
            leg = pose(replace(target, open_deg=MARK_DEG * share)).upper_leg
            tip = leg.knee
        else:
            lifted = RESTING_DEG + (MARK_DEG - RESTING_DEG) * share
            leg = pose(replace(target, lift_deg=lifted, up_m=0.0, forward_m=0.0)).upper_leg
            tip = leg.ankle
        (x, y), (tip_x, tip_y) = camera.at(leg.hip), camera.at(tip)
        further = 1 + beyond / hypot(tip_x - x, tip_y - y)
        arc.append(QPointF(x + (tip_x - x) * further, y + (tip_y - y) * further))
    return arc


def _round_pen(color: QColor, width: float) -> QPen:
    pen = QPen(color, max(1.5, width))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
