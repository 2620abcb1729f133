"""The seat of who sits: one calm shape on the mat; and the buttock of who leans."""

from __future__ import annotations

from functools import partial
from math import copysign, cos, hypot, pi, sin, sqrt

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QBrush,
    QPolygonF,
    QTransform,
)

from glutetimer.core.easing import eased_between
from glutetimer.core.frozen import frozen
from glutetimer.core.pose import Posture
from glutetimer.core.setting_choices import Build
from glutetimer.core.sitting import HIPS_Y_M
from glutetimer.core.skeleton import HIP_GAP_M, LegJoints
from glutetimer.core.space import Vec
from glutetimer.ui.figure.limbs.bone_outlines import XY, rounded_corner
from glutetimer.ui.figure.limbs.corner import fill_corner, paint_corner_line, thigh_edge
from glutetimer.ui.figure.limbs.limb import BodyShade
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shapes import leg_shape

# How far a seat reaches beyond the hips, in its half height, and how deep half of it is; how steep
# a thigh's under side is at least, to go over into the bottom; and over how much of the way along
# that it does.
_WIDE, _DEEP_M, _LEVEL, _ROUND = 0.6, 0.115, 0.2, 0.5
# How high half a seat is: in radii of the hip's end of a thigh, but at least so high that it is on
# the mat, below hips at that height.
_BUTTOCK, _SEAT_DOWN_M = 1.38, 1.32 * HIPS_Y_M
# The same of the one buttock on which one leans; half its width, in the same radii, for the weight
# spreads it on the mat; and how much of what that is more than its height is at the outer side.
_ONE_BUTTOCK, _ONE_DOWN_M = 1.12, 0.108
_ONE_WIDE, _OUTWARDS = 1.65, 0.5
_UP = Vec(0, 1, 0)
# From when to when who sits up comes to rest on the lower buttock, and then flat on both.
_LEANS, _ON_MAT = (0.15, 0.52), (0.6, 1.0)
# Between an ellipse and a rectangle: a superellipse, whose bottom has no edge, and is flatter where
# it bears the weight.
_ROUNDED = QPolygonF(
    [
        QPointF(copysign(abs(cos(t)) ** 0.74, cos(t)), copysign(abs(sin(t)) ** 0.74, sin(t)))
        for t in (2 * pi * i / 64 for i in range(64))
    ]
)


@frozen
class SeatOnMat:
    """How one sits, each from 0 to 1: how much the lower buttock rests on the mat, and how much
    both do alike, flat on it.
    """

    rests: float
    level: float

    @property
    def down_m(self) -> float:
        """How far below the hips that rest the mat is."""
        return _ONE_DOWN_M + (_SEAT_DOWN_M - _ONE_DOWN_M) * self.level

    @classmethod
    def of(cls, posture: Posture) -> SeatOnMat:
        """Who comes up leans on one buttock first."""
        return cls(*(eased_between(posture.sitting, span) for span in (_LEANS, _ON_MAT)))


class Seat:
    """Both buttocks of one person, or the lower one alone.

    `legs` are the upper and the lower one; `waist` are the trunk's edges, of which the one at the
    lower side goes straight over into the buttock of who leans. Seen along the upper thigh, its
    under side is at the right with a `side` of 1, and at the left with −1; `lap` is how much both
    thighs are one lap.
    """

    def __init__(
        self,
        limb_painter: LimbPainter,
        legs: tuple[LegJoints, LegJoints],
        build: Build,
        on_mat: SeatOnMat,
        side: int,
        lap: float,
        waist: tuple[XY, XY],
    ) -> None:
        self._limb_painter, self._legs = limb_painter, legs
        root_m = leg_shape(build).radii[0][0][1]
        one_m = max(root_m * _ONE_BUTTOCK, _ONE_DOWN_M)
        both_m = max(root_m * _BUTTOCK, _SEAT_DOWN_M)
        self._radius_m = root_m + (one_m + (both_m - one_m) * on_mat.level - root_m) * on_mat.rests
        # Of the one buttock.
        self._wide_m = root_m + (max(one_m, root_m * _ONE_WIDE) - root_m) * on_mat.rests
        self._deep_m = root_m + (_DEEP_M - root_m) * on_mat.rests
        self._level = on_mat.level
        # How much of what goes over into each thigh's under side is here.
        clear = min(1.0, 4 * on_mat.level)
        lower_clear = on_mat.rests + (clear * lap - on_mat.rests) * on_mat.level
        self._corners = [
            self._corner(leg, build, out, depth)
            for leg, out, depth in zip(legs, (side, -side), (clear, lower_clear), strict=True)
            if depth
        ]
        if on_mat.level < 1:
            self._corners.append(self._flank(waist))

    def paint_line(self, shorts: str) -> None:
        """The outline around it, which is behind the trunk."""
        painter = self._limb_painter.painter
        painter.setTransform(
            self._place(self._limb_painter.line_m, self._limb_painter.base_transform)
        )
        painter.setBrush(self._limb_painter.outline_color(shorts))
        painter.drawPolygon(_ROUNDED)
        painter.setTransform(self._limb_painter.base_transform)
        for corner in self._corners:
            paint_corner_line(self._limb_painter, corner, shorts)

    def paint(self, hips_shade: BodyShade) -> None:
        """The seat itself, in front of the trunk."""
        painter = self._limb_painter.painter
        placed = self._place(0.0, self._limb_painter.base_transform)
        brush = QBrush(hips_shade.brush)
        brush.setTransform(hips_shade.transform * placed.inverted()[0])
        painter.setTransform(placed)
        painter.setBrush(brush)
        painter.drawPolygon(_ROUNDED)
        painter.setTransform(self._limb_painter.base_transform)
        for corner in self._corners:
            fill_corner(self._limb_painter, corner, hips_shade)

    def paint_over_hip(self, hips_shade: BodyShade) -> None:
        """The one buttock again: the outline of the lower hip ends where it goes on."""
        if self._level < 1:
            self._limb_painter.painter.setOpacity(1 - self._level)
            self.paint(hips_shade)
            self._limb_painter.painter.setOpacity(1.0)

    def _corner(self, leg: LegJoints, build: Build, out: int, depth: float) -> list[QPointF]:
        """From the under side of a thigh to the bottom of the seat."""
        limb_painter = self._limb_painter
        x, y = limb_painter.camera.xy(leg.hip)
        placed = self._place(0.0, QTransform())
        edge = thigh_edge(limb_painter, leg, build, out)
        start_x, start_y = edge.end
        way_x, way_y = edge.way
        bottom = placed.map(QPointF(0, 1))
        down_px = hypot(placed.m21(), placed.m22())
        down_x, down_y = placed.m21() / down_px, placed.m22() / down_px
        fall = way_x * down_x + way_y * down_y
        above_px = (bottom.x() - start_x) * down_x + (bottom.y() - start_y) * down_y
        along_px = max(0.0, above_px) / max(_LEVEL, fall)
        corner = (
            bottom.x() + (start_x + way_x * along_px - bottom.x()) * depth,
            bottom.y() + (start_y + way_y * along_px - bottom.y()) * depth,
        )
        end = (
            corner[0] + (bottom.x() - corner[0]) * _ROUND,
            corner[1] + (bottom.y() - corner[1]) * _ROUND,
        )
        return [*rounded_corner((x, y), edge.end, corner, end), bottom]

    def _flank(self, waist: tuple[XY, XY]) -> list[QPointF]:
        """From the waist to where, as seen from there, the buttock reaches furthest out."""
        placed = self._place(0.0, QTransform())
        (upper_x, upper_y), (lower_x, lower_y) = map(
            self._limb_painter.camera.xy, (leg.hip for leg in self._legs)
        )
        out = QPointF(lower_x - upper_x, lower_y - upper_y)
        edge = max((QPointF(*end) for end in waist), key=partial(QPointF.dotProduct, out))
        middle = placed.map(QPointF(0, 0)) - edge
        square = QPointF(-middle.y(), middle.x())
        square *= copysign(1.0, QPointF.dotProduct(square, out))

        def outwards(point: QPointF) -> float:
            way = point - edge
            return QPointF.dotProduct(square, way) / hypot(way.x(), way.y())

        return [middle + edge, edge, max(placed.map(_ROUNDED).toList(), key=outwards)]

    def _place(self, wider_m: float, base: QTransform) -> QTransform:
        """Where a seat of half the width and height 1 is: around the lower hip, or as wide as both
        hips are seen apart, and as a body is deep that is seen from the side."""
        limb_painter = self._limb_painter
        camera, (upper, lower) = limb_painter.camera, self._legs
        high_m = self._radius_m + wider_m
        # One buttock is level on the mat, however the hips are tilted.
        way = lower.hip - upper.hip
        aside = Vec(way.x, way.y * self._level, way.z).unit
        one_m = self._wide_m + wider_m
        wide_m = one_m + (HIP_GAP_M / 2 + high_m * _WIDE - one_m) * self._level
        out_m = (self._wide_m - self._radius_m) * _OUTWARDS * (1 - self._level)
        x, y = camera.xy(lower.hip.lerp(upper.hip, self._level / 2) + aside * out_m)
        aside_x, aside_y = (part * wide_m for part in camera.direction(aside))
        forward_x, _ = camera.direction(aside.cross(_UP))
        deep_m = (self._deep_m + wider_m) * forward_x
        # Of the ellipse that an ellipsoid is seen as, the half width, how steep that is, and the
        # half height.
        wide = hypot(aside_x, deep_m)
        steep = aside_x * aside_y / wide
        high = sqrt(high_m**2 + aside_y**2 - steep**2)
        scale = camera.scale
        placed = QTransform(wide * scale, steep * scale, 0, high * scale, x, y)
        return placed * base
