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

from math import asin, cos, degrees, hypot, pi, radians, sin, sqrt

from glutetimer.core.easing import eased_between
from glutetimer.core.frozen import frozen
from glutetimer.core.program import Side
from glutetimer.core.rising import lower_foot, lower_hand, upper_foot, upper_hand
from glutetimer.core.sitting import HIPS_Y_M
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
from glutetimer.core.supine import BRIDGE_DEG, rolled_onto_back

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
# So much of its weight the seat is relieved of, from when to when, while the lower leg passes
# under the upper one.
_LIFTED_M = 0.016
_LIFTED, _SAT_DOWN = (0.30, 0.58), (0.60, 0.82)
# By when on the way up one is on the side again.
_OFF_BACK = (0.0, 0.4)
# At rest a bent thigh points 45° forward, and the shank leads back to the wall.
_FORWARD_M = THIGH_M * sin(radians(45))
_BACK_M = _FORWARD_M + 0.101
_ALONG_M = THIGH_M * cos(radians(45)) + sqrt(SHANK_M**2 - _BACK_M**2)

_UP, _FORWARD = Vec(0, 1, 0), Vec(0, 0, 1)
# Bent legs' toes point to the feet's side and forward, square to the shank. Straight legs'
# point forward and along the leg, so that they are seen side by side; the working leg's point down,
# too: with the leg at rest so far that they are clear of the mat, and more with the leg lifted, but
# all five are seen.
# How far along the leg and down its toes point, for as much forward as 1.
_BENT_TOES = Vec(0.92, -0.06, 0.36).unit
_RESTING_TOES, _LIFTED_TOES = (1.4, 0.15), (1.0, 0.6)
_LOWER_TOES_ALONG = 1.9


def _slope_deg(drop_m: float) -> float:
    """How far below level a straight leg points whose ankle is that much below the hip."""
    return -degrees(asin(drop_m / LEG_M))


RESTING_DEG = _slope_deg(_LYING_HIPS_Y_M + HIP_GAP_M / 2 - _TOP_ANKLE_Y_M)
_BOTTOM_DEG = _slope_deg(_LYING_HIPS_Y_M - HIP_GAP_M / 2 - _BOTTOM_ANKLE_Y_M)


_UPPER_HIP = Vec(0, _LYING_HIPS_Y_M + HIP_GAP_M / 2, 0)
_LOWER_HIP = Vec(0, _LYING_HIPS_Y_M - HIP_GAP_M / 2, 0)


@frozen
class Posture:
    """How the person lies and how far the working leg, the upper one, has gone.

    `roll` is 0 when the left leg works, 1 when the right one does; at 0.5 the person sits.
    `knee_extension` is 0 with bent legs, as for a clamshell, and 1 with straight ones. `open_deg`
    is a bent leg's opening. `lift_deg` is a straight leg's angle to the mat, in the frontal
    plane; from there the ankle is moved `up_m` (square to the leg) and `forward_m`.

    `supine` is 0 on the side and 1 on the back, where one gets by rolling over from a side. There,
    `bridge_deg` is how steep the trunk is while shoulders and feet stay on the mat.
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

    @property
    def risen(self) -> float:
        """From 0 (lying) to 1 (sitting), evenly."""
        return 2 * min(self.roll, 1 - self.roll)

    @property
    def rolled(self) -> float:
        """From 0 (on the side) to 1 (on the back): who rises from the back does so by the side."""
        return self.supine * (1 - eased_between(self.risen, _OFF_BACK))


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


@frozen
class Trunk(Mirrored):
    """Hips' middle, shoulders' middle, neck and head; `crown` and `face` are directions from its
    middle."""

    hips: Vec
    chest: Vec
    neck: Vec
    head: Vec
    crown: Vec
    face: Vec


@frozen
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
    on_side = _side_stance(posture, posture.risen)
    stance = rolled_onto_back(on_side, posture.rolled) if posture.rolled else on_side
    crown, chest = stance.crown, stance.hips + stance.crown * SPINE_M
    # The pelvis rises around the shoulders, which stay where they are.
    bridge_rad = radians(posture.bridge_deg) * posture.supine * (1 - posture.sitting) ** 3
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
    legs = posture.lerp(_BENT_LEGS, eased_between(risen, _FOLDED))
    # How steep the spine is.
    spine_rad = radians(90 * risen)
    lean_rad = radians(_LEAN_DEG) * sin(2 * spine_rad) ** 2
    up = Vec(0, cos(lean_rad), sin(lean_rad))
    lifted = eased_between(risen, _LIFTED) - eased_between(risen, _SAT_DOWN)
    upper = Vec(sin(spine_rad), 0, 0) + up * cos(spine_rad)
    # A straight leg reaches no further: while its hip moves, the foot slides with it.
    slide = Vec(upper.x * (HIP_GAP_M / 2) * legs.knee_extension, 0, 0)
    hips = _UP * (hypot(_LYING_HIPS_Y_M * upper.y, HIPS_Y_M * sin(spine_rad)) + _LIFTED_M * lifted)
    stepping = upper_foot(_upper_leg(legs).moved(slide), risen)
    return Stance(
        hips,
        Vec(-cos(spine_rad), 0, 0) + up * sin(spine_rad),
        upper,
        upper_hand(leg_to(stepping, hips + upper * (HIP_GAP_M / 2)).knee, risen),
        lower_hand(risen),
        stepping,
        lower_foot(_LOWER_BENT.lerp(_LOWER_STRAIGHT, legs.knee_extension).moved(slide * -1), risen),
    )


# On the way up, until when straight legs are bent: while one leans on both hands.
_FOLDED = (0.0, 0.45)
_BENT_LEGS = Posture()


def _upper_leg(posture: Posture) -> LimbTarget:
    """The working leg, lying: bent and open, or straight and lifted."""
    along, aside = _frontal(posture.lift_deg), _frontal(posture.lift_deg + 90)
    along_m = sqrt(LEG_M**2 - posture.up_m**2 - posture.forward_m**2)
    to_ankle = along * along_m + aside * posture.up_m + _FORWARD * posture.forward_m
    bent = _bent(_UPPER_HIP, _TOP_ANKLE_Y_M, posture.open_deg)
    lifted = (posture.lift_deg - RESTING_DEG) / (LIFT_DEG - RESTING_DEG)
    toes_along, toes_down = (
        resting + (raised - resting) * lifted
        for resting, raised in zip(_RESTING_TOES, _LIFTED_TOES, strict=True)
    )
    straight = _straight(_UPPER_HIP, to_ankle, toes_along, toes_down)
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


# The leg that does not work lies the same in every rep.
_LOWER_BENT = _bent(_LOWER_HIP, _BOTTOM_ANKLE_Y_M, 0)
_LOWER_STRAIGHT = _straight(_LOWER_HIP, _frontal(_BOTTOM_DEG) * LEG_M, _LOWER_TOES_ALONG, 0)
