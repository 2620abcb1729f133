"""The person: trunk, head, arms and legs in their clothes, from back to front."""

from __future__ import annotations

from collections.abc import Sequence

from glutetimer.core.pose import HAND_M, ArmJoints, LegJoints, Pose
from glutetimer.core.settings import Person
from glutetimer.core.space import Vec
from glutetimer.ui.figure.head import paint_head
from glutetimer.ui.figure.limb_painter import LimbPainter
from glutetimer.ui.figure.shading import SKINS
from glutetimer.ui.figure.shapes import FOOT, HAND, NECK, SHAPES, THUMB, foot_joints, halves
from glutetimer.ui.figure.tube import Profile
from glutetimer.ui.theme import Colors, mixed

_UP = Vec(0, 1, 0)
# Where cloth ends along a limb: sleeves, shorts, leggings.
_SLEEVE, _SHORTS, _LEGGING = 0.3, 0.25, 0.95


class Body:
    """Paints one person. While lying, only the upper leg moves: hence the three layers."""

    def __init__(self, limb_painter: LimbPainter, person: Person, colors: Colors) -> None:
        self._brush = limb_painter
        self._build = person.build
        self._shape = SHAPES[person.build]
        self._skin, self._hair = SKINS[person.skin]
        self._colors = colors

    def paint_behind(self, pose: Pose, sitting: float) -> None:
        """What the upper leg moves in front of; lying, the trunk is in front of the lower arm."""
        colors, spine = self._colors, (pose.trunk.hips, pose.trunk.neck)
        trunk = self._shape.trunk
        self._brush.limb(spine, trunk, colors.shorts, (0.0, 0.4), (True, True), tones=16)
        if sitting < 0.5:
            self._arm(pose.lower_arm)
        self._neck(pose)
        self._brush.limb(
            spine,
            trunk,
            colors.shirt,
            (0.1, 1.0),
            flat=(True, True),
            lined=(True, True),
            thicker_m=0.005,
            steps=24,
            tones=30,
        )
        self._pelvis(pose)
        if sitting > 0:
            self._waistband(spine, sitting)
        if sitting >= 0.5:
            self._arm(pose.lower_arm)
        paint_head(self._brush, pose.trunk, self._build, self._skin, self._hair)
        self._leg(pose.lower_leg, colors.trousers)

    def paint_upper_leg(self, pose: Pose, working: float) -> None:
        """The working leg; `working` is how much it has the accent's colour, from 0 to 1."""
        colors = self._colors
        self._leg(pose.upper_leg, mixed(colors.trousers, colors.leg, working))

    def paint_in_front(self, pose: Pose) -> None:
        """What is nearer than the upper leg."""
        self._arm(pose.upper_arm)

    def _neck(self, pose: Pose) -> None:
        trunk = pose.trunk
        joints = (trunk.chest + trunk.crown * 0.03, trunk.head)
        self._brush.limb(joints, NECK, mixed(self._skin, "#5a1f1f", 0.14))

    def _waistband(self, spine: Sequence[Vec], sitting: float) -> None:
        """The shirt's hem slides up a little, or it would hang in a point between the knees."""
        self._brush.limb(
            spine,
            self._shape.trunk,
            self._colors.shorts,
            (0.0, 0.1 + 0.17 * sitting),
            (True, True),
            thicker_m=0.008,
            steps=80,
            tones=14,
        )

    def _pelvis(self, pose: Pose) -> None:
        """What joins the thighs, over the shirt's hem: they alone would be two balls."""
        hips = (pose.lower_leg.hip, pose.upper_leg.hip)
        self._brush.limb(
            hips, self._shape.pelvis, self._colors.shorts, lined=(True, True), steps=6, tones=14
        )

    def _arm(self, arm: ArmJoints) -> None:
        limb_painter, shape = self._brush, self._shape.arm
        joints = (arm.shoulder, arm.elbow, arm.wrist)
        limb_painter.limb(joints, shape, self._skin, (0.2, 1.0), lined=(False, False))
        self._hand(arm)
        limb_painter.limb(
            joints,
            shape,
            self._colors.shirt,
            (0.0, _SLEEVE),
            (False, True),
            thicker_m=0.007,
            tones=14,
        )

    def _hand(self, arm: ArmJoints) -> None:
        limb_painter = self._brush
        along = (arm.fingertips - arm.wrist).unit
        aside = _UP.cross(along).unit
        # The thumb is on the trunk's side.
        inwards = aside if aside.x * arm.shoulder.x > 0 else aside * -1
        root = arm.wrist + along * 0.03
        limb_painter.limb((root, root + along * 0.06 + inwards * 0.05), THUMB, self._skin, steps=5)
        limb_painter.limb((arm.wrist, arm.fingertips), HAND, self._skin)
        knuckles, tips = along * (HAND_M * 0.55), along * (HAND_M * 0.9)
        for finger in (-0.5, 0.0, 0.5):
            spread = aside * (0.03 * finger)
            limb_painter.crease(
                arm.wrist + knuckles + spread, arm.wrist + tips + spread * 0.6, self._skin
            )

    def _leg(self, leg: LegJoints, color: str) -> None:
        limb_painter, shape = self._brush, self._shape.leg
        limb_painter.limb(foot_joints(leg), FOOT, self._skin, lined=(True, True), tones=5)
        joints = (leg.hip, leg.knee, leg.ankle)
        limb_painter.limb(joints, shape, self._skin, (0.85, 1.0), lined=(False, False), tones=4)
        if _folded(limb_painter, leg):
            self._folded_leg(leg, color)
            return
        limb_painter.limb(
            joints, shape, color, (0.1, _LEGGING), (True, True), thicker_m=0.003, tones=8
        )
        self._shorts(joints, shape, _SHORTS)

    def _folded_leg(self, leg: LegJoints, color: str) -> None:
        """A leg whose shank is seen in front of its thigh, as when sitting."""
        limb_painter = self._brush
        thigh, shank = halves(self._shape.leg)
        joints = (leg.hip, leg.knee)
        limb_painter.limb(joints, thigh, color, (0.2, 1.0), (True, False), thicker_m=0.003, tones=8)
        self._shorts(joints, thigh, 2 * _SHORTS)
        limb_painter.limb(
            (leg.knee, leg.ankle),
            shank,
            color,
            (0.0, 2 * _LEGGING - 1),
            (False, True),
            (True, True),
            thicker_m=0.003,
            tones=8,
        )

    def _shorts(self, joints: Sequence[Vec], shape: Profile, until: float) -> None:
        self._brush.limb(
            joints,
            shape,
            self._colors.shorts,
            (0.0, until),
            (False, True),
            thicker_m=0.005,
            tones=8,
        )


def _folded(limb_painter: LimbPainter, leg: LegJoints) -> bool:
    """Whether thigh and shank are seen to run more back than on."""
    (ax, ay), (bx, by), (cx, cy) = map(limb_painter.camera.at, (leg.hip, leg.knee, leg.ankle))
    return (bx - ax) * (cx - bx) + (by - ay) * (cy - by) < 0
