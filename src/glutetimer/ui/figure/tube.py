"""Rounded limbs: the outline and the shading of flesh around a line of bones.

A tube is a line through a few joints, seen by the camera, with a radius at each place. It is
filled from the lit edge to the dark one in bands, as a round body under one light would be;
the bands run on around a bent knee, so no joint looks like one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, hypot, pi, sin

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

Spot = tuple[float, float]
# How far along a limb, from 0 to 1, and the radius there in metres.
Profile = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Cap:
    """One rounded end: its middle, and from there to its tip and to the dark edge."""

    x: float
    y: float
    out: Spot
    dark: Spot
    steps: int

    def wider(self, by: float) -> Cap:
        """The same end of a tube that is thicker by so much."""
        out, dark = (
            (x + x * by / far, y + y * by / far)
            for (x, y), far in ((self.out, hypot(*self.out)), (self.dark, hypot(*self.dark)))
        )
        return Cap(self.x, self.y, out, dark, self.steps)

    def arc(self, from_across: float, until_across: float) -> list[QPointF]:
        """Points on the end's circle, `across` running from −1 (lit edge) to 1 (dark edge)."""
        (dark_x, dark_y), (out_x, out_y) = self.dark, self.out
        return [
            QPointF(self.x + dark_x * dark + out_x * out, self.y + dark_y * dark + out_y * out)
            for dark, out in _quarters(from_across, until_across, self.steps)
        ]


@lru_cache(maxsize=512)
def _quarters(from_across: float, until_across: float, steps: int) -> tuple[Spot, ...]:
    """Points on half a circle: how far to the dark side, and how far out."""
    first, last = asin(from_across), asin(until_across)
    count = max(1, round(steps * abs(last - first) / pi))
    angles = [first + (last - first) * i / count for i in range(count + 1)]
    return tuple((sin(angle), cos(angle)) for angle in angles)


@dataclass(frozen=True, slots=True)
class Tube:
    """A limb as seen: its lit and its dark edge from start to end, and its rounded ends.

    `lit` says how much of the light falls on it from the side, from 0 to 1. Outlines run the
    same way round wherever the light is, so that those which overlap make one shape.
    """

    lit_edge: tuple[Spot, ...]
    dark_edge: tuple[Spot, ...]
    start: Cap
    end: Cap
    lit: float
    light_on_left: bool

    def rim(self, width: float, start: bool, end: bool) -> QPolygonF:
        """All of it and `width` more: filled first, an outline; but not around open ends."""
        lit, dark = [], []
        for (lx, ly), (dx, dy) in zip(self.lit_edge, self.dark_edge, strict=True):
            share = width / (hypot(dx - lx, dy - ly) or 1e-6)
            x, y = (dx - lx) * share, (dy - ly) * share
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

    def bands(self, begins: Iterable[float]) -> Iterator[QPolygonF]:
        """Everything that is further to the dark side than each of these (−1: all of it)."""
        across = [
            (lx, ly, dx - lx, dy - ly)
            for (lx, ly), (dx, dy) in zip(self.lit_edge, self.dark_edge, strict=True)
        ]
        outer = [QPointF(x, y) for x, y in reversed(self.dark_edge)]
        for begin in begins:
            share = (begin + 1) / 2
            inner = [QPointF(x + wide * share, y + high * share) for x, y, wide, high in across]
            yield QPolygonF(inner + self.end.arc(begin, 1) + outer + self.start.arc(1, begin))


def tube(
    line: Sequence[Spot], thick: Sequence[float], light: Spot, flat: tuple[bool, bool]
) -> Tube:
    """The tube around a line of points with a radius each, in pixels.

    `light` points to where the light comes from. `flat` cuts the start or end off straight,
    as cloth is.
    """
    ways = _ways(line)
    # The side that faces the light, on the whole.
    facing = sum(-wy * light[0] + wx * light[1] for wx, wy in ways) / len(ways)
    sign = -1.0 if facing >= 0 else 1.0
    lit_edge, dark_edge = [], []
    for (x, y), (wx, wy), radius in zip(line, ways, thick, strict=True):
        aside = radius * sign
        lit_edge.append((x + wy * aside, y - wx * aside))
        dark_edge.append((x - wy * aside, y + wx * aside))
    ends = []
    for i, outwards in ((0, -1), (-1, 1)):
        (x, y), (wx, wy) = line[i], ways[i]
        (lx, ly), (dx, dy) = lit_edge[i], dark_edge[i]
        half = hypot(dx - lx, dy - ly) / 2
        reach = half * outwards * (0.22 if flat[i] else 1.0)
        ends.append(
            Cap(
                (lx + dx) / 2,
                (ly + dy) / 2,
                (wx * reach, wy * reach),
                ((dx - lx) / 2, (dy - ly) / 2),
                4 if flat[i] else max(5, min(14, round(half / 4))),
            )
        )
    return Tube(
        tuple(lit_edge), tuple(dark_edge), ends[0], ends[1], min(1.0, abs(facing)), sign > 0
    )


def _ways(line: Sequence[Spot]) -> list[Spot]:
    """The direction of the line at each of its points."""
    ways = []
    for i in range(len(line)):
        (ax, ay), (bx, by) = line[max(0, i - 1)], line[min(len(line) - 1, i + 1)]
        far = hypot(bx - ax, by - ay) or 1e-6
        ways.append(((bx - ax) / far, (by - ay) / far))
    return ways


def bent(joints: Sequence[Spot], steps: int, softness: float = 0.18) -> list[Spot]:
    """`steps` points on each bone; the corner at a joint between two is rounded."""
    if len(joints) == 2:
        (ax, ay), (bx, by) = joints
        return [(ax + (bx - ax) * i / steps, ay + (by - ay) * i / steps) for i in range(steps + 1)]
    (ax, ay), (mx, my), (bx, by) = joints
    points = []
    for i in range(2 * steps + 1):
        place = i / steps - 1
        if abs(place) >= softness:
            fx, fy, share = (ax, ay, -place) if place < 0 else (bx, by, place)
            points.append((mx + (fx - mx) * share, my + (fy - my) * share))
            continue
        # A quadratic curve from one bone to the other that the joint pulls at.
        t = (place / softness + 1) / 2
        before, joint, after = (1 - t) ** 2, 2 * t * (1 - t), t * t
        px, py = mx + (ax - mx) * softness, my + (ay - my) * softness
        qx, qy = mx + (bx - mx) * softness, my + (by - my) * softness
        points.append(
            (px * before + mx * joint + qx * after, py * before + my * joint + qy * after)
        )
    return points


@lru_cache(maxsize=64)
def radii(profile: Profile, count: int) -> tuple[float, ...]:
    """`count` radii at even distances along a limb, on a smooth curve through the profile."""
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
