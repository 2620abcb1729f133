"""A decision with its reason, and the two answers where something is offered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from glutetimer.core.program import Level
from glutetimer.core.progression import Decision
from glutetimer.core.reasons import PainTwice, StrongPain
from glutetimer.core.records import AnswerKind
from glutetimer.core.sentences import explain
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.buttons import button, set_kind
from glutetimer.ui.card import Card
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus
from glutetimer.ui.labels import label

# Of the Summary, which is left by "Decide later".
LATER = gettext_noop(
    "With “Not yet” you stay at this level for now; with “Decide later” Today asks you again."
)


class DecisionCard(Card):
    """Why this level today and what would change it; asks for an answer to an offer."""

    answered = Signal(object)

    def __init__(self, afterwards: QWidget) -> None:
        """`afterwards` has the keyboard once an offer is answered or has changed."""
        self._title = label(kind="heading")
        self._reason = label()
        self._change = label(kind="muted")
        self._notice = label()
        super().__init__(self._title, self._reason, self._change, self._notice)
        self.accept = button("", "offer", click_focuses=False)
        self._decline = button(gettext("Not yet"), click_focuses=False)
        self._afterwards = afterwards
        self._offered: Level | None = None
        self._after_pain = False
        self._answers = QWidget()
        FlowLayout(8, equal=False, parent=self._answers).add(self.accept, self._decline)
        self.column.addWidget(self._answers)
        self._later = label(gettext(LATER), "muted")
        self.column.addWidget(self._later)
        self.accept.clicked.connect(lambda: self.answered.emit(AnswerKind.ACCEPTED))
        self._decline.clicked.connect(lambda: self.answered.emit(AnswerKind.DECLINED))

    @property
    def is_offering(self) -> bool:
        """Whether it asks for an answer."""
        return self._offered is not None

    @property
    def offers_less_pain(self) -> bool:
        """Whether it offers a gentler step after pain."""
        return self.is_offering and self._after_pain

    @property
    def matters(self) -> bool:
        """Whether it says more than why one stays at a level: an offer or a notice."""
        return self.is_offering or bool(self._notice.text())

    def lead(self, leads: bool) -> None:
        """Let what is offered be what is to be done next, or one thing beside it."""
        set_kind(self.accept, "main" if leads else "offer")

    def show_decision(self, decision: Decision, asking: bool = False) -> None:
        """Show it; the answers appear only where there is an offer.

        `asking`, the person is being asked how the legs felt: until that is answered, the card
        only says that it waits for it.
        """
        words = explain(decision, asking)
        self._title.setText(words.title)
        self._reason.setText(words.reason)
        chooses = asking and decision.offered is not None
        # There one line says what the buttons do, and Today what would change it.
        change = "" if chooses else words.change
        for line, text in ((self._change, change), (self._notice, words.notice)):
            line.setText(text)
            line.setVisible(bool(text))
        if decision.offered != self._offered:
            move_focus(self._answers, self._afterwards)
        self._offered = decision.offered
        self._after_pain = isinstance(decision.reason, StrongPain | PainTwice)
        self._answers.setVisible(decision.offered is not None)
        self._later.setVisible(chooses)
        if decision.offered is not None:
            name = decision.offered.name
            self.accept.setText(gettext("Go to {level}").format(level=name))
