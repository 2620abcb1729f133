"""Today: where you are, what to do, why, and a large Start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from glutetimer.core.program import Level, Program, Side, Speed
from glutetimer.core.progression import Decision
from glutetimer.core.records import History
from glutetimer.ui.decision_card import DecisionCard
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.ladder import Ladder, WeekDots, days_of_seven_text
from glutetimer.ui.theme import Colors
from glutetimer.ui.widgets import Card, Choice, button, label, scrolled
from glutetimer.ui.wording import level_text, minutes_text, steps_text

MARGIN = 24


class TodayPage(QWidget):
    """The first page; tells what the person asks for, decides nothing itself."""

    start_asked = Signal()
    first_side_chosen = Signal(object)
    speed_chosen = Signal(object)
    level_picked = Signal(object)
    answered = Signal(object)

    def __init__(self, clock_ms: Callable[[], int], colors: Colors) -> None:
        super().__init__()
        self._level_name = label(role="title")
        self._dose = label()
        self._start = button("Start", "main")
        self._first = Choice("First leg", [(Side.LEFT, "Left first"), (Side.RIGHT, "Right first")])
        self._speed = Choice("Speed", [(Speed.NORMAL, "Normal"), (Speed.HALF, "Half speed")])
        self._decision = DecisionCard()
        self._ladder = Ladder()
        self._dots = WeekDots(colors)
        self._days = label(role="muted")
        self._figure = FigureView(clock_ms, colors)
        self._how = label()
        self._how.setTextFormat(Qt.TextFormat.RichText)
        self._lay_out()
        self._connect()

    def show_today(
        self, program: Program, history: History, decision: Decision, today: date
    ) -> None:
        """Show where the person is and what is offered."""
        self._level_name.setText(decision.level.name)
        self._ladder.show_program(program, decision.level)
        self._decision.show_decision(decision)
        days = {record.day for record in history.sessions}
        self._dots.show_days(days, today)
        self._days.setText(days_of_seven_text(days, today))

    def show_plan(self, level: Level, first: Side, speed: Speed, duration_ms: int) -> None:
        """Show what a start would do."""
        self._dose.setText(f"{level_text(level)} · {minutes_text(duration_ms)}")
        self._first.set_value(first)
        self._speed.set_value(speed)
        exercise = level.doses[0].exercise
        self._figure.show_exercise(exercise, first)
        self._how.setText(steps_text(exercise.setup + exercise.movement))

    def set_colors(self, colors: Colors) -> None:
        """Paint in another look."""
        self._dots.set_colors(colors)
        self._figure.set_colors(colors)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # By the page's width, not the picture's own: that one changes with the scroll bar,
        # and the scroll bar with the picture's height.
        self._figure.fit_width((self.width() - 3 * MARGIN) // 2)

    def focus_start(self) -> None:
        """Put the keyboard on Start, so that Space does it."""
        self._start.setFocus()

    def _lay_out(self) -> None:
        week = QHBoxLayout()
        week.addWidget(self._dots)
        week.addWidget(self._days, 1)
        ladder = Card(label("The ladder", "heading"), self._ladder)
        ladder.column.addLayout(week)
        main = _column(
            self._level_name,
            self._dose,
            self._start,
            self._first,
            self._speed,
            self._decision,
            ladder,
        )
        main.addStretch(1)
        side = _column(self._figure, Card(label("How to do it", "heading"), self._how))
        side.addStretch(1)
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(MARGIN, 14, MARGIN, 18)
        columns.setSpacing(MARGIN)
        columns.addLayout(main, 1)
        columns.addLayout(side, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolled(content))

    def _connect(self) -> None:
        self._start.clicked.connect(self.start_asked)
        self._first.chosen.connect(self.first_side_chosen)
        self._speed.chosen.connect(self.speed_chosen)
        self._ladder.picked.connect(self.level_picked)
        self._decision.answered.connect(self.answered)


def _column(*contents: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(12)
    for widget in contents:
        column.addWidget(widget)
    return column
