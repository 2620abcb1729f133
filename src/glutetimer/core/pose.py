"""Where the joints are, for any posture that a session passes through.

A posture is a handful of numbers: how far the person has rolled over, whether the legs are
bent or straight, how far the working leg is open or lifted. A pose is where that puts every
joint, in metres (see `space`). Because every posture between two others is a posture too,
one can be blended into another, and no bone ever changes its length.

The person lies with the back to the wall: on the right side, the head at the viewer's left,
when the left leg works; rolled over end for end, by way of sitting, when the right one does.

Lengths are those of a person of 1.70 m (thigh and shank near 0.245 of the height, upper arm
0.17, forearm 0.15: Drillis and Contini 1966). Angles are those of the handout: a knee opens
to 45°, a leg is lifted to 45° at most. The circle's size is ours: a grapefruit's.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, degrees, exp, pi, radians, sin, sqrt
from typing import Self

from glutetimer.core.program import Side
from glutetimer.core.space import Vec, rejected_unit

THIGH_M = 0.42
SHANK_M = 0.42
FOOT_M = 0.20
UPPER_ARM_M = 0.29
FOREARM_M = 0.25
HAND_M = 0.16
HIP_GAP_M = 0.17
SHOULDER_GAP_M = 0.25

LEG_M = THIGH_M + SHANK_M
OPEN_DEG = 45.0
# The wall behind the person.
WALL_Z_M = -0.175
LIFT_DEG = 40.0
CIRCLE_RADIUS_M = 0.07

# Lying: the middle of the hips above the mat, and the ankles one above the other.
_LYING_HIPS_Y_M = 0.19
_BOTTOM_ANKLE_Y_M, _TOP_ANKLE_Y_M = 0.05, 0.14
_SITTING_HIPS_Y_M = 0.10
# Half-way up, one leans so far forward, over the hand that bears the weight.
_LEAN_DEG = 16.0
_CHEST_M, _NECK_M, _HEAD_M = 0.45, 0.55, 0.70  # from the hips' middle, along the spine
# A palm on the mat: the wrist's height, and how steeply the hand points down from it.
_PALM_Y_M, _PALM_DOWN = 0.045, -0.17
# At rest a bent thigh points 45° forward, and the shank leads back to the wall.
_FORWARD_M = THIGH_M * sin(radians(45))
_BACK_M = _FORWARD_M + 0.09
_ALONG_M = THIGH_M * cos(radians(45)) + sqrt(SHANK_M**2 - _BACK_M**2)

_UP, _FORWARD = Vec(0, 1, 0), Vec(0, 0, 1)
# Bent legs' toes point to the feet's side and forward, square to the shank. Straight legs'
# point forward and a little along the leg; the working leg's point down, too.
_BENT_TOES = Vec(0.86, -0.06, 0.50).unit
_TOES_ALONG, _TOES_DOWN = 0.42, 0.75
_LOWER_TOES_ALONG = 0.8


def _slope_deg(drop_m: float) -> float:
    """How far below level a straight leg points whose ankle is that much below the hip."""
    return -degrees(asin(drop_m / LEG_M))


RESTING_DEG = _slope_deg(_LYING_HIPS_Y_M + HIP_GAP_M / 2 - _TOP_ANKLE_Y_M)
_BOTTOM_DEG = _slope_deg(_LYING_HIPS_Y_M - HIP_GAP_M / 2 - _BOTTOM_ANKLE_Y_M)


_UPPER_HIP = Vec(0, _LYING_HIPS_Y_M + HIP_GAP_M / 2, 0)
_LOWER_HIP = Vec(0, _LYING_HIPS_Y_M - HIP_GAP_M / 2, 0)


@dataclass(frozen=True, slots=True)
class Posture:
    """How the person lies and how far the working leg, the upper one, has gone.

    `roll` is 0 when the left leg works, 1 when the right one does; at 0.5 the person sits.
    `knee_extension` is 0 with bent legs, as for a clamshell, and 1 with straight ones. `open_deg`
    is a bent leg's opening. `lift_deg` is a straight leg's angle to the mat, in the frontal
    plane; from there the ankle is moved `up_m` (square to the leg) and `forward_m`.
    """

    roll: float = 0.0
    knee_extension: float = 0.0
    open_deg: float = 0.0
    lift_deg: float = RESTING_DEG
    up_m: float = 0.0
    forward_m: float = 0.0

    def lerp(self, other: Posture, fraction: float) -> Posture:
        """The posture at that fraction of the way to the other."""
        return Posture(
            *(a + (b - a) * fraction for a, b in zip(self.numbers, other.numbers, strict=True))
        )

    @property
    def numbers(self) -> tuple[float, ...]:
        """The fields' values in their order."""
        return (
            self.roll,
            self.knee_extension,
            self.open_deg,
            self.lift_deg,
            self.up_m,
            self.forward_m,
        )

    @property
    def side(self) -> Side:
        """The leg that is, or is about to be, the upper one."""
        return Side.LEFT if self.roll < 0.5 else Side.RIGHT

    @property
    def sitting(self) -> float:
        """From 0 (lying) to 1 (sitting)."""
        return (1 - cos(2 * pi * self.roll)) / 2


# The minimum and maximum of each of a posture's numbers. The circle's limits are a little wider
# than it is: a leg that is stopped in the middle of one swings out of it.
_CIRCLE_LIMIT_M = 1.1 * CIRCLE_RADIUS_M
LIMITS = (
    (0.0, 1.0),
    (0.0, 1.0),
    (0.0, OPEN_DEG),
    (RESTING_DEG, 45.0),
    (-_CIRCLE_LIMIT_M, _CIRCLE_LIMIT_M),
    (-_CIRCLE_LIMIT_M, _CIRCLE_LIMIT_M),
)


class _Mirrored:
    """What consists of joints and directions, and so has a mirror image."""

    __slots__: tuple[str, ...] = ()

    @property
    def mirrored(self) -> Self:
        """The same on the other side of the viewer's middle, where left is right."""
        return type(self)(*(getattr(self, name).mirrored for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class LegJoints(_Mirrored):
    """The joints of one leg; the toes are `FOOT_M` from the ankle."""

    hip: Vec
    knee: Vec
    ankle: Vec
    toe: Vec


@dataclass(frozen=True, slots=True)
class ArmJoints(_Mirrored):
    """The joints of one arm; the fingertips are `HAND_M` from the wrist."""

    shoulder: Vec
    elbow: Vec
    wrist: Vec
    fingertips: Vec


@dataclass(frozen=True, slots=True)
class Trunk(_Mirrored):
    """Hips' middle, shoulders' middle, neck and head; `crown` is the direction of its top."""

    hips: Vec
    chest: Vec
    neck: Vec
    head: Vec
    crown: Vec


@dataclass(frozen=True, slots=True)
class Pose(_Mirrored):
    """Every joint. While lying, the upper arm and leg are those of the side that works."""

    trunk: Trunk
    upper_arm: ArmJoints
    lower_arm: ArmJoints
    upper_leg: LegJoints
    lower_leg: LegJoints


def smootherstep(progress: float) -> float:
    """From 0 to 1 with neither speed nor acceleration at the ends."""
    return progress**3 * (progress * (6 * progress - 15) + 10)


def pose(posture: Posture) -> Pose:
    """The joints of a posture."""
    left_side_up = _left_side_up(posture)
    return left_side_up if posture.side is Side.LEFT else left_side_up.mirrored


def eased_between(progress: float, span: tuple[float, float]) -> float:
    """The eased progress, from 0 to 1, of a movement that begins and ends with `span`.

    Both are fractions of a longer movement, whose progress is given.
    """
    begins, ends = span
    return smootherstep(min(1.0, max(0.0, (progress - begins) / (ends - begins))))


def _left_side_up(posture: Posture) -> Pose:
    """The joints as if the left side were the upper one; the right side's mirror them."""
    # The trunk goes ahead of the legs: knees that came up at once would be in its way.
    drawn_up, knees_up = posture.sitting**1.8, posture.sitting**1.4
    # From 0 (lying) to 1 (sitting), evenly, and how steep the spine is.
    risen = 2 * min(posture.roll, 1 - posture.roll)
    spine_rad = radians(90 * risen)
    lean_rad = radians(_LEAN_DEG) * sin(2 * spine_rad) ** 2
    up = Vec(0, cos(lean_rad), sin(lean_rad))
    # The spine's direction and that from the lower to the upper side.
    crown = Vec(-cos(spine_rad), 0, 0) + up * sin(spine_rad)
    upper = Vec(sin(spine_rad), 0, 0) + up * cos(spine_rad)
    hips = _UP * (_LYING_HIPS_Y_M + (_SITTING_HIPS_Y_M - _LYING_HIPS_Y_M) * sin(spine_rad))
    chest = hips + crown * _CHEST_M
    hip, shoulder = upper * (HIP_GAP_M / 2), upper * (SHOULDER_GAP_M / 2)
    # A straight leg reaches no further: while its hip moves, the foot slides with it.
    slide = Vec(hip.x * posture.knee_extension, 0, 0)
    return Pose(
        Trunk(hips, chest, hips + crown * _NECK_M, hips + crown * _HEAD_M, crown),
        _arm(chest + shoulder, _upper_hand(risen)),
        _arm(chest - shoulder, _lower_hand(risen)),
        _leg(hips + hip, _upper_leg(posture).moved(slide).lerp(_FOOT_IN_FRONT, drawn_up, knees_up)),
        _leg(
            hips - hip,
            _lower_leg(posture).moved(slide * -1).lerp(_FOOT_IN_FRONT.mirrored, drawn_up, knees_up),
        ),
    )


@dataclass(frozen=True, slots=True)
class _LimbTarget(_Mirrored):
    """Where in the room a limb ends, which way its middle joint bends, and which way the hand
    or foot points."""

    end: Vec
    bend: Vec
    point: Vec

    def lerp(
        self, other: _LimbTarget, fraction: float, bend_fraction: float | None = None
    ) -> _LimbTarget:
        """`bend_fraction` is the middle joint's, where it does not swing round with the rest."""
        return _LimbTarget(
            self.end.lerp(other.end, fraction),
            self.bend.lerp(other.bend, fraction if bend_fraction is None else bend_fraction),
            self.point.lerp(other.point, fraction),
        )

    def moved(self, offset: Vec) -> _LimbTarget:
        return _LimbTarget(self.end + offset, self.bend, self.point)


# Lying, the lower arm is bent under the head; the upper hand rests on the mat in front.
_HAND_UNDER_HEAD = _LimbTarget(Vec(-0.77, 0.06, 0.02), Vec(-1.2, 0, 1), Vec(-0.45, 0.3, -0.85).unit)
_HAND_IN_FRONT = _LimbTarget(Vec(-0.24, 0.05, 0.27), Vec(0.2, 0.7, 0.5), Vec(0.7, -0.16, 0.7).unit)
# Sitting up, one leans on the lower hand, beyond the shoulder.
_HAND_LEANT_ON = _LimbTarget(
    Vec(-0.58, _PALM_Y_M, 0.17), Vec(-0.7, 0.7, 0.5), Vec(-0.75, _PALM_DOWN, 0.65).unit
)
# Sitting, the hands are on the mat beside the hips, the feet in front with the knees up.
_HAND_BESIDE = _LimbTarget(
    Vec(0.26, _PALM_Y_M, 0.06), Vec(0.5, 0, -0.8), Vec(0.45, _PALM_DOWN, 0.87).unit
)
_FOOT_IN_FRONT = _LimbTarget(Vec(0.22, 0.06, 0.48), _UP, Vec(0.28, -0.10, 0.95).unit)
# From when to when on the way up, as fractions of it. One hand or the other is on the mat, and
# stays there, all the way: the upper one until the lower one is.
_SET_DOWN, _DRAWN_IN = (0.0, 0.34), (0.70, 1.0)
_SWUNG_OVER, _ELBOW_SWUNG_OUT = (0.38, 1.0), (0.0, 0.9)
# How high the upper hand swings over the thigh.
_OVER_THIGH_M = 0.14


def _lower_hand(risen: float) -> _LimbTarget:
    leant_on = _HAND_UNDER_HEAD.lerp(_HAND_LEANT_ON, eased_between(risen, _SET_DOWN))
    return leant_on.lerp(_HAND_BESIDE.mirrored, eased_between(risen, _DRAWN_IN))


def _upper_hand(risen: float) -> _LimbTarget:
    hand = eased_between(risen, _SWUNG_OVER)
    elbow = eased_between(risen, _ELBOW_SWUNG_OUT)
    over_thigh = _UP * (_OVER_THIGH_M * sin(pi * hand) ** 2)
    return _HAND_IN_FRONT.lerp(_HAND_BESIDE, hand, elbow).moved(over_thigh)


def _arm(shoulder: Vec, target: _LimbTarget) -> ArmJoints:
    to_target = target.end - shoulder
    wrist = shoulder + to_target.unit * _arm_reach_m(to_target.length)
    elbow = _two_bone_ik(shoulder, wrist, target.bend, UPPER_ARM_M, FOREARM_M)
    return ArmJoints(shoulder, elbow, wrist, wrist + target.point.unit * HAND_M)


def _arm_reach_m(target_m: float) -> float:
    """How far the wrist gets: a hand that would be out of reach leaves the mat softly."""
    easy_m = 0.95 * (UPPER_ARM_M + FOREARM_M)
    if target_m <= easy_m:
        return target_m
    remaining_m = UPPER_ARM_M + FOREARM_M - easy_m
    return easy_m + remaining_m * (1 - exp((easy_m - target_m) / remaining_m))


def _leg(hip: Vec, target: _LimbTarget) -> LegJoints:
    to_target = target.end - hip
    ankle = hip + to_target.unit * min(LEG_M, to_target.length)
    knee = _two_bone_ik(hip, ankle, target.bend, THIGH_M, SHANK_M)
    return LegJoints(hip, knee, ankle, ankle + target.point.unit * FOOT_M)


def _two_bone_ik(root: Vec, end: Vec, bend: Vec, first_m: float, second_m: float) -> Vec:
    """Where two bones of these lengths meet, between a limb's root and its end."""
    straight_m = (end - root).length
    axis = (end - root).unit
    along_m = (straight_m**2 + first_m**2 - second_m**2) / (2 * straight_m)
    aside_m = sqrt(max(0.0, first_m**2 - along_m**2))
    return root + axis * along_m + rejected_unit(bend, axis) * aside_m


def _upper_leg(posture: Posture) -> _LimbTarget:
    """The working leg, lying: bent and open, or straight and lifted."""
    along, aside = _frontal(posture.lift_deg), _frontal(posture.lift_deg + 90)
    along_m = sqrt(LEG_M**2 - posture.up_m**2 - posture.forward_m**2)
    to_ankle = along * along_m + aside * posture.up_m + _FORWARD * posture.forward_m
    bent = _bent(_UPPER_HIP, _TOP_ANKLE_Y_M, posture.open_deg)
    straight = _straight(_UPPER_HIP, to_ankle, _TOES_ALONG, _TOES_DOWN)
    return bent.lerp(straight, posture.knee_extension)


def _lower_leg(posture: Posture) -> _LimbTarget:
    bent = _bent(_LOWER_HIP, _BOTTOM_ANKLE_Y_M, 0)
    straight = _straight(_LOWER_HIP, _frontal(_BOTTOM_DEG) * LEG_M, _LOWER_TOES_ALONG, 0)
    return bent.lerp(straight, posture.knee_extension)


def _bent(hip: Vec, ankle_y_m: float, open_deg: float) -> _LimbTarget:
    """A leg with the foot at the wall; the knee opens about the line from hip to ankle."""
    ankle = Vec(_ALONG_M, ankle_y_m, _FORWARD_M - _BACK_M)
    axis = (ankle - hip).unit
    level = axis.cross(_UP).unit
    open_rad = radians(open_deg)
    bend = level * cos(open_rad) + level.cross(axis) * sin(open_rad)
    return _LimbTarget(ankle, bend, _BENT_TOES)


def _straight(hip: Vec, to_ankle: Vec, toes_along: float, toes_down: float) -> _LimbTarget:
    direction = to_ankle.unit
    toes = _FORWARD + rejected_unit(_UP * -1, direction) * toes_down + direction * toes_along
    return _LimbTarget(hip + to_ankle, _FORWARD, toes.unit)


def _frontal(angle_deg: float) -> Vec:
    """A direction in the frontal plane, from the line to the feet up."""
    return Vec(cos(radians(angle_deg)), sin(radians(angle_deg)), 0)
