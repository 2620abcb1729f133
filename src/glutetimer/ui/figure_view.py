"""A small moving picture of an exercise, for the pages that explain it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from glutetimer.core.pose import pose
from glutetimer.core.program import Direction, Exercise, Figure, Side
from glutetimer.core.timeline import Phase
from glutetimer.ui.figure_painter import VIEW, paint_figure, paint_room
from glutetimer.ui.theme import Colors

FRAME_MS = 40
PAUSE_MS = 1_200
ROUNDS = 3


class FigureView(QWidget):
    """Shows an exercise a few times when it appears, and again under the mouse.

    Then it rests: a page that is only read should cost nothing.
    """

    def __init__(self, clock_ms: Callable[[], int], colors: Colors) -> None:
        super().__init__()
        self._clock_ms = clock_ms
        self._colors = colors
        self._figure: Figure | None = None
        self._side = Side.LEFT
        self._parts: list[tuple[Phase, int]] = [(Phase.REST, PAUSE_MS)]
        self._started_ms = 0
        self._shown: tuple[Phase, float] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self.setMinimumWidth(240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_exercise(self, exercise: Exercise, side: Side) -> None:
        """Show that exercise with that leg, from its start."""
        self._figure, self._side = exercise.figure, side
        tempo = exercise.tempo
        top = (
            (Phase.CIRCLE, tempo.circle_ms) if exercise.is_circles else (Phase.HOLD, tempo.hold_ms)
        )
        self._parts = [(Phase.LIFT, tempo.lift_ms), top, (Phase.LOWER, tempo.lower_ms)]
        self._parts.append((Phase.REST, PAUSE_MS))
        self.setAccessibleName(f"{exercise.name}, the {side} leg working")
        self.setVisible(self._figure is not None)
        self._play()

    def set_colors(self, colors: Colors) -> None:
        """Paint in another look."""
        self._colors = colors
        self.update()

    def fit_width(self, width: int) -> None:
        """Be as high as the picture is when it is that wide."""
        self.setFixedHeight(round(width * VIEW.height() / VIEW.width()))

    def showEvent(self, event: QShowEvent) -> None:
        self._play()

    def enterEvent(self, event: QEnterEvent) -> None:
        if not self._timer.isActive():
            self._play()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._figure is None:
            return
        phase, progress = self._moment()
        self._shown = phase, progress
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), 12, 12)
        painter.setClipPath(frame)
        painter.fillPath(frame, QColor(self._colors.floor))
        rect = QRectF(self.rect())
        paint_room(painter, rect, self._side, self._colors)
        now = pose(self._figure, phase, progress, Direction.FORWARD)
        paint_figure(painter, rect, now, self._side, self._colors)

    def _play(self) -> None:
        self._started_ms = self._clock_ms()
        if self.isVisible():
            self._timer.start(FRAME_MS)
        self.update()

    def _look(self) -> None:
        # Nothing moves in a rest or a hold, so nothing is painted in it.
        if self._shown != self._moment():
            self.update()
        elif self._rounds_and_place()[0] >= ROUNDS:
            self._timer.stop()

    def _moment(self) -> tuple[Phase, float]:
        """The phase shown now and how much of it has passed."""
        rounds, at_ms = self._rounds_and_place()
        if rounds < ROUNDS:
            for phase, length_ms in self._parts:
                if at_ms < length_ms:
                    still = phase in (Phase.REST, Phase.HOLD)
                    return phase, 0.0 if still else at_ms / length_ms
                at_ms -= length_ms
        return Phase.REST, 0.0

    def _rounds_and_place(self) -> tuple[int, int]:
        """How often the exercise was shown already, and the milliseconds into it now."""
        length_ms = sum(length for _, length in self._parts)
        return divmod(self._clock_ms() - self._started_ms, length_ms)
