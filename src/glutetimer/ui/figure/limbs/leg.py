"""A leg: legging, shorts and kneecap."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QColor, QRadialGradient, QTransform

from glutetimer.core.setting_choices import Build
from glutetimer.core.skeleton import LegJoints
from glutetimer.core.space import Vec, rejected_unit
from glutetimer.ui.figure.limbs.bone_outlines import UNIT_CIRCLE
from glutetimer.ui.figure.limbs.limb import BodyShade, Cover
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shapes import leg_shape

# Where the shorts end along a thigh, and where their own shading has come in that of the hips; and
# the same of who sits and whose thigh one looks along: they have slid up, and so much of it is
# seen from the knee to the seat as there is. That comes in so many steps.
_HEM, _FADES_IN = 0.48, 0.44
_HEM_UP, _FADES_IN_UP, _UP_STEPS = 0.12, 0.10, 24
# Where a legging ends along a leg, so that the ankle is seen.
_LEGGING_END = 1.86
# How far it reaches under shorts that are over it.
_UNDER_SHORTS = 0.08
# How far shorts reach under a legging that is over them, and from where on that has an outline.
_UNDER_LEGGING, _LINE_FROM_HEM = 0.02, 0.009
# By how much the shorts are thicker than a thigh.
SHORTS_THICKER_M = 0.003
# How far below it the legging is in the shade of the hem, and how dark at most. Of who sits one
# sees the under side of the thigh, in its own shade up to the knee: that comes in so many steps.
_HEM_SHADE, _HEM_DARKNESS, _UNDER_SHADE, _UNDER_DARKNESS, _UNDER_STEPS = 0.20, 0.11, 0.50, 0.36, 12
# How much a thigh points to the viewer who begins to see along it, and who sees but that of it.
_ALONG, _END_ON = 0.62, 0.82
# The shade of such a thigh on shorts and other thigh: its colour, how far it reaches from its
# middle, in radii, how far along the thigh that is, and how dark it is from there outwards.
_FOLD_SHADE, _FOLD_REACH, _FOLD_AT = "#0b0a14", 1.42, 0.2
# And how much such a thigh points up where that begins, or it would lie beside the body, and where
# all of it is seen.
_FOLD_FROM, _FOLD_WHOLE = 0.65, 0.85
_FOLD = ((0.6, 0.46), (0.72, 0.34), (0.86, 0.1), (1.0, 0.0))
# How much of the toes' direction is in the knee's, against that of a right angle's bend.
_TOES_PART = 0.35
# A kneecap's middle from that of the joint, and half its width and height, in radii of the joint.
_KNEECAP_OUT, _KNEECAP_ASIDE, _KNEECAP_ALONG = 0.55, 0.95, 1.3
# How clear a kneecap is of a leg that rests, of 1 for one that works; and how much clearer one is
# that is seen aslant than one from the front, as there is less of it, until it is all but hidden.
_RESTING, _ASLANT, _HIDDEN = 0.5, 1.5, 0.6
_CLEAR_STEPS = 20
# From a kneecap's light, which is nearer to the thigh by so much, to where all of it has faded out:
# it is a soft change of light in the leg and has no edge.
_LIGHT_UP = 0.3
_KNEECAP = ((0.0, 0.17), (0.3, 0.135), (0.6, 0.06), (0.85, 0.012), (1.0, 0.0))


class Leg:
    """One leg, to be painted over its foot and down to the legging's hem.

    `cloth` is the legging's colour; `seated`, from 0 to 1, how much the thigh is one of who sits
    and faces the viewer; `works` is 1 for a leg that works and 0 for one that rests.
    """

    def __init__(
        self,
        limb_painter: LimbPainter,
        joints: LegJoints,
        build: Build,
        cloth: str,
        shorts: str,
        seated: float,
        works: float,
    ) -> None:
        self.joints = joints
        self._clear = _RESTING + (1 - _RESTING) * works
        self._limb_painter, self._cloth, self._shorts = limb_painter, cloth, shorts
        self._shape, self._front = leg_shape(build), knee_direction(joints)
        self._limb = limb_painter.limb((joints.hip, joints.knee, joints.ankle), self._front)
        # Then the legging is before the shorts.
        self._points_here = self._limb.bones[0].facing > 0
        # How much one looks along the thigh of who sits.
        along = (self._limb.bones[0].facing - _ALONG) / (_END_ON - _ALONG)
        seen_along = seated * max(0.0, min(1.0, along))
        # And how much that points up in the picture.
        up = (self._limb.bones[0].right[0] - _FOLD_FROM) / (_FOLD_WHOLE - _FOLD_FROM)
        self._fold_steps = round(seen_along * max(0.0, min(1.0, up)) * _UP_STEPS)
        self._covers = _covers(round(seated * _UNDER_STEPS), round(seen_along * _UP_STEPS))

    def paint_shorts_line(self, opacity: float) -> None:
        """The outline around the shorts."""
        if opacity <= 0:
            return
        self._limb_painter.painter.setOpacity(opacity)
        self._limb_painter.paint_line(self._limb, self._shape, self._shorts, self._covers.shorts)
        self._limb_painter.painter.setOpacity(1.0)

    def paint_shorts_rim(self, opacity: float) -> None:
        """The outline around the shorts and the hip, to be painted behind both."""
        if opacity <= 0:
            return
        painter, covers = self._limb_painter, self._covers
        painter.painter.setOpacity(opacity)
        painter.paint_root_line(self._limb, self._shape, covers.shorts, self._shorts)
        painter.painter.setOpacity(1.0)

    def paint(self, hips_shade: BodyShade) -> None:
        """The leg, without the outline around its shorts."""
        limb_painter, limb, shape = self._limb_painter, self._limb, self._shape
        if not self._points_here:
            limb_painter.paint(limb, shape, self._cloth, self._covers.legging)
        shorts = self._covers.shorts_under if self._points_here else self._covers.shorts
        limb_painter.fill(limb, shape, self._shorts, shorts, hips_shade)
        if self._fold_steps:
            _paint_fold(limb_painter, self.joints, shape.thickest_m, self._fold_steps)
        if self._points_here:
            limb_painter.paint_line(limb, shape, self._cloth, self._covers.line_before)
            limb_painter.fill(limb, shape, self._cloth, self._covers.legging_before)
        limb_painter.fill_end_before(limb, shape, self._cloth, self._covers.legging)
        _paint_kneecap(limb_painter, self.joints, self._front, shape.joint_m, self._clear)


@dataclass(frozen=True, slots=True)
class _Covers:
    """Shorts and legging; both also as the legging is before the shorts, of a thigh that points to
    the viewer, and what the outline around that surrounds: none is between both."""

    shorts: Cover
    shorts_under: Cover
    legging: Cover
    legging_before: Cover
    line_before: Cover


@lru_cache(maxsize=_UP_STEPS + _UNDER_STEPS)
def _covers(under_steps: int, up_steps: int) -> _Covers:
    under, up = under_steps / _UNDER_STEPS, up_steps / _UP_STEPS
    hem = _HEM + (_HEM_UP - _HEM) * up
    darkness = _HEM_DARKNESS + (_UNDER_DARKNESS - _HEM_DARKNESS) * under
    length = _HEM_SHADE + (_UNDER_SHADE - _HEM_SHADE) * under
    length += (1 - hem - length) * up
    below_hem = ((hem - 0.01, darkness), (min(1.0, hem + length), 0.0))
    fades_in = _FADES_IN + (_FADES_IN_UP - _FADES_IN) * up
    return _Covers(
        Cover((0.0, hem), thicker_m=SHORTS_THICKER_M, fades_in=fades_in),
        Cover((0.0, hem + _UNDER_LEGGING), thicker_m=SHORTS_THICKER_M, fades_in=fades_in),
        Cover((hem - _UNDER_SHORTS, _LEGGING_END), thicker_m=0.002, shade=below_hem),
        Cover((hem, _LEGGING_END), (True, True), thicker_m=0.002, shade=below_hem),
        Cover((hem + _LINE_FROM_HEM, _LEGGING_END), (True, True), thicker_m=0.002),
    )


def _paint_fold(limb_painter: LimbPainter, leg: LegJoints, radius_m: float, steps: int) -> None:
    """The soft shade around a thigh of who sits, seen along it: the fold between both thighs, and
    that between a thigh and the seat."""
    painter, (x, y) = limb_painter.painter, limb_painter.camera.xy(leg.hip.lerp(leg.knee, _FOLD_AT))
    reach_px = radius_m * _FOLD_REACH * limb_painter.camera.scale
    painter.setTransform(QTransform(reach_px, 0, 0, reach_px, x, y) * limb_painter.base_transform)
    painter.setBrush(_fold_brush(steps))
    painter.drawPolygon(UNIT_CIRCLE)
    painter.setTransform(limb_painter.base_transform)


@lru_cache(maxsize=_UP_STEPS)
def _fold_brush(steps: int) -> QBrush:
    gradient = QRadialGradient(QPointF(0, 0), 1.0)
    for place, opacity in _FOLD:
        veil = QColor(_FOLD_SHADE)
        veil.setAlphaF(opacity * steps / _UP_STEPS)
        gradient.setColorAt(place, veil)
    return QBrush(gradient)


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
    painter.setTransform(limb_painter.base_transform)


@lru_cache
def _kneecap_brush(steps: int) -> QBrush:
    gradient = QRadialGradient(QPointF(0, 0), 1.0, QPointF(-0.1, -_LIGHT_UP))
    for place, opacity in _KNEECAP:
        veil = QColor("#ffffff")
        veil.setAlphaF(opacity * steps / _CLEAR_STEPS)
        gradient.setColorAt(place, veil)
    return QBrush(gradient)
