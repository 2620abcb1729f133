"""What is painted, noted down to be painted again: what led to it need not be worked out anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPolygonF, QTransform

# What is done with a painter and one thing more.
_Act: TypeAlias = Callable[[QPainter, Any], object]


class Strokes(QPainter):
    """Takes the place of a painter that has that transform and smooths edges. Of a painter's
    methods it has those that a body and its shadow are painted with.

    A transform, a brush and whatever else a painter has set is noted where something is painted
    with it, and only if that is not set yet. It is kept as it was handed in, to be shared by many
    strokes: nobody may change it afterwards.
    """

    def __init__(self, transform: QTransform) -> None:
        super().__init__()
        self._set: dict[_Act, Any] = {
            QPainter.setTransform: transform, QPainter.setOpacity: 1.0,
            _smooth_edges: True, _smooth_pictures: False,
        }  # fmt: skip
        self._set_so_far = dict(self._set)
        self._saved: list[dict[_Act, Any]] = []
        # One after another, and with what: many are kept, and each pair would be 56 bytes more.
        self._noted: list[Any] = []

    def paint(self, painter: QPainter) -> None:
        """Paint all that was noted."""
        painter.save()
        noted = iter(self._noted)
        for act, argument in zip(noted, noted, strict=True):
            act(painter, argument)
        painter.restore()

    def transform(self) -> QTransform:
        transform: QTransform = self._set[QPainter.setTransform]
        return transform

    def save(self) -> None:
        self._saved.append(dict(self._set))

    def restore(self) -> None:
        self._set = self._saved.pop()

    def setRenderHint(self, hint: QPainter.RenderHint, on: bool = True) -> None:
        self._set[_HINTS[hint]] = on

    def setTransform(self, transform: QTransform, combine: bool = False) -> None:
        self._set[QPainter.setTransform] = transform * self.transform() if combine else transform

    def setPen(self, pen: Any) -> None:
        self._set[QPainter.setPen] = pen

    def setBrush(self, brush: Any) -> None:
        self._set[QPainter.setBrush] = QBrush(brush) if isinstance(brush, QColor) else brush

    def setOpacity(self, opacity: float) -> None:
        self._set[QPainter.setOpacity] = opacity

    def drawPolygon(self, *polygon: Any) -> None:
        (points,) = polygon
        shared = points if isinstance(points, QPolygonF) else QPolygonF(points)
        self._note(QPainter.drawPolygon, shared)

    def drawPath(self, path: QPainterPath) -> None:
        self._note(draw_kept, path)

    def drawImage(self, *placed: Any) -> None:
        place, image = placed
        # A rectangle may be made larger and used again.
        self._note(_draw_image, (QRectF(place), image))

    def _note(self, draw: _Act, argument: Any) -> None:
        so_far = self._set_so_far
        for act, value in self._set.items():
            if act not in so_far or (so_far[act] is not value and so_far[act] != value):
                self._noted += (act, value)
                so_far[act] = value
        self._noted += (draw, argument)


def _smooth_edges(painter: QPainter, on: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on)


def _smooth_pictures(painter: QPainter, on: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on)


_HINTS = {
    QPainter.RenderHint.Antialiasing: _smooth_edges,
    QPainter.RenderHint.SmoothPixmapTransform: _smooth_pictures,
}


def draw_kept(painter: QPainter, path: QPainterPath) -> None:
    """Paint a path that is kept: Qt leaves 3 KB with each that it has painted, so a copy of it."""
    painter.drawPath(path if isinstance(painter, Strokes) else path.translated(0, 0))


def _draw_image(painter: QPainter, placed: tuple[QRectF, QImage]) -> None:
    painter.drawImage(*placed)
