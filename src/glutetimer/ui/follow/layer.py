"""What of the follow-along view does not move, painted once and kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion, QTransform

from glutetimer.ui.follow.parts import Part


@dataclass(frozen=True)
class Canvas:
    """The window's inside in its own pixels, of which `ratio` of the screen's make one, and
    how the view is turned in it.
    """

    size: QSize
    ratio: float
    turned_deg: int

    @property
    def across(self) -> tuple[float, float]:
        """Width and height as the view has them."""
        width, height = float(self.size.width()), float(self.size.height())
        return (width, height) if self.turned_deg == 0 else (height, width)

    @property
    def transform(self) -> QTransform:
        """From the view to the window."""
        width, height = self.across
        middle = QTransform.fromTranslate(self.size.width() / 2, self.size.height() / 2)
        return middle.rotate(self.turned_deg).translate(-width / 2, -height / 2)

    def covered(self, rect: QRectF) -> QRect:
        """The window's pixels that a part of the view touches."""
        return self.transform.mapRect(rect).toAlignedRect()

    @property
    def whole(self) -> QRect:
        """All of the window's pixels."""
        return QRect(0, 0, self.size.width(), self.size.height())


@dataclass
class Layer:
    """A picture of all parts; a part that has become another is painted anew."""

    _canvas: Canvas | None = None
    _ground: str = ""
    _parts: Mapping[str, Part] = field(default_factory=dict)
    _pixmap: QPixmap = field(default_factory=QPixmap)

    def hold(self, canvas: Canvas, ground: str, parts: Mapping[str, Part]) -> QRegion:
        """Hold these parts; the region of the window where that changed something."""
        if canvas != self._canvas or ground != self._ground:
            self._begin(canvas, ground)
        before, self._parts = self._parts, parts
        changed = [name for name in {**before, **parts} if before.get(name) != parts.get(name)]
        region = QRegion()
        if not changed:
            return region
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(canvas.ratio, canvas.ratio)
        painter.setTransform(canvas.transform, combine=True)
        for part in (before.get(name) for name in changed):
            if part is not None:
                painter.fillRect(part.rect, QColor(part.ground))
                region = region.united(canvas.covered(part.rect))
        for part in (parts.get(name) for name in changed):
            if part is not None:
                painter.fillRect(part.rect, QColor(part.ground))
                part.paint(painter)
                region = region.united(canvas.covered(part.rect))
        painter.end()
        return region

    def paint(self, painter: QPainter, region: QRegion) -> None:
        """Copy that region of the window."""
        if self._canvas is None:
            return
        ratio = self._canvas.ratio
        painter.save()
        # In the screen's pixels, so that nothing has to be scaled.
        painter.scale(1 / ratio, 1 / ratio)
        # PySide's type hints do not tell that a region is a series of rectangles.
        for rect in cast("Iterable[QRect]", region):
            x, y = rect.x() * ratio, rect.y() * ratio
            pixels = QRectF(x, y, rect.width() * ratio, rect.height() * ratio).toAlignedRect()
            painter.drawPixmap(pixels, self._pixmap, pixels)
        painter.restore()

    def _begin(self, canvas: Canvas, ground: str) -> None:
        self._canvas, self._ground, self._parts = canvas, ground, {}
        size = canvas.size
        wide, high = round(size.width() * canvas.ratio), round(size.height() * canvas.ratio)
        if self._pixmap.size() != QSize(wide, high):
            self._pixmap = QPixmap(wide, high)
        self._pixmap.fill(QColor(ground))
