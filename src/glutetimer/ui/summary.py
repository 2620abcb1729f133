"""After a session: what was done by leg, how it felt, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from glutetimer.core.program import Side
from glutetimer.core.progression import Decision
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.ui.decision_card import DecisionCard
from glutetimer.ui.folding import Folding
from glutetimer.ui.widgets import Card, Choice, button, label, scrolled
from glutetimer.ui.wording import EFFORT

PAIN_PRESET = 0
LONGEST_NOTE = 500
FORM_WIDTH = 900
GAP = 16


class SummaryPage(QWidget):
    """Asks for effort and pain; every answer is told at once, so that none is lost."""

    # Efforts by side, pain (None: not told) and the note.
    rated = Signal(object, object, str)
    answered = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = label(role="title")
        # The keyboard is here first: a key that is pressed without looking answers nothing.
        self._title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # What was said of the session that is shown; a preset that nobody touched was not.
        self._pain_said: object = None
        self._note_said = ""
        self._done = {side: label() for side in Side}
        self._effort = {
            side: Choice(f"Effort of the {side} leg", list(EFFORT.items())) for side in Side
        }
        self._pain = Choice("Pain", [(pain, str(pain)) for pain in range(11)])
        self._note = QLineEdit()
        self._note.setMaxLength(LONGEST_NOTE)
        self._note.setAccessibleName("Note")
        self._decision = DecisionCard()
        self._close = button("Done", "main")
        self._lay_out()
        self._connect()

    def show_session(self, record: SessionRecord, finished: bool) -> None:
        """Ask about that session, `finished` or stopped before its end."""
        self._title.setText("Session done" if finished else "Stopped: what you did is kept")
        for side in Side:
            done, prescribed = record.done(side), record.prescribed(side)
            self._done[side].setText(f"{side.capitalize()} leg: {done} of {prescribed} reps")
            self._effort[side].set_value(record.effort.get(side))
            # A leg that did nothing felt nothing.
            self._effort[side].setHidden(done == 0)
        # Who stops may have had a reason: then none is the person's to say.
        preset = PAIN_PRESET if finished else None
        self._pain.set_value(preset if record.pain is None else record.pain)
        self._note.setText(record.note)
        self._pain_said, self._note_said = record.pain, record.note

    def show_decision(self, decision: Decision) -> None:
        """Show what follows from the record as it is now."""
        self._decision.show_decision(decision)
        if decision.offered is not None:
            # In a small window it would be below what is in sight, once it has its place.
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self._decision))

    def focus_title(self) -> None:
        """Put the keyboard before the first question, where no key answers one."""
        self._title.setFocus()

    def _lay_out(self) -> None:
        legs = Folding(GAP)
        for side in Side:
            legs.add(_question(self._done[side], self._effort[side]))
        felt = Card(label("How did it feel?", "heading"))
        felt.column.setSpacing(GAP)
        felt.column.addWidget(legs)
        felt.column.addWidget(_question(label("Pain, from 0 (none) to 10"), self._pain))
        felt.column.addWidget(_question(label("Note, anything to remember"), self._note))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(felt)
        column.addWidget(self._decision)
        column.addStretch(2)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        self._area = scrolled(content, FORM_WIDTH)
        page.addWidget(self._area, 1)
        page.addWidget(self._bar())

    def _bar(self) -> QFrame:
        """The way out, in sight however small the window is."""
        bar, within = QFrame(), QWidget()
        bar.setObjectName("bar")
        within.setMaximumWidth(FORM_WIDTH)
        row = QHBoxLayout(within)
        row.addStretch(1)
        row.addWidget(self._close)
        bar_of_page = self._area.verticalScrollBar()

        def end_with_the_cards(_: int, most: int) -> None:
            row.setContentsMargins(24, 10, 24 + (bar_of_page.sizeHint().width() if most else 0), 10)

        bar_of_page.rangeChanged.connect(end_with_the_cards)
        end_with_the_cards(0, 0)
        around = QHBoxLayout(bar)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(within)
        return bar

    def _connect(self) -> None:
        for choice in self._effort.values():
            choice.chosen.connect(self._tell)
        self._pain.chosen.connect(self._tell_pain)
        self._note.editingFinished.connect(self._tell_note)
        self._decision.answered.connect(self.answered)
        self._close.clicked.connect(self._finish)

    def _finish(self) -> None:
        # That what is shown is so, the preset with it.
        self._tell_pain()
        self.closed.emit()

    def _tell_pain(self) -> None:
        self._pain_said = self._pain.value
        self._tell()

    def _tell_note(self) -> None:
        # It is also "finished" when the keyboard only passes by.
        if self._note.text().strip() != self._note_said:
            self._tell()

    def _tell(self) -> None:
        efforts: Mapping[Side, object] = {side: c.value for side, c in self._effort.items()}
        known = {side: value for side, value in efforts.items() if isinstance(value, Effort)}
        self._note_said = self._note.text().strip()
        self.rated.emit(known, self._pain_said, self._note_said)


def _question(name: QWidget, answer: QWidget) -> QWidget:
    """What is asked, and below it what answers it."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(name)
    column.addWidget(answer)
    column.addStretch(1)
    return made
