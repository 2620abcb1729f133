"""A small moving picture of an exercise, for the pages that explain it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF
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

from glutetimer.core.program import Exercise, Side, Sides
from glutetimer.core.setting_choices import Person
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.figure.figure_painter import FigurePainter, FigureState
from glutetimer.ui.figure.picture_size import height_for
from glutetimer.ui.figure_rounds import ExerciseRound, RoundsTimeLine
from glutetimer.ui.theme import Colors

_CORNER_PX = 12.0
# What a screen reader calls it, by the legs that work.
_NAMES = {
    (Side.LEFT,): gettext_noop("{exercise}, the left leg working"),
    (Side.RIGHT,): gettext_noop("{exercise}, the right leg working"),
    tuple(Side): gettext_noop("{exercise}, both legs working"),
}


class FigureView(QWidget):
    """Shows an exercise a few times when it comes into view, and again under the mouse.

    Then it rests: a page that is only read should cost nothing.
    """

    def __init__(
        self, clock_ms: Callable[[], int], colors: Colors, beside: FigureView | None = None
    ) -> None:
        """It moves together with the view that it is `beside`, of the same exercise."""
        super().__init__()
        self._colors = colors
        self._person = Person()
        self._reduced_motion = False
        self._painter = FigurePainter()
        self._round: ExerciseRound | None = None
        self._time_line: RoundsTimeLine = (
            RoundsTimeLine(self, clock_ms) if beside is None else beside._time_line
        )
        self._time_line.add(self)
        self._time_line.valueChanged.connect(self._show_frame)
        self._painted: FigureState | None = None
        self.setMinimumWidth(240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_exercise(self, exercise: Exercise, side: Side) -> None:
        """Show that exercise, with that leg where either may be first; without a figure there is
        nothing to see."""
        if self._round is not None and self._round.shows == (exercise, side):
            return
        self._round = ExerciseRound(exercise, side)
        one_leg = exercise.sides in (Sides.EACH, Sides.ALTERNATE)
        legs = (side,) if one_leg else exercise.sides.legs
        name = gettext(_NAMES[legs]).format(exercise=exercise.name)
        self.setAccessibleName(name)
        self.setVisible(exercise.figure is not None)
        self._rewind()

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._colors = colors
        self.update()

    def set_figure(self, person: Person, reduced_motion: bool) -> None:
        """Paint that person; `reduced_motion` shows both ends of the movement in its place."""
        if (person, reduced_motion) == (self._person, self._reduced_motion):
            return
        self._person, self._reduced_motion = person, reduced_motion
        self._rewind()

    def end_raised(self) -> None:
        """Rest with the leg up after the last round, as do the views that are beside this one."""
        self._time_line.ends_raised = True

    def fit_width(self, width: int) -> None:
        """Be as high as the picture is when it is that wide."""
        self.setFixedHeight(height_for(width))

    def enterEvent(self, event: QEnterEvent) -> None:
        if not self._time_line.running:
            self._rewind()

    def hideEvent(self, event: QHideEvent) -> None:
        # The pictures that the painter keeps are only of use while they are seen.
        self._painter = FigurePainter()
        self._rewind()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._round is None or self._round.shows[0].figure is None:
            return
        if not self._reduced_motion:
            self._time_line.note_painted(self, self._round)
        self._painted = self._state_of(self._round)
        painter = QPainter(self)
        paint = partial(self._paint_figure, painter, state=self._painted)
        paint_framed(painter, QRectF(self.rect()), self._colors, paint)

    def _paint_figure(self, painter: QPainter, rect: QRectF, state: FigureState) -> None:
        self._painter.paint(painter, rect, state, self._colors)

    def _rewind(self) -> None:
        """Be at the start; the next painting begins the rounds."""
        self._time_line.rewind()
        self.update()

    def _show_frame(self) -> None:
        """Have the moment painted that the time line has come to, if it looks different."""
        if self._round is None or self.visibleRegion().isEmpty():
            return
        # Nothing moves in a rest or a hold, so nothing is painted in it.
        if self._state_of(self._round) != self._painted:
            self.update()

    def _state_of(self, round_: ExerciseRound) -> FigureState:
        return round_.state(self._time_line.currentTime(), self._person, self._reduced_motion)


def paint_framed(
    painter: QPainter, rect: QRectF, colors: Colors, paint: Callable[[QRectF], None]
) -> None:
    """Have a picture painted into a rectangle with round corners and a line around it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QPainterPath()
    # Half a pixel in, so that the line is whole and hides the edge of what is cut off.
    frame.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), _CORNER_PX, _CORNER_PX)
    painter.setClipPath(frame)
    paint(rect)
    painter.setClipping(False)
    painter.strokePath(frame, QPen(QColor(colors.line), 1))
