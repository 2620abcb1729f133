"""The trunk in its shirt and shorts: from the seat to the collar, as wide and deep as a body is.

Its cross-sections are ellipses, wider from side to side than from front to back. So one trunk is
seen as it is from the front, from the side, and half-way between as a person rolls over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from PySide6.QtGui import QPainterPath, QPolygonF

from glutetimer.core.pose import Trunk
from glutetimer.core.space import Vec
from glutetimer.ui.figure.bone_outlines import XY, flattened, smooth_to
from glutetimer.ui.figure.limb_painter import BodyShade, BoneFrame, LimbPainter
from glutetimer.ui.figure.shading import SIDE_LIGHT_STEPS, across_brush
from glutetimer.ui.figure.shapes import Section

# How far from the spine the trunk is as dark as a round body is at its edge.
_SHADED_M = 0.13


@dataclass(frozen=True, slots=True)
class SeenSection:
    """A cross-section as the camera sees it, in the spine's frame: both edges, and how far its
    near half bulges along the spine."""

    place: float
    left_m: float
    right_m: float
    bulge: float


def seen_sections(
    limb_painter: LimbPainter,
    frame: BoneFrame,
    trunk: Trunk,
    upper: Vec,
    sections: Sequence[Section],
) -> list[SeenSection]:
    """How wide a trunk is seen to be along its spine; `upper` is from one side to the other."""
    camera = limb_painter.camera
    right_x, right_y = frame.right
    (upper_x, upper_y), (front_x, front_y) = camera.direction(upper), camera.direction(trunk.face)
    across_upper = upper_x * right_x + upper_y * right_y
    across_front = front_x * right_x + front_y * right_y
    along_upper = upper_x * right_y - upper_y * right_x
    along_front = front_x * right_y - front_y * right_x
    per_metre = camera.scale / frame.length_px
    to_viewer = -1.0 if frame.facing > 0 else 1.0
    seen = []
    for section in sections:
        half_m = hypot(section.width_m * across_upper, section.depth_m * across_front)
        middle_m = section.forward_m * across_front
        along_m = hypot(section.width_m * along_upper, section.depth_m * along_front)
        seen.append(
            SeenSection(
                section.place + section.forward_m * along_front * per_metre,
                middle_m - half_m,
                middle_m + half_m,
                to_viewer * along_m * per_metre,
            )
        )
    return seen


def garment_outline(
    sections: Sequence[SeenSection], wider_m: float, hems: tuple[bool, bool]
) -> QPolygonF:
    """The outline of what covers the trunk along these sections, in the spine's frame; what does
    not end in a hem is rounded."""
    left = [(s.place, s.left_m - wider_m) for s in sections]
    right = [(s.place, s.right_m + wider_m) for s in sections]
    path = QPainterPath()
    path.moveTo(*left[0])
    smooth_to(path, left)
    _end_to(path, left[-1], right[-1], sections[-1], hems[1], 0.05)
    smooth_to(path, right[::-1])
    _end_to(path, right[0], left[0], sections[0], hems[0], -0.05)
    path.closeSubpath()
    return flattened(path)


def _end_to(
    path: QPainterPath, start: XY, end: XY, section: SeenSection, hem: bool, round_: float
) -> None:
    out = (section.bulge if hem else round_) * 4 / 3
    path.cubicTo(start[0] + out, start[1], end[0] + out, end[1], *end)


class TrunkPainter:
    """Paints one person's trunk."""

    def __init__(self, limb_painter: LimbPainter, trunk: Trunk, upper: Vec) -> None:
        self._limb_painter, self._trunk, self._upper = limb_painter, trunk, upper
        self.frame = limb_painter.bone(trunk.hips, trunk.neck)

    def shade(self, color: str) -> BodyShade:
        """The shading of what the trunk wears in that colour, as at the hips."""
        return self._shade(color, self.frame)

    def shoulder_shade(self, color: str) -> BodyShade:
        """The same as at the shoulders, which stay where they are in a bridge."""
        return self._shade(color, self._limb_painter.bone(self._trunk.chest, self._trunk.neck))

    def _shade(self, color: str, frame: BoneFrame) -> BodyShade:
        light_x, light_y = self._limb_painter.camera.light
        side = frame.right[0] * light_x + frame.right[1] * light_y
        brush = across_brush(color, round(side * SIDE_LIGHT_STEPS), _SHADED_M, 0.0)
        return BodyShade(brush, frame.transform)

    def paint(self, sections: Sequence[Section], color: str, hems: tuple[bool, bool]) -> None:
        """Paint what covers the trunk along these sections, with an outline around it."""
        limb_painter = self._limb_painter
        painter = limb_painter.painter
        seen = seen_sections(limb_painter, self.frame, self._trunk, self._upper, sections)
        painter.setTransform(self.frame.transform)
        painter.setBrush(limb_painter.outline_color(color))
        painter.drawPolygon(garment_outline(seen, limb_painter.line_m, hems))
        painter.setBrush(self.shade(color).brush)
        painter.drawPolygon(garment_outline(seen, 0.0, hems))
        painter.setTransform(limb_painter.base_transform)
