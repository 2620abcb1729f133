"""Where the joints are: from exercise, phase and progress to positions in metres.

The body lies on its side, back to a wall, as seen by someone who looks at it from the
front. x runs from the head (negative) to the feet, y up from the mat, z from the wall
towards the viewer. The origin lies on the mat under the hips. Positions are those of
somebody who lies on the right side, so that the left leg works; `Side` is the viewer's
affair: the picture of the other leg is the mirror image (x negated).

Lengths are those of a person of 1.70 m (thigh and shank near 0.245 of the height: Drillis
and Contini 1966). Angles are those of the handout: a knee opens to 45°, a leg is lifted to
45° at most; the circle is the size of a grapefruit.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, pi, radians, sin, sqrt

from glutetimer.core.program import Direction, Figure
from glutetimer.core.timeline import Phase

THIGH_M = 0.42
SHANK_M = 0.42
FOOT_M = 0.20
HIP_GAP_M = 0.17
BOTTOM_HIP_Y_M = 0.10
ANKLE_GAP_M = 0.09
BACK_TO_WALL_M = 0.13
CLAM_OPEN_DEG = 45.0
LIFT_DEG = 40.0
CIRCLE_RADIUS_M = 0.07
# How far the working leg's toes are turned down, against 0.72 forward.
TOES_DOWN = 0.62


@dataclass(frozen=True, slots=True)
class Vec:
    """A point or direction in metres."""

    x: float
    y: float
    z: float

    def __add__(self, other: Vec) -> Vec:
        return Vec(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other: Vec) -> Vec:
        return Vec(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, by: float) -> Vec:
        return Vec(self.x * by, self.y * by, self.z * by)

    def dot(self, other: Vec) -> float:
        """The scalar product."""
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other: Vec) -> Vec:
        """The vector product."""
        return Vec(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    @property
    def length(self) -> float:
        """The distance from the origin."""
        return sqrt(self.dot(self))

    @property
    def unit(self) -> Vec:
        """The direction alone."""
        return self * (1 / self.length)


@dataclass(frozen=True, slots=True)
class Leg:
    """The joints of one leg."""

    hip: Vec
    knee: Vec
    ankle: Vec
    toe: Vec


@dataclass(frozen=True, slots=True)
class Pose:
    """All that is drawn; `angle_deg` is how far the working leg is open or lifted."""

    head: Vec
    neck: Vec
    top_shoulder: Vec
    top_elbow: Vec
    top_hand: Vec
    bottom_shoulder: Vec
    bottom_elbow: Vec
    bottom_hand: Vec
    working: Leg
    resting: Leg
    angle_deg: float


def effort_at(phase: Phase, progress: float) -> float:
    """How far up the working leg is, from 0 (start) to 1 (top), eased at both ends.

    The same number turns the joint and bends the guide tone, so that ear and eye agree.
    """
    if phase is Phase.LIFT:
        return ease(progress)
    if phase is Phase.LOWER:
        return ease(1 - progress)
    return 1.0 if phase in (Phase.HOLD, Phase.CIRCLE) else 0.0


def ease(progress: float) -> float:
    """From 0 to 1 with neither speed nor acceleration at the ends."""
    return progress**3 * (progress * (6 * progress - 15) + 10)


def pose(figure: Figure, phase: Phase, progress: float, direction: Direction | None = None) -> Pose:
    """The joints at that progress (0 to 1) of a phase of the figure's exercise."""
    raised = effort_at(phase, progress)
    if figure is Figure.CLAMSHELL:
        return _clamshell(CLAM_OPEN_DEG * raised)
    turned = 0.0
    if phase is Phase.CIRCLE:
        turned = 2 * pi * progress * (-1 if direction is Direction.BACKWARD else 1)
    radius_m = CIRCLE_RADIUS_M if figure is Figure.LEG_CIRCLES else 0.0
    return _straight(raised, turned, radius_m)


TOP_HIP = Vec(0, BOTTOM_HIP_Y_M + HIP_GAP_M, 0)
BOTTOM_HIP = Vec(0, BOTTOM_HIP_Y_M, 0)


def _clamshell(open_deg: float) -> Pose:
    resting = _bent_leg(BOTTOM_HIP, ankle_y_m=0.05, open_deg=0)
    working = _bent_leg(TOP_HIP, ankle_y_m=0.05 + ANKLE_GAP_M, open_deg=open_deg)
    return _body(working, resting, open_deg)


def _bent_leg(hip: Vec, ankle_y_m: float, open_deg: float) -> Leg:
    """A leg with the foot at the wall; the knee turns about the line from hip to ankle."""
    # At rest the thigh points 45° forward; the shank leads back to the wall.
    forward = THIGH_M * sin(radians(45))
    back = forward + BACK_TO_WALL_M - 0.04
    along = THIGH_M * cos(radians(45)) + sqrt(SHANK_M**2 - back**2)
    ankle = Vec(along, ankle_y_m, forward - back)
    line = ankle - hip
    # The knee's circle: both bones are of one length, so its centre halves the line.
    centre = hip + line * 0.5
    radius_m = sqrt(THIGH_M**2 - (line.length / 2) ** 2)
    axis = line.unit
    level = axis.cross(Vec(0, 1, 0)).unit
    upward = level.cross(axis)
    turn = radians(open_deg)
    knee = centre + (level * cos(turn) + upward * sin(turn)) * radius_m
    toe = ankle + Vec(0.55, -0.03, 0.83).unit * FOOT_M
    return Leg(hip, knee, ankle, toe)


def _straight(raised: float, turned: float, radius_m: float) -> Pose:
    length = THIGH_M + SHANK_M
    resting_deg = -_slope_deg(TOP_HIP.y - 0.05 - ANKLE_GAP_M, length)
    # A circle goes around the lift's height; the leg is lifted to its lowest point.
    top_deg = LIFT_DEG - _slope_deg(radius_m, length)
    angle_deg = resting_deg + (top_deg - resting_deg) * raised
    working = _straight_leg(TOP_HIP, angle_deg, TOES_DOWN)
    if turned:
        along, across = _turned(LIFT_DEG), _turned(LIFT_DEG + 90)
        ankle = (
            TOP_HIP
            + along * sqrt(length**2 - radius_m**2)
            + (across * -cos(turned) + Vec(0, 0, 1) * sin(turned)) * radius_m
        )
        working = _leg_to(TOP_HIP, ankle, TOES_DOWN)
    resting = _straight_leg(BOTTOM_HIP, -_slope_deg(BOTTOM_HIP.y - 0.05, length), 0)
    return _body(working, resting, max(0.0, angle_deg))


def _turned(angle_deg: float) -> Vec:
    """A direction in the frontal plane, from the line to the feet up."""
    return Vec(cos(radians(angle_deg)), sin(radians(angle_deg)), 0)


def _slope_deg(drop_m: float, length_m: float) -> float:
    return asin(drop_m / length_m) * 180 / pi


def _straight_leg(hip: Vec, angle_deg: float, toes_down: float) -> Leg:
    return _leg_to(hip, hip + _turned(angle_deg) * (THIGH_M + SHANK_M), toes_down)


def _leg_to(hip: Vec, ankle: Vec, toes_down: float) -> Leg:
    """A straight leg; the toes point forward, and down towards the mat by `toes_down`."""
    direction = (ankle - hip).unit
    down = Vec(0, -1, 0)
    across = (down - direction * down.dot(direction)).unit
    toe = ankle + (Vec(0, 0, 0.72) + across * toes_down + direction * 0.3).unit * FOOT_M
    return Leg(hip, hip + direction * THIGH_M, ankle, toe)


def _body(working: Leg, resting: Leg, angle_deg: float) -> Pose:
    return Pose(
        head=Vec(-0.73, 0.20, 0.03),
        neck=Vec(-0.56, 0.20, 0.0),
        top_shoulder=Vec(-0.47, 0.36, 0.02),
        top_elbow=Vec(-0.33, 0.23, 0.24),
        top_hand=Vec(-0.25, 0.03, 0.36),
        bottom_shoulder=Vec(-0.49, 0.07, 0.06),
        bottom_elbow=Vec(-0.68, 0.05, 0.22),
        bottom_hand=Vec(-0.80, 0.10, 0.02),
        working=working,
        resting=resting,
        angle_deg=angle_deg,
    )
