"""The newest changes of level in words: a row for each, below or beside the ladder."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from glutetimer.core.dates import day_text
from glutetimer.core.program import Program
from glutetimer.core.review.training_log import Review
from glutetimer.core.translation import ngettext
from glutetimer.ui.review.charts.canvas import ChartFont, Paragraph
from glutetimer.ui.review.charts.ladder_axis import BESIDE, PAD
from glutetimer.ui.review.texts import decision_line

# The days are beside the texts where all the width is so many times theirs, else above them.
DAY_BESIDE_FROM = 3


class LevelChangeRows:
    """Rows from the top of a rectangle down, the newest first; `bottom` is where they end.

    `rects` has the row of each change by its index, `paragraphs` are the texts of all.
    """

    def __init__(
        self,
        review: Review,
        program: Program,
        max_rows: int,
        instead: str,
        rect: QRectF,
        font: ChartFont,
    ) -> None:
        """`max_rows` is how many there are at most; a remark says what they leave out.

        `instead` is said where there is no change.
        """
        changes = review.level_changes
        days = [day_text(change.day, review.today) for change in changes]
        newest = range(len(changes))[::-1][:max_rows]
        pad = PAD * font.line
        x, top, width = rect.left() + pad, rect.top(), rect.width() - 2 * pad
        indent = max((font.width(days[i]) for i in newest), default=0.0) + BESIDE * font.line
        indent = indent if newest and DAY_BESIDE_FROM * indent <= width else 0.0
        self.rects: dict[int, QRectF] = {}
        self.paragraphs: list[Paragraph] = []
        for index in newest:
            day = Paragraph(days[index], font.plain, QPointF(x, top + pad), width, muted=True)
            start = QPointF(x + indent, day.rect.top() if indent else day.rect.bottom())
            name = program.level_name(changes[index].to_level)
            level = Paragraph(name, font.bold, start, width - indent)
            text = decision_line(changes[index])
            below = level.rect.bottomLeft()
            decision = Paragraph(text, font.plain, below, width - indent, muted=True)
            height = decision.rect.bottom() + pad - top
            self.rects[index] = QRectF(rect.left(), top, rect.width(), height)
            self.paragraphs += [day, level, decision]
            top += height
        self.bottom = top
        if text := _remark(review, max_rows) if changes else instead:
            start = QPointF(x + indent, top + pad)
            remark = Paragraph(text, font.plain, start, width - indent, muted=True)
            self.paragraphs.append(remark)
            self.bottom = remark.rect.bottom()


def _remark(review: Review, max_rows: int) -> str:
    """What is to be said below the rows."""
    more = len(review.level_changes) - max_rows
    if more <= 0 or max_rows <= 0:
        return ""
    return ngettext("and {number} earlier one", "and {number} earlier ones", more).format(
        number=more
    )
