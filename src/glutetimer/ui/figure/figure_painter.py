"""The whole picture: the room, the person in it, and what the leg aims at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from glutetimer.core.motion import Target
from glutetimer.core.pose import RESTING_DEG, Pose, Posture, pose, smootherstep
from glutetimer.core.settings import Person
from glutetimer.ui.figure.body import Body
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.limb_painter import LimbPainter
from glutetimer.ui.figure.room import floor_below, paint_room
from glutetimer.ui.figure.shadow import leg_parts, paint_shadow, still_parts
from glutetimer.ui.figure.shapes import SHAPES
from glutetimer.ui.figure.target_arc import Aim, lifted_share, paint_ghost
from glutetimer.ui.theme import Colors

# How solid the ghost of the aim is; more so where it stands for the movement itself.
_FAINT, _CLEAR = 0.28, 0.7

_Key: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Still:
    """What does not move: all of it, and of that the body alone on nothing."""

    key: _Key
    whole: QPixmap
    body: QPixmap | None


class FigurePainter:
    """Paints pictures of one size after another; keeps what does not move between them.

    While the person lies, nothing but the working leg moves: all the rest is one picture.
    """

    def __init__(self) -> None:
        self._still: _Still | None = None

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
        shown = _standing_for(posture, target) if reduced else posture
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if shown.roll in (0.0, 0.5, 1.0):
            still = self._still_picture(painter, rect, shown, target, person, colors, reduced)
            painter.drawPixmap(rect.topLeft(), still.whole)
            picture = _Picture(painter, rect, shown, person, colors)
            if still.body is not None:
                picture.paint_leg_shadow(still.body)
        else:
            painter.setClipRect(rect)
            picture = _Picture(painter, rect, shown, person, colors, quick=True)
            picture.paint_behind(target, _FAINT)
        aim = None if target is None else Aim(picture.limb_painter, target, colors)
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
    ) -> _Still:
        ratio = painter.device().devicePixelRatioF()
        size = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
        key = (size, ratio, posture.roll, posture.knee_extension, target, person, colors, reduced)
        if self._still is None or self._still.key != key:
            area = QRectF(0, 0, rect.width(), rect.height())

            def made(paint: Callable[[_Picture], None]) -> QPixmap:
                pixmap = QPixmap(size)
                pixmap.setDevicePixelRatio(ratio)
                pixmap.fill(Qt.GlobalColor.transparent)
                inside = QPainter(pixmap)
                inside.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint(_Picture(inside, area, posture, person, colors))
                inside.end()
                return pixmap

            def paint_all(picture: _Picture) -> None:
                picture.paint_behind(target, _CLEAR if reduced else _FAINT)
                # While one lies or sits the leg passes nothing that is in front of it.
                picture.paint_front()

            # Who sits lifts no leg, and in reduced motion none is seen on its way.
            body = None if reduced or posture.sitting else made(_Picture.paint_body)
            self._still = _Still(key, made(paint_all), body)
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
        left, top, width, height = rect.left(), rect.top(), rect.width(), rect.height()
        camera = _camera(left, top, width, height, posture.roll, posture.knee_extension)
        self.limb_painter = LimbPainter(painter, camera, colors.edge, quick)
        self._body = Body(self.limb_painter, person, colors)

    def paint_behind(self, target: Target | None, ghost: float) -> None:
        """All that the upper leg moves in front of."""
        posture, limb_painter = self._posture, self.limb_painter
        paint_room(limb_painter.painter, self._rect, limb_painter.camera, self._colors, self.quick)
        parts = still_parts(self._pose, self._shape)
        if posture.sitting:
            # Lying, it is painted with the leg that casts it.
            parts += leg_parts(self._pose.upper_leg, self._shape)
        limb_painter.painter.save()
        # It does not climb the wall.
        limb_painter.painter.setClipPath(
            floor_below(limb_painter.camera), Qt.ClipOperation.IntersectClip
        )
        paint_shadow(limb_painter, parts)
        limb_painter.painter.restore()
        if target is not None and target.circling is None:
            # Behind the body, which it comes out of.
            paint_ghost(limb_painter, target.posture, self._shape, self._colors, ghost)
        self._body.paint_behind(self._pose, posture.sitting)
        if target is not None:
            Aim(limb_painter, target, self._colors).paint_track()

    def paint_body(self) -> None:
        """The body without the upper leg, and without anything around it."""
        self._body.paint_behind(self._pose, self._posture.sitting)
        self.paint_front()

    def paint_leg_shadow(self, body: QPixmap) -> None:
        """The upper leg's shadow on the mat, behind the `body` that lies on it."""
        # Where it rests, the leg under it casts the shadow already.
        share = min(1.0, 4 * lifted_share(self._posture))
        if share == 0:
            return
        painter = self.limb_painter.painter
        place = paint_shadow(self.limb_painter, leg_parts(self._pose.upper_leg, self._shape), share)
        painter.save()
        painter.setClipRect(place & self._rect)
        painter.drawPixmap(self._rect.topLeft(), body)
        painter.restore()

    def paint_leg(self) -> None:
        """The upper leg."""
        settled = max(0.0, abs(1 - 2 * self._posture.roll) - 0.75) / 0.25
        self._body.paint_upper_leg(self._pose, smootherstep(settled))

    def paint_front(self) -> None:
        """What is nearer than the leg."""
        self._body.paint_in_front(self._pose)


@lru_cache(maxsize=4)
def _camera(
    x: float, y: float, width: float, height: float, roll: float, knee_extension: float
) -> Camera:
    """The same camera for the same view: what is worked out for it can be kept."""
    return Camera(QRectF(x, y, width, height), Posture(roll=roll, knee_extension=knee_extension))


def _standing_for(posture: Posture, target: Target | None) -> Posture:
    """The nearest posture in which nothing moves; in a circle, the leg in its middle."""
    roll = round(posture.roll * 2) / 2
    if target is not None and target.circling is not None:
        return replace(target.posture, roll=roll, up_m=0.0, forward_m=0.0)
    return Posture(
        roll=roll, knee_extension=float(round(posture.knee_extension)), lift_deg=RESTING_DEG
    )
