"""The trunk in its shirt and shorts: from the seat to the collar, as wide and deep as a body is.

Its cross-sections are ellipses, wider from side to side than from front to back. So one trunk is
seen as it is from the front, from the side, and half-way between as a person rolls over.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPolygonF, QTransform

from glutetimer.core.easing import eased_between
from glutetimer.core.frozen import frozen
from glutetimer.core.pose import Trunk
from glutetimer.core.space import Vec
from glutetimer.ui.figure.limbs.bone_outlines import XY, flattened, smooth_to
from glutetimer.ui.figure.limbs.hips import Waist
from glutetimer.ui.figure.limbs.limb import BodyShade, BoneFrame
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.limbs.shoulder import Slope
from glutetimer.ui.figure.shading import (
    SIDE_LIGHT_STEPS,
    across_brush,
    along_brush,
    grain_brush,
    shaded,
)
from glutetimer.ui.figure.shapes import Section

# How far from the spine the trunk is as dark as a round body is at its edge.
_SHADED_M = 0.13
# The section of the shorts from which on they go over to the thighs.
_WAIST = 3
_NECKBAND_LIGHT = -0.3
# How far aside a neckline begins to sink, and a hem, as a fraction of its width.
_NECKLINE_ASLANT, _HEM_ASLANT = 0.28, 0.15
# How much a spine points to the viewer, or away, whose hems are seen to be as round as they are.
_SQUARE = 0.1
# How much of a trunk's width is hidden, of what is seen of it from the side.
_HIDDEN = 0.32
# How much of half a trunk's width its far shoulder is nearer to the spine than the breast before
# it, of who is turned away: all of it from the second of these places on.
_FAR_SHOULDER, _SHOULDER = 0.28, (0.6, 0.88)

# How far from the back its shadow on the wall falls away from the light.
_SHADOW_FALLS_M = 0.010
# How much of the strip along a back is seen at places from the hips to the neck.
_BACK_RIM = (
    (0.12, 0.0), (0.17, 0.12), (0.23, 0.40), (0.29, 0.75), (0.36, 1.0),
    (0.54, 1.0), (0.60, 0.75), (0.66, 0.40), (0.72, 0.12), (0.80, 0.0),
)  # fmt: skip


@frozen
class SeenSection:
    """A cross-section as the camera sees it, in the spine's frame: how far along the spine and
    aside both its edges are, and how far its near half bulges along the spine."""

    left: XY
    right: XY
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
    # Where the spine is square to the view a hem is seen to be straight.
    to_viewer = max(-1.0, min(1.0, -frame.facing / _SQUARE))
    spine_m = (trunk.neck - trunk.hips).length
    # What of a section is nearest to the viewer is lower if that is its front.
    near = -1.0 if trunk.face.dot(camera.to_viewer) > 0 else 1.0
    seen = []
    # Seen from the side, a shoulder on the far side is hidden by the breast.
    far = 1 - _HIDDEN * across_front**2
    turned = max(0.0, -upper.dot(camera.to_viewer)) * abs(across_upper)
    shoulder_m = _FAR_SHOULDER / 2 * across_front * turned
    for section in sections:
        half_m = hypot(section.width_m * across_upper * far, section.depth_m * across_front)
        sag_m = section.sag_m * max(0.0, upper.y)
        middle_m = section.forward_m * across_front - sag_m * across_upper
        along_m = hypot(section.width_m * along_upper, section.depth_m * along_front)
        # The far shoulder is behind the breast, whose front edge it would else make a corner of.
        behind_m = shoulder_m * section.width_m * eased_between(section.place, _SHOULDER)
        half_m, middle_m = half_m - abs(behind_m), middle_m - behind_m
        place = section.place + section.forward_m * along_front * per_metre
        tilt = section.tilt_m / spine_m
        lower = tilt * section.depth_m * across_front / half_m
        near_lower = near * tilt * section.width_m * abs(across_upper) / half_m
        seen.append(
            SeenSection(
                (place + lower, middle_m - half_m),
                (place - lower, middle_m + half_m),
                to_viewer * along_m * per_metre + near_lower,
            )
        )
    return seen


def garment_outline(
    sections: Sequence[SeenSection], wider_m: float, hems: tuple[bool, bool]
) -> QPolygonF:
    """The outline of what covers the trunk along these sections, in the spine's frame; what does
    not end in a hem is rounded. At a neckline it is no wider."""
    left = [(s.left[0], s.left[1] - wider_m) for s in sections]
    right = [(s.right[0], s.right[1] + wider_m) for s in sections]
    if hems[1]:
        left[-1], right[-1] = sections[-1].left, sections[-1].right
    path = QPainterPath()
    path.moveTo(*left[0])
    smooth_to(path, left)
    if hems[1]:
        _edge_to(path, left[-1], right[-1], sections[-1], _NECKLINE_ASLANT)
    else:
        _half_round_to(path, left[-1], right[-1], 0.05)
    smooth_to(path, right[::-1])
    if hems[0]:
        _edge_to(path, right[0], left[0], sections[0], _HEM_ASLANT)
    else:
        _half_round_to(path, right[0], left[0], -0.05)
    path.closeSubpath()
    return flattened(path)


def lap_outline(sections: Sequence[SeenSection]) -> QPolygonF:
    """The outline of the shorts up to the shirt's hem, which is at the last section."""
    left, right = [s.left for s in sections], [s.right for s in sections]
    path = QPainterPath()
    path.moveTo(*left[0])
    smooth_to(path, left)
    _edge_to(path, left[-1], right[-1], sections[-1], _HEM_ASLANT)
    smooth_to(path, right[::-1])
    path.closeSubpath()
    return flattened(path)


def _half_round_to(path: QPainterPath, start: XY, end: XY, bulge: float) -> None:
    out = bulge * 4 / 3
    path.cubicTo(start[0] + out, start[1], end[0] + out, end[1], *end)


def _edge_to(path: QPainterPath, start: XY, end: XY, section: SeenSection, aslant: float) -> None:
    """The near half of a neckline or hem: it leaves both edges aslant, or they would be horns."""
    out, aside = section.bulge * 4 / 3, (end[1] - start[1]) * aslant
    path.cubicTo(start[0] + out, start[1] + aside, end[0] + out, end[1] - aside, *end)


def _neckband_outline(lower: SeenSection, upper: SeenSection) -> QPolygonF:
    """What is between two necklines."""
    path = QPainterPath()
    path.moveTo(*lower.left)
    path.lineTo(*upper.left)
    _edge_to(path, upper.left, upper.right, upper, _NECKLINE_ASLANT)
    path.lineTo(*lower.right)
    _edge_to(path, lower.right, lower.left, lower, _NECKLINE_ASLANT)
    path.closeSubpath()
    return flattened(path)


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

    def waist(self, sections: Sequence[Section], wide: float) -> Waist:
        """The edges of the trunk above the hips, given its sections under the shorts."""
        section = sections[_WAIST].lerp(sections[_WAIST + 1], wide)
        (seen,) = self._seen((section,))
        right_x, right_y = self.frame.right
        edges = self._in_picture(seen.left), self._in_picture(seen.right)
        return Waist(edges, self.frame.right, (right_y, -right_x), wide)

    def slope(self, sections: tuple[Section, Section, Section], elbow: Vec) -> Slope:
        """The trunk's edge at the second of these sections, of which the first is above, on that
        elbow's side: its way is the outline's there, or there would be a notch."""
        right_x, right_y = self.frame.right
        aside_x, aside_y = self._limb_painter.camera.direction(elbow - self._trunk.chest)
        side = 1 if aside_x * right_x + aside_y * right_y > 0 else -1
        (above_x, above_y), (x, y), (below_x, below_y) = (
            self._in_picture(seen.right if side > 0 else seen.left) for seen in self._seen(sections)
        )
        length = max(1e-6, hypot(below_x - above_x, below_y - above_y))
        way = (below_x - above_x) / length, (below_y - above_y) / length
        return Slope((x, y), way, (side * right_x, side * right_y))

    def _seen(self, sections: Sequence[Section]) -> list[SeenSection]:
        return seen_sections(self._limb_painter, self.frame, self._trunk, self._upper, sections)

    def _in_picture(self, point: XY) -> XY:
        """Where in the picture a point of the spine's frame is."""
        (x, y), (end_x, end_y), (right_x, right_y) = (
            self.frame.start,
            self.frame.end,
            self.frame.right,
        )
        place, aside_px = point[0], point[1] * self._limb_painter.camera.scale
        return (
            x + (end_x - x) * place + right_x * aside_px,
            y + (end_y - y) * place + right_y * aside_px,
        )

    def paint(
        self,
        sections: Sequence[Section],
        color: str,
        hems: tuple[bool, bool],
        line: float = 1.0,
    ) -> None:
        """Paint what covers the trunk along these sections; `line` is how much of the outline
        around it is here."""
        limb_painter = self._limb_painter
        painter = limb_painter.painter
        seen = self._seen(sections)
        painter.setTransform(self.frame.transform)
        if line:
            painter.setOpacity(line)
            painter.setBrush(limb_painter.outline_color(color))
            painter.drawPolygon(garment_outline(seen, limb_painter.line_m, hems))
            painter.setOpacity(1.0)
        outline = garment_outline(seen, 0.0, hems)
        painter.setBrush(self.shade(color).brush)
        painter.drawPolygon(outline)
        # Its pixels are the picture's own.
        grain = QBrush(grain_brush())
        grain.setTransform(self.frame.transform.inverted()[0])
        painter.setBrush(grain)
        painter.drawPolygon(outline)
        painter.setTransform(limb_painter.base_transform)

    def fill_lap(self, sections: Sequence[Section], color: str) -> None:
        """Paint the shorts along these sections, up to the shirt's hem, without an outline."""
        limb_painter = self._limb_painter
        seen = self._seen(sections)
        limb_painter.painter.setTransform(self.frame.transform)
        limb_painter.painter.setBrush(self.shade(color).brush)
        limb_painter.painter.drawPolygon(lap_outline(seen))
        limb_painter.painter.setTransform(limb_painter.base_transform)

    def paint_back_rim(
        self, sections: Sequence[Section], wider_m: float, color: str, opacity: float
    ) -> None:
        """Paint what is no further than that from the back, a little away from the light: a shadow
        as wide all along would be a glow. At both its ends it fades out."""
        if opacity:
            seen = tuple((place, opacity * part) for place, part in _BACK_RIM)
            self._limb_painter.painter.setPen(Qt.PenStyle.NoPen)
            self.paint_rim(sections, wider_m, along_brush(color, seen), _SHADOW_FALLS_M)

    def paint_rim(
        self,
        sections: Sequence[Section],
        wider_m: float,
        brush: QBrush | QColor,
        falls_m: float = 0.0,
    ) -> None:
        """Paint what is no further than that from the trunk along these sections, so far away from
        the light; a brush is in the spine's frame, where x is 0 at the hips and 1 at the neck."""
        limb_painter = self._limb_painter
        painter, camera = limb_painter.painter, limb_painter.camera
        seen = self._seen(sections)
        falls_px = -falls_m * camera.scale
        fallen = QTransform.fromTranslate(camera.light[0] * falls_px, camera.light[1] * falls_px)
        painter.setTransform(self.frame.transform * fallen)
        painter.setBrush(brush)
        painter.drawPolygon(garment_outline(seen, wider_m, (False, False)))
        painter.setTransform(limb_painter.base_transform)

    def paint_neckband(self, edges: Sequence[Section], color: str) -> None:
        """Paint the band between a shirt's last two sections, darker than the shirt."""
        limb_painter = self._limb_painter
        painter = limb_painter.painter
        seen = self._seen(edges)
        darker = shaded(color, _NECKBAND_LIGHT).name()
        painter.setTransform(self.frame.transform)
        painter.setBrush(self.shade(darker).brush)
        painter.drawPolygon(_neckband_outline(*seen))
        painter.setTransform(limb_painter.base_transform)
