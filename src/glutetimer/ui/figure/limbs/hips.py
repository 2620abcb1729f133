"""The shorts where the thighs come out of the hips: no corner is between both, nor between a thigh
and the trunk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import hypot

from PySide6.QtCore import QPointF

from glutetimer.core.frozen import frozen
from glutetimer.core.setting_choices import Build
from glutetimer.core.skeleton import LegJoints
from glutetimer.ui.figure.limbs.bone_outlines import XY, interpolated, rounded_corner, touching
from glutetimer.ui.figure.limbs.corner import fill_corner, paint_corner_line, thigh_edge
from glutetimer.ui.figure.limbs.knee import knee_direction
from glutetimer.ui.figure.limbs.leg import SHORTS_THICKER_M
from glutetimer.ui.figure.limbs.limb import BodyShade
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shapes import leg_shape

# How far along the thighs the shorts fill the corner to the trunk: at least, and at most.
_BESIDE_HIP, _WIDE_BESIDE_HIP = 0.25, 0.45
# How much shallower it is there than a curve that goes over into both edges.
_SHALLOW = 0.3
# By how far apart places there that is seen, on a thigh that is no shorter than that; and how much
# further out the corner is of who sits.
_BEYOND, _SHORTEST_PX, _WIDER_M = 0.05, 20.0, 0.016
# How sharp a bend at the hip may be, as 1 + its cosine.
_SHARPEST = 0.5
# Over so many metres an edge comes that would else jump.
_COMES_OVER_M = 0.012
# How far apart both hips are seen where a thigh's inner edge is not the trunk's any more.
_APART_M = 0.05


@frozen
class HipCorner:
    """What fills the corner between the waist and a thigh, how much of it there is, and how much
    it is a corner."""

    outline: list[QPointF]
    opacity: float
    depth: float


@frozen
class Waist:
    """The trunk's edges above the hips in the picture: at its left and right, as from the hips one
    looks to the neck; `right` is that direction, `up` the one to the neck. `wide`, from 0 to 1, is
    how far up they are and down the thighs the shorts go that fill the corner between both."""

    edges: tuple[XY, XY]
    right: XY
    up: XY
    wide: float


def paint_hip(
    limb_painter: LimbPainter,
    corners: Iterable[HipCorner],
    shorts: str,
    hips_shade: BodyShade,
    line: float,
) -> None:
    """The shorts from the waist to the thigh of one leg, along its edges that are the body's;
    `line` is how much of their outline is here."""
    painter = limb_painter.painter
    for corner in corners:
        painter.setOpacity(corner.opacity)
        fill_corner(limb_painter, corner.outline, hips_shade)
        if line:
            painter.setOpacity(corner.opacity * corner.depth * line)
            paint_corner_line(limb_painter, corner.outline, shorts)
        painter.setOpacity(1.0)


def paint_hip_line(
    limb_painter: LimbPainter, corners: Iterable[HipCorner], shorts: str, opacity: float
) -> None:
    """Its outline alone, to be painted behind all that is inside of it."""
    for corner in corners:
        limb_painter.painter.setOpacity(corner.opacity * opacity)
        paint_corner_line(limb_painter, corner.outline, shorts)
        limb_painter.painter.setOpacity(1.0)


def hip_corners(
    limb_painter: LimbPainter, waist: Waist, leg: LegJoints, other: LegJoints, build: Build
) -> Iterator[HipCorner]:
    """The corners between the waist and the thigh of one leg, along its edges that are the
    body's."""
    camera = limb_painter.camera
    bone, shape = limb_painter.bone(leg.hip, leg.knee), leg_shape(build)
    x, y = bone.start
    other_x, other_y = camera.xy(other.hip)
    beside = _BESIDE_HIP + (_WIDE_BESIDE_HIP - _BESIDE_HIP) * waist.wide
    radius_m = interpolated(shape.radii[0], beside) + SHORTS_THICKER_M
    front_x, front_y = camera.direction(knee_direction(leg))
    leaning = bone.right[0] * front_x + bone.right[1] * front_y
    bulge_m = interpolated(shape.bulges[0], beside) * leaning
    way_x, way_y = bone.right[1], -bone.right[0]
    # How fast a thigh narrows there.
    beyond_m = interpolated(shape.radii[0], beside + _BEYOND) + SHORTS_THICKER_M
    beyond_px = _BEYOND * max(_SHORTEST_PX, bone.length_px)
    narrows = waist.wide * (radius_m - beyond_m) * camera.scale / beyond_px
    along_px = beside * bone.length_px
    root_px = (shape.radii[0][0][1] + SHORTS_THICKER_M) * camera.scale
    for side, (waist_x, waist_y) in zip((-1, 1), waist.edges, strict=True):
        ax, ay = side * waist.right[0], side * waist.right[1]
        # Who looks to the knee has at the left what is at the right for who looks to the neck.
        bx, by = -side * bone.right[0], -side * bone.right[1]
        thickness_px = (radius_m - side * bulge_m) * camera.scale
        inwards_m = ((other_x - x) * ax + (other_y - y) * ay) / camera.scale
        opacity = min(1.0, 2 - 2 * inwards_m / _APART_M)
        if opacity <= 0:
            continue
        waist_px = (waist_x - x) * ax + (waist_y - y) * ay
        bend = 1 + ax * bx + ay * by
        sharpness = max(_SHARPEST, bend)
        corner_x = (ax * waist_px + bx * thickness_px) / sharpness
        corner_y = (ay * waist_px + by * thickness_px) / sharpness
        up_px = (waist_x - x - corner_x) * waist.up[0] + (waist_y - y - corner_y) * waist.up[1]
        down_px = along_px - corner_x * way_x - corner_y * way_y
        spare_m = min(up_px, down_px) / camera.scale
        depth = max(0.0, min(1.0, spare_m / _COMES_OVER_M, bend / _SHARPEST))
        end = (x + way_x * along_px + bx * thickness_px, y + way_y * along_px + by * thickness_px)
        around_x, around_y = touching((waist_x - x, waist_y - y), root_px, (ax, ay))
        around = x + around_x, y + around_y
        corner = (
            around[0] + (x + corner_x - around[0]) * depth,
            around[1] + (y + corner_y - around[1]) * depth,
        )
        # A thigh that points to the viewer narrows fast, and beside a seat the trunk is wider yet.
        out_px = _WIDER_M * waist.wide * depth * camera.scale
        corner = corner[0] + (ax + bx) / 2 * out_px, corner[1] + (ay + by) / 2 * out_px
        back_px = hypot(corner[0] - end[0], corner[1] - end[1])
        edge_x, edge_y = -way_x + bx * narrows, -way_y + by * narrows
        edge_px = back_px / hypot(edge_x, edge_y)
        end_corner = end[0] + edge_x * edge_px, end[1] + edge_y * edge_px
        outline = rounded_corner((x, y), (waist_x, waist_y), corner, end, end_corner)
        if depth < 1:
            # Where there is no corner, around the thigh's round end.
            straight = [QPointF(x, y), QPointF(waist_x, waist_y), QPointF(*around)]
            yield HipCorner(straight, opacity, 1 - depth)
        yield HipCorner(outline, opacity, depth)


def paint_gusset(
    limb_painter: LimbPainter,
    legs: tuple[LegJoints, LegJoints],
    build: Build,
    shorts: str,
    hips_shade: BodyShade,
    side: int,
    opacity: float,
    line: float,
    behind: bool,
) -> None:
    """The shorts between the thighs of the upper and the lower leg: where these part, they do not
    meet in a corner. Seen along the upper thigh, the lower one is at the right with a `side` of 1,
    and at the left with −1; `line` is how much of their outline is here, and `behind` whether
    both thighs are painted over them."""
    upper_edge, lower_edge = (
        thigh_edge(limb_painter, leg, build, out)
        for leg, out in zip(legs, (side, -side), strict=True)
    )
    start, end = upper_edge.end, lower_edge.end
    (ax, ay), (bx, by) = upper_edge.way, lower_edge.way
    apart_x, apart_y = end[0] - start[0], end[1] - start[1]
    if ax * bx + ay * by > 0 and (apart_x * ay - apart_y * ax) * side <= 0:
        # The thighs lie on each other, or both point up.
        return
    back, other_back = upper_edge.meeting(lower_edge)
    corner = rounded_corner(
        (
            (upper_edge.root[0] + lower_edge.root[0]) / 2,
            (upper_edge.root[1] + lower_edge.root[1]) / 2,
        ),
        start,
        _drawn_in((start[0] + ax * back, start[1] + ay * back), start, end),
        end,
        _drawn_in((end[0] + bx * other_back, end[1] + by * other_back), start, end),
    )
    limb_painter.painter.setOpacity(opacity)
    if behind:
        edges = [QPointF(*upper_edge.root), *corner[1:], QPointF(*lower_edge.root)]
        fill_corner(limb_painter, edges, hips_shade)
    else:
        fill_corner(limb_painter, corner, hips_shade)
    if line:
        limb_painter.painter.setOpacity(opacity * line)
        paint_corner_line(limb_painter, corner, shorts)
    limb_painter.painter.setOpacity(1.0)


def _drawn_in(corner: XY, start: XY, end: XY) -> XY:
    """A corner that is that much shallower, between both ends of what fills it."""
    x, y = corner
    middle_x, middle_y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    return x + (middle_x - x) * _SHALLOW, y + (middle_y - y) * _SHALLOW
