"""The whole picture: the room, the person in it, and what the leg aims at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from glutetimer.core.motion import Target
from glutetimer.core.pose import RESTING_DEG, Posture
from glutetimer.core.settings import Person
from glutetimer.ui.figure.body import Body
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.limb_painter import LimbPainter
from glutetimer.ui.figure.room import floor_path, paint_room
from glutetimer.ui.figure.shadow import leg_bones, paint_shadow, static_bones
from glutetimer.ui.figure.target_arc import TargetArc, paint_ghost, raised_fraction
from glutetimer.ui.theme import Colors

# How opaque the ghost of the raised leg is; more so where it stands for the movement itself.
_GHOST, _GHOST_REDUCED_MOTION = 0.28, 0.7


@dataclass(frozen=True, slots=True)
class FigureState:
    """The person in a posture, and what the leg aims at; equal states look the same.

    `target` is None where no rep is under way. With `reduced_motion` the person is shown in a
    posture that does not move, and a marker moves between both ends of the movement.
    """

    posture: Posture
    person: Person
    target: Target | None = None
    reduced_motion: bool = False


class FigurePainter:
    """Paints figures of one size after another; keeps a picture of what does not move in them.

    While the person lies on a side, nothing but the working leg moves; on the back, head, arms
    and feet do not.
    """

    def __init__(self) -> None:
        # What is behind all that moves; of that, what lies on the mat and so over a shadow that
        # moves; and what is before all that moves. All for `_kept_for`.
        self._backdrop, self._over_shadow, self._before = QPixmap(), QPixmap(), QPixmap()
        self._kept_for: tuple[object, ...] = ()

    def paint(self, painter: QPainter, rect: QRectF, state: FigureState, colors: Colors) -> None:
        """Paint into `rect`, and nothing outside it.

        An arc and a ghost lead to the target, or a circle shows which way round.
        """
        target = state.target
        posture = _static_posture(state) if state.reduced_motion else state.posture
        turning_over = posture.roll not in (0.0, 0.5, 1.0) or posture.supine not in (0.0, 1.0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if turning_over:
            painter.setClipRect(rect)
        layers = _Layers(painter, rect, posture, state.person, colors, quick=turning_over)
        if turning_over:
            layers.paint_room()
            layers.paint_shadow()
            layers.paint_behind(target, _GHOST)
        else:
            self._keep_backdrop(painter, rect, posture, state, colors)
            painter.drawPixmap(rect.topLeft(), self._backdrop)
            if not self._over_shadow.isNull():
                layers.paint_moving_shadow(self._over_shadow)
        arc = None if target is None else TargetArc(layers.limb_painter, target, colors)
        if arc is not None and not arc.in_front:
            arc.paint_progress(state.posture)
        layers.body.paint_moving()
        if arc is not None and arc.in_front:
            arc.paint_progress(state.posture)
        if turning_over:
            layers.body.paint_before()
        elif not self._before.isNull():
            painter.drawPixmap(rect.topLeft(), self._before)
        if arc is not None:
            arc.paint_marker(state.posture)
        painter.restore()

    def _keep_backdrop(
        self, painter: QPainter, rect: QRectF, posture: Posture, state: FigureState, colors: Colors
    ) -> None:
        """Paint the backdrop anew where anything that is in it has changed."""
        ratio, reduced = painter.device().devicePixelRatioF(), state.reduced_motion
        size = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
        lying = Posture(posture.roll, posture.knee_extension, supine=posture.supine)
        static = replace(state, posture=lying)
        key = (size, ratio, static, colors)
        if self._kept_for == key:
            return
        self._kept_for = key

        def picture_of(paint: Callable[[_Layers], None]) -> QPixmap:
            pixmap = QPixmap(size)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            pixmap_painter = QPainter(pixmap)
            pixmap_painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(0, 0, rect.width(), rect.height())
            paint(_Layers(pixmap_painter, area, posture, state.person, colors))
            pixmap_painter.end()
            return pixmap

        def paint_backdrop(layers: _Layers) -> None:
            layers.paint_room()
            if not layers.body.turned_away:
                layers.paint_shadow()
            layers.paint_behind(state.target, _GHOST_REDUCED_MOTION if reduced else _GHOST)
            if not layers.body.turned_away:
                # On the side or sitting, the leg passes nothing that is in front of it.
                layers.body.paint_before()

        def paint_over_shadow(layers: _Layers) -> None:
            layers.body.paint_behind()
            if not layers.body.turned_away:
                layers.body.paint_before()

        self._backdrop = picture_of(paint_backdrop)
        on_back = posture.supine and not posture.sitting
        # Who sits lifts no leg, and in reduced motion none is seen on its way.
        no_leg = not on_back and (reduced or posture.sitting)
        self._over_shadow = QPixmap() if no_leg else picture_of(paint_over_shadow)
        self._before = (
            picture_of(lambda layers: layers.body.paint_before()) if on_back else QPixmap()
        )


class _Layers:
    """The layers of one picture, to be painted from back to front.

    `quick` takes fewer tones, for what is only seen for a moment.
    """

    def __init__(
        self,
        painter: QPainter,
        rect: QRectF,
        posture: Posture,
        person: Person,
        colors: Colors,
        quick: bool = False,
    ) -> None:
        self._rect, self._posture, self._colors, self._quick = rect, posture, colors, quick
        left, top, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        camera = _camera(left, top, width, height, posture.roll, posture.knee_extension)
        self.limb_painter = LimbPainter(painter, camera, colors.outline)
        self.body = Body(self.limb_painter, posture, person, colors)

    def paint_room(self) -> None:
        """The room and the mat."""
        painter, camera = self.limb_painter.painter, self.limb_painter.camera
        paint_room(painter, self._rect, camera, self._colors, self._quick)

    def paint_shadow(self) -> None:
        """The shadow on the mat; on the side without the upper leg's, which moves."""
        bones = static_bones(self.body.pose, self.body.shape)
        if self._posture.sitting or self._posture.supine:
            bones += leg_bones(self.body.pose.upper_leg, self.body.shape)
        painter = self.limb_painter.painter
        painter.save()
        # The shadow does not climb the wall.
        painter.setClipPath(floor_path(self.limb_painter.camera), Qt.ClipOperation.IntersectClip)
        paint_shadow(self.limb_painter, bones)
        painter.restore()

    def paint_behind(self, target: Target | None, ghost_opacity: float) -> None:
        """All of the person that is behind what moves, and where that is to go."""
        if target is not None and target.circling is None:
            # Behind the body, which it comes out of.
            paint_ghost(
                self.limb_painter, target.posture, self.body.shape, self._colors, ghost_opacity
            )
        self.body.paint_behind()
        if target is not None:
            TargetArc(self.limb_painter, target, self._colors).paint_track()

    def paint_moving_shadow(self, over: QPixmap) -> None:
        """The shadow of what moves in a rep, behind all that lies on the mat: `over`."""
        painter = self.limb_painter.painter
        if self.body.turned_away:
            self.paint_shadow()
            painter.drawPixmap(self._rect.topLeft(), over)
            return
        # Where the leg rests, the leg under it casts the shadow already.
        opacity = min(1.0, 4 * raised_fraction(self._posture, self._posture))
        if opacity == 0:
            return
        bones = leg_bones(self.body.pose.upper_leg, self.body.shape)
        shadow_rect = paint_shadow(self.limb_painter, bones, opacity)
        painter.save()
        painter.setClipRect(shadow_rect & self._rect)
        painter.drawPixmap(self._rect.topLeft(), over)
        painter.restore()


@lru_cache(maxsize=4)
def _camera(
    x: float, y: float, width: float, height: float, roll: float, knee_extension: float
) -> Camera:
    """One and the same camera for the same view, so that what is computed for it can be kept."""
    return Camera(QRectF(x, y, width, height), Posture(roll=roll, knee_extension=knee_extension))


def _static_posture(state: FigureState) -> Posture:
    """The nearest posture in which nothing moves; in a circle, the leg in its centre."""
    posture, target = state.posture, state.target
    roll = round(posture.roll * 2) / 2
    if target is not None and target.circling is not None:
        return replace(target.posture, roll=roll, up_m=0.0, forward_m=0.0)
    return Posture(
        roll=roll,
        knee_extension=float(round(posture.knee_extension)),
        lift_deg=RESTING_DEG,
        supine=float(round(posture.supine)),
    )
