"""Review: every session, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from glutetimer.core.program import Program, Side, Speed
from glutetimer.core.reasons import MONTHS
from glutetimer.core.records import History, SessionRecord
from glutetimer.ui.widgets import label
from glutetimer.ui.wording import EFFORT, SPEED, minutes_text

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("When", "What", "How it felt")
# Of the table's width, in parts.
WIDTHS = (4, 6, 5)
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class SessionsModel(QAbstractTableModel):
    """The sessions as a table of texts of several lines, newest first."""

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
            return COLUMNS[section]
        return None


def _row(record: SessionRecord, program: Program) -> tuple[str, ...]:
    return _when(record), _what(record, program), _how_it_felt(record)


def _when(record: SessionRecord) -> str:
    at = record.started_at
    return f"{at.day} {MONTHS[at.month - 1][:3]} {at.year}\n{at.hour}:{at.minute:02}"


def _what(record: SessionRecord, program: Program) -> str:
    level = program.level(record.level)
    half = all(each.speed is Speed.HALF for each in record.sets)
    slowly = f", {SPEED[Speed.HALF].lower()}" if half and level and level.speed.stretch < 2 else ""
    reps = " · ".join(
        f"{side.capitalize()} {record.done(side)} of {record.prescribed(side)}" for side in Side
    )
    name = level.name if level else record.level
    minutes = minutes_text(record.active_ms).removeprefix("about ")
    return f"{name}{slowly}, {minutes}\n{reps}"


def _how_it_felt(record: SessionRecord) -> str:
    efforts = [EFFORT[record.effort[side]] if side in record.effort else "" for side in Side]
    felt = [
        f"{side.capitalize()} {effort.lower()}"
        for side, effort in zip(Side, efforts, strict=True)
        if effort
    ]
    if len(felt) == len(Side) and len(set(efforts)) == 1:
        felt = [f"{efforts[0]} with both legs"]
    if record.pain:
        felt.append(f"pain {record.pain} of 10")
    return "\n".join(part for part in (" · ".join(felt) or "Not rated", record.note) if part)


class ReviewPage(QWidget):
    """The history as a table."""

    def __init__(self) -> None:
        super().__init__()
        self._count = label(role="muted")
        self._table = _Table()
        self._empty = label(
            "Here you will find every session: what you did with each leg, how hard it was, "
            "and how you moved up. The first one starts on the Today page."
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 14, 24, 24)
        page.setSpacing(10)
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
        self._table.share_width()


class _Cell(QStyledItemDelegate):
    """Knows how high a cell's texts are; Qt forgets the padding of a style sheet."""

    # As in the theme, and with what Qt itself leaves free beside a text.
    BESIDE_PX, ABOVE_PX = 12 + 4, 8 + 1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        area = QRect(0, 0, option.rect.width() - 2 * self.BESIDE_PX, 0)
        text = option.fontMetrics.boundingRect(area, Qt.TextFlag.TextWordWrap, index.data())
        return QSize(option.rect.width(), text.height() + 2 * self.ABOVE_PX)


class _Table(QTableView):
    """Keeps every column in sight, and each row as high as its texts then are."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Sessions")
        self.setItemDelegate(_Cell(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setHighlightSections(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.share_width()

    def share_width(self) -> None:
        """Give each column its part of the width."""
        width = self.viewport().width()
        for column, part in enumerate(WIDTHS[:-1]):
            self.setColumnWidth(column, width * part // sum(WIDTHS))
        self.resizeRowsToContents()
