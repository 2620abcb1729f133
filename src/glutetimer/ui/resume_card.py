"""A session that was stopped or interrupted: go on with it, or leave it as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from glutetimer.core.program import Program
from glutetimer.core.records import SessionRecord
from glutetimer.core.sentences import done_text
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.widgets import Card, button, label


class ResumeCard(Card):
    """Tells what was done, and asks."""

    resumed = Signal()
    left = Signal()

    def __init__(self) -> None:
        self._done = label()
        super().__init__(label("Go on where you stopped?", "heading"), self._done)
        self._go_on, self._leave = button("Go on", "offer"), button("Leave it as it is")
        answers = FlowLayout(8, equal=False)
        for each in (self._go_on, self._leave):
            # A click that is not one, as it slips off, leaves the keyboard where it was.
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            answers.add(each)
        self.column.addWidget(answers)
        self._go_on.clicked.connect(self.resumed)
        self._leave.clicked.connect(self.left)

    def show_session(self, record: SessionRecord, program: Program) -> None:
        """Show what was done of that session, with the names of that program's exercises."""
        self._done.setText(
            f"So far: {done_text(record, program)}. "
            "Going on waits for Space, so that you can lie down first."
        )

    def focus_go_on(self) -> None:
        """Put the keyboard on the first answer."""
        self._go_on.setFocus()
