"""Paints hands and feet as softly rounded flesh, turned as they are in the room.

What is painted of a direction of view is kept: a frame of a session only places it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, pairwise
from math import atan2, cos, degrees, radians, sin
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainterPath,
    QRadialGradient,
    QTransform,
)

from glutetimer.core.space import Vec, rejected_unit
from glutetimer.ui.figure.extremities.extremity import (
    Ball,
    Bump,
    Digit,
    Extremity,
    Frame,
    Joint,
    Patch,
)
from glutetimer.ui.figure.extremities.hull_outlines import (
    XY,
    View,
    add_polygon,
    directions,
    disc,
    outline,
    reach,
    rim,
    view_from,
)
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shading import shaded
from glutetimer.ui.figure.strokes import draw_kept

# What is filled, and with what.
Fill: TypeAlias = tuple[QPainterPath, QBrush]
# A place from 0 to 1 and the brightness there.
Tone: TypeAlias = tuple[float, float]
# The line around an extremity, and what is filled over that from back to front.
_Drawing: TypeAlias = tuple[QPainterPath, tuple[Fill, ...]]

# The light's direction is rounded to this, so that few different drawings are kept.
_LIGHT_STEP_DEG = 15
# How far an extremity reaches from its root in its frame's directions, squared, of 1.
_FAR_ALONG = Vec(1, 0.08, 0.06)
# How many directions a hull's outline is taken in, for the body and for a digit.
_BODY_POINTS, _DIGIT_POINTS = 20, 12
# The skin's brightness from its lit edge (0) to the dark one (1), and how much darker it is across
# a digit.
_TONES = ((0.0, 0.22), (0.3, 0.12), (0.65, -0.16), (1.0, -0.55))
_DIGIT_DARKER = ((0.0, 0.0), (0.45, 0.0), (1.0, 0.34))
# How far from an extremity's lit edge to the dark one its joint may be.
_DARKEST_JOINT = 0.45
# The skin over a joint: how bright, and how many radii up the limb it begins to fade out.
_JOINT_LIGHT, _JOINT_REACH = 0.1, 0.7
# Both sides of a bump: how far to the light, how bright and how opaque.
_BUMP = ((-0.45, -0.7, 0.24), (0.30, 0.8, 0.35))
# How dark it is between two digits, how opaque that is, and how wide.
_GROOVE_LIGHT, _GROOVE_OPACITY, _GROOVE_M = -0.9, 0.8, 0.0020
# How long, how wide and how far out a nail is, for a digit with a radius of 1.
_NAIL_LONG, _NAIL_WIDE, _NAIL_OUT = 0.95, 0.66, 0.80
_NAIL_LIGHT, _NAIL_OPACITY = 0.62, 0.7
# Light on the pad of a tip: how far to the light, in radii, how bright and how opaque.
_PAD_TO_LIGHT, _PAD_LIGHT, _PAD_OPACITY = 0.3, 0.4, 0.7
# How bright and how opaque a patch is.
_PATCH_LIGHT, _PATCH_OPACITY = 0.6, 0.6
# Half-way, as a fraction, of what fades out all along, and of what does so at its end.
_SOFT, _CRISP = (0.5, 0.7), (0.65, 1.0)
# A digit that points to the viewer so much hides what it comes out of.
_POINTS_HERE = 0.85
# So many drawings are kept: those that stay while one hand or foot moves. Each is some 25 paths.
_MOST_DRAWINGS = 32
# So near to the viewer a digit's root is on the nearer edge of what it comes out of.
_NEARER_M = 0.012


def paint_extremity(
    limb_painter: LimbPainter, extremity: Extremity, frame: Frame, skin: str
) -> None:
    """Paint a hand over the arm that ends in its root, or a foot before the cloth around it."""
    placed, (line, fills) = _drawn(limb_painter, extremity, frame, skin)
    painter = limb_painter.painter
    painter.save()
    painter.setTransform(placed, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(limb_painter.outline_color(skin))
    draw_kept(painter, line)
    for path, brush in fills:
        painter.setBrush(brush)
        draw_kept(painter, path)
    painter.restore()


def shade_extremity(
    limb_painter: LimbPainter,
    extremity: Extremity,
    frame: Frame,
    skin: str,
    shade: tuple[Vec, float, QColor],
    opacity: float,
) -> None:
    """Paint all of one, with its outline, in a colour that fades out all around a place, so many
    metres away."""
    placed, (line, _) = _drawn(limb_painter, extremity, frame, skin)
    place, reach_m, color = shade
    centre = placed.inverted()[0].map(limb_painter.camera.point(place))
    painter = limb_painter.painter
    painter.save()
    painter.setTransform(placed, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_fading(centre, reach_m, color, opacity))
    draw_kept(painter, line)
    painter.restore()


def paint_rim(
    limb_painter: LimbPainter,
    extremity: Extremity,
    frame: Frame,
    glow: tuple[Vec, float, QColor],
    opacity: float,
    wider_m: float,
) -> QRectF:
    """Paint what is no further than that from its body, in a colour that fades out all around a
    place, so many metres away; gives the rectangle that it is in."""
    placed, view, _ = _seen_from(limb_painter, frame)
    path = _around(extremity, view, wider_m)
    place, reach_m, color = glow
    centre = placed.inverted()[0].map(limb_painter.camera.point(place))
    painter = limb_painter.painter
    painter.save()
    painter.setTransform(placed, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_fading(centre, reach_m, color, opacity, _CRISP))
    draw_kept(painter, path)
    painter.restore()
    return placed.mapRect(path.boundingRect())


@lru_cache(maxsize=64)
def _around(extremity: Extremity, view: View, wider_m: float) -> QPainterPath:
    return outline([rim(hull, view, None, _BODY_POINTS) for hull in extremity.body], wider_m)


def _drawn(
    limb_painter: LimbPainter, extremity: Extremity, frame: Frame, skin: str
) -> tuple[QTransform, _Drawing]:
    """A drawing of an extremity as it is seen, and where it is in the picture."""
    placed, view, light_deg = _seen_from(limb_painter, frame)
    line_m = round(limb_painter.line_px / limb_painter.camera.scale, 4)
    return placed, _drawing(extremity, view, light_deg, line_m, skin)


def _seen_from(limb_painter: LimbPainter, frame: Frame) -> tuple[QTransform, View, int]:
    """Where an extremity's drawing is in the picture, the view that it shows, and in that the
    direction of the light."""
    camera = limb_painter.camera
    x, y = camera.xy(frame.origin)
    (ax, ay), (ix, iy), (bx, by) = (
        camera.xy(frame.origin + axis) for axis in (frame.along, frame.inward, frame.back)
    )
    # The picture's x and y, in pixels, for a metre along each of the frame's directions.
    across, down = Vec(ax - x, ix - x, bx - x), Vec(ay - y, iy - y, by - y)
    # A left hand's frame is the mirror image of a right one's.
    handed = frame.along.cross(frame.inward).dot(frame.back)
    view = view_from((down.cross(across) * handed).unit)
    m11, m12, m21, m22 = _placed(view, across, down)
    light_x, light_y = camera.light
    light_rad = atan2(light_x * m21 + light_y * m22, light_x * m11 + light_y * m12)
    light_deg = round(degrees(light_rad) / _LIGHT_STEP_DEG) * _LIGHT_STEP_DEG
    return QTransform(m11, m12, m21, m22, x, y), view, light_deg


def _placed(view: View, across: Vec, down: Vec) -> tuple[float, float, float, float]:
    """How a drawing is turned and sized: what is furthest from the root, as fingertips and toes
    are, comes nearest to where it is seen, though the view is rounded."""
    right, below = _weighed(view.right), _weighed(view.down)
    a, b, c = right.dot(view.right), right.dot(view.down), below.dot(view.down)
    area = a * c - b * b
    to_right, to_below = (right * c - below * b) * (1 / area), (below * a - right * b) * (1 / area)
    return across.dot(to_right), down.dot(to_right), across.dot(to_below), down.dot(to_below)


def _weighed(direction: Vec) -> Vec:
    return Vec(direction.x * _FAR_ALONG.x, direction.y * _FAR_ALONG.y, direction.z * _FAR_ALONG.z)


@lru_cache(maxsize=_MOST_DRAWINGS)
def _drawing(
    extremity: Extremity, view: View, light_deg: int, line_m: float, skin: str
) -> _Drawing:
    light = (cos(radians(light_deg)), sin(radians(light_deg)))
    root, limb = None, None
    if extremity.joint is not None:
        root, limb = extremity.joint.ball, view.xy(extremity.joint.limb)
    body = [rim(hull, view, root, _BODY_POINTS, limb) for hull in extremity.body]
    digits = sorted(extremity.digits, key=lambda digit: digit.tip.place.dot(view.toward))
    # Where a digit comes out of the body there is no groove.
    rims = [
        [rim(hull, view, digit.joints[0], _DIGIT_POINTS) for hull in digit.hulls]
        for digit in digits
    ]
    line = outline([*body, *chain.from_iterable(rims)], line_m)
    circles = [view.circle(of) for of in extremity.balls]
    lit, dark = reach(circles, light)
    joint: tuple[Fill, ...] = ()
    if extremity.joint is not None:
        # A hand that points to the light is no darker at the wrist than the arm.
        x, y, _ = view.circle(extremity.joint.ball)
        place = x * light[0] + y * light[1]
        dark = min(dark, lit + (place - lit) / _DARKEST_JOINT)
        joint = (_joint(extremity.joint, _tone((place - lit) / (dark - lit)), view, light, skin),)
    groove = QBrush(_clear(shaded(skin, _GROOVE_LIGHT), _GROOVE_OPACITY))
    behind: list[Fill] = []
    before: list[Fill] = []
    for digit, digit_rims in zip(digits, rims, strict=True):
        layer = before if _is_before(digit, extremity, view) else behind
        start, end = reach([view.circle(of) for of in digit.joints], light)
        tones = _digit_tones((start - lit) / (dark - lit), (end - lit) / (dark - lit))
        layer += (
            (outline(digit_rims, _GROOVE_M), groove),
            (outline(digit_rims, 0.0), _brush(light, start, end, tones, skin)),
            _tip(digit, view, light, skin),
        )
    patches = (fill for patch in extremity.patches for fill in _patch(patch, view, skin))
    bumps = (spot for bump in extremity.bumps for spot in _bump(bump, view, light, skin))
    body_fill = outline(body, 0.0), _brush(light, lit, dark, _TONES, skin)
    return line, (*behind, body_fill, *patches, *before, *bumps, *joint)


def _is_before(digit: Digit, extremity: Extremity, view: View) -> bool:
    """Whether a digit is seen before the body: one that points to the viewer, or one of the body's
    nearer edge that goes on into it.
    """
    root = digit.joints[0]
    if (digit.tip.place - root.place).unit.dot(view.toward) > _POINTS_HERE:
        return True
    return root.place.dot(view.toward) > _NEARER_M and any(root in hull for hull in extremity.body)


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


def _tip(digit: Digit, view: View, light: XY, skin: str) -> Fill:
    """The nail, where it is seen, or light on the pad of the tip."""
    before, tip = digit.joints[-2:]
    along = (tip.place - before.place).unit
    out = rejected_unit(digit.nail, along)
    facing = out.dot(view.toward)
    if facing > 0:
        return _nail(tip, along, out, view), QBrush(
            _clear(shaded(skin, _NAIL_LIGHT), _NAIL_OPACITY * min(1.0, 2 * facing))
        )
    x, y, radius_m = view.circle(tip)
    to_light_m = radius_m * _PAD_TO_LIGHT
    x_m, y_m = x + light[0] * to_light_m, y + light[1] * to_light_m
    return _spot(x_m, y_m, radius_m, shaded(skin, _PAD_LIGHT), _PAD_OPACITY)


def _nail(tip: Ball, along: Vec, out: Vec, view: View) -> QPainterPath:
    """An ellipse on the back of a tip."""
    aside = along.cross(out) * (tip.radius_m * _NAIL_WIDE)
    centre = tip.place + out * (tip.radius_m * _NAIL_OUT)
    ahead = along * (tip.radius_m * _NAIL_LONG)
    return _seen([centre + ahead * x + aside * y for x, y in directions(12)], view)


def _patch(patch: Patch, view: View, skin: str) -> Iterator[Fill]:
    """Skin of a lighter tone that fades out to its edge; the clearer the more it faces one."""
    facing = round(patch.outward.dot(view.toward), 1)
    if facing <= 0:
        return
    along, aside = [place.x for place in patch.edge], [place.y for place in patch.edge]
    long_m, wide_m = max(along) - min(along), max(aside) - min(aside)
    middle = Vec(min(along) + long_m / 2, min(aside) + wide_m / 2, patch.edge[0].z)
    axes = view.xy(Vec(long_m / 2, 0, 0)), view.xy(Vec(0, wide_m / 2, 0))
    brush = _fading(QPointF(0, 0), 1.0, shaded(skin, _PATCH_LIGHT), _PATCH_OPACITY * facing)
    brush.setTransform(QTransform(*axes[0], *axes[1], *view.xy(middle)))
    yield _seen(patch.edge, view), brush


def _seen(edge: Iterable[Vec], view: View) -> QPainterPath:
    """The polygon whose corners are seen there."""
    path = QPainterPath()
    add_polygon(path, [view.xy(place) for place in edge])
    return path


def _bump(bump: Bump, view: View, light: XY, skin: str) -> Iterator[Fill]:
    """Lit on one side, with a little shade on the other; the clearer the more it faces one."""
    facing = bump.outward.dot(view.toward)
    if facing <= 0:
        return
    x, y, radius_m = view.circle(bump.ball)
    for to_light, brightness, opacity in _BUMP:
        x_m, y_m = x + light[0] * radius_m * to_light, y + light[1] * radius_m * to_light
        yield _spot(x_m, y_m, radius_m, shaded(skin, brightness), opacity * round(facing, 1))


def _joint(joint: Joint, brightness: float, view: View, light: XY, skin: str) -> Fill:
    """Skin over the joint that fades out away from the limb, so that no edge shows where two
    shadings meet.

    It is the clearer the more alike they are: an extremity's `brightness` there and that of a
    limb's middle, and shade that runs across both, as where the light comes from a limb's side.
    """
    x, y, radius_m = view.circle(joint.ball)
    limb_x, limb_y = view.xy(joint.limb)
    reach_m = radius_m * _JOINT_REACH
    centre = QPointF(x + limb_x * reach_m, y + limb_y * reach_m)
    from_side, unlike = abs(limb_x * light[1] - limb_y * light[0]), abs(brightness - _JOINT_LIGHT)
    opacity = round(min(1.0, max(1 - from_side, 2 * unlike)), 1)
    color = shaded(skin, _JOINT_LIGHT)
    return disc(x, y, radius_m), _fading(centre, radius_m + reach_m, color, opacity)


def _spot(x: float, y: float, radius_m: float, color: QColor, opacity: float) -> Fill:
    """A colour that fades out to the edge of a circle."""
    return disc(x, y, radius_m), _fading(QPointF(x, y), radius_m, color, opacity)


def _fading(
    centre: QPointF,
    radius_m: float,
    color: QColor,
    opacity: float,
    half_way: tuple[float, float] = _SOFT,
) -> QBrush:
    """A colour that fades out around a place; `half_way` there, how much of it there still is."""
    gradient = QRadialGradient(centre, radius_m)
    for place, part in ((0.0, 1.0), half_way, (1.0, 0.0)):
        gradient.setColorAt(place, _clear(color, part * opacity))
    return QBrush(gradient)


def _clear(color: QColor, opacity: float) -> QColor:
    """That colour, to be seen through: `shaded` keeps its own."""
    clear = QColor(color)
    clear.setAlphaF(opacity)
    return clear
