"""A knee from its front: the kneecap, and the round end of a thigh before its shank."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPolygonF,
    QRadialGradient,
    QTransform,
)

from glutetimer.core.easing import eased_between
from glutetimer.core.skeleton import LegJoints
from glutetimer.core.space import Vec, rejected_unit
from glutetimer.ui.figure.limbs.bone_outlines import UNIT_CIRCLE
from glutetimer.ui.figure.limbs.limb import Cover, Limb
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter, joint_m
from glutetimer.ui.figure.shading import crease_brush
from glutetimer.ui.figure.shapes import LimbShape

# How much of the toes' direction is in the knee's, against that of a right angle's bend.
_TOES_PART = 0.35
# A kneecap's middle from that of the joint, and half the width and height of what is around it, in
# radii of the joint.
_KNEECAP_OUT, _KNEECAP_ASIDE, _KNEECAP_ALONG = 0.5, 0.92, 1.3
# How much clearer a kneecap is that is seen aslant than one from the front, as there is less of it,
# until it is all but hidden.
_ASLANT, _HIDDEN = 1.5, 0.6
_CLEAR_STEPS, _AROUND_STEPS, _SHADE, _LIGHT = 20, 8, "#1c1526", "#ffffff"
# Of a knee that is seen so much from its front there is shade around the kneecap: from the side the
# groove is hidden. Of a leg that is so sharply folded, as minus its bend's cosine, some is seen.
_FROM_FRONT, _FOLDED, _FOLDED_AROUND = (0.50, 0.92), (0.68, 0.84), 0.7
# How much the kneecap of a straight leg keeps to the viewer, whose toes point down, and that of a
# folded one, which is broad enough to be seen from its side.
_KEEPS_HERE, _FOLDED_KEEPS_HERE = 1.6, 0.7
# What a kneecap is painted of, from its middle at (0, 0) to where all of it has faded out, at 1:
# soft spots of light or shade, each with its middle, half its width and height, and how clear it is
# where. The light of the cap itself is nearer to the thigh; below it is a groove, with a dimple at
# each side of the tendon that runs on to the shin. All but the cap is seen from the front alone.
_Spot: TypeAlias = tuple[str, float, float, float, float, tuple[tuple[float, float], ...]]
_AROUND: tuple[_Spot, ...] = (
    (_SHADE, 0.0, 0.08, 0.98, 0.92, ((0.0, 0.0), (0.42, 0.02), (0.62, 0.12), (1.0, 0.0))),
    (_SHADE, -0.40, 0.46, 0.38, 0.34, ((0.0, 0.17), (0.4, 0.12), (1.0, 0.0))),
    (_SHADE, 0.40, 0.46, 0.38, 0.34, ((0.0, 0.17), (0.4, 0.12), (1.0, 0.0))),
    (_LIGHT, 0.0, 0.68, 0.26, 0.30, ((0.0, 0.08), (0.5, 0.04), (1.0, 0.0))),
)
_CAP: tuple[_Spot, ...] = (
    (_LIGHT, 0.0, -0.10, 0.68, 0.62, ((0.0, 0.25), (0.4, 0.20), (0.7, 0.08), (1.0, 0.0))),
    (_LIGHT, -0.06, -0.22, 0.36, 0.28, ((0.0, 0.10), (0.5, 0.04), (1.0, 0.0))),
)
_PICTURE_PX = QSize(32, 32)
# The round end of a thigh whose shank runs back from it comes in so many steps. Its outline goes in
# from both sides and fades out towards the middle.
_END_STEPS = 32
# How dark the shank begins behind it.
_IN_SHADE = 0.42
# Of the inner side of a bend so much is spared from its shade, in radii of the joint.
_INNER, _SPARED = (0.93, 1.0), 0.2
_HOOK, _HOOK_POINTS = ((0.0, 0.65), (0.08, 0.34), (0.24, 0.0)), 16


def knee_direction(leg: LegJoints) -> Vec:
    """The direction that the knee points to: away from the bend, and where the toes point."""
    thigh, shank = (leg.knee - leg.hip).unit, (leg.ankle - leg.knee).unit
    toes = rejected_unit(leg.toe - leg.ankle, shank)
    return (thigh - shank + toes * _TOES_PART).unit


def paint_knee_end(
    limb_painter: LimbPainter, limb: Limb, shape: LimbShape, cover: Cover, color: str
) -> None:
    """A thigh's round end where it is seen before the shank, which is in its shade: or both would
    be one straight limb without a joint."""
    steps = round(limb.end_before * _END_STEPS)
    if not steps:
        return
    right_x, right_y = limb.bones[1].right
    radius_m = joint_m(limb, shape) + cover.thicker_m
    # As clear on the inner side of a bend as that is straight: else it would begin inside the leg.
    first_x, first_y = limb.bones[0].right
    straight = eased_between(right_x * first_x + right_y * first_y, _INNER)
    crease = crease_brush(_SHADE, _IN_SHADE * steps / _END_STEPS)
    limb_painter.shade_second(limb, shape, cover, crease, radius_m, _SPARED * (1 - straight))
    inner = round(steps * straight)
    left, right = (inner, steps) if limb.outer_side > 0 else (steps, inner)
    radius_px = radius_m * limb_painter.camera.scale
    x, y = right_x * radius_px, right_y * radius_px
    painter = limb_painter.painter
    painter.setTransform(
        QTransform(y, -x, x, y, *limb.bones[1].start) * limb_painter.base_transform
    )
    line = limb_painter.outline_color(color).name()
    painter.setBrush(_hook_brush(line, left, right))
    painter.drawPolygon(_half_ring(round(100 * limb_painter.line_px / radius_px)))
    painter.setTransform(limb_painter.base_transform)


@lru_cache(maxsize=48)
def _hook_brush(color: str, left: int, right: int) -> QBrush:
    """A colour that fades out towards the middle from y = −1 and y = 1, so clear there."""
    gradient = QLinearGradient(QPointF(0, -1), QPointF(0, 1))
    for place, opacity in _HOOK:
        veil = QColor(color)
        veil.setAlphaF(opacity * left / _END_STEPS)
        gradient.setColorAt(place, veil)
        veil.setAlphaF(opacity * right / _END_STEPS)
        gradient.setColorAt(1 - place, veil)
    return QBrush(gradient)


@lru_cache(maxsize=64)
def _half_ring(percent: int) -> QPolygonF:
    """The half with x > 0 of a ring of radius 1, that thick."""
    angles_rad = [pi * (i / _HOOK_POINTS - 0.5) for i in range(_HOOK_POINTS + 1)]
    inner = 1 - percent / 100
    return QPolygonF(
        [QPointF(cos(t), sin(t)) for t in angles_rad]
        + [QPointF(inner * cos(t), inner * sin(t)) for t in reversed(angles_rad)]
    )


def paint_kneecap(
    limb_painter: LimbPainter, leg: LegJoints, front: Vec, radius_m: float, clear: float
) -> None:
    """The kneecap, which shows where the knee points; `clear`, to 1, is how clear it is."""
    camera, painter = limb_painter.camera, limb_painter.painter
    thigh, shank = (leg.knee - leg.hip).unit, (leg.ankle - leg.knee).unit
    straight = thigh.dot(shank)
    keeps = _KEEPS_HERE * max(0.0, straight) ** 3 * max(0.0, front.dot(camera.to_viewer))
    keeps += _FOLDED_KEEPS_HERE * max(0.0, -straight)
    around = max(
        eased_between(front.dot(camera.to_viewer), _FROM_FRONT),
        _FOLDED_AROUND * eased_between(-straight, _FOLDED),
    )
    front = (front + camera.to_viewer * keeps).unit
    facing = front.dot(camera.to_viewer)
    opacity = clear * (_ASLANT - facing) * min(1.0, max(0.0, facing) / _HIDDEN) ** 2
    steps = round(opacity * _CLEAR_STEPS)
    if steps <= 0:
        return
    along = rejected_unit(leg.ankle - leg.hip, front)
    x, y = camera.xy(leg.knee + front * (radius_m * _KNEECAP_OUT))
    aside_x, aside_y = camera.direction(along.cross(front))
    along_x, along_y = camera.direction(along)
    radius_px = radius_m * camera.scale
    wide_px, high_px = radius_px * _KNEECAP_ASIDE, radius_px * _KNEECAP_ALONG
    placed = QTransform(
        aside_x * wide_px, aside_y * wide_px, along_x * high_px, along_y * high_px, x, y
    )
    painter.setTransform(placed * limb_painter.base_transform)
    painter.setBrush(_kneecap_brush(steps, round(around * _AROUND_STEPS)))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPolygon(UNIT_CIRCLE)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.setTransform(limb_painter.base_transform)


@lru_cache(maxsize=64)
def _kneecap_brush(steps: int, around_steps: int) -> QBrush:
    """A picture of a kneecap from −1 to 1 each way, so clear and with so much of what is around
    it, to be filled smoothly."""
    to_picture = QTransform.fromScale(_PICTURE_PX.width() / 2, _PICTURE_PX.height() / 2)
    to_picture.translate(1, 1)
    picture = QImage(_PICTURE_PX, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    for spots, clear in (
        (_AROUND, steps / _CLEAR_STEPS * around_steps / _AROUND_STEPS),
        (_CAP, steps / _CLEAR_STEPS),
    ):
        for color, x, y, half_width, half_height, veils in spots:
            gradient = QRadialGradient(QPointF(0, 0), 1.0)
            for place, opacity in veils:
                veil = QColor(color)
                veil.setAlphaF(opacity * clear)
                gradient.setColorAt(place, veil)
            painter.setTransform(QTransform(half_width, 0, 0, half_height, x, y) * to_picture)
            painter.fillRect(QRectF(-1, -1, 2, 2), QBrush(gradient))
    painter.end()
    brush = QBrush(picture)
    brush.setTransform(to_picture.inverted()[0])
    return brush
