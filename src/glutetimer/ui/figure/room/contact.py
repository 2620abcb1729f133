"""Where a body is on the mat, or nearly so: a dark line at the lower edge of what is seen of it.

A shadow that falls straight down would be beside who is seen a little from above, and who lies
would float over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp, hypot

from PySide6.QtCore import QPointF

from glutetimer.core.frozen import frozen
from glutetimer.core.pose import Trunk
from glutetimer.core.setting_choices import Build
from glutetimer.core.space import Vec
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.limbs.bone_outlines import Profile, interpolated
from glutetimer.ui.figure.room.blob import Blob, blobs_along
from glutetimer.ui.figure.shapes import shirt, shorts

# How far the line reaches to each side, how dark it is at most, and how far below the edge its
# middle is.
_REACH_M, _DARKNESS, _BELOW_M = 0.09, 0.72, 0.004
# Under a trunk it is so much lower: half of it would not be seen below that broad edge.
_BELOW_TRUNK_M = 0.010
# The height at which it is a third as dark, under a limb and under a trunk, whose flesh yields.
_LIMB_FADES_M, _TRUNK_FADES_M = 0.045, 0.12
# Of stretched legs it is seen although they are a little off the mat, as if their flesh yielded.
_STRETCHED_FADES_M = 0.12
# How much of a limb's radius its lower edge is seen below the bone: in the picture most bones are
# aslant.
_LOWEST = 0.8
# Of the sections of the shorts that of the hips, and of the shirt's those up to the shoulders.
_HIPS, _SHOULDERS = 2, 8
# Fainter ones are not seen.
_FAINTEST = 0.012


@frozen
class Spot:
    """A place within a body: how far below it the body's surface is, and how far below it that is
    seen in the picture, in metres; and the height over the mat at which it is a third as dark."""

    place: Vec
    down_m: float
    seen_down_m: float
    fades_m: float


def limb_spots(
    joints: Sequence[Vec], profile: Profile, places: Iterable[float], stretched: float = 0.0
) -> list[Spot]:
    """Spots along a limb of two bones, whose middle joint is at 0.5; how far `stretched` it is."""
    first, middle, last = joints
    fades_m = _LIMB_FADES_M + (_STRETCHED_FADES_M - _LIMB_FADES_M) * stretched
    spots = []
    for place in places:
        bone = (first, middle) if place <= 0.5 else (middle, last)
        radius_m = interpolated(profile, place)
        where = bone[0].lerp(bone[1], 2 * place if place <= 0.5 else 2 * place - 1)
        spots.append(Spot(where, radius_m, radius_m * _LOWEST, fades_m))
    return spots


def bone_spots(places: Iterable[Vec], radius_m: float) -> list[Spot]:
    """Spots along something as thick everywhere."""
    return [Spot(place, radius_m, radius_m * _LOWEST, _LIMB_FADES_M) for place in places]


def trunk_spots(camera: Camera, trunk: Trunk, upper: Vec, build: Build) -> list[Spot]:
    """Spots along the spine, each in the middle of a cross-section; `upper` is from one side of
    the trunk to the other."""
    (_, upper_down), (_, front_down) = camera.direction(upper), camera.direction(trunk.face)
    spots = []
    for section in (shorts(build)[_HIPS], *shirt(build)[:_SHOULDERS]):
        middle = trunk.hips.lerp(trunk.neck, section.place) + trunk.face * section.forward_m
        sag_m = section.sag_m * max(0.0, upper.y)
        down_m = hypot(section.width_m * upper.y, section.depth_m * trunk.face.y) + sag_m
        seen_m = hypot(section.width_m * upper_down, section.depth_m * front_down) + sag_m
        spots.append(Spot(middle, down_m, seen_m + _BELOW_TRUNK_M, _TRUNK_FADES_M))
    return spots


def contact_blobs(camera: Camera, spots: Sequence[Spot], opacity: float = 1.0) -> list[Blob]:
    """The line along these spots on the mat, at height 0, where they are near to that."""
    from_picture, _ = camera.level_plane(0.0).inverted()
    places, opacities = [], []
    for spot in spots:
        x, y = camera.xy(spot.place)
        on_mat = from_picture.map(QPointF(x, y + (spot.seen_down_m + _BELOW_M) * camera.scale))
        places.append((on_mat.x(), on_mat.y()))
        above_m = max(0.0, spot.place.y - spot.down_m)
        opacities.append(opacity * _DARKNESS * exp(-above_m / spot.fades_m))
    blobs = blobs_along(places, opacities, [_REACH_M] * len(spots))
    return [blob for blob in blobs if blob.opacity > _FAINTEST]
