"""Text as large as its place allows. All lengths are in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

_MIN_PX = 6
# Bold letters stand closer by this fraction of their size: the bars of an f and a t just miss
# one another, which looks like a crack in the word.
_BOLD_TRACKING = 0.02
_DIGITS = "0123456789"


def font_of(pixels: float, bold: bool) -> QFont:
    """The program's own typeface, that many pixels high."""
    font = QFont()
    font.setPixelSize(max(_MIN_PX, int(pixels)))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    if bold:
        spacing = -_BOLD_TRACKING * font.pixelSize()
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return font


def line_font(texts: Sequence[str], width: float, height: float, bold: bool) -> QFont:
    """The largest font in which each of the texts fits on one line of that size."""
    pixels = height
    while True:
        font = font_of(pixels, bold)
        longest = max(line_width(text, font) for text in texts)
        fit = min(height / QFontMetricsF(font).height(), width / max(1.0, longest))
        if fit >= 1 or pixels <= _MIN_PX:
            return font
        pixels = min(pixels - 1, pixels * fit)


def line_width(text: str, font: QFont) -> float:
    """The width of a text on one line, an overhanging last letter included."""
    metrics = QFontMetricsF(font)
    return max(metrics.horizontalAdvance(text), metrics.boundingRect(text).right())


def number_font(digits: int, width: float, height: float) -> QFont:
    """The font in which digits are `height` high, or smaller so that this many of them fit."""
    metrics = QFontMetricsF(font_of(100, True))
    ink_height = metrics.tightBoundingRect(_DIGITS).height()
    number_width = digits * metrics.horizontalAdvance("0")
    return font_of(100 * min(height / ink_height, width / number_width), True)


def number_ink_rect(number: str, font: QFont) -> QRectF:
    """Where a number's ink is; all numbers are equally high, so that none jumps."""
    metrics = QFontMetricsF(font)
    ink_rect, all_digits = metrics.tightBoundingRect(number), metrics.tightBoundingRect(_DIGITS)
    return QRectF(ink_rect.left(), all_digits.top(), ink_rect.width(), all_digits.height())


def widest_line(layout: QTextLayout) -> float:
    """The width of the widest line of a text."""
    return max(layout.lineAt(i).naturalTextWidth() for i in range(layout.lineCount()))


def height_of(layout: QTextLayout) -> float:
    """The height of all lines of a text."""
    return layout.boundingRect().height()


@dataclass(frozen=True)
class Typesetting:
    """How texts are set, one below the other, in a font of at most `max_px` pixels.

    `indent` and `gap`, in font sizes, are left free before and between them.
    """

    max_px: float
    bold: bool = False
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    indent: float = 0.0
    gap: float = 0.0

    def fit(
        self, texts: Sequence[str], rect: QRectF, size_for_all_of: Sequence[str] = ()
    ) -> tuple[QFont, list[QTextLayout]]:
        """The largest font with which the texts fit, and the texts set in it.

        Each of the texts `size_for_all_of`, alone in their place, fits in that font as well.
        """
        alternatives = {tuple(texts): None} | {(text,): None for text in size_for_all_of}
        pixels = min(
            _largest_px(self, alternative, rect.width(), rect.height())
            for alternative in alternatives
        )
        layouts = self._layouts(texts, pixels, rect)
        # Where any word may be broken, narrower lines would break more of them.
        if not self._breaks_words(pixels):
            for layout in layouts:
                _balance(layout, self._width(pixels, rect))
        return font_of(pixels, self.bold), layouts

    def fits(self, texts: Sequence[str], pixels: int, rect: QRectF) -> bool:
        """Whether the texts fit in a font of that size."""
        layouts = self._layouts(texts, pixels, rect)
        height = sum(map(height_of, layouts)) + self.gap * pixels * (len(layouts) - 1)
        width = max(map(widest_line, layouts), default=0.0)
        return height <= rect.height() and width <= self._width(pixels, rect)

    def _layouts(self, texts: Sequence[str], pixels: int, rect: QRectF) -> list[QTextLayout]:
        font, width = font_of(pixels, self.bold), self._width(pixels, rect)
        wrap = QTextOption.WrapMode.WordWrap
        if self._breaks_words(pixels):
            wrap = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        option = QTextOption(self.align)
        option.setWrapMode(wrap)
        layouts = [QTextLayout(text, font) for text in texts]
        for layout in layouts:
            layout.setTextOption(option)
            _break_lines(layout, width, width)
        return layouts

    def _width(self, pixels: int, rect: QRectF) -> float:
        return rect.width() - self.indent * pixels

    def _breaks_words(self, pixels: int) -> bool:
        """Rather break a very long word than make everything very small."""
        return pixels <= self.max_px / 2


@lru_cache(maxsize=128)
def _largest_px(
    typesetting: Typesetting, texts: tuple[str, ...], width: float, height: float
) -> int:
    """The largest size in which the texts fit in a place of that width and height."""
    rect = QRectF(0, 0, width, height)
    min_px, max_px = _MIN_PX, max(_MIN_PX, int(typesetting.max_px))
    pixels = max_px
    while min_px < max_px:
        if typesetting.fits(texts, pixels, rect):
            min_px = pixels
        else:
            max_px = pixels - 1
        pixels = (min_px + max_px + 1) // 2
    return pixels


def _balance(layout: QTextLayout, width: float) -> None:
    """Break the lines of a text anew, so that none is much shorter than the others."""
    lines = layout.lineCount()
    # The narrowest that keeps the number of lines, to a hundredth.
    too_narrow, narrowest = width / lines, width
    while lines > 1 and narrowest - too_narrow > width / 100:
        middle = (too_narrow + narrowest) / 2
        _break_lines(layout, middle, width)
        if layout.lineCount() > lines or widest_line(layout) > middle:
            too_narrow = middle
        else:
            narrowest = middle
    _break_lines(layout, narrowest, width)


def _break_lines(layout: QTextLayout, line_width: float, width: float) -> None:
    """Break lines after `line_width`, and align them in a place that is `width` wide."""
    align = layout.textOption().alignment()
    free = {Qt.AlignmentFlag.AlignRight: 1.0, Qt.AlignmentFlag.AlignHCenter: 0.5}.get(align, 0.0)
    x, y = free * (width - line_width), 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(line_width)
        line.setPosition(QPointF(x, y))
        y += line.height()
    layout.endLayout()
