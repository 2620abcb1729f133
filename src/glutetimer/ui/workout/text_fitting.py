"""Words as large as their place allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_SMALLEST = 6
# Bold letters stand closer by so much of their size: the bars of an f and a t just miss one
# another, which looks like a crack in the word.
_CLOSER = 0.02
_DIGITS = "0123456789"


def font(pixels: float, bold: bool) -> QFont:
    """The program's own face, that many pixels high."""
    made = QFont()
    made.setPixelSize(max(_SMALLEST, int(pixels)))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    if bold:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -_CLOSER * made.pixelSize())
    return made


def line_font(texts: Sequence[str], width: float, height: float, bold: bool) -> QFont:
    """The largest font that keeps each of the texts on one line within that."""
    pixels = height
    while True:
        made = font(pixels, bold)
        metrics = QFontMetricsF(made)
        longest = max(line_width(each, made) for each in texts)
        share = min(height / metrics.height(), width / max(1.0, longest))
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
    palette = metrics.tightBoundingRect(_DIGITS)
    across = figures * metrics.horizontalAdvance("0")
    return font(100 * min(height / palette.height(), width / across), True)


def draw_digits(painter: QPainter, centre: QPointF, words: str, made: QFont) -> None:
    """Draw a number so that its ink, not the font's box, is in the middle."""
    painter.setFont(made)
    painter.drawText(centre - digits_ink(words, made).center(), words)


def digits_ink(words: str, made: QFont) -> QRectF:
    """Where a number's ink is; all numbers are equally high, so that none jumps."""
    metrics = QFontMetricsF(made)
    palette, all_ink = metrics.tightBoundingRect(words), metrics.tightBoundingRect(_DIGITS)
    return QRectF(palette.left(), all_ink.top(), palette.width(), all_ink.height())


def paragraph(
    words: str, made: QFont, width: float, align: Qt.AlignmentFlag, breaks: bool = False
) -> QTextLayout:
    """The words in as many lines as they need; `breaks` also breaks words too long for one."""
    wrap = QTextOption.WrapMode
    option = QTextOption(align)
    option.setWrapMode(wrap.WrapAtWordBoundaryOrAnywhere if breaks else wrap.WordWrap)
    layout = QTextLayout(words, made)
    layout.setTextOption(option)
    _break_lines(layout, width, width)
    return layout


def balance(layout: QTextLayout, width: float) -> None:
    """Break the lines of a paragraph anew, so that none is much shorter than the others."""
    lines = layout.lineCount()
    # As narrow as keeps the number of lines, to a hundredth.
    least, max_px = width / lines, width
    while lines > 1 and max_px - least > width / 100:
        narrow = (least + max_px) / 2
        _break_lines(layout, narrow, width)
        if layout.lineCount() > lines or widest_line(layout) > narrow:
            least = narrow
        else:
            max_px = narrow
    _break_lines(layout, max_px, width)


def _break_lines(layout: QTextLayout, narrow: float, width: float) -> None:
    """Break lines after `narrow`, in a place of that width."""
    align = layout.textOption().alignment()
    free = {Qt.AlignmentFlag.AlignRight: 1.0, Qt.AlignmentFlag.AlignHCenter: 0.5}.get(align, 0.0)
    x, y = free * (width - narrow), 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(narrow)
        line.setPosition(QPointF(x, y))
        y += line.height()
    layout.endLayout()


def widest_line(layout: QTextLayout) -> float:
    """How wide a paragraph's words are."""
    return max(layout.lineAt(i).naturalTextWidth() for i in range(layout.lineCount()))


def height_of(layout: QTextLayout) -> float:
    """How high a paragraph is."""
    return layout.boundingRect().height()


@dataclass(frozen=True)
class Setting:
    """How paragraphs are set, one below the other: at most `max_px` pixels high.

    `indent` and `gap`, in font sizes, are left free before and between them.
    """

    max_px: float
    bold: bool = False
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    indent: float = 0.0
    gap: float = 0.0

    def fit(
        self, words: Sequence[str], rect: QRectF, size_for_all_of: Sequence[str] = ()
    ) -> tuple[QFont, list[QTextLayout]]:
        """The largest font with which the words fit, and the words set in it.

        Each of the texts `size_for_all_of`, alone in their place, fits in that font as well.
        """
        least, max_px = _SMALLEST, max(_SMALLEST, int(self.max_px))
        pixels = max_px
        while least < max_px:
            if all(
                self._fits(each, pixels, rect) for each in (words, *((t,) for t in size_for_all_of))
            ):
                least = pixels
            else:
                max_px = pixels - 1
            pixels = (least + max_px + 1) // 2
        set_ = self._set(words, pixels, rect)
        # Where any word may be broken, narrower lines would break more of them.
        if not self._breaks(pixels):
            for layout in set_:
                balance(layout, self._width(pixels, rect))
        return font(pixels, self.bold), set_

    def _fits(self, words: Sequence[str], pixels: int, rect: QRectF) -> bool:
        set_ = self._set(words, pixels, rect)
        high = sum(map(height_of, set_)) + self.gap * pixels * (len(set_) - 1)
        wide = max(map(widest_line, set_), default=0.0)
        return high <= rect.height() and wide <= self._width(pixels, rect)

    def _set(self, words: Sequence[str], pixels: int, rect: QRectF) -> list[QTextLayout]:
        made, width = font(pixels, self.bold), self._width(pixels, rect)
        breaks = self._breaks(pixels)
        return [paragraph(each, made, width, self.align, breaks) for each in words]

    def _width(self, pixels: int, rect: QRectF) -> float:
        return rect.width() - self.indent * pixels

    def _breaks(self, pixels: int) -> bool:
        """Rather break a very long word than make everything very small."""
        return pixels <= self.max_px / 2
