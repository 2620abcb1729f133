"""The lap of who sits: a fold from each groin to the crotch, which lets both thighs be round."""

from __future__ import annotations

from functools import lru_cache
from math import hypot

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QColor, QPolygonF, QRadialGradient, QTransform

from glutetimer.core.pose import Pose
from glutetimer.core.space import Vec
from glutetimer.ui.figure.limbs.bone_outlines import UNIT_CIRCLE, XY
from glutetimer.ui.figure.limbs.hips import Waist
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter

# How far below the hips the crotch is, and how far in front of them.
_CROTCH_DOWN_M, _CROTCH_FORWARD_M = 0.07, 0.09
# Which part of the way from the waist's edge to there a fold takes, how far it bows to the thigh,
# how thick it is at most, and how clear.
_FOLDED, _BOW_M, _FOLD_M, _FOLD_OPACITY = (0.30, 0.94), 0.014, 0.006, 0.28
_PLACES = tuple(i / 12 for i in range(13))
# The shade in which both folds end: half its width and height, and how dark it is from its middle
# to its edge.
_SHADE, _WIDE_M, _HIGH_M = "#120d1c", 0.15, 0.085
_DARKNESS = ((0.0, 0.32), (0.35, 0.22), (0.7, 0.06), (1.0, 0.0))
_DOWN = Vec(0, -1, 0)


def paint_crotch_shade(limb_painter: LimbPainter, pose: Pose, opacity: float) -> None:
    """The shade between both thighs."""
    painter = limb_painter.painter
    scale = limb_painter.camera.scale
    x, y = _crotch(limb_painter, pose)
    placed = QTransform(_WIDE_M * scale, 0, 0, _HIGH_M * scale, x, y)
    painter.setOpacity(opacity)
    painter.setTransform(placed * limb_painter.base_transform)
    painter.setBrush(_shade_brush())
    painter.drawPolygon(UNIT_CIRCLE)
    painter.setTransform(limb_painter.base_transform)
    painter.setOpacity(1.0)


def paint_groin(
    limb_painter: LimbPainter, pose: Pose, waist: Waist, opacity: float, *, upper: bool
) -> None:
    """The fold between the belly and the thigh of one leg, of the upper one or of the lower one: a
    line that swells and thins out."""
    camera, painter = limb_painter.camera, limb_painter.painter
    legs = pose.upper_leg, pose.lower_leg
    leg, other = legs if upper else legs[::-1]
    x, y = camera.xy(leg.hip)
    other_x, other_y = camera.xy(other.hip)
    at_right = (x - other_x) * waist.right[0] + (y - other_y) * waist.right[1] > 0
    start = waist.edges[at_right]
    end = _crotch(limb_painter, pose)
    length = max(1.0, hypot(end[0] - start[0], end[1] - start[1]))
    # Square to the fold, away from the belly's middle.
    aside = (end[1] - start[1]) / length, (start[0] - end[0]) / length
    if not at_right:
        aside = -aside[0], -aside[1]
    bow_px, thick_px = _BOW_M * camera.scale, _FOLD_M * camera.scale
    one, back = [], []
    first, last = _FOLDED
    for place in _PLACES:
        swell, t = 4 * place * (1 - place), first + (last - first) * place
        out_px = bow_px * 4 * t * (1 - t)
        at_x = start[0] + (end[0] - start[0]) * t + aside[0] * out_px
        at_y = start[1] + (end[1] - start[1]) * t + aside[1] * out_px
        half_px = thick_px * swell / 2
        one.append(QPointF(at_x + aside[0] * half_px, at_y + aside[1] * half_px))
        back.append(QPointF(at_x - aside[0] * half_px, at_y - aside[1] * half_px))
    painter.setOpacity(opacity * _FOLD_OPACITY)
    painter.setBrush(QColor(_SHADE))
    painter.drawPolygon(QPolygonF(one + back[::-1]))
    painter.setOpacity(1.0)


def _crotch(limb_painter: LimbPainter, pose: Pose) -> XY:
    middle = pose.upper_leg.hip.lerp(pose.lower_leg.hip, 0.5)
    crotch = middle + _DOWN * _CROTCH_DOWN_M + pose.trunk.face * _CROTCH_FORWARD_M
    return limb_painter.camera.xy(crotch)


@lru_cache
def _shade_brush() -> QBrush:
    gradient = QRadialGradient(QPointF(0, 0), 1.0)
    for place, opacity in _DARKNESS:
        color = QColor(_SHADE)
        color.setAlphaF(opacity)
        gradient.setColorAt(place, color)
    return QBrush(gradient)
