"""The figure's colours: cloth, skin and hair in the light and in the shade."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import cos, pi, sqrt

from PySide6.QtGui import QColor

from glutetimer.core.settings import Skin

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
# How much of the light comes from the viewer's direction.
_FRONT_LIGHT = 0.72


@lru_cache(maxsize=512)
def tube_bands(
    color: str, side_light: float, count: int
) -> tuple[tuple[float, ...], tuple[QColor, ...]]:
    """Where each band of a tube starts, from its lit edge (−1) to the dark one (1), and its colour.

    `side_light` is how much of the light comes from the side, rounded by the caller so that few
    different ones are kept.
    """
    edges = [-cos(pi * i / count) for i in range(count + 1)]
    colors = (
        shaded(color, _light_at((start + end) / 2, side_light)) for start, end in pairwise(edges)
    )
    return tuple(edges[:-1]), tuple(colors)


def _light_at(offset: float, side_light: float) -> float:
    """How bright a round body is, `offset` from its lit edge (−1) to the dark one (1), as
    `shaded` takes it.
    """
    sideways = -offset * side_light * sqrt(1 - _FRONT_LIGHT**2)
    facing = sideways + sqrt(1 - offset * offset) * _FRONT_LIGHT
    return max(-1.0, min(1.0, (facing - 0.62) * 1.15))


@lru_cache(maxsize=512)
def shaded(color: str, light: float) -> QColor:
    """A colour in more or less light: 0 is the colour itself, 1 the brightest, −1 the darkest."""
    base = QColor(color)
    fraction = light * 0.42 if light > 0 else -light * 0.62
    channels = []
    for channel, lit, shade in zip(
        (base.red(), base.green(), base.blue()), _LIGHT_RGB, _SHADE_RGB, strict=True
    ):
        extreme = lit if light > 0 else channel * 0.30 + shade * 0.45
        channels.append(round(channel + (extreme - channel) * fraction))
    return QColor(*channels)
