"""How thick a body is: radii in metres along trunk and limbs, for each build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from glutetimer.core.pose import LegJoints
from glutetimer.core.settings import Build
from glutetimer.core.space import Vec
from glutetimer.ui.figure.tube import Profile


@dataclass(frozen=True, slots=True)
class Shape:
    """A build: its profiles run from the root to the tip; the trunk's from hips to neck, the
    pelvis's from hip to hip.
    """

    trunk: Profile
    pelvis: Profile
    leg: Profile
    arm: Profile


FOOT: Profile = (
    (0.0, 0.031),
    (0.14, 0.040),
    (0.40, 0.033),
    (0.72, 0.042),
    (0.88, 0.038),
    (1.0, 0.026),
)
HAND: Profile = ((0.0, 0.024), (0.35, 0.036), (0.62, 0.033), (0.85, 0.027), (1.0, 0.018))
THUMB: Profile = ((0.0, 0.018), (0.6, 0.016), (1.0, 0.013))
NECK: Profile = ((0.0, 0.062), (0.5, 0.047), (1.0, 0.050))

# A leg's middle, 0.5, is the knee; an arm's the elbow.
_LEG: Profile = (
    (0.0, 0.092),
    (0.12, 0.096),
    (0.38, 0.070),
    (0.5, 0.062),
    (0.57, 0.057),
    (0.68, 0.060),
    (0.86, 0.041),
    (1.0, 0.035),
)
# Where a thigh begins it is as thick as the thigh.
_PELVIS: Profile = ((0.0, 0.094), (0.5, 0.104), (1.0, 0.094))
_ARM: Profile = (
    (0.0, 0.051),
    (0.12, 0.053),
    (0.3, 0.045),
    (0.5, 0.038),
    (0.62, 0.040),
    (1.0, 0.026),
)
_TRUNK: Profile = (
    (0.0, 0.150),
    (0.14, 0.158),
    (0.38, 0.122),
    (0.68, 0.150),
    (0.82, 0.156),
    (0.92, 0.134),
    (1.0, 0.076),
)

SHAPES: Mapping[Build, Shape] = {
    Build.SLENDER: Shape(_TRUNK, _PELVIS, _LEG, _ARM),
    Build.STURDY: Shape(
        tuple((at, radius * (1.0 if at < 0.3 else 1.16)) for at, radius in _TRUNK),
        tuple((at, radius * 1.07) for at, radius in _PELVIS),
        tuple((at, radius * 1.07) for at, radius in _LEG),
        tuple((at, radius * 1.2) for at, radius in _ARM),
    ),
    Build.FULL: Shape(
        tuple((at, radius * (1.14 if at < 0.3 else 1.22)) for at, radius in _TRUNK),
        tuple((at, radius * 1.2) for at, radius in _PELVIS),
        tuple((at, radius * 1.2) for at, radius in _LEG),
        tuple((at, radius * 1.25) for at, radius in _ARM),
    ),
}


def foot_joints(leg: LegJoints) -> tuple[Vec, Vec]:
    """Heel and toes: below the ankle, on the side away from the shank."""
    down = (leg.ankle - leg.knee).unit
    on = (leg.toe - leg.ankle).unit
    return leg.ankle - on * 0.048 + down * 0.020, leg.toe + down * 0.030


@lru_cache
def halves(limb: Profile) -> tuple[Profile, Profile]:
    """The profiles of a limb's two bones."""
    first = tuple((2 * at, radius) for at, radius in limb if at <= 0.5)
    second = tuple((2 * at - 1, radius) for at, radius in limb if at >= 0.5)
    return first, second
