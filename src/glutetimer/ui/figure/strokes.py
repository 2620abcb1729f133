"""What is painted, noted down to be painted again: what led to it need not be worked out anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QPainter, QPolygonF, QTransform

# One of a painter's methods, and what it was called with.
_Stroke: TypeAlias = tuple[Callable[..., object], tuple[Any, ...]]


class Strokes(QPainter):
    """Takes the place of a painter that has that transform. Of a painter's methods it has those
    that a body and its shadow are painted with."""

    def __init__(self, transform: QTransform) -> None:
        super().__init__()
        self._transform = transform
        self._noted: list[_Stroke] = []

    def paint(self, painter: QPainter) -> None:
        """Paint all that was noted."""
        for method, arguments in self._noted:
            if method is QPainter.drawPath:
                # Of a copy: Qt leaves 3 KB with each path that it has painted, and these are kept.
                painter.drawPath(arguments[0].translated(0, 0))
            else:
                method(painter, *arguments)

    def transform(self) -> QTransform:
        return self._transform

    def save(self) -> None:
        self._note(QPainter.save)

    def restore(self) -> None:
        self._note(QPainter.restore)

    def setRenderHint(self, *hint: Any) -> None:
        self._note(QPainter.setRenderHint, *hint)

    def setTransform(self, *transform: Any) -> None:
        self._note(QPainter.setTransform, *transform)

    def setPen(self, *pen: Any) -> None:
        self._note(QPainter.setPen, *pen)

    def setBrush(self, *brush: Any) -> None:
        # One brush may be given another transform and used again.
        self._note(QPainter.setBrush, QBrush(*brush))

    def setOpacity(self, *opacity: Any) -> None:
        self._note(QPainter.setOpacity, *opacity)

    def drawPolygon(self, *polygon: Any) -> None:
        self._note(QPainter.drawPolygon, QPolygonF(*polygon))

    def drawPolyline(self, *polygon: Any) -> None:
        self._note(QPainter.drawPolyline, QPolygonF(*polygon))

    def drawPath(self, *path: Any) -> None:
        self._note(QPainter.drawPath, *path)

    def drawImage(self, place: Any, *image: Any) -> None:
        # A rectangle may be made larger and used again.
        self._note(QPainter.drawImage, QRectF(place), *image)

    def _note(self, method: Callable[..., object], *arguments: Any) -> None:
        self._noted.append((method, arguments))
