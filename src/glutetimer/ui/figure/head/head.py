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

# The light on hair on a dark ground, where outlines are at least so light, and how much of it there
# is in the hair's own colour and in the line around it, for hair that is all but black; brown hair
# is seen there as it is.
_ON_DARK, _LIGHT, _IN_HAIR, _IN_LINE = 0.4, "#aca1a4", 0.29, 0.7
_BLACK, _BROWN = 0.06, 0.34
# How wide that line is, against other outlines; on black all are alike, and so light.
_THIN, _WHITE = 0.5, 0.9


def paint_head(limb_painter: LimbPainter, trunk: Trunk, build: Build, skin: str, hair: str) -> None:
    """The head, rotated as the crown points, as far turned as the face is."""
    painter, camera = limb_painter.painter, limb_painter.camera
    frame = HeadFrame.of(camera, trunk)
    line_m = limb_painter.line_px / camera.scale
    line, hair_line_m, lit_hair = limb_painter.outline_color(hair), line_m, hair
    if line.lightnessF() > _ON_DARK:
        dark = (_BROWN - QColor(hair).lightnessF()) / (_BROWN - _BLACK)
        lit_hair = mixed(hair, _LIGHT, _IN_HAIR * min(1.0, max(0.0, dark)))
        if line.lightnessF() < _WHITE:
            line, hair_line_m = QColor(mixed(lit_hair, _LIGHT, _IN_LINE)), line_m * _THIN
    lines_m = round(line_m, 4), round(hair_line_m, 4)
    drawing = head_drawing(frame.turn, build, skin, (hair, lit_hair), lines_m)
    painter.save()
    painter.setTransform(frame.transform, True)
    # All outlines first: what is filled afterwards leaves the one around them all.
    painter.fillPath(drawing.around_hair, line)
    painter.fillPath(drawing.around_face, limb_painter.outline_color(skin))
    for path, fill in drawing.marks:
        painter.fillPath(path, fill(frame.light) if callable(fill) else fill)
    painter.restore()
