"""Review: the last weeks in charts, and their sessions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from glutetimer.core.program import Program
from glutetimer.core.records import SessionRecord
from glutetimer.core.review.training_log import Review, Span, TrainingLog
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.buttons import button
from glutetimer.ui.card import TallStack
from glutetimer.ui.choice import Choice
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus
from glutetimer.ui.labels import label
from glutetimer.ui.review.calendar_card import CalendarCard
from glutetimer.ui.review.chart_view import ChartCard
from glutetimer.ui.review.charts.balance_chart import BalanceChart
from glutetimer.ui.review.charts.effort_pain_chart import EffortPainChart
from glutetimer.ui.review.charts.frame import Chart
from glutetimer.ui.review.charts.level_chart import LevelChart
from glutetimer.ui.review.charts.reps_chart import RepsChart
from glutetimer.ui.review.save_card import SaveCard
from glutetimer.ui.review.sessions_card import ENTER_SESSION, SessionsCard
from glutetimer.ui.review.summaries import totals_of
from glutetimer.ui.scrolling import bound_width, fill_page, settle_layouts
from glutetimer.ui.theme import Colors

if TYPE_CHECKING:
    from glutetimer.ui.review.correction_card import Correction
    from glutetimer.ui.review.session_form import FormCard

# Each with its name, a message.
SPANS = (
    (Span.FOUR, gettext_noop("4 weeks")),
    (Span.TWELVE, gettext_noop("12 weeks")),
    (Span.HALF_YEAR, gettext_noop("26 weeks")),
    (Span.YEAR, gettext_noop("52 weeks")),
    (Span.ALL, gettext_noop("All")),
)
FIRST_SPAN = Span.TWELVE
EMPTY_DIGITS = 55


class ReviewPage(QWidget):
    """What was done, by weeks and by sessions, and what can be done with it."""

    start_asked = Signal()
    # A `Correction` of a session, an `Entry` of one that was done elsewhere.
    corrected = Signal(object)
    entered = Signal(object)
    # Which session was done elsewhere is to be asked.
    entry_asked = Signal()
    delete_asked = Signal(str)
    undo_asked = Signal()
    # The form was left without saving.
    cancelled = Signal()

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        # The history and the weeks of it that are shown; None before there are any.
        self.training_log: TrainingLog | None = None
        self.review: Review | None = None
        # The day whose sessions are shown in the place of those of the weeks.
        self._day: date | None = None
        self._program: Program | None = None
        self._form: FormCard | None = None
        self._undo = ""
        self.save = SaveCard()
        spans = [(span, gettext(name)) for span, name in SPANS]
        self._spans = Choice(gettext("Weeks"), spans, FIRST_SPAN)
        self._calendar_card = CalendarCard(colors)
        self._calendar = self._calendar_card.calendar
        self._chart_cards = [ChartCard(colors) for _ in range(4)]
        self._sessions = SessionsCard()
        self._empty = self._make_empty()
        self._lay_out()
        self._connect()

    @property
    def span(self) -> Span:
        """How many weeks are shown."""
        span = self._spans.value
        assert span is not None
        return span

    def show_log(self, training_log: TrainingLog, program: Program) -> None:
        """Show that history, with the names of that program's levels.

        The weeks, the day and the row that were chosen stay so, and so does a form that is open.
        """
        self.training_log, self._program = training_log, program
        self._show_weeks()
        self._show_cards()
        self._settle()

    def show_undo(self, what: str) -> None:
        """Offer to undo that, "delete 22 November"; nothing, if there is nothing to undo."""
        self._undo = what
        self._sessions.show_undo(what)
        self._show_cards()

    def select(self, session_id: str) -> None:
        self._sessions.select(session_id)

    def set_colors(self, colors: Colors) -> None:
        self._calendar.set_colors(colors)
        for card in self._chart_cards:
            card.view.set_colors(colors)

    @property
    def has_unsaved_form(self) -> bool:
        """Whether a form is open that says something else than the history."""
        return self._form is not None and self._form.is_unsaved

    def save_form(self) -> None:
        if self._form is not None:
            self._form.save()

    def open_entry(self, form: FormCard) -> None:
        """Ask for a session that was done elsewhere."""
        form.saved.connect(self.entered)
        self._open(form)

    def close_form(self) -> None:
        """Take the form away and show the sessions again."""
        form, self._form = self._form, None
        if form is None:
            return
        self._show_cards()
        self._sessions.setFocus()
        form.hide()
        form.deleteLater()
        self._scroll_to(self._sessions)

    # Building

    def _make_empty(self) -> QWidget:
        start = button(gettext("Start the first session"), "main")
        start.clicked.connect(self.start_asked)
        self._enter = button(gettext(ENTER_SESSION))
        self._enter.clicked.connect(self.entry_asked)
        text = label(
            gettext(
                "Here you will find every session: what you did with each leg, how hard it was, "
                "and how you moved up."
            )
        )
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        bound_width(text, EMPTY_DIGITS)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setSpacing(18)
        column.addStretch(1)
        for widget in (text, start, self._enter):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(widget, 100)
            row.addStretch(1)
            column.addLayout(row)
        for action in (start, self._enter):
            action.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        column.addStretch(1)
        return empty

    def _lay_out(self) -> None:
        self._weeks = TallStack(self._spans, self._calendar_card, spacing=12)
        self._weeks.column.addLayout(FlowLayout(12).add(*self._chart_cards))
        self._content = TallStack(
            label(gettext("Your weeks"), "title"), self._weeks, self._sessions, self._empty,
            self.save,
            spacing=12, margins=(24, 14, 24, 24),
        )  # fmt: skip
        self._column = self._content.column
        self._column.setStretchFactor(self._empty, 1)
        # What the form leaves free.
        self._column.addStretch(0)
        self._area = fill_page(self, self._content)
        # Where the keyboard is while nothing else is there that can be pressed but a start.
        self._area.setAccessibleName(gettext("Your weeks"))

    def _connect(self) -> None:
        self._spans.chosen.connect(self._show_weeks)
        self._spans.chosen.connect(self._settle)
        self._calendar.day_chosen.connect(self._show_day)
        self._sessions.day_left.connect(self._leave_day)
        self._sessions.correct_asked.connect(self._open_correction)
        self._sessions.delete_asked.connect(self.delete_asked)
        self._sessions.undo_asked.connect(self.undo_asked)
        self._sessions.entry_asked.connect(self.entry_asked)

    # Showing

    def _show_weeks(self) -> None:
        training_log, program = self.training_log, self._program
        if training_log is None or program is None:
            return
        self.review = review = training_log.over(self.span)
        totals = totals_of(review, program.per_week)
        self._calendar_card.show_weeks(training_log, review.total.weeks, totals)
        if self._day is not None:
            self._show_chosen_day(self._day if self._day >= review.first else None)
        balance = BalanceChart(review)
        charts: tuple[Chart[Any], ...] = (
            RepsChart(review, program),
            EffortPainChart(review),
            balance,
            LevelChart(review, program),
        )
        for card, chart in zip(self._chart_cards, charts, strict=True):
            card.show_chart(chart)
        # Of sets of both legs together there is nothing to compare.
        balance_card = self._chart_cards[charts.index(balance)]
        if review.balance.both_only:
            move_focus(balance_card, self._spans)
        balance_card.setVisible(not review.balance.both_only)
        listed = review.listed + training_log.ahead
        self._sessions.show_sessions(listed, program, training_log.today)

    def _settle(self) -> None:
        # Out of sight it has no width yet.
        if self._weeks.isVisible():
            settle_layouts(*(card.view for card in self._chart_cards))

    def _show_day(self, day: date) -> None:
        self._show_chosen_day(day)
        self._sessions.setFocus()
        self._scroll_to(self._sessions)

    def _leave_day(self) -> None:
        self._show_chosen_day(None)
        self._calendar.setFocus()
        self._scroll_to(self._calendar)

    def _show_chosen_day(self, day: date | None) -> None:
        """Show the sessions of that day, marked in the calendar; of no day, those of the weeks."""
        self._day = day
        self._calendar.select_day(day)
        listed = self.training_log.listed_on(day) if self.training_log and day else ()
        self._sessions.show_day(day, listed)

    def _show_cards(self) -> None:
        """The weeks or, in their place, what will be there or the form."""
        has_form = self._form is not None
        log = self.training_log
        has_sessions = log is not None and bool(log.sessions or log.false_starts or log.ahead)
        can_undo_or_correct = has_sessions or bool(self._undo)
        # What is to have the keyboard comes before that goes which has it.
        if has_sessions or has_form:
            move_focus(self._empty, self._sessions)
        self._empty.setVisible(not has_sessions and not has_form)
        if not can_undo_or_correct:
            # Not on Start: a key pressed blind begins nothing.
            move_focus(self._sessions, self._enter)
        if not has_sessions:
            to = self._sessions if can_undo_or_correct else self._enter
            move_focus(self._weeks, to)
            move_focus(self.save, to)
        self._weeks.setVisible(has_sessions and not has_form)
        self._sessions.setVisible(can_undo_or_correct and not has_form)
        self.save.setVisible(has_sessions and not has_form)

    def _scroll_to(self, card: QWidget) -> None:
        """Bring that card into sight, its top before its end, once it has its place."""

        def scroll() -> None:
            bar = self._area.verticalScrollBar()
            top = card.mapTo(self._content, card.rect().topLeft()).y()
            bottom = top + card.height()
            if bar.value() > top or bottom > bar.value() + self._area.viewport().height():
                bar.setValue(top - self._column.spacing())

        QTimer.singleShot(0, self, scroll)

    # What is asked for

    def _open_correction(self, record: SessionRecord) -> None:
        if self._program is None:
            return
        from glutetimer.ui.review.correction_card import CorrectionCard

        form = CorrectionCard(record, self._program)
        form.saved.connect(self._save_correction)
        self._open(form)

    def _open(self, form: FormCard) -> None:
        """Show a form in the place of all else."""
        self._form = form
        form.cancelled.connect(self._cancel)
        self._column.insertWidget(self._column.indexOf(self._sessions), form)
        form.show()
        form.focus_first()
        self._show_cards()
        QTimer.singleShot(0, self, lambda: self._area.verticalScrollBar().setValue(0))

    def _save_correction(self, correction: Correction) -> None:
        if self.has_unsaved_form:
            self.corrected.emit(correction)
        else:
            self._cancel()

    def _cancel(self) -> None:
        self.close_form()
        self.cancelled.emit()
