"""Words as large as their place allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_SMALLEST = 6
_DIGITS = "0123456789"


def font(pixels: float, bold: bool) -> QFont:
    """The program's own face, that many pixels high."""
    made = QFont()
    made.setPixelSize(max(_SMALLEST, int(pixels)))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def line_font(words: str, width: float, height: float, bold: bool) -> QFont:
    """The largest font that keeps the words on one line within that."""
    pixels = height
    while True:
        made = font(pixels, bold)
        metrics = QFontMetricsF(made)
        share = min(height / metrics.height(), width / max(1.0, line_width(words, made)))
        if share >= 1 or pixels <= _SMALLEST:
            return made
        pixels = min(pixels - 1, pixels * share)


def line_width(words: str, made: QFont) -> float:
    """How far the words reach on one line, an overhanging last letter included."""
    metrics = QFontMetricsF(made)
    return max(metrics.horizontalAdvance(words), metrics.boundingRect(words).right())


def digits_font(figures: int, width: float, height: float) -> QFont:
    """The font in which digits are `height` high, or so that this many of them fit."""
    metrics = QFontMetricsF(font(100, True))
    ink = metrics.tightBoundingRect(_DIGITS)
    across = figures * metrics.horizontalAdvance("0")
    return font(100 * min(height / ink.height(), width / across), True)


def draw_digits(painter: QPainter, centre: QPointF, words: str, made: QFont) -> None:
    """Draw a number so that its ink, not the font's box, is in the middle."""
    painter.setFont(made)
    painter.drawText(centre - digits_ink(words, made).center(), words)


def digits_ink(words: str, made: QFont) -> QRectF:
    """Where a number's ink is; all numbers are equally high, so that none jumps."""
    metrics = QFontMetricsF(made)
    ink, all_ink = metrics.tightBoundingRect(words), metrics.tightBoundingRect(_DIGITS)
    return QRectF(ink.left(), all_ink.top(), ink.width(), all_ink.height())


def paragraph(
    words: str, made: QFont, width: float, align: Qt.AlignmentFlag, breaks: bool = False
) -> QTextLayout:
    """The words in as many lines as they need; `breaks` also breaks words too long for one."""
    wrap = QTextOption.WrapMode
    option = QTextOption(align)
    option.setWrapMode(wrap.WrapAtWordBoundaryOrAnywhere if breaks else wrap.WordWrap)
    layout = QTextLayout(words, made)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def height_of(layout: QTextLayout) -> float:
    """How high a paragraph is."""
    return layout.boundingRect().height()


@dataclass(frozen=True)
class Setting:
    """How paragraphs are set, one below the other: at most `most` pixels high.

    `indent` and `gap`, in font sizes, are left free before and between them.
    """

    most: float
    bold: bool = False
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    indent: float = 0.0
    gap: float = 0.0

    def fit(self, words: Sequence[str], rect: QRectF) -> tuple[QFont, list[QTextLayout]]:
        """The largest font with which the words fit, and the words set in it."""
        pixels = int(self.most)
        while True:
            made = font(pixels, self.bold)
            width = rect.width() - self.indent * pixels
            # Rather break a very long word than make everything very small.
            breaks = pixels <= self.most / 2
            set_ = [paragraph(each, made, width, self.align, breaks) for each in words]
            high = sum(map(height_of, set_)) + self.gap * pixels * (len(set_) - 1)
            wide = max(map(_widest_line, set_), default=0.0)
            if (high <= rect.height() and wide <= width) or pixels <= _SMALLEST:
                return made, set_
            # Far too much text wants much smaller type.
            share = max(0.5, min((rect.height() / high) ** 0.5, width / max(1.0, wide)))
            pixels = min(pixels - 1, int(pixels * share) + 1)


def _widest_line(layout: QTextLayout) -> float:
    return max(layout.lineAt(i).naturalTextWidth() for i in range(layout.lineCount()))
