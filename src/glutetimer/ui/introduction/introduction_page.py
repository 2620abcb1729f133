"""The page that leads through the introduction, a step at a time."""

from __future__ import annotations

from collections.abc import Callable
from math import floor

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from glutetimer.core.program import Program
from glutetimer.core.setting_choices import Person
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Timeline
from glutetimer.ui.introduction.safety_step import SafetyStep
from glutetimer.ui.introduction.step import Place, Step
from glutetimer.ui.style_sheet import type_sizes
from glutetimer.ui.theme import Colors
from glutetimer.ui.type_size import GROWTH_STEP, digits_px, lines_px, on_new_type

# A window that all steps have just room in: in lines and digits of its type.
LEAST_LINES, LEAST_DIGITS = 27, 69


class IntroductionPage(QWidget):
    """Shows the steps one after the other; Escape goes back, and from the first step out.

    Whatever is chosen in it holds at once, so that a person may leave at any step.
    """

    # Another step is in sight, or asks something else now.
    step_shown = Signal()
    # The key of a setting and its new value.
    changed = Signal(str, object)
    play_asked = Signal()
    stop_asked = Signal()
    # It was gone through, or skipped.
    closed = Signal()

    def __init__(
        self,
        clock_ms: Callable[[], int],
        colors: Colors,
        safety_markdown: str,
        program: Program,
        played_ms: Callable[[], int],
        sound_problem: Callable[[], str],
    ) -> None:
        """`played_ms` is where on its timeline the player is, as it is seen; `sound_problem`, why
        it is not heard, as a sentence, or empty."""
        super().__init__()
        self._clock_ms, self._colors = clock_ms, colors
        self._safety_markdown = safety_markdown
        self._program = program
        self._played_ms, self._sound_problem = played_ms, sound_problem
        self._settings = Settings()
        self._figure = Person(), False
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._makers = (self._make_safety, self._make_lying, self._make_sound)
        self._steps: list[Step] = []
        on_new_type(self, self._fit_type)

    def begin(self) -> None:
        """Show the first step."""
        self._show(0)

    def show_settings(self, settings: Settings) -> None:
        """Show these settings."""
        self._settings = settings
        for step in self._steps:
            step.show_settings(settings)

    def show_program(self, program: Program) -> None:
        """Show an exercise of that program."""
        self._program = program
        for step in self._steps:
            step.show_program(program)

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._colors = colors
        for step in self._steps:
            step.set_colors(colors)

    def set_figure(self, person: Person, reduced_motion: bool) -> None:
        """Paint that person; `reduced_motion`, at rest."""
        self._figure = person, reduced_motion
        for step in self._steps:
            step.set_figure(person, reduced_motion)

    def follow(self, timeline: Timeline, until_ms: int) -> None:
        """A piece of that timeline is played, up to that moment."""
        for step in self._steps:
            step.follow(timeline, until_ms)

    def end_following(self) -> None:
        """Nothing is played any more."""
        for step in self._steps:
            step.end_following()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_type()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _fit_type(self) -> None:
        """Have type that is larger than the window's where there is room: this is read before
        anything is known of the program, and with nothing to be compared."""
        lines, digits = lines_px(self, LEAST_LINES), digits_px(self, LEAST_DIGITS)
        room = min(self.height() / lines, self.width() / digits)
        size_pt = self.font().pointSizeF() * max(1.0, floor(room / GROWTH_STEP) * GROWTH_STEP)
        sheet = f"QWidget {{ font-size: {size_pt:.2f}pt; }} {type_sizes(size_pt)}"
        if sheet != self._stack.styleSheet():
            self._stack.setStyleSheet(sheet)

    def _go_on(self) -> None:
        if self._stack.currentIndex() + 1 < len(self._makers):
            self._show(self._stack.currentIndex() + 1)
        else:
            self.closed.emit()

    def _go_back(self) -> None:
        if self._stack.currentIndex() > 0:
            self._show(self._stack.currentIndex() - 1)
        else:
            self.closed.emit()

    def _show(self, index: int) -> None:
        # One is made at a time: none is shown before the one that it follows.
        if index == len(self._steps):
            self._add(self._makers[index](Place(index + 1, len(self._makers))))
        self._stack.setCurrentIndex(index)
        self._steps[index].begin()
        self.step_shown.emit()

    def _add(self, step: Step) -> None:
        step.went_on.connect(self._go_on)
        step.went_back.connect(self._go_back)
        step.skipped.connect(self.closed)
        step.changed.connect(self.changed)
        step.show_program(self._program)
        step.show_settings(self._settings)
        step.set_figure(*self._figure)
        self._steps.append(step)
        self._stack.addWidget(step)

    def _make_safety(self, place: Place) -> Step:
        return SafetyStep(place, self._safety_markdown)

    def _make_lying(self, place: Place) -> Step:
        from glutetimer.ui.introduction.lying_step import LyingStep

        return LyingStep(place, self._clock_ms, self._colors)

    def _make_sound(self, place: Place) -> Step:
        from glutetimer.ui.introduction.sound_step import SoundStep

        step = SoundStep(place, self._colors, self._played_ms, self._sound_problem)
        step.play_asked.connect(self.play_asked)
        step.stop_asked.connect(self.stop_asked)
        step.asks_anew.connect(self.step_shown)
        return step
