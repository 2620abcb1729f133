"""The parts of the follow-along view that are lists: steps to follow, and keys to press."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout

from glutetimer.ui.workout.text_fitting import Setting, font, height_of


@dataclass(frozen=True)
class Steps:
    """Numbered steps, as large as they fit."""

    INDENT, GAP = 1.5, 0.3

    rect: QRectF
    steps: tuple[str, ...]
    color: str
    max_px: float

    @property
    def has_text(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.steps)

    @property
    def ink_rect(self) -> QRectF:
        """Where there is ink."""
        made, layouts = self._fitted
        gaps = self.GAP * made.pixelSize() * (len(layouts) - 1)
        height = sum(map(height_of, layouts)) + gaps
        return QRectF(self.rect.left(), self.rect.top(), self.rect.width(), height)

    def paint(self, painter: QPainter) -> None:
        """Draw each step with its number."""
        made, layouts = self._fitted
        pixels = made.pixelSize()
        number_font = font(pixels, True)
        y = self.rect.top()
        for number, layout in enumerate(layouts, 1):
            painter.setFont(number_font)
            painter.setPen(QColor(self.color))
            ascent = QFontMetricsF(number_font).ascent()
            painter.drawText(QPointF(self.rect.left(), y + ascent), str(number))
            painter.setPen(QColor(self.color))
            layout.draw(painter, QPointF(self.rect.left() + self.INDENT * pixels, y))
            y += height_of(layout) + self.GAP * pixels

    @property
    def _fitted(self) -> tuple[QFont, list[QTextLayout]]:
        setting = Setting(self.max_px, indent=self.INDENT, gap=self.GAP)
        return setting.fit(self.steps, self.rect)


@dataclass(frozen=True)
class Keys:
    """Keys as they look on a keyboard, each with what it does; in even rows, as large as fits."""

    rect: QRectF
    keys: tuple[tuple[str, str], ...]
    color: str
    max_px: float

    @property
    def has_text(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.keys)

    @property
    def ink_rect(self) -> QRectF:
        """Where there is ink."""
        _, boxes = self.placed
        palette = QRectF()
        for cap, meaning in boxes:
            palette = palette.united(cap).united(meaning)
        return palette

    def paint(self, painter: QPainter) -> None:
        """Draw caps and meanings."""
        made, boxes = self.placed
        painter.setFont(made)
        corner = made.pixelSize() * 0.3
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for (name, meaning), (cap, beside) in zip(self.keys, boxes, strict=True):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.color), max(1.0, corner * 0.25)))
            painter.drawRoundedRect(cap, corner, corner)
            painter.setPen(QColor(self.color))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, name)
            painter.drawText(beside, middle, meaning)

    @property
    def placed(self) -> tuple[QFont, list[tuple[QRectF, QRectF]]]:
        """The font, and each key's cap and meaning: the largest that fits."""
        pixels = int(self.max_px)
        while True:
            made = font(pixels, False)
            boxes = self._even_rows(made)
            below = boxes[-1][0].bottom()
            if pixels <= 6 or below <= self.rect.bottom():
                shift = max(0.0, (self.rect.bottom() - below) / 2)
                return made, [(a.translated(0, shift), b.translated(0, shift)) for a, b in boxes]
            pixels -= 1

    def _even_rows(self, made: QFont) -> list[tuple[QRectF, QRectF]]:
        """In as few rows as there is room for, and of those the narrowest."""
        boxes = self._rows(made, self.rect.right())
        below = boxes[-1][0].bottom()
        while True:
            # A little narrower than the widest row is now.
            right = _right(boxes) - 1
            narrower = self._rows(made, right)
            if narrower[-1][0].bottom() > below or _right(narrower) > right:
                return boxes
            boxes = narrower

    def _rows(self, made: QFont, right: float) -> list[tuple[QRectF, QRectF]]:
        metrics = QFontMetricsF(made)
        pixels = made.pixelSize()
        height = metrics.height() * 1.12
        x, y = self.rect.left(), self.rect.top() + 1
        boxes: list[tuple[QRectF, QRectF]] = []
        for name, meaning in self.keys:
            across = max(height, metrics.horizontalAdvance(name) + pixels * 0.8)
            cap = QRectF(x + 1, y, across, height)
            far = metrics.horizontalAdvance(meaning) + 1
            beside = QRectF(cap.right() + pixels * 0.4, y, far, height)
            if boxes and beside.right() > right:
                y += height + pixels * 0.4
                left = self.rect.left() - x
                cap.moveTo(cap.left() + left, y)
                beside.moveTo(beside.left() + left, y)
            boxes.append((cap, beside))
            x = beside.right() + pixels * 1.1
        return boxes


def _right(boxes: list[tuple[QRectF, QRectF]]) -> float:
    """How far the widest row reaches."""
    return max(meaning.right() for _, meaning in boxes)
