"""The shadow on the mat, and none where there is nothing above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainterPath, QPolygonF

from glutetimer.core.pose import Arm, Leg, Pose
from glutetimer.core.space import Vec
from glutetimer.ui.figure.brush import Brush
from glutetimer.ui.figure.shapes import FOOT, Shape, foot_joints
from glutetimer.ui.figure.tube import Profile

# Seen from so low, what is round on the mat is flat.
_FLAT = 0.5
# The penumbra: rings up to so much wider.
_SOFT_M = 0.06
_COLOR = "#140f24"


Part = tuple[Sequence[Vec], Profile]


def paint_shadow(brush: Brush, parts: Sequence[Part], dark: float, rings: int) -> None:
    """The shadow of limbs through these joints: as one where they overlap, the softer the more
    `rings` it is painted in.
    """
    painter = brush.painter
    color = QColor(_COLOR)
    color.setAlphaF(dark / rings)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for ring in range(rings):
        shadow = QPainterPath()
        shadow.setFillRule(Qt.FillRule.WindingFill)
        for joints, profile in parts:
            shadow.addPolygon(_cast(brush, joints, profile, _SOFT_M * ring / rings))
            shadow.closeSubpath()
        painter.drawPath(shadow)


def paint_leg_shadow(brush: Brush, leg: Leg, shape: Shape, dark: float) -> None:
    """The shadow of a leg alone, from mid-thigh on: the hips have theirs already."""
    color = QColor(_COLOR)
    color.setAlphaF(dark)
    brush.painter.setPen(Qt.PenStyle.NoPen)
    brush.painter.setBrush(color)
    joints = (leg.hip.towards(leg.knee, 0.5), leg.knee, leg.ankle)
    # In one ring: it is painted anew in every frame.
    cast = _cast(brush, joints, shape.leg, _SOFT_M * 0.25)
    brush.painter.drawPolygon(cast, Qt.FillRule.WindingFill)


def _cast(brush: Brush, joints: Sequence[Vec], profile: Profile, wider_m: float) -> QPolygonF:
    """The outline on the mat of a limb above it."""
    on_mat = [Vec(joint.x, 0.012, joint.z + 0.10 * joint.y) for joint in joints]
    low = tuple((at, radius * _FLAT) for at, radius in profile)
    return brush.tube(on_mat, low, thicker_m=wider_m, steps=5).rim(0.0, True, True)


def still_parts(pose: Pose, shape: Shape) -> list[Part]:
    """Everything but the upper leg."""
    trunk = pose.trunk
    head: Profile = ((0.0, 0.09), (1.0, 0.09))
    return [
        ((trunk.hips, trunk.neck), shape.trunk),
        ((trunk.neck, trunk.head), head),
        (_arm(pose.upper_arm), shape.arm),
        (_arm(pose.lower_arm), shape.arm),
        ((pose.lower_leg.hip, pose.lower_leg.knee, pose.lower_leg.ankle), shape.leg),
        (foot_joints(pose.lower_leg), FOOT),
    ]


def _arm(arm: Arm) -> Sequence[Vec]:
    return arm.shoulder, arm.elbow, arm.wrist
