"""The newest changes of level in words: a row for each, below or beside the ladder."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from glutetimer.core.dates import day_text
from glutetimer.core.program import Program
from glutetimer.core.review.training_log import Review
from glutetimer.ui.review.charts.canvas import Canvas, Type
from glutetimer.ui.review.charts.ladder_axis import BESIDE, PAD
from glutetimer.ui.review.charts.wrapped_text import WrappedText
from glutetimer.ui.review.summaries import level_summary
from glutetimer.ui.review.texts import decision_text

# The days are beside the texts where all the width is so many times theirs, else above them.
DAY_BESIDE_FROM = 3


class LevelChangeRow(NamedTuple):
    """A change, by its index, in words: all of its place, and its texts."""

    change: int
    place: QRectF
    day: WrappedText
    level: WrappedText
    decision: WrappedText


class LevelChangeRows:
    """Rows from the top of a rectangle down, the newest first; `bottom` is where they end."""

    def __init__(
        self, review: Review, program: Program, most_rows: int, rect: QRectF, type_: Type
    ) -> None:
        """`most_rows` is how many there are at most; a remark says what they leave out."""
        changes = review.level_changes
        days = [day_text(change.day, review.today) for change in changes]
        newest = range(len(changes))[::-1][:most_rows]
        pad = PAD * type_.line
        x, top, width = rect.left() + pad, rect.top(), rect.width() - 2 * pad
        indent = max((type_.width(days[i]) for i in newest), default=0.0) + BESIDE * type_.line
        indent = indent if newest and DAY_BESIDE_FROM * indent <= width else 0.0
        self.rows: list[LevelChangeRow] = []
        for index in newest:
            day = WrappedText(days[index], type_.plain, QPointF(x, top + pad), width)
            start = QPointF(x + indent, day.rect.top() if indent else day.rect.bottom())
            name = program.level_name(changes[index].to_level)
            level = WrappedText(name, type_.bold, start, width - indent)
            text = decision_text(changes[index])
            text = text[0].upper() + text[1:]
            decision = WrappedText(text, type_.plain, level.rect.bottomLeft(), width - indent)
            height = decision.rect.bottom() + pad - top
            place = QRectF(rect.left(), top, rect.width(), height)
            self.rows.append(LevelChangeRow(index, place, day, level, decision))
            top += height
        self.bottom = top
        self._remark: WrappedText | None = None
        if text := _remark(review, program, most_rows):
            start = QPointF(x + indent, top + pad)
            self._remark = WrappedText(text, type_.plain, start, width - indent)
            self.bottom = self._remark.rect.bottom()

    def paint(self, canvas: Canvas) -> None:
        """Paint them."""
        painter, colors = canvas.painter, canvas.colors
        for row in self.rows:
            row.day.paint(painter, colors.muted)
            row.level.paint(painter, colors.text)
            row.decision.paint(painter, colors.muted)
        if self._remark:
            self._remark.paint(painter, colors.muted)


def _remark(review: Review, program: Program, most_rows: int) -> str:
    """What is to be said below the rows, or in their place."""
    if not review.level_changes:
        return level_summary(review, program)
    more = len(review.level_changes) - most_rows
    if more <= 0 or most_rows <= 0:
        return ""
    return f"and {more} earlier {'one' if more == 1 else 'ones'}"
