"""The whole picture: the room, the person in it, and what the leg aims at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from glutetimer.core.easing import eased_between
from glutetimer.core.frozen import frozen, replace
from glutetimer.core.motion import Target
from glutetimer.core.pose import RESTING_DEG, Pose, Posture, pose
from glutetimer.core.setting_choices import Person
from glutetimer.core.skeleton import LegJoints
from glutetimer.core.space import Vec
from glutetimer.core.supine import stretched
from glutetimer.ui.figure.body import Body
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.kept_picture import KeptPicture, painted
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.marks.gauge import Gauge, raised_fraction
from glutetimer.ui.figure.marks.ghost import fade_in, ghost_of, reach_px
from glutetimer.ui.figure.marks.marks import mark_for
from glutetimer.ui.figure.marks.ring import Ring
from glutetimer.ui.figure.room.room import paint_floor, paint_wall
from glutetimer.ui.figure.room.shadow import Shadow
from glutetimer.ui.figure.rounded_posture import rounded
from glutetimer.ui.figure.shapes import foot_joints
from glutetimer.ui.figure.strokes import Strokes
from glutetimer.ui.theme import Colors

# How opaque the line around the ghost of the raised leg is, and of that how opaque its filling;
# more so on a dark ground, and where it stands for the movement itself.
_GHOST, _GHOST_ON_DARK, _GHOST_REDUCED_MOTION = (0.9, 0.34), (1.0, 0.30), (1.0, 0.45)
# From where to where on the way to the top the ghost goes: it would be a rim of who has come there.
_GHOST_GOES = (0.7, 0.96)
# From how far on from a hip, foot or shoulder that stays the ghost comes in, and from where on all
# of it is seen; and by how much less these move.
_GHOST_FROM_M, _STAYS_M = (0.049, 0.056), 0.02
# Along a foot, from its heel to its toes, and so far towards its sole: such circles cover it all.
_ALONG_FOOT, _SOLE_M = (0.0, 0.25, 0.5, 0.75, 1.0), 0.02
# In so many postures the strokes of what moves are kept: of a rep's way up and down. On a finer
# screen more postures are told apart, of which fewer are kept, beside larger pictures.
_MOST_STROKES = 384
# Who lies on a side is still from so far beyond the hips on, the shadow of the leg included.
_STILL_BEYOND_HIPS_M = 0.42


@frozen
class FigureState:
    """The person in a posture, and what the leg aims at; equal states look the same.

    `target` is None where no rep is under way. With `reduced_motion` the person is shown in a
    posture that does not move, and a marker moves between both ends of the movement.

    `pose` is one to show in place of the posture's, in which any part of the body may move.
    """

    posture: Posture
    person: Person
    target: Target | None = None
    reduced_motion: bool = False
    pose: Pose | None = None


class FigurePainter:
    """Paints figures of one size after another; keeps a picture of what does not move in them.

    While the person lies on a side, nothing but the working leg moves; on the back, head and
    arms do not.
    """

    def __init__(self) -> None:
        self._kept: _KeptPictures | None = None
        self._strokes: _KeptStrokes | None = None

    def paint(self, painter: QPainter, rect: QRectF, state: FigureState, colors: Colors) -> None:
        """Paint into `rect`, and nothing outside it.

        A gauge and a ghost lead to the target, or a ring shows which way round; not while all
        moves.
        """
        posture = _static_posture(state) if state.reduced_motion else state.posture
        all_moves = _turns(posture) or state.pose is not None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if all_moves:
            painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        if all_moves:
            layers = _Layers(painter, rect, posture, state.person, colors, state.pose)
            layers.paint_room()
            layers.shadow.paint_moving()
            layers.body.paint_behind()
            layers.body.paint_moving()
            layers.body.paint_before()
        else:
            kept = self._keep_pictures(painter, rect, posture, state, colors)
            moving = self._keep_strokes(painter, rect, posture, state.person, colors)
            kept.backdrop.paint(painter, rect, rect)
            moving.shadow.paint(painter)
            kept.over_shadow.paint(painter, rect, moving.shadow_rect)
            painter.setOpacity(_ghost_opacity(state))
            kept.ghost.paint(painter, rect, rect)
            painter.setOpacity(1.0)
            moving.body.paint(painter)
            kept.before.paint(painter, rect, rect)
            if state.target is not None:
                mark = mark_for(_camera_for(rect, posture), state.target, colors)
                mark.paint_before(painter, state.posture)
        painter.restore()

    def _keep_pictures(
        self, painter: QPainter, rect: QRectF, posture: Posture, state: FigureState, colors: Colors
    ) -> _KeptPictures:
        """Paint the pictures anew where anything that is in them has changed."""
        ratio, reduced = painter.device().devicePixelRatioF(), state.reduced_motion
        size = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
        still = replace(state, posture=_lying(posture), target=None)
        made_for, kept = (size, ratio, still, colors), self._kept
        if kept is not None and kept.made_for != made_for:
            kept = None
        if kept is not None and kept.target == state.target:
            return kept

        def layers_on(pixmap_painter: QPainter, shown: Posture = posture) -> _Layers:
            area = QRectF(0, 0, rect.width(), rect.height())
            return _Layers(pixmap_painter, area, shown, state.person, colors)

        def paint_resting(pixmap_painter: QPainter) -> None:
            body = layers_on(pixmap_painter, still.posture).body
            body.paint_behind()
            if not body.turned_away:
                # On the back, hips and knees leave the place where they rest, all of it.
                body.paint_moving()
            body.paint_before()

        def paint_ghost(pixmap_painter: QPainter) -> None:
            if state.target is None or state.target.circling is not None:
                return
            top = state.target.posture
            line_px = layers_on(pixmap_painter).limb_painter.line_px * ratio
            # Only where the ghost is: whole pictures are large, and of that there are several.
            body = KeptPicture(
                size,
                ratio,
                lambda painter: layers_on(painter, top).body.paint_moving(),
                margin_px=reach_px(line_px),
            )
            if body.place.isEmpty():
                return
            corner = QPointF(body.place.topLeft()) / ratio

            def paint_resting_there(painter: QPainter) -> None:
                painter.translate(-corner)
                paint_resting(painter)

            ghost_of_look = _GHOST if colors.is_light else _GHOST_ON_DARK
            line, fill = _GHOST_REDUCED_MOTION if reduced else ghost_of_look
            resting = painted(body.place.size(), ratio, paint_resting_there)
            ghost = ghost_of(body.pixmap, resting, colors.leg, line_px, fill)
            camera = _camera_for(QRectF(0, 0, rect.width(), rect.height()), posture)
            at_rest, at_top = (_fixed_points(pose(shown)) for shown in (still.posture, top))
            for point, moved in zip(at_rest, at_top, strict=True):
                if (moved - point).length < _STAYS_M:
                    # What stays where it is has no line around it.
                    near_px, whole_px = (far_m * camera.scale for far_m in _GHOST_FROM_M)
                    fade_in(ghost, camera.point(point) - corner, near_px, whole_px)
            pixmap_painter.setOpacity(line)
            pixmap_painter.drawPixmap(corner, ghost)
            pixmap_painter.setOpacity(1.0)

        def paint_backdrop(pixmap_painter: QPainter) -> None:
            layers = layers_on(pixmap_painter)
            layers.paint_room()
            layers.body.paint_behind()
            mark = layers.mark_for(state.target)
            if mark is not None:
                mark.paint_track(pixmap_painter)
            if not layers.body.before_moving:
                # On the side, the leg passes nothing that is in front of it.
                layers.body.paint_before()

        def paint_over_shadow(pixmap_painter: QPainter) -> None:
            body = layers_on(pixmap_painter).body
            body.paint_behind()
            if not body.before_moving:
                body.paint_before()

        def paint_before(pixmap_painter: QPainter) -> None:
            body = layers_on(pixmap_painter).body
            if body.before_moving:
                body.paint_before()

        self._kept = _KeptPictures(
            made_for,
            state.target,
            KeptPicture(size, ratio, paint_backdrop, Qt.GlobalColor.black),
            KeptPicture(size, ratio, paint_ghost),
            KeptPicture(size, ratio, paint_over_shadow) if kept is None else kept.over_shadow,
            KeptPicture(size, ratio, paint_before) if kept is None else kept.before,
        )
        return self._kept

    def _keep_strokes(
        self,
        painter: QPainter,
        rect: QRectF,
        posture: Posture,
        person: Person,
        colors: Colors,
    ) -> _MovingStrokes:
        """What moves in a rep, in that posture or in one that is seen to be the same."""
        transform, ratio = painter.transform(), painter.device().devicePixelRatioF()
        made_for = transform, rect, _lying(posture), person, colors
        if self._strokes is None or self._strokes.made_for != made_for:

            @lru_cache(maxsize=round(_MOST_STROKES / ratio**2))
            def strokes_of(shown: Posture) -> _MovingStrokes:
                shadow, body = Strokes(transform), Strokes(transform)
                shadow_rect = _Layers(shadow, rect, shown, person, colors).shadow.paint_moving()
                _Layers(body, rect, shown, person, colors).body.paint_moving()
                return _MovingStrokes(shadow, shadow_rect, body)

            self._strokes = _KeptStrokes(made_for, strokes_of)
        return self._strokes.of(rounded(posture, rect.width()))


@frozen
class _MovingStrokes:
    """What moves in a rep in one posture: its shadow, which lies in that rectangle, and itself."""

    shadow: Strokes
    shadow_rect: QRectF
    body: Strokes


@frozen
class _KeptStrokes:
    """The strokes of one posture after another; `made_for` is all else that they depend on."""

    made_for: tuple[object, ...]
    of: Callable[[Posture], _MovingStrokes]


@frozen
class _KeptPictures:
    """What is behind all that moves; the ghost; of what is behind, what lies on the mat and so over
    a shadow that moves; and what is before all that moves. `made_for` is all that they show, but
    for the target's mark on the first of them, and its ghost.
    """

    made_for: tuple[object, ...]
    target: Target | None
    backdrop: KeptPicture
    ghost: KeptPicture
    over_shadow: KeptPicture
    before: KeptPicture


class _Layers:
    """The layers of one picture, to be painted from back to front."""

    def __init__(
        self,
        painter: QPainter,
        rect: QRectF,
        posture: Posture,
        person: Person,
        colors: Colors,
        other_pose: Pose | None = None,
    ) -> None:
        self._colors = colors
        self.limb_painter = LimbPainter(painter, _camera_for(rect, posture), colors.outline)
        self.body = Body(self.limb_painter, posture, person, colors, other_pose)
        self.shadow = Shadow(self.limb_painter, self.body, colors, stretched(posture.rolled))

    def paint_room(self) -> None:
        """The room and the mat, with the shadow of what does not move in a rep."""
        painter, camera = self.limb_painter.painter, self.limb_painter.camera
        paint_wall(painter, camera, self._colors)
        self.shadow.paint_still_on_wall()
        paint_floor(painter, camera, self._colors)
        self.shadow.paint_still_on_mat()

    def mark_for(self, target: Target | None) -> Gauge | Ring | None:
        """The mark that shows how far a rep has come, if one is under way."""
        if target is None:
            return None
        return mark_for(self.limb_painter.camera, target, self._colors)


def _ghost_opacity(state: FigureState) -> float:
    """How much of the ghost is seen: the less, the nearer the body is to it."""
    if state.target is None or state.reduced_motion:
        return 1.0
    return 1 - eased_between(raised_fraction(state.posture, state.target.posture), _GHOST_GOES)


def _fixed_points(shown: Pose) -> tuple[Vec, ...]:
    """What a leg or the body may move around: the hip, both feet and the near shoulder."""
    legs = shown.upper_leg, shown.lower_leg
    return (
        shown.upper_leg.hip,
        *(place for leg in legs for place in _along_sole(leg)),
        shown.lower_arm.shoulder,
    )


def _along_sole(leg: LegJoints) -> Iterator[Vec]:
    """Places in a foot, from its heel to its toes, and rather below than above."""
    heel, toe = foot_joints(leg)
    down = (leg.ankle - leg.knee).unit * _SOLE_M
    return (heel.lerp(toe, place) + down for place in _ALONG_FOOT)


def _lying(posture: Posture) -> Posture:
    """How the person lies or sits, without what moves in a rep."""
    return Posture(posture.roll, posture.knee_extension, supine=posture.supine)


def _camera_for(rect: QRectF, posture: Posture) -> Camera:
    return _camera(rect.x(), rect.y(), rect.width(), rect.height(), _lying(posture))


@lru_cache(maxsize=4)
def _camera(x: float, y: float, width: float, height: float, seen: Posture) -> Camera:
    """One and the same camera for the same view, so that what is computed for it can be kept."""
    return Camera(QRectF(x, y, width, height), seen)


def moving_part(rect: QRectF, posture: Posture) -> QRectF:
    """The part of a picture in which anything moves while who is in that posture does a rep: of
    who lies on a side, what is beyond the waist."""
    if _turns(posture) or posture.supine or posture.roll == 0.5:
        return rect
    camera = _camera_for(rect, posture)
    hips_x, _ = camera.xy(Vec(0, 0, 0))
    waist_px = _STILL_BEYOND_HIPS_M * camera.scale
    if posture.roll == 0.0:
        return rect.adjusted(max(0.0, hips_x - waist_px - rect.left()), 0, 0, 0)
    return rect.adjusted(0, 0, min(0.0, hips_x + waist_px - rect.right()), 0)


def _turns(posture: Posture) -> bool:
    """Whether the person is on the way to another start posture, so that all of them moves."""
    return (
        posture.roll not in (0.0, 0.5, 1.0)
        or posture.supine not in (0.0, 1.0)
        or posture.knee_extension not in (0.0, 1.0)
    )


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
