"""The circle that a lifted leg goes round: a ring about the shin, half behind it, half before.

It is so far up the leg that neither it nor its arrow ever covers the foot. The arrow goes round as
the ankle does, before the leg on the far half, too, for a part of its head would not say which way
it goes; its tail, which thins out after it, is behind the leg there. Well ahead of it chevrons
within the ring's band show where it will go, and a word says which way that is.
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
# Of the arrow's head the length and half the width, and from its middle on to where its tip is,
# where it is widest, and where it has come out of the tail, as fractions of its length.
ARROW_M, ARROW_HALF_M = 0.135, 0.060
_TIP, _WIDEST, _SHAFT = 0.55, -0.45, -0.75
# It points as the ring goes from so far before its middle to so far after it; its sides are bent as
# much as that is, but no more than so much of its length, in so many pieces.
_SPAN, _MOST_BENT, _BENDS = 0.25, 0.07, 4
# How much smaller it is at the middle of the far half.
_SMALLER = 0.15
# In so many steps a length along the ring is measured.
_MEASURED = 6
# How far ahead of it the chevrons are; half their width as a fraction of the band's, and how far
# their arms lie back, as a fraction of that.
_CHEVRONS_AHEAD = (0.42 * pi, 0.64 * pi, 0.86 * pi)
_CHEVRON, _CHEVRON_BACK = 0.92, 0.9
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
        self._onwards = 1 if direction is Direction.FORWARD else -1
        self._arrow_px, self._arrow_half_px = (
            length_m * camera.scale for length_m in (ARROW_M, ARROW_HALF_M)
        )
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

    def paint_before(self, painter: QPainter, posture: Posture) -> None:
        """The near half with what is on it, and the arrow."""
        self._keep_near_half(painter.device().devicePixelRatioF())
        painter.drawImage(self._near_at, self._near_half)
        self._paint_chevrons(painter, posture, near=True)
        self._paint_tail(painter, circle_angle(posture), near=True)
        self._paint_arrow(painter, posture)

    def _paint_arrow(self, painter: QPainter, posture: Posture) -> None:
        head, shaft = self.arrow_at(posture), self._shaft(posture)
        half = len(shaft) // 2
        # Around both, but not across what comes out of the tail.
        painter.strokePath(head, self._style.arrow_pen)
        painter.setPen(self._style.arrow_pen)
        for edge in (shaft[:half], shaft[half:]):
            painter.drawPolyline(edge)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._style.ink)
        painter.drawPolygon(shaft)
        painter.drawPath(head)

    def arrow_at(self, posture: Posture) -> QPainterPath:
        """The arrow's head, in the picture's pixels, beside the ankle of that posture, from its tip
        round; its sides are bent as the ring is."""
        angle = circle_angle(posture)
        size = _size(angle)
        length_px, half_px = size * self._arrow_px, size * self._arrow_half_px
        middle, start, goal = (
            self._point(self._further(angle, span * length_px)) for span in (0.0, -_SPAN, _SPAN)
        )
        along = (goal - start) / hypot(goal.x() - start.x(), goal.y() - start.y())
        bow = middle - (start + goal) / 2
        bow *= min(1.0, _MOST_BENT * length_px / max(1e-9, hypot(bow.x(), bow.y())))
        return arrow_head(middle, along, (length_px, half_px), bow)

    def _shaft(self, posture: Posture) -> list[QPointF]:
        """Where the head comes out of the tail: the outline of a piece of the ring, down one of
        its edges and up the other."""
        angle = circle_angle(posture)
        end_px = _SHAFT * _size(angle) * self._arrow_px
        edges = [self._across(self._further(angle, end_px * i / _BENDS)) for i in range(_BENDS + 1)]
        return [
            *(place + aside for place, aside in edges),
            *(place - aside for place, aside in reversed(edges)),
        ]

    def _further(self, angle: float, length_px: float) -> float:
        """The angle so far on along the ring as it is seen."""
        for _ in range(_MEASURED):
            along = self._along(angle)
            angle += self._onwards * length_px / _MEASURED / hypot(along.x(), along.y())
        return angle

    def _turned(self, angle: float) -> QTransform:
        """From a chevron's own frame to its place at that angle."""
        along, place = self._along(angle), self._point(angle)
        along *= self._onwards
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
        angle = circle_angle(posture)
        places = ((angle + self._onwards * ahead) % (2 * pi) for ahead in _CHEVRONS_AHEAD)
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


def _size(angle: float) -> float:
    """How large the arrow is at that angle, of 1: on the far half it is smaller."""
    return 1 - _SMALLER * max(0.0, -sin(angle))


def circle_angle(posture: Posture) -> float:
    """Where on its circle the ankle is; 0, too, where it is in the middle."""
    return atan2(posture.forward_m, 0.0 - posture.up_m)


def arrow_head(
    middle: QPointF, along: QPointF, size: tuple[float, float], bow: QPointF
) -> QPainterPath:
    """An arrow's head from its tip round, pointing along a unit vector; `size` is its length and
    half its width, and its sides are as far out of the straight as `bow` says."""
    length_px, half_px = size
    aside = QPointF(-along.y(), along.x())
    tip, base = (middle + along * (at * length_px) for at in (_TIP, _WIDEST))
    side, other_side = (_bent(base + aside * half, tip, bow) for half in (half_px, -half_px))
    head = QPainterPath()
    head.addPolygon(QPolygonF([tip, *reversed(side), *other_side]))
    head.closeSubpath()
    return head


def _bent(start: QPointF, end: QPointF, bow: QPointF) -> list[QPointF]:
    """Places from the start up to the end, on a curve whose middle is that far from their line."""
    return [
        start + (end - start) * part + bow * (4 * part * (1 - part))
        for part in (i / _BENDS for i in range(_BENDS))
    ]


def _chevron(half_px: float) -> QPolygonF:
    """A bent stroke around the origin, pointing to the right, so wide on each side."""
    back = half_px * _CHEVRON_BACK
    points = (0, -1), (1, 0), (0, 1), (-1, 1), (0, 0), (-1, -1)
    return QPolygonF([QPointF(x * back, y * half_px) for x, y in points])
