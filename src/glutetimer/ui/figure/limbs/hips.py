"""The shorts where the thighs come out of the hips: no corner is between both, nor between a thigh
and the trunk."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush

from glutetimer.core.setting_choices import Build
from glutetimer.core.skeleton import LegJoints
from glutetimer.ui.figure.limbs.bone_outlines import XY, interpolated, rounded_corner
from glutetimer.ui.figure.limbs.leg import SHORTS_THICKER_M, knee_direction
from glutetimer.ui.figure.limbs.limb import BodyShade
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shapes import leg_shape

# How far along the thighs the shorts fill the corner between them, and that to the trunk.
_GUSSET, _BESIDE_HIP = 0.46, 0.25
# How much shallower it is there than a curve that goes over into both edges.
_SHALLOW = 0.3
# How sharp a bend at the hip may be, as 1 + its cosine.
_SHARPEST = 0.5
# Over so many metres an edge comes that would else jump.
_COMES_OVER_M = 0.012
# How far apart both hips are seen where a thigh's inner edge is not the trunk's any more.
_APART_M = 0.05


@dataclass(frozen=True, slots=True)
class Waist:
    """The trunk's edges above the hips in the picture: at its left and right, as from the hips one
    looks to the neck; `right` is that direction, `up` the one to the neck."""

    edges: tuple[XY, XY]
    right: XY
    up: XY


def paint_hip(
    limb_painter: LimbPainter,
    waist: Waist,
    leg: LegJoints,
    other: LegJoints,
    build: Build,
    shorts: str,
    hips_shade: BodyShade,
    line: float,
) -> None:
    """The shorts from the waist to the thigh of one leg, along its edges that are the body's;
    `line` is how much of their outline is here."""
    camera, painter = limb_painter.camera, limb_painter.painter
    bone, shape = limb_painter.bone(leg.hip, leg.knee), leg_shape(build)
    x, y = bone.start
    other_x, other_y = camera.xy(other.hip)
    radius_m = interpolated(shape.radii[0], _BESIDE_HIP) + SHORTS_THICKER_M
    front_x, front_y = camera.direction(knee_direction(leg))
    leaning = bone.right[0] * front_x + bone.right[1] * front_y
    bulge_m = interpolated(shape.bulges[0], _BESIDE_HIP) * leaning
    way_x, way_y = bone.right[1], -bone.right[0]
    along_px = _BESIDE_HIP * bone.length_px
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
        sharpness = max(_SHARPEST, 1 + ax * bx + ay * by)
        corner_x = (ax * waist_px + bx * thickness_px) / sharpness
        corner_y = (ay * waist_px + by * thickness_px) / sharpness
        up_px = (waist_x - x - corner_x) * waist.up[0] + (waist_y - y - corner_y) * waist.up[1]
        down_px = along_px - corner_x * way_x - corner_y * way_y
        spare_m = min(up_px, down_px) / camera.scale
        opacity *= min(1.0, spare_m / _COMES_OVER_M)
        if opacity <= 0:
            continue
        end = (x + way_x * along_px + bx * thickness_px, y + way_y * along_px + by * thickness_px)
        corner = rounded_corner((x, y), (waist_x, waist_y), (x + corner_x, y + corner_y), end)
        painter.setOpacity(opacity)
        _fill_corner(limb_painter, corner, hips_shade)
        painter.setOpacity(opacity * line)
        _paint_corner_line(limb_painter, corner, shorts)
        painter.setOpacity(1.0)


def paint_gusset(
    limb_painter: LimbPainter,
    upper: LegJoints,
    lower: LegJoints,
    build: Build,
    shorts: str,
    hips_shade: BodyShade,
) -> None:
    """The shorts between the thighs: where these part, they do not meet in a corner."""
    upper_edge, lower_edge = (
        _inner_edge(limb_painter, upper, build, 1),
        _inner_edge(limb_painter, lower, build, -1),
    )
    start, end = upper_edge.end, lower_edge.end
    if start[1] >= end[1]:
        # The thighs lie on each other.
        return
    meeting_x, meeting_y = upper_edge.meeting(lower_edge)
    shallow_x, shallow_y = (start[0] + end[0]) / 2 - meeting_x, (start[1] + end[1]) / 2 - meeting_y
    meeting = meeting_x + shallow_x * _SHALLOW, meeting_y + shallow_y * _SHALLOW
    middle = (
        (upper_edge.root[0] + lower_edge.root[0]) / 2,
        (upper_edge.root[1] + lower_edge.root[1]) / 2,
    )
    corner = rounded_corner(middle, start, meeting, end)
    _fill_corner(limb_painter, corner, hips_shade)
    _paint_corner_line(limb_painter, corner, shorts)


def _fill_corner(limb_painter: LimbPainter, corner: list[QPointF], hips_shade: BodyShade) -> None:
    painter, of_hips = limb_painter.painter, QBrush(hips_shade.brush)
    of_hips.setTransform(hips_shade.transform * limb_painter.base_transform.inverted()[0])
    painter.setBrush(of_hips)
    painter.drawPolygon(corner)


def _paint_corner_line(limb_painter: LimbPainter, corner: list[QPointF], shorts: str) -> None:
    """Along the curve alone, of which the first point is deep inside."""
    root, *curve = corner
    outer = []
    for point in reversed(curve):
        out = point - root
        beyond = limb_painter.line_px / max(1.0, hypot(out.x(), out.y()))
        outer.append(point + out * beyond)
    limb_painter.painter.setBrush(limb_painter.outline_color(shorts))
    limb_painter.painter.drawPolygon(curve + outer)


@dataclass(frozen=True, slots=True)
class _Edge:
    """The edge of a thigh, in the picture: where it begins, and where the shorts fill the corner no
    longer; `way` is its direction there, back to the hip."""

    root: XY
    end: XY
    way: XY

    def meeting(self, other: _Edge) -> XY:
        """Where the ways back from both ends meet, but no further back than the root."""
        (ax, ay), (bx, by) = self.way, other.way
        apart_x, apart_y = other.end[0] - self.end[0], other.end[1] - self.end[1]
        across = ax * by - ay * bx
        longest = hypot(self.root[0] - self.end[0], self.root[1] - self.end[1])
        back = (apart_x * by - apart_y * bx) / across if across else longest
        if not 0 < back < longest:
            back = longest
        return self.end[0] + ax * back, self.end[1] + ay * back


def _inner_edge(limb_painter: LimbPainter, leg: LegJoints, build: Build, down: int) -> _Edge:
    """The edge of a thigh that faces the other: of the upper one (1) the one that is lower in the
    picture, of the lower one (−1) the one that is higher."""
    bone, radii = limb_painter.bone(leg.hip, leg.knee), leg_shape(build).radii[0]
    (x, y), (end_x, end_y), (right_x, right_y) = bone.start, bone.end, bone.right
    out_px = limb_painter.camera.scale * (down if right_y > 0 else -down)
    points = []
    for place in (0.0, _GUSSET, _GUSSET + 0.05):
        aside_px = out_px * interpolated(radii, place)
        points.append(
            (
                x + (end_x - x) * place + right_x * aside_px,
                y + (end_y - y) * place + right_y * aside_px,
            )
        )
    root, end, beyond = points
    way_x, way_y = end[0] - beyond[0], end[1] - beyond[1]
    length = hypot(way_x, way_y)
    return _Edge(root, end, (way_x / length, way_y / length))
