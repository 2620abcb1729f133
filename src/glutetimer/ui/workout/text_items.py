"""The items of the follow-along view that hold text: values that know how to paint themselves.

Two equal items look the same, so only an item that has become another is painted anew. Each
keeps within its rectangle. `size_for_all_of` are the other texts that take turns in its place:
all of them are set in one size.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout

from glutetimer.ui.workout.text_fitting import (
    Typesetting,
    height_of,
    line_font,
    line_width,
    number_font,
    number_ink_rect,
)

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter


class Item(Protocol):
    """Something that is painted in a place of its own."""

    @property
    def rect(self) -> QRectF:
        """Its place."""

    def paint(self, painter: QPainter) -> None:
        """Paint it."""


@dataclass(frozen=True)
class TextItem:
    """What the items of a text have in common; without text there is nothing to paint."""

    rect: QRectF
    text: str
    color: str


@dataclass(frozen=True)
class TextLine(TextItem):
    """A text on one line, as large as fits in `max_height`, a fraction of the place's height."""

    bold: bool = False
    align: Qt.AlignmentFlag = LEFT
    max_height: float = 1.0
    size_for_all_of: tuple[str, ...] = ()

    def paint(self, painter: QPainter) -> None:
        painter.setFont(self.font)
        painter.setPen(QColor(self.color))
        painter.drawText(self.rect, self.align | Qt.AlignmentFlag.AlignVCenter, self.text)

    @property
    def font(self) -> QFont:
        height = self.rect.height() * self.max_height
        return line_font((self.text, *self.size_for_all_of), self.rect.width(), height, self.bold)


@dataclass(frozen=True)
class Pill(TextItem):
    """A text on a rounded background of its own, at the left of its place."""

    background: str
    size_for_all_of: tuple[str, ...] = ()

    @property
    def background_rect(self) -> QRectF:
        """Equally wide for each text that stands there."""
        font = self.font
        longest = max(line_width(text, font) for text in (self.text, *self.size_for_all_of))
        width = longest + 2 * self._padding
        return QRectF(self.rect.left(), self.rect.top(), width, self.rect.height())

    def paint(self, painter: QPainter) -> None:
        rect = self.background_rect
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.background))
        painter.drawRoundedRect(rect, self._padding * 0.8, self._padding * 0.8)
        painter.setFont(self.font)
        painter.setPen(QColor(self.color))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text)

    @property
    def font(self) -> QFont:
        width = self.rect.width() - 2 * self._padding
        return line_font((self.text, *self.size_for_all_of), width, self.rect.height() * 0.9, True)

    @property
    def _padding(self) -> float:
        return self.rect.height() * 0.28


@dataclass(frozen=True)
class Digits(TextItem):
    """A number, its ink as high as its place; at least two digits would fit."""

    def paint(self, painter: QPainter) -> None:
        """Draw the number so that its ink, not the font's box, is in the middle."""
        font = self.font
        painter.setFont(font)
        painter.setPen(QColor(self.color))
        painter.drawText(self.rect.center() - number_ink_rect(self.text, font).center(), self.text)

    @property
    def font(self) -> QFont:
        return number_font(max(2, len(self.text)), self.rect.width(), self.rect.height())


@dataclass(frozen=True)
class WrappedText(TextItem):
    """A text on as many lines as it needs, in type of at most `max_px` pixels, centred in the
    height of its place.
    """

    max_px: float
    bold: bool = False
    align: Qt.AlignmentFlag = LEFT
    size_for_all_of: tuple[str, ...] = ()

    @property
    def layout(self) -> QTextLayout:
        typesetting = Typesetting(self.max_px, self.bold, self.align)
        _, (layout,) = typesetting.fit((self.text,), self.rect, self.size_for_all_of)
        return layout

    def paint(self, painter: QPainter) -> None:
        layout = self.layout
        spare = self.rect.height() - height_of(layout)
        painter.setPen(QColor(self.color))
        layout.draw(painter, self.rect.topLeft() + QPointF(0, spare / 2))
