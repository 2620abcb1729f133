"""One of the pictures that stand side by side: an exercise done well, or with a fault."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from glutetimer.core.faults import (
    CORRECT_WAY,
    FAULTS,
    Fault,
    Words,
    faulty_pose,
    place_of,
    raised_fraction,
)
from glutetimer.core.frozen import replace
from glutetimer.core.motion import top_posture
from glutetimer.core.pose import CIRCLE_RADIUS_M, Pose, Posture, pose
from glutetimer.core.program import Exercise, FigureKind, Side
from glutetimer.core.space import Vec
from glutetimer.core.translation import gettext
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.figure_painter import FigureState
from glutetimer.ui.figure.picture_size import height_for
from glutetimer.ui.figure_rounds import ExerciseRound
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.learn.captioned import grow_with_width
from glutetimer.ui.theme import Colors

# The ring around the place of a fault, and the way of an ankle that circles.
_RING_M, _LINE_PX, _CASE_PX = 0.15, 2.0, 4.0
_WAY_STEPS = 36


class ComparedView(FigureView):
    """Shows it done well (`fault` is None) or a fault, with a ring where one sees it.

    In reduced motion it stands still at the top, where they differ most.
    """

    def __init__(
        self,
        clock_ms: Callable[[], int],
        colors: Colors,
        beside: FigureView,
        exercise: Exercise,
        figure: FigureKind,
        fault: Fault | None,
    ) -> None:
        super().__init__(clock_ms, colors, beside)
        self.fault = fault
        self.words = words_of(figure, fault)
        self._top = top_posture(exercise, exercise.sides.legs[0])
        self._way: list[Vec] = []
        if figure is FigureKind.LEG_CIRCLES:
            # Half-way round, the ankle is highest: there a large circle differs most.
            self._way = [self._pose(posture).upper_leg.ankle for posture in _circle(self._top)]
            self._top = replace(self._top, up_m=CIRCLE_RADIUS_M)
        self.setMinimumWidth(0)
        grow_with_width(self)

    def show_exercise(self, exercise: Exercise, side: Side) -> None:
        super().show_exercise(exercise, side)
        self.setAccessibleName(_spoken(exercise.name, self.words, self.fault))

    def heightForWidth(self, width: int) -> int:
        return height_for(width)

    def sizeHint(self) -> QSize:
        width = self.minimumWidth()
        return QSize(width, height_for(width))

    def _state_of(self, round_: ExerciseRound) -> FigureState:
        state = super()._state_of(round_)
        posture = self._top if self._reduced_motion else state.posture
        faulty = None if self.fault is None else faulty_pose(posture, self.fault)
        return FigureState(posture, self._person, pose=faulty)

    def _paint_figure(self, painter: QPainter, rect: QRectF, state: FigureState) -> None:
        super()._paint_figure(painter, rect, state)
        camera = Camera(rect, state.posture)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not self._way:
            # It comes with the fault.
            painter.setOpacity(min(1.0, 2 * raised_fraction(state.posture)))
        for color, width in ((self._colors.wall, _CASE_PX), (self._colors.target, _LINE_PX)):
            painter.setPen(QPen(QColor(color), width))
            if self._way:
                painter.drawPolyline([camera.point(place) for place in self._way])
            elif self.fault is not None and state.pose is not None:
                place = camera.point(place_of(self.fault, state.pose))
                painter.drawEllipse(place, _RING_M * camera.scale, _RING_M * camera.scale)

    def _pose(self, posture: Posture) -> Pose:
        return pose(posture) if self.fault is None else faulty_pose(posture, self.fault)


def words_of(figure: FigureKind, fault: Fault | None) -> Words:
    """The words under the picture of a fault, or under that of the correct way."""
    return CORRECT_WAY[figure] if fault is None else FAULTS[figure][fault]


def _spoken(name: str, words: Words, fault: Fault | None) -> str:
    """What a screen reader says of a picture."""
    text = gettext("{exercise}, done well: {advice}")
    if fault is not None:
        text = gettext("{exercise}, not like this: {fault}. Instead: {advice}")
    fault_name, advice = gettext(words.name), gettext(words.advice)
    return text.format(exercise=name, fault=fault_name, advice=advice)


def _circle(top: Posture) -> list[Posture]:
    """Once around the circle at the top."""
    angles = [2 * pi * i / _WAY_STEPS for i in range(_WAY_STEPS + 1)]
    return [
        replace(top, up_m=CIRCLE_RADIUS_M * cos(angle), forward_m=CIRCLE_RADIUS_M * sin(angle))
        for angle in angles
    ]
