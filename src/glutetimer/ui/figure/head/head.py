"""The head: hair, ears and a calm face with closed eyes, from the front, aside or in profile.

Its shapes are kept by how it is turned, its colours by the light; in a frame there is but one
transform to set before they are drawn.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient

from glutetimer.core.pose import Trunk
from glutetimer.core.setting_choices import Build
from glutetimer.ui.figure.head.head_drawing import head_drawing
from glutetimer.ui.figure.head.head_frame import HeadFrame, towards
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shading import shaded
from glutetimer.ui.figure.strokes import draw_kept
from glutetimer.ui.theme import mixed

# Outlines are at least so light on a dark ground, and on black. On black, hair that is all but
# black has so much light of its own; on a dark ground, dark hair has so much shade. Brown hair is
# seen as it is on both.
_ON_DARK, _ON_BLACK = 0.4, 0.9
_LIGHT, _IN_HAIR, _SHADE, _OVER_HAIR = "#aca1a4", 0.20, "#000000", 0.58
_BLACK, _DARK, _BROWN = 0.06, 0.25, 0.34
# On a dark ground the hair's line is a rim of light on the side that the light comes from, and its
# own shade on the other: how far from the head's middle the one begins and the other ends.
_RIM, _RIM_FROM_M, _RIM_WHOLE_M = "#d3c6bb", -0.015, 0.105


def paint_head(limb_painter: LimbPainter, trunk: Trunk, build: Build, skin: str, hair: str) -> None:
    """The head, rotated as the crown points, as far turned as the face is."""
    painter, camera = limb_painter.painter, limb_painter.camera
    frame = HeadFrame.of(camera, trunk)
    line_m = round(limb_painter.line_px / camera.scale, 4)
    color, lit_hair = limb_painter.outline_color(hair), hair
    line: QColor | QBrush = color
    if color.lightnessF() > _ON_BLACK:
        lit_hair = mixed(hair, _LIGHT, _IN_HAIR * _darkness(hair, _BLACK))
    elif color.lightnessF() > _ON_DARK:
        lit_hair = mixed(hair, _SHADE, _OVER_HAIR * _darkness(hair, _DARK))
        line = _rim_brush(lit_hair, frame.light)
    drawing = head_drawing(frame.turn, build, skin, (hair, lit_hair), line_m)
    painter.save()
    painter.setTransform(frame.transform, True)
    painter.setPen(Qt.PenStyle.NoPen)
    # All outlines first: what is filled afterwards leaves the one around them all.
    painter.setBrush(line)
    draw_kept(painter, drawing.around_hair)
    painter.setBrush(limb_painter.outline_color(skin))
    draw_kept(painter, drawing.around_face)
    for path, fill in drawing.marks:
        painter.setBrush(fill(frame.light) if callable(fill) else fill)
        draw_kept(painter, path)
    painter.restore()


def _darkness(hair: str, wholly: float) -> float:
    """How dark hair is, from 0 where it is brown to 1 up to that lightness."""
    return min(1.0, max(0.0, (_BROWN - QColor(hair).lightnessF()) / (_BROWN - wholly)))


@lru_cache(maxsize=64)
def _rim_brush(hair: str, light: int) -> QBrush:
    to_light = towards(light)
    rim = QLinearGradient(to_light * _RIM_FROM_M, to_light * _RIM_WHOLE_M)
    rim.setColorAt(0, shaded(hair, -0.5))
    rim.setColorAt(1, QColor(_RIM))
    return QBrush(rim)
