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
# Shade is the colour itself, deep, with a little of the evening in it; light is warm.
_SHADE, _SHINE = (44, 34, 74), (255, 244, 226)
_FRONT = 0.72


@lru_cache(maxsize=512)
def bands(color: str, lit: float, count: int) -> tuple[tuple[float, ...], tuple[QColor, ...]]:
    """Where each band of a tube begins, from the lit edge (−1) on, and its colour.

    `lit` is how much of the light comes from the side, rounded by whoever asks.
    """
    edges = [-cos(pi * i / count) for i in range(count + 1)]
    tints = (shaded(color, _light((begins + ends) / 2, lit)) for begins, ends in pairwise(edges))
    return tuple(edges[:-1]), tuple(tints)


def _light(across: float, lit: float) -> float:
    """How bright a round body is there: 0 is its own colour, 1 the brightest, −1 the darkest."""
    towards = -across * lit * sqrt(1 - _FRONT**2) + sqrt(1 - across * across) * _FRONT
    return max(-1.0, min(1.0, (towards - 0.62) * 1.15))


@lru_cache(maxsize=512)
def shaded(color: str, light: float) -> QColor:
    """A colour in more or less light, from −1 to 1."""
    base = QColor(color)
    share = light * 0.42 if light > 0 else -light * 0.62
    parts = []
    for part, shine, cool in zip(
        (base.red(), base.green(), base.blue()), _SHINE, _SHADE, strict=True
    ):
        goal = shine if light > 0 else part * 0.30 + cool * 0.45
        parts.append(round(part + (goal - part) * share))
    return QColor(*parts)
