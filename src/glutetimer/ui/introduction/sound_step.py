"""The step that plays a little of a session, so that a person can set how loud it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from glutetimer.core.program import Exercise, Program
from glutetimer.core.setting_choices import Person
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Timeline
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.accessible import announce
from glutetimer.ui.buttons import button, set_kind
from glutetimer.ui.card import Card
from glutetimer.ui.choice import Choice
from glutetimer.ui.introduction.picture_fitting import fit_picture
from glutetimer.ui.introduction.played_figure import PlayedFigure
from glutetimer.ui.introduction.step import Place, Step, lying_exercise
from glutetimer.ui.labels import field_name, label
from glutetimer.ui.number_inputs import Slider
from glutetimer.ui.theme import Colors
from glutetimer.ui.type_size import follow_type, lines_px

PLAY, STOP = gettext_noop("Play two reps"), gettext_noop("Stop")
QUESTION = gettext_noop("Do you hear it?")
INTRODUCTION = gettext_noop(
    "A rising tone lifts the leg, a falling one lowers it, and a voice counts."
)
HEARD = gettext_noop("Good. A session sounds like this, and can be followed with your eyes shut.")
OFF = gettext_noop("The sound is off. Switch it on here, and play once more.")
CONNECT = gettext_noop(
    "Connect speakers or headphones, or choose them in the computer's sound settings, and play "
    "once more."
)
# In lines of type: how high a control is, and how far they are apart.
CONTROL_LINES, SPACING_LINES = 2, 0.42
BESIDE_NAME_PX = 14
# Whoever has it lower may not hear it.
QUIET = 25
# Kept free for what is said of an answer: nothing moves under the pointer when it comes.
ANSWER_LINES = 4
LOW = gettext_noop("The volume is low. Move the slider to the right while it plays.")
ELSEWHERE = gettext_noop(
    "GluteTimer is playing. Check that the computer's own volume is up and that its sound goes to "
    "your speakers or headphones."
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
        self._play = button(gettext(PLAY), "main")
        self._controls: list[QPushButton] = [self._play]
        sound, volume, question = gettext("Sound"), gettext("Volume"), gettext(QUESTION)
        self._volume = Slider(volume)
        self._sound = Choice(sound, ((True, gettext("On")), (False, gettext("Off"))))
        answers = ((True, gettext("I hear it")), (False, gettext("I hear nothing")))
        self._heard = Choice(question, answers)
        self._answer = label()
        fields = QGridLayout()
        fields.setColumnStretch(1, 1)
        for i, (name, field) in enumerate(((sound, self._sound), (volume, self._volume))):
            fields.addWidget(field_name(name), i, 0)
            fields.addWidget(field, i, 1)
        left, right = Card(self._figure, label(gettext(INTRODUCTION), "dose")), Card(self._play)
        # What the picture leaves.
        left.column.addStretch()
        right.column.addLayout(fields)
        for widget in (label(question, "heading"), self._heard, self._answer):
            right.column.addWidget(widget)
        right.column.addStretch()
        self._spaced = right.column, fields
        self._answer.setAlignment(Qt.AlignmentFlag.AlignTop)
        follow_type(right, lambda: self._answer.setMinimumHeight(lines_px(right, ANSWER_LINES)))
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(left, 1)
        row.addWidget(right, 1)
        title, go_on = gettext("How it sounds"), gettext("Go to Today")
        super().__init__(place, title, go_on, both, fills=both)
        fit_picture(self, left, self._figure)
        for choice in (self._sound, self._heard):
            self._controls += choice.findChildren(QPushButton)
        follow_type(self, self._fit)
        self._sound_problem = sound_problem
        self._exercise: Exercise | None = None
        self._settings = Settings()
        self._playing = False
        self.setFocusProxy(self._play)
        self._play.clicked.connect(self._play_or_stop)
        self._volume.valueChanged.connect(partial(self.changed.emit, "volume"))
        self._sound.chosen.connect(partial(self.changed.emit, "sound"))
        self._heard.chosen.connect(self._take_answer)

    def begin(self) -> None:
        super().begin()
        self._forget_answer()
        # Nothing has been heard yet.
        self._heard.setEnabled(False)
        self._show_next()

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

    def set_figure(self, person: Person, reduced_motion: bool) -> None:
        self._figure.set_figure(person, reduced_motion)

    def follow(self, timeline: Timeline, until_ms: int) -> None:
        self._figure.follow(timeline, until_ms)
        self._playing = True
        self._heard.setEnabled(True)
        self._show_next()
        self._play.setText(gettext(STOP))

    def end_following(self) -> None:
        self._figure.end_following()
        self._playing = False
        self._play.setText(gettext(PLAY))
        self._show_next()

    def hideEvent(self, event: QHideEvent) -> None:
        # Also into the tray; a window that is only minimised plays on.
        if not event.spontaneous():
            self.stop_asked.emit()

    def _fit(self) -> None:
        """Let the controls, and what is free between them, grow with the type."""
        line = lines_px(self, 1)
        for control in self._controls:
            control.setMinimumHeight(CONTROL_LINES * line)
        for layout in self._spaced:
            layout.setSpacing(round(SPACING_LINES * line))
        self._spaced[1].setHorizontalSpacing(BESIDE_NAME_PX)

    def _show_start(self) -> None:
        if not self._playing:
            self._figure.show_start(self._exercise, self._settings.first_side)

    def _play_or_stop(self) -> None:
        if self._playing:
            self.stop_asked.emit()
        else:
            self._forget_answer()
            self.play_asked.emit()

    def _forget_answer(self) -> None:
        self._heard.set_value(None)
        self._answer.clear()

    def _show_next(self) -> None:
        """Let the button that comes next stand out: to play, until that was done and heard."""
        to_answer = self._heard.isEnabled() and self._heard.value is None
        to_play = not self._playing and not to_answer and not self._heard.value
        for one, is_next in ((self._play, to_play), (self.go_on, not to_play)):
            set_kind(one, "main" if is_next else "later")

    def _take_answer(self, heard: bool) -> None:
        self._show_next()
        if heard:
            self._say(gettext(HEARD))
            self.go_on.setFocus()
            self.asks_anew.emit()
        else:
            self._say_what_to_look_at()

    def _say_what_to_look_at(self) -> None:
        if not self._settings.sound:
            self._say(gettext(OFF))
        elif problem := self._sound_problem():
            self._say(f"{problem} {gettext(CONNECT)}")
        else:
            self._say(gettext(LOW if self._settings.volume < QUIET else ELSEWHERE))

    def _say(self, text: str) -> None:
        self._answer.setText(text)
        self.bring_into_sight(self._answer)
        announce(self._answer, text)
