"""The days of the calendar as a table's model: weeks as columns, each day in words."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from glutetimer.core.dates import DAYS_A_WEEK, WEEKDAYS, day_text
from glutetimer.core.records import History
from glutetimer.core.review.periods import monday
from glutetimer.core.review.shades import Shades
from glutetimer.core.review.training_log import Span, TrainingLog
from glutetimer.ui.labels import plain_tip
from glutetimer.ui.review.texts import describe_day, short_date_text
from glutetimer.ui.review.wrapping_table import Index

ROOT = QModelIndex()
MIN_WEEKS = int(Span.HALF_YEAR)


class CalendarModel(QAbstractTableModel):
    """The days of the weeks up to this one; nothing of them is worked out until it is asked."""

    def __init__(self) -> None:
        super().__init__()
        # Of no history nothing is in sight.
        self._show(TrainingLog(History(), "", date(2000, 1, 1)))

    def show_log(self, training_log: TrainingLog) -> None:
        """Show that history, in as many weeks as it needs."""
        self.beginResetModel()
        self._show(training_log)
        self.endResetModel()

    def _show(self, training_log: TrainingLog) -> None:
        self._training_log = training_log
        self.shades = Shades(training_log)
        self.today, this_week = training_log.today, monday(training_log.today)
        first_week = monday(training_log.first_day or this_week)
        self.min_weeks = max(MIN_WEEKS, (this_week - first_week).days // DAYS_A_WEEK + 1)
        self._set_weeks(self.min_weeks)

    def _set_weeks(self, weeks: int) -> None:
        self._weeks = weeks
        # The Monday of the first week.
        self.first = monday(self.today) - timedelta(weeks=weeks - 1)

    def set_in_sight(self, weeks: int) -> None:
        """Have at least so many weeks: empty ones before the history."""
        more = max(self.min_weeks, weeks) - self._weeks
        if more > 0:
            self.beginInsertColumns(ROOT, 0, more - 1)
            self._set_weeks(self._weeks + more)
            self.endInsertColumns()
        elif more < 0:
            self.beginRemoveColumns(ROOT, 0, -more - 1)
            self._set_weeks(self._weeks + more)
            self.endRemoveColumns()

    def day_at(self, index: Index) -> date:
        return self.first + timedelta(days=DAYS_A_WEEK * index.column() + index.row())

    def index_of(self, day: date) -> QModelIndex:
        """The cell of that day, which has to be within the weeks."""
        week, row = divmod((day - self.first).days, DAYS_A_WEEK)
        return self.index(row, week)

    def describe(self, day: date) -> str:
        if day > self.today:
            return f"{WEEKDAYS[day.weekday()]} {day_text(day, self.today)}: still to come"
        false_starts = len(self._training_log.false_starts_on(day))
        return describe_day(day, self._training_log.days.get(day, ()), self.today, false_starts)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else DAYS_A_WEEK

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._weeks

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
            return WEEKDAYS[section]
        return f"Week from {short_date_text(self.first + timedelta(weeks=section))}"
