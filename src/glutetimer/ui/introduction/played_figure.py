"""A picture of the figure that moves with what is heard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from glutetimer.core.motion import posture_at, start_posture, target_at
from glutetimer.core.program import Exercise, Side
from glutetimer.core.setting_choices import Person
from glutetimer.core.timeline import Timeline
from glutetimer.core.translation import gettext
from glutetimer.ui.accessible import Role, give_role
from glutetimer.ui.figure.figure_painter import FigurePainter, FigureState
from glutetimer.ui.figure_view import paint_framed
from glutetimer.ui.theme import Colors

FRAME_MS = 33


class PlayedFigure(QWidget):
    """Shows the posture at the place that the player has come to, and no time of its own."""

    def __init__(self, colors: Colors, played_ms: Callable[[], int]) -> None:
        """`played_ms` is where on its timeline the player is."""
        super().__init__()
        give_role(self, Role.Graphic, "")
        self._colors = colors
        self._played_ms = played_ms
        self._person, self._reduced_motion = Person(), False
        self._painter = FigurePainter()
        self._followed: tuple[Timeline, int] | None = None
        # Shown until something is played; None, where nothing is drawn.
        self.state: FigureState | None = None
        self._look_timer = QTimer(self, interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._look_timer.timeout.connect(self._look)
        self.setMinimumWidth(240)

    def show_start(self, exercise: Exercise | None, side: Side) -> None:
        """Show how an exercise begins; None, nothing, and so what has no figure."""
        drawn = exercise is not None and exercise.figure is not None
        self.setVisible(drawn)
        if exercise is not None and drawn:
            name = gettext("{exercise}, moving with what you hear")
            self.setAccessibleName(name.format(exercise=exercise.name))
            self._show(FigureState(start_posture(exercise, side), self._person))

    def follow(self, timeline: Timeline, until_ms: int) -> None:
        """Go along that timeline with the player, up to that moment at most."""
        block = timeline.sets[0]
        self.show_start(block.exercise, block.side or Side.LEFT)
        self._followed = timeline, until_ms
        self._look()
        self._look_timer.start()

    def end_following(self) -> None:
        """Stay as it is."""
        self._look_timer.stop()
        self._followed = None

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._colors = colors
        self.update()

    def set_figure(self, person: Person, reduced_motion: bool) -> None:
        """Paint that person; `reduced_motion`, both ends of the movement in its place."""
        self._person, self._reduced_motion = person, reduced_motion
        if self.state is not None:
            self._show(FigureState(self.state.posture, person, self.state.target, reduced_motion))

    def paintEvent(self, event: QPaintEvent) -> None:
        state = self.state
        if state is not None:
            painter = QPainter(self)
            paint_framed(
                painter,
                QRectF(self.rect()),
                self._colors,
                lambda rect: self._painter.paint(painter, rect, state, self._colors),
            )

    def _look(self) -> None:
        """See where the player is; nothing moves in a hold, so nothing is painted in it."""
        if self._followed is not None and self.isVisible():
            timeline, until_ms = self._followed
            at_ms = min(self._played_ms(), until_ms)
            posture, target = posture_at(timeline, at_ms), target_at(timeline, at_ms)
            self._show(FigureState(posture, self._person, target, self._reduced_motion))

    def _show(self, state: FigureState) -> None:
        if state != self.state:
            self.state = state
            self.update()
