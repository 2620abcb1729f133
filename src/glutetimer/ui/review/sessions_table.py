"""The sessions as a table: sorted, of one level or all, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent

from glutetimer.core.program import Program
from glutetimer.core.records import SessionRecord
from glutetimer.core.translation import gettext
from glutetimer.ui.keys import ENTER_KEYS
from glutetimer.ui.review.session_columns import (
    COLUMNS,
    ORDERS,
    Column,
    Order,
    columns_for,
    in_full,
    title_text,
)
from glutetimer.ui.review.wrapping_table import Index, WrappingDelegate, WrappingTable

MIN_ROWS, USUAL_ROWS = 3, 7
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class SessionsModel(QAbstractTableModel):
    """Sessions in an order; what a cell says is made when it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._sessions: Sequence[SessionRecord] = ()
        self._program: Program | None = None
        self.columns: Sequence[Column] = COLUMNS
        self._order: Order = ORDERS[0]

    def show(self, sessions: Sequence[SessionRecord], program: Program) -> None:
        """Show these, in this order, with the names of that program's levels."""
        self.beginResetModel()
        self._sessions, self._program = sessions, program
        self.endResetModel()

    def show_columns(self, columns: Sequence[Column]) -> None:
        self.beginResetModel()
        self.columns = columns
        self.endResetModel()

    def record(self, row: int) -> SessionRecord:
        return self._sessions[row]

    def row(self, session_id: str) -> int:
        """The row of that session, -1 if it is not there."""
        rows = (row for row, record in enumerate(self._sessions) if record.id == session_id)
        return next(rows, -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._sessions)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and self._program is not None:
            column = self.columns[index.column()]
            return column.text(self._sessions[index.row()], self._program)
        if role == Qt.ItemDataRole.ToolTipRole and self._program is not None:
            return in_full(self._sessions[index.row()], self._program)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TOP_LEFT
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return title_text(self.columns[section], self._order)
        return None

    def show_order(self, order: Order) -> None:
        """Mark the column that the sessions are sorted by."""
        self._order = order
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)


class SessionsTable(WrappingTable):
    """The sessions; Enter corrects and Delete deletes the one that is chosen.

    A column's title sorts by it, and once more the other way round.
    """

    correct_asked = Signal()
    delete_asked = Signal()
    order_asked = Signal(object)
    # Another session is chosen, or none.
    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__(gettext("Sessions"), [column.stretch for column in COLUMNS])
        self.setAccessibleDescription(gettext("Enter corrects a session, Delete deletes it"))
        self._order: Order = ORDERS[0]
        self._model = SessionsModel()
        self.setModel(self._model)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.doubleClicked.connect(lambda _: self.correct_asked.emit())
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._ask_for_order)

    @property
    def chosen(self) -> SessionRecord | None:
        """The session of the row that is chosen; None after it was deleted."""
        rows = self.selectionModel().selectedRows()
        return self._model.record(rows[0].row()) if rows else None

    @property
    def count(self) -> int:
        return self._model.rowCount()

    def show_sessions(
        self, sessions: Sequence[SessionRecord], program: Program, order: Order
    ) -> None:
        """Show these, which come oldest first, in that order.

        The session that was chosen, or its row, stays chosen; if none was, none is.
        """
        before, row = self.chosen, self.currentIndex().row()
        chose_none = before is None and self.count > 0
        scroll_value = self.verticalScrollBar().value()
        self._order = order
        in_order = sessions[::-1]
        if order is not ORDERS[0]:
            # What is alike stays newest first. Not by `QSortFilterProxyModel`: it asks Python for
            # two keys a comparison, and takes 400 to 800 ms for twenty years where this takes 14.
            in_order = sorted(
                in_order, key=lambda record: order.key(record, program), reverse=order.reverse
            )
        self._model.show(in_order, program)
        self._show_order()
        self.divide_width()
        self.verticalScrollBar().setValue(scroll_value)
        if chose_none:
            self._stand_at(row)
        elif before is None or not self.select(before.id):
            self.selectRow(min(max(0, row), self.count - 1))
        self.chosen_changed.emit()

    def choose_none(self) -> None:
        """The session that is chosen is about to go; the next one is a step down from there."""
        self.clearSelection()
        self._stand_at(self.currentIndex().row() - 1)

    def select(self, session_id: str) -> bool:
        """Choose the row of that session; whether there is one."""
        row = self._model.row(session_id)
        if row >= 0:
            self.selectRow(row)
        return row >= 0

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height(USUAL_ROWS))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._height(MIN_ROWS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._fit_columns(event.size().width())
        super().resizeEvent(event)

    def fit_type(self) -> None:
        self._fit_columns(self.viewport().width())
        super().fit_type()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS:
            self.correct_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def _height(self, rows: int) -> int:
        """Of the first rows, at most so many, with the titles."""
        texts = sum(map(self.fitting_height, range(min(rows, self.count))))
        return texts + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 8

    def _fit_columns(self, width: int) -> None:
        """Show those columns that have room."""
        titles = QFont(self.font())
        # As the style sheet has it.
        titles.setWeight(QFont.Weight.DemiBold)
        columns = columns_for(
            width,
            self.fontMetrics().horizontalAdvance,
            QFontMetrics(titles).horizontalAdvance,
            2 * WrappingDelegate.BESIDE_PX,
        )
        if columns is self._model.columns:
            return
        chosen, row = self.chosen, self.currentIndex().row()
        self.set_stretches([column.stretch for column in columns])
        self._model.show_columns(columns)
        if chosen is None:
            self._stand_at(row)
        else:
            self.selectRow(row)
        self._show_order()

    def _show_order(self) -> None:
        self._model.show_order(self._order)

    def _ask_for_order(self, column: int) -> None:
        orders = self._model.columns[column].orders
        if orders:
            self.order_asked.emit(orders[1] if self._order is orders[0] else orders[0])

    def _stand_at(self, row: int) -> None:
        """Have the keys go on from that row without choosing it."""
        choose_none = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(self._model.index(row, 0), choose_none)
