"""The outlines of bones' flesh and cloth, each in its bone's own frame.

In that frame x is along the bone from 0 to 1 and y across it in metres, to the right of who looks
along it. An outline depends on little, so each is made once and kept: a frame of a session only
places them. They are polygons, for Qt takes twenty times as long to fill curves that it has to
transform.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from math import copysign, cos, hypot, pi, pow, sin, sqrt
from typing import TypeAlias

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

# Places along a limb, from 0 to 1, with the radius there in metres.
Profile: TypeAlias = tuple[tuple[float, float], ...]
# A point or a direction in the picture.
XY: TypeAlias = tuple[float, float]

# How far a muscle stands out is given in so many steps, from −1 (to the left) to 1; how far a hem
# bulges, in so many to a bone's length.
LEAN_STEPS, HEM_STEPS = 8, 64
_POINTS = 8
# How much of the corners of a hem is rounded off: along the bone, as a fraction of it, and across.
_CORNER, _CORNER_M = 0.03, 0.003
# Curves are made polygons that are fine enough for a metre of so many pixels.
_FINE_PX = 1500.0
_CURVE_PLACES = tuple(i / 8 for i in range(9))
# A second bone that points away is so many steps nearer to a plain taper, which begins late.
SQUEEZED_STEPS, _TAPER = 8, 1.5
# By what the radii along either bone are multiplied where the first one's end is seen before the
# second, both of them short: that end is broad, and what runs back from it narrow. It comes in so
# many steps, at so many places along a bone.
ROUND_END_STEPS, _ROUND_END_PLACES, _ROUND_END_WIDER = 8, 14, 1.10
_ROUND_END: tuple[Profile, Profile] = (
    ((0.0, 1.0), (0.42, 1.0), (0.66, 0.96), (0.84, 1.05), (1.0, _ROUND_END_WIDER), (1.12, 1.08)),
    ((-0.12, 1.08), (0.0, _ROUND_END_WIDER), (0.18, 1.02), (0.40, 0.86), (0.62, 0.90), (0.9, 1.0)),
)
# How much flatter than round the front of a joint is, of that sharp a bend that it is as flat as it
# gets: that comes in so many steps.
FLAT_STEPS, _FLATTEST = 8, 0.75
UNIT_CIRCLE = QPolygonF([QPointF(cos(2 * pi * i / 40), sin(2 * pi * i / 40)) for i in range(40)])
# The end of a bone where it comes out of the body, for a radius of 1: the half of a circle that is
# behind it, and a little more, so that there is no seam.
ROOT_END = QPolygonF(
    [
        QPointF(0.1, 1),
        *(QPointF(-sin(pi * i / 20), cos(pi * i / 20)) for i in range(21)),
        QPointF(0.1, -1),
    ]
)


@lru_cache(maxsize=FLAT_STEPS + 1)
def joint_outline(flat: int) -> QPolygonF:
    """The outline of a joint of radius 1 whose front is at x = 1: round, or in so many `FLAT_STEPS`
    flatter, between corners in which the bones end."""
    power = _power(flat)

    def rounded(part: float) -> float:
        return copysign(abs(part) ** (2 / power), part)

    angles_rad = (2 * pi * i / 40 for i in range(40))
    return QPolygonF([QPointF(rounded(cos(t)), rounded(sin(t))) for t in angles_rad])


def joint_reach(flat: int, cosine: float) -> float:
    """How far that outline reaches in a direction with that cosine to its front's."""
    power = _power(flat)
    return pow(pow(cosine, power) + pow(1 - cosine * cosine, power / 2), -1 / power)


def _power(flat: int) -> float:
    """Of a superellipse; a circle's is 2."""
    return 2 + _FLATTEST * flat / FLAT_STEPS


@lru_cache(maxsize=192)
def bone_outline(
    radius_at: Profile,
    bulge_at: Profile,
    span: tuple[float, float],
    lean: int,
    hems: tuple[int, int],
    wider_m: float,
    mitre: int = 0,
    *,
    soft_hem: bool = False,
) -> QPolygonF:
    """The outline of a part of a bone, from `span[0]` to `span[1]` of it.

    `bulge_at` is by how much its flesh lies further to the front than to the back, `lean` how
    much of the front is at the right, in `LEAN_STEPS`. Hems are curves that bulge to the bone's
    end by so many `HEM_STEPS`. `wider_m` is added all around. With a `mitre`, of so many steps,
    the start is cut off aslant from its middle: at the right, or where it is negative at the left.
    Corners of a soft hem at the end are rounded off, or they would be spurs on what it lies on.
    """
    start, end = span
    left: list[XY] = []
    right: list[XY] = []
    cut = abs(mitre) / HEM_STEPS
    for edge, side, first in (
        (left, -1, start + cut if mitre < 0 else start),
        (right, 1, start + cut if mitre > 0 else start),
    ):
        leaning = lean / LEAN_STEPS
        for place, radius_m, bulge_m in _edge_places(radius_at, bulge_at, first, end):
            # Where it is cut off, what is added begins.
            wider = wider_m if edge or first == start else 0.0
            edge.append((place, bulge_m * leaning + side * (radius_m + wider)))
        if soft_hem:
            place, aside_m = edge.pop()
            edge += ((place - _CORNER, aside_m), (place, aside_m - side * _CORNER_M))
    path = QPainterPath()
    path.moveTo(*left[0])
    smooth_to(path, left)
    _hem_to(path, left[-1], right[-1], hems[1] / HEM_STEPS)
    smooth_to(path, right[::-1])
    if mitre:
        path.lineTo(start, 0.0)
    else:
        _hem_to(path, right[0], left[0], hems[0] / HEM_STEPS)
    path.closeSubpath()
    return flattened(path)


@lru_cache(maxsize=256)
def _edge_places(
    radius_at: Profile, bulge_at: Profile, first: float, end: float
) -> tuple[tuple[float, float, float], ...]:
    """Places from the first to the end of an edge, each with the radius and the bulge there."""
    places = [first + (end - first) * i / _POINTS for i in range(_POINTS + 1)]
    return tuple(
        (place, interpolated(radius_at, place), interpolated(bulge_at, place) if bulge_at else 0.0)
        for place in places
    )


@lru_cache(maxsize=96)
def squeezed(profile: Profile, steps: int) -> Profile:
    """The profile of a second bone that points away from the viewer or to them, in so many
    `SQUEEZED_STEPS`: ever more a plain taper, for the shorter a calf is seen the more of a lump it
    would be."""
    first_m, last_m = interpolated(profile, 0.0), interpolated(profile, 1.0)
    part = steps / SQUEEZED_STEPS

    def taper_m(place: float) -> float:
        return first_m + (last_m - first_m) * pow(place, _TAPER)

    return tuple(
        (place, value_m + (taper_m(place) - value_m) * part if 0 <= place <= 1 else value_m)
        for place, value_m in profile
    )


@lru_cache(maxsize=64)
def round_ended(profile: Profile, bone: int, steps: int) -> Profile:
    """The profile of the first bone, 0, or the second, 1, where the round end of the first is seen
    before the second, in so many `ROUND_END_STEPS`."""
    first, last = profile[0][0], profile[-1][0]
    places = [first + (last - first) * i / _ROUND_END_PLACES for i in range(_ROUND_END_PLACES + 1)]
    return tuple(
        (
            place,
            interpolated(profile, place)
            * (1 + (interpolated(_ROUND_END[bone], place) - 1) * steps / ROUND_END_STEPS),
        )
        for place in places
    )


def round_end_factor(steps: int) -> float:
    """The same for the joint between both."""
    return 1 + (_ROUND_END_WIDER - 1) * steps / ROUND_END_STEPS


def flattened(path: QPainterPath) -> QPolygonF:
    """The path as a polygon; its coordinates are about a metre."""
    fine = QTransform.fromScale(_FINE_PX, _FINE_PX)
    return fine.inverted()[0].map(path.toFillPolygon(fine))


def _hem_to(path: QPainterPath, start: XY, end: XY, bulge: float) -> None:
    """Half an ellipse from one edge to the other."""
    if not bulge:
        path.lineTo(*end)
        return
    # A cubic with its control points 4/3 out comes as far as half an ellipse.
    out = bulge * 4 / 3
    path.cubicTo(start[0] + out, start[1], end[0] + out, end[1], *end)


def smooth_to(path: QPainterPath, points: Sequence[XY]) -> None:
    """Go on through the points, of which the first is where the path is: a Catmull-Rom spline."""
    last = len(points) - 1
    for i in range(last):
        (ax, ay), (bx, by) = points[i], points[i + 1]
        (px, py), (qx, qy) = points[max(0, i - 1)], points[min(last, i + 2)]
        path.cubicTo(
            ax + (bx - px) / 6, ay + (by - py) / 6, bx - (qx - ax) / 6, by - (qy - ay) / 6, bx, by
        )


def rounded_corner(
    root: XY, start: XY, corner: XY, end: XY, end_corner: XY | None = None
) -> list[QPointF]:
    """What fills a corner: from a point deep inside, along a curve from one edge to the other.

    With an `end_corner` the end's edge leads to that one.
    """
    (ax, ay), (cx, cy), (bx, by) = start, corner, end
    dx, dy = end_corner or corner
    points = [QPointF(*root)]
    for t in _CURVE_PLACES:
        # One corner's parabola, as the cubic that both ends' corners lead.
        at, at_end = 2 * t * (1 - t) ** 2, 2 * t * t * (1 - t)
        before, after = (1 - t) ** 3 + at / 2, t**3 + at_end / 2
        points.append(
            QPointF(
                ax * before + cx * at + dx * at_end + bx * after,
                ay * before + cy * at + dy * at_end + by * after,
            )
        )
    return points


def touching(start: XY, radius: float, out: XY) -> XY:
    """Where a line from a point touches a circle around (0, 0), of both places the outer one."""
    x, y = start
    far = hypot(x, y)
    if far <= radius:
        return start
    along = radius / far
    across = sqrt(1 - along * along) * (1 if x * out[1] - y * out[0] > 0 else -1)
    return radius * (along * x - across * y) / far, radius * (along * y + across * x) / far


def interpolated(profile: Profile, place: float) -> float:
    """The value at a place, on a smooth curve through the profile."""
    i = max(1, min(len(profile) - 1, bisect_left(profile, (place, 0.0))))
    (a, a_value), (b, b_value) = profile[i - 1], profile[i]
    before, after = profile[max(0, i - 2)], profile[min(len(profile) - 1, i + 1)]
    # A cubic that leaves each place in the direction of its neighbours.
    a_slope = (b_value - before[1]) / (b - before[0])
    b_slope = (after[1] - a_value) / (after[0] - a)
    length = b - a
    t = min(1.0, max(0.0, (place - a) / length))
    return (
        a_value * (1 + t * t * (2 * t - 3))
        + b_value * t * t * (3 - 2 * t)
        + length * t * (1 - t) * (a_slope * (1 - t) - b_slope * t)
    )
