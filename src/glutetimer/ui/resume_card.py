"""A session that was stopped or interrupted: to be gone on with, or left as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from glutetimer.core.program import Program
from glutetimer.core.records import SessionRecord
from glutetimer.core.sentences import done_text
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.labels import label


class ResumeCard(Card):
    """Says how far the session got, and asks whether to go on with it."""

    resumed = Signal()
    declined = Signal()

    def __init__(self) -> None:
        self._done = label()
        super().__init__(label("Go on where you stopped?", "heading"), self._done)
        self._resume, decline = button("Go on", "offer"), button("Leave it as it is")
        answers = FlowLayout(8, equal=False)
        for answer in (self._resume, decline):
            # A press that slips off, and so is no click, leaves the keyboard where it was.
            answer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            answers.add(answer)
        self.column.addLayout(answers)
        self._resume.clicked.connect(self.resumed)
        decline.clicked.connect(self.declined)
        self.hide()

    def show_session(self, record: SessionRecord, program: Program) -> None:
        """Show what was done of that session, with the names of that program's exercises."""
        self._done.setText(
            f"So far: {done_text(record, program)}. "
            "Going on waits for Space, so that you can lie down first."
        )

    def focus_resume(self) -> None:
        """Put the keyboard on the first answer."""
        self._resume.setFocus()
