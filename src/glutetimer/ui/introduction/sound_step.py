"""The step that plays a little of a session, so that a person can set how loud it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from glutetimer.core.program import Exercise, Program
from glutetimer.core.setting_choices import Person
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Timeline
from glutetimer.ui.accessible import announce
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card
from glutetimer.ui.choice import Choice
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.introduction.played_figure import PlayedFigure
from glutetimer.ui.introduction.step import Place, Step, fit_picture, lying_exercise
from glutetimer.ui.labels import field_name, label
from glutetimer.ui.number_inputs import Slider
from glutetimer.ui.theme import Colors

PLAY, STOP = "Play two reps", "Stop"
INTRODUCTION = "A rising tone lifts the leg, a falling one lowers it, and a voice counts."
HEARD = "Good. A session sounds like this, and can be followed with your eyes shut."
OFF = "The sound is off. Switch it on here, and play once more."
CONNECT = (
    "Connect speakers or headphones, or choose them in the computer's sound settings, and play "
    "once more."
)
# Whoever has it lower may not hear it.
QUIET = 25
LOW = "The volume is low. Move the slider to the right while it plays."
ELSEWHERE = (
    "GluteTimer plays. Look whether the computer's own volume is up, and whether its sound goes to "
    "the speakers or headphones that you listen to."
)


class SoundStep(Step):
    """Plays while the figure moves along, with the volume at hand, and asks what is heard."""

    play_asked = Signal()
    stop_asked = Signal()
    # The keyboard has gone on to something else within the step.
    asks_anew = Signal()

    def __init__(
        self,
        place: Place,
        colors: Colors,
        played_ms: Callable[[], int],
        sound_problem: Callable[[], str],
    ) -> None:
        """`played_ms` is where the player is; `sound_problem`, why it is not heard, or empty."""
        self._figure = PlayedFigure(colors, played_ms)
        self._play = button(PLAY, "offer")
        self._volume = Slider("Volume")
        self._sound = Choice("Sound", ((True, "On"), (False, "Off")))
        self._answer = label()
        hears, hears_nothing = button("I hear it"), button("I hear nothing")
        answers = QWidget()
        FlowLayout(8, parent=answers).add(hears, hears_nothing)
        fields = QGridLayout()
        fields.setColumnStretch(1, 1)
        fields.setHorizontalSpacing(14)
        for i, (name, field) in enumerate((("Volume", self._volume), ("Sound", self._sound))):
            fields.addWidget(field_name(name), i, 0)
            fields.addWidget(field, i, 1)
        left = Card(self._figure, self._play)
        left.column.addStretch(1)
        fit_picture(left, self._figure)
        right = Card()
        right.column.addLayout(fields)
        for widget in (label("Do you hear it?", "heading"), answers, self._answer):
            right.column.addWidget(widget)
        right.column.addStretch(1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(left, 1)
        row.addWidget(right, 1)
        super().__init__(place, "How it sounds", "Go to Today", label(INTRODUCTION), both)
        self._sound_problem = sound_problem
        self._exercise: Exercise | None = None
        self._settings = Settings()
        self._playing = False
        self.setFocusProxy(self._play)
        self._play.clicked.connect(self._play_or_stop)
        self._volume.valueChanged.connect(partial(self.changed.emit, "volume"))
        self._sound.chosen.connect(partial(self.changed.emit, "sound"))
        hears.clicked.connect(self._hears)
        hears_nothing.clicked.connect(self._hears_nothing)

    def begin(self) -> None:
        self._answer.clear()
        super().begin()

    def show_settings(self, settings: Settings) -> None:
        self._settings = settings
        self._volume.set_value(settings.volume)
        self._sound.set_value(settings.sound)
        self._show_start()

    def show_program(self, program: Program) -> None:
        self._exercise = lying_exercise(program)
        self._show_start()

    def set_colors(self, colors: Colors) -> None:
        self._figure.set_colors(colors)

    def set_figure(self, person: Person, reduced: bool) -> None:
        self._figure.set_figure(person, reduced)

    def follow(self, timeline: Timeline, until_ms: int) -> None:
        self._figure.follow(timeline, until_ms)
        self._playing = True
        self._play.setText(STOP)

    def end_following(self) -> None:
        self._figure.end_following()
        self._playing = False
        self._play.setText(PLAY)

    def hideEvent(self, event: QHideEvent) -> None:
        # Also into the tray; a window that is only minimised plays on.
        if not event.spontaneous():
            self.stop_asked.emit()

    def _show_start(self) -> None:
        if not self._playing:
            self._figure.show_start(self._exercise, self._settings.first_side)

    def _play_or_stop(self) -> None:
        if self._playing:
            self.stop_asked.emit()
        else:
            self._answer.clear()
            self.play_asked.emit()

    def _hears(self) -> None:
        self._say(HEARD)
        self.go_on.setFocus()
        self.asks_anew.emit()

    def _hears_nothing(self) -> None:
        if not self._settings.sound:
            self._say(OFF)
        elif problem := self._sound_problem():
            self._say(f"{problem} {CONNECT}")
        else:
            self._say(LOW if self._settings.volume < QUIET else ELSEWHERE)

    def _say(self, text: str) -> None:
        self._answer.setText(text)
        self.bring_into_sight(self._answer)
        announce(self._answer, text)
