"""The person's body: trunk, head, arms and legs in their clothes, from back to front."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt

from glutetimer.core.easing import smootherstep
from glutetimer.core.pose import Pose, Posture, pose
from glutetimer.core.setting_choices import Build, Person
from glutetimer.core.skeleton import ArmJoints, LegJoints
from glutetimer.ui.figure.extremities.foot import paint_foot, shade_foot
from glutetimer.ui.figure.extremities.hand import paint_hand, palm_direction
from glutetimer.ui.figure.head.head import paint_head
from glutetimer.ui.figure.head.neck import paint_neck
from glutetimer.ui.figure.limbs.hips import Waist, paint_gusset, paint_hip
from glutetimer.ui.figure.limbs.leg import paint_leg
from glutetimer.ui.figure.limbs.limb import Cover, Limb
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.limbs.seat import Seat
from glutetimer.ui.figure.shading import SKINS
from glutetimer.ui.figure.shapes import SHAPES, Section, arm_shape, flat_seat, shirt, shorts
from glutetimer.ui.figure.trunk import TrunkPainter
from glutetimer.ui.theme import Colors, mixed

# Skin where the sleeve leaves it free; it begins under the sleeve, and is in its shade there.
_ARM = Cover((0.1, 2.0), (False, False), shade=((0.62, 0.2), (0.85, 0.0)))
_SLEEVE = Cover((0.0, 0.62), thicker_m=0.004, fades_in=0.42)

# By how much the upper hip is further from the viewer than the lower one when the upper side's
# arm is seen behind its leg, and when all of that side is seen behind the trunk.
_ARM_TURNED_AWAY_M, _TURNED_AWAY_M = 0.004, 0.09
# How many of its sections the hem of who sits slides up: round thighs take all of the lap.
_HEM_UP = {Build.SLENDER: 1.7, Build.STURDY: 1.8, Build.FULL: 2.4}
# Of the shorts' sections the one at the hips, and of the shirt's the first above the shoulders.
_HIP, _SHOULDER = 2, 8
# Who is so far up sits, though not yet upright.
_SITS = 0.6


class Body:
    """Paints one person in three layers, for what moves in a rep is not all: what is behind that,
    that, and what is before it.

    On the side it is the upper leg that moves. On the back, and on the way there, the upper side
    is turned away from the viewer: legs and trunk move, between two arms that do not.
    """

    def __init__(
        self,
        limb_painter: LimbPainter,
        posture: Posture,
        person: Person,
        colors: Colors,
        other_pose: Pose | None = None,
    ) -> None:
        """`other_pose` is one in the place of the posture's."""
        self._limb_painter = limb_painter
        self.pose, self._sitting = other_pose or pose(posture), posture.sitting
        self._side = posture.side
        self._on_back = posture.supine * (1 - posture.sitting)
        further_m = self.pose.lower_leg.hip.z - self.pose.upper_leg.hip.z
        # Of who sits, both arms are behind the legs but while a hand is carried over them.
        upper_arm, leg = self.pose.upper_arm, self.pose.upper_leg
        behind_legs = max(upper_arm.elbow.z, upper_arm.wrist.z) < min(leg.knee.z, leg.ankle.z)
        self._arm_turned_away = further_m > _ARM_TURNED_AWAY_M or (
            behind_legs and self._sitting > _SITS
        )
        self.turned_away = further_m > _TURNED_AWAY_M
        self._build = person.build
        self.shape = SHAPES[person.build]
        self._skin, self._hair = SKINS[person.skin]
        self._colors = colors
        upper = (self.pose.upper_arm.shoulder - self.pose.lower_arm.shoulder).unit
        self._trunk_painter = TrunkPainter(limb_painter, self.pose.trunk, upper)
        # A leg has the accent's colour as soon as the person has nearly lain down: on the back,
        # where both work, the other one, too.
        lain_down = smootherstep(max(0.0, abs(1 - 2 * posture.roll) - 0.75) / 0.25)
        self._upper_works, self._lower_works = lain_down, lain_down * posture.supine

    def paint_behind(self) -> None:
        """What is further from the viewer than what moves in a rep."""
        self._limb_painter.painter.setPen(Qt.PenStyle.NoPen)
        if self.turned_away:
            self._paint_arm(self.pose.upper_arm)
            self._paint_throat()
            return
        upper_arm, lower_arm = self.pose.upper_arm, self.pose.lower_arm
        if self._sitting < 0.5:
            # While the person lies, the trunk is in front of the lower arm.
            self._paint_arm(lower_arm)
            self._paint_throat()
            self._paint_trunk(upper_arm)
        else:
            self._paint_throat()
            self._paint_trunk(upper_arm, lower_arm)
            self._paint_arm(lower_arm)
        if self._arm_turned_away:
            self._paint_arm(self.pose.upper_arm)
        self._paint_head()
        self._paint_leg(self.pose.lower_leg, self._lower_works)

    def paint_moving(self) -> None:
        """What moves in a rep."""
        self._limb_painter.painter.setPen(Qt.PenStyle.NoPen)
        if not (self.turned_away or self._sitting):
            legs = self.pose.upper_leg, self.pose.lower_leg
            shorts_color = self._colors.shorts
            hips_shade = self._trunk_painter.shade(shorts_color)
            paint_gusset(self._limb_painter, *legs, self._build, shorts_color, hips_shade)
        if not self.turned_away:
            lower, upper = self.pose.lower_leg, self.pose.upper_leg
            ankle_m = self.shape.leg[-1][1]
            shade_foot(self._limb_painter, lower, self._side.other, ankle_m, self._skin, upper)
        self._paint_leg(self.pose.upper_leg, self._upper_works)
        if self.turned_away:
            self._paint_trunk(self.pose.lower_arm)
            self._paint_leg(self.pose.lower_leg, self._lower_works)

    def paint_before(self) -> None:
        """What is nearer to the viewer than what moves in a rep."""
        self._limb_painter.painter.setPen(Qt.PenStyle.NoPen)
        if self.turned_away:
            self._paint_head()
            self._paint_arm(self.pose.lower_arm)
        elif not self._arm_turned_away:
            self._paint_arm(self.pose.upper_arm)

    def _paint_head(self) -> None:
        paint_head(self._limb_painter, self.pose.trunk, self._build, self._skin, self._hair)
        self._limb_painter.painter.setPen(Qt.PenStyle.NoPen)

    def _paint_throat(self) -> None:
        paint_neck(self._limb_painter, self.pose.trunk, self._build, self._skin)

    def _paint_trunk(self, *arms_before: ArmJoints) -> None:
        """The trunk, and the shoulders of the arms that are before it."""
        trunk_painter, colors = self._trunk_painter, self._colors
        legs = self.pose.upper_leg, self.pose.lower_leg
        seat = Seat(self._limb_painter, legs, self._build, self._sitting**2)
        if self._sitting:
            seat.paint_line(colors.shorts)
        trunk_painter.paint(self._hips, colors.shorts, (False, False))
        if self._sitting:
            seat.paint(trunk_painter.shade(colors.shorts), trunk_painter.frame)
        # Where the hips are bent the shirt's hem slides up, or it would hang between the knees.
        cloth = shirt(self._build)
        up = max(_HEM_UP[self._build] * self._sitting, 0.3 * self._on_back)
        passed = int(up)
        hem = cloth[passed].lerp(cloth[passed + 1], up - passed)
        for arm in arms_before:
            # The outline of a shoulder, of which the shirt hides the inner side.
            self._limb_painter.paint_root_line(
                self._arm_limb(arm), arm_shape(self._build), _SLEEVE, colors.shirt
            )
        trunk_painter.paint((hem, *cloth[passed + 1 :]), colors.shirt, (True, True))
        trunk_painter.paint_neckband(cloth[-2:], colors.shirt)

    def paint_trunk_rim(self, wider_m: float, color: str) -> None:
        """All that is no further than that from the trunk, from the hips to the shoulders."""
        self._limb_painter.painter.setPen(Qt.PenStyle.NoPen)
        back = (self._hips[_HIP], *shirt(self._build)[:_SHOULDER])
        self._trunk_painter.paint_rim(back, wider_m, color)

    @cached_property
    def _hips(self) -> tuple[Section, ...]:
        """The trunk under the shorts: who sits does so flat on the mat."""
        seat = self._sitting**2
        hips = shorts(self._build)
        if not seat:
            return hips
        return tuple(
            one.lerp(other, seat) for one, other in zip(hips, flat_seat(self._build), strict=True)
        )

    @cached_property
    def _waist(self) -> Waist:
        return self._trunk_painter.waist(self._hips)

    def _paint_arm(self, arm: ArmJoints) -> None:
        limb_painter, shape = self._limb_painter, arm_shape(self._build)
        limb = self._arm_limb(arm)
        limb_painter.paint(limb, shape, self._skin, _ARM)
        self._paint_hand(arm)
        shirt_shade = self._trunk_painter.shoulder_shade(self._colors.shirt)
        limb_painter.paint(limb, shape, self._colors.shirt, _SLEEVE, shirt_shade)

    def _arm_limb(self, arm: ArmJoints) -> Limb:
        bend = (arm.wrist - arm.elbow).unit - (arm.elbow - arm.shoulder).unit
        return self._limb_painter.limb((arm.shoulder, arm.elbow, arm.wrist), bend)

    def _paint_hand(self, arm: ArmJoints) -> None:
        side = self._side if arm is self.pose.upper_arm else self._side.other
        palm, wrist_m = palm_direction(arm, self.pose.trunk), self.shape.arm[-1][1]
        paint_hand(self._limb_painter, arm, side, palm, wrist_m, self._skin)

    def _paint_leg(self, leg: LegJoints, works: float) -> None:
        side = self._side if leg is self.pose.upper_leg else self._side.other
        paint_foot(self._limb_painter, leg, side, self.shape.leg[-1][1], self._skin)
        hips_shade = self._trunk_painter.shade(self._colors.shorts)
        upper, lower = self.pose.upper_leg, self.pose.lower_leg
        other = lower if leg is upper else upper
        shorts_color = self._colors.shorts
        paint_hip(
            self._limb_painter, self._waist, leg, other, self._build, shorts_color, hips_shade
        )
        cloth = mixed(self._colors.trousers, self._colors.leg, works)
        paint_leg(self._limb_painter, leg, self._build, cloth, shorts_color, hips_shade, works)
