"""The items of the follow-along view that can be read: values that know how to paint themselves.

Two equal items look the same, so only an item that has become another is painted anew. Each
keeps within its rectangle. `size_for_all_of` are the other texts that take turns in its place:
all of them are set in one size.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout

from glutetimer.ui.workout.text_fitting import (
    Typesetting,
    font_of,
    height_of,
    line_font,
    line_width,
    number_font,
    number_ink_rect,
    widest_line,
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
    """A text on as many lines as it needs, in a font of at most `max_px` pixels, centred in
    the height of its rectangle.
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


@dataclass(frozen=True)
class StepList:
    """Numbered steps, as large as they fit in a font of at most `max_px` pixels."""

    # In font sizes: from a number to its step, and between two steps.
    INDENT, GAP = 1.5, 0.3

    rect: QRectF
    steps: tuple[str, ...]
    color: str
    max_px: float

    def paint(self, painter: QPainter) -> None:
        font, layouts = self.fitted
        pixels = font.pixelSize()
        number_font = font_of(pixels, True)
        ascent = QFontMetricsF(number_font).ascent()
        painter.setFont(number_font)
        painter.setPen(QColor(self.color))
        y = self.rect.top()
        for number, layout in enumerate(layouts, 1):
            painter.drawText(QPointF(self.rect.left(), y + ascent), str(number))
            layout.draw(painter, QPointF(self.rect.left() + self.INDENT * pixels, y))
            y += height_of(layout) + self.GAP * pixels

    @property
    def fitted(self) -> tuple[QFont, list[QTextLayout]]:
        """The largest font in which all steps fit, and each of them set in it."""
        typesetting = Typesetting(self.max_px, indent=self.INDENT, gap=self.GAP)
        return typesetting.fit(self.steps, self.rect)


@dataclass(frozen=True)
class KeyList:
    """Keys as `KeyLegend` has them, each in a row of its own, with a gap between the rows."""

    # In font sizes: beside a key's name in its cap, from the cap to its meaning, between rows.
    BESIDE, TO_MEANING, GAP = 0.8, 0.5, 0.5

    rect: QRectF
    keys: tuple[tuple[str, str], ...]
    color: str
    max_px: float
    align: Qt.AlignmentFlag = LEFT

    def paint(self, painter: QPainter) -> None:
        font, layouts = self.fitted
        pixels, metrics = font.pixelSize(), QFontMetricsF(font)
        indent = self._indent * pixels
        width = indent + max(map(widest_line, layouts))
        height = sum(map(height_of, layouts)) + self.GAP * pixels * (len(layouts) - 1)
        x, y = self.rect.left(), self.rect.top() + (self.rect.height() - height) / 2
        if self.align == CENTRE:
            x += (self.rect.width() - width) / 2
        painter.setFont(font)
        for (name, _), layout in zip(self.keys, layouts, strict=True):
            cap = QRectF(x, y, indent - self.TO_MEANING * pixels, metrics.height())
            _paint_cap(painter, cap, name, QColor(self.color))
            layout.draw(painter, QPointF(x + indent, y))
            y += height_of(layout) + self.GAP * pixels

    @property
    def fitted(self) -> tuple[QFont, list[QTextLayout]]:
        """The largest font in which all fits, and what each key does set in it."""
        typesetting = Typesetting(self.max_px, indent=self._indent, gap=self.GAP)
        return typesetting.fit(tuple(meaning for _, meaning in self.keys), self.rect)

    @property
    def _indent(self) -> float:
        """How far the meanings are from the left: the caps are equally wide."""
        metrics = QFontMetricsF(font_of(100, False))
        longest = max(metrics.horizontalAdvance(name) for name, _ in self.keys)
        return longest / 100 + self.BESIDE + self.TO_MEANING


class KeyBox(NamedTuple):
    """Where a key's cap and its meaning stand."""

    cap: QRectF
    meaning: QRectF


@dataclass(frozen=True)
class KeyLegend:
    """Keys as they look on a keyboard, each with what it does, as large as fits in a font of at
    most `max_px` pixels: in one row where that costs little of their size, else in even rows.
    """

    # They are made smaller by as much for the sake of one row.
    MIN_IN_ONE_ROW = 0.7

    rect: QRectF
    keys: tuple[tuple[str, str], ...]
    color: str
    max_px: float
    align: Qt.AlignmentFlag = LEFT

    def paint(self, painter: QPainter) -> None:
        font, boxes = self.fitted
        painter.setFont(font)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for (name, meaning), box in zip(self.keys, boxes, strict=True):
            _paint_cap(painter, box.cap, name, QColor(self.color))
            painter.drawText(box.meaning, left, meaning)

    @property
    def fitted(self) -> tuple[QFont, list[KeyBox]]:
        """The largest font in which all keys fit, and where each of them stands."""
        for pixels in range(int(self.max_px), int(self.max_px * self.MIN_IN_ONE_ROW), -1):
            font = font_of(pixels, False)
            if _right(boxes := self._rows(font, inf)) <= self.rect.right():
                return font, self._aligned(boxes)
        pixels = int(self.max_px)
        while True:
            font = font_of(pixels, False)
            boxes = self._even_rows(font)
            if pixels <= 6 or boxes[-1].cap.bottom() <= self.rect.bottom():
                return font, self._aligned(boxes)
            pixels -= 1

    def _aligned(self, boxes: list[KeyBox]) -> list[KeyBox]:
        """In the middle of the place's height, and at its right edge where they are to be."""
        down = max(0.0, (self.rect.bottom() - boxes[-1].cap.bottom()) / 2)
        right = max(0.0, self.rect.right() - _right(boxes)) if self.align == RIGHT else 0.0
        return [KeyBox(*(rect.translated(right, down) for rect in box)) for box in boxes]

    def _even_rows(self, font: QFont) -> list[KeyBox]:
        """In as few rows as there is room for, and of those the narrowest."""
        boxes = self._rows(font, self.rect.right())
        bottom = boxes[-1].cap.bottom()
        while True:
            # A little narrower than the widest row is now.
            right = _right(boxes) - 1
            narrower = self._rows(font, right)
            if narrower[-1].cap.bottom() > bottom or _right(narrower) > right:
                return boxes
            boxes = narrower

    def _rows(self, font: QFont, right: float) -> list[KeyBox]:
        """One key after the other, in a new row where `right` would be passed."""
        metrics, pixels = QFontMetricsF(font), font.pixelSize()
        height = metrics.height() * 1.12
        x, y = self.rect.left(), self.rect.top() + 1
        boxes: list[KeyBox] = []
        for name, meaning in self.keys:
            cap_width = max(height, metrics.horizontalAdvance(name) + pixels * 0.8)
            meaning_width = metrics.horizontalAdvance(meaning) + 1
            if boxes and x + 1 + cap_width + pixels * 0.4 + meaning_width > right:
                x, y = self.rect.left(), y + height + pixels * 0.4
            cap = QRectF(x + 1, y, cap_width, height)
            box = KeyBox(cap, QRectF(cap.right() + pixels * 0.4, y, meaning_width, height))
            boxes.append(box)
            x = box.meaning.right() + pixels * 1.1
        return boxes


def _paint_cap(painter: QPainter, cap: QRectF, name: str, color: QColor) -> None:
    """Paint a key with its name, in the painter's font; its pen is the text's afterwards."""
    radius = painter.font().pixelSize() * 0.3
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, max(1.0, radius * 0.25)))
    painter.drawRoundedRect(cap, radius, radius)
    painter.setPen(color)
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, name)


def _right(boxes: list[KeyBox]) -> float:
    """How far the widest row reaches."""
    return max(box.meaning.right() for box in boxes)
