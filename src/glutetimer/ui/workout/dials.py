"""The shapes of the follow-along view: the ring, what stands in its place, and the bar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from glutetimer.ui.workout.geometry import RING_LINE
from glutetimer.ui.workout.palette import ViewPalette
from glutetimer.ui.workout.scene import ViewState

# Qt counts angles in sixteenths of a degree, anticlockwise from three o'clock.
_TOP, _FULL_CIRCLE = 90 * 16, 360 * 16
# Gaps where a phase ends, in widths of the ring's line.
_GAP = 0.28
# A longer piece of the ring is as good as all of it.
_LONGEST_BOUND = 0.2


@dataclass(frozen=True)
class RingBackground:
    """What of the ring does not move: its track, or the sign of a state that has none."""

    rect: QRectF
    view_state: ViewState
    palette: ViewPalette

    def paint(self, painter: QPainter) -> None:
        if self.view_state.has_arc:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(_pen(self.palette.track, self._line_width))
            painter.drawEllipse(arc_rect(self.rect))
        elif self.view_state is ViewState.SWITCH:
            self._paint_arrows(painter)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.palette.disc))
            painter.drawEllipse(self.rect)
            if self.view_state is ViewState.PAUSED:
                self._paint_pause_sign(painter)
            elif self.view_state is ViewState.DONE:
                self._paint_tick(painter)

    @property
    def _line_width(self) -> float:
        return self.rect.width() * RING_LINE

    def _paint_pause_sign(self, painter: QPainter) -> None:
        width, height = self.rect.width() * 0.13, self.rect.height() * 0.42
        painter.setBrush(QColor(self.palette.on_disc))
        for side in (-1, 1):
            beam = QRectF(0, 0, width, height)
            beam.moveCenter(self.rect.center() + QPointF(side * width, -self.rect.height() * 0.06))
            painter.drawRoundedRect(beam, width * 0.2, width * 0.2)

    def _paint_tick(self, painter: QPainter) -> None:
        pen = QPen(_pen(self.palette.on_disc, self.rect.width() * 0.1))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        size = self.rect.width() * 0.23
        corners = (QPointF(-1, 0.05), QPointF(-0.3, 0.75), QPointF(1, -0.65))
        painter.drawPolyline([self.rect.center() + corner * size for corner in corners])

    def _paint_arrows(self, painter: QPainter) -> None:
        """Two arrows, one after the other around the number: turn over."""
        line_width = self._line_width * 1.35
        # Inside the ring's place by half the width of an arrow's head.
        inset = 1.2 * line_width
        rect = self.rect.adjusted(inset, inset, -inset, -inset)
        for start_deg in (172, 352):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(_pen(self.palette.accent, line_width))
            painter.drawArc(rect, start_deg * 16, -122 * 16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.palette.accent))
            painter.drawPolygon(_arrowhead(rect, (start_deg - 121) * pi / 180, line_width))


@dataclass(frozen=True)
class StartSign:
    """A triangle that points on, in the place of a number: nothing is counted before a press."""

    rect: QRectF
    color: str

    def paint(self, painter: QPainter) -> None:
        size = self.rect.height() * 0.5
        pen = QPen(QColor(self.color), size * 0.25)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(QColor(self.color))
        # Its middle is that of the circle through its corners.
        corners = (QPointF(1, 0), QPointF(-0.5, 0.87), QPointF(-0.5, -0.87))
        painter.drawPolygon([self.rect.center() + corner * size * 0.87 for corner in corners])


def _arrowhead(circle: QRectF, angle: float, line_width: float) -> QPolygonF:
    """An arrow's head at an angle (in radians) of a circle, pointing clockwise."""
    outward = QPointF(cos(angle), -sin(angle))
    clockwise = QPointF(sin(angle), cos(angle))
    base = circle.center() + outward * (circle.width() / 2)
    half_width = outward * line_width * 1.2
    return QPolygonF([base + half_width, base + clockwise * line_width * 2.1, base - half_width])


def arc_rect(ring: QRectF) -> QRectF:
    """The circle in the middle of the ring's line."""
    half = ring.width() * RING_LINE / 2 + 1
    return ring.adjusted(half, half, -half, -half)


def arc_bounds(ring: QRectF, one: float, other: float) -> QRectF:
    """The place of what changes as the arc goes on from one fraction of the ring to the other."""
    length = abs(other - one)
    if length > _LONGEST_BOUND:
        return ring
    centre, width = ring.center(), ring.width()
    line_width = width * RING_LINE
    radius = width / 2 - line_width / 2 - 1
    # So far the arc rises above the line between its ends.
    rise = radius * (1 - cos(pi * length))
    margin = line_width / 2 + 2 + rise
    left, right = sorted(centre.x() + radius * sin(2 * pi * end) for end in (one, other))
    top, bottom = sorted(centre.y() - radius * cos(2 * pi * end) for end in (one, other))
    return QRectF(left, top, right - left, bottom - top).adjusted(-margin, -margin, margin, margin)


def paint_arc(
    painter: QPainter,
    ring: QRectF,
    fraction: float,
    phase_ends: tuple[float, ...],
    palette: ViewPalette,
) -> None:
    """The fraction of the ring that has passed, and gaps where the rep's phases change."""
    rect, line_width = arc_rect(ring), ring.width() * RING_LINE
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(palette.accent, line_width))
    painter.drawArc(rect, _TOP, -round(_FULL_CIRCLE * min(1.0, fraction)))
    if phase_ends:
        painter.setPen(_pen(palette.ground, line_width * _GAP))
        painter.drawLines(_gaps(rect.center().x(), rect.center().y(), ring.width(), phase_ends))


@lru_cache(maxsize=4)
def _gaps(x: float, y: float, width: float, phase_ends: tuple[float, ...]) -> list[QLineF]:
    """The gaps in a ring of that centre and width; the rep begins at one, too."""
    centre, line_width = QPointF(x, y), width * RING_LINE
    radius = width / 2 - line_width / 2 - 1
    inner, outer = radius - line_width, radius + line_width / 2 + 1
    outward = [QPointF(sin(2 * pi * end), -cos(2 * pi * end)) for end in (0.0, *phase_ends)]
    return [QLineF(centre + way * inner, centre + way * outer) for way in outward]


def paint_bar(
    painter: QPainter,
    rect: QRectF,
    fraction: float,
    set_starts: tuple[float, ...],
    palette: ViewPalette,
) -> None:
    """The session's bar, `fraction` of it full, with a gap where a set follows another."""
    painter.fillRect(rect, QColor(palette.ground))
    bar = rect.adjusted(0, rect.height() * 0.15, 0, -rect.height() * 0.15)
    radius = bar.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.track))
    painter.drawRoundedRect(bar, radius, radius)
    painter.setBrush(QColor(palette.bar))
    full = QRectF(bar)
    full.setWidth(max(bar.height(), bar.width() * min(1.0, fraction)))
    painter.drawRoundedRect(full, radius, radius)
    for set_start in set_starts:
        left = bar.left() + bar.width() * set_start - radius / 2
        gap = QRectF(left, rect.top(), radius, rect.height())
        painter.fillRect(gap, QColor(palette.ground))


def paint_corners(painter: QPainter, rect: QRectF, radius: float, ground: str) -> None:
    """Round a rectangle's corners by painting over them."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawPath(_corners(rect.left(), rect.top(), rect.width(), rect.height(), radius))


def paint_edge(painter: QPainter, rect: QRectF, radius: float, color: str) -> None:
    """A line along a rectangle with rounded corners, within it: on a dark ground it would have no
    edge."""
    painter.setPen(QPen(QColor(color), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


@lru_cache(maxsize=2)
def _corners(left: float, top: float, width: float, height: float, radius: float) -> QPainterPath:
    """What a rectangle has beyond its rounded corners."""
    rect, circle = QRectF(left, top, width, height), QRectF(0, 0, 2 * radius, 2 * radius)
    path = QPainterPath()
    for start_deg, corner, inward in (
        (90, rect.topLeft(), QPointF(1, 1)),
        (0, rect.topRight(), QPointF(-1, 1)),
        (180, rect.bottomLeft(), QPointF(1, -1)),
        (270, rect.bottomRight(), QPointF(-1, -1)),
    ):
        circle.moveCenter(corner + inward * radius)
        path.moveTo(corner)
        path.arcTo(circle, start_deg, 90)
        path.closeSubpath()
    return path


@lru_cache(maxsize=8)
def _pen(color: str, width: float) -> QPen:
    """A pen for lines that end in straight cuts; whoever wants another changes a copy."""
    pen = QPen(QColor(color), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
