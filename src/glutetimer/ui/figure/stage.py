"""The whole picture: the room, the person in it, and what the leg aims at."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from glutetimer.core.motion import Target
from glutetimer.core.pose import RESTING_DEG, Pose, Posture, ease, pose
from glutetimer.core.settings import Person
from glutetimer.ui.figure.aim import Aim, lifted_share, paint_ghost
from glutetimer.ui.figure.body import Body
from glutetimer.ui.figure.brush import Brush
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.room import paint_room
from glutetimer.ui.figure.shadow import paint_leg_shadow, paint_shadow, still_parts
from glutetimer.ui.figure.shapes import SHAPES
from glutetimer.ui.theme import Colors

# How solid the ghost of the aim is; more so where it stands for the movement itself.
_FAINT, _CLEAR = 0.28, 0.7
_SOFT, _QUICK = 6, 2

_Key: TypeAlias = tuple[object, ...]


class Stage:
    """Paints pictures of one size after another; keeps what does not move between them.

    While the person lies, nothing but the working leg moves: all the rest is one picture.
    """

    def __init__(self) -> None:
        self._still: QPixmap | None = None
        self._still_of: _Key = ()

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        posture: Posture,
        target: Target | None,
        person: Person,
        colors: Colors,
        reduced: bool = False,
    ) -> None:
        """Paint into `rect`, and nothing outside it.

        An arc and a ghost lead to the `target`, or a circle shows which way round; it is None
        where no movement is under way. `reduced` shows both ends and a marker that
        moves between them, in place of a moving person.
        """
        shown = _at_rest(posture) if reduced else posture
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if shown.turn in (0.0, 0.5, 1.0):
            still = self._still_picture(painter, rect, shown, target, person, colors, reduced)
            painter.drawPixmap(rect.topLeft(), still)
            picture = _Picture(painter, rect, shown, person, colors)
        else:
            painter.setClipRect(rect)
            picture = _Picture(painter, rect, shown, person, colors, quick=True)
            picture.paint_behind(target, _FAINT)
        aim = None if target is None else Aim(picture.brush, target, colors)
        if aim is not None and not aim.in_front:
            aim.paint_way(posture)
        picture.paint_leg()
        if aim is not None and aim.in_front:
            aim.paint_way(posture)
        if picture.quick:
            picture.paint_front()
        if aim is not None:
            aim.paint_dot(posture)
        painter.restore()

    def _still_picture(
        self,
        painter: QPainter,
        rect: QRectF,
        posture: Posture,
        target: Target | None,
        person: Person,
        colors: Colors,
        reduced: bool,
    ) -> QPixmap:
        ratio = painter.device().devicePixelRatioF()
        size = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
        key = (size, ratio, posture.turn, posture.stretch, target, person, colors, reduced)
        if self._still is None or self._still_of != key:
            self._still, self._still_of = QPixmap(size), key
            self._still.setDevicePixelRatio(ratio)
            inside = QPainter(self._still)
            inside.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(0, 0, rect.width(), rect.height())
            picture = _Picture(inside, area, posture, person, colors)
            picture.paint_behind(target, _CLEAR if reduced else _FAINT)
            # While one lies or sits the leg passes nothing that is in front of it.
            picture.paint_front()
            inside.end()
        return self._still


class _Picture:
    """One picture under way, from back to front."""

    def __init__(
        self,
        painter: QPainter,
        rect: QRectF,
        posture: Posture,
        person: Person,
        colors: Colors,
        quick: bool = False,
    ) -> None:
        self._rect = rect
        self._posture = posture
        self._colors = colors
        self.quick = quick
        self._shape = SHAPES[person.build]
        self._pose: Pose = pose(posture)
        self.brush = Brush(painter, Camera(rect, posture), colors.edge, quick)
        self._body = Body(self.brush, person, colors)

    def paint_behind(self, target: Target | None, ghost: float) -> None:
        """All that the upper leg moves in front of."""
        rings = _QUICK if self.quick else _SOFT
        paint_room(self.brush.painter, self._rect, self.brush.camera, self._colors, self.quick)
        # The further what casts it, the fainter a shadow.
        dark = 0.34 - 0.14 * self._posture.sitting
        paint_shadow(self.brush, still_parts(self._pose, self._shape), dark, rings)
        self._body.paint_behind(self._pose, self._posture.sitting)
        if target is not None:
            aim = Aim(self.brush, target, self._colors)
            aim.paint_track()
            if target.circling is None:
                paint_ghost(self.brush, target.posture, self._shape, self._colors, ghost)

    def paint_leg(self) -> None:
        """The upper leg and its shadow."""
        posture = self._posture
        # Where it rests, the leg under it casts the shadow already; the higher, the fainter.
        height = max(lifted_share(posture), posture.sitting)
        paint_leg_shadow(self.brush, self._pose.upper_leg, self._shape, min(0.8 * height, 0.16))
        settled = max(0.0, abs(1 - 2 * posture.turn) - 0.75) / 0.25
        self._body.paint_upper_leg(self._pose, ease(settled))

    def paint_front(self) -> None:
        """What is nearer than the leg."""
        self._body.paint_in_front(self._pose)


def _at_rest(posture: Posture) -> Posture:
    """The nearest posture in which nothing moves."""
    turn = round(posture.turn * 2) / 2
    lying = Posture(turn=turn, stretch=float(round(posture.stretch)))
    return replace(lying, lift_deg=RESTING_DEG)
