"""What of the follow-along view does not move, painted once and kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion, QTransform

from glutetimer.ui.workout.items import Part

# An overhanging letter, or an edge between two pixels, leaves ink beside a part's place.
SOFT = 2


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

    def pixels(self, rect: QRectF) -> QRect:
        """The screen's pixels that a part of the view touches, in the view before its turn."""
        ratio = self.ratio
        scaled = QRectF(
            rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio
        )
        return scaled.toAlignedRect()

    @property
    def whole(self) -> QRect:
        """All of the window's pixels."""
        return QRect(0, 0, self.size.width(), self.size.height())


@dataclass
class Layer:
    """A picture of all parts; where a part has become another it is painted anew.

    The parts are painted upright, and what was painted is turned pixel by pixel: letters are
    made for rows of pixels.
    """

    _canvas: Canvas | None = None
    _ground: str = ""
    _parts: Mapping[str, Part] = field(default_factory=dict)
    _upright: QPixmap = field(default_factory=QPixmap)
    _turned: QPixmap = field(default_factory=QPixmap)

    def hold(self, canvas: Canvas, ground: str, parts: Mapping[str, Part]) -> QRegion:
        """Hold these parts; the region of the window where that changed something."""
        if canvas != self._canvas or ground != self._ground:
            self._begin(canvas, ground)
        before, self._parts = self._parts, parts
        changed = [name for name in {**before, **parts} if before.get(name) != parts.get(name)]
        rects = [held[name].rect for held in (before, parts) for name in changed if name in held]
        region, stale = QRegion(), QRegion()
        for rect in rects:
            region = region.united(canvas.covered(_reach(rect)))
            stale = stale.united(canvas.pixels(_reach(rect)))
        if rects:
            self._paint_anew(canvas, stale)
        return region

    def paint(self, painter: QPainter, region: QRegion) -> None:
        """Copy that region of the window."""
        if self._canvas is None:
            return
        ratio = self._canvas.ratio
        shown = self._turned if self._canvas.turned_deg else self._upright
        painter.save()
        # In the screen's pixels, so that nothing has to be scaled.
        painter.scale(1 / ratio, 1 / ratio)
        for rect in _rects(region):
            x, y = rect.x() * ratio, rect.y() * ratio
            pixels = QRectF(x, y, rect.width() * ratio, rect.height() * ratio).toAlignedRect()
            painter.drawPixmap(pixels, shown, pixels)
        painter.restore()

    def _begin(self, canvas: Canvas, ground: str) -> None:
        self._canvas, self._ground, self._parts = canvas, ground, {}
        width, height = canvas.across
        self._upright = _filled(self._upright, width * canvas.ratio, height * canvas.ratio, ground)
        if canvas.turned_deg:
            self._turned = _filled(
                self._turned, height * canvas.ratio, width * canvas.ratio, ground
            )

    def _paint_anew(self, canvas: Canvas, stale: QRegion) -> None:
        """Paint all that is in those pixels: parts may overlap, as do a ring and its number."""
        painter = QPainter(self._upright)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRegion(stale)
        painter.fillRect(stale.boundingRect(), QColor(self._ground))
        painter.scale(canvas.ratio, canvas.ratio)
        for part in self._parts.values():
            if stale.intersects(canvas.pixels(_reach(part.rect))):
                part.paint(painter)
        painter.end()
        if not canvas.turned_deg:
            return
        turn = QTransform().rotate(canvas.turned_deg)
        whole = turn.mapRect(QRectF(self._upright.rect()))
        painter = QPainter(self._turned)
        for rect in _rects(stale):
            place = turn.mapRect(QRectF(rect)).translated(-whole.topLeft())
            painter.drawPixmap(place.topLeft(), self._upright.copy(rect).transformed(turn))
        painter.end()


def _reach(rect: QRectF) -> QRectF:
    """A part's place and the soft edge of its ink."""
    return rect.adjusted(-SOFT, -SOFT, SOFT, SOFT)


def _rects(region: QRegion) -> Iterable[QRect]:
    # PySide's type hints do not tell that a region is a series of rectangles.
    return cast("Iterable[QRect]", region)


def _filled(pixmap: QPixmap, width: float, height: float, color: str) -> QPixmap:
    """A picture of that size and colour: the one that there is, if it can be."""
    size = QSize(round(width), round(height))
    if pixmap.size() != size:
        pixmap = QPixmap(size)
    pixmap.fill(QColor(color))
    return pixmap
