"""The person's body: trunk, head, arms and legs in their clothes, from back to front."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor

from glutetimer.core.easing import eased_between, smootherstep
from glutetimer.core.frozen import replace
from glutetimer.core.pose import Pose, Posture, pose
from glutetimer.core.program import Side
from glutetimer.core.setting_choices import Person
from glutetimer.core.skeleton import ArmJoints, LegJoints
from glutetimer.ui.figure.extremities.foot import paint_foot, paint_heel_rim, shade_foot
from glutetimer.ui.figure.extremities.hand import paint_hand, palm_direction
from glutetimer.ui.figure.head.head import paint_head
from glutetimer.ui.figure.head.neck import paint_neck
from glutetimer.ui.figure.limbs.arm import Arm
from glutetimer.ui.figure.limbs.hips import (
    HipCorner,
    Waist,
    hip_corners,
    paint_gusset,
    paint_hip,
    paint_hip_line,
)
from glutetimer.ui.figure.limbs.lap import paint_crotch_shade, paint_groin
from glutetimer.ui.figure.limbs.leg import Leg
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.limbs.seat import Seat, SeatOnMat
from glutetimer.ui.figure.shading import SKINS, accented
from glutetimer.ui.figure.shapes import (
    SHAPES,
    Section,
    between,
    flat_seat,
    shirt,
    shirt_of_who_leans,
    shirt_of_who_sits,
    shorts,
    shorts_of_who_leans,
)
from glutetimer.ui.figure.shoulders import Shoulders
from glutetimer.ui.figure.trunk import TrunkPainter
from glutetimer.ui.figure.working import working_legs
from glutetimer.ui.theme import Colors

# By how much the upper hip is further from the viewer than the lower one when the lower side's arm
# and leg are seen before the upper side's; and when all of that is seen behind the trunk.
_LOWER_NEARER_M, _TURNED_AWAY_M = 0.004, 0.09
# How soon on the way to the back the hand that the head lay in is behind that, and from when on
# its arm is before it again, the hand beside the face.
_SLIPS_OUT, _STRETCHED_OUT = (0.0, 0.06), 0.24
# And when the far thigh is seen behind the trunk, too, which the near one hides by then.
_LEG_BEHIND_M = 0.16
# So far down the trunk is that arm's shoulder painted then, or it would be a hump on the breast.
_SHOULDER_DOWN_M = 0.06
# How much higher than its shoulder the far elbow is while that arm comes over the trunk.
_RAISED_M = 0.06
# How many of its sections the hem of who sits slides up; how many of them lie on the thighs; and
# how soon on the way up they do.
_HEM_UP, _ON_THIGHS, _HEM_OVER = 1.2, 4, 5.0
# Who is so far up, though not yet upright, is seen to be seated.
_SEATED = 0.9


class Body:
    """Paints one person in three layers, for what moves in a rep is not all: what is behind that,
    that, and what is before it.

    On the side it is the upper leg that moves. On the back, and on the way there, the upper side
    is turned away from the viewer (`turned`, from 0 to 1): legs and trunk move, between two arms
    that do not. Then, and of who sits, something is before what moves (`before_moving`).
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
        self._side, self._on_back = posture.side, posture.supine * (1 - posture.sitting)
        further_m = self.pose.lower_leg.hip.z - self.pose.upper_leg.hip.z
        upper_arm, lower_arm = self.pose.upper_arm, self.pose.lower_arm
        self._lower_nearer = further_m > _LOWER_NEARER_M
        self.turned_away = further_m > _TURNED_AWAY_M
        self.leg_behind = further_m > _LEG_BEHIND_M
        # Both arms of who sits are before the legs: hands are on the knees, or on the way there.
        self._arms_before_legs = self._sitting >= 0.5
        self.before_moving = self.turned_away or self._arms_before_legs
        slipped = eased_between(posture.supine, _SLIPS_OUT)
        self._arm_behind_head = slipped if posture.supine < _STRETCHED_OUT else 0.0
        self.sits = smootherstep(min(1.0, posture.sitting / _SEATED))
        self.turned = min(1.0, max(0.0, further_m / _TURNED_AWAY_M))
        raised = min(1.0, max(0.0, (upper_arm.elbow.y - upper_arm.shoulder.y) / _RAISED_M))
        self._far_arm_over = self.turned_away and raised > 0.5
        trunk, down_m = self.pose.trunk, _SHOULDER_DOWN_M * self.turned * (1 - raised)
        # Along what stays where it is in a bridge, as the arm does.
        down = (trunk.chest - trunk.neck).unit * down_m
        self._shoulders = Shoulders(posture.sitting, self.turned)
        lower_moved = self._shoulders.moved(trunk, lower=True)
        self._lower_arm_joints = replace(lower_arm, shoulder=lower_arm.shoulder + lower_moved)
        moved = down + self._shoulders.moved(trunk, lower=False)
        self._upper_arm_joints = replace(upper_arm, shoulder=upper_arm.shoulder + moved)
        # How much hips and near thigh are one shape, before the other one.
        self._one_shape = min(1.0, max(0.0, further_m / _TURNED_AWAY_M - 1) * 2)
        # How much the thighs are one lap, of who sits and faces the viewer.
        self._seated = self.sits * (1 - self.turned)
        self.on_mat = SeatOnMat.of(posture)
        self.build, self.shape = person.build, SHAPES[person.build]
        (self._skin, self._hair), self._colors = SKINS[person.skin], colors
        upper = (upper_arm.shoulder - lower_arm.shoulder).unit
        self._trunk_painter = TrunkPainter(limb_painter, self.pose.trunk, upper)
        upper_works, lower_works = working_legs(posture)
        self._upper_leg = self._leg(self.pose.upper_leg, upper_works)
        self._lower_leg = self._leg(self.pose.lower_leg, lower_works)
        legs = self._upper_leg, self._lower_leg
        self._folded = self._seated > 0 and all(leg.foot_before for leg in legs)

    def paint_behind(self) -> None:
        """What is further from the viewer than what moves in a rep."""
        self._limb_painter.painter.setPen(Qt.PenStyle.NoPen)
        if self.turned_away:
            if not self._far_arm_over:
                self._paint_arm(self._upper_arm)
            self._paint_throat()
            return
        self._paint_throat()
        self._paint_trunk(self._upper_arm, self._lower_arm)
        if not self._lower_nearer:
            self._paint_head_in_hand()
        if self._seated:
            self._paint_lap()
        if not self._lower_nearer:
            self._paint_leg(self._lower_leg)

    def paint_moving(self) -> None:
        """What moves in a rep."""
        self._limb_painter.painter.setPen(Qt.PenStyle.NoPen)
        parted = 1 - 2 * self.sits
        if not self.turned_away and parted > 0:
            self._paint_gusset(parted, behind=False)
        if self.turned_away:
            color = self._colors.shorts
            self._trunk_painter.paint_rim(
                self._hips, self._limb_painter.line_m, self._limb_painter.outline_color(color)
            )
            self._lower_leg.paint_shorts_rim(self._one_shape)
            self._paint_hip_line(self._lower_leg, self._one_shape)
            if not self.leg_behind:
                self._paint_trunk(self._lower_arm)
        else:
            lower, upper = self.pose.lower_leg, self.pose.upper_leg
            ankle_m = self.shape.leg[-1][1]
            shade_foot(self._limb_painter, lower, self._side.other, ankle_m, self._skin, upper)
        self._paint_leg(self._upper_leg)
        if self.leg_behind:
            self._paint_trunk(self._lower_arm)
        if self._lower_nearer:
            self._paint_leg(self._lower_leg)
        self._paint_hem()

    def _paint_hem(self) -> None:
        """The shirt of who sits, where it lies on the thighs."""
        opacity = min(1.0, _HEM_OVER * self._sitting)
        if opacity:
            painter = self._limb_painter.painter
            painter.setOpacity(opacity)
            lying_on = self._shirt[:_ON_THIGHS]
            self._trunk_painter.paint(lying_on, self._colors.shirt, (True, False), line=0.0)
            painter.setOpacity(1.0)

    def paint_before(self) -> None:
        """What is nearer to the viewer than what moves in a rep."""
        self._limb_painter.painter.setPen(Qt.PenStyle.NoPen)
        if self.turned_away:
            if self._far_arm_over:
                self._paint_arm(self._upper_arm)
            self._paint_head()
            self._paint_arm(self._lower_arm)
        else:
            if self._arms_before_legs:
                self._paint_arm(self._lower_arm)
            self._paint_arm(self._upper_arm)
            if self._lower_nearer:
                self._paint_head_in_hand()

    def _paint_head_in_hand(self) -> None:
        """The head, and before it the lower hand, which it lies in; who rolls over slips that out
        behind it, never over the face."""
        if self._arms_before_legs:
            self._paint_head()
            return
        if self._arm_behind_head:
            self._paint_arm(self._lower_arm)
        self._paint_head()
        if self._arm_behind_head < 1:
            self._limb_painter.painter.setOpacity(1 - self._arm_behind_head)
            self._paint_arm(self._lower_arm)
            self._limb_painter.painter.setOpacity(1.0)

    def _paint_head(self) -> None:
        paint_head(self._limb_painter, self.pose.trunk, self.build, self._skin, self._hair)
        self._limb_painter.painter.setPen(Qt.PenStyle.NoPen)

    def _paint_throat(self) -> None:
        paint_neck(self._limb_painter, self.pose.trunk, self.build, self._skin)

    def _paint_trunk(self, *arms_before: Arm) -> None:
        """The trunk, and the shoulders of the arms that are before it."""
        trunk_painter, colors = self._trunk_painter, self._colors
        seat = self._seat
        if seat:
            seat.paint_line(colors.shorts)
        trunk_painter.paint(self._hips, colors.shorts, (False, False), 1 - self._one_shape)
        if seat:
            seat.paint(trunk_painter.shade(colors.shorts))
        painter, shoulders = self._limb_painter.painter, self._shoulders
        slopes = []
        for arm in arms_before:
            lower = arm is self._lower_arm
            arm.paint_root_line()
            if opacity := shoulders.seen(lower=lower):
                slope = shoulders.slope(trunk_painter, self._shirt, arm, lower=lower)
                slopes.append((arm, slope, opacity))
        for arm, slope, opacity in slopes:
            painter.setOpacity(opacity)
            arm.paint_shoulder_line(slope)
            painter.setOpacity(1.0)
        trunk_painter.paint(self._shirt, colors.shirt, (True, True))
        for arm, slope, opacity in slopes:
            painter.setOpacity(opacity)
            arm.paint_shoulder(slope)
            painter.setOpacity(1.0)
        trunk_painter.paint_neckband(self._shirt[-2:], colors.shirt)

    @cached_property
    def _seat(self) -> Seat | None:
        if not self.on_mat.rests:
            return None
        return Seat(
            self._limb_painter,
            (self.pose.upper_leg, self.pose.lower_leg),
            self.build,
            self.on_mat,
            self._crotch_side,
            self._seated,
            self._waist.edges,
        )

    def _paint_lap(self) -> None:
        """Of who sits, the outlines of both thighs, and the shorts between them over these: all of
        the shorts is one calm shape."""
        color = self._colors.shorts
        for leg in (self._lower_leg, self._upper_leg):
            leg.paint_shorts_line(self._seated)
            if self.on_mat.level < 1:
                self._paint_hip_line(leg, self._seated)
        hem = self._shirt[0]
        below = [section for section in self._hips if section.place < hem.place]
        self._trunk_painter.fill_lap((*below, hem), color)
        self._paint_gusset(min(1.0, self._seated * 4), behind=True)
        if self._folded:
            for leg in (self._lower_leg, self._upper_leg):
                self._paint_shorts(leg)
        paint_crotch_shade(self._limb_painter, self.pose, self._seated)

    def _paint_hip_line(self, leg: Leg, opacity: float) -> None:
        """The outline of the shorts from the waist to a thigh, behind all that is inside of it."""
        if opacity:
            corners = self._hip_corners(leg)
            paint_hip_line(self._limb_painter, corners, self._colors.shorts, opacity)

    def _hip_corners(self, leg: Leg) -> tuple[HipCorner, ...]:
        return self._upper_corners if leg is self._upper_leg else self._lower_corners

    @cached_property
    def _upper_corners(self) -> tuple[HipCorner, ...]:
        return self._corners_of(self.pose.upper_leg, self.pose.lower_leg)

    @cached_property
    def _lower_corners(self) -> tuple[HipCorner, ...]:
        return self._corners_of(self.pose.lower_leg, self.pose.upper_leg)

    def _corners_of(self, leg: LegJoints, other: LegJoints) -> tuple[HipCorner, ...]:
        return tuple(hip_corners(self._limb_painter, self._waist, leg, other, self.build))

    @property
    def _crotch_side(self) -> int:
        """At which side of the upper thigh the lower one is, seen along it: 1 is the right."""
        return 1 if self._side is Side.LEFT else -1

    def _paint_gusset(self, opacity: float, *, behind: bool) -> None:
        """The shorts between the thighs."""
        legs, color = (self.pose.upper_leg, self.pose.lower_leg), self._colors.shorts
        shade, side = self._trunk_painter.shade(color), self._crotch_side
        line = max(0.0, 1 - 2 * self.on_mat.level)
        paint_gusset(
            self._limb_painter, legs, self.build, color, shade, side, opacity, line, behind
        )

    def paint_back_rim(self, wider_m: float, color: str, opacity: float) -> None:
        """All that is no further than that from the back."""
        self._trunk_painter.paint_back_rim(self._shirt, wider_m, color, opacity)

    def paint_heel_rim(self, leg: LegJoints, wider_m: float, color: str, opacity: float) -> QRectF:
        """All that is no further than that from a leg's heel; gives the rectangle that it is in."""
        side = self._side if leg is self.pose.upper_leg else self._side.other
        ankle_m = self.shape.leg[-1][1]
        return paint_heel_rim(
            self._limb_painter, leg, side, ankle_m, QColor(color), opacity, wider_m
        )

    @cached_property
    def _hips(self) -> tuple[Section, ...]:
        """The trunk under the shorts: who sits does so flat on the mat."""
        hips = shorts(self.build)
        if self._shoulders.apart:
            hips = between(hips, shorts_of_who_leans(self.build), self._shoulders.apart)
        if not self.on_mat.level:
            return hips
        return between(hips, flat_seat(self.build), self.on_mat.level)

    @cached_property
    def _shirt(self) -> tuple[Section, ...]:
        """The trunk under the shirt. Where the hips are bent its hem slides up, or it would hang
        between the knees."""
        cloth = shirt(self.build)
        if self._sitting:
            cloth = between(cloth, shirt_of_who_leans(self.build), self._shoulders.apart)
            cloth = between(cloth, shirt_of_who_sits(self.build), self._shoulders.hang)
        up = max(_HEM_UP * self._sitting, 0.5 * self._on_back)
        passed = int(up)
        return (cloth[passed].lerp(cloth[passed + 1], up - passed), *cloth[passed + 1 :])

    @cached_property
    def _waist(self) -> Waist:
        """Who sits up has no notch between it and a thigh, which is seen aslant."""
        return self._trunk_painter.waist(self._hips, self._seated)

    @cached_property
    def _upper_arm(self) -> Arm:
        return self._arm(self._upper_arm_joints)

    @cached_property
    def _lower_arm(self) -> Arm:
        return self._arm(self._lower_arm_joints)

    def _arm(self, joints: ArmJoints) -> Arm:
        painter, shirt = self._limb_painter, self._colors.shirt
        shade = self._trunk_painter.shoulder_shade(shirt)
        return Arm(painter, joints, self.build, self._skin, shirt, shade)

    def _paint_arm(self, arm: Arm) -> None:
        arm.paint_under_hand()
        side = self._side.other if arm is self._lower_arm else self._side
        palm, wrist_m = palm_direction(arm.joints, self.pose.trunk), self.shape.arm[-1][1]
        paint_hand(self._limb_painter, arm.joints, side, palm, wrist_m, self._skin)
        arm.paint_over_hand()

    def _leg(self, joints: LegJoints, works: float) -> Leg:
        """A leg that works, with `works` 1, or rests, with 0."""
        colors = self._colors
        cloth = accented(colors.trousers, colors.leg, works)
        return Leg(self._limb_painter, joints, self.build, cloth, colors.shorts, works)

    def _paint_leg(self, leg: Leg) -> None:
        if not leg.foot_before:
            self._paint_foot(leg)
        if not self._folded:
            self._paint_shorts(leg)
        if leg.foot_before:
            self._paint_foot(leg)
        leg.paint_legging()

    def _paint_shorts(self, leg: Leg) -> None:
        shorts_color = self._colors.shorts
        hips_shade = self._trunk_painter.shade(shorts_color)
        # What is in front of the other thigh has its outline behind that.
        line = 1 - self._one_shape if leg is self._lower_leg else 1.0
        leg.paint_shorts_line((1 - self._seated) * line)
        corners = self._hip_corners(leg)
        paint_hip(self._limb_painter, corners, shorts_color, hips_shade, line)
        if leg is self._lower_leg and self._seat:
            self._seat.paint_over_hip(hips_shade)
        leg.paint_shorts(hips_shade, self._seated)
        if self._seated:
            upper = leg is self._upper_leg
            paint_groin(self._limb_painter, self.pose, self._waist, self._seated, upper=upper)

    def _paint_foot(self, leg: Leg) -> None:
        side = self._side if leg is self._upper_leg else self._side.other
        paint_foot(self._limb_painter, leg.joints, side, self.shape.leg[-1][1], self._skin)
