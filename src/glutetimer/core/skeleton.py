"""The bones, and how they follow from where the trunk is and where hands and feet are to be.

Lengths are those of a person of 1.70 m (thigh and shank near 0.245 of the height, upper arm
0.17, forearm 0.15: Drillis and Contini 1966). No bone ever changes its length: what is out of a
limb's reach is not reached.
"""

from __future__ import annotations

from math import exp, sqrt
from typing import Self

from glutetimer.core.frozen import frozen
from glutetimer.core.space import Vec, rejected_unit

THIGH_M = 0.42
SHANK_M = 0.42
FOOT_M = 0.20
UPPER_ARM_M = 0.29
FOREARM_M = 0.25
HAND_M = 0.16
HIP_GAP_M = 0.17
SHOULDER_GAP_M = 0.25
# From the hips' middle to that of the shoulders, and from there to the neck and to the head.
SPINE_M, NECK_M, HEAD_M = 0.45, 0.10, 0.25

LEG_M = THIGH_M + SHANK_M


class Mirrored:
    """What consists of joints and directions, and so has a mirror image."""

    __slots__: tuple[str, ...] = ()

    @property
    def mirrored(self) -> Self:
        """The same on the other side of the viewer's middle, where left is right."""
        return type(self)(*(getattr(self, name).mirrored for name in self.__slots__))


@frozen
class LegJoints(Mirrored):
    """The joints of one leg; the toes are `FOOT_M` from the ankle."""

    hip: Vec
    knee: Vec
    ankle: Vec
    toe: Vec


@frozen
class ArmJoints(Mirrored):
    """The joints of one arm; the fingertips are `HAND_M` from the wrist."""

    shoulder: Vec
    elbow: Vec
    wrist: Vec
    fingertips: Vec


@frozen
class LimbTarget(Mirrored):
    """Where in the room a limb ends, which way its middle joint bends, and which way the hand
    or foot points."""

    end: Vec
    bend: Vec
    point: Vec

    def lerp(
        self, other: LimbTarget, fraction: float, bend_fraction: float | None = None
    ) -> LimbTarget:
        """`bend_fraction` is the middle joint's, where it does not swing round with the rest."""
        bend_fraction = fraction if bend_fraction is None else bend_fraction
        # Most limbs rest most of the time.
        if fraction == bend_fraction == 0:
            return self
        if fraction == bend_fraction == 1:
            return other
        return LimbTarget(
            self.end.lerp(other.end, fraction),
            self.bend.lerp(other.bend, bend_fraction),
            self.point.lerp(other.point, fraction),
        )

    def moved(self, offset: Vec) -> LimbTarget:
        """The same way to bend and to point, that far from there."""
        return LimbTarget(self.end + offset, self.bend, self.point)


def curve(start: LimbTarget, drawn_to: LimbTarget, end: LimbTarget, fraction: float) -> LimbTarget:
    """At that fraction of a parabola (a quadratic Bézier curve)."""
    return start.lerp(drawn_to, fraction).lerp(drawn_to.lerp(end, fraction), fraction)


@frozen
class Stance:
    """Where the trunk is and where the limbs end: all that the joints follow from.

    `hips` is their middle, `crown` the direction from there to the head, `upper` the one from
    the lower side to the upper. Both have the length 1 and are square to each other.
    """

    hips: Vec
    crown: Vec
    upper: Vec
    upper_hand: LimbTarget
    lower_hand: LimbTarget
    upper_foot: LimbTarget
    lower_foot: LimbTarget

    @property
    def front(self) -> Vec:
        """The direction that the trunk faces when the left side is the upper one."""
        return self.upper.cross(self.crown)

    def lerp(self, other: Stance, fraction: float) -> Stance:
        """The stance at that fraction of the way to the other."""
        crown = self.crown.lerp(other.crown, fraction).unit
        return Stance(
            self.hips.lerp(other.hips, fraction),
            crown,
            rejected_unit(self.upper.lerp(other.upper, fraction), crown),
            self.upper_hand.lerp(other.upper_hand, fraction),
            self.lower_hand.lerp(other.lower_hand, fraction),
            self.upper_foot.lerp(other.upper_foot, fraction),
            self.lower_foot.lerp(other.lower_foot, fraction),
        )


def arm_to(target: LimbTarget, shoulder: Vec) -> ArmJoints:
    """The arm from that shoulder to its target, or as near to it as it reaches."""
    to_target = target.end - shoulder
    wrist = shoulder + to_target.unit * _arm_reach_m(to_target.length)
    elbow = two_bone_ik(shoulder, wrist, target.bend, UPPER_ARM_M, FOREARM_M)
    return ArmJoints(shoulder, elbow, wrist, wrist + target.point.unit * HAND_M)


def _arm_reach_m(target_m: float) -> float:
    """How far the wrist gets: a hand that would be out of reach leaves the mat softly."""
    easy_m = 0.95 * (UPPER_ARM_M + FOREARM_M)
    if target_m <= easy_m:
        return target_m
    remaining_m = UPPER_ARM_M + FOREARM_M - easy_m
    return easy_m + remaining_m * (1 - exp((easy_m - target_m) / remaining_m))


def leg_to(target: LimbTarget, hip: Vec) -> LegJoints:
    """The leg from that hip to its target, or as near to it as it reaches."""
    to_target = target.end - hip
    ankle = hip + to_target.unit * min(LEG_M, to_target.length)
    knee = two_bone_ik(hip, ankle, target.bend, THIGH_M, SHANK_M)
    return LegJoints(hip, knee, ankle, ankle + target.point.unit * FOOT_M)


def two_bone_ik(root: Vec, end: Vec, bend: Vec, first_m: float, second_m: float) -> Vec:
    """Where two bones of these lengths meet, between a limb's root and its end."""
    straight_m = (end - root).length
    axis = (end - root).unit
    along_m = (straight_m**2 + first_m**2 - second_m**2) / (2 * straight_m)
    aside_m = sqrt(max(0.0, first_m**2 - along_m**2))
    return root + axis * along_m + rejected_unit(bend, axis) * aside_m
