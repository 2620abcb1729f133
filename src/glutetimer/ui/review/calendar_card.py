"""The calendar of the weeks that are shown, with what they come to beside or above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from glutetimer.core.review.training_log import TrainingLog
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.card import Card
from glutetimer.ui.labels import label
from glutetimer.ui.review.calendar import Calendar
from glutetimer.ui.review.summaries import Total
from glutetimer.ui.review.totals_view import TotalsView
from glutetimer.ui.theme import Colors
from glutetimer.ui.type_size import digits_px

HINT = gettext_noop("Enter or a click on a day shows its sessions.")
# Between the days and the totals beside or above them, in pixels; and what each of the totals
# needs, in digits.
GAP, GAP_ABOVE, TOTAL_DIGITS = 40, 16, 22
# So many totals are side by side, beside the days.
COLUMNS_BESIDE = 2


class CalendarCard(Card):
    """The calendar and the totals of its weeks: side by side where the card is wide enough."""

    def __init__(self, colors: Colors) -> None:
        self.calendar = Calendar(colors)
        self._totals = TotalsView()
        self._day_text = label(gettext(HINT), "muted")
        self._number = 0
        super().__init__(label(gettext("Calendar"), "heading"))
        direction = QBoxLayout.Direction
        # One below the other, the totals come first.
        self._directions = direction.BottomToTop, direction.LeftToRight
        self._body = QBoxLayout(direction.BottomToTop)
        self._body.addWidget(self.calendar)
        self._body.addWidget(self._totals, 1, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(self._body)
        self.column.addWidget(self._day_text)
        self.calendar.described.connect(lambda day: self._day_text.setText(day or gettext(HINT)))

    def show_weeks(self, training_log: TrainingLog, weeks: int, totals: Sequence[Total]) -> None:
        """Show the last `weeks` of that history, and what they come to, thing by thing."""
        self._number = len(totals)
        self._totals.show_totals(totals)
        self.calendar.show_log(training_log, weeks)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * self.BESIDE_PX
        total_width = digits_px(self, TOTAL_DIGITS)
        calendar_room = room - GAP - COLUMNS_BESIDE * total_width
        beside = calendar_room >= self.calendar.usual_width
        most = max(1, room // total_width)
        # Evenly filled: five that do not fit into one row make three and two. The card is laid out
        # before it has any.
        rows = max(1, -(-self._number // most))
        columns = -(-self._number // rows)
        self._totals.set_columns(COLUMNS_BESIDE if beside else columns)
        self._body.setDirection(self._directions[beside])
        self._body.setSpacing(GAP if beside else GAP_ABOVE)
        largest = min(self.calendar.largest_width, calendar_room)
        self.calendar.setMaximumWidth(largest if beside else room)
