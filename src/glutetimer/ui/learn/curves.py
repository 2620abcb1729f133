"""Smooth lines through given points, for drawings of what has no straight edges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

Place: TypeAlias = tuple[float, float]


def curve(places: Sequence[Place], closed: bool = False) -> QPainterPath:
    """A Catmull-Rom spline through at least two places; `closed`, it comes back to the first."""
    points = [QPointF(*place) for place in places]
    if closed:
        points = [points[-1], *points, points[0], points[1]]
    else:
        points = [points[0], *points, points[-1]]
    path = QPainterPath(points[1])
    for before, start, end, after in zip(points, points[1:], points[2:], points[3:], strict=False):
        path.cubicTo(start + (end - before) / 6, end - (after - start) / 6, end)
    if closed:
        path.closeSubpath()
    return path
