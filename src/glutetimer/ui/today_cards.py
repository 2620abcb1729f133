"""The cards that are on Today at times.

A session to resume, one to bring back, what was done, and that it is time for today's.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from glutetimer.core.done_texts import done_text
from glutetimer.core.program import Program
from glutetimer.core.records import SessionRecord
from glutetimer.core.sentences import DoneToday
from glutetimer.core.translation import gettext
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card, side_by_side
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.labels import label
from glutetimer.ui.wording import unbroken


class ResumeCard(Card):
    """Says how far a session got that was stopped or interrupted, and asks whether to resume it."""

    resumed = Signal()
    declined = Signal()

    def __init__(self) -> None:
        self._done = label()
        super().__init__(label(gettext("Go on where you stopped?"), "heading"), self._done)
        resume = button(gettext("Go on"), "main", click_focuses=False)
        decline = button(gettext("Leave it as it is"), click_focuses=False)
        answers = FlowLayout(8, equal=False)
        answers.add(resume, decline)
        self.column.addLayout(answers)
        resume.clicked.connect(self.resumed)
        decline.clicked.connect(self.declined)
        self.setFocusProxy(resume)
        self.hide()

    def show_session(self, record: SessionRecord, program: Program) -> None:
        """Show what was done of that session, with the names of that program's exercises."""
        text = gettext("So far: {done}. Lie down first: it waits for Space.")
        self._done.setText(text.format(done=done_text(record, program)))


class UndoCard(Card):
    """Says that a session was not kept, and offers to keep it after all."""

    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.undo = button(gettext("Undo"))
        shortcut = QShortcut(QKeySequence.StandardKey.Undo, self)
        shortcut.activated.connect(self.undo_asked)
        self.undo.setToolTip(shortcut.key().toString(QKeySequence.SequenceFormat.NativeText))
        self.column.addWidget(side_by_side(label(gettext("That session was not kept.")), self.undo))
        self.undo.clicked.connect(self.undo_asked)
        self.hide()


class DoneCard(Card):
    """What was done today, above what could be done next."""

    def __init__(self) -> None:
        self._heading, self._text = label(kind="heading"), label()
        super().__init__(self._heading, self._text)
        self.hide()

    def show_done(self, done: DoneToday | None) -> None:
        """Say what was done; None hides the card."""
        self._heading.setText(done.heading if done else "")
        self._text.setText(unbroken(done.short_text) if done else "")
        self.setVisible(done is not None)


class ReminderCard(Card):
    """Says that it is time for today's session, and lets that wait."""

    snooze_asked = Signal()
    skip_asked = Signal()

    def __init__(self) -> None:
        self._heading = label(kind="heading")
        super().__init__(self._heading)
        snooze = button(gettext("In half an hour"), click_focuses=False)
        skip = button(gettext("Not today"), click_focuses=False)
        answers = FlowLayout(8, equal=False)
        answers.add(snooze, skip)
        self.column.addLayout(answers)
        snooze.clicked.connect(self.snooze_asked)
        skip.clicked.connect(self.skip_asked)
        self.hide()

    def show_text(self, text: str) -> None:
        """Say that it is time; an empty text hides the card."""
        self._heading.setText(text)
        self.setVisible(bool(text))
