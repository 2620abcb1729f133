"""The calendar of the weeks that are shown, with what they come to beside or above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from glutetimer.core.review.training_log import TrainingLog
from glutetimer.ui.card import Card
from glutetimer.ui.labels import label
from glutetimer.ui.review.calendar import Calendar
from glutetimer.ui.theme import Colors
from glutetimer.ui.type_size import digits_px
from glutetimer.ui.wording import unbroken

HINT = "Enter or a click on a day shows its sessions."
# Between the days and the sums, in pixels; and in digits, the width that the sums need beside.
GAP, SUMS_DIGITS = 28, 30


class CalendarCard(Card):
    """The calendar and the sums of its weeks: side by side where the card is wide enough."""

    def __init__(self, colors: Colors) -> None:
        self.calendar = Calendar(colors)
        self._sums = label(kind="dose")
        self._day_text = label(HINT, "muted")
        self._lines: Sequence[str] = ()
        super().__init__(label("Calendar", "heading"))
        direction = QBoxLayout.Direction
        # One below the other, the sums come first.
        self._directions = direction.BottomToTop, direction.LeftToRight
        self._body = QBoxLayout(direction.BottomToTop)
        self._body.addWidget(self.calendar)
        self._body.addWidget(self._sums, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._body)
        self.column.addWidget(self._day_text)
        self.calendar.described.connect(lambda day: self._day_text.setText(day or HINT))

    def show_weeks(self, training_log: TrainingLog, weeks: int, sums: Sequence[str]) -> None:
        """Show the last `weeks` of that history, and what they come to, thing by thing."""
        self._lines = sums
        self.calendar.show_log(training_log, weeks)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        usual_width = self.calendar.usual_width
        room = self.width() - 2 * self.BESIDE_PX
        beside = room >= usual_width + GAP + digits_px(self._sums, SUMS_DIGITS)
        self._sums.setText(unbroken(("\n" if beside else " · ").join(self._lines)))
        self._body.setDirection(self._directions[beside])
        self._body.setSpacing(GAP if beside else self.column.spacing())
        self.calendar.setMaximumWidth(usual_width if beside else room)
