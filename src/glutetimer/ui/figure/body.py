"""The person's body: trunk, head, arms and legs in their clothes, from back to front."""

from __future__ import annotations

from glutetimer.core.easing import smootherstep
from glutetimer.core.pose import Posture, pose
from glutetimer.core.settings import Person
from glutetimer.core.skeleton import HAND_M, ArmJoints, LegJoints
from glutetimer.core.space import Vec
from glutetimer.ui.figure.head import paint_head
from glutetimer.ui.figure.limb_painter import LimbPainter, LimbStyle
from glutetimer.ui.figure.neck import paint_neck
from glutetimer.ui.figure.shading import SKINS
from glutetimer.ui.figure.shapes import FOOT, HAND, SHAPES, THUMB, foot_joints, halves
from glutetimer.ui.theme import Colors, mixed

_UP = Vec(0, 1, 0)
_NEITHER, _BOTH, _AT_START, _AT_END = (False, False), (True, True), (True, False), (False, True)

# Skin where clothes leave it free. An arm or a shank begins under cloth that is painted over it.
_ARM = LimbStyle(span=(0.2, 1.0), outlined=_NEITHER)
_ANKLE = LimbStyle(span=(0.85, 1.0), outlined=_NEITHER, tones=4)
_FOOT = LimbStyle(outlined=_BOTH, tones=5)
_THUMB = LimbStyle(points=5)
# Clothes; a span ends where the cloth does.
_SHIRT = LimbStyle((0.1, 1.0), _BOTH, _BOTH, thicker_m=0.005, points=24, tones=30)
_SLEEVE = LimbStyle((0.0, 0.3), _AT_END, thicker_m=0.007, tones=14)
_SHORTS_ON_TRUNK = LimbStyle((0.0, 0.4), _BOTH, tones=16)
_SHORTS_ON_PELVIS = LimbStyle(outlined=_BOTH, points=6, tones=14)
_SHORTS_ON_LEG = LimbStyle((0.0, 0.25), _AT_END, thicker_m=0.005, tones=8)
_SHORTS_ON_THIGH = LimbStyle((0.0, 0.5), _AT_END, thicker_m=0.005, tones=8)
_LEGGING = LimbStyle((0.1, 0.95), _BOTH, thicker_m=0.003, tones=8)
_LEGGING_ON_THIGH = LimbStyle((0.2, 1.0), _AT_START, thicker_m=0.003, tones=8)
_LEGGING_ON_SHANK = LimbStyle((0.0, 0.9), _AT_END, _BOTH, thicker_m=0.003, tones=8)

# By how much the upper hip is further from the viewer than the lower one when the upper side's
# arm is seen behind its leg, and when all of that side is seen behind the trunk.
_ARM_TURNED_AWAY_M, _TURNED_AWAY_M = 0.004, 0.09


class Body:
    """Paints one person in three layers, for what moves in a rep is not all: what is behind that,
    that, and what is before it.

    On the side it is the upper leg that moves. On the back, and on the way there, the upper side
    is turned away from the viewer: legs and trunk move, between two arms that do not.
    """

    def __init__(
        self, limb_painter: LimbPainter, posture: Posture, person: Person, colors: Colors
    ) -> None:
        self._limb_painter = limb_painter
        self.pose, self._sitting = pose(posture), posture.sitting
        self._on_back = posture.supine * (1 - posture.sitting)
        further_m = self.pose.lower_leg.hip.z - self.pose.upper_leg.hip.z
        self._arm_turned_away = further_m > _ARM_TURNED_AWAY_M
        self.turned_away = further_m > _TURNED_AWAY_M
        self._paint = limb_painter.limb
        self._build = person.build
        self.shape = SHAPES[person.build]
        self._skin, self._hair = SKINS[person.skin]
        self._colors = colors
        # A leg has the accent's colour as soon as the person has nearly lain down: on the back,
        # where both work, the other one, too.
        lain_down = smootherstep(max(0.0, abs(1 - 2 * posture.roll) - 0.75) / 0.25)
        self._upper_color = mixed(colors.trousers, colors.leg, lain_down)
        self._lower_color = mixed(colors.trousers, colors.leg, lain_down * posture.supine)

    def paint_behind(self) -> None:
        """What is further from the viewer than what moves in a rep."""
        if self.turned_away:
            self._paint_arm(self.pose.upper_arm)
            self._paint_throat()
            return
        if self._sitting < 0.5:
            # While the person lies, the trunk is in front of the lower arm.
            self._paint_arm(self.pose.lower_arm)
        self._paint_throat()
        self._paint_trunk()
        if self._sitting >= 0.5:
            self._paint_arm(self.pose.lower_arm)
        if self._arm_turned_away:
            self._paint_arm(self.pose.upper_arm)
        self._paint_head()
        self._paint_leg(self.pose.lower_leg, self._lower_color)

    def paint_moving(self) -> None:
        """What moves in a rep."""
        self._paint_leg(self.pose.upper_leg, self._upper_color)
        if self.turned_away:
            self._paint_trunk()
            self._paint_leg(self.pose.lower_leg, self._lower_color)

    def paint_before(self) -> None:
        """What is nearer to the viewer than what moves in a rep."""
        if self.turned_away:
            self._paint_head()
            self._paint_arm(self.pose.lower_arm)
        elif not self._arm_turned_away:
            self._paint_arm(self.pose.upper_arm)

    def _paint_head(self) -> None:
        paint_head(self._limb_painter, self.pose.trunk, self._build, self._skin, self._hair)

    def _paint_throat(self) -> None:
        paint_neck(self._limb_painter, self.pose.trunk, self._build, self._skin)

    def _paint_trunk(self) -> None:
        colors, trunk = self._colors, self.pose.trunk
        spine, profile = (trunk.hips, trunk.neck), self.shape.trunk_at(self._on_back)
        self._paint(spine, profile, colors.shorts, _SHORTS_ON_TRUNK)
        self._paint(spine, profile, colors.shirt, _SHIRT)
        # Joins the thighs over the shirt's hem: they alone would be two balls.
        hips = (self.pose.lower_leg.hip, self.pose.upper_leg.hip)
        self._paint(hips, self.shape.pelvis, colors.shorts, _SHORTS_ON_PELVIS)
        bent_at_hips = max(self._sitting, 0.5 * self._on_back)
        if bent_at_hips > 0:
            # The shirt's hem slides up, or it would hang in a point between the knees.
            hem = 0.1 + 0.17 * bent_at_hips
            waistband = LimbStyle((0.0, hem), _BOTH, thicker_m=0.008, points=80, tones=14)
            self._paint(spine, profile, colors.shorts, waistband)

    def _paint_arm(self, arm: ArmJoints) -> None:
        joints, profile = (arm.shoulder, arm.elbow, arm.wrist), self.shape.arm
        self._paint(joints, profile, self._skin, _ARM)
        self._paint_hand(arm)
        self._paint(joints, profile, self._colors.shirt, _SLEEVE)

    def _paint_hand(self, arm: ArmJoints) -> None:
        along = (arm.fingertips - arm.wrist).unit
        aside = _UP.cross(along).unit
        # The thumb is on the trunk's side.
        inward = aside if aside.x * arm.shoulder.x > 0 else aside * -1
        root = arm.wrist + along * 0.03
        thumb = (root, root + along * 0.06 + inward * 0.05)
        self._paint(thumb, THUMB, self._skin, _THUMB)
        self._paint((arm.wrist, arm.fingertips), HAND, self._skin)
        knuckles, tips = along * (HAND_M * 0.55), along * (HAND_M * 0.9)
        for gap in (-0.5, 0.0, 0.5):
            spread = aside * (0.03 * gap)
            self._limb_painter.crease(
                arm.wrist + knuckles + spread, arm.wrist + tips + spread * 0.6, self._skin
            )

    def _paint_leg(self, leg: LegJoints, color: str) -> None:
        joints, profile = (leg.hip, leg.knee, leg.ankle), self.shape.leg
        self._paint(foot_joints(leg), FOOT, self._skin, _FOOT)
        self._paint(joints, profile, self._skin, _ANKLE)
        (hip_x, hip_y), (x, y), (ankle_x, ankle_y) = map(self._limb_painter.camera.xy, joints)
        if (x - hip_x) * (ankle_x - x) + (y - hip_y) * (ankle_y - y) < 0:
            # The shank is seen to run back along the thigh, and in front of it, as when sitting.
            thigh, shank = halves(profile)
            self._paint(joints[:2], thigh, color, _LEGGING_ON_THIGH)
            self._paint(joints[:2], thigh, self._colors.shorts, _SHORTS_ON_THIGH)
            self._paint(joints[1:], shank, color, _LEGGING_ON_SHANK)
        else:
            self._paint(joints, profile, color, _LEGGING)
            self._paint(joints, profile, self._colors.shorts, _SHORTS_ON_LEG)
