"""A leg: legging, shorts and kneecap."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QColor, QPolygonF, QRadialGradient, QTransform

from glutetimer.core.setting_choices import Build
from glutetimer.core.skeleton import LegJoints
from glutetimer.core.space import Vec, rejected_unit
from glutetimer.ui.figure.limbs.bone_outlines import UNIT_CIRCLE
from glutetimer.ui.figure.limbs.limb import BodyShade, Cover
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shapes import leg_shape

_BELOW_SHORTS = ((0.47, 0.16), (0.68, 0.0))
_SHORTS = Cover((0.0, 0.48), thicker_m=0.003, fades_in=0.30)
_LEGGING = Cover((0.3, 1.9), thicker_m=0.002, shade=_BELOW_SHORTS)
# Of a thigh that points to the viewer, so that its knee is before the shorts.
_LEGGING_BEFORE = Cover((0.48, 1.9), (True, True), thicker_m=0.002, shade=_BELOW_SHORTS)
# How much of the toes' direction is in the knee's, against that of a right angle's bend.
_TOES_PART = 0.35
# A kneecap's middle from that of the joint, and half its width and height, in radii of the joint.
_KNEECAP_OUT, _KNEECAP_ASIDE, _KNEECAP_ALONG = 0.62, 0.8, 1.0
# How clear a kneecap is of a leg that rests, of 1 for one that works; and how much clearer one is
# that is seen aslant than one from the front, as there is less of it, until it is all but hidden.
_RESTING, _ASLANT, _HIDDEN = 0.5, 1.75, 0.6
_CLEAR_STEPS = 20
# The hollow below a kneecap, a crescent around its lower half: from side to side along the one
# curve, and back along the other.
_HOLLOW = QPolygonF(
    [
        QPointF(out * cos(pi * i / 12), along * sin(pi * i / 12))
        for out, along, steps in ((0.72, 0.80, range(13)), (0.72, 0.64, range(12, -1, -1)))
        for i in steps
    ]
)


def paint_leg(
    limb_painter: LimbPainter,
    leg: LegJoints,
    build: Build,
    cloth: str,
    shorts: str,
    hips_shade: BodyShade,
    works: float,
) -> None:
    """The leg down to the legging's hem, over its foot; `cloth` is the legging's colour, and
    `works` is 1 for a leg that works and 0 for one that rests."""
    shape, front = leg_shape(build), knee_direction(leg)
    limb = limb_painter.limb((leg.hip, leg.knee, leg.ankle), front)
    if limb.bones[0].facing > 0:
        limb_painter.paint(limb, shape, shorts, _SHORTS, hips_shade)
        limb_painter.paint(limb, shape, cloth, _LEGGING_BEFORE)
    else:
        limb_painter.paint(limb, shape, cloth, _LEGGING)
        limb_painter.paint(limb, shape, shorts, _SHORTS, hips_shade)
    clear = _RESTING + (1 - _RESTING) * works
    _paint_kneecap(limb_painter, leg, front, shape.joint_m, clear)


def knee_direction(leg: LegJoints) -> Vec:
    """The direction that the knee points to: away from the bend, and where the toes point."""
    thigh, shank = (leg.knee - leg.hip).unit, (leg.ankle - leg.knee).unit
    toes = rejected_unit(leg.toe - leg.ankle, shank)
    return (thigh - shank + toes * _TOES_PART).unit


def _paint_kneecap(
    limb_painter: LimbPainter, leg: LegJoints, front: Vec, radius_m: float, clear: float
) -> None:
    """The light on a kneecap, which shows where the knee points."""
    camera, painter = limb_painter.camera, limb_painter.painter
    facing = front.dot(camera.to_viewer)
    opacity = clear * (_ASLANT - facing) * min(1.0, facing / _HIDDEN) ** 2
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
    painter.setBrush(_kneecap_brush(steps))
    painter.drawPolygon(UNIT_CIRCLE)
    painter.setBrush(_hollow_color(steps))
    painter.drawPolygon(_HOLLOW)
    painter.setTransform(limb_painter.base_transform)


@lru_cache
def _kneecap_brush(steps: int) -> QBrush:
    gradient = QRadialGradient(QPointF(-0.1, -0.2), 1.0)
    for place, opacity in ((0.0, 0.32), (0.45, 0.20), (0.8, 0.05), (1.0, 0.0)):
        light = QColor("#ffffff")
        light.setAlphaF(opacity * steps / _CLEAR_STEPS)
        gradient.setColorAt(place, light)
    return QBrush(gradient)


@lru_cache
def _hollow_color(steps: int) -> QColor:
    shade = QColor("#1c1526")
    shade.setAlphaF(0.18 * steps / _CLEAR_STEPS)
    return shade
