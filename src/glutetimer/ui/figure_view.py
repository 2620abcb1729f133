"""A small moving picture of an exercise, for the pages that explain it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QRectF, QTimeLine, QTimerEvent
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from glutetimer.core.compiler import compile_timeline
from glutetimer.core.motion import posture_at, target_at
from glutetimer.core.phrases import which_legs
from glutetimer.core.program import Direction, Dose, Exercise, Level, Side, Sides
from glutetimer.core.settings import Person
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Phase, Plan
from glutetimer.ui.figure.camera import VIEW
from glutetimer.ui.figure.figure_painter import FigurePainter, FigureState
from glutetimer.ui.theme import Colors

FRAME_MS = 40
ROUNDS = 3
_CORNER_PX = 12.0


class FigureView(QWidget):
    """Shows an exercise a few times when it comes into view, and again under the mouse.

    Then it rests: a page that is only read should cost nothing.
    """

    def __init__(self, clock_ms: Callable[[], int], colors: Colors) -> None:
        super().__init__()
        self._colors = colors
        self._person = Person()
        self._reduced_motion = False
        self._painter = FigurePainter()
        self._round: _Round | None = None
        self._time_line = _ClockedTimeLine(self, clock_ms)
        self._time_line.valueChanged.connect(self._show_frame)
        self._painted: FigureState | None = None
        self.setMinimumWidth(240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_exercise(self, exercise: Exercise, side: Side) -> None:
        """Show that exercise, with that leg where either may be first; without a figure there is
        nothing to see."""
        if self._round is not None and self._round.shows == (exercise, side):
            return
        self._round = _Round(exercise, side)
        one_leg = exercise.sides in (Sides.EACH, Sides.ALTERNATE)
        legs = which_legs((side,) if one_leg else exercise.sides.legs)
        self.setAccessibleName(f"{exercise.name}, {legs} working")
        self.setVisible(exercise.figure is not None)
        self._rewind()

    def set_colors(self, colors: Colors) -> None:
        self._colors = colors
        self.update()

    def set_figure(self, person: Person, reduced_motion: bool) -> None:
        """Paint that person; `reduced_motion` shows both ends of the movement in its place."""
        if (person, reduced_motion) == (self._person, self._reduced_motion):
            return
        self._person, self._reduced_motion = person, reduced_motion
        self._rewind()

    def fit_width(self, width: int) -> None:
        """Be as high as the picture is when it is that wide."""
        self.setFixedHeight(round(width * VIEW.height() / VIEW.width()))

    def enterEvent(self, event: QEnterEvent) -> None:
        if self._time_line.state() is not QTimeLine.State.Running:
            self._rewind()

    def hideEvent(self, event: QHideEvent) -> None:
        # The pictures that the painter keeps are only of use while they are seen.
        self._painter = FigurePainter()
        self._rewind()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._round is None or self._round.shows[0].figure is None:
            return
        if self._time_line.at_start and not self._reduced_motion:
            self._time_line.begin(ROUNDS * self._round.length_ms)
        self._painted = self._state_of(self._round)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, frame = QRectF(self.rect()), QPainterPath()
        # Half a pixel in, so that the line is whole and hides the edge of what is cut off.
        frame.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _CORNER_PX, _CORNER_PX)
        painter.setClipPath(frame)
        self._painter.paint(painter, rect, self._painted, self._colors)
        painter.setClipping(False)
        painter.strokePath(frame, QPen(QColor(self._colors.line), 1))

    def _rewind(self) -> None:
        """Be at the start; the next painting begins the rounds."""
        self._time_line.rewind()
        self.update()

    def _show_frame(self) -> None:
        """Have the moment painted that the time line has come to, if it looks different."""
        if self._round is None or self.visibleRegion().isEmpty():
            # Scrolled away: it begins anew when it comes back.
            self._rewind()
        elif self._state_of(self._round) != self._painted:
            # Nothing moves in a rest or a hold, so nothing is painted in it.
            self.update()

    def _state_of(self, round_: _Round) -> FigureState:
        return round_.state(self._time_line.currentTime(), self._person, self._reduced_motion)


class _ClockedTimeLine(QTimeLine):
    """A time line that goes by the clock it is given, so that a picture can be repeated."""

    def __init__(self, parent: QObject, clock_ms: Callable[[], int]) -> None:
        super().__init__(parent=parent, updateInterval=FRAME_MS)
        self.setEasingCurve(QEasingCurve.Type.Linear)
        self._clock_ms = clock_ms
        self._began_ms = 0

    @property
    def at_start(self) -> bool:
        """Whether it was rewound and has not begun since."""
        return self.state() is QTimeLine.State.NotRunning and self.currentTime() == 0

    def begin(self, duration_ms: int) -> None:
        self._began_ms = self._clock_ms()
        self.setDuration(duration_ms)
        self.start()

    def rewind(self) -> None:
        self.stop()
        self.setCurrentTime(0)

    def timerEvent(self, event: QTimerEvent) -> None:
        self.setCurrentTime(self._clock_ms() - self._began_ms)


class _Round:
    """What is shown again and again: one rep, or a circle each way.

    Circles begin with the first of them, the leg up: resting they would look like a lift.
    """

    def __init__(self, exercise: Exercise, side: Side) -> None:
        self.shows = exercise, side
        directions = tuple(Direction) if exercise.is_circles else ()
        dose = Dose(exercise, 2 if directions else 1, Speed.NORMAL, directions)
        self._timeline = compile_timeline(Plan(Level("", "", "", (dose,)), side))
        self._start_ms = self._timeline.reps[0].start_ms
        self.length_ms = self._timeline.bout_end_ms(self._start_ms) - self._start_ms
        circles = [s.start_ms for s in self._timeline.segments if s.phase is Phase.CIRCLE]
        self._first_shown_ms = circles[0] - self._start_ms if circles else 0

    def state(self, passed_ms: int, person: Person, reduced_motion: bool) -> FigureState:
        """What to paint after so much of the first round and those that follow."""
        at_ms = self._start_ms + (self._first_shown_ms + passed_ms) % self.length_ms
        posture, target = posture_at(self._timeline, at_ms), target_at(self._timeline, at_ms)
        return FigureState(posture, person, target, reduced_motion)
