"""Today: where you are, what to do, why, and a large Start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from glutetimer.core.assessment import trained
from glutetimer.core.program import Exercise, Level, Program, Side, Speed
from glutetimer.core.progression import Decision
from glutetimer.core.reasons import DoneToday
from glutetimer.core.records import History, SessionRecord
from glutetimer.core.settings import Person
from glutetimer.ui.decision_card import DecisionCard
from glutetimer.ui.done_card import DoneCard
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.ladder import Ladder, WeekDots, days_of_seven_text
from glutetimer.ui.resume_card import ResumeCard
from glutetimer.ui.theme import Colors
from glutetimer.ui.undo_card import UndoCard
from glutetimer.ui.widgets import Card, Choice, button, label, move_focus, scrolled
from glutetimer.ui.wording import how_text, level_text, minutes_text

MARGIN = 24
WIDEST = 1_640
# With less room than so many digits take, the two columns become one.
DIGITS_OF_TWO_COLUMNS = 58
# The picture's width at most, of the page's height; smaller where more steps are below it.
PART_OF_PICTURE, PART_OF_SEVERAL = 0.8, 0.6


class TodayPage(QWidget):
    """The first page; tells what the person asks for, decides nothing itself."""

    start_asked = Signal()
    first_side_chosen = Signal(object)
    speed_chosen = Signal(object)
    level_picked = Signal(object)
    answered = Signal(object)
    resume_asked = Signal()
    leave_asked = Signal()
    undo_asked = Signal()

    def __init__(self, clock_ms: Callable[[], int], colors: Colors) -> None:
        super().__init__()
        self._place = label(role="eyebrow")
        self._level_name = label(role="title")
        self._dose = label()
        self._start = button("Start", "main")
        sides = [(Side.LEFT, "Left first"), (Side.RIGHT, "Right first")]
        self._first = _choice("First leg", sides)
        self._speed = _choice("Speed", [(Speed.NORMAL, "Normal"), (Speed.HALF, "Half speed")])
        self._done = DoneCard()
        self._decision = DecisionCard(self._start)
        self._ladder = Ladder()
        self._dots = WeekDots(colors)
        self._days = label(role="muted")
        self._figure = FigureView(clock_ms, colors)
        self._pictured: Choice | None = None
        self._exercises: tuple[Exercise, ...] = ()
        self._first_side = Side.LEFT
        self._how = label()
        self._how.setTextFormat(Qt.TextFormat.RichText)
        self._two_columns = True
        self._resume: ResumeCard | None = None
        self._undo: UndoCard | None = None
        self._done_today: DoneToday | None = None
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._start)

    def show_today(
        self, program: Program, history: History, decision: Decision, today: date
    ) -> None:
        """Show where the person is and what is offered."""
        place = program.place(decision.level) + 1
        self._place.setText(f"Level {place} of {len(program.levels)}")
        self._level_name.setText(decision.level.name)
        self._ladder.show_program(program, decision.level)
        self._done_today = decision.done_today
        self._decision.show_decision(decision)
        self._show_state()
        days = {each.day for each in trained(history.sessions, program.rules.look_percent)}
        self._dots.show_days(days, today)
        self._days.setText(days_of_seven_text(days, today))

    def show_plan(self, level: Level, first: Side, speed: Speed, duration_ms: int) -> None:
        """Show what a start would do."""
        self._dose.setText(f"{level_text(level)} · {minutes_text(duration_ms)}")
        self._first.set_value(first)
        self._speed.set_value(speed)
        self._first_side = first
        exercises = tuple({dose.exercise.id: dose.exercise for dose in level.doses}.values())
        if exercises != self._exercises:
            self._exercises = exercises
            self._how.setText(how_text(exercises))
            self._offer_pictures()
        self._show_picture()

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._dots.set_colors(colors)
        self._figure.set_colors(colors)

    def set_figure(self, person: Person, reduced: bool) -> None:
        """Paint that person; `reduced`, at rest."""
        self._figure.set_figure(person, reduced)

    def resizeEvent(self, event: QResizeEvent) -> None:
        two = self.width() >= DIGITS_OF_TWO_COLUMNS * self.fontMetrics().horizontalAdvance("0")
        if two is not self._two_columns:
            self._two_columns = two
            self._arrange(two)
        self._fit_picture()

    def _fit_picture(self) -> None:
        # By the page's width, not the picture's own: that one changes with the scroll bar,
        # and the scroll bar with the picture's height.
        width = min(self.width(), WIDEST)
        width = (width - 3 * MARGIN) // 2 if self._two_columns else width - 2 * MARGIN
        # The steps below it should still be seen.
        part = PART_OF_PICTURE if self._pictured is None else PART_OF_SEVERAL
        self._figure.fit_width(min(width, round(self.height() * part)))

    def _show_state(self) -> None:
        """What was done today, and what follows; while it is asked whether to go on, only that."""
        asked = self._resume is not None
        self._done.show_done(None if asked else self._done_today)
        hidden = asked and not self._decision.matters
        if hidden:
            move_focus(self._decision, self._start)
        self._decision.setHidden(hidden)

    def offer_undo(self, offered: bool) -> None:
        """Offer to bring back the session that was not kept, or no longer."""
        if not offered:
            self._take_down(self._undo)
            self._undo = None
        elif self._undo is None:
            self._undo = UndoCard()
            self._undo.undo_asked.connect(self.undo_asked)
            self._left.column.insertWidget(0, self._undo)
            # The next stop of the keyboard after Start.
            QWidget.setTabOrder(self._start, self._undo.undo)
            keys = QShortcut(QKeySequence.StandardKey.Undo, self._undo)
            keys.activated.connect(self.undo_asked)

    def offer_resume(self, record: SessionRecord | None, program: Program) -> None:
        """Offer to go on with a session that was interrupted, or no longer."""
        if record is None:
            self._take_down(self._resume)
            self._resume = None
            self._show_state()
            return
        new = self._resume is None
        if self._resume is None:
            self._resume = ResumeCard()
            self._resume.resumed.connect(self.resume_asked)
            self._resume.left.connect(self.leave_asked)
            self._left.column.insertWidget(0, self._resume)
        self._resume.show_session(record, program)
        self._show_state()
        if new and self.isVisible():
            self._resume.focus_go_on()

    def focus_start(self) -> None:
        """Put the keyboard on Start, so that Space does it."""
        self._start.setFocus()

    def _lay_out(self) -> None:
        choices = FlowLayout(12)
        choices.add(self._first, self._speed)
        self._do = _Block(self._place, self._level_name, self._dose, self._start, choices)
        self._do.column.setSpacing(8)
        self._do.column.insertSpacing(3, 6)
        self._do.column.insertSpacing(5, 2)
        week = QHBoxLayout()
        week.setContentsMargins(14, 0, 0, 0)
        week.addWidget(self._dots)
        week.addWidget(self._days, 1)
        ladder = Card(label("The ladder", "heading"), self._ladder)
        ladder.column.addLayout(week)
        self._why = _Block(self._decision, ladder)
        self._shown = _Block(self._figure, Card(label("How to do it", "heading"), self._how))
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(MARGIN, 14, MARGIN, MARGIN)
        columns.setSpacing(MARGIN)
        self._left = _Block(self._done, self._do, self._why)
        self._right = _Block(self._shown)
        for each in (self._left, self._right):
            each.column.addStretch(1)
            columns.addWidget(each, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolled(content, WIDEST))

    def _arrange(self, two_columns: bool) -> None:
        """What to do and why, beside it what it looks like; or all of it in one column."""
        if two_columns:
            self._right.column.insertWidget(0, self._shown)
        else:
            below = self._left.column.indexOf(self._do) + 1
            self._left.column.insertWidget(below, self._shown)
        self._right.setVisible(two_columns)

    def _offer_pictures(self) -> None:
        """A choice of what the picture shows, where the level has several exercises."""
        self._take_down(self._pictured)
        self._pictured = None
        drawn = [(each, each.name) for each in self._exercises if each.figure is not None]
        if len(drawn) > 1:
            self._pictured = _choice("Picture", drawn)
            self._pictured.set_value(drawn[0][0])
            self._pictured.chosen.connect(self._show_picture)
            self._shown.column.insertWidget(0, self._pictured)
        self._fit_picture()

    def _take_down(self, part: QWidget | None) -> None:
        """Remove what is not shown any more; the keyboard goes from there to Start."""
        if part is not None:
            move_focus(part, self._start)
            part.hide()
            part.deleteLater()

    def _show_picture(self) -> None:
        chosen = self._pictured.value if self._pictured is not None else None
        drawn = [each for each in self._exercises if each.figure is not None]
        exercise = chosen if isinstance(chosen, Exercise) else (*drawn, *self._exercises)[0]
        self._figure.show_exercise(exercise, self._first_side)

    def _connect(self) -> None:
        self._start.clicked.connect(self.start_asked)
        self._first.chosen.connect(self.first_side_chosen)
        self._speed.chosen.connect(self.speed_chosen)
        self._ladder.picked.connect(self.level_picked)
        self._decision.answered.connect(self.answered)


def _choice(name: str, options: Sequence[tuple[object, str]]) -> Choice:
    """A click on it leaves the keyboard on Start, so that Space still does it."""
    return Choice(name, options, click_focuses=False)


class _Block(QWidget):
    """Widgets one below the other that keep together."""

    def __init__(self, *contents: QWidget) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        for widget in contents:
            self.column.addWidget(widget)
