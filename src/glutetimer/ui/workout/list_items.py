"""The items of the follow-along view that are lists: steps to follow, and keys to press."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout

from glutetimer.ui.workout.text_fitting import Typesetting, font_of, height_of


@dataclass(frozen=True)
class StepList:
    """Numbered steps, as large as they fit in type of at most `max_px` pixels."""

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
class KeyBox:
    """Where a key's cap and its meaning stand."""

    cap: QRectF
    meaning: QRectF

    def moved(self, x: float, y: float) -> KeyBox:
        return KeyBox(self.cap.translated(x, y), self.meaning.translated(x, y))


@dataclass(frozen=True)
class KeyLegend:
    """Keys as they look on a keyboard, each with what it does; in even rows, as large as fits in
    type of at most `max_px` pixels.
    """

    rect: QRectF
    keys: tuple[tuple[str, str], ...]
    color: str
    max_px: float

    def paint(self, painter: QPainter) -> None:
        font, boxes = self.fitted
        painter.setFont(font)
        radius = font.pixelSize() * 0.3
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for (name, meaning), box in zip(self.keys, boxes, strict=True):
            painter.setPen(QPen(QColor(self.color), max(1.0, radius * 0.25)))
            painter.drawRoundedRect(box.cap, radius, radius)
            painter.setPen(QColor(self.color))
            painter.drawText(box.cap, Qt.AlignmentFlag.AlignCenter, name)
            painter.drawText(box.meaning, left, meaning)

    @property
    def fitted(self) -> tuple[QFont, list[KeyBox]]:
        """The largest font in which all keys fit, and where each of them stands."""
        pixels = int(self.max_px)
        while True:
            font = font_of(pixels, False)
            boxes = self._even_rows(font)
            bottom = boxes[-1].cap.bottom()
            if pixels <= 6 or bottom <= self.rect.bottom():
                spare = max(0.0, (self.rect.bottom() - bottom) / 2)
                return font, [box.moved(0, spare) for box in boxes]
            pixels -= 1

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
            cap = QRectF(x + 1, y, cap_width, height)
            meaning_width = metrics.horizontalAdvance(meaning) + 1
            box = KeyBox(cap, QRectF(cap.right() + pixels * 0.4, y, meaning_width, height))
            if boxes and box.meaning.right() > right:
                row_height = height + pixels * 0.4
                box = box.moved(self.rect.left() - x, row_height)
                y += row_height
            boxes.append(box)
            x = box.meaning.right() + pixels * 1.1
        return boxes


def _right(boxes: list[KeyBox]) -> float:
    """How far the widest row reaches."""
    return max(box.meaning.right() for box in boxes)
