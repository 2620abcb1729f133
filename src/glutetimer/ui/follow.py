"""Follow-along: the whole window, one playhead, one key."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from glutetimer.core.settings import Turn
from glutetimer.ui.follow_painter import FollowPainter
from glutetimer.ui.keys import ACT_KEYS, PRESS_KEYS
from glutetimer.ui.scene import Scene, scene
from glutetimer.ui.theme import Colors
from glutetimer.workout import Workout

FRAME_MS = 16


class FollowPage(QWidget):
    """Shows a workout and turns keys and clicks into its acts."""

    over = Signal()
    turned = Signal(object)

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self._colors = colors
        self._painter = FollowPainter()
        self._workout: Workout | None = None
        self._turn = Turn.NONE
        self._delay_ms = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._shown: Scene | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(360, 300)

    def follow(self, workout: Workout, turn: Turn, delay_ms: int) -> None:
        """Show that workout; the picture is `delay_ms` behind the playhead, as the sound is."""
        self._workout, self._turn, self._delay_ms = workout, turn, delay_ms
        # It runs as long as the session, seen or minimised: nothing is painted unseen.
        self._timer.start(FRAME_MS)
        self.setFocus()
        self.update()

    def set_colors(self, colors: Colors) -> None:
        """Paint in another look."""
        self._colors = colors
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        self.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._workout is not None:
            self._workout.press()
            self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._workout is None or not self._do(key, self._workout, event.isAutoRepeat()):
            super().keyPressEvent(event)
            return
        self._look()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None or self._workout is None:
            return
        painter = QPainter(self)
        width, height = float(self.width()), float(self.height())
        if self._turn is not Turn.NONE:
            painter.translate(width / 2, height / 2)
            painter.rotate(self._turn.degrees)
            width, height = height, width
            painter.translate(-width / 2, -height / 2)
        note = self._workout.trouble or self._workout.notice or self._workout.sound_trouble
        self._painter.paint(painter, width, height, self._shown, self._colors, note)

    def _do(self, key: Qt.Key, workout: Workout, repeated: bool) -> bool:
        """What a key means here; whether it means anything."""
        if repeated and key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            # A key held down by a resting hand is one press.
            return key in PRESS_KEYS or key in ACT_KEYS
        if key in PRESS_KEYS:
            workout.press()
        elif key in ACT_KEYS:
            workout.act(ACT_KEYS[key])
        elif key == Qt.Key.Key_H:
            workout.switch_speed()
        elif key == Qt.Key.Key_R:
            self._turn = self._turn.next
            self.turned.emit(self._turn)
            self.update()
        else:
            return False
        return True

    def _look(self) -> None:
        """Move on with the playhead; paint only what looks different."""
        workout = self._workout
        if workout is None:
            return
        workout.tick()
        if workout.over:
            self._timer.stop()
            self._workout = self._shown = None
            self.over.emit()
            return
        playhead = workout.playhead
        at_ms = max(0, playhead.at_ms - self._delay_ms)
        now = scene(workout.session, at_ms, playhead.lead_ms)
        if now != self._shown:
            if self._shown is None or now.spoken != self._shown.spoken:
                self.setAccessibleName(now.spoken)
            self._shown = now
            self.update()
