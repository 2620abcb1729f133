"""What limbs are painted by: bones as the camera sees them, and what covers them."""

from __future__ import annotations

from functools import lru_cache
from math import hypot, sqrt

from PySide6.QtGui import QBrush, QTransform

from glutetimer.core.easing import eased_between
from glutetimer.core.frozen import frozen, replace
from glutetimer.ui.figure.limbs.bone_outlines import (
    FLAT_STEPS,
    ROUND_END_STEPS,
    SQUEEZED_STEPS,
    XY,
    joint_reach,
)
from glutetimer.ui.figure.shading import SIDE_LIGHT_STEPS

# How much a first bone points to the viewer that is seen from its side, and one that is hidden by
# the second; how sharp a bend may be, as 1 + its cosine.
_SQUARE, _POINTS_HERE, _SHARPEST = 0.3, 0.7, 0.2
# And how much a second bone comes to the viewer that is seen beside the first, or before it.
_SECOND_BESIDE, _SECOND_BEFORE = 0.05, 0.35
# How little of a first bone behind the second is not seen to be so.
_FAINT = 0.12
# The cosine of a bend that is nearly as sharp as one in which the second hides the first.
_RIGHT_ANGLE = 0.12
# The same of a first bone whose end is seen before a second that runs back from it, and how little
# of a bend of both is seen then: its cosine.
_COMES, _RUNS_BACK, _RUNS_ON = (0.2, 0.65), (0.0, 0.4), (0.58, 0.96)
# How long a second bone is seen that has the outline of a plain taper, and one that has its own.
_SEEN_SHORT = (0.25, 0.65)
# From which bend to which a first bone is behind the second: minus its cosine.
_BEHIND = (-0.4, 0.1)
# From which bend to which a joint's front gets flat: minus its cosine.
_FLAT = (-0.9, -0.2)
# And from which to which it gets round again, of a bone that is folded back on the other.
_FOLDED = (0.75, 0.98)
# By how much of the bone the part is longer over which a limb's shading fades in.
_BEYOND_FADING = 0.03


@frozen
class Cover:
    """What covers a part of a limb: its skin, or a piece of clothing.

    `span` counts bones: from 0 to 1 is the first, from 1 to 2 the second. `hems` says whether it
    ends in one at its start and end. `fades_in` is where its own shading and outline have come
    in that of the body, of whose cloth it is, from the first joint on. `shade` is how dark
    the first bone is in the shade of a hem above it, at places from 0 to 1.
    """

    span: tuple[float, float] = (0.0, 2.0)
    hems: tuple[bool, bool] = (False, True)
    thicker_m: float = 0.0
    fades_in: float = 0.0
    shade: tuple[tuple[float, float], ...] = ()


@frozen
class BodyShade:
    """The shading of what a limb comes out of, in a frame of its own."""

    brush: QBrush
    transform: QTransform


@lru_cache
def faded_parts(cover: Cover) -> tuple[Cover, Cover]:
    """The two parts of a cover that comes out of the body: what it fades in over, and the rest.

    The first goes a little beyond that, so that no seam is seen where the second begins.
    """
    end = cover.fades_in
    root = replace(cover, span=(0.0, end + _BEYOND_FADING), hems=(False, False))
    return root, replace(cover, span=(end, cover.span[1]), hems=(False, cover.hems[1]))


@lru_cache
def covered_bones(cover: Cover) -> tuple[int, ...]:
    """Which of a limb's two bones, 0 and 1, a cover covers a part of."""
    start, end = cover.span
    return tuple(bone for bone in (0, 1) if start < bone + 1 and end > bone)


@lru_cache
def shaded_part(cover: Cover) -> Cover:
    """What of a cover lies in its shade."""
    return replace(cover, span=(cover.span[0], cover.shade[-1][0]), hems=(cover.hems[0], False))


@frozen
class BoneFrame:
    """A bone as the camera sees it: where its own frame lies in the picture.

    `facing` is how much of the bone's direction is towards the viewer, from −1 to 1.
    """

    start: XY
    end: XY
    transform: QTransform
    right: XY
    length_px: float
    facing: float


class Limb:
    """A limb of two bones as the camera sees it."""

    __slots__ = (
        "behind",
        "bones",
        "end_before",
        "flat",
        "hides",
        "leans",
        "mitre",
        "outer_side",
        "outward",
        "overlap",
        "rounded_end",
        "side_light",
        "squeezed",
    )

    def __init__(self, bones: tuple[BoneFrame, BoneFrame], leans: tuple[int, int], light: XY):
        self.bones, self.leans = bones, leans
        first, second = bones
        (ax, ay), (bx, by) = first.right, second.right
        length_px = first.length_px + second.length_px
        light_x = (ax * first.length_px + bx * second.length_px) / length_px
        light_y = (ay * first.length_px + by * second.length_px) / length_px
        side = light_x * light[0] + light_y * light[1]
        # Of both bones alike, so that the light runs on around the joint.
        self.side_light = round(side * SIDE_LIGHT_STEPS)
        # A bend to the right has the left for its outer side.
        self.outer_side = -1 if ax * by - ay * bx > 0 else 1
        cosine = ax * bx + ay * by
        # Out of the bend, and how much flatter than round the joint is there.
        out_x, out_y = (ax + bx) * self.outer_side, (ay + by) * self.outer_side
        half_cosine = hypot(out_x, out_y) / 2
        if cosine < 0:
            # The same direction, which a bone folded back on the other has, too.
            out_x, out_y = ay - by, bx - ax
        length = max(_SHARPEST, hypot(out_x, out_y))
        unfolded = 1 - eased_between(-cosine, _FOLDED)
        self.flat = round(FLAT_STEPS * eased_between(-cosine, _FLAT) * unfolded)
        # As long as lets the joint go over into both bones' edges.
        size = 1 / joint_reach(self.flat, min(1.0, max(_SHARPEST / 2, half_cosine)))
        self.outward = out_x / length * size, out_y / length * size
        # How much the joint is nearer to the viewer than what the first bone comes from, or the
        # second bone's end than the joint: of who sits with folded legs.
        points_here = max(0.0, (first.facing - _SQUARE) / (_POINTS_HERE - _SQUARE))
        comes_here = max(0.0, (second.facing - _SECOND_BESIDE) / (_SECOND_BEFORE - _SECOND_BESIDE))
        before = min(1.0, points_here + comes_here)
        # How clearly the second bone is seen to hide the first: from 0 to 1.
        self.overlap = max(0.0, -cosine * before - _FAINT) / (1 - _FAINT)
        # How clearly the first bone's end is seen before the second: a joint that points here.
        self.end_before = (
            eased_between(first.facing, _COMES)
            * eased_between(-second.facing, _RUNS_BACK)
            * eased_between(cosine, _RUNS_ON)
        )
        self.rounded_end = round(ROUND_END_STEPS * self.end_before)
        # How much the second bone's outline is a plain taper.
        seen = sqrt(max(0.0, 1 - second.facing * second.facing))
        self.squeezed = round(SQUEEZED_STEPS * (1 - eased_between(seen, _SEEN_SHORT)))
        # In a wider bend both meet in the middle: for radii of 1, there the second one is cut off
        # so far from the joint, at its right or (where it is negative) at its left.
        half_tangent = sqrt(max(0.0, 1 - cosine) / max(_SHARPEST, 1 + cosine))
        # Of a sharper one, how much of the first is behind the second.
        self.hides = before * min(1.0, max(0.0, 1 - cosine / _RIGHT_ANGLE))
        # How much all of the first comes from behind the second: in a softer bend, too.
        self.behind = before * eased_between(-cosine, _BEHIND)
        self.mitre = -self.outer_side * half_tangent * (1 - self.hides)
