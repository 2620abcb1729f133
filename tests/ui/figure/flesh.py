"""A body as thick everywhere as the thickest build is there, cut into balls.

A limb is a row of balls so close to each other that together they have its shape to within two
millimetres: how far apart two limbs are is how far apart their nearest balls are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import dist, inf
from typing import NamedTuple, TypeAlias

from glutetimer.core.pose import Pose, Trunk
from glutetimer.core.program import Side
from glutetimer.core.skeleton import ArmJoints, LegJoints
from glutetimer.core.space import Vec
from glutetimer.ui.figure.shapes import SHAPES

# A ball: where its middle is and its radius, in metres.
Ball: TypeAlias = tuple[float, float, float, float]
Radii: TypeAlias = tuple[float, ...]

# Hands and feet have forms of their own, flatter than these balls are thick.
_HAND_M, _FOOT_M, _HEAD_M = 0.026, 0.034, 0.085
# A trunk is not as deep as it is broad.
_DEPTH = 0.8
# Into how many parts each bone is cut.
_PARTS = 12


class Part(NamedTuple):
    """A part of the body, and a ball around all of it."""

    balls: Sequence[Ball]
    around: Ball

    def gap_m(self, other: Part, give: float = 0.0) -> float:
        """How far apart they are at least; less than nothing where one is in the other.

        With `give` they are thinner by that fraction, as flesh that lies on flesh is. What is
        far apart is not measured ball by ball.
        """
        around_m = dist(self.around[:3], other.around[:3]) - self.around[3] - other.around[3]
        if around_m > 0:
            return around_m
        nearest_m, firm = inf, 1 - give
        for x, y, z, radius_m in self.balls:
            for other_x, other_y, other_z, other_m in other.balls:
                between_m = ((x - other_x) ** 2 + (y - other_y) ** 2 + (z - other_z) ** 2) ** 0.5
                nearest_m = min(nearest_m, between_m - firm * (radius_m + other_m))
        return nearest_m


def part(balls: Sequence[Ball]) -> Part:
    """A part of these balls, which are in a row."""
    x, y, z, _ = balls[len(balls) // 2]
    return Part(balls, (x, y, z, max(dist((x, y, z), ball[:3]) + ball[3] for ball in balls)))


def parts_of(pose: Pose, upper: Side) -> dict[str, Part]:
    """All parts of the body; limbs are called by the person's left and right."""
    parts = _trunk(pose.trunk)
    for side, arm, leg in (
        (upper, pose.upper_arm, pose.upper_leg),
        (upper.other, pose.lower_arm, pose.lower_leg),
    ):
        parts |= {f"{side} {name}": limb for name, limb in (_arm(arm) | _leg(leg)).items()}
    return parts


def _arm(arm: ArmJoints) -> dict[str, Part]:
    upper, fore = _halves("arm")
    return {
        "upper arm": part(_row(arm.shoulder, arm.elbow, upper)),
        "forearm": part(_row(arm.elbow, arm.wrist, fore)),
        "hand": part(_row(arm.wrist, arm.fingertips, (_HAND_M,) * 6)),
    }


def _leg(leg: LegJoints) -> dict[str, Part]:
    thigh, shank = _halves("leg")
    return {
        "thigh": part(_row(leg.hip, leg.knee, thigh)),
        "shank": part(_row(leg.knee, leg.ankle, shank)),
        "foot": part(_row(leg.ankle, leg.toe, (_FOOT_M,) * 7)),
    }


def _trunk(trunk: Trunk) -> dict[str, Part]:
    aside = trunk.crown.cross(trunk.face)
    balls: list[Ball] = []
    for x, y, z, radius_m in _row(trunk.hips, trunk.neck, _thickest("trunk")):
        for fraction in (_DEPTH - 1, 0.0, 1 - _DEPTH):
            offset = aside * (fraction * radius_m)
            balls.append((x + offset.x, y + offset.y, z + offset.z, radius_m * _DEPTH))
    head = trunk.head
    return {"trunk": part(balls), "head": part([(head.x, head.y, head.z, _HEAD_M)])}


def _row(start: Vec, end: Vec, radii: Radii) -> list[Ball]:
    last = len(radii) - 1
    places = (start.lerp(end, index / last) for index in range(len(radii)))
    return [(place.x, place.y, place.z, r) for place, r in zip(places, radii, strict=True)]


def _halves(limb: str) -> tuple[Radii, Radii]:
    """The radii along the two bones of an "arm" or "leg"."""
    radii = _thickest(limb)
    return radii[: _PARTS + 1], radii[_PARTS:]


@cache
def _thickest(name: str) -> Radii:
    """The radii along a part of a `Shape`, each that of the build which is thickest there."""
    places = [index / (2 * _PARTS) for index in range(2 * _PARTS + 1)]
    profiles = [getattr(shape, name) for shape in SHAPES.values()]
    return tuple(max(_radius_m(profile, place) for profile in profiles) for place in places)


def _radius_m(profile: tuple[tuple[float, float], ...], place: float) -> float:
    return next(
        radius_m + (next_m - radius_m) * (place - begins) / (ends - begins)
        for (begins, radius_m), (ends, next_m) in pairwise(profile)
        if place <= ends
    )
