"""The days of the calendar as a table's model: weeks as columns, each day in words."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from glutetimer.core.dates import DAYS_A_WEEK, weekday_text
from glutetimer.core.records import History
from glutetimer.core.review.periods import monday
from glutetimer.core.review.shades import Shades
from glutetimer.core.review.training_log import TrainingLog
from glutetimer.core.translation import gettext
from glutetimer.ui.labels import plain_tip
from glutetimer.ui.review.texts import day_with_weekday_text, describe_day, short_date_text
from glutetimer.ui.review.wrapping_table import Index

ROOT = QModelIndex()


class CalendarModel(QAbstractTableModel):
    """The days of the weeks up to this one; nothing of them is worked out until it is asked."""

    def __init__(self) -> None:
        super().__init__()
        # Of no history nothing is in sight.
        self._training_log = TrainingLog(History(), "", date(2000, 1, 1))
        self.shades = Shades(self._training_log)
        self._show_weeks(1)

    def show_log(self, training_log: TrainingLog, weeks: int) -> None:
        """Show the last `weeks` of that history, the present one among them."""
        self.beginResetModel()
        if training_log is not self._training_log:
            self._training_log, self.shades = training_log, Shades(training_log)
        self._show_weeks(weeks)
        self.endResetModel()

    def _show_weeks(self, weeks: int) -> None:
        self.today, self.weeks = self._training_log.today, weeks
        # The Monday of the first week.
        self.first = monday(self.today) - timedelta(weeks=weeks - 1)

    def day_at(self, index: Index) -> date:
        return self.first + timedelta(days=DAYS_A_WEEK * index.column() + index.row())

    def index_of(self, day: date) -> QModelIndex:
        """The cell of that day, which has to be within the weeks."""
        week, row = divmod((day - self.first).days, DAYS_A_WEEK)
        return self.index(row, week)

    def describe(self, day: date) -> str:
        if day > self.today:
            when = day_with_weekday_text(day, self.today)
            return gettext("{day}: still to come").format(day=when)
        false_starts = len(self._training_log.false_starts_on(day))
        return describe_day(day, self._training_log.days.get(day, ()), self.today, false_starts)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else DAYS_A_WEEK

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self.weeks

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.day_at(index) > self.today:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.describe(self.day_at(index))
        if role == Qt.ItemDataRole.ToolTipRole and self.day_at(index) <= self.today:
            return plain_tip(self.describe(self.day_at(index)))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.AccessibleTextRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return weekday_text(section)
        first = short_date_text(self.first + timedelta(weeks=section))
        return gettext("Week from {day}").format(day=first)
