"""The bar below the editor: save, undo, what is wrong, and the way out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from glutetimer.core.program_draft import ProgramDraft
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.buttons import button
from glutetimer.ui.flow_layout import FlowLayout, button_group
from glutetimer.ui.focus import move_focus
from glutetimer.ui.labels import label
from glutetimer.ui.program.owned_problems import OwnedProblem
from glutetimer.ui.program.problem_texts import state_text
from glutetimer.ui.scrolling import settle_layouts

MARGIN = 24
LEAVE_QUESTION = gettext_noop("There are changes that are not saved. Close without saving?")


class EditorBar(QFrame):
    """What can be done with the draft as a whole; in its place, whether to lose changes."""

    save_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    show_where_asked = Signal()
    # The editor is left; what is not saved is lost.
    leaving = Signal()

    def __init__(self, otherwise: QWidget) -> None:
        """The keyboard goes to `otherwise` where what it is on can do nothing any more."""
        super().__init__()
        self.setObjectName("bar")
        self._otherwise = otherwise
        self._save = button(gettext("Save"), "offer")
        self._undo, self._redo = button(gettext("Undo")), button(gettext("Redo"))
        self._show_where = button(gettext("Show where"))
        self._close = button(gettext("Close"))
        self._state = _StateLine()
        self._state_row = button_group(self._state, self._show_where)
        self._leave = button(gettext("Close without saving"))
        self._stay = button(gettext("Go on editing"), "offer")
        self._unsaved = False
        self._actions, self._question = QWidget(), QWidget()
        self._lay_out()
        self._connect()

    def show_draft(self, draft: ProgramDraft, problems: Sequence[OwnedProblem]) -> None:
        """Offer what can be done with the draft as it is now, and say what is in the way."""
        self._unsaved = draft.unsaved
        if not draft.unsaved:
            self._ask(False)
        for action, can in (
            (self._save, draft.unsaved and not problems),
            (self._undo, draft.can_undo),
            (self._redo, draft.can_redo),
        ):
            if not can:
                move_focus(action, self._otherwise)
            action.setEnabled(can)
        if not problems:
            move_focus(self._show_where, self._otherwise)
        self._show_where.setVisible(bool(problems))
        text = state_text(problems, draft.unsaved)
        self._state.setText(text)
        self._state_row.setVisible(bool(text))
        settle_layouts(self._state)

    def save(self) -> None:
        """Save, if there is something to save and nothing is wrong."""
        self._save.click()

    def set_left_margin(self, margin: int) -> None:
        """Begin at so many pixels from the left."""
        self.setContentsMargins(margin, 8, MARGIN, 8)

    def close_editor(self) -> None:
        """Leave the editor, or ask first if there is something to lose."""
        if self._unsaved:
            self._ask(True)
        else:
            self.leaving.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._question.isHidden():
            self._ask(False)
        else:
            super().keyPressEvent(event)

    def _ask(self, asks: bool) -> None:
        if asks:
            self._question.show()
            self._stay.setFocus()
            self._actions.hide()
        elif not self._question.isHidden():
            self._actions.show()
            move_focus(self._question, self._close)
            self._question.hide()

    def _lay_out(self) -> None:
        steps = button_group(self._undo, self._redo)
        # Where both do not fit into one row, it is the text that takes more lines.
        self._show_where.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        FlowLayout(8, equal=False, parent=self._actions).add(
            self._save, steps, self._close, self._state_row
        )
        question = QVBoxLayout(self._question)
        question.setContentsMargins(0, 0, 0, 0)
        question.addWidget(label(gettext(LEAVE_QUESTION)))
        question.addLayout(FlowLayout(8, equal=False).add(self._stay, self._leave))
        column.addWidget(self._actions)
        column.addWidget(self._question)
        self._question.hide()

    def _connect(self) -> None:
        self._save.clicked.connect(self.save_asked)
        self._undo.clicked.connect(self.undo_asked)
        self._redo.clicked.connect(self.redo_asked)
        self._show_where.clicked.connect(self.show_where_asked)
        self._close.clicked.connect(self.close_editor)
        self._leave.clicked.connect(self.leaving)
        self._stay.clicked.connect(lambda: self._ask(False))


class _StateLine(QLabel):
    """A line of text that wraps only where it is wider than the bar: Qt would wrap it earlier."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 1
        return QSize(width, super().sizeHint().height())
