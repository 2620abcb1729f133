"""Follow-along: the whole window, one playhead, one key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from glutetimer.core.motion import PostureSmoother, target_at
from glutetimer.core.session import State
from glutetimer.core.settings import Rotation, Settings
from glutetimer.ui.accessible import Role, give_role, press_by_key
from glutetimer.ui.keys import ACT_KEYS, PRESS_KEYS, REPEATED_KEYS, key_of
from glutetimer.ui.theme import Colors
from glutetimer.ui.workout.act_bar import ActBar
from glutetimer.ui.workout.announcer import MomentLabel
from glutetimer.ui.workout.layer import Canvas
from glutetimer.ui.workout.painter import Picture, WorkoutPainter
from glutetimer.ui.workout.scene import Scene, ViewState, scene, snapped_posture
from glutetimer.workout import Workout

# All that mean something here: the others are the window's.
_KEYS = (*PRESS_KEYS, *ACT_KEYS, Qt.Key.Key_H, Qt.Key.Key_R)
# Who has yet to turn over so far does not aim at anything.
_TURNED = 0.02


class WorkoutPage(QWidget):
    """Shows a workout and turns keys and clicks into its acts.

    Whoever runs the workout calls `refresh` after each tick.
    """

    # The workout was told to do something: it should tick at once.
    acted = Signal()
    # With each refresh: whether something is in sight that moves, so that each frame counts.
    moves = Signal(bool)
    rotation_chosen = Signal(object)

    def __init__(self, colors: Colors, clock_ms: Callable[[], int]) -> None:
        """`clock_ms` never goes back; it says how much time passes between two looks."""
        super().__init__()
        self._colors = colors
        self._clock_ms = clock_ms
        give_role(self, Role.Pane, "Session")
        press_by_key(self, Qt.Key.Key_Space)
        self.moment, self._acts = MomentLabel(self), ActBar(self)
        self.setMouseTracking(True)
        self._painter = WorkoutPainter()
        self._workout: Workout | None = None
        self._settings = Settings()
        self._rotation = Rotation.NONE
        self._figure = _Figure(self._settings)
        # Where the playhead last leapt to: nothing before that is shown, however late the sound.
        self._least_ms = 0
        # The key that was pressed last, and when.
        self._last_press: tuple[Qt.Key | None, int] = None, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Every pixel is painted, so nothing need be painted under it.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(360, 300)

    def follow(self, workout: Workout, settings: Settings) -> None:
        """Show that workout; the picture is as late behind the playhead as the sound is."""
        self._workout, self._settings, self._rotation = workout, settings, settings.rotation
        self._figure = _Figure(settings)
        self.moment.begin()
        self._least_ms = 0
        self.setFocus()
        self.refresh()

    def set_colors(self, colors: Colors) -> None:
        """Paint in another look."""
        self._colors = colors
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        self.setFocus()
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._acts.place()
        self.refresh()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._acts.appear(self._clock_ms())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._workout is not None and event.button() is Qt.MouseButton.LeftButton:
            self._workout.press()
            self.acted.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nothing: who clicks twice in a hurry means it once."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = key_of(event)
        if self._workout is None or key is None or key not in _KEYS:
            super().keyPressEvent(event)
        elif self._is_new_press(key, event.isAutoRepeat()):
            self._do(key, self._workout)
            self.acted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._painter.paint(QPainter(self), event.region())

    def _is_new_press(self, key: Qt.Key, repeated: bool) -> bool:
        """Whether a press is one of its own: not of a hand at rest, nor twice in a hurry."""
        if key in REPEATED_KEYS:
            return True
        before, self._last_press = self._last_press, (key, self._clock_ms())
        interval_ms = QGuiApplication.styleHints().mouseDoubleClickInterval()
        twice = before[0] is key and self._last_press[1] - before[1] < interval_ms
        return not repeated and not twice

    def _do(self, key: Qt.Key, workout: Workout) -> None:
        """What a key means here."""
        if key in PRESS_KEYS:
            workout.press()
        elif key in ACT_KEYS:
            workout.act(ACT_KEYS[key])
        elif key == Qt.Key.Key_H:
            workout.switch_speed()
        else:
            self._rotation = self._rotation.next
            self.rotation_chosen.emit(self._rotation)

    def refresh(self) -> None:
        """Show the present, and have painted what of it looks different; unseen, do nothing."""
        workout = self._workout
        if workout is None or workout.over:
            return
        if not self.isVisible() or self.window().isMinimized():
            self.moves.emit(False)
            return
        playhead = workout.playhead
        if playhead.lead_ms > 0 or playhead.at_ms < self._least_ms:
            self._least_ms = playhead.at_ms
        at_ms = max(self._least_ms, playhead.at_ms - self._settings.sound_delay_ms)
        now = scene(workout.session, at_ms, playhead.lead_ms)
        note = _note(workout, now.view_state)
        self._tell(workout, now, note)
        picture = None
        if now.words.exercise.figure is not None:
            picture = self._figure.look(workout, at_ms, self._clock_ms())
        timeline = workout.session.timeline
        working = timeline.sets[timeline.at(at_ms).set_index].side
        canvas = Canvas(self.size(), self.devicePixelRatioF(), self._rotation.degrees(working))
        changed = self._painter.show(canvas, self._colors, now, picture, note)
        if not changed.isEmpty():
            self.update(changed)
        waits = workout.session.state is State.PAUSED and (picture is None or self._figure.still)
        self.moves.emit(not waits)

    def _tell(self, workout: Workout, now: Scene, note: str) -> None:
        """Say the moment to assistive technology, and offer there what can be done."""
        voice = self._settings.sound and self._settings.voice and not workout.sound_trouble
        now_ms = self._clock_ms()
        self.moment.show_moment(now.words, note, voice, now_ms)
        self._acts.look(workout.session, now.view_state, now_ms)


def _note(workout: Workout, view_state: ViewState) -> str:
    """Why it waits, or what is wrong, or what was just changed; in a rep that stands under
    the word.
    """
    if view_state is ViewState.PAUSED and workout.notice:
        # A warning that lasts would hide it.
        return workout.notice
    warning = workout.trouble or workout.sound_trouble
    if warning:
        return f"⚠ {warning}"
    return "" if view_state is ViewState.WORK else workout.notice


class _Figure:
    """What of the person is shown, look by look."""

    def __init__(self, settings: Settings) -> None:
        self._person, self._reduced = settings.person, settings.reduce_motion
        self._smoother = PostureSmoother()

    @property
    def still(self) -> bool:
        """Whether it stays as it is until the playhead moves."""
        return self._reduced or self._smoother.still

    def look(self, workout: Workout, at_ms: int, now_ms: int) -> Picture:
        """The picture at the time `now_ms`, with the playhead there."""
        timeline, playhead = workout.session.timeline, workout.playhead
        playing = workout.session.state is State.PLAYING
        running = playing and playhead.lead_ms == 0
        target = target_at(timeline, at_ms) if playing else None
        if self._reduced:
            return Picture(snapped_posture(timeline, at_ms), target, self._person, True)
        posture = self._smoother.update(now_ms, timeline, at_ms, running)
        if target is not None and abs(target.posture.roll - posture.roll) > _TURNED:
            target = None
        return Picture(posture, target, self._person, False)
