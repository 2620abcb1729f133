"""Review: every session, newest first, to be corrected, deleted and brought back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from glutetimer.core.program import Program, Side, Speed
from glutetimer.core.reasons import MONTHS
from glutetimer.core.records import History, SessionRecord
from glutetimer.ui.archive_card import ArchiveCard
from glutetimer.ui.correction import Correction, CorrectionCard
from glutetimer.ui.folding import Folding
from glutetimer.ui.rows import Index, Rows
from glutetimer.ui.widgets import button, label, scrolled
from glutetimer.ui.wording import EFFORT, SPEED

COLUMNS = ("When", "What", "How it felt")
# Of the table's width, in parts.
WIDTHS = (3, 6, 5)
ROWS_LEAST = 3
EMPTY_WIDTH = 560
UNDO = "Undo"
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class SessionsModel(QAbstractTableModel):
    """The sessions as a table of texts of several lines, newest first."""

    def __init__(self, sessions: Sequence[SessionRecord], program: Program | None) -> None:
        super().__init__()
        self._newest = sorted(sessions, key=lambda s: (s.started_at, s.id), reverse=True)
        self._rows = [_row(record, program) for record in self._newest]

    def record(self, row: int) -> SessionRecord:
        """The session of that row."""
        return self._newest[row]

    def row(self, session_id: str) -> int:
        """The row of that session, -1 if it is not there."""
        ids = (each.id for each in self._newest)
        return next((row for row, id_ in enumerate(ids) if id_ == session_id), -1)

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


def _row(record: SessionRecord, program: Program | None) -> tuple[str, ...]:
    return _when(record), _what(record, program), _how_it_felt(record)


def _when(record: SessionRecord) -> str:
    at = record.started_at
    minutes = max(1, round(record.active_ms / 60_000))
    day = f"{at.day} {MONTHS[at.month - 1][:3]} {at.year}"
    return f"{day}\n{at.hour}:{at.minute:02}, {minutes} min"


def _what(record: SessionRecord, program: Program | None) -> str:
    level = program.level(record.level) if program else None
    half = all(each.speed is Speed.HALF for each in record.sets)
    slowly = f", {SPEED[Speed.HALF].lower()}" if half and level and level.speed.stretch < 2 else ""
    name = level.name if level else record.level
    return f"{name}{slowly}\n{_reps(record)}"


def _reps(record: SessionRecord) -> str:
    """What each leg did: "26 of 26 with each leg", or "Left 26 · Right 24 of 26"."""
    done, prescribed = ([of(side) for side in Side] for of in (record.done, record.prescribed))
    if len(set(prescribed)) > 1:
        return " · ".join(
            f"{side.capitalize()} {n} of {m}"
            for side, n, m in zip(Side, done, prescribed, strict=True)
        )
    if len(set(done)) == 1:
        return f"{done[0]} of {prescribed[0]} with each leg"
    legs = " · ".join(f"{side.capitalize()} {n}" for side, n in zip(Side, done, strict=True))
    return f"{legs} of {prescribed[0]}"


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
    """The history as a table, what can be done with a session, and the history's copies."""

    start_asked = Signal()
    corrected = Signal(object)
    delete_asked = Signal(str)
    undo_asked = Signal()
    # The form was left without saving.
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._program: Program | None = None
        self._correction: CorrectionCard | None = None
        self.archive = ArchiveCard()
        self._count = label(role="muted")
        self._count.setWordWrap(False)
        self._table = _Table()
        self._empty = self._make_empty()
        self._correct = button("Correct…")
        self._delete = button("Delete")
        self._undo = button(UNDO)
        self._buttons = Folding(8, equal=False)
        self._buttons.add(self._correct, self._delete, self._undo)
        self._lay_out()
        self._connect()
        self.show_undo("")

    def show_history(self, history: History, program: Program) -> None:
        """Show these sessions, with the names of that program's levels.

        The row that was chosen stays so, and so does a form that is open.
        """
        self._program = program
        number = len(history.sessions)
        counted = "1 session" if number == 1 else f"{number} sessions"
        self._count.setText(counted)
        self._table.show_sessions(SessionsModel(history.sessions, program))
        self._show_parts()

    def show_undo(self, what: str) -> None:
        """Offer to undo that, "delete 22 November"; nothing, if there is nothing to undo."""
        # A disabled button would leave the keyboard nowhere.
        if not what and self._undo.hasFocus():
            self._table.setFocus()
        self._undo.setText(f"{UNDO}: {what}" if what else UNDO)
        self._undo.setEnabled(bool(what))
        self._show_parts()

    def select(self, session_id: str) -> None:
        """Choose the row of that session, if there is one."""
        self._table.select(session_id)

    def close_correction(self) -> None:
        """Take the form away and show the sessions again."""
        if self._correction is None:
            return
        self._correction.hide()
        self._correction.deleteLater()
        self._correction = None
        self._show_parts()
        self._table.setFocus()

    # Building

    def _make_empty(self) -> QWidget:
        start = button("Start the first session", "main")
        start.clicked.connect(self.start_asked)
        text = label(
            "Here you will find every session: what you did with each leg, how hard it was, "
            "and how you moved up."
        )
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        text.setMaximumWidth(EMPTY_WIDTH)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setSpacing(18)
        column.addStretch(1)
        for each in (text, start):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(each, 100)
            row.addStretch(1)
            column.addLayout(row)
        start.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        column.addStretch(1)
        return made

    def _lay_out(self) -> None:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(24, 14, 24, 24)
        self._column.setSpacing(10)
        top = QHBoxLayout()
        top.addWidget(label("Your sessions", "title"), 1)
        top.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        self._column.addLayout(top)
        self._column.addWidget(self._table, 1)
        self._column.addWidget(self._empty, 1)
        self._column.addWidget(self._buttons)
        self._column.addWidget(self.archive)
        # What the form leaves free.
        self._column.addStretch(0)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        self._area: QScrollArea = scrolled(content)
        page.addWidget(self._area)

    def _connect(self) -> None:
        self._table.correct_asked.connect(self._open_correction)
        self._table.delete_asked.connect(self._ask_to_delete)
        self._correct.clicked.connect(self._open_correction)
        self._delete.clicked.connect(self._ask_to_delete)
        self._undo.clicked.connect(self.undo_asked)
        self.archive.opened.connect(self._show_archive)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self._table)
        undo.setContext(Qt.ShortcutContext.WidgetShortcut)
        undo.activated.connect(self._undo.click)

    def _show_parts(self) -> None:
        """The sessions or, in their place, what will be there or the form."""
        any_there = self._table.model().rowCount() > 0
        correcting = self._correction is not None
        self._count.setVisible(any_there and not correcting)
        self._table.setVisible(any_there and not correcting)
        self._empty.setVisible(not any_there and not correcting)
        self._correct.setVisible(any_there)
        self._delete.setVisible(any_there)
        self._buttons.setVisible(not correcting and (any_there or self._undo.isEnabled()))
        self.archive.setVisible(not correcting)

    # What is asked for

    def _open_correction(self) -> None:
        record = self._table.chosen
        if record is None or self._program is None:
            return
        self._correction = CorrectionCard(record, self._program)
        self._correction.saved.connect(self._save)
        self._correction.cancelled.connect(self._cancel)
        self._column.insertWidget(self._column.indexOf(self._buttons), self._correction)
        self._show_parts()
        self._correction.focus_first()
        QTimer.singleShot(0, self, lambda: self._area.verticalScrollBar().setValue(0))

    def _save(self, correction: Correction) -> None:
        form = self._correction
        if form is not None and correction.changes(form.record):
            self.corrected.emit(correction)
        else:
            self._cancel()

    def _cancel(self) -> None:
        self.close_correction()
        self.cancelled.emit()

    def _show_archive(self) -> None:
        """Scroll to where a copy is chosen, once it has its place."""
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.archive))

    def _ask_to_delete(self) -> None:
        record = self._table.chosen
        if record is not None:
            self.delete_asked.emit(record.id)


class _Table(Rows):
    """The sessions; Enter corrects and Delete deletes the one that is chosen."""

    correct_asked = Signal()
    delete_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Sessions", WIDTHS)
        self.setAccessibleDescription("Enter corrects a session, Delete deletes it")
        self._sessions: SessionsModel | None = None
        self.show_sessions(SessionsModel((), None))
        self.doubleClicked.connect(self._ask_to_correct)

    @property
    def chosen(self) -> SessionRecord | None:
        """The session of the row that is chosen."""
        row = self.currentIndex().row()
        return self._sessions.record(row) if self._sessions and row >= 0 else None

    def show_sessions(self, sessions: SessionsModel) -> None:
        """Show these; the session that was chosen, or the row it had, stays chosen."""
        old, before, row = self._sessions, self.chosen, self.currentIndex().row()
        place = self.verticalScrollBar().value()
        self._sessions = sessions
        self.setModel(sessions)
        if old is not None:
            old.deleteLater()
        self.share_width()
        self.verticalScrollBar().setValue(place)
        if before is None or not self.select(before.id):
            self.selectRow(min(max(0, row), sessions.rowCount() - 1))

    def select(self, session_id: str) -> bool:
        """Choose the row of that session; whether there is one."""
        row = self._sessions.row(session_id) if self._sessions else -1
        if row >= 0:
            self.selectRow(row)
        return row >= 0

    def minimumSizeHint(self) -> QSize:
        # A few rows; a window with less room scrolls the page.
        return QSize(0, ROWS_LEAST * 3 * self.fontMetrics().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.correct_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def _ask_to_correct(self, _: QModelIndex) -> None:
        self.correct_asked.emit()
