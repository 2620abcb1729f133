"""Where the joints are, for any posture that a session passes through.

A posture is a handful of numbers: how far the person has rolled over, whether the legs are
bent or straight, how far the working leg is open or lifted, how far the pelvis. A pose is where
that puts every joint, in metres (see `space`). Because every posture between two others is a
posture too, one can be blended into another, and no bone ever changes its length (`skeleton`).

The person lies with the back to the wall: on the right side, the head at the viewer's left,
when the left leg works; rolled over end for end, by way of sitting, when the right one does.
On the back (`supine`) the head is at the viewer's left, too.

Angles are those of the handout: a knee opens to 45°, a leg is lifted to 45° at most. The
circle's size is ours: a grapefruit's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import asin, cos, degrees, pi, radians, sin, sqrt

from glutetimer.core.easing import eased_between
from glutetimer.core.program import Side
from glutetimer.core.sitting import FOOT_IN_FRONT, HAND_BESIDE, HIPS_Y_M, PALM_DOWN, PALM_Y_M
from glutetimer.core.skeleton import (
    HEAD_M,
    HIP_GAP_M,
    LEG_M,
    NECK_M,
    SHANK_M,
    SHOULDER_GAP_M,
    SPINE_M,
    THIGH_M,
    ArmJoints,
    LegJoints,
    LimbTarget,
    Mirrored,
    Stance,
    arm_to,
    leg_to,
)
from glutetimer.core.space import Vec, rejected_unit
from glutetimer.core.supine import BRIDGE_DEG, supine_stance

OPEN_DEG = 45.0
# The wall behind the person.
WALL_Z_M = -0.175
LIFT_DEG = 40.0
CIRCLE_RADIUS_M = 0.07

# Lying: the middle of the hips above the mat, and the ankles one above the other.
_LYING_HIPS_Y_M = 0.19
_BOTTOM_ANKLE_Y_M, _TOP_ANKLE_Y_M = 0.05, 0.14
# Half-way up, one leans so far forward, over the hand that bears the weight.
_LEAN_DEG = 16.0
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

    `supine` is 0 on the side and 1 on the back; who sits is neither. There, `bridge_deg` is how
    steep the trunk is while shoulders and feet stay on the mat.
    """

    roll: float = 0.0
    knee_extension: float = 0.0
    open_deg: float = 0.0
    lift_deg: float = RESTING_DEG
    up_m: float = 0.0
    forward_m: float = 0.0
    supine: float = 0.0
    bridge_deg: float = 0.0

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
            self.supine,
            self.bridge_deg,
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
    (0.0, 1.0),
    (0.0, BRIDGE_DEG),
)


@dataclass(frozen=True, slots=True)
class Trunk(Mirrored):
    """Hips' middle, shoulders' middle, neck and head; `crown` and `face` are directions from its
    middle."""

    hips: Vec
    chest: Vec
    neck: Vec
    head: Vec
    crown: Vec
    face: Vec


@dataclass(frozen=True, slots=True)
class Pose(Mirrored):
    """Every joint. While lying, the upper arm and leg are those of the side that works."""

    trunk: Trunk
    upper_arm: ArmJoints
    lower_arm: ArmJoints
    upper_leg: LegJoints
    lower_leg: LegJoints


def pose(posture: Posture) -> Pose:
    """The joints of a posture."""
    left_side_up = _left_side_up(posture)
    return left_side_up if posture.side is Side.LEFT else left_side_up.mirrored


def _left_side_up(posture: Posture) -> Pose:
    """The joints as if the left side were the upper one; the right side's mirror them."""
    # From 0 (lying) to 1 (sitting), evenly.
    risen = 2 * min(posture.roll, 1 - posture.roll)
    stance = _side_stance(posture, risen)
    if posture.supine:
        swing = (1 - posture.sitting) * sin(pi * posture.supine) ** 2
        stance = stance.lerp(supine_stance(risen), posture.supine)
        stance = replace(
            stance,
            upper_hand=stance.upper_hand.moved(_OVER_BODY * swing),
            lower_hand=replace(
                stance.lower_hand.moved(_AROUND_SHOULDER * swing),
                bend=stance.lower_hand.bend + _ELBOW_UP * swing,
            ),
        )
    crown, chest = stance.crown, stance.hips + stance.crown * SPINE_M
    # The pelvis rises around the shoulders, which stay where they are.
    bridge_rad = radians(posture.bridge_deg) * posture.supine * (1 - posture.sitting)
    hips = chest - (crown * cos(bridge_rad) - stance.front * sin(bridge_rad)) * SPINE_M
    hip, shoulder = stance.upper * (HIP_GAP_M / 2), stance.upper * (SHOULDER_GAP_M / 2)
    return Pose(
        Trunk(hips, chest, chest + crown * NECK_M, chest + crown * HEAD_M, crown, stance.front),
        arm_to(stance.upper_hand, chest + shoulder),
        arm_to(stance.lower_hand, chest - shoulder),
        leg_to(stance.upper_foot, hips + hip),
        leg_to(stance.lower_foot, hips - hip),
    )


def _side_stance(posture: Posture, risen: float) -> Stance:
    """Lying on the right side, sitting, or between the two."""
    # The trunk goes ahead of the legs: knees that came up at once would be in its way.
    drawn_up, knees_up = posture.sitting**1.8, posture.sitting**1.4
    # How steep the spine is.
    spine_rad = radians(90 * risen)
    lean_rad = radians(_LEAN_DEG) * sin(2 * spine_rad) ** 2
    up = Vec(0, cos(lean_rad), sin(lean_rad))
    upper = Vec(sin(spine_rad), 0, 0) + up * cos(spine_rad)
    # A straight leg reaches no further: while its hip moves, the foot slides with it.
    slide = Vec(upper.x * (HIP_GAP_M / 2) * posture.knee_extension, 0, 0)
    return Stance(
        _UP * (_LYING_HIPS_Y_M + (HIPS_Y_M - _LYING_HIPS_Y_M) * sin(spine_rad)),
        Vec(-cos(spine_rad), 0, 0) + up * sin(spine_rad),
        upper,
        _upper_hand(risen),
        _lower_hand(risen),
        _upper_leg(posture).moved(slide).lerp(FOOT_IN_FRONT, drawn_up, knees_up),
        _lower_leg(posture).moved(slide * -1).lerp(FOOT_IN_FRONT.mirrored, drawn_up, knees_up),
    )


# Lying, the lower arm is bent under the head; the upper hand rests on the mat in front.
_HAND_UNDER_HEAD = LimbTarget(Vec(-0.77, 0.06, 0.02), Vec(-1.2, 0, 1), Vec(-0.45, 0.3, -0.85).unit)
_HAND_IN_FRONT = LimbTarget(Vec(-0.24, 0.05, 0.27), Vec(0.2, 0.7, 0.5), Vec(0.7, -0.16, 0.7).unit)
# Sitting up, one leans on the lower hand, beyond the shoulder.
_HAND_LEANT_ON = LimbTarget(
    Vec(-0.58, PALM_Y_M, 0.17), Vec(-0.7, 0.7, 0.5), Vec(-0.75, PALM_DOWN, 0.65).unit
)
# From when to when on the way up, as fractions of it. One hand or the other is on the mat, and
# stays there, all the way: the upper one until the lower one is.
_SET_DOWN, _DRAWN_IN = (0.0, 0.34), (0.70, 1.0)
_SWUNG_OVER, _ELBOW_SWUNG_OUT = (0.38, 1.0), (0.0, 0.9)
# How high the upper hand swings over the thigh.
_OVER_THIGH_M = 0.14
# How far the hands swing out where one rolls from a side straight to the back.
_OVER_BODY, _AROUND_SHOULDER = Vec(0, 0.36, 0.12), Vec(0, 0.20, 0.30)
_ELBOW_UP = _UP * 4


def _lower_hand(risen: float) -> LimbTarget:
    leant_on = _HAND_UNDER_HEAD.lerp(_HAND_LEANT_ON, eased_between(risen, _SET_DOWN))
    return leant_on.lerp(HAND_BESIDE.mirrored, eased_between(risen, _DRAWN_IN))


def _upper_hand(risen: float) -> LimbTarget:
    hand = eased_between(risen, _SWUNG_OVER)
    elbow = eased_between(risen, _ELBOW_SWUNG_OUT)
    over_thigh = _UP * (_OVER_THIGH_M * sin(pi * hand) ** 2)
    return _HAND_IN_FRONT.lerp(HAND_BESIDE, hand, elbow).moved(over_thigh)


def _upper_leg(posture: Posture) -> LimbTarget:
    """The working leg, lying: bent and open, or straight and lifted."""
    along, aside = _frontal(posture.lift_deg), _frontal(posture.lift_deg + 90)
    along_m = sqrt(LEG_M**2 - posture.up_m**2 - posture.forward_m**2)
    to_ankle = along * along_m + aside * posture.up_m + _FORWARD * posture.forward_m
    bent = _bent(_UPPER_HIP, _TOP_ANKLE_Y_M, posture.open_deg)
    straight = _straight(_UPPER_HIP, to_ankle, _TOES_ALONG, _TOES_DOWN)
    return bent.lerp(straight, posture.knee_extension)


def _lower_leg(posture: Posture) -> LimbTarget:
    bent = _bent(_LOWER_HIP, _BOTTOM_ANKLE_Y_M, 0)
    straight = _straight(_LOWER_HIP, _frontal(_BOTTOM_DEG) * LEG_M, _LOWER_TOES_ALONG, 0)
    return bent.lerp(straight, posture.knee_extension)


def _bent(hip: Vec, ankle_y_m: float, open_deg: float) -> LimbTarget:
    """A leg with the foot at the wall; the knee opens about the line from hip to ankle."""
    ankle = Vec(_ALONG_M, ankle_y_m, _FORWARD_M - _BACK_M)
    axis = (ankle - hip).unit
    level = axis.cross(_UP).unit
    open_rad = radians(open_deg)
    bend = level * cos(open_rad) + level.cross(axis) * sin(open_rad)
    return LimbTarget(ankle, bend, _BENT_TOES)


def _straight(hip: Vec, to_ankle: Vec, toes_along: float, toes_down: float) -> LimbTarget:
    direction = to_ankle.unit
    toes = _FORWARD + rejected_unit(_UP * -1, direction) * toes_down + direction * toes_along
    return LimbTarget(hip + to_ankle, _FORWARD, toes.unit)


def _frontal(angle_deg: float) -> Vec:
    """A direction in the frontal plane, from the line to the feet up."""
    return Vec(cos(radians(angle_deg)), sin(radians(angle_deg)), 0)
