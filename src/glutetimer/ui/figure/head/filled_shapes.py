"""Shapes that are kept for many frames: polygons, which are filled ten times as fast as curves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainterPath, QPainterPathStroker, QTransform

# Curves are flattened to a quarter of a pixel at so many pixels per metre.
_PX_PER_M = 1000.0
_TO_PX = QTransform.fromScale(_PX_PER_M, _PX_PER_M)
_TO_M = QTransform.fromScale(1 / _PX_PER_M, 1 / _PX_PER_M)

# A brush, or the one for a direction of the light; and what it fills.
Fill: TypeAlias = QBrush | Callable[[int], QBrush]
Mark: TypeAlias = tuple[QPainterPath, Fill]


def as_polygons(first: QPainterPath, *others: QPainterPath) -> QPainterPath:
    """One polygon for all those paths, in metres, by the fill rule of the first of them."""
    flat = QPainterPath()
    flat.setFillRule(first.fillRule())
    for path in (first, *others):
        for polygon in path.toSubpathPolygons(_TO_PX):
            flat.addPolygon(polygon)
    # A new path, without the room that one has left to which something was added.
    return _TO_M.map(flat)


def grown(*paths: QPainterPath, by_m: float) -> QPainterPath:
    """Closed paths, larger by that much on every side, in one: what their outline is made of."""
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    for path in paths:
        for polygon in path.toSubpathPolygons(_TO_PX):
            line = QPainterPath()
            line.addPolygon(polygon)
            line.closeSubpath()
            edges = _stroker(2 * by_m).createStroke(line).toSubpathPolygons()
            # The line's outer edge, and not its inner one.
            outer = max(edges, key=lambda edge: edge.boundingRect().width())
            whole.addPolygon(outer)
    return _TO_M.map(whole)


def stroked(path: QPainterPath, width_m: float) -> QPainterPath:
    """A line along a path, as a shape to be filled."""
    line, stroker = QPainterPath(), _stroker(width_m)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    for polygon in path.toSubpathPolygons(_TO_PX):
        line.addPolygon(polygon)
    shape = QPainterPath()
    shape.setFillRule(Qt.FillRule.WindingFill)
    for polygon in stroker.createStroke(line).toSubpathPolygons():
        shape.addPolygon(polygon)
    return _TO_M.map(shape)


def _stroker(width_m: float) -> QPainterPathStroker:
    stroker = QPainterPathStroker()
    stroker.setWidth(width_m * _PX_PER_M)
    # A round join has many points, also where a line hardly bends.
    stroker.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    stroker.setMiterLimit(1.5)
    return stroker
