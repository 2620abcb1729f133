"""The step with the safety text, before anything else."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QEvent, QObject, Qt

from glutetimer.core.translation import gettext
from glutetimer.ui.buttons import set_kind
from glutetimer.ui.card import Card
from glutetimer.ui.introduction.step import BELOW_PX, Place, Step
from glutetimer.ui.labels import label
from glutetimer.ui.scrolling import settle_layouts_in
from glutetimer.ui.style_sheet import DOSE_SCALE
from glutetimer.ui.type_size import on_new_type

# The text's type, as multiples of the page's: at least, at most, and from one try to the next.
MIN_SCALE, MAX_SCALE, SCALE_STEP = DOSE_SCALE, 2.4, 0.05


class SafetyStep(Step):
    """Asks the person to read the text, which is always under Learn afterwards.

    It is as large as all of it can be seen; where it cannot, the way on stands out once its end
    was seen.
    """

    def __init__(self, place: Place, markdown: str) -> None:
        """`markdown` begins with its title."""
        title, _, text = markdown.partition("\n")
        self._text = label()
        self._text.setTextFormat(Qt.TextFormat.MarkdownText)
        self._text.setText(text)
        self._card = Card(self._text)
        self._end_was_seen = False
        # While it tries, its own type is new each time.
        self._is_fitting = False
        # The step's type, the room's width and height, and the text's type as it was fitted there.
        self._fitted: tuple[float, int, int, float] | None = None
        read = gettext("I have read this")
        super().__init__(place, title.strip("# "), read, self._card, fills=self._card)
        # The style sheet, set anew, would leave it the size of all other text.
        on_new_type(self._text, self._fit)
        # It is given its size after the step, and another where larger buttons leave it less.
        self._card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return False

    def show_more(self) -> None:
        super().show_more()
        bar = self._area.verticalScrollBar()
        self._end_was_seen = self._end_was_seen or 0 < bar.maximum() == bar.value()
        all_seen = self._end_was_seen or bar.maximum() == 0
        set_kind(self.go_on, "main" if all_seen else "later")

    def _fit(self) -> None:
        """Set the text as large as fits above the ways on."""
        if self._is_fitting:
            return
        self._is_fitting = True
        settle_layouts_in(self._area)
        room = self._area.viewport().height() - self._card.y() - BELOW_PX
        base_pt = self.font().pointSizeF()
        given = base_pt, self._card.width(), room
        if (*given, self._text.font().pointSizeF()) != self._fitted:
            steps = range(1, round((MAX_SCALE - MIN_SCALE) / SCALE_STEP) + 1)
            # As many as fit, since the least, which is step 0, is taken anyway.
            fitting = bisect_left(steps, True, key=lambda i: self._height_at(base_pt, i) > room)
            self._height_at(base_pt, fitting)
            self._fitted = *given, self._text.font().pointSizeF()
        self._is_fitting = False

    def _height_at(self, base_pt: float, step: int) -> int:
        """Set the text so many steps above the least, and say how high its card then is."""
        size_pt = base_pt * (MIN_SCALE + step * SCALE_STEP)
        self._text.setStyleSheet(f"font-size: {size_pt:.2f}pt;")
        return self._card.heightForWidth(self._card.width())
