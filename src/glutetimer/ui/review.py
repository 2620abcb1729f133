"""Review: every session, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from glutetimer.core.program import Program, Side, Speed
from glutetimer.core.records import History, SessionRecord
from glutetimer.ui.widgets import label
from glutetimer.ui.wording import EFFORT, SPEED

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("Date", "Level", "Speed", "Left", "Right", "Effort left", "Effort right", "Pain",
           "Minutes", "Note")  # fmt: skip


class SessionsModel(QAbstractTableModel):
    """The sessions as a table of texts, newest first."""

    def __init__(self, sessions: Sequence[SessionRecord], program: Program) -> None:
        super().__init__()
        newest = sorted(sessions, key=lambda s: (s.started_at, s.id), reverse=True)
        self._rows = [_row(record, program) for record in newest]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return COLUMNS[section]
        return None


def _row(record: SessionRecord, program: Program) -> tuple[str, ...]:
    level = program.level(record.level)
    half = all(each.speed is Speed.HALF for each in record.sets)
    reps = [f"{record.done(side)}/{record.prescribed(side)}" for side in Side]
    efforts = [EFFORT[record.effort[side]] if side in record.effort else "–" for side in Side]
    return (
        record.started_at.strftime("%Y-%m-%d %H:%M"),
        level.name if level else record.level,
        SPEED[Speed.HALF if half else Speed.NORMAL],
        *reps,
        *efforts,
        "–" if record.pain is None else str(record.pain),
        f"{record.active_ms / 60_000:.1f}",
        record.note,
    )


class ReviewPage(QWidget):
    """The history as a table."""

    def __init__(self) -> None:
        super().__init__()
        self._count = label(role="muted")
        self._table = QTableView()
        self._table.setAccessibleName("Sessions")
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.verticalHeader().hide()
        self._empty = label(
            "Here you will find every session: what you did with each leg, how hard it was, "
            "and how you moved up. The first one starts on the Today page."
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 18, 24, 18)
        page.setSpacing(12)
        page.addWidget(label("Your sessions", "title"))
        page.addWidget(self._count)
        page.addWidget(self._empty)
        page.addWidget(self._table, 1)
        page.addStretch(0)

    def show_history(self, history: History, program: Program) -> None:
        """Show these sessions, with the names of that program's levels."""
        number = len(history.sessions)
        self._count.setText("1 session" if number == 1 else f"{number} sessions")
        self._empty.setVisible(number == 0)
        self._count.setVisible(number > 0)
        self._table.setVisible(number > 0)
        old = self._table.model()
        self._table.setModel(SessionsModel(history.sessions, program))
        if old is not None:
            old.deleteLater()
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
