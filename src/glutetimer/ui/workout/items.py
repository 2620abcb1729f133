"""The parts of the follow-along view that hold words: values that know how to paint themselves.

Two equal parts look the same, so only a part that has become another is painted anew. Each
keeps within its rectangle. `size_for_all_of` is what else stands there: all of it is set in
one size.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout

from glutetimer.ui.workout.text_fitting import (
    Setting,
    digits_font,
    digits_ink,
    draw_digits,
    height_of,
    line_font,
    line_width,
)

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter


class Part(Protocol):
    """Something in its place."""

    @property
    def rect(self) -> QRectF:
        """Its place."""

    @property
    def ink_rect(self) -> QRectF:
        """Where there is ink, in the same coordinates."""

    def paint(self, painter: QPainter) -> None:
        """Paint it."""


class Written(Part, Protocol):
    """A part that may have nothing to say."""

    @property
    def has_text(self) -> bool:
        """Whether there is anything to read."""


@dataclass(frozen=True)
class Line:
    """Words on one line, as large as fits; `share` of the height at most."""

    rect: QRectF
    words: str
    color: str
    bold: bool = False
    align: Qt.AlignmentFlag = LEFT
    share: float = 1.0
    size_for_all_of: tuple[str, ...] = ()

    @property
    def has_text(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.words)

    @property
    def ink_rect(self) -> QRectF:
        """Where there is ink."""
        made = self.font
        palette = QRectF(0, 0, line_width(self.words, made), QFontMetricsF(made).height())
        palette.moveCenter(self.rect.center())
        if self.align == LEFT:
            palette.moveLeft(self.rect.left())
        elif self.align == RIGHT:
            palette.moveRight(self.rect.right())
        return palette

    def paint(self, painter: QPainter) -> None:
        """Draw the words."""
        painter.setFont(self.font)
        painter.setPen(QColor(self.color))
        painter.drawText(self.rect, self.align | Qt.AlignmentFlag.AlignVCenter, self.words)

    @property
    def font(self) -> QFont:
        """What it is set in."""
        height = self.rect.height() * self.share
        return line_font((self.words, *self.size_for_all_of), self.rect.width(), height, self.bold)


@dataclass(frozen=True)
class Pill:
    """A word on a rounded ground of its own, at the left of its place."""

    rect: QRectF
    words: str
    fill: str
    color: str
    size_for_all_of: tuple[str, ...] = ()

    @property
    def has_text(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.words)

    @property
    def ink_rect(self) -> QRectF:
        """The rounded ground: as wide for each word that stands there."""
        made = self.font
        longest = max(line_width(each, made) for each in (self.words, *self.size_for_all_of))
        across = longest + 2 * self._padding
        return QRectF(self.rect.left(), self.rect.top(), across, self.rect.height())

    def paint(self, painter: QPainter) -> None:
        """Draw the ground and the word."""
        box = self.ink_rect
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.fill))
        painter.drawRoundedRect(box, self._padding * 0.8, self._padding * 0.8)
        painter.setFont(self.font)
        painter.setPen(QColor(self.color))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.words)

    @property
    def _padding(self) -> float:
        return self.rect.height() * 0.28

    @property
    def font(self) -> QFont:
        """What it is set in."""
        width = self.rect.width() - 2 * self._padding
        return line_font((self.words, *self.size_for_all_of), width, self.rect.height() * 0.9, True)


@dataclass(frozen=True)
class Digits:
    """A number, its ink as high as its place; at least two figures would fit."""

    rect: QRectF
    words: str
    color: str

    @property
    def has_text(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.words)

    @property
    def ink_rect(self) -> QRectF:
        """Where the figures are."""
        palette = digits_ink(self.words, self.font)
        palette.moveCenter(self.rect.center())
        return palette

    def paint(self, painter: QPainter) -> None:
        """Draw the number."""
        painter.setPen(QColor(self.color))
        draw_digits(painter, self.rect.center(), self.words, self.font)

    @property
    def font(self) -> QFont:
        """What it is set in."""
        figures = max(2, len(self.words))
        return digits_font(figures, self.rect.width(), self.rect.height())


@dataclass(frozen=True)
class Paragraph:
    """Words on as many lines as they need, `max_px` pixels high at most, halfway up its place."""

    rect: QRectF
    words: str
    color: str
    max_px: float
    bold: bool = False
    align: Qt.AlignmentFlag = LEFT
    size_for_all_of: tuple[str, ...] = ()

    @property
    def has_text(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.words)

    @property
    def ink_rect(self) -> QRectF:
        """Where there is ink."""
        layout = self._layout
        return layout.boundingRect().translated(self._corner(layout))

    def paint(self, painter: QPainter) -> None:
        """Draw the words."""
        painter.setPen(QColor(self.color))
        layout = self._layout
        layout.draw(painter, self._corner(layout))

    @property
    def font(self) -> QFont:
        """What it is set in."""
        return self._layout.font()

    @property
    def _layout(self) -> QTextLayout:
        setting = Setting(self.max_px, self.bold, self.align)
        _, (layout,) = setting.fit((self.words,), self.rect, self.size_for_all_of)
        return layout

    def _corner(self, layout: QTextLayout) -> QPointF:
        free = self.rect.height() - height_of(layout)
        return self.rect.topLeft() + QPointF(0, free / 2)
