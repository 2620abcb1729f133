"""The page of a session: shows the workout at its playhead, asks for what keys and clicks mean."""

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

from glutetimer.core.session import State
from glutetimer.core.setting_choices import Person, Rotation
from glutetimer.core.settings import Settings
from glutetimer.core.translation import gettext
from glutetimer.ui.accessible import Role, give_role, press_by_key
from glutetimer.ui.keys import ACT_KEYS, PRESS_KEYS, REPEATED_KEYS, key_of
from glutetimer.ui.theme import Colors
from glutetimer.ui.workout.act_bar import ActBar
from glutetimer.ui.workout.announcer import MomentLabel
from glutetimer.ui.workout.figure_motion import FigureMotion
from glutetimer.ui.workout.layer import Viewport
from glutetimer.ui.workout.pace import Pace, pace_of
from glutetimer.ui.workout.pointer import Pointer
from glutetimer.ui.workout.scene import SceneReader, ViewState
from glutetimer.ui.workout.workout_painter import WorkoutPainter
from glutetimer.workout import Workout

# The keys that mean something in a session: the others are the window's.
SESSION_KEYS = (*PRESS_KEYS, *ACT_KEYS, Qt.Key.Key_H, Qt.Key.Key_R)


class WorkoutPage(QWidget):
    """Shows a workout and asks for what keys and clicks mean in it.

    Whoever runs the workout calls `refresh` after each tick.
    """

    # The one key, or a click: the next sensible thing.
    pressed = Signal()
    # An `Act`.
    act_asked = Signal(object)
    speed_asked = Signal()
    # The `Pace` at which to look at the session; where that changes, and once in each session.
    paced = Signal(int)
    rotation_chosen = Signal(object)

    def __init__(self, colors: Colors, clock_ms: Callable[[], int]) -> None:
        """`clock_ms` never goes back; it says how much time passes between two frames."""
        super().__init__()
        self._colors = colors
        self._clock_ms = clock_ms
        give_role(self, Role.Pane, gettext("Session"))
        press_by_key(self, Qt.Key.Key_Space)
        self.setAccessibleDescription(gettext("Space pauses and goes on, F1 shows all keys"))
        self.moment, self._acts, self._pointer = MomentLabel(self), ActBar(self), Pointer(self)
        self.setMouseTracking(True)
        self._painter = WorkoutPainter()
        self._workout: Workout | None = None
        self._settings = Settings()
        self._rotation = Rotation.NONE
        self._figure = Person(), False
        self._figure_motion = FigureMotion(*self._figure)
        self._scene_reader = SceneReader()
        # Where the playhead last leapt to or waited: nothing before that is shown, however late the
        # sound.
        self._earliest_ms = 0
        # What `paced` said last in this session, if it has yet, and when the page last looked.
        self._pace: Pace | None = None
        self._looked_ms = 0
        # The key that was pressed last, and when (by `clock_ms`).
        self._last_press: tuple[Qt.Key | None, int] = None, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The page paints each of its pixels, so Qt need not paint a background.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_workout(self, workout: Workout, settings: Settings) -> None:
        """Show that workout; the page is as late behind the playhead as the sound is."""
        self._workout, self._settings, self._rotation = workout, settings, settings.rotation
        self._figure_motion, self._pace = FigureMotion(*self._figure), None
        self.moment.begin()
        self._earliest_ms = 0
        self._pointer.show(self._clock_ms())
        self.setFocus()
        self.refresh()

    def set_figure(self, person: Person, reduced_motion: bool) -> None:
        """Paint that person, from the next session on; `reduced_motion`, at rest."""
        self._figure = person, reduced_motion

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._colors = colors
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        self.setFocus()
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._acts.place()
        self.refresh()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        now_ms = self._clock_ms()
        self._acts.appear(now_ms)
        self._pointer.show(now_ms)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._workout is not None and event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nothing: a double click is meant as one click, whose press has been taken already."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = key_of(event)
        if self._workout is None or key is None or key not in SESSION_KEYS:
            super().keyPressEvent(event)
        elif self._is_new_press(key, event.isAutoRepeat()):
            self._ask(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._painter.paint(QPainter(self), event.region())

    def _is_new_press(self, key: Qt.Key, repeated: bool) -> bool:
        """Whether a press counts: not one of a key held down, nor the second of a double press."""
        if key in REPEATED_KEYS:
            return True
        now_ms = self._clock_ms()
        (last_key, last_ms), self._last_press = self._last_press, (key, now_ms)
        interval_ms = QGuiApplication.styleHints().mouseDoubleClickInterval()
        doubled = key is last_key and now_ms - last_ms < interval_ms
        return not repeated and not doubled

    def _ask(self, key: Qt.Key) -> None:
        if key in PRESS_KEYS:
            self.pressed.emit()
        elif key in ACT_KEYS:
            self.act_asked.emit(ACT_KEYS[key])
        elif key == Qt.Key.Key_H:
            self.speed_asked.emit()
        else:
            self._rotation = self._rotation.next
            self.rotation_chosen.emit(self._rotation)
            self.refresh()

    def refresh(self) -> None:
        """Show the present, and have painted what of it looks different; unseen, do nothing."""
        workout = self._workout
        if workout is None or workout.over:
            return
        if not self.isVisible() or self.window().isMinimized():
            self._say_pace(Pace.IDLE)
            return
        session, playhead, now_ms = workout.session, workout.playhead, self._clock_ms()
        passed_ms, self._looked_ms = now_ms - self._looked_ms, now_ms
        waits = session.state is State.WAITING
        if waits or playhead.lead_ms > 0 or playhead.at_ms < self._earliest_ms:
            self._earliest_ms = playhead.at_ms
        at_ms = max(self._earliest_ms, playhead.at_ms - self._settings.sound_delay_ms)
        scene = self._scene_reader.scene_at(session, at_ms, playhead.lead_ms)
        texts = scene.texts
        warning = _warning(workout, texts.view_state)
        # Nobody knows whether the system has a voice for what no clip says.
        voice_speaks = (
            self._settings.sound
            and self._settings.voice
            and workout.has_clips
            and not workout.sound_problem
        )
        self.moment.show_moment(texts, warning, voice_speaks, now_ms)
        self._acts.refresh(session, texts, now_ms)
        self._pointer.refresh(now_ms, needed=self._acts.underMouse())
        figure = None
        if texts.exercise.figure is not None:
            figure = self._figure_motion.state(workout, at_ms, now_ms)
        timeline = session.timeline
        _, top_leg = timeline.sets[timeline.segment_at(at_ms).set_index].lying
        rotation_deg = self._rotation.degrees(top_leg)
        viewport = Viewport(self.size(), self.devicePixelRatioF(), rotation_deg)
        changed = self._painter.show(viewport, self._colors, scene, figure, warning)
        if not changed.isEmpty():
            self.update(changed)
        still = figure is None or self._figure_motion.still
        if session.state.stands_still and still:
            self._say_pace(Pace.IDLE)
        else:
            self._say_pace(pace_of(self._painter.moved_px if figure else 0.0, passed_ms))

    def _say_pace(self, pace: Pace) -> None:
        if pace is not self._pace:
            self._pace = pace
            self.paced.emit(pace)


def _warning(workout: Workout, view_state: ViewState) -> str:
    """Why the session waits, or what is wrong, or what was just changed (in a rep the hint under
    the headline says that), or what is worth knowing besides.
    """
    if view_state is ViewState.PAUSED and workout.notice:
        # A warning that lasts would hide it.
        return workout.notice
    warning = workout.write_problem or workout.sound_problem
    if warning:
        return f"⚠ {warning}"
    changed = "" if view_state is ViewState.WORK else workout.notice
    return changed or workout.remark
