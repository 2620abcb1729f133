"""The circle that a lifted leg goes round: a ring about the shin, half behind it, half before.

It is so far up the leg that neither it nor its arrow ever covers the foot. The arrow goes round as
the ankle does, behind the leg on the far half, with a tail that thins out after it. Well ahead of
it pale chevrons within the ring's band show where it will go, and a word says which way that is.
Angles are in radians from the circle's lowest point, forward from there.
"""

from __future__ import annotations

from dataclasses import replace
from math import atan2, ceil, cos, degrees, floor, hypot, pi, sin

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPolygonF, QTransform

from glutetimer.core.phrases import DIRECTIONS
from glutetimer.core.pose import CIRCLE_RADIUS_M, Posture, pose
from glutetimer.core.program import Direction
from glutetimer.core.skeleton import LegJoints
from glutetimer.core.translation import gettext
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.marks.track import track_style
from glutetimer.ui.theme import Colors

# How far up the leg the ring is, as a fraction of the leg; and the circle's radius there.
UP_LEG = 0.26
_SHIN_CIRCLE_M = CIRCLE_RADIUS_M * (1 - UP_LEG)
# The ring's radius is that and so much that the shin is seen to run within it.
RING_M = _SHIN_CIRCLE_M + 0.112
# How much broader its band is than that of a gauge, which stands beside the body.
_BROADER = 1.6
# From the middle of the ankle's circle up to the word: the foot stays below it.
_TO_WORD_M = 0.21
# The arrow's length and half its width.
_ARROW_M, _ARROW_HALF_M = 0.140, 0.056
# How much smaller it is at the middle of the far half; and of its way there, from 0 to 1, how much
# is past where it goes behind the leg, beside which it is until then.
_SMALLER, _BEHIND = 0.25, 0.55
# How far ahead of it the chevrons are; half their width as a fraction of the band's, and how far
# their arms lie back, as a fraction of that.
_CHEVRONS_AHEAD = (0.42 * pi, 0.64 * pi, 0.86 * pi)
_CHEVRON, _CHEVRON_BACK = 0.74, 0.9
# Places around the ring where its tail may bend.
_STEPS = 48
_STEP = 2 * pi / _STEPS
# How many of them the tail is long: so much less than half that, even with the steps by which
# the halves overlap, one half never holds both its ends but not its middle.
_TAIL_STEPS = _STEPS // 2 - 4


class Ring:
    """The ring around one leg, seen by one camera."""

    def __init__(
        self, camera: Camera, target: Posture, direction: Direction, colors: Colors
    ) -> None:
        self._style, self._direction = track_style(camera.scale, colors), direction
        self._band = track_style(camera.scale * _BROADER, colors)
        self._centre, self._below, self._ahead = _seen_circle(camera, target)
        above = QPointF(0, -_TO_WORD_M * camera.scale)
        self._word_at = camera.point(_leg_without_circle(target).ankle) + above
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
        self._chevron = _chevron(self._band.groove_px / 2 * _CHEVRON)

    def paint_track(self, painter: QPainter) -> None:
        """What does not move and is behind the leg, and the word above it."""
        self._band.paint_track(painter, self._ring)
        word = gettext(DIRECTIONS[self._direction])
        self._style.write(painter, word, self._word_at, QPointF(0, -1))

    def paint_behind(self, painter: QPainter, posture: Posture) -> None:
        """What is on the far half: of the tail and the chevrons."""
        self._paint_chevrons(painter, posture, near=False)
        self._paint_tail(painter, circle_angle(posture), near=False)
        if _is_behind(posture):
            self._paint_arrow(painter, posture)

    def paint_before(self, painter: QPainter, posture: Posture) -> None:
        """The near half with what is on it, and the arrow where it is before the leg."""
        self._keep_near_half(painter.device().devicePixelRatioF())
        painter.drawImage(self._near_at, self._near_half)
        self._paint_chevrons(painter, posture, near=True)
        self._paint_tail(painter, circle_angle(posture), near=True)
        if not _is_behind(posture):
            self._paint_arrow(painter, posture)

    def _paint_arrow(self, painter: QPainter, posture: Posture) -> None:
        painter.setPen(self._style.arrow_pen)
        painter.setBrush(self._style.ink)
        painter.drawPath(self.arrow_at(posture))

    def arrow_at(self, posture: Posture) -> QPainterPath:
        """The arrow's head, in the picture's pixels, beside the ankle of that posture."""
        angle = circle_angle(posture)
        size = 1 - _SMALLER * max(0.0, -sin(angle))
        return (QTransform.fromScale(size, size) * self._turned(angle)).map(self._arrow)

    def _turned(self, angle: float) -> QTransform:
        """From an arrow's own frame to its place at that angle."""
        along, place = self._along(angle), self._point(angle)
        if self._direction is Direction.BACKWARD:
            along = -along
        turned = QTransform.fromTranslate(place.x(), place.y())
        return turned.rotate(degrees(atan2(along.y(), along.x())))

    def _point(self, angle: float) -> QPointF:
        return self._centre + self._below * cos(angle) + self._ahead * sin(angle)

    def _along(self, angle: float) -> QPointF:
        """The direction of what goes forward there; of any length."""
        return self._ahead * cos(angle) - self._below * sin(angle)

    def _across(self, angle: float) -> tuple[QPointF, QPointF]:
        """A place in the middle of the ring's track, and from there to its edge."""
        along = self._along(angle)
        half_px = self._band.groove_px / 2 / hypot(along.x(), along.y())
        return self._point(angle), QPointF(-along.y(), along.x()) * half_px

    def _keep_near_half(self, ratio: float) -> None:
        """Paint the half before the leg, if not yet for such a device."""
        if self._near_half.devicePixelRatio() == ratio and not self._near_half.isNull():
            return
        edge = self._band.width_px
        # In whole pixels, as the ring in the backdrop that it lies over.
        bounds = self._ring.boundingRect().adjusted(-edge, -edge, edge, edge).toRect()
        self._near_at = bounds.topLeft()
        self._near_half = QImage(bounds.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        self._near_half.setDevicePixelRatio(ratio)
        self._near_half.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._near_half)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self._near_at)
        self._band.paint_track(painter, self._ring)
        # Beyond the longer axis is the far half. Pixel by pixel, so that no edge is seen there.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        aside, behind = self._below * 2, self._ahead * -2
        end, other_end = self._centre + aside, self._centre - aside
        painter.setBrush(Qt.GlobalColor.black)
        painter.drawPolygon([end, other_end, other_end + behind, end + behind])
        painter.end()

    def chevrons_at(self, posture: Posture, near: bool) -> list[QPolygonF]:
        """The chevrons ahead of the arrow on the near half or the far one, in pixels."""
        onwards = 1 if self._direction is Direction.FORWARD else -1
        angle = circle_angle(posture)
        places = ((angle + onwards * ahead) % (2 * pi) for ahead in _CHEVRONS_AHEAD)
        return [self._turned(place).map(self._chevron) for place in places if (place < pi) is near]

    def _paint_chevrons(self, painter: QPainter, posture: Posture, near: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._style.pale_ink)
        for chevron in self.chevrons_at(posture, near):
            painter.drawPolygon(chevron)

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
                edges.append((centre, to_edge * (1 - (abs(i - place) / _TAIL_STEPS) ** 2)))
        outline = [centre + to_edge for centre, to_edge in edges]
        outline += [centre - to_edge for centre, to_edge in reversed(edges)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._style.ink)
        painter.drawPolygon(outline)


def _seen_circle(camera: Camera, target: Posture) -> tuple[QPointF, QPointF, QPointF]:
    """The middle of the shin's circle in the picture, and from there to the ring's lowest place
    and to its foremost one."""

    def shin(up_m: float, forward_m: float) -> QPointF:
        leg = pose(replace(target, up_m=up_m, forward_m=forward_m)).upper_leg
        return camera.point(leg.ankle.lerp(leg.hip, UP_LEG))

    lowest, highest = (shin(up_m, 0.0) for up_m in (-CIRCLE_RADIUS_M, CIRCLE_RADIUS_M))
    middle, larger = (lowest + highest) / 2, RING_M / _SHIN_CIRCLE_M
    return middle, (lowest - middle) * larger, (shin(0.0, CIRCLE_RADIUS_M) - middle) * larger


def _leg_without_circle(target: Posture) -> LegJoints:
    """The leg in the middle of its circle."""
    return pose(replace(target, up_m=0.0, forward_m=0.0)).upper_leg


def _is_on(step: float, near: bool) -> bool:
    """Whether that is on the near half or the far one; each begins a step early and ends a step
    late, so that no gap is seen between them."""
    first = 0 if near else _STEPS // 2
    return (step - first + 1) % _STEPS <= _STEPS // 2 + 2


def _is_behind(posture: Posture) -> bool:
    """Whether the arrow is so far on the far half that the leg is before it."""
    return sin(circle_angle(posture)) < -_BEHIND


def circle_angle(posture: Posture) -> float:
    """Where on its circle the ankle is; 0, too, where it is in the middle."""
    return atan2(posture.forward_m, 0.0 - posture.up_m)


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


def _chevron(half_px: float) -> QPolygonF:
    """A bent stroke around the origin, pointing to the right, so wide on each side."""
    back = half_px * _CHEVRON_BACK
    points = (0, -1), (1, 0), (0, 1), (-1, 1), (0, 0), (-1, -1)
    return QPolygonF([QPointF(x * back, y * half_px) for x, y in points])
