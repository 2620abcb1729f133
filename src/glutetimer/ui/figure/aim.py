"""What the leg aims at: an arc with its mark at 45°, how far it is, and a ghost of the top."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from math import ceil, hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainterPath, QPen

from glutetimer.core.pose import OPEN_DEG, RESTING_DEG, Posture, pose
from glutetimer.core.space import Vec
from glutetimer.ui.figure.brush import Brush
from glutetimer.ui.figure.shapes import FOOT, Shape, foot_joints
from glutetimer.ui.theme import Colors

MARK_DEG = 45.0
_STEPS = 24
# The arc's radius around the hip: outside the knee or the foot.
_KNEE_ARC_M, _ANKLE_ARC_M = 0.42, 0.95


def paint_ghost(brush: Brush, target: Posture, shape: Shape, colors: Colors, solid: float) -> None:
    """The leg where it is to go, faint; `solid` from 0 to 1 is how faint."""
    leg = pose(target).upper_leg
    joints = (leg.hip, leg.knee, leg.ankle)
    if target.stretch < 0.5:
        # The foot stays where it is.
        limbs = [brush.tube(joints, shape.leg, span=(0.14, 0.93)).rim(0.0, False, True)]
    else:
        limbs = [
            brush.tube(joints, shape.leg, span=(0.12, 1.0)).rim(0.0, False, True),
            brush.tube(foot_joints(leg), FOOT).rim(0.0, True, True),
        ]
    ghost = QPainterPath()
    for limb in limbs:
        part = QPainterPath()
        part.addPolygon(limb)
        part.closeSubpath()
        ghost = ghost.united(part)
    fill, line = QColor(colors.leg), QColor(colors.leg)
    fill.setAlphaF(solid * 0.5)
    line.setAlphaF(min(1.0, solid * 2.2))
    pen = QPen(line, max(1.2, brush.camera.scale * 0.006))
    pen.setDashPattern([3.0, 3.0])
    brush.painter.setPen(pen)
    brush.painter.setBrush(fill)
    brush.painter.drawPath(ghost)


class Aim:
    """The arc from rest to 45° around the hip, and how far along it the leg is."""

    def __init__(self, brush: Brush, target: Posture, colors: Colors) -> None:
        self._brush = brush
        self._target = target
        self._colors = colors
        self._arc = _arc(brush, target)

    @property
    def in_front(self) -> bool:
        """Whether the arc crosses the leg, which then must not hide it."""
        return self._target.stretch < 0.5

    def paint_track(self) -> None:
        """The way from rest to 45°, with its mark and number there."""
        scale, painter, arc = self._brush.camera.scale, self._brush.painter, self._arc
        track = QColor(self._colors.aim)
        track.setAlphaF(0.6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_round_pen(track, 0.014 * scale))
        top = 1 + ceil(share_of(self._target, self._target) * _STEPS)
        painter.drawPolyline(arc[:top])
        # What is allowed beyond what is shown.
        reserve = _round_pen(track, 0.008 * scale)
        reserve.setDashPattern([0.2, 2.4])
        painter.setPen(reserve)
        painter.drawPolyline(arc[top - 1 :])
        before, mark = arc[-2], arc[-1]
        on = (mark - before) / max(1e-6, hypot(mark.x() - before.x(), mark.y() - before.y()))
        aside = QPointF(on.y(), -on.x())
        painter.setPen(_round_pen(QColor(self._colors.aim), 0.012 * scale))
        painter.drawLine(mark - aside * (0.032 * scale), mark + aside * (0.032 * scale))
        font = QFont()
        font.setPixelSize(max(9, round(0.08 * scale)))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        box = QRectF(0, 0, 0.3 * scale, 0.1 * scale)
        box.moveCenter(mark + on * (0.085 * scale))
        label = "45°" if self.in_front else "≤ 45°"
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, label)

    def paint_way(self, posture: Posture) -> None:
        """How much of the way the leg has gone."""
        gone = share_of(posture, self._target) * _STEPS
        line = [*self._arc[: int(gone) + 1], _spot(self._arc, gone)]
        scale, painter = self._brush.camera.scale, self._brush.painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.in_front:
            # Set off from the leg, which has the same colour.
            painter.setPen(_round_pen(QColor(self._colors.dot), 0.028 * scale))
            painter.drawPolyline(line)
        painter.setPen(_round_pen(QColor(self._colors.leg), 0.018 * scale))
        painter.drawPolyline(line)

    def paint_dot(self, posture: Posture) -> None:
        """Where the leg is on its way; in front of all, so that one can follow it from afar."""
        scale, painter = self._brush.camera.scale, self._brush.painter
        now = _spot(self._arc, share_of(posture, self._target) * _STEPS)
        painter.setPen(QPen(QColor(self._colors.dot), 0.007 * scale))
        painter.setBrush(QColor(self._colors.leg))
        painter.drawEllipse(now, 0.023 * scale, 0.023 * scale)


def _spot(arc: list[QPointF], gone: float) -> QPointF:
    """The point so many steps along the arc."""
    whole = min(int(gone), len(arc) - 2)
    return arc[whole] + (arc[whole + 1] - arc[whole]) * (gone - whole)


def lifted_share(posture: Posture) -> float:
    """How far up the leg is, bent or straight, from 0 to 1."""
    return share_of(posture, posture)


def share_of(posture: Posture, target: Posture) -> float:
    """How far the leg is on its way to 45°, from 0 to 1."""
    if target.stretch < 0.5:
        return min(1.0, max(0.0, posture.open_deg / OPEN_DEG))
    lifted = posture.lift_deg - RESTING_DEG
    return min(1.0, max(0.0, lifted / (MARK_DEG - RESTING_DEG)))


@lru_cache(maxsize=8)
def _ways(target: Posture) -> tuple[tuple[Vec, Vec], ...]:
    """From rest to 45°: the hip, and the knee or ankle that turns about it."""
    ways = []
    for i in range(_STEPS + 1):
        share = i / _STEPS
        if target.stretch < 0.5:
            leg = pose(replace(target, open_deg=MARK_DEG * share)).upper_leg
            ways.append((leg.hip, leg.knee))
        else:
            lifted = RESTING_DEG + (MARK_DEG - RESTING_DEG) * share
            leg = pose(replace(target, lift_deg=lifted, up_m=0.0, forward_m=0.0)).upper_leg
            ways.append((leg.hip, leg.ankle))
    return tuple(ways)


def _arc(brush: Brush, target: Posture) -> list[QPointF]:
    """From rest to 45°, as far from the hip as the leg points where it is seen.

    The knee's own circle is seen edge-on; so this is one around the hip, in the picture.
    """
    camera = brush.camera
    radius = camera.scale * (_KNEE_ARC_M if target.stretch < 0.5 else _ANKLE_ARC_M)
    arc = []
    for hip, tip in _ways(target):
        (x, y), (tip_x, tip_y) = camera.at(hip), camera.at(tip)
        share = radius / hypot(tip_x - x, tip_y - y)
        arc.append(QPointF(x + (tip_x - x) * share, y + (tip_y - y) * share))
    return arc


def _round_pen(color: QColor, width: float) -> QPen:
    pen = QPen(color, max(1.5, width))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
