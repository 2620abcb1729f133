"""The shirt over the shoulder of an arm that hangs: one slope from the neckline into the sleeve."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPointF

from glutetimer.core.frozen import frozen
from glutetimer.ui.figure.limbs.bone_outlines import XY, interpolated, rounded_corner, touching
from glutetimer.ui.figure.limbs.limb import Cover, Limb
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shapes import LimbShape

# How far down the upper arm the slope goes over into the sleeve.
_ON_SLEEVE = 0.25
# How far each end leads the slope, as a fraction of the way between both: on the shoulder, and up
# the sleeve.
_LEAD, _LEAD_UP = 0.75, 0.81
# Its outline begins as thin as a neckline's, and gets thicker at that rate.
_THIN, _THICKENS = 0.3, 1.6


@frozen
class Slope:
    """Where a shoulder's slope begins at the trunk's edge, in the picture; its direction there,
    `way`, and the one away from the spine, `out`, both of length 1."""

    start: XY
    way: XY
    out: XY


def shoulder_corner(
    limb_painter: LimbPainter,
    slope: Slope,
    arm: Limb,
    shape: LimbShape,
    sleeve: Cover,
    hangs: float,
    raised: float,
) -> list[QPointF]:
    """What fills the notch between a shoulder and the sleeve that is painted over it later: from a
    point deep inside, along the slope.

    `hangs`, from 0 to 1, is how much of it there is; `raised` how much the shoulder is, so that
    the slope goes straight over into its round top and not far down the sleeve.
    """
    bone, scale = arm.bones[0], limb_painter.camera.scale
    (x, y), (way_x, way_y), (out_x, out_y) = slope.start, slope.way, slope.out
    (root_x, root_y), (elbow_x, elbow_y), (right_x, right_y) = bone.start, bone.end, bone.right
    side = 1 if out_x * right_x + out_y * right_y > 0 else -1
    aside_px = side * (interpolated(shape.radii[0], _ON_SLEEVE) + sleeve.thicker_m) * scale
    end_x = root_x + (elbow_x - root_x) * _ON_SLEEVE + right_x * aside_px
    end_y = root_y + (elbow_y - root_y) * _ON_SLEEVE + right_y * aside_px
    up_x, up_y = -right_y, right_x
    # So far inside that all of the trunk's own outline is covered.
    top_px = (shape.radii[0][0][1] + sleeve.thicker_m) * scale
    deep = root_x - out_x * top_px * raised, root_y - out_y * top_px * raised
    if raised:
        top_x, top_y = touching((x - root_x, y - root_y), top_px, (out_x, out_y))
        end_x += (root_x + top_x - end_x) * raised
        end_y += (root_y + top_y - end_y) * raised
        straight_px = max(1.0, hypot(x - end_x, y - end_y))
        straight_x, straight_y = (x - end_x) / straight_px, (y - end_y) / straight_px
        up_x, up_y = up_x + (straight_x - up_x) * raised, up_y + (straight_y - up_y) * raised
        way_x, way_y = way_x - (straight_x + way_x) * raised, way_y - (straight_y + way_y) * raised
    far_px = hypot(end_x - x, end_y - y) * hangs
    lead_px, lead_up_px = far_px * _LEAD * (1 - raised / 2), far_px * _LEAD_UP
    return rounded_corner(
        deep,
        (x, y),
        (x + way_x * lead_px, y + way_y * lead_px),
        (end_x, end_y),
        (end_x + up_x * lead_up_px, end_y + up_y * lead_up_px),
    )


def paint_shoulder_line(limb_painter: LimbPainter, corner: list[QPointF], shirt: str) -> None:
    """The outline along a shoulder's slope, to be painted behind the shirt."""
    root, *curve = corner
    # All of the outline reaches under what is filled, or the ground would shine through.
    inner, outer = [], [curve[0]]
    for i, point in enumerate(curve[1:], 1):
        out = point - root
        out *= limb_painter.line_px / max(1.0, hypot(out.x(), out.y()))
        inner.append(point - out)
        outer.append(point + out * min(1.0, _THIN + i / len(curve) * _THICKENS))
    limb_painter.painter.setBrush(limb_painter.outline_color(shirt))
    limb_painter.painter.drawPolygon(outer + inner[::-1])
