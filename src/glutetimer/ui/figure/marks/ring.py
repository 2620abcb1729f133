"""The circle that a lifted leg goes round: a ring beside the shin, its arrow, and a word.

It is a sign: it stands free of the leg, round and whole, for a ring about the leg would be narrow,
half hidden, and the same to look at both ways round. The arrow goes round as the ankle is seen to.
"""

from __future__ import annotations

from math import atan2

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPainterPath

from glutetimer.core.frozen import replace
from glutetimer.core.phrases import DIRECTIONS
from glutetimer.core.pose import CIRCLE_RADIUS_M, Posture, pose
from glutetimer.core.program import Direction
from glutetimer.core.translation import gettext
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.marks.round_arrow import RoundArrow
from glutetimer.ui.figure.marks.track import track_style
from glutetimer.ui.theme import Colors

# From the ankle in the middle of its circle to the ring's middle: towards the head, and up.
_ASIDE_M, _ABOVE_M = 0.52, 0.06
# From the ring's middle to the word, well beyond the arrow.
_TO_WORD_M = 0.345


class Ring:
    """The ring beside one leg, seen by one camera."""

    def __init__(
        self, camera: Camera, target: Posture, direction: Direction, colors: Colors
    ) -> None:
        self._style, self._word = track_style(camera.scale, colors), DIRECTIONS[direction]
        ankle, below, ahead = _seen_circle(camera, target)
        hip = camera.point(pose(target).upper_leg.hip)
        towards_head = -1 if ankle.x() > hip.x() else 1
        centre = ankle + QPointF(towards_head * _ASIDE_M, -_ABOVE_M) * camera.scale
        # Round: ahead is at right angles to below, on the side where the foremost place is seen.
        aside = QPointF(-below.y(), below.x())
        if QPointF.dotProduct(aside, ahead) < 0:
            aside = -aside
        self._arrow = RoundArrow(centre, (below, aside), direction, camera.scale, colors)
        self._beside = QPointF(towards_head, 0)
        self._word_at = centre + self._beside * (_TO_WORD_M * camera.scale)

    def paint_track(self, painter: QPainter) -> None:
        """What does not move: the empty ring, and the word beside it."""
        self._arrow.paint_track(painter)
        self._style.write(painter, gettext(self._word), self._word_at, self._beside)

    def paint_before(self, painter: QPainter, posture: Posture) -> None:
        """The arrow with its tail."""
        self._arrow.paint(painter, circle_angle(posture))

    def arrow_at(self, posture: Posture) -> QPainterPath:
        """The arrow's head, in the picture's pixels, from its tip round."""
        return self._arrow.head_at(circle_angle(posture))


def _seen_circle(camera: Camera, target: Posture) -> tuple[QPointF, QPointF, QPointF]:
    """The middle of the ankle's circle in the picture, and from there to its lowest place and to
    its foremost one."""

    def ankle(up_m: float, forward_m: float) -> QPointF:
        return camera.point(pose(replace(target, up_m=up_m, forward_m=forward_m)).upper_leg.ankle)

    middle = ankle(0.0, 0.0)
    return middle, ankle(-CIRCLE_RADIUS_M, 0.0) - middle, ankle(0.0, CIRCLE_RADIUS_M) - middle


def circle_angle(posture: Posture) -> float:
    """Where on its circle the ankle is, in radians from the lowest point, forward from there; 0,
    too, where it is in the middle."""
    return atan2(posture.forward_m, 0.0 - posture.up_m)
