"""The shirt over the shoulder of an arm that hangs: one slope from the neckline into the sleeve."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from glutetimer.ui.figure.limbs.bone_outlines import XY, interpolated, rounded_corner
from glutetimer.ui.figure.limbs.corner import fill_corner
from glutetimer.ui.figure.limbs.limb import BodyShade, Cover, Limb
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shapes import LimbShape

# How far down the upper arm the slope goes over into the sleeve.
_ON_SLEEVE = 0.30
# How far each end leads the slope, as a fraction of the way between both: on the shoulder, and up
# the sleeve.
_LEAD, _LEAD_UP = 0.75, 0.81
# Its outline begins as thin as a neckline's, and gets thicker at that rate.
_THIN, _THICKENS = 0.3, 1.6


@dataclass(frozen=True, slots=True)
class Slope:
    """Where a shoulder's slope begins at the trunk's edge, in the picture; its direction there,
    `way`, and the one away from the spine, `out`, both of length 1."""

    start: XY
    way: XY
    out: XY


def paint_shoulder(
    limb_painter: LimbPainter,
    slope: Slope,
    arm: Limb,
    shape: LimbShape,
    sleeve: Cover,
    shirt: str,
    shade: BodyShade,
    hangs: float,
) -> None:
    """What fills the notch between a shoulder and the sleeve that is painted over it later.

    `hangs`, from 0 to 1, is how much of it there is.
    """
    bone = arm.bones[0]
    (x, y), (way_x, way_y), (out_x, out_y) = slope.start, slope.way, slope.out
    (root_x, root_y), (elbow_x, elbow_y), (right_x, right_y) = bone.start, bone.end, bone.right
    side = 1 if out_x * right_x + out_y * right_y > 0 else -1
    thick_m = interpolated(shape.radii[0], _ON_SLEEVE) + sleeve.thicker_m
    aside_px = side * thick_m * limb_painter.camera.scale
    end_x = root_x + (elbow_x - root_x) * _ON_SLEEVE + right_x * aside_px
    end_y = root_y + (elbow_y - root_y) * _ON_SLEEVE + right_y * aside_px
    far_px = hypot(end_x - x, end_y - y) * hangs
    lead_px, lead_up_px = far_px * _LEAD, far_px * _LEAD_UP
    root, *curve = filled = rounded_corner(
        (root_x, root_y),
        (x, y),
        (x + way_x * lead_px, y + way_y * lead_px),
        (end_x, end_y),
        (end_x - right_y * lead_up_px, end_y + right_x * lead_up_px),
    )
    # All of the outline reaches under what is filled, or the ground would shine through.
    inner, outer = [], [curve[0]]
    for i, point in enumerate(curve[1:], 1):
        out = point - root
        out *= limb_painter.line_px / max(1.0, hypot(out.x(), out.y()))
        inner.append(point - out)
        outer.append(point + out * min(1.0, _THIN + i / len(curve) * _THICKENS))
    limb_painter.painter.setBrush(limb_painter.outline_color(shirt))
    limb_painter.painter.drawPolygon(outer + inner[::-1])
    fill_corner(limb_painter, filled, shade)
