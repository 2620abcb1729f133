"""The outlines of hulls as they are seen: around the circles that their balls are.

All lengths are metres in the picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import cos, hypot, pi, sin
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QTransform

from glutetimer.core.frozen import frozen
from glutetimer.core.space import Vec, rejected_unit
from glutetimer.ui.figure.extremities.extremity import Ball, Hull

# A place or a direction, and a place with a radius.
XY: TypeAlias = tuple[float, float]
Circle: TypeAlias = tuple[float, float, float]
# A place on an outline, and the direction in which it moves as the outline gets wider.
Edge: TypeAlias = tuple[float, float, float, float]

# Directions are rounded to this fraction of their length, so that what is computed for one can be
# kept: on a hand or a foot, that moves nothing by more than a pixel.
_VIEW_STEP = 0.06
# The cosine of the angle to a limb's direction within which it covers the ball that it ends in.
_COVERED = 0.3
# How many points there are around a disc.
_DISC_POINTS = 24


@frozen
class View:
    """A direction to the viewer, in an extremity's frame, and two square to it that span the
    picture.
    """

    toward: Vec
    right: Vec
    down: Vec

    # Each is kept (`_view`), and so equal to itself alone.
    __eq__, __hash__ = object.__eq__, object.__hash__

    def xy(self, place: Vec) -> XY:
        """Where a place is seen."""
        return place.dot(self.right), place.dot(self.down)

    def circle(self, of: Ball) -> Circle:
        """Where a ball is seen."""
        return (*self.xy(of.place), of.radius_m)


def view_from(toward: Vec) -> View:
    """The view from about that direction: one and the same for those that are all but alike."""
    return _view(*(round(part / _VIEW_STEP) for part in (toward.x, toward.y, toward.z)))


@lru_cache(maxsize=128)
def _view(x_steps: int, y_steps: int, z_steps: int) -> View:
    toward = Vec(x_steps, y_steps, z_steps).unit
    right = rejected_unit(Vec(0, 0, 1) if abs(toward.z) < 0.8 else Vec(1, 0, 0), toward)
    return View(toward, right, toward.cross(right))


def rim(
    hull: Hull, view: View, fixed: Ball | None, count: int, limb: XY | None = None
) -> list[Edge]:
    """The places around a hull where it reaches furthest in each direction; a `fixed` ball gets
    smaller where all else gets wider: all around, or where a `limb` in that direction covers it.
    """
    circles = [(*view.circle(of), of is fixed) for of in hull]
    edges = []
    for dx, dy in directions(count):
        furthest = -1.0
        for cx, cy, radius, is_fixed in circles:
            distance = cx * dx + cy * dy + radius
            if distance > furthest:
                furthest = distance
                covered = limb is None or dx * limb[0] + dy * limb[1] > _COVERED * hypot(*limb)
                grows = -1 if is_fixed and covered else 1
                edge = (cx + dx * radius, cy + dy * radius, dx * grows, dy * grows)
        edges.append(edge)
    return edges


@lru_cache
def directions(count: int) -> tuple[XY, ...]:
    """So many directions all around."""
    angles_rad = (2 * pi * i / count for i in range(count))
    return tuple((cos(angle_rad), sin(angle_rad)) for angle_rad in angles_rad)


def outline(rims: Sequence[Sequence[Edge]], wider_m: float) -> QPainterPath:
    """The outline of all hulls together, each that much wider."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for edges in rims:
        add_polygon(path, [(x + dx * wider_m, y + dy * wider_m) for x, y, dx, dy in edges])
    # One outline takes a fifth of the time to fill, and is smooth where two hulls share an edge.
    return path if len(rims) == 1 else path.simplified()


def add_polygon(path: QPainterPath, points: Sequence[XY]) -> None:
    """Add a closed polygon: in a third of the time that a `QPolygonF` of points takes."""
    path.moveTo(*points[0])
    line_to = path.lineTo
    for x, y in points:
        line_to(x, y)
    path.closeSubpath()


def reach(circles: Iterable[Circle], light: XY) -> tuple[float, float]:
    """How far to the light circles reach, and how far they do on their dark side."""
    (lx, ly), lit, dark = light, -1.0, 1.0
    for x, y, radius in circles:
        place = x * lx + y * ly
        lit, dark = max(lit, place + radius), min(dark, place - radius)
    return lit, dark


def disc(x: float, y: float, radius_m: float) -> QPainterPath:
    """Lines around a place: curves would take ten times as long to be filled."""
    return QTransform(radius_m, 0, 0, radius_m, x, y).map(_unit_disc())


@lru_cache(maxsize=1)
def _unit_disc() -> QPainterPath:
    path = QPainterPath()
    add_polygon(path, directions(_DISC_POINTS))
    return path
