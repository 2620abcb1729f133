"""The seat of who sits: both buttocks on the mat, and the crotch in the shade of the thighs."""

from __future__ import annotations

from functools import lru_cache
from math import hypot

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QColor, QRadialGradient, QTransform

from glutetimer.core.setting_choices import Build
from glutetimer.core.skeleton import LegJoints
from glutetimer.ui.figure.limbs.bone_outlines import UNIT_CIRCLE
from glutetimer.ui.figure.limbs.limb import BodyShade, BoneFrame
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shapes import leg_shape

# How round a buttock is, in radii of the hip's end of a thigh.
_BUTTOCK = 1.38
# How far to each side and along the spine the crotch is in the shade, and how far below the hips
# its middle is, in metres.
_SHADE_WIDTH_M, _SHADE_HEIGHT_M, _SHADE_BELOW_M = 0.085, 0.135, 0.02
_SHADE = "#0d0a18"


class Seat:
    """Both buttocks of one person; `flatness` is from 0, lying, to 1, sitting on them."""

    def __init__(
        self,
        limb_painter: LimbPainter,
        legs: tuple[LegJoints, LegJoints],
        build: Build,
        flatness: float,
    ) -> None:
        self._limb_painter, self._legs, self._flatness = limb_painter, legs, flatness
        root_m = leg_shape(build).radii[0][0][1]
        self._radius_m = root_m * (1 + (_BUTTOCK - 1) * flatness)

    def paint_line(self, shorts: str) -> None:
        """The outline around it, which is behind the trunk."""
        self._limb_painter.painter.setBrush(self._limb_painter.outline_color(shorts))
        self._fill(self._limb_painter.line_m, None)

    def paint(self, hips_shade: BodyShade, spine: BoneFrame) -> None:
        """The seat itself, in front of the trunk, and the shade between the thighs."""
        self._fill(0.0, hips_shade)

    def _fill(self, wider_m: float, shade: BodyShade | None) -> None:
        painter, camera = self._limb_painter.painter, self._limb_painter.camera
        radius_px = (self._radius_m + wider_m) * camera.scale
        for leg in self._legs:
            placed = QTransform(radius_px, 0, 0, radius_px, *camera.xy(leg.hip))
            placed *= self._limb_painter.base_transform
            if shade is not None:
                brush = QBrush(shade.brush)
                brush.setTransform(shade.transform * placed.inverted()[0])
                painter.setBrush(brush)
            painter.setTransform(placed)
            painter.drawPolygon(UNIT_CIRCLE)
        painter.setTransform(self._limb_painter.base_transform)
        self._fill_between(radius_px, shade)

    def _fill_between(self, radius_px: float, shade: BodyShade | None) -> None:
        """What is between both, as thick as they are: one sits on the mat without a notch."""
        painter = self._limb_painter.painter
        (x, y), (other_x, other_y) = (self._limb_painter.camera.xy(leg.hip) for leg in self._legs)
        apart_px = hypot(other_x - x, other_y - y)
        if apart_px < 1:
            return
        aside_x = (y - other_y) / apart_px * radius_px
        aside_y = (other_x - x) / apart_px * radius_px
        if shade is not None:
            brush = QBrush(shade.brush)
            brush.setTransform(
                shade.transform * self._limb_painter.base_transform.inverted()[0]
            )
            painter.setBrush(brush)
        painter.drawPolygon(
            [
                QPointF(x + aside_x, y + aside_y),
                QPointF(other_x + aside_x, other_y + aside_y),
                QPointF(other_x - aside_x, other_y - aside_y),
                QPointF(x - aside_x, y - aside_y),
            ]
        )
