"""The circle that a lifted foot goes round: a ring about the leg, half behind it, half before.

An arrow goes round it as the ankle does, with a tail that thins out behind it, and a word says
which way that is. Angles are in radians from the circle's lowest point, forward from there.
"""

from __future__ import annotations

from dataclasses import replace
from math import atan2, ceil, cos, degrees, floor, hypot, pi, sin

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPolygonF, QTransform

from glutetimer.core.phrases import DIRECTIONS
from glutetimer.core.pose import CIRCLE_RADIUS_M, Posture, pose
from glutetimer.core.program import Direction
from glutetimer.core.skeleton import SHANK_M
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.track import track_style
from glutetimer.ui.theme import Colors

# The ring is larger than the ankle's circle, and than the foot, so that both are seen in it.
RING_M = 0.23
# So far above the ankle, towards the knee, that the foot does not hide it.
_ABOVE_ANKLE_M = 0.15
# From the ring to its word: an arrow goes between them.
_TO_WORD_M = 0.066
# The arrow's length and half its width.
_ARROW_M, _ARROW_HALF_M = 0.125, 0.062
# Places around the ring where its tail may bend, and how many of them it is long: less than half,
# so that it is in two pieces at most.
_STEPS, _TAIL_STEPS = 48, 23
_STEP = 2 * pi / _STEPS
# Behind the leg is what is so far on the far side; nearer to the ends of the halves the leg is
# not in the way.
_HIDDEN = -0.6


class Ring:
    """The ring around one leg, seen by one camera."""

    def __init__(
        self, camera: Camera, target: Posture, direction: Direction, colors: Colors
    ) -> None:
        self._style, self._direction = track_style(camera.scale, colors), direction
        middle = replace(target, up_m=0.0, forward_m=0.0)
        lowest = replace(middle, up_m=-CIRCLE_RADIUS_M)
        foremost = replace(middle, forward_m=CIRCLE_RADIUS_M)
        leg = pose(middle).upper_leg
        ankle, below, ahead = (
            camera.point(pose(posture).upper_leg.ankle) for posture in (middle, lowest, foremost)
        )
        larger = RING_M / CIRCLE_RADIUS_M
        self._centre = camera.point(leg.ankle.lerp(leg.knee, _ABOVE_ANKLE_M / SHANK_M))
        self._below, self._ahead = (below - ankle) * larger, (ahead - ankle) * larger
        from_circle = QTransform(
            self._below.x(), self._below.y(), self._ahead.x(), self._ahead.y(),
            self._centre.x(), self._centre.y(),
        )  # fmt: skip
        circle = QPainterPath()
        circle.addEllipse(QPointF(0, 0), 1, 1)
        self._ring = from_circle.map(circle)
        # Of that the half before the leg, for a device's pixel ratio, and where it lies.
        self._near_half, self._near_at = QImage(), QPoint()
        self._bends = [self._across(i * _STEP) for i in range(_STEPS)]
        self._arrow = arrow_path(camera.scale)
        self._to_word_px = _TO_WORD_M * camera.scale

    def paint_track(self, painter: QPainter) -> None:
        """What does not move and is behind the leg, and the word above it."""
        self._style.paint_track(painter, self._ring)
        above = QPointF(0, -1)
        to_word = hypot(self._below.y(), self._ahead.y()) + self._to_word_px
        word = DIRECTIONS[self._direction]
        self._style.write(painter, word, self._centre + above * to_word, above)

    def paint_behind(self, painter: QPainter, posture: Posture) -> None:
        """The tail on the far half, and the arrow while it passes behind the leg."""
        angle = _angle(posture)
        self._paint_tail(painter, angle, near=False)
        if sin(angle) < _HIDDEN:
            self._paint_arrow(painter, angle)

    def paint_before(self, painter: QPainter, posture: Posture) -> None:
        """The near half with its part of the tail, and the arrow."""
        angle = _angle(posture)
        self._keep_near_half(painter.device().devicePixelRatioF())
        painter.drawImage(self._near_at, self._near_half)
        self._paint_tail(painter, angle, near=True)
        if sin(angle) >= _HIDDEN:
            self._paint_arrow(painter, angle)

    def _point(self, angle: float) -> QPointF:
        return self._centre + self._below * cos(angle) + self._ahead * sin(angle)

    def _along(self, angle: float) -> QPointF:
        """The direction of what goes forward there; of any length."""
        return self._ahead * cos(angle) - self._below * sin(angle)

    def _across(self, angle: float) -> tuple[QPointF, QPointF]:
        """A place in the middle of the ring's track, and from there to its edge."""
        along = self._along(angle)
        half_px = self._style.groove_px / 2 / hypot(along.x(), along.y())
        return self._point(angle), QPointF(-along.y(), along.x()) * half_px

    def _keep_near_half(self, ratio: float) -> None:
        """Paint the half before the leg, if not yet for such a device."""
        if self._near_half.devicePixelRatio() == ratio and not self._near_half.isNull():
            return
        edge = self._style.width_px
        # In whole pixels, as the ring in the backdrop that it lies over.
        bounds = self._ring.boundingRect().adjusted(-edge, -edge, edge, edge).toRect()
        self._near_at = bounds.topLeft()
        self._near_half = QImage(bounds.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        self._near_half.setDevicePixelRatio(ratio)
        self._near_half.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._near_half)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self._near_at)
        self._style.paint_track(painter, self._ring)
        # Beyond the longer axis is the far half. Pixel by pixel, so that no edge is seen there.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        aside, behind = self._below * 2, self._ahead * -2
        end, other_end = self._centre + aside, self._centre - aside
        painter.setBrush(Qt.GlobalColor.black)
        painter.drawPolygon([end, other_end, other_end + behind, end + behind])
        painter.end()

    def _paint_tail(self, painter: QPainter, angle: float, near: bool) -> None:
        """The tail's piece on one half, from the arrow or the half's end to where it is thin."""
        place = angle / _STEP
        if self._direction is Direction.FORWARD:
            steps = range(floor(place), floor(place) - _TAIL_STEPS, -1)
        else:
            steps = range(ceil(place), ceil(place) + _TAIL_STEPS)
        edges = [self._across(angle)] if _is_on(place, near) else []
        for i in steps:
            if _is_on(i, near):
                centre, to_edge = self._bends[i % _STEPS]
                edges.append((centre, to_edge * (1 - abs(i - place) / _TAIL_STEPS)))
        outline = [centre + to_edge for centre, to_edge in edges]
        outline += [centre - to_edge for centre, to_edge in reversed(edges)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._style.ink)
        painter.drawPolygon(outline)

    def _paint_arrow(self, painter: QPainter, angle: float) -> None:
        along, place = self._along(angle), self._point(angle)
        if self._direction is Direction.BACKWARD:
            along = -along
        turned = QTransform.fromTranslate(place.x(), place.y())
        turned.rotate(degrees(atan2(along.y(), along.x())))
        painter.setPen(self._style.arrow_pen)
        painter.setBrush(self._style.ink)
        painter.drawPath(turned.map(self._arrow))


def _is_on(step: float, near: bool) -> bool:
    """Whether that is on the near half or the far one; each begins a step early and ends a step
    late, so that no gap is seen between them."""
    first = 0 if near else _STEPS // 2
    return (step - first + 1) % _STEPS <= _STEPS // 2 + 2


def _angle(posture: Posture) -> float:
    """Where on its circle the ankle is."""
    return atan2(posture.forward_m, -posture.up_m)


def arrow_path(scale: float) -> QPainterPath:
    """The head of an arrow at the origin, pointing to the right; `scale` is pixels per metre."""
    length, half = _ARROW_M * scale, _ARROW_HALF_M * scale
    arrow = QPainterPath()
    arrow.addPolygon(
        QPolygonF(
            [
                QPointF(0.55 * length, 0),
                QPointF(-0.45 * length, half),
                QPointF(-0.25 * length, 0),
                QPointF(-0.45 * length, -half),
            ]
        )
    )
    arrow.closeSubpath()
    return arrow
