"""How far a head is turned, and where that puts what is on it.

Lengths are metres around the head's centre: x to the side that the face is turned to, y down,
away from the crown, z forward. At every height a head's section is an ellipse, as wide as it is
seen from the front and as deep as from the side; so one table of sections gives the outline of
every view, and a place on the surface goes round the ellipse to the outline and not beyond it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import asin, atan2, cos, hypot, pi, sin, sqrt
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainterPath

from glutetimer.core.frozen import frozen

# Turns are kept in steps so small that no jump is seen: 1.5 mm on a face.
_STEP_RAD, _STEP = 1 / 56, 1 / 56
# So many turns' drawings are kept, each some 60 KB. While the head turns, each is shown for a frame
# or two.
MOST_TURNS = 8
# How far turned the head is seen of a person who lies on the back: that is a profile.
_PROFILE_RAD = asin(0.94)
# Features move less far up or down than they would: the chin would hide the neck.
_DAMPED = 0.7
_MOST_DOWN = 0.45


class HeadSection(NamedTuple):
    """A head's section at a height: half its width, and how far it reaches forward and back."""

    y: float
    width: float
    front: float
    back: float


class _WithCache:
    """Room for what is found out once, which a class of slots alone has not."""


@frozen
class HeadTurn(_WithCache):
    """How far a face is turned aside (the sine: 0 is the front, 1 the profile), and down."""

    aside: float
    down: float

    @staticmethod
    def seen(aside: float, down: float) -> HeadTurn:
        """Of a face whose direction is seen so far aside and down, of 1; rounded, to be kept."""
        angle_rad = asin(min(1.0, aside))
        further = min(1.0, angle_rad / _PROFILE_RAD) ** 2 * (pi / 2 / _PROFILE_RAD - 1)
        angle_rad = min(pi / 2, angle_rad * (1 + further))
        away = sqrt(max(0.05, 1 - aside * aside))
        slope = max(-_MOST_DOWN, min(_MOST_DOWN, down / away)) * _DAMPED
        return HeadTurn(sin(round(angle_rad / _STEP_RAD) * _STEP_RAD), round(slope / _STEP) * _STEP)

    @cached_property
    def across(self) -> float:
        """How much of the head's own width is seen, of 1."""
        return sqrt(max(0.0, 1 - self.aside * self.aside))

    def lerp(self, front: float, side: float) -> float:
        """Between a length as it is in the view from the front and in the profile."""
        return front + (side - front) * self.aside * self.aside

    def point(self, x: float, y: float, z: float) -> QPointF:
        """Where a place is seen."""
        depth = z * self.across - x * self.aside
        return QPointF(x * self.across + z * self.aside, y + depth * self.down)

    def edges(self, section: HeadSection) -> tuple[QPointF, QPointF]:
        """A section's two ends: on the side that the face is turned to, and on the other."""
        middle = (section.front - section.back) / 2
        reach = hypot(section.width * self.across, (section.front + section.back) / 2 * self.aside)
        y = section.y + middle * self.across * self.down
        return QPointF(middle * self.aside + reach, y), QPointF(middle * self.aside - reach, y)

    def on_section(self, section: HeadSection, x: float) -> QPointF:
        """Where a place on the surface is seen; what has gone out of sight is at the outline."""
        angle_rad = min(asin(max(-1.0, min(1.0, x / section.width))), self._last_rad(section))
        return self.point(section.width * sin(angle_rad), section.y, section.front * cos(angle_rad))

    def shown_until(self, section: HeadSection) -> float:
        """How far aside the last place in sight is."""
        return section.width * sin(self._last_rad(section))

    def _last_rad(self, section: HeadSection) -> float:
        """How far round a section is in sight, from its front."""
        return atan2(section.width * self.across, section.front * self.aside)


def section_at(sections: Sequence[HeadSection], y: float) -> HeadSection:
    """The section at a height, between two of the table or the first or last of it."""
    index = bisect_right(sections, y, key=lambda section: section.y)
    if index in (0, len(sections)):
        return sections[max(0, index - 1)]
    above, below = sections[index - 1], sections[index]
    fraction = (y - above.y) / (below.y - above.y)
    return HeadSection(*(a + (b - a) * fraction for a, b in zip(above, below, strict=True)))


def silhouette(turn: HeadTurn, sections: Iterable[HeadSection]) -> QPainterPath:
    """The outline of what has those sections, from its top down one side and up the other."""
    ends = [turn.edges(section) for section in sections]
    return smooth_path([far for far, _ in ends] + [near for _, near in reversed(ends)])


def smooth_path(points: Sequence[QPointF], closed: bool = True) -> QPainterPath:
    """A smooth curve through points (Catmull and Rom's)."""
    places = [(point.x(), point.y()) for point in points]
    before, after = (places[-1:], places[:2]) if closed else (places[:1], places[-1:])
    path = QPainterPath(points[0])
    around = [*before, *places, *after]
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(
        around, around[1:], around[2:], around[3:], strict=False
    ):
        path.cubicTo(
            bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy
        )
    if closed:
        path.closeSubpath()
    return path


def lens(start: QPointF, upper: QPointF, lower: QPointF, end: QPointF) -> QPainterPath:
    """A shape pointed at both ends, between two curves that are drawn to `upper` and `lower`."""
    path = QPainterPath(start)
    path.quadTo(upper, end)
    path.quadTo(lower, start)
    return path


def strand(start: QPointF, bend: QPointF, end: QPointF, width_m: float) -> QPainterPath:
    """A curve that is widest in its middle."""
    along = end - start
    length = hypot(along.x(), along.y()) or 1.0
    aside = QPointF(-along.y(), along.x()) * (width_m / length)
    return lens(start, bend - aside, bend + aside, end)


def faint(color: QColor, opacity: float) -> QColor:
    """The colour, so opaque."""
    color = QColor(color)
    color.setAlphaF(opacity)
    return color
