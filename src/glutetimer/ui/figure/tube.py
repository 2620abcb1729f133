"""Rounded limbs: the outline and the shading of flesh around a line of bones.

A tube is a line through a few joints, seen by the camera, with a radius at each place. It is
filled from the lit edge to the dark one in bands, as a round body under one light would be;
the bands run on around a bent knee, so no joint shows as a seam.

All coordinates are pixels of the picture. `across` runs from −1 (lit edge) to 1 (dark edge).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, hypot, pi, sin

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

# A point or a direction in the picture.
XY = tuple[float, float]
# Places along a limb, from 0 to 1, with the radius there in metres.
Profile = tuple[tuple[float, float], ...]
# The fraction of each bone that the rounding of a joint takes.
_ROUNDING = 0.18


@dataclass(frozen=True, slots=True)
class Cap:
    """A rounded end: its centre, and the vectors from there to its tip and to the dark edge.

    `points` are those on half a circle.
    """

    x: float
    y: float
    to_tip: XY
    to_dark: XY
    points: int

    def wider(self, by_px: float) -> Cap:
        """The same end of a tube that is thicker by so much."""
        to_tip, to_dark = _longer(self.to_tip, by_px), _longer(self.to_dark, by_px)
        return Cap(self.x, self.y, to_tip, to_dark, self.points)

    def arc(self, from_across: float, to_across: float) -> list[QPointF]:
        (dark_x, dark_y), (tip_x, tip_y) = self.to_dark, self.to_tip
        return [
            QPointF(self.x + dark_x * dark + tip_x * tip, self.y + dark_y * dark + tip_y * tip)
            for dark, tip in _half_circle(from_across, to_across, self.points)
        ]


def _longer(vector: XY, by_px: float) -> XY:
    (x, y), length = vector, hypot(*vector)
    return x + x * by_px / length, y + y * by_px / length


@lru_cache(maxsize=512)
def _half_circle(from_across: float, to_across: float, points: int) -> tuple[XY, ...]:
    """Points on half a circle of radius 1: how far to the dark side, and how far to the tip."""
    first, last = asin(from_across), asin(to_across)
    count = max(1, round(points * abs(last - first) / pi))
    angles = [first + (last - first) * i / count for i in range(count + 1)]
    return tuple((sin(angle), cos(angle)) for angle in angles)


@dataclass(frozen=True, slots=True)
class Tube:
    """A limb as seen: its lit and its dark edge from start to end, and its rounded ends.

    `side_light` says how much of the light falls on it from the side, from 0 to 1. Outlines run
    the same way round wherever the light is, so that those which overlap make one shape.
    """

    lit_edge: tuple[XY, ...]
    dark_edge: tuple[XY, ...]
    start: Cap
    end: Cap
    side_light: float
    light_on_left: bool

    def outline(self, width: float, start: bool, end: bool) -> QPolygonF:
        """The tube and `width` pixels more around it; `start` and `end`: also at its ends.

        Filled before the tube, it is an outline.
        """
        lit, dark = [], []
        for (lx, ly), (dx, dy) in zip(self.lit_edge, self.dark_edge, strict=True):
            fraction = width / (hypot(dx - lx, dy - ly) or 1e-6)
            x, y = (dx - lx) * fraction, (dy - ly) * fraction
            lit.append(QPointF(lx - x, ly - y))
            dark.append(QPointF(dx + x, dy + y))
        dark.reverse()
        if end:
            lit += self.end.wider(width).arc(-1, 1)
        if start:
            dark += self.start.wider(width).arc(1, -1)
        outline = lit + dark
        if self.light_on_left:
            outline.reverse()
        return QPolygonF(outline)

    def bands(self, starts: Iterable[float]) -> Iterator[QPolygonF]:
        """All that is further to the dark side than each of these places across (−1: all of it)."""
        crossings = [
            (lx, ly, dx - lx, dy - ly)
            for (lx, ly), (dx, dy) in zip(self.lit_edge, self.dark_edge, strict=True)
        ]
        dark_edge = [QPointF(x, y) for x, y in reversed(self.dark_edge)]
        for start in starts:
            fraction = (start + 1) / 2
            edge = [QPointF(x + dx * fraction, y + dy * fraction) for x, y, dx, dy in crossings]
            yield QPolygonF(edge + self.end.arc(start, 1) + dark_edge + self.start.arc(1, start))


def tube_around(
    line: Sequence[XY], radii_px: Sequence[float], light: XY, flat: tuple[bool, bool]
) -> Tube:
    """The tube around a line of points with a radius each.

    `light` points to where the light comes from. `flat` cuts the start or end off straight,
    as cloth is.
    """
    directions = _directions(line)
    # The side that faces the light, on the whole.
    facing = sum(-wy * light[0] + wx * light[1] for wx, wy in directions) / len(directions)
    sign = -1.0 if facing >= 0 else 1.0
    lit_edge, dark_edge = [], []
    for (x, y), (wx, wy), radius in zip(line, directions, radii_px, strict=True):
        aside = radius * sign
        lit_edge.append((x + wy * aside, y - wx * aside))
        dark_edge.append((x - wy * aside, y + wx * aside))
    caps = []
    for i, outward in ((0, -1), (-1, 1)):
        (lx, ly), (dx, dy), (wx, wy) = lit_edge[i], dark_edge[i], directions[i]
        radius = hypot(dx - lx, dy - ly) / 2
        length = radius * outward * (0.22 if flat[i] else 1.0)
        caps.append(
            Cap(
                (lx + dx) / 2,
                (ly + dy) / 2,
                (wx * length, wy * length),
                ((dx - lx) / 2, (dy - ly) / 2),
                4 if flat[i] else max(5, min(14, round(radius / 4))),
            )
        )
    side_light = min(1.0, abs(facing))
    return Tube(tuple(lit_edge), tuple(dark_edge), caps[0], caps[1], side_light, sign > 0)


def _directions(line: Sequence[XY]) -> list[XY]:
    directions = []
    for i in range(len(line)):
        (ax, ay), (bx, by) = line[max(0, i - 1)], line[min(len(line) - 1, i + 1)]
        length = hypot(bx - ax, by - ay) or 1e-6
        directions.append(((bx - ax) / length, (by - ay) / length))
    return directions


def bent_line(joints: Sequence[XY], count: int) -> list[XY]:
    """`count` points on each bone; the corner at a joint between two is rounded."""
    if len(joints) == 2:
        (ax, ay), (bx, by) = joints
        return [(ax + (bx - ax) * i / count, ay + (by - ay) * i / count) for i in range(count + 1)]
    (ax, ay), (mx, my), (bx, by) = joints
    points = []
    for i in range(2 * count + 1):
        place = i / count - 1
        if abs(place) >= _ROUNDING:
            ex, ey, fraction = (ax, ay, -place) if place < 0 else (bx, by, place)
            points.append((mx + (ex - mx) * fraction, my + (ey - my) * fraction))
            continue
        # A quadratic curve from one bone to the other that the joint pulls at.
        t = (place / _ROUNDING + 1) / 2
        before, joint, after = (1 - t) ** 2, 2 * t * (1 - t), t * t
        px, py = mx + (ax - mx) * _ROUNDING, my + (ay - my) * _ROUNDING
        qx, qy = mx + (bx - mx) * _ROUNDING, my + (by - my) * _ROUNDING
        points.append(
            (px * before + mx * joint + qx * after, py * before + my * joint + qy * after)
        )
    return points


@lru_cache(maxsize=64)
def radii(profile: Profile, count: int) -> tuple[float, ...]:
    """`count` radii in metres at even distances along a limb, on a smooth curve through the
    profile.
    """
    return tuple(_radius_at(profile, i / (count - 1)) for i in range(count))


def _radius_at(profile: Profile, place: float) -> float:
    i = max(1, min(len(profile) - 1, bisect_left(profile, (place, 0.0))))
    (a, a_radius), (b, b_radius) = profile[i - 1], profile[i]
    before, after = profile[max(0, i - 2)], profile[min(len(profile) - 1, i + 1)]
    # A cubic that leaves each place in the direction of its neighbours.
    a_slope = (b_radius - before[1]) / (b - before[0])
    b_slope = (after[1] - a_radius) / (after[0] - a)
    length = b - a
    t = min(1.0, max(0.0, (place - a) / length))
    return (
        a_radius * (1 + t * t * (2 * t - 3))
        + b_radius * t * t * (3 - 2 * t)
        + length * t * (1 - t) * (a_slope * (1 - t) - b_slope * t)
    )
