"""Hands and feet as hulls of balls: shapes that have an outline from wherever one looks.

A hull is the tightest skin around a few balls, as a finger's segment is around its two joints.
Seen along any direction a ball is a circle, and the hull's outline runs around the circles. A
form is a body, which is the palm or the foot, with digits, which are fingers or toes; lengths
are metres in a frame of its own: x along it, y to the thumb's or big toe's side, z to its back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, cos, degrees, pi, radians, sin
from typing import TypeAlias

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainterPath,
    QPolygonF,
    QRadialGradient,
    QTransform,
)

from glutetimer.core.space import Vec, rejected_unit
from glutetimer.ui.figure.limb_painter import LimbPainter
from glutetimer.ui.figure.shading import shaded


@dataclass(frozen=True, slots=True)
class Ball:
    """A place and a radius, in metres."""

    place: Vec
    radius_m: float


Hull: TypeAlias = tuple[Ball, ...]
# As seen, in metres: a place or a direction, and a place with a radius.
XY: TypeAlias = tuple[float, float]
Circle: TypeAlias = tuple[float, float, float]
# What is filled, and with what.
Fill: TypeAlias = tuple[QPainterPath, QBrush]


def ball(x: float, y: float, z: float, radius_m: float) -> Ball:
    """A ball at that place of a form's frame."""
    return Ball(Vec(x, y, z), radius_m)


@dataclass(frozen=True, slots=True)
class Digit:
    """A finger or toe: a ball for each of its joints, from the root to the tip, and the direction
    that its nail faces.
    """

    joints: Hull
    nail: Vec

    @property
    def hulls(self) -> tuple[Hull, ...]:
        """Its segments."""
        return tuple(zip(self.joints, self.joints[1:], strict=False))


@dataclass(frozen=True, slots=True)
class Form:
    """A hand or a foot. `root` is the ball in which the arm or the leg ends; `bumps` are those
    of bones under the skin, on the side that their place is.
    """

    root: Ball
    body: tuple[Hull, ...]
    digits: tuple[Digit, ...]
    bumps: Hull = ()

    @property
    def hulls(self) -> tuple[Hull, ...]:
        """All that it consists of."""
        return self.body + tuple(hull for digit in self.digits for hull in digit.hulls)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a form is in the room; the three directions are square to each other."""

    origin: Vec
    along: Vec
    inward: Vec
    back: Vec


# Directions are rounded to this fraction of their length, so that what is computed for one can be
# kept: on a hand or a foot, that moves nothing by as much as a pixel.
_VIEW_STEP = 0.01
_LIGHT_STEP_DEG = 5
# How many points there are around a hull.
_POINTS = 28
_CIRCLE = tuple((cos(2 * pi * i / _POINTS), sin(2 * pi * i / _POINTS)) for i in range(_POINTS))
# The skin from its lit edge to the dark one, all across a form and across a digit alone.
_TONES = ((0.0, 0.32), (0.3, 0.14), (0.65, -0.16), (1.0, -0.55))
_SHADE_LIGHT, _SHADE_OPACITY = -0.8, 0.34
_JOINT_LIGHT, _JOINT_OPACITY = 0.05, 0.8
# Both sides of a bump: how far to the light, how bright and how opaque.
_BUMP = ((-0.45, -0.7, 0.30), (0.30, 0.8, 0.35))
# How dark it is between two digits, how opaque that is, and how wide.
_GROOVE_LIGHT, _GROOVE_OPACITY, _GROOVE_M = -0.75, 0.62, 0.0016
# How long, how wide and how far out a nail is, for a digit with a radius of 1.
_NAIL_LONG, _NAIL_WIDE, _NAIL_OUT = 0.95, 0.66, 0.80
_NAIL_LIGHT, _NAIL_OPACITY = 0.75, 0.75
# A digit that points to the viewer so much hides what it comes out of.
_POINTS_HERE = 0.35


@dataclass(frozen=True, slots=True)
class _View:
    """A direction to the viewer, in a form's frame, and two square to it that span the picture."""

    toward: Vec
    right: Vec
    down: Vec

    def xy(self, place: Vec) -> XY:
        """Where a place is seen."""
        return place.dot(self.right), place.dot(self.down)

    def circle(self, of: Ball) -> Circle:
        """Where a ball is seen."""
        return (*self.xy(of.place), of.radius_m)


def paint_form(limb_painter: LimbPainter, form: Form, frame: Frame, skin: str) -> None:
    """Paint a hand or a foot over the arm or the leg that ends in its root."""
    painter, camera = limb_painter.painter, limb_painter.camera
    x, y = camera.xy(frame.origin)
    (ax, ay), (ix, iy), (bx, by) = (
        camera.xy(frame.origin + axis) for axis in (frame.along, frame.inward, frame.back)
    )
    # The picture's x and y, in pixels, for a metre along each of the frame's directions.
    across, down = Vec(ax - x, ix - x, bx - x), Vec(ay - y, iy - y, by - y)
    # A left hand's frame is the mirror image of a right one's.
    handed = frame.along.cross(frame.inward).dot(frame.back)
    toward = (down.cross(across) * handed).unit
    steps = (round(part / _VIEW_STEP) for part in (toward.x, toward.y, toward.z))
    view = _view(*steps)
    m11, m12 = across.dot(view.right), down.dot(view.right)
    m21, m22 = across.dot(view.down), down.dot(view.down)
    light_x, light_y = camera.light
    light_rad = atan2(light_x * m21 + light_y * m22, light_x * m11 + light_y * m12)
    light_deg = round(degrees(light_rad) / _LIGHT_STEP_DEG) * _LIGHT_STEP_DEG
    line_m = round(limb_painter.line_px / camera.scale, 4)
    painter.save()
    painter.setTransform(QTransform(m11, m12, m21, m22, x, y), True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(limb_painter.outline_color(skin))
    painter.drawPath(_outline(form, view, line_m))
    for path, brush in _fills(form, view, light_deg, skin):
        painter.setBrush(brush)
        painter.drawPath(path)
    painter.restore()


@lru_cache(maxsize=256)
def _view(x_steps: int, y_steps: int, z_steps: int) -> _View:
    toward = Vec(x_steps, y_steps, z_steps).unit
    right = rejected_unit(Vec(0, 0, 1) if abs(toward.z) < 0.8 else Vec(1, 0, 0), toward)
    return _View(toward, right, toward.cross(right))


@lru_cache(maxsize=256)
def _outline(form: Form, view: _View, line_m: float) -> QPainterPath:
    """All of a form and the line around it, which begins at the root's middle."""
    root = form.root.place
    return _path(
        (
            tuple(
                Ball(of.place, of.radius_m + (0.0 if of.place == root else line_m)) for of in hull
            )
            for hull in form.hulls
        ),
        view,
    )


@lru_cache(maxsize=256)
def _fills(form: Form, view: _View, light_deg: int, skin: str) -> tuple[Fill, ...]:
    """All of a form without its outline, from back to front."""
    light = (cos(radians(light_deg)), sin(radians(light_deg)))
    everything = [view.circle(of) for hull in form.hulls for of in hull]
    body_brush = _brush(everything, light, skin)
    groove = QBrush(_clear(shaded(skin, _GROOVE_LIGHT), _GROOVE_OPACITY))
    body = [(_path(form.body, view), body_brush)]
    behind: list[Fill] = []
    before: list[Fill] = []
    for digit in sorted(form.digits, key=lambda digit: view.toward.dot(digit.joints[-1].place)):
        root, tip = digit.joints[0], digit.joints[-1]
        here = view.toward.dot((tip.place - root.place).unit) > _POINTS_HERE
        # Where it comes out of the body there is no groove.
        wider = (
            tuple(of if of is root else Ball(of.place, of.radius_m + _GROOVE_M) for of in hull)
            for hull in digit.hulls
        )
        path = _path(digit.hulls, view)
        layer = before if here else behind
        layer += (
            (_path(wider, view), groove),
            (path, body_brush),
            (path, _shade(digit, view, light, skin)),
            *_nail(digit, view, skin),
        )
    bumps = [
        spot
        for of in form.bumps
        if of.place.dot(view.toward) > 0
        for spot in _bump(of, view, light, skin)
    ]
    return (*behind, *body, *before, *bumps, _joint(form, view, light, skin))


def _path(hulls: Iterable[Hull], view: _View) -> QPainterPath:
    """The outlines of hulls, to be filled as one."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for hull in hulls:
        circles = [view.circle(of) for of in hull]
        points = []
        for dx, dy in _CIRCLE:
            # The circle that reaches furthest in this direction.
            x, y, radius = max(circles, key=lambda c: c[0] * dx + c[1] * dy + c[2])
            points.append(QPointF(x + dx * radius, y + dy * radius))
        path.addPolygon(QPolygonF(points))
        path.closeSubpath()
    return path


def _brush(circles: Sequence[Circle], light: XY, skin: str) -> QBrush:
    """Skin from where circles face the light most to where they do least."""
    gradient = QLinearGradient(*_ends(circles, light))
    for place, brightness in _TONES:
        gradient.setColorAt(place, shaded(skin, brightness))
    return QBrush(gradient)


def _shade(digit: Digit, view: _View, light: XY, skin: str) -> QBrush:
    """What makes a digit round: clear where it faces the light, dark where it does not."""
    gradient = QLinearGradient(*_ends([view.circle(of) for of in digit.joints], light))
    dark = shaded(skin, _SHADE_LIGHT)
    for place, opacity in ((0.0, 0.0), (0.45, 0.0), (1.0, _SHADE_OPACITY)):
        gradient.setColorAt(place, _clear(dark, opacity))
    return QBrush(gradient)


def _ends(circles: Sequence[Circle], light: XY) -> tuple[QPointF, QPointF]:
    """The most lit and the darkest place around circles."""
    (lx, ly), count = light, len(circles)
    x, y = sum(c[0] for c in circles) / count, sum(c[1] for c in circles) / count
    lit = max((cx - x) * lx + (cy - y) * ly + radius for cx, cy, radius in circles)
    dark = min((cx - x) * lx + (cy - y) * ly - radius for cx, cy, radius in circles)
    return QPointF(x + lx * lit, y + ly * lit), QPointF(x + lx * dark, y + ly * dark)


def _nail(digit: Digit, view: _View, skin: str) -> Iterator[Fill]:
    """The nail, where it is seen: an ellipse on the tip's back."""
    before, tip = digit.joints[-2:]
    along = (tip.place - before.place).unit
    out = rejected_unit(digit.nail, along)
    facing = out.dot(view.toward)
    if facing <= 0:
        return
    radius_m = tip.radius_m
    aside = along.cross(out) * (radius_m * _NAIL_WIDE)
    centre = tip.place + out * (radius_m * _NAIL_OUT)
    ahead = along * (radius_m * _NAIL_LONG)
    path = QPainterPath()
    path.addPolygon(
        QPolygonF([QPointF(*view.xy(centre + ahead * x + aside * y)) for x, y in _CIRCLE])
    )
    opacity = _NAIL_OPACITY * min(1.0, 2 * facing)
    yield path, QBrush(_clear(shaded(skin, _NAIL_LIGHT), opacity))


def _joint(form: Form, view: _View, light: XY, skin: str) -> Fill:
    """Skin over the joint that fades out, so that no edge shows where two shadings meet."""
    return _spot(view.circle(form.root), 1.0, shaded(skin, _JOINT_LIGHT), _JOINT_OPACITY)


def _bump(of: Ball, view: _View, light: XY, skin: str) -> Iterator[Fill]:
    """A bone under the skin: lit on one side, with a little shade on the other."""
    x, y, radius = view.circle(of)
    facing = of.place.unit.dot(view.toward)
    for to_light, brightness, opacity in _BUMP:
        place = (x + light[0] * radius * to_light, y + light[1] * radius * to_light, radius)
        yield _spot(place, 1.0, shaded(skin, brightness), opacity * facing)


def _spot(circle: Circle, wider: float, color: QColor, opacity: float) -> Fill:
    """A colour in a circle that fades out to its edge."""
    x, y, radius = circle
    radius *= wider
    path, centre = QPainterPath(), QPointF(x, y)
    path.addEllipse(centre, radius, radius)
    gradient = QRadialGradient(centre, radius)
    for place, fraction in ((0.0, opacity), (0.5, 0.7 * opacity), (1.0, 0.0)):
        gradient.setColorAt(place, _clear(color, fraction))
    return path, QBrush(gradient)


def _clear(color: QColor, opacity: float) -> QColor:
    """That colour, to be seen through: `shaded` keeps its own."""
    clear = QColor(color)
    clear.setAlphaF(opacity)
    return clear
