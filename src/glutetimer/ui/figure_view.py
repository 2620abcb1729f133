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
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from glutetimer.core.compiler import compile_timeline
from glutetimer.core.motion import Target, posture_at, target_at
from glutetimer.core.pose import Posture
from glutetimer.core.program import Direction, Dose, Exercise, Level, Side, Speed
from glutetimer.core.settings import Person
from glutetimer.core.timeline import Phase, Plan
from glutetimer.ui.figure.camera import VIEW
from glutetimer.ui.figure.figure_painter import FigurePainter
from glutetimer.ui.theme import Colors

FRAME_MS = 40
ROUNDS = 3
_CORNER = 12.0


class FigureView(QWidget):
    """Shows an exercise a few times when it comes into view, and again under the mouse.

    Then it rests: a page that is only read should cost nothing.
    """

    def __init__(self, clock_ms: Callable[[], int], colors: Colors) -> None:
        super().__init__()
        self._clock_ms = clock_ms
        self._colors = colors
        self._person = Person()
        self._reduced = False
        self._stage = FigurePainter()
        self._rounds: _Rounds | None = None
        # When the first round began; None: with the next painting, or not at all.
        self._started_ms: int | None = None
        self._played = False
        self._shown: Posture | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self.setMinimumWidth(240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_exercise(self, exercise: Exercise, side: Side) -> None:
        """Show that exercise with that leg; without a figure there is nothing to see."""
        if self._rounds is not None and self._rounds.shows == (exercise, side):
            return
        self._rounds = _Rounds(exercise, side)
        self.setAccessibleName(f"{exercise.name}, the {side} leg working")
        self.setVisible(exercise.figure is not None)
        self._rewind()

    def set_colors(self, colors: Colors) -> None:
        """Paint in another look."""
        self._colors = colors
        self.update()

    def set_figure(self, person: Person, reduced: bool) -> None:
        """Paint that person; `reduced` shows both ends of the movement in its place."""
        if (person, reduced) == (self._person, self._reduced):
            return
        self._person, self._reduced = person, reduced
        self._rewind()

    def fit_width(self, width: int) -> None:
        """Be as high as the picture is when it is that wide."""
        self.setFixedHeight(round(width * VIEW.height() / VIEW.width()))

    def enterEvent(self, event: QEnterEvent) -> None:
        if not self._timer.isActive():
            self._rewind()

    def hideEvent(self, event: QHideEvent) -> None:
        # What it keeps is only of use while it is seen.
        self._stage = FigurePainter()
        self._rewind()

    def paintEvent(self, event: QPaintEvent) -> None:
        rounds = self._rounds
        if rounds is None or rounds.shows[0].figure is None:
            return
        if not self._played and not self._reduced:
            self._play()
        self._shown = self._posture(rounds)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPainterPath()
        # Half a pixel in, so that the line is whole and hides the edge of what is cut off.
        frame.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
        painter.setClipPath(frame)
        self._stage.paint(
            painter,
            QRectF(self.rect()),
            self._shown,
            rounds.target(self._shown_ms(rounds)),
            self._person,
            self._colors,
            self._reduced,
        )
        painter.setClipping(False)
        painter.strokePath(frame, QPen(QColor(self._colors.line), 1))

    def _rewind(self) -> None:
        """Be at the start; the next painting begins the rounds."""
        self._timer.stop()
        self._started_ms, self._played = None, False
        self.update()

    def _play(self) -> None:
        self._started_ms, self._played = self._clock_ms(), True
        self._timer.start(FRAME_MS)

    def _look(self) -> None:
        rounds = self._rounds
        if rounds is None or self.visibleRegion().isEmpty():
            # Scrolled away: it begins anew when it comes back.
            self._rewind()
            return
        # Nothing moves in a rest or a hold, so nothing is painted in it.
        if self._posture(rounds) != self._shown:
            self.update()
        elif self._passed_ms() >= ROUNDS * rounds.length_ms:
            self._timer.stop()

    def _shown_ms(self, rounds: _Rounds) -> int:
        """How far into the rounds the picture is; after the last one, at their start."""
        passed_ms = self._passed_ms()
        return passed_ms if passed_ms < ROUNDS * rounds.length_ms else 0

    def _posture(self, rounds: _Rounds) -> Posture:
        return rounds.posture(self._shown_ms(rounds))

    def _passed_ms(self) -> int:
        return 0 if self._started_ms is None else self._clock_ms() - self._started_ms


class _Rounds:
    """One rep, or a circle each way, again and again.

    Circles begin with the first of them, the leg up: resting they would look like a lift.
    """

    def __init__(self, exercise: Exercise, side: Side) -> None:
        self.shows = exercise, side
        directions = tuple(Direction) if exercise.is_circles else ()
        dose = Dose(exercise, 2 if directions else 1, Speed.NORMAL, directions)
        self._timeline = compile_timeline(Plan(Level("", "", "", (dose,)), side))
        self._from_ms = self._timeline.reps[0].start_ms
        self.length_ms = self._timeline.leg_end_ms(self._from_ms) - self._from_ms
        circles = (each for each in self._timeline.segments if each.phase is Phase.CIRCLE)
        first = next(circles, None)
        self._begins_ms = 0 if first is None else first.start_ms - self._from_ms

    def posture(self, passed_ms: int) -> Posture:
        """The posture after so long."""
        return posture_at(self._timeline, self._at_ms(passed_ms))

    def target(self, passed_ms: int) -> Target | None:
        """What the leg aims at then."""
        return target_at(self._timeline, self._at_ms(passed_ms))

    def _at_ms(self, passed_ms: int) -> int:
        return self._from_ms + (self._begins_ms + passed_ms) % self.length_ms
