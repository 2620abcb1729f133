"""What fills the corners of shorts, and the edges of thighs that it goes over into."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush

from glutetimer.core.frozen import frozen
from glutetimer.core.setting_choices import Build
from glutetimer.core.skeleton import LegJoints
from glutetimer.ui.figure.limbs.bone_outlines import XY, interpolated
from glutetimer.ui.figure.limbs.limb import BodyShade
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shapes import leg_shape

# How far along a thigh the shorts fill the corner at its inner side.
_FILLED = 0.46
# How far an outline reaches into what it surrounds, so that nothing shines through between both.
_UNDER_PX = 0.5


def fill_corner(limb_painter: LimbPainter, corner: list[QPointF], hips_shade: BodyShade) -> None:
    """Fill it in the shading of the hips."""
    painter, of_hips = limb_painter.painter, QBrush(hips_shade.brush)
    of_hips.setTransform(hips_shade.transform * limb_painter.base_transform.inverted()[0])
    painter.setBrush(of_hips)
    painter.drawPolygon(corner)


def paint_corner_line(limb_painter: LimbPainter, corner: list[QPointF], shorts: str) -> None:
    """Paint an outline along its curve alone, of which the first point is deep inside."""
    root, *curve = corner
    inner, outer = [], []
    for point in curve:
        out = point - root
        out /= max(1.0, hypot(out.x(), out.y()))
        inner.append(point - out * _UNDER_PX)
        outer.append(point + out * limb_painter.line_px)
    limb_painter.painter.setBrush(limb_painter.outline_color(shorts))
    limb_painter.painter.drawPolygon(inner + outer[::-1])


@frozen
class ThighEdge:
    """The edge of a thigh, in the picture: where it begins, and where the shorts fill the corner no
    longer; `way` is its direction there, back to the hip."""

    root: XY
    end: XY
    way: XY

    def meeting(self, other: ThighEdge) -> tuple[float, float]:
        """How far back from both ends the ways meet, but neither further than the root."""
        return self._back_to(other), other._back_to(self)

    def _back_to(self, other: ThighEdge) -> float:
        (ax, ay), (bx, by) = self.way, other.way
        apart_x, apart_y = other.end[0] - self.end[0], other.end[1] - self.end[1]
        across = ax * by - ay * bx
        longest = hypot(self.root[0] - self.end[0], self.root[1] - self.end[1])
        back = (apart_x * by - apart_y * bx) / across if across else longest
        return back if 0 < back < longest else longest


def thigh_edge(limb_painter: LimbPainter, leg: LegJoints, build: Build, side: int) -> ThighEdge:
    """The edge of a thigh at its right, with a `side` of 1, or at its left, with −1."""
    bone, radii = limb_painter.bone(leg.hip, leg.knee), leg_shape(build).radii[0]
    (x, y), (end_x, end_y), (right_x, right_y) = bone.start, bone.end, bone.right
    points = []
    for place in (0.0, _FILLED, _FILLED + 0.05):
        aside_px = side * limb_painter.camera.scale * interpolated(radii, place)
        points.append(
            (
                x + (end_x - x) * place + right_x * aside_px,
                y + (end_y - y) * place + right_y * aside_px,
            )
        )
    root, end, beyond = points
    way_x, way_y = end[0] - beyond[0], end[1] - beyond[1]
    length = max(1e-6, hypot(way_x, way_y))
    return ThighEdge(root, end, (way_x / length, way_y / length))
