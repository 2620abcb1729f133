"""Rounds of an exercise for the small moving pictures, and the time line that they move along."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QTimeLine, QTimerEvent
from PySide6.QtWidgets import QWidget

from glutetimer.core.compiler import compile_timeline
from glutetimer.core.motion import posture_at, target_at
from glutetimer.core.program import Direction, Dose, Exercise, Level, Side
from glutetimer.core.setting_choices import Person
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Phase, Plan
from glutetimer.ui.figure.figure_painter import FigureState

FRAME_MS = 40
ROUNDS = 3


class RoundsTimeLine(QTimeLine):
    """Moves one picture, or several together, as long as any of them is seen.

    It goes by the clock it is given, so that a picture can be repeated.
    """

    def __init__(self, parent: QObject, clock_ms: Callable[[], int]) -> None:
        super().__init__(parent=parent, updateInterval=FRAME_MS)
        self.setEasingCurve(QEasingCurve.Type.Linear)
        self._clock_ms = clock_ms
        self._began_ms = 0
        self._views: list[QWidget] = []
        # Those that were painted since it began.
        self._seen: set[QWidget] = set()
        # Whether the last round is followed by the way up, where the pictures then rest.
        self.ends_raised = False

    @property
    def running(self) -> bool:
        """Whether the pictures move."""
        return self.state() is QTimeLine.State.Running

    def add(self, view: QWidget) -> None:
        """Move that picture, too."""
        self._views.append(view)

    def note_painted(self, view: QWidget, round_: ExerciseRound) -> None:
        """Begin the rounds where a picture comes into view that has not been seen in them."""
        if not self.running and view not in self._seen:
            self._seen.clear()
            self._began_ms = self._clock_ms()
            raised_ms = round_.raised_ms if self.ends_raised else 0
            self.setDuration(ROUNDS * round_.length_ms + raised_ms)
            self.setCurrentTime(0)
            self.start()
        self._seen.add(view)

    def rewind(self) -> None:
        """Be at the start; the next painting begins the rounds."""
        self.stop()
        self._seen.clear()
        self.setCurrentTime(0)
        for view in self._views:
            view.update()

    def timerEvent(self, event: QTimerEvent) -> None:
        if all(view.visibleRegion().isEmpty() for view in self._views):
            # Scrolled away: it begins anew when one comes back.
            self.rewind()
        else:
            self.setCurrentTime(self._clock_ms() - self._began_ms)


class ExerciseRound:
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
        first_rep = [s for s in self._timeline.segments if s.rep is self._timeline.reps[0]]
        circles = [segment for segment in first_rep if segment.phase is Phase.CIRCLE]
        self._first_shown_ms = circles[0].start_ms - self._start_ms if circles else 0
        # How far into a round the leg is highest: after the lift, or half-way round a circle.
        lift = next(segment for segment in first_rep if segment.phase is Phase.LIFT)
        highest = circles[0] if circles else lift
        length_ms = highest.end_ms - highest.start_ms
        self.raised_ms = length_ms // 2 if circles else length_ms

    def state(self, passed_ms: int, person: Person, reduced_motion: bool) -> FigureState:
        """What to paint after so much of the first round and those that follow."""
        at_ms = self._start_ms + (self._first_shown_ms + passed_ms) % self.length_ms
        posture, target = posture_at(self._timeline, at_ms), target_at(self._timeline, at_ms)
        return FigureState(posture, person, target, reduced_motion)
