"""The legend of a chart, and of the calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF

from glutetimer.core.phrases import leg_text
from glutetimer.core.program import Side
from glutetimer.ui.review.charts.canvas import LEFT, Canvas, ChartFont

# In lines of text: a symbol's usual width, its height, where it begins, and what is free beside
# it and between two entries.
SYMBOL_WIDTH, SYMBOL_HEIGHT, SYMBOL_TOP, SYMBOL_GAP, GAP = 0.8, 0.64, 0.2, 0.3, 0.8


class LegendEntry(NamedTuple):
    """An entry of the legend; `symbol` paints what the text explains, None makes it a title.

    The symbol is `symbol_width` lines of text wide.
    """

    text: str
    symbol: Callable[[Canvas, QRectF], None] | None = None
    symbol_width: float = SYMBOL_WIDTH


class Legend:
    """Entries side by side, in as many lines as they need."""

    def __init__(self, entries: Sequence[LegendEntry], rect: QRectF, font: ChartFont) -> None:
        """Laid out from the top of `rect` down, as wide as it is.

        `width` and `height` are what they need.
        """
        self._placed: list[tuple[LegendEntry, QRectF]] = []
        line = font.line
        x, y, right = rect.left(), rect.top(), rect.left()
        for entry in entries:
            if entry.symbol:
                width = font.width(entry.text) + (entry.symbol_width + SYMBOL_GAP) * line
            else:
                width = font.bold_width(entry.text)
            if x > rect.left() and x + width > rect.right():
                x, y = rect.left(), y + line
            self._placed.append((entry, QRectF(x, y, width + 1, line)))
            right = max(right, x + width)
            x += width + GAP * line
        self.width, self.height = right - rect.left(), y + line - rect.top()

    def paint(self, canvas: Canvas) -> None:
        line = canvas.font.line
        for entry, rect in self._placed:
            text_rect = rect
            if entry.symbol:
                width, top = entry.symbol_width * line, rect.top() + SYMBOL_TOP * line
                entry.symbol(canvas, QRectF(rect.left(), top, width, SYMBOL_HEIGHT * line))
                text_rect = rect.adjusted(width + SYMBOL_GAP * line, 0, 0, 0)
            canvas.write(text_rect, LEFT, entry.text, canvas.colors.text, bold=not entry.symbol)


def _paint_leg(side: Side) -> Callable[[Canvas, QRectF], None]:
    return lambda canvas, rect: canvas.fill_for_leg(side, rect)


def leg_entries() -> list[LegendEntry]:
    """An entry for each leg, filled as it is in columns."""
    return [LegendEntry(leg_text(side), _paint_leg(side)) for side in Side]
