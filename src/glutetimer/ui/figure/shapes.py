"""How thick a body is: radii in metres along its limbs, and the trunk's cross-sections, for each
build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from glutetimer.core.frozen import frozen, replace
from glutetimer.core.setting_choices import Build
from glutetimer.core.skeleton import SHOULDER_GAP_M, LegJoints
from glutetimer.core.space import Vec
from glutetimer.ui.figure.limbs.bone_outlines import Profile, interpolated


@frozen
class Shape:
    """The profiles of a build: each limb's from its root to its tip, the trunk's from the hips to
    the neck."""

    trunk: Profile
    leg: Profile
    arm: Profile


# Half-way along a leg, at 0.5, is the knee; along an arm the elbow.
_LEG: Profile = (
    (0.0, 0.072),
    (0.06, 0.089),
    (0.13, 0.096),
    (0.38, 0.070),
    (0.45, 0.0606),
    (0.5, 0.0621),
    (0.57, 0.0556),
    (0.68, 0.0605),
    (0.86, 0.0385),
    (1.0, 0.035),
)
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


@lru_cache(maxsize=64)
def _scaled(profile: Profile, factor: float) -> Profile:
    return tuple((place, radius * factor) for place, radius in profile)


def _scaled_at(profile: Profile, factors: tuple[float, ...]) -> Profile:
    """A profile with a factor for the radius at each of its places."""
    return tuple(
        (place, radius * factor) for (place, radius), factor in zip(profile, factors, strict=True)
    )


# Told apart at a glance: a narrow body; broad shoulders over a narrow waist and lean legs, with
# strong arms and calves; a round belly, hips and thighs, and no waist, knees or ankles to speak of.
SHAPES: Mapping[Build, Shape] = {
    Build.SLENDER: Shape(
        _scaled_at(_TRUNK, (0.93, 0.93, 0.91, 0.97, 0.95, 0.94, 0.97)),
        _scaled_at(_LEG, (0.92, 0.92, 0.90, 0.90, 0.91, 0.92, 0.92, 0.90, 0.92, 0.96)),
        _scaled(_ARM, 0.83),
    ),
    Build.STURDY: Shape(
        _scaled_at(_TRUNK, (0.98, 1.00, 1.08, 1.20, 1.27, 1.15, 1.14)),
        _scaled_at(_LEG, (1.00, 0.98, 0.97, 0.98, 0.98, 0.99, 1.06, 1.20, 1.08, 1.04)),
        _scaled_at(_ARM, (1.20, 1.33, 1.28, 1.18, 1.26, 1.15)),
    ),
    Build.FULL: Shape(
        _scaled_at(_TRUNK, (1.12, 1.28, 1.42, 1.14, 1.04, 1.0, 1.04)),
        _scaled_at(_LEG, (1.20, 1.23, 1.23, 1.25, 1.25, 1.25, 1.25, 1.25, 1.32, 1.24)),
        _scaled_at(_ARM, (1.03, 1.17, 1.32, 1.24, 1.26, 1.15)),
    ),
}


# Where on the upper arm a sleeve ends: it shows strong arms, and covers round ones.
SLEEVE_ENDS: Mapping[Build, float] = {
    Build.SLENDER: 0.60,
    Build.STURDY: 0.52,
    Build.FULL: 0.62,
}


def foot_joints(leg: LegJoints) -> tuple[Vec, Vec]:
    """Heel and toes: below the ankle, on the side away from the shank."""
    down = (leg.ankle - leg.knee).unit
    forward = (leg.toe - leg.ankle).unit
    return leg.ankle - forward * 0.048 + down * 0.020, leg.toe + down * 0.030


def _halves(limb: Profile) -> tuple[Profile, Profile]:
    """The profiles of a limb's two bones, each with one place of the other: no edge is bent where
    both meet."""
    middle = next(i for i, (place, _) in enumerate(limb) if place == 0.5)
    first = tuple((2 * place, radius) for place, radius in limb[: middle + 2])
    second = tuple((2 * place - 1, radius) for place, radius in limb[middle - 1 :])
    return first, second


@frozen
class LimbShape:
    """How thick each bone's flesh is, and by how much it bulges to the front."""

    radii: tuple[Profile, Profile]
    bulges: tuple[Profile, Profile]

    # How thick the first bone's flesh is at most, and that at the middle joint.
    thickest_m: float
    joint_m: float


# The muscles of the thigh bulge to its front, those of the calf to its back.
_LEG_BULGES: tuple[Profile, Profile] = (
    ((0.0, 0.0), (0.35, 0.006), (1.0, 0.0)),
    ((0.0, 0.0), (0.16, -0.003), (0.38, -0.0105), (0.7, -0.004), (1.0, 0.0)),
)
_ARM_BULGES: tuple[Profile, Profile] = (
    ((0.0, 0.0), (0.5, 0.003), (1.0, 0.0)),
    ((0.0, 0.0), (0.3, 0.004), (1.0, 0.0)),
)


def _limb_shape(limb: Profile, bulges: tuple[Profile, Profile]) -> LimbShape:
    first = [radius_m for place, radius_m in limb if place <= 0.5]
    return LimbShape(_halves(limb), bulges, max(first), first[-1])


@lru_cache
def leg_shape(build: Build) -> LimbShape:
    """A leg from hip to ankle."""
    return _limb_shape(SHAPES[build].leg, _LEG_BULGES)


@lru_cache
def arm_shape(build: Build) -> LimbShape:
    """An arm from shoulder to wrist."""
    return _limb_shape(SHAPES[build].arm, _ARM_BULGES)


@frozen
class Section:
    """A cross-section of the trunk, an ellipse: where along the spine it is (0 at the hips, 1 at
    the neck), half its width and depth, how far before the spine its middle is, by how much it is
    lower in front than there, and how far it sags to the mat of who lies on a side, in metres.
    """

    place: float
    width_m: float
    depth_m: float
    forward_m: float = 0.0
    tilt_m: float = 0.0
    sag_m: float = 0.0

    def lerp(self, other: Section, fraction: float) -> Section:
        """The cross-section that far on the way to the other."""
        return Section(
            self.place + (other.place - self.place) * fraction,
            self.width_m + (other.width_m - self.width_m) * fraction,
            self.depth_m + (other.depth_m - self.depth_m) * fraction,
            self.forward_m + (other.forward_m - self.forward_m) * fraction,
            self.tilt_m + (other.tilt_m - self.tilt_m) * fraction,
            self.sag_m + (other.sag_m - self.sag_m) * fraction,
        )


def between(
    sections: tuple[Section, ...], others: tuple[Section, ...], fraction: float
) -> tuple[Section, ...]:
    """Each cross-section that far on the way to the other."""
    return tuple(one.lerp(other, fraction) for one, other in zip(sections, others, strict=True))


# The last two are the edges of the neckband, which lies close to the neck.
_SHIRT = (
    Section(0.13, 0.157, 0.118, -0.007),
    Section(0.26, 0.141, 0.104, 0.002),
    Section(0.40, 0.130, 0.098, 0.004),
    Section(0.55, 0.141, 0.107, 0.007),
    Section(0.68, 0.160, 0.1085, 0.0045),
    Section(0.77, 0.1800, 0.101, -0.004),
    Section(0.83, 0.1770, 0.089, -0.013),
    Section(0.88, 0.160, 0.076, -0.020),
    Section(0.925, 0.1145, 0.065, -0.022, 0.006),
    Section(0.955, 0.087, 0.059, -0.021, 0.009),
    Section(0.971, 0.0730, 0.0550, -0.020, 0.011),
    Section(0.992, 0.0635, 0.0480, -0.0205, 0.011),
)
# Where shorts and shirt overlap they are as wide.
_SHORTS = (
    Section(-0.085, 0.070, 0.030),
    Section(-0.05, 0.135, 0.066, -0.002),
    Section(0.02, 0.150, 0.104, -0.009),
    *_SHIRT[:4],
)
# Of who sits: flat on the mat.
_SEAT = (
    Section(-0.125, 0.070, 0.070, 0.0),
    Section(-0.095, 0.125, 0.095, 0.0),
    Section(0.0, 0.165, 0.115, -0.008),
    *_SHIRT[:4],
)
# Here the trunk goes as far beyond the shoulders' joints as the arms that come out of it are thick.
_SHOULDERS = (0.75, 0.90)
# Where these hang it ends so far inside of the sleeves.
_UNDER_SLEEVE_M = 0.022
# There, below the neckband, it is so much wider: a short level shoulder before the arm's round one.
_BY_NECK, _LEVEL_SHOULDER = (0.91, 0.96), 1.12
# And above the joints of who leans on one it is narrower: it would be a peak beside the collar.
_ABOVE_JOINTS, _WITHOUT_PEAK = (0.86, 0.94), 0.80
# How much lower a shirt is in front of who sits, against how far the belly sags of who lies.
_BELLY_HANGS = 0.7
# Of who leans, a belly's flank is drawn in over the hip that bears the weight, by so much of what
# it sags of who lies, and still sags by so much; and the thigh pushes it up by so much of that, as
# a fraction of the spine for each metre.
_DRAWN_IN, _STILL_SAGS, _PUSHED_UP = 1.0, 0.2, 5.0
# A belly is rounder than it is broad, lies before the spine, and sags, most at that place.
_BELLY, _BELLY_FORWARD_M, _BELLY_SAG_M, _BELLY_PLACE = 1.12, 0.05, 0.055, 0.40


@lru_cache
def shirt(build: Build) -> tuple[Section, ...]:
    """The trunk under the shirt, from its hem to the neckline."""
    return tuple(_of_build(section, build) for section in _SHIRT)


@lru_cache
def shirt_of_who_sits(build: Build) -> tuple[Section, ...]:
    """The same, section by section, where the arms hang: the shoulders are level and go over into
    the sleeves, and a belly hangs over the waistband."""
    return tuple(
        replace(section, width_m=section.width_m * _LEVEL_SHOULDER)
        if _BY_NECK[0] < section.place < _BY_NECK[1]
        else section
        for section in _under_sleeves(build)
    )


@lru_cache
def shirt_of_who_leans(build: Build) -> tuple[Section, ...]:
    """The same, section by section, where one arm is leant on and the other carried."""
    return tuple(
        replace(section, width_m=section.width_m * _WITHOUT_PEAK)
        if _ABOVE_JOINTS[0] < section.place < _ABOVE_JOINTS[1]
        else _leaning(section)
        for section in _under_sleeves(build)
    )


def _under_sleeves(build: Build) -> Iterator[Section]:
    """The same where an arm is not raised from the trunk, which is covered by the sleeve."""
    for section in shirt(build):
        if _SHOULDERS[0] < section.place < _SHOULDERS[1]:
            yield replace(section, width_m=section.width_m - _UNDER_SLEEVE_M)
        else:
            yield replace(section, tilt_m=section.tilt_m + section.sag_m * _BELLY_HANGS)


@lru_cache
def shorts(build: Build) -> tuple[Section, ...]:
    """The trunk under the shorts, from the seat to what the shirt covers."""
    return tuple(_of_build(section, build) for section in _SHORTS)


@lru_cache
def shorts_of_who_leans(build: Build) -> tuple[Section, ...]:
    """The same, section by section, under the shirt of who leans."""
    return tuple(_leaning(section) for section in shorts(build))


@lru_cache
def flat_seat(build: Build) -> tuple[Section, ...]:
    """The trunk under the shorts of who sits, section by section as in `shorts`."""
    return tuple(_of_build(section, build) for section in _SEAT)


def _leaning(section: Section) -> Section:
    return replace(
        section,
        place=section.place + section.sag_m * _PUSHED_UP,
        width_m=section.width_m - section.sag_m * _DRAWN_IN,
        sag_m=section.sag_m * _STILL_SAGS,
    )


def _of_build(section: Section, build: Build) -> Section:
    place = min(1.0, max(0.0, section.place))
    factor = interpolated(SHAPES[build].trunk, place) / interpolated(_TRUNK, place)
    belly = max(0.0, 1 - ((place - _BELLY_PLACE) / _BELLY_PLACE) ** 2) ** 2
    round_ = max(0.0, factor - 1) * belly
    width_m = section.width_m * factor
    if _SHOULDERS[0] < place < _SHOULDERS[1]:
        arm_factor = SHAPES[build].arm[0][1] / _ARM[0][1]
        width_m = SHOULDER_GAP_M / 2 + (section.width_m - SHOULDER_GAP_M / 2) * arm_factor
    return Section(
        section.place,
        width_m,
        section.depth_m * factor * (1 + round_ * (_BELLY - 1)),
        section.forward_m + round_ * _BELLY_FORWARD_M,
        section.tilt_m,
        round_ * _BELLY_SAG_M,
    )
