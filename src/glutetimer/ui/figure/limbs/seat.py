"""The seat of who sits: one calm shape on the mat."""

from __future__ import annotations

from math import copysign, cos, hypot, pi, sin

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QBrush,
    QPolygonF,
    QTransform,
)

from glutetimer.core.setting_choices import Build
from glutetimer.core.sitting import HIPS_Y_M
from glutetimer.core.skeleton import LegJoints
from glutetimer.ui.figure.limbs.bone_outlines import rounded_corner
from glutetimer.ui.figure.limbs.corner import fill_corner, paint_corner_line, thigh_edge
from glutetimer.ui.figure.limbs.limb import BodyShade
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shapes import leg_shape

# How far a seat reaches beyond the hips of who does not face the viewer, in its half height; how
# steep a thigh's under side is at least, to go over into the bottom; and over how much of the way
# along that it does. Of who faces the viewer, how far it reaches, and over how much it goes over.
_WIDE, _LEVEL, _ROUND = 0.6, 0.2, 0.4
_WIDE_FACING, _ROUND_FACING = {Build.SLENDER: 1.45, Build.STURDY: 1.45, Build.FULL: 1.6}, 0.72
# How high half a seat is: in radii of the hip's end of a thigh, but at least so high that it is on
# the mat, below hips at that height.
_BUTTOCK, _ON_MAT_M = 1.38, 0.94 * HIPS_Y_M
# Between an ellipse and a rectangle: a superellipse, whose bottom has no edge, and is flatter where
# it bears the weight.
_ROUNDED = QPolygonF(
    [
        QPointF(copysign(abs(cos(t)) ** 0.74, cos(t)), copysign(abs(sin(t)) ** 0.74, sin(t)))
        for t in (2 * pi * i / 64 for i in range(64))
    ]
)


class Seat:
    """Both buttocks of one person; `flatness` is from 0, lying, to 1, sitting on them.

    `legs` are the upper and the lower one. Seen along the upper thigh, its under side is at the
    right with a `side` of 1, and at the left with −1; `clear` is how much of what goes over into
    each thigh's under side is here.
    """

    def __init__(
        self,
        limb_painter: LimbPainter,
        legs: tuple[LegJoints, LegJoints],
        build: Build,
        flatness: float,
        side: int,
        clear: tuple[float, float],
    ) -> None:
        self._limb_painter, self._legs = limb_painter, legs
        root_m = leg_shape(build).radii[0][0][1]
        self._radius_m = root_m + (max(root_m * _BUTTOCK, _ON_MAT_M) - root_m) * flatness
        # Of who faces the viewer, both its ends are behind the shins, and between these one curve.
        facing = (flatness * clear[1]) ** 8
        self._wide = _WIDE + (_WIDE_FACING[build] - _WIDE) * facing
        self._round = _ROUND + (_ROUND_FACING - _ROUND) * facing
        self._corners = [
            self._corner(leg, other, build, out, depth)
            for leg, other, out, depth in zip(legs, legs[::-1], (side, -side), clear, strict=True)
            if depth
        ]

    def paint_line(self, shorts: str) -> None:
        """The outline around it, which is behind the trunk."""
        painter = self._limb_painter.painter
        painter.setTransform(self._place(self._limb_painter.line_m))
        painter.setBrush(self._limb_painter.outline_color(shorts))
        painter.drawPolygon(_ROUNDED)
        painter.setTransform(self._limb_painter.base_transform)
        for corner in self._corners:
            paint_corner_line(self._limb_painter, corner, shorts)

    def paint(self, hips_shade: BodyShade) -> None:
        """The seat itself, in front of the trunk."""
        painter, placed = self._limb_painter.painter, self._place(0.0)
        brush = QBrush(hips_shade.brush)
        brush.setTransform(hips_shade.transform * placed.inverted()[0])
        painter.setTransform(placed)
        painter.setBrush(brush)
        painter.drawPolygon(_ROUNDED)
        painter.setTransform(self._limb_painter.base_transform)
        for corner in self._corners:
            fill_corner(self._limb_painter, corner, hips_shade)

    def _corner(
        self, leg: LegJoints, other: LegJoints, build: Build, out: int, depth: float
    ) -> list[QPointF]:
        """From the under side of a thigh to the bottom of the seat."""
        limb_painter = self._limb_painter
        (x, y), (other_x, other_y) = (
            limb_painter.camera.xy(leg.hip),
            limb_painter.camera.xy(other.hip),
        )
        high_px = self._radius_m * limb_painter.camera.scale
        gap_px = max(1e-6, hypot(other_x - x, other_y - y))
        in_x, in_y = (other_x - x) / gap_px, (other_y - y) / gap_px
        down_x, down_y = (-in_y, in_x) if in_x > 0 else (in_y, -in_x)
        edge = thigh_edge(limb_painter, leg, build, out)
        start_x, start_y = edge.end
        way_x, way_y = edge.way
        fall = way_x * down_x + way_y * down_y
        above_px = high_px - (start_x - x) * down_x - (start_y - y) * down_y
        along_px = max(0.0, above_px) / max(_LEVEL, fall)
        bottom = x + down_x * high_px + in_x * gap_px / 2, y + down_y * high_px + in_y * gap_px / 2
        corner = (
            bottom[0] + (start_x + way_x * along_px - bottom[0]) * depth,
            bottom[1] + (start_y + way_y * along_px - bottom[1]) * depth,
        )
        end = (
            corner[0] + (bottom[0] - corner[0]) * self._round,
            corner[1] + (bottom[1] - corner[1]) * self._round,
        )
        return [*rounded_corner((x, y), edge.end, corner, end), QPointF(*bottom)]

    def _place(self, wider_m: float) -> QTransform:
        """Where a seat of half the width and height 1 is, with its sides at the hips'."""
        limb_painter = self._limb_painter
        (x, y), (other_x, other_y) = (limb_painter.camera.xy(leg.hip) for leg in self._legs)
        high_px = (self._radius_m + wider_m) * limb_painter.camera.scale
        gap_px = max(1e-6, hypot(other_x - x, other_y - y))
        way_x, way_y = (other_x - x) / gap_px, (other_y - y) / gap_px
        wide_px = gap_px / 2 + high_px * self._wide
        placed = QTransform(
            way_x * wide_px, way_y * wide_px, -way_y * high_px, way_x * high_px,
            (x + other_x) / 2, (y + other_y) / 2,
        )  # fmt: skip
        return placed * limb_painter.base_transform
