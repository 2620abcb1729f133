"""What of the follow-along view does not move, painted once and kept as a picture.

Three systems of pixels meet here: the view's own (upright, before its rotation), the window's,
and those of the screen, of which one pixel of the window may be several.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor
from typing import cast

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion, QTransform

from glutetimer.ui.workout.items import Item

# An overhanging letter, or an edge between two pixels, leaves ink so far beside an item's place.
SOFT_EDGE_PX = 2


@dataclass(frozen=True)
class Viewport:
    """The window's inside: its size in its own pixels, `ratio` pixels of the screen to one of
    them, and by how much the view is rotated in it, clockwise.
    """

    size: QSize
    ratio: float
    rotation_deg: int

    @property
    def view_size(self) -> tuple[float, float]:
        width, height = float(self.size.width()), float(self.size.height())
        return (width, height) if self.rotation_deg == 0 else (height, width)

    @cached_property
    def transform(self) -> QTransform:
        """From the view to the window."""
        width, height = self.view_size
        centre = QTransform.fromTranslate(self.size.width() / 2, self.size.height() / 2)
        return centre.rotate(self.rotation_deg).translate(-width / 2, -height / 2)

    @property
    def window_rect(self) -> QRect:
        return QRect(0, 0, self.size.width(), self.size.height())

    def window_pixels(self, rect: QRectF) -> QRect:
        """The window's pixels that a rectangle of the view touches."""
        return self.transform.mapRect(rect).toAlignedRect()

    def covered_pixels(self, rect: QRectF) -> QRect:
        """The window's pixels that a rectangle of the view hides, each of them wholly."""
        inside = self.transform.mapRect(rect)
        # Where a pixel of the window is not whole ones of the screen, its edges are shared.
        edge = 0 if self.ratio.is_integer() else 1
        left, top = ceil(inside.left()) + edge, ceil(inside.top()) + edge
        right, bottom = floor(inside.right()) - edge, floor(inside.bottom()) - edge
        return QRect(left, top, right - left, bottom - top)

    def screen_pixels(self, rect: QRectF) -> QRect:
        """The screen's pixels that a rectangle touches, without any rotation."""
        return QRectF(rect.topLeft() * self.ratio, rect.size() * self.ratio).toAlignedRect()


class Layer:
    """A picture of all items; where an item has become another it is painted anew.

    The items are painted upright, and what was painted is rotated pixel by pixel: letters are
    made for rows of pixels.
    """

    def __init__(self) -> None:
        self._viewport: Viewport | None = None
        self._ground = ""
        self._items: Mapping[str, Item] = {}
        self._upright = QPixmap()
        self._rotated = QPixmap()

    def show(self, viewport: Viewport, ground: str, items: Mapping[str, Item]) -> QRegion:
        """Show these items; the region of the window where that changed something."""
        if viewport != self._viewport or ground != self._ground:
            self._viewport, self._ground, self._items = viewport, ground, {}
            width, height = (round(length * viewport.ratio) for length in viewport.view_size)
            self._upright = _filled(self._upright, QSize(width, height), ground)
            if viewport.rotation_deg:
                self._rotated = _filled(self._rotated, QSize(height, width), ground)
        before, self._items = self._items, items
        region, stale = QRegion(), QRegion()
        for shown, others in ((before, items), (items, before)):
            for name, item in shown.items():
                if others.get(name) != item:
                    rect = _with_soft_edge(item.rect)
                    region = region.united(viewport.window_pixels(rect))
                    stale = stale.united(viewport.screen_pixels(rect))
        if not stale.isEmpty():
            self._repaint(viewport, stale)
        return region

    def paint(self, painter: QPainter, region: QRegion) -> None:
        viewport = self._viewport
        if viewport is None or region.isEmpty():
            return
        pixmap = self._rotated if viewport.rotation_deg else self._upright
        painter.save()
        # In the screen's pixels, so that nothing has to be scaled.
        painter.scale(1 / viewport.ratio, 1 / viewport.ratio)
        for rect in _rects(region):
            pixels = viewport.screen_pixels(QRectF(rect))
            painter.drawPixmap(pixels, pixmap, pixels)
        painter.restore()

    def _repaint(self, viewport: Viewport, stale: QRegion) -> None:
        """Paint all that is in those pixels: items may overlap, as do a ring and its number."""
        painter = QPainter(self._upright)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRegion(stale)
        painter.fillRect(stale.boundingRect(), QColor(self._ground))
        painter.scale(viewport.ratio, viewport.ratio)
        for item in self._items.values():
            if stale.intersects(viewport.screen_pixels(_with_soft_edge(item.rect))):
                item.paint(painter)
        painter.end()
        if not viewport.rotation_deg:
            return
        rotation = QTransform().rotate(viewport.rotation_deg)
        bounds = rotation.mapRect(QRectF(self._upright.rect()))
        painter = QPainter(self._rotated)
        for rect in _rects(stale):
            target = rotation.mapRect(QRectF(rect)).translated(-bounds.topLeft())
            painter.drawPixmap(target.topLeft(), self._upright.copy(rect).transformed(rotation))
        painter.end()


def _with_soft_edge(rect: QRectF) -> QRectF:
    """An item's place and the soft edge of its ink."""
    return rect.adjusted(-SOFT_EDGE_PX, -SOFT_EDGE_PX, SOFT_EDGE_PX, SOFT_EDGE_PX)


def _rects(region: QRegion) -> Iterable[QRect]:
    # PySide's type hints do not tell that a region is a series of rectangles.
    return cast("Iterable[QRect]", region)


def _filled(pixmap: QPixmap, size: QSize, color: str) -> QPixmap:
    """A picture of that size and colour: the one that there is, if it can be."""
    if pixmap.size() != size:
        pixmap = QPixmap(size)
    pixmap.fill(QColor(color))
    return pixmap
