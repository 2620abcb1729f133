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
from itertools import chain, pairwise
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
# A place on an outline, and the direction in which it moves as the outline gets wider.
Edge: TypeAlias = tuple[float, float, float, float]
# A place from 0 to 1 and the brightness there.
Tone: TypeAlias = tuple[float, float]


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
        """One or two: its first segment and the rest, where it has enough joints to be bent."""
        joints = self.joints
        return (joints,) if len(joints) == 3 else (joints[:2], joints[1:])

    @property
    def tip(self) -> Ball:
        """The last of its joints."""
        return self.joints[-1]


@dataclass(frozen=True, slots=True)
class Bump:
    """A bone under the skin or a pad of it, and the direction in which it stands out."""

    ball: Ball
    outward: Vec


@dataclass(frozen=True, slots=True)
class Joint:
    """The ball in which a limb ends, and the direction from there along the limb."""

    ball: Ball
    limb: Vec


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A hand or a foot; each is made once, and so equal to itself alone.

    `joint` is the joint with bare skin that is painted before it; a foot, which comes out of
    cloth, has none.
    """

    joint: Joint | None
    body: tuple[Hull, ...]
    digits: tuple[Digit, ...]
    bumps: tuple[Bump, ...]

    @property
    def balls(self) -> tuple[Ball, ...]:
        """All that it consists of."""
        joints = (digit.joints for digit in self.digits)
        return tuple(chain.from_iterable((*self.body, *joints)))


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
# How many directions a hull's outline is taken in, for the body and for a digit.
_BODY_POINTS, _DIGIT_POINTS = 24, 16
# The skin's brightness from its lit edge (0) to the dark one (1), and how much darker it is across
# a digit.
_TONES = ((0.0, 0.22), (0.3, 0.12), (0.65, -0.16), (1.0, -0.55))
_DIGIT_DARKER = ((0.0, 0.0), (0.45, 0.0), (1.0, 0.34))
# How far from a form's lit edge to the dark one its joint may be.
_DARKEST_JOINT = 0.45
# The skin over a joint: how bright, and how many radii up the limb it begins to fade out.
_JOINT_LIGHT, _JOINT_REACH = 0.1, 0.7
# Both sides of a bump: how far to the light, how bright and how opaque.
_BUMP = ((-0.45, -0.7, 0.24), (0.30, 0.8, 0.35))
# How dark it is between two digits, how opaque that is, and how wide.
_GROOVE_LIGHT, _GROOVE_OPACITY, _GROOVE_M = -0.75, 0.66, 0.0018
# How long, how wide and how far out a nail is, for a digit with a radius of 1.
_NAIL_LONG, _NAIL_WIDE, _NAIL_OUT = 0.95, 0.66, 0.80
_NAIL_LIGHT, _NAIL_OPACITY = 0.75, 0.75
# A digit that points to the viewer so much hides what it comes out of.
_POINTS_HERE = 0.35


@dataclass(frozen=True, slots=True, eq=False)
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
    """Paint a hand over the arm that ends in its root, or a foot before the cloth around it."""
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
    outline, fills = _drawing(form, view, light_deg, line_m, skin)
    painter.save()
    painter.setTransform(QTransform(m11, m12, m21, m22, x, y), True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(limb_painter.outline_color(skin))
    painter.drawPath(outline)
    for path, brush in fills:
        painter.setBrush(brush)
        painter.drawPath(path)
    painter.restore()


@lru_cache(maxsize=512)
def _view(x_steps: int, y_steps: int, z_steps: int) -> _View:
    toward = Vec(x_steps, y_steps, z_steps).unit
    right = rejected_unit(Vec(0, 0, 1) if abs(toward.z) < 0.8 else Vec(1, 0, 0), toward)
    return _View(toward, right, toward.cross(right))


@lru_cache(maxsize=256)
def _drawing(
    form: Form, view: _View, light_deg: int, line_m: float, skin: str
) -> tuple[QPainterPath, tuple[Fill, ...]]:
    """A form and the line around it, and what is filled over that from back to front."""
    light = (cos(radians(light_deg)), sin(radians(light_deg)))
    root = None if form.joint is None else form.joint.ball
    body = [_rim(hull, view, root, _BODY_POINTS) for hull in form.body]
    digits = sorted(form.digits, key=lambda digit: digit.tip.place.dot(view.toward))
    # Where a digit comes out of the body there is no groove.
    rims = [
        [_rim(hull, view, digit.joints[0], _DIGIT_POINTS) for hull in digit.hulls]
        for digit in digits
    ]
    line = _path([*body, *chain.from_iterable(rims)], line_m)
    circles = [view.circle(of) for of in form.balls]
    lit, dark = _reach(circles, light)
    joint: tuple[Fill, ...] = ()
    if form.joint is not None:
        # A hand that points to the light is no darker at the wrist than the arm.
        x, y, _ = view.circle(form.joint.ball)
        place = x * light[0] + y * light[1]
        dark = min(dark, lit + (place - lit) / _DARKEST_JOINT)
        joint = (_joint(form.joint, _tone((place - lit) / (dark - lit)), view, light, skin),)
    groove = QBrush(_clear(shaded(skin, _GROOVE_LIGHT), _GROOVE_OPACITY))
    behind: list[Fill] = []
    before: list[Fill] = []
    for digit, digit_rims in zip(digits, rims, strict=True):
        pointing = (digit.tip.place - digit.joints[0].place).unit.dot(view.toward)
        layer = before if pointing > _POINTS_HERE else behind
        start, end = _reach([view.circle(of) for of in digit.joints], light)
        tones = _digit_tones((start - lit) / (dark - lit), (end - lit) / (dark - lit))
        layer += (
            (_path(digit_rims, _GROOVE_M), groove),
            (_path(digit_rims, 0.0), _brush(light, start, end, tones, skin)),
            *_nail(digit, view, skin),
        )
    bumps = (spot for bump in form.bumps for spot in _bump(bump, view, light, skin))
    body_fill = _path(body, 0.0), _brush(light, lit, dark, _TONES, skin)
    return line, (*behind, body_fill, *before, *bumps, *joint)


def _rim(hull: Hull, view: _View, fixed: Ball | None, count: int) -> list[Edge]:
    """The places around a hull where it reaches furthest in each direction; a `fixed` ball gets
    smaller where all else gets wider.
    """
    circles = [(*view.circle(of), -1 if of is fixed else 1) for of in hull]
    edges = []
    for dx, dy in _directions(count):
        furthest = -1.0
        for cx, cy, radius, grows in circles:
            reach = cx * dx + cy * dy + radius
            if reach > furthest:
                furthest = reach
                edge = (cx + dx * radius, cy + dy * radius, dx * grows, dy * grows)
        edges.append(edge)
    return edges


@lru_cache
def _directions(count: int) -> tuple[XY, ...]:
    """So many directions all around."""
    angles_rad = (2 * pi * i / count for i in range(count))
    return tuple((cos(angle_rad), sin(angle_rad)) for angle_rad in angles_rad)


def _path(rims: Sequence[Sequence[Edge]], wider_m: float) -> QPainterPath:
    """The outline of all hulls together, each that much wider."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for rim in rims:
        path.addPolygon(
            QPolygonF([QPointF(x + dx * wider_m, y + dy * wider_m) for x, y, dx, dy in rim])
        )
        path.closeSubpath()
    # One outline takes a fifth of the time to fill, and is smooth where two hulls share an edge.
    return path if len(rims) == 1 else path.simplified()


def _reach(circles: Iterable[Circle], light: XY) -> tuple[float, float]:
    """How far to the light circles reach, and how far they do on their dark side."""
    (lx, ly), lit, dark = light, -1.0, 1.0
    for x, y, radius in circles:
        place = x * lx + y * ly
        lit, dark = max(lit, place + radius), min(dark, place - radius)
    return lit, dark


def _brush(light: XY, start: float, end: float, tones: tuple[Tone, ...], skin: str) -> QBrush:
    """Skin from one place along the light's direction, in metres, to another."""
    (lx, ly) = light
    gradient = QLinearGradient(lx * start, ly * start, lx * end, ly * end)
    for place, brightness in tones:
        gradient.setColorAt(place, shaded(skin, brightness))
    return QBrush(gradient)


def _digit_tones(start: float, end: float) -> tuple[Tone, ...]:
    """A digit's brightness from its lit edge to the dark one: at first that of what it comes out
    of, where it reaches from `start` to `end` of that, and darker to its own edge.

    They are rounded, so that few different gradients are painted.
    """
    return tuple(
        (place, round(_tone(min(1.0, start + (end - start) * place)) - darker, 2))
        for place, darker in _DIGIT_DARKER
    )


def _tone(place: float) -> float:
    """How bright the skin is at a place from its lit edge (0) to the dark one (1)."""
    (a, a_tone), (b, b_tone) = next(
        (one, other) for one, other in pairwise(_TONES) if place <= other[0]
    )
    return a_tone + (b_tone - a_tone) * (place - a) / (b - a)


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
        QPolygonF([QPointF(*view.xy(centre + ahead * x + aside * y)) for x, y in _directions(12)])
    )
    opacity = _NAIL_OPACITY * min(1.0, 2 * facing)
    yield path, QBrush(_clear(shaded(skin, _NAIL_LIGHT), opacity))


def _bump(bump: Bump, view: _View, light: XY, skin: str) -> Iterator[Fill]:
    """Lit on one side, with a little shade on the other; the clearer the more it faces one."""
    facing = bump.outward.dot(view.toward)
    if facing <= 0:
        return
    x, y, radius_m = view.circle(bump.ball)
    for to_light, brightness, opacity in _BUMP:
        x_m, y_m = x + light[0] * radius_m * to_light, y + light[1] * radius_m * to_light
        yield _spot(x_m, y_m, radius_m, shaded(skin, brightness), opacity * round(facing, 1))


def _joint(joint: Joint, brightness: float, view: _View, light: XY, skin: str) -> Fill:
    """Skin over the joint that fades out away from the limb, so that no edge shows where two
    shadings meet.

    It is the clearer the more alike they are: a form's `brightness` there and that of a limb's
    middle, and shade that runs across both, as where the light comes from a limb's side.
    """
    x, y, radius_m = view.circle(joint.ball)
    limb_x, limb_y = view.xy(joint.limb * (radius_m * _JOINT_REACH))
    centre = QPointF(x + limb_x, y + limb_y)
    limb_x, limb_y = view.xy(joint.limb)
    from_side, unlike = abs(limb_x * light[1] - limb_y * light[0]), abs(brightness - _JOINT_LIGHT)
    opacity = round(min(1.0, max(1 - from_side, 2 * unlike)), 1)
    color = shaded(skin, _JOINT_LIGHT)
    return _disc(x, y, radius_m), _fading(centre, radius_m * (1 + _JOINT_REACH), color, opacity)


def _spot(x: float, y: float, radius_m: float, color: QColor, opacity: float) -> Fill:
    """A colour that fades out to the edge of a circle."""
    return _disc(x, y, radius_m), _fading(QPointF(x, y), radius_m, color, opacity)


def _disc(x: float, y: float, radius_m: float) -> QPainterPath:
    """Lines around a place: curves would take ten times as long to be filled."""
    return _path([[(x, y, dx, dy) for dx, dy in _directions(_BODY_POINTS)]], radius_m)


def _fading(centre: QPointF, radius_m: float, color: QColor, opacity: float) -> QBrush:
    gradient = QRadialGradient(centre, radius_m)
    for place, fraction in ((0.0, opacity), (0.5, 0.7 * opacity), (1.0, 0.0)):
        gradient.setColorAt(place, _clear(color, fraction))
    return QBrush(gradient)


def _clear(color: QColor, opacity: float) -> QColor:
    """That colour, to be seen through: `shaded` keeps its own."""
    clear = QColor(color)
    clear.setAlphaF(opacity)
    return clear
