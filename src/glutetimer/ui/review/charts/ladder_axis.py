"""The levels as lines, the lowest at the bottom, with their names beside or on them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from glutetimer.core.program import Program
from glutetimer.ui.review.charts.canvas import ChartFont, Paragraph

# The names may take so much of the width; wider ones lie on their lines.
NAMES_FRACTION = 0.4
# In lines of text: left of the names, beside them, above and below a line that its name lies on.
PAD, BESIDE, ON_LINE, UNDER_LINE = 0.35, 0.8, 0.45, 0.8


class LadderAxis:
    """Laid out from the top of a rectangle down; `lines` has the y of each level by its id.

    `plot` is where the lines are, `names` what they are called.
    """

    def __init__(
        self,
        levels: Sequence[str],
        current: str,
        program: Program,
        rect: QRectF,
        edge: float,
        font: ChartFont,
    ) -> None:
        """`levels` are ids, the lowest first; `edge` is how far a dot reaches over a line's end."""
        self.names: dict[str, Paragraph] = {}
        self.lines: dict[str, float] = {}
        line = font.line
        rect = rect.adjusted(PAD * line, 0, -edge, 0)
        texts = [_numbered_name(level, program) for level in levels]
        width = min(max(map(font.bold_width, texts)) + 1, NAMES_FRACTION * rect.width())
        # Beside the lines, unless a single word is too wide for that.
        words = " ".join(texts).replace("-", "- ").split()
        on_line = width < max(map(font.bold_width, words))
        width = rect.width() if on_line else width
        top = y = bottom = rect.top()
        for level, text in zip(reversed(levels), reversed(texts), strict=True):
            here = level == current
            name_font, top_left = font.bold if here else font.plain, QPointF(rect.left(), top)
            name = Paragraph(text, name_font, top_left, width, muted=not here)
            bottom = name.rect.bottom()
            y = round(bottom + ON_LINE * line if on_line else (top + bottom) / 2)
            self.names[level], self.lines[level] = name, y
            top = (y if on_line else bottom) + UNDER_LINE * line
        left = rect.left() + (edge if on_line else width + BESIDE * line)
        height = round(max(y + UNDER_LINE * line, bottom) - rect.top())
        self.plot = QRectF(left, rect.top(), rect.right() - left, height)


def _numbered_name(level: str, program: Program) -> str:
    known = program.level(level)
    return f"{program.place(known) + 1}  {known.name}" if known else level
