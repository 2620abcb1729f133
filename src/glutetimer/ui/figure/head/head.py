"""The head: hair, ears and a calm face with closed eyes, from the front, aside or in profile.

Its shapes are kept by how it is turned, its colours by the light; in a frame there is but one
transform to set before they are drawn.
"""

from __future__ import annotations

from PySide6.QtGui import QColor

from glutetimer.core.pose import Trunk
from glutetimer.core.setting_choices import Build
from glutetimer.ui.figure.head.head_drawing import head_drawing
from glutetimer.ui.figure.head.head_frame import HeadFrame
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.theme import mixed

# What warms the light around hair on a dark ground.
_WARM = "#c39a74"


def paint_head(limb_painter: LimbPainter, trunk: Trunk, build: Build, skin: str, hair: str) -> None:
    """The head, rotated as the crown points, as far turned as the face is."""
    painter, camera = limb_painter.painter, limb_painter.camera
    frame = HeadFrame.of(camera, trunk)
    outline = limb_painter.outline_color(hair)
    on_dark = outline.lightnessF() > QColor(hair).lightnessF()
    rim = mixed(outline.name(), _WARM, 0.5) if on_dark else ""
    line_m = round(limb_painter.line_px / camera.scale, 4)
    drawing = head_drawing(frame.turn, build, skin, hair, rim, line_m)
    painter.save()
    painter.setTransform(frame.transform, True)
    # All outlines first: what is filled afterwards leaves the one around them all.
    for path, color in drawing.outlines:
        painter.fillPath(path, limb_painter.outline_color(color))
    for path, fill in drawing.marks:
        painter.fillPath(path, fill(frame.light) if callable(fill) else fill)
    painter.restore()
