"""The page after a session: what was done by leg, how it felt, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from glutetimer.core.assessment import is_false_start
from glutetimer.core.done_texts import leg_done_texts
from glutetimer.core.frozen import replace
from glutetimer.core.phrases import leg_text
from glutetimer.core.program import MAX_PAIN, Program, Side
from glutetimer.core.progression import Decision
from glutetimer.core.records import SessionRecord
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.buttons import button, set_kind
from glutetimer.ui.card import Card, Stack, keep_place
from glutetimer.ui.choice import Choice
from glutetimer.ui.decision_card import DecisionCard
from glutetimer.ui.effort_questions import LEGS, LEGS_GAP, EffortQuestions, has_begun
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.labels import label
from glutetimer.ui.scrolling import bound_width, fill_page, settle_layouts_in
from glutetimer.ui.wording import EFFORT

MAX_NOTE_LENGTH = 500
FORM_DIGITS = 108
GAP = 12
# The way out; with an offer open it leaves that for another time.
DONE, DECIDE_LATER = gettext_noop("Done"), gettext_noop("Decide later")
DISCARD = gettext_noop("Don't keep this")


@dataclass(frozen=True, slots=True)
class ShownSession:
    """The session that the page asks about; `kept`, it is on disk already."""

    record: SessionRecord
    program: Program
    finished: bool
    kept: bool


class SummaryPage(QWidget):
    """Asks for effort and pain; every answer is emitted at once, so that none is lost."""

    # Efforts by side, pain (None: not said) and the note.
    rated = Signal(object, object, str)
    # An `AnswerKind`, to what the decision offers.
    answered = Signal(object)
    # The session is not to be kept.
    discard_asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = label(kind="title")
        # The keyboard is here first: a key that is pressed without looking answers nothing.
        self._title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # The note that is kept of the session that is shown.
        self._note_said = ""
        self._false_start_hint = label(kind="dose")
        self._efforts = EffortQuestions(
            [(effort, gettext(text)) for effort, text in EFFORT.items()]
        )
        self._done = {leg: label(kind="dose") for leg in LEGS}
        self._legs = {leg: _question(self._done[leg], self._efforts.choice(leg)) for leg in LEGS}
        degrees = [(pain, str(pain)) for pain in range(MAX_PAIN + 1)]
        self._pain = Choice(gettext("Pain"), degrees)
        self._note = QLineEdit()
        self._note.setMaxLength(MAX_NOTE_LENGTH)
        self._note.setAccessibleName(gettext("Note"))
        self._close = button(gettext(DONE), "main")
        self._decision = DecisionCard(self._close)
        self._discard = button(gettext(DISCARD))
        self._shown: ShownSession | None = None
        self._lay_out()
        self._connect()

    def show_session(
        self, record: SessionRecord, program: Program, finished: bool, kept: bool
    ) -> None:
        """Ask about that session of that program.

        It was `finished` or stopped before its end, and is `kept` on disk or not yet.
        """
        self._shown = ShownSession(record, program, finished, kept)
        false_start = is_false_start(record, program.rules.false_start_percent)
        self._discard.setHidden(finished and not false_start)
        # Once it is rated the hint goes; the questions stay where they are, below the pointer.
        keep_place(self._false_start_hint, false_start)
        self._efforts.show(record)
        for leg in LEGS:
            self._show_leg(leg, record, program)
        self._pain.set_value(record.pain)
        self._note.setText(record.note)
        self._note_said = record.note
        self._show_title()

    def _show_leg(self, leg: Side | None, record: SessionRecord, program: Program) -> None:
        """Show what a leg did by itself, or both did together, and ask how hard that was."""
        # A leg that did nothing felt nothing.
        asked = has_begun(record, leg) and leg in self._efforts.asked
        done = (", " if leg is None else ",\n").join(leg_done_texts(record, leg, program))
        # Without answers of its own, "Both legs" would read like a question.
        name = leg_text(leg) if leg or asked else gettext("Together")
        self._done[leg].setText(": ".join(filter(None, (name, done))))
        self._efforts.choice(leg).setVisible(asked)
        self._legs[leg].setVisible(asked or bool(done))

    def show_decision(self, decision: Decision) -> None:
        """Show what follows from the record as it is now."""
        self._decision.show_decision(decision, asking=True)
        # Nothing follows from a false start; an offer that was there before still stands.
        self._decision.setVisible(self._false_start_hint.isHidden() or self._decision.is_offering)
        # One that is filled would be pressed, and the offer never seen.
        offering = self._decision.is_offering
        self._close.setText(gettext(DECIDE_LATER if offering else DONE))
        set_kind(self._close, "later" if offering else "main")
        settle_layouts_in(self._area)
        self._show_what_follows()

    def _show_what_follows(self) -> None:
        """Have an open offer in sight, also in a small window, and what else follows once no
        question is open above it."""
        efforts = map(self._efforts.choice, LEGS)
        all_answered = self._pain.value is not None and all(
            effort.isHidden() or effort.value is not None for effort in efforts
        )
        if self._decision.is_offering or all_answered:
            self._area.ensureWidgetVisible(self._decision)

    def emit_note(self) -> None:
        """Emit the note, if it is another by now; also one that is still being typed."""
        # Editing also "finishes" when the keyboard only passes by.
        if self._note.text().strip() != self._note_said:
            self._rate()

    def focus_title(self) -> None:
        """Put the keyboard before the first question, where no key answers one."""
        self._title.setFocus()

    def _lay_out(self) -> None:
        legs = FlowLayout(LEGS_GAP, row_spacing=GAP)
        legs.add(*(self._legs[side] for side in Side))
        felt = Card(label(gettext("How did it feel?"), "heading"))
        felt.column.setSpacing(GAP)
        felt.column.addLayout(legs)
        felt.column.addWidget(self._legs[None])
        for name, answer in (
            (gettext("Pain, from 0 (none) to 10"), self._pain),
            (gettext("Note, anything to remember"), self._note),
        ):
            felt.column.addWidget(_question(label(name, "dose"), answer))
        content = Stack(
            self._title, self._false_start_hint, felt, self._decision, margins=(24, 8, 24, 12)
        )
        # At the top: what comes below an answer must not move the answers.
        content.column.addStretch(1)
        self._area = fill_page(self, content, FORM_DIGITS)
        page = self.layout()
        assert page is not None
        page.addWidget(self._bar())
        # Who goes on by the keyboard comes to Done first.
        self.setTabOrder(self._close, self._discard)

    def _bar(self) -> QFrame:
        """The bar with the way out, in sight however small the window is."""
        bar, content = QFrame(), QWidget()
        bar.setObjectName("bar")
        bound_width(content, FORM_DIGITS)
        row = QHBoxLayout(content)
        row.addWidget(self._discard)
        row.addStretch(1)
        row.addWidget(self._close)
        scroll_bar = self._area.verticalScrollBar()

        def end_with_the_cards(_: int, maximum: int) -> None:
            beside = scroll_bar.sizeHint().width() if maximum else 0
            row.setContentsMargins(24, 10, 24 + beside, 10)

        scroll_bar.rangeChanged.connect(end_with_the_cards)
        scroll_bar.rangeChanged.connect(self._show_what_follows)
        end_with_the_cards(0, 0)
        outer_row = QHBoxLayout(bar)
        outer_row.setContentsMargins(0, 0, 0, 0)
        outer_row.addWidget(content)
        return bar

    def _connect(self) -> None:
        for leg in LEGS:
            self._efforts.choice(leg).chosen.connect(self._rate)
        self._pain.chosen.connect(self._rate)
        self._note.editingFinished.connect(self.emit_note)
        self._decision.answered.connect(self.answered)
        self._discard.clicked.connect(self.discard_asked)
        self._close.clicked.connect(self._finish)

    def _finish(self) -> None:
        self.emit_note()
        self.closed.emit()

    def _rate(self) -> None:
        self._show_title()
        self._note_said = self._note.text().strip()
        self.rated.emit(self._efforts.efforts, self._pain.value, self._note_said)

    def _show_title(self) -> None:
        """Say what kind of session it is, by what was said of it so far."""
        shown = self._shown
        if shown is None:
            return
        rated = replace(shown.record, effort=self._efforts.efforts, pain=self._pain.value)
        percent = shown.program.rules.false_start_percent
        false_start = is_false_start(rated, percent)
        title = gettext("Session done") if shown.finished else gettext("Stopped")
        if false_start and shown.finished:
            # One that ran to its end, but for most of its reps, was not really done.
            title = gettext("Ended early")
        elif shown.kept and not shown.finished and not false_start:
            title = gettext("Stopped: what you did is kept")
        self._title.setText(title)
        self._false_start_hint.setVisible(false_start)
        self._false_start_hint.setText(_false_start_text(percent, shown.kept))


def _false_start_text(percent: int, kept: bool) -> str:
    """What becomes of a session of which less than that was done: as it is, rated, not kept."""
    if kept:
        text = gettext(
            "Kept, but too short to count: you did less than {percent} % of it. If you rate how it "
            "felt, it counts. “{discard}” deletes it."
        )
    else:
        text = gettext(
            "Too short to count: you did less than {percent} % of it. If you rate how it felt, it "
            "counts. “{discard}” deletes it."
        )
    # The name of the button stays on one line.
    return text.format(percent=percent, discard=gettext(DISCARD).replace(" ", "\u00a0"))


def _question(name: QWidget, answer: QWidget) -> Stack:
    """The name of a question, and below it what answers it."""
    question = Stack(name, answer, spacing=6)
    question.column.addStretch(1)
    return question
