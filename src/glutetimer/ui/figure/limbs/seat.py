"""The seat of who sits: one calm shape on the mat."""

from __future__ import annotations

from math import atan2, cos, pi, sin

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush

from glutetimer.core.setting_choices import Build
from glutetimer.core.skeleton import LegJoints
from glutetimer.ui.figure.limbs.limb import BodyShade
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shapes import leg_shape

# How round a buttock is, in radii of the hip's end of a thigh.
_BUTTOCK = 1.38
# In so many steps a quarter of a circle is made.
_STEPS = 10


class Seat:
    """Both buttocks of one person; `flatness` is from 0, lying, to 1, sitting on them."""

    def __init__(
        self,
        limb_painter: LimbPainter,
        legs: tuple[LegJoints, LegJoints],
        build: Build,
        flatness: float,
    ) -> None:
        self._limb_painter, self._legs = limb_painter, legs
        root_m = leg_shape(build).radii[0][0][1]
        self._radius_m = root_m * (1 + (_BUTTOCK - 1) * flatness)

    def paint_line(self, shorts: str) -> None:
        """The outline around it, which is behind the trunk."""
        painter = self._limb_painter.painter
        painter.setBrush(self._limb_painter.outline_color(shorts))
        painter.drawPolygon(self._outline(self._limb_painter.line_m))

    def paint(self, hips_shade: BodyShade) -> None:
        """The seat itself, in front of the trunk."""
        painter, brush = self._limb_painter.painter, QBrush(hips_shade.brush)
        brush.setTransform(hips_shade.transform * self._limb_painter.base_transform.inverted()[0])
        painter.setBrush(brush)
        painter.drawPolygon(self._outline(0.0))

    def _outline(self, wider_m: float) -> list[QPointF]:
        """Half a circle around each hip's outer side, and straight lines between them."""
        camera = self._limb_painter.camera
        radius_px = (self._radius_m + wider_m) * camera.scale
        (x, y), (other_x, other_y) = (camera.xy(leg.hip) for leg in self._legs)
        outwards = atan2(y - other_y, x - other_x)
        points = []
        for hip_x, hip_y, middle in ((x, y, outwards), (other_x, other_y, outwards + pi)):
            for i in range(-_STEPS, _STEPS + 1):
                angle = middle + pi / 2 * i / _STEPS
                points.append(
                    QPointF(hip_x + radius_px * cos(angle), hip_y + radius_px * sin(angle))
                )
        return points
