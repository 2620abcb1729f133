"""The page Today: the level, what to do, why, and a large Start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from glutetimer.core.assessment import trained
from glutetimer.core.program import Exercise, Level, Program, Side
from glutetimer.core.progression import Decision
from glutetimer.core.records import History, SessionRecord
from glutetimer.core.sentences import DoneToday, describe_done_today
from glutetimer.core.setting_choices import Person
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Plan
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.adjustment_text import plan_text
from glutetimer.ui.buttons import button, set_kind
from glutetimer.ui.card import Card, Stack, keep_place, side_by_side
from glutetimer.ui.choice import Choice
from glutetimer.ui.decision_card import DecisionCard
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus, tab_after
from glutetimer.ui.labels import enlarge, label
from glutetimer.ui.ladder import Ladder
from glutetimer.ui.mark_legend import MarkLegend
from glutetimer.ui.people_row import PeopleRow
from glutetimer.ui.picture_place import PicturePlace
from glutetimer.ui.scrolling import fill_page, settle_layouts
from glutetimer.ui.session_choices import first_leg_choice, speed_choice, today_choice
from glutetimer.ui.theme import Colors
from glutetimer.ui.today_cards import DoneCard, ReminderCard, ResumeCard, UndoCard
from glutetimer.ui.type_size import digits_px, lines_px, on_new_type
from glutetimer.ui.week_dots import Week
from glutetimer.ui.wording import how_text

if TYPE_CHECKING:
    from glutetimer.ui.adjustment_panel import AdjustmentPanel

# Beside the page's contents, and above and below them.
MARGIN, ABOVE = 24, 12
START, START_AGAIN = gettext_noop("Start"), gettext_noop("Start again")
MAX_DIGITS = 160
# On a page narrower than so many digits, the two columns become one.
DIGITS_OF_TWO_COLUMNS = 58
# On a page lower than so many lines, an offer or what a program is about hides Start below it.
LINES_ABOVE_START = 32
# Letters of what a program says about itself, so that Start is in sight; Program has all of it.
MAX_ABOUT = 140
# The picture's width at most, of the page's height; less where several exercises are below it.
PICTURE_OF_ONE, PICTURE_OF_SEVERAL = 0.8, 0.6


class TodayPage(QWidget):
    """The first page."""

    start_asked = Signal()
    first_side_chosen = Signal(object)
    speed_chosen = Signal(object)
    level_picked = Signal(object)
    answered = Signal(object)
    resume_asked = Signal()
    decline_asked = Signal()
    undo_asked = Signal()
    # An `Adjustment` of the level's dose, and whether it is for good.
    adjusted = Signal(object, bool)
    # From now on the dose may be adjusted.
    adjusting = Signal()
    snooze_asked = Signal()
    skip_asked = Signal()

    def __init__(self, clock_ms: Callable[[], int], colors: Colors) -> None:
        super().__init__()
        self._program_about = label(kind="muted")
        self._level_number = label(kind="eyebrow", large=True)
        self._level_name = label(kind="title")
        self._dose = label(kind="dose")
        self._adjust = button(gettext("Adjust…"), click_focuses=False)
        keep_place(self._adjust)
        self._adjustment_panel: AdjustmentPanel | None = None
        # The level's own doses, the plan, and the doses from tomorrow on, as last shown.
        self._shown_plan: tuple[Level, Plan, Level] | None = None
        self._start = button(gettext(START), "main")
        self.people = PeopleRow(self._start)
        self._first, self._speed = first_leg_choice(), speed_choice()
        self._done = DoneCard()
        self._decision = DecisionCard(self._start)
        self._ladder = Ladder()
        self._week = Week(colors)
        self._picture = PicturePlace(clock_ms, colors)
        self._legend = MarkLegend(colors)
        self._no_picture = label(kind="muted")
        self._picture_choice: Choice[Exercise] | None = None
        self._exercises: tuple[Exercise, ...] = ()
        self._pictured_side = Side.LEFT
        self._how = label()
        self._how.setTextFormat(Qt.TextFormat.RichText)
        self._two_columns = True
        # Whether what is offered comes before another start.
        self._decision_first = False
        self._resume = ResumeCard()
        self._undo = UndoCard()
        self._reminder = ReminderCard()
        self._done_today: DoneToday | None = None
        self._lay_out()
        self._connect()
        on_new_type(self, self._fit)

    def show_today(
        self, program: Program, history: History, decision: Decision, today: date
    ) -> None:
        """Show where the person is and what is offered."""
        place = gettext("Level {number} of {levels}").format(
            number=program.place(decision.level) + 1, levels=len(program.levels)
        )
        self._level_number.setText(f"{place} · {program.name}")
        self._program_about.setText(shorten(program.about, MAX_ABOUT, placeholder=" …"))
        self._level_name.setText(decision.level.name)
        if program.levels != self._ladder.levels:
            move_focus(self._ladder, self._start)
        self._ladder.show_program(program, decision.level)
        self._done_today = describe_done_today(decision)
        self._decision.show_decision(decision)
        self._show_cards()
        sessions = trained(history.sessions, program.rules.false_start_percent)
        days = {session.day for session in sessions}
        self._week.show_days(days, today, program.per_week)

    def show_plan(
        self, own: Level, plan: Plan, lasting: Level, speed: Speed, duration_ms: int
    ) -> None:
        """Show the session that a start would begin.

        `own` is the level as it is without what was chosen for today or, as `lasting` has it,
        for good.
        """
        self._shown_plan = own, plan, lasting
        self._dose.setText(plan_text(own, plan, duration_ms))
        if self._adjustment_panel is not None:
            self._adjustment_panel.show_plan(own, plan, lasting)
        one_after_the_other = plan.only_leg is None and bool(own.separate_legs)
        if not one_after_the_other:
            move_focus(self._first, self._start)
        self._first.setVisible(one_after_the_other)
        self._first.set_value(plan.first_side)
        self._speed.set_value(speed)
        self._pictured_side = plan.only_leg or plan.first_side
        exercises = tuple({dose.exercise.id: dose.exercise for dose in own.doses}.values())
        if exercises != self._exercises:
            self._exercises = exercises
            self._how.setText(how_text(exercises))
            self._offer_pictures()
        self._show_picture()

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._week.set_colors(colors)
        self._picture.set_colors(colors)
        self._legend.set_colors(colors)

    def set_figure(self, person: Person, reduced_motion: bool) -> None:
        """Paint that person; `reduced_motion`, at rest."""
        self._picture.set_figure(person, reduced_motion)

    def load_picture(self) -> None:
        """Show the moving picture from now on, and the sample of its mark."""
        self._picture.load()
        self._legend.load()

    def focus_first(self) -> None:
        """Put the keyboard on Start or, after pain, on the gentler step.

        As the page's focus proxy that would be Tab's stop before all that stands above it.
        """
        gentler = self._decision.offers_less_pain
        (self._decision.accept if gentler else self._start).setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Whatever had the keyboard has gone, such as a message above the page.
        self.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        """Arrange all for the page's width and the size of the type."""
        if not self.testAttribute(Qt.WidgetAttribute.WA_WState_Created):
            # It has no size before it is shown.
            return
        two_columns = self.width() >= digits_px(self, DIGITS_OF_TWO_COLUMNS)
        if two_columns is not self._two_columns:
            self._two_columns = two_columns
            self._arrange(two_columns)
        is_high = self.height() >= lines_px(self, LINES_ABOVE_START)
        self._place_decision(is_high)
        self._program_about.setVisible(is_high and bool(self._program_about.text()))
        enlarge(self._level_number, is_high)
        self._fit_picture()

    def _fit_picture(self) -> None:
        """Let the picture be as large as the page's width asks and its height allows."""
        # By the page's width: the picture's own changes with the scroll bar, and that with it.
        width = min(self.width(), digits_px(self, MAX_DIGITS))
        width = (width - 3 * MARGIN) // 2 if self._two_columns else width - 2 * MARGIN
        fraction = PICTURE_OF_ONE if self._picture_choice is None else PICTURE_OF_SEVERAL
        self._picture.fit_width(min(width, round(self.height() * fraction)))
        if self._two_columns and self.people.isHidden():
            needed = self._instructions.column.totalHeightForWidth(width) + 2 * ABOVE
            self._picture.lower_by(needed - self.height())

    def hideEvent(self, event: QHideEvent) -> None:
        # A window that is only minimised shows later what it showed before.
        if not event.spontaneous():
            self._close_adjustment()
        super().hideEvent(event)

    def _show_cards(self) -> None:
        """Show what was done today and what follows, unless it is asked whether to go on."""
        asks_to_resume = not self._resume.isHidden()
        gentler = self._decision.offers_less_pain
        # What is to be done next is the one button that is filled.
        set_kind(self._start, "later" if asks_to_resume or self._done_today or gentler else "main")
        self._decision.lead(gentler and not asks_to_resume)
        done = None if asks_to_resume else self._done_today
        self._done.show_done(done)
        self._decision_first = gentler or (done is not None and self._decision.is_offering)
        self._fit()
        hidden = asks_to_resume and not self._decision.matters
        if hidden:
            move_focus(self._decision, self._start)
        self._decision.setHidden(hidden)

    def _place_decision(self, is_high: bool) -> None:
        """Put it above the plan, beside it on a page that is not high, or below.

        After a session an offer comes before another start; after pain, before any.
        """
        if not self._decision_first:
            column, place = self._below.column, 0
        elif self._two_columns and not is_high:
            column, place = self._right.column, 0
        else:
            column, place = self._left.column, self._left.column.indexOf(self._plan)
        if column.indexOf(self._decision) < 0:
            focused = self.focusWidget()
            column.insertWidget(place, self._decision)
            tab_after(self._reminder if self._decision_first else self._plan, self._decision)
            if focused is not None and self._decision.isAncestorOf(focused):
                focused.setFocus()

    def offer_undo(self, offered: bool) -> None:
        """Offer to bring back the session that was not kept, or no longer."""
        if not offered:
            move_focus(self._undo, self._start)
        self._undo.setVisible(offered)

    def offer_resume(self, record: SessionRecord | None, program: Program) -> None:
        """Offer to go on with a session that was interrupted, or no longer."""
        new = record is not None and self._resume.isHidden()
        if record is None:
            move_focus(self._resume, self._start)
        else:
            self._resume.show_session(record, program)
        self._resume.setHidden(record is None)
        self._start.setText(gettext(START if record is None else START_AGAIN))
        self._show_cards()
        if new and self.isVisible():
            self._resume.setFocus()

    def show_reminder(self, text: str) -> None:
        """Say that it is time for today's session; with an empty text, no longer."""
        if not text:
            move_focus(self._reminder, self._start)
        self._reminder.show_text(text)

    def _lay_out(self) -> None:
        choices = FlowLayout(12)
        choices.add(self._first, self._speed)
        head = Stack(self._level_number, self._program_about, spacing=0)
        level = side_by_side(self._level_name, self._adjust)
        self._plan = Stack(head, level, self._dose, self._start, spacing=7)
        self._plan.column.addLayout(choices)
        ladder = Card(label(gettext("The ladder"), "heading"), self._ladder, self._week)
        how = Card(label(gettext("How to do it"), "heading"), self._how)
        self._instructions = Stack(self._picture, self._no_picture, self._legend, how)
        # As wide as the page: names may be long.
        content = Stack(self.people, margins=(MARGIN, ABOVE, MARGIN, ABOVE))
        columns = QHBoxLayout()
        content.column.addLayout(columns, 1)
        columns.setSpacing(MARGIN)
        self._below = Stack(self._decision, ladder)
        self._left = Stack(
            self._resume, self._undo, self._reminder, self._done, self._plan, self._below
        )
        self._right = Stack(self._instructions)
        for block in (self._left, self._right):
            block.column.addStretch(1)
            columns.addWidget(block, 1)
        self._scroll_area = fill_page(self, content, MAX_DIGITS)
        # The next stop of the keyboard after Start.
        self.setTabOrder(self._start, self._undo.undo)

    def _arrange(self, two_columns: bool) -> None:
        """Put the instructions beside the plan and the decision, or between the two."""
        if two_columns:
            self._right.column.insertWidget(0, self._instructions)
        else:
            below = self._left.column.indexOf(self._plan) + 1
            self._left.column.insertWidget(below, self._instructions)
        self._right.setVisible(two_columns)

    def _open_adjustment(self) -> None:
        """Show the numbers of the doses above the instructions."""
        if self._shown_plan is None:
            return
        self.adjusting.emit()
        panel = self._adjustment_panel or self._make_adjustment_panel()
        panel.open(*self._shown_plan)
        # Who opened it by a key goes on by keys; the panel has its own way out.
        if self._adjust.hasFocus():
            panel.focus_first()
        self._adjust.hide()
        settle_layouts(panel)
        # The instructions are below Start, or below what is offered.
        top = panel.mapTo(self, panel.rect().topLeft()).y()
        bar = self._scroll_area.verticalScrollBar()
        bar.setValue(bar.value() + top - MARGIN)

    def _close_adjustment(self) -> None:
        """Take the numbers of the doses away."""
        panel = self._adjustment_panel
        if panel is None or panel.isHidden():
            return
        self._adjust.show()
        move_focus(panel, self._adjust)
        panel.hide()
        # Start is in sight again.
        self._scroll_area.verticalScrollBar().setValue(0)

    def _make_adjustment_panel(self) -> AdjustmentPanel:
        # Seldom needed, and slow to load.
        from glutetimer.ui.adjustment_panel import AdjustmentPanel

        panel = self._adjustment_panel = AdjustmentPanel()
        panel.chosen.connect(self.adjusted)
        panel.closed.connect(self._close_adjustment)
        self._instructions.column.insertWidget(0, panel)
        return panel

    def _offer_pictures(self) -> None:
        """Offer a choice of what the picture shows, where it can show several exercises."""
        if self._picture_choice is not None:
            move_focus(self._picture_choice, self._start)
            self._picture_choice.hide()
            self._picture_choice.deleteLater()
            self._picture_choice = None
        drawn = self._drawn()
        if drawn and len(self._exercises) > 1:
            options = [(exercise, exercise.name) for exercise in self._exercises]
            self._picture_choice = choice = today_choice(gettext("Picture"), options)
            choice.set_value(drawn[0])
            choice.chosen.connect(self._show_picture)
            self._instructions.column.insertWidget(
                self._instructions.column.indexOf(self._picture), choice
            )
        self._fit()

    def _show_picture(self) -> None:
        chosen = self._picture_choice.value if self._picture_choice is not None else None
        exercise = chosen or (*self._drawn(), *self._exercises)[0]
        self._picture.show_exercise(exercise, self._pictured_side)
        # One that was chosen among others; of a level with no picture the steps say enough.
        self._no_picture.setVisible(chosen is not None and chosen.figure is None)
        no_picture = gettext("{exercise} has no picture. Its steps are below.")
        self._no_picture.setText(no_picture.format(exercise=exercise.name))
        self._legend.show_exercise(exercise)
        self._fit_picture()

    def _drawn(self) -> list[Exercise]:
        """The level's exercises that the picture can show."""
        return [exercise for exercise in self._exercises if exercise.figure is not None]

    def _connect(self) -> None:
        self._start.clicked.connect(self.start_asked)
        self._first.chosen.connect(self.first_side_chosen)
        self._speed.chosen.connect(self.speed_chosen)
        self._adjust.clicked.connect(self._open_adjustment)
        self._ladder.picked.connect(self.level_picked)
        self._decision.answered.connect(self.answered)
        self._resume.resumed.connect(self.resume_asked)
        self._resume.declined.connect(self.decline_asked)
        self._undo.undo_asked.connect(self.undo_asked)
        self._reminder.snooze_asked.connect(self.snooze_asked)
        self._reminder.skip_asked.connect(self.skip_asked)
