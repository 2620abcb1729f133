"""The figure's colours: cloth, skin and hair in the light and in the shade.

A limb is round: its brightness depends on how far from its middle a point is. So the shading of a
bone is one linear gradient across it, and that of the joint between two bones a radial one which
equals both where they meet.
"""

from __future__ import annotations

from functools import lru_cache
from math import sqrt

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QImage,
    QLinearGradient,
    QPainter,
    QRadialGradient,
    QTransform,
)

from glutetimer.core.setting_choices import Skin
from glutetimer.ui.theme import mixed

# Skin and the hair that goes with it.
SKINS = {
    Skin.LIGHT: ("#f1cdb4", "#8a5a34"),
    Skin.BEIGE: ("#dfae8d", "#50342a"),
    Skin.TAN: ("#c68e63", "#35241d"),
    Skin.BROWN: ("#96633f", "#241815"),
    Skin.DEEP: ("#65412c", "#15100f"),
}
# What shade adds to a colour that it darkens, and the warm light that a lit one goes towards.
_SHADE_RGB, _LIGHT_RGB = (44, 34, 74), (255, 244, 226)
# How much of the light comes from the viewer's direction, and how bright a colour itself is.
_FRONT_LIGHT, _AVERAGE_LIGHT = 0.72, 0.62
# Light from the side is given in so many steps, from −1 (from the left) to 1 (from the right).
SIDE_LIGHT_STEPS = 20
# How light the tone is by which cloth takes the accent's colour.
_ON_THE_WAY = 0.6
# Gradients reach so many times as far from the middle as a limb is thick at its joint: it is
# thicker elsewhere.
_REACH = 1.6
# Flesh that is thicker turns no further away from the viewer than so far from the middle.
_ROUND = 1.25
_STOPS = 16
# How dark the shade behind a round end is, so many of its radii from its middle.
_CREASE_REACH = 2.6
_CREASE = ((0.86, 0.0), (1.0, 0.17), (1.1, 0.22), (1.4, 0.19), (1.8, 0.11), (2.6, 0.0))
# How many pixels the picture of a shading has that fades in: along the bone, and across it.
_FADING_PX = QSize(32, 48)
# Grain is a picture of so many pixels in a square, over and over again, of so many lightnesses.
_GRAIN_PX, _GRAINS = 64, 3


@lru_cache(maxsize=128)
def across_brush(color: str, side_light: int, radius_m: float, widening_m: float) -> QBrush:
    """The shading of a bone, in its own frame: x along it from 0 to 1, y across it in metres.

    `side_light` is how much of the light comes from its right, in `SIDE_LIGHT_STEPS`. Where the
    bone ends in the joint, at x = `0` or `1`, it is `radius_m` thick; `widening_m` is by how much
    more it is at its other end (negative where the joint is at x = 0), so that shade follows the
    edge that it lies along.
    """
    side = side_light / SIDE_LIGHT_STEPS
    joint_x, slope_m = (1.0, widening_m) if widening_m >= 0 else (0.0, widening_m)
    # Lines of one brightness: y − slope · (x − joint) is the same on them.
    slope_m *= max(-1.0, min(1.0, 2 * side))
    reach_m, length = radius_m * _REACH, 1 + slope_m * slope_m
    x, y = -slope_m * reach_m / length, reach_m / length
    gradient = QLinearGradient(QPointF(joint_x - x, -y), QPointF(joint_x + x, y))
    for i in range(_STOPS + 1):
        place = 2 * i / _STOPS - 1
        gradient.setColorAt(i / _STOPS, shaded(color, _light_at(place * _REACH, side)))
    return QBrush(gradient)


@lru_cache(maxsize=96)
def fading_brush(
    color: str, side_light: int, radius_m: float, widening_m: float, end: float, until: float
) -> QBrush:
    """The `across_brush` of a bone that comes out of the body, in the same frame: nothing of it is
    seen at x = 0, and all of it from x = `end` on; there is more of it `until` another x.

    A picture, for no gradient of Qt's goes two ways; to be filled smoothly.
    """
    beyond_m = radius_m * _REACH + max(0.0, widening_m)
    # A brush begins anew beyond its picture's edges, and blends both ends there.
    shown = QRectF(end - until, -beyond_m, 2 * until - end, 2 * beyond_m)
    across = across_brush(color, side_light, radius_m, widening_m)
    return _fading_brush(across, shown, along_brush("#000000", ((0.0, 0.0), (end, 1.0))))


@lru_cache(maxsize=96)
def end_brush(
    color: str, side_light: int, radius_m: float, widening_m: float, start: float
) -> QBrush:
    """The `across_brush` of a bone up to what it ends in, in the same frame: all of it is seen up
    to x = `start`, and nothing at x = 1. A picture, to be filled smoothly."""
    beyond_m = radius_m * _REACH + max(0.0, widening_m)
    shown = QRectF(2 * start - 1, -beyond_m, 3 - 3 * start, 2 * beyond_m)
    across = across_brush(color, side_light, radius_m, widening_m)
    return _fading_brush(across, shown, along_brush("#000000", ((start, 1.0), (1.0, 0.0))))


def _fading_in(start: tuple[float, float], end: tuple[float, float]) -> QBrush:
    """What fades in from one place to another."""
    gradient = QLinearGradient(QPointF(*start), QPointF(*end))
    gradient.setColorAt(0, Qt.GlobalColor.transparent)
    gradient.setColorAt(1, Qt.GlobalColor.black)
    return QBrush(gradient)


def _fading_brush(across: QBrush, shown: QRectF, *fadings: QBrush) -> QBrush:
    """A picture of the brush in that rectangle, as much of it as of all that fades in."""
    width, height = _FADING_PX.width() / shown.width(), _FADING_PX.height() / shown.height()
    to_picture = QTransform(width, 0, 0, height, -shown.left() * width, -shown.top() * height)
    picture = QImage(_FADING_PX, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(picture)
    painter.setTransform(to_picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.fillRect(shown, across)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    for fading in fadings:
        painter.fillRect(shown, fading)
    painter.end()
    brush = QBrush(picture)
    brush.setTransform(to_picture.inverted()[0])
    return brush


def accented(cloth: str, accent: str, works: float) -> str:
    """Cloth on its way to the accent's colour: by a light tone, for half of each would be brown."""
    light = mixed(accent, "#ffffff", _ON_THE_WAY)
    return mixed(mixed(cloth, light, works), mixed(light, accent, works), works)


@lru_cache(maxsize=128)
def joint_brush(color: str, side_light: int, outer_side: int) -> QBrush:
    """The shading of a joint of radius 1 around its middle, as on the outer side of the bend: 1 is
    the bones' right and −1 their left."""
    gradient = QRadialGradient(QPointF(0, 0), _REACH)
    for i in range(_STOPS + 1):
        place = outer_side * i / _STOPS * _REACH
        light = _light_at(place, side_light / SIDE_LIGHT_STEPS)
        gradient.setColorAt(i / _STOPS, shaded(color, light))
    return QBrush(gradient)


@lru_cache(maxsize=96)
def cap_brush(color: str, side_light: int, inner_side: int) -> QBrush:
    """The shading of a bone around its end, of radius 1: all of it is seen at x = 0, where the bone
    begins, and nothing beyond that, nor at the inner side of a bend, which is 1 for the bone's
    right, −1 for its left and 0 for none. A picture, to be filled smoothly."""
    shown = QRectF(-1.5, -_REACH, 3.0, 2 * _REACH)
    across, ends = across_brush(color, side_light, 1.0, 0.0), [_fading_in((-0.7, 0), (0, 0))]
    if inner_side:
        ends.append(_fading_in((0, inner_side), (0, 0)))
    return _fading_brush(across, shown, *ends)


@lru_cache(maxsize=1)
def grain_brush() -> QBrush:
    """Pixels that are lighter by one or two steps of a colour, or by none: over a wide gradient, of
    which each step would be seen as a stripe."""
    # "Interleaved gradient noise" (Jimenez 2014). Each of a pixel's four bytes is the same: so much
    # light, and as opaque.
    pixels = b"".join(
        bytes([int(_GRAINS * (52.9829189 * ((0.06711056 * x + 0.00583715 * y) % 1) % 1))] * 4)
        for y in range(_GRAIN_PX)
        for x in range(_GRAIN_PX)
    )
    picture = QImage(
        pixels, _GRAIN_PX, _GRAIN_PX, 4 * _GRAIN_PX, QImage.Format.Format_ARGB32_Premultiplied
    )
    return QBrush(picture.copy())


def edge_color(color: str, side_light: int, side: int) -> QColor:
    """The colour at the edge of a bone: 1 is its right, −1 its left."""
    return shaded(color, _light_at(side, side_light / SIDE_LIGHT_STEPS))


@lru_cache(maxsize=96)
def along_brush(color: str, opacities: tuple[tuple[float, float], ...]) -> QBrush:
    """A colour that comes and goes along a bone: the opacity at places from 0 to 1."""
    gradient = QLinearGradient(QPointF(0, 0), QPointF(1, 0))
    gradient.setSpread(QGradient.Spread.PadSpread)
    for place, opacity in opacities:
        veil = QColor(color)
        veil.setAlphaF(opacity)
        gradient.setColorAt(place, veil)
    return QBrush(gradient)


@lru_cache(maxsize=64)
def crease_brush(color: str, clear: float) -> QBrush:
    """The shade behind a round end of radius 1, which stands out from it and fades out beyond."""
    gradient = QRadialGradient(QPointF(0, 0), _CREASE_REACH)
    for radius, opacity in _CREASE:
        veil = QColor(color)
        veil.setAlphaF(opacity * clear)
        gradient.setColorAt(radius / _CREASE_REACH, veil)
    return QBrush(gradient)


def _light_at(offset: float, side_light: float) -> float:
    """How bright a round body is, `offset` radii from its middle to the right, as `shaded` takes
    it.
    """
    sideways = max(-1.0, min(1.0, offset)) * side_light * sqrt(1 - _FRONT_LIGHT**2)
    rounded = min(_ROUND, abs(offset)) / _REACH
    facing = sideways + sqrt(1 - rounded**2) * _FRONT_LIGHT
    return max(-1.0, min(1.0, (facing - _AVERAGE_LIGHT) * 1.05))


def shaded(color: str, light: float) -> QColor:
    """A colour in more or less light: 0 is the colour itself, 1 the brightest, −1 the darkest."""
    return QColor(*_shaded_rgb(color, light))


@lru_cache(maxsize=1024)
def _shaded_rgb(color: str, light: float) -> tuple[int, int, int]:
    base = QColor(color)
    # Dark cloth is dull: it would shine like metal.
    fraction = light * (0.20 + 0.34 * base.lightnessF()) if light > 0 else -light * 0.62
    channels = []
    for channel, lit, shade in zip(
        (base.red(), base.green(), base.blue()), _LIGHT_RGB, _SHADE_RGB, strict=True
    ):
        extreme = lit if light > 0 else channel * 0.30 + shade * 0.45
        channels.append(round(channel + (extreme - channel) * fraction))
    red, green, blue = channels
    return red, green, blue
