"""The shapes of the follow-along view: the ring, what stands in its place, and the bar."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from glutetimer.ui.workout.geometry import THICK
from glutetimer.ui.workout.palette import Palette
from glutetimer.ui.workout.scene import ViewState

# Qt counts angles in sixteenths of a degree, anticlockwise from three o'clock.
_TOP, _ROUND = 90 * 16, 360 * 16
# Gaps where a phase or a set ends, in widths of the line.
_GAP = 0.28


@dataclass(frozen=True)
class RingGround:
    """What of the ring does not move: its track, or the sign of a view state that has none."""

    rect: QRectF
    view_state: ViewState
    palette: Palette

    @property
    def ink_rect(self) -> QRectF:
        """Where there is ink."""
        return self.rect

    def paint(self, painter: QPainter) -> None:
        """Draw it."""
        if self.view_state in (ViewState.WORK, ViewState.READY):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(_pen(self.palette.track, self._thick))
            painter.drawEllipse(arc_rect(self.rect))
        elif self.view_state is ViewState.SWITCH:
            self._paint_arrows(painter)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.palette.disc))
            painter.drawEllipse(self.rect)
            if self.view_state is ViewState.PAUSED:
                self._paint_pause(painter)
            elif self.view_state is ViewState.DONE:
                self._paint_tick(painter)

    @property
    def _thick(self) -> float:
        return self.rect.width() * THICK

    def _paint_pause(self, painter: QPainter) -> None:
        across = self.rect.width() * 0.13
        painter.setBrush(QColor(self.palette.on_disc))
        for side in (-1, 1):
            box = QRectF(0, 0, across, self.rect.height() * 0.42)
            box.moveCenter(self.rect.center() + QPointF(side * across, -self.rect.height() * 0.06))
            painter.drawRoundedRect(box, across * 0.2, across * 0.2)

    def _paint_tick(self, painter: QPainter) -> None:
        pen = _pen(self.palette.on_disc, self.rect.width() * 0.1)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        size = self.rect.width() * 0.23
        corners = (QPointF(-1, 0.05), QPointF(-0.3, 0.75), QPointF(1, -0.65))
        painter.drawPolyline([self.rect.center() + corner * size for corner in corners])

    def _paint_arrows(self, painter: QPainter) -> None:
        """Two arrows, one after the other around the number: turn over."""
        thick = self._thick * 1.35
        # Inside the place, as wide as the arrow's head is.
        rect = self.rect.adjusted(1.2 * thick, 1.2 * thick, -1.2 * thick, -1.2 * thick)
        for start_deg in (172, 352):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(_pen(self.palette.accent, thick))
            painter.drawArc(rect, start_deg * 16, -122 * 16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.palette.accent))
            painter.drawPolygon(_head(rect, (start_deg - 121) * pi / 180, thick))


def _head(rect: QRectF, angle: float, thick: float) -> QPolygonF:
    """An arrow's head at that place of a circle, pointing clockwise."""
    radius = rect.width() / 2
    out = QPointF(cos(angle), -sin(angle))
    on = QPointF(sin(angle), cos(angle))
    tip = rect.center() + out * radius
    return QPolygonF([tip + out * thick * 1.2, tip + on * thick * 2.1, tip - out * thick * 1.2])


def arc_rect(ring: QRectF) -> QRectF:
    """The middle of the ring's line."""
    half = ring.width() * THICK / 2 + 1
    return ring.adjusted(half, half, -half, -half)


def arc_between(ring: QRectF, one: float, other: float) -> QRectF:
    """The place of what changes as the arc goes on from one share of the ring to the other."""
    if abs(other - one) > 0.2:
        return ring
    low, high = min(one, other), max(one, other)
    path = QPainterPath()
    path.arcMoveTo(arc_rect(ring), 90 - 360 * low)
    path.arcTo(arc_rect(ring), 90 - 360 * low, -360 * (high - low))
    around = ring.width() * THICK / 2 + 2
    return path.boundingRect().adjusted(-around, -around, around, around)


def paint_arc(
    painter: QPainter, ring: QRectF, share: float, parts: tuple[float, ...], palette: Palette
) -> None:
    """The part of the ring that has passed, and gaps where the rep's phases change."""
    rect, thick = arc_rect(ring), ring.width() * THICK
    pen = _pen(palette.accent, thick)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawArc(rect, _TOP, -round(_ROUND * min(1.0, share)))
    if not parts:
        return
    painter.setPen(_pen(palette.ground, thick * _GAP))
    radius = rect.width() / 2
    for part in (0.0, *parts):
        out = QPointF(sin(2 * pi * part), -cos(2 * pi * part))
        painter.drawLine(
            rect.center() + out * (radius - thick), rect.center() + out * (radius + thick / 2 + 1)
        )


def paint_bar(
    painter: QPainter, rect: QRectF, share: float, sets: tuple[float, ...], palette: Palette
) -> None:
    """The session's bar, with a gap where a set ends."""
    painter.fillRect(rect, QColor(palette.ground))
    bar = rect.adjusted(0, rect.height() * 0.15, 0, -rect.height() * 0.15)
    half = bar.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.track))
    painter.drawRoundedRect(bar, half, half)
    painter.setBrush(QColor(palette.bar))
    done = QRectF(bar)
    done.setWidth(max(bar.height(), bar.width() * min(1.0, share)))
    painter.drawRoundedRect(done, half, half)
    for each in sets:
        gap = QRectF(bar.left() + bar.width() * each - half / 2, rect.top(), half, rect.height())
        painter.fillRect(gap, QColor(palette.ground))


def paint_corners(painter: QPainter, rect: QRectF, radius: float, ground: str) -> None:
    """Round a rectangle's corners by painting over them."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    circle = QRectF(0, 0, 2 * radius, 2 * radius)
    for start_deg, corner, towards in (
        (90, rect.topLeft(), QPointF(1, 1)),
        (0, rect.topRight(), QPointF(-1, 1)),
        (180, rect.bottomLeft(), QPointF(1, -1)),
        (270, rect.bottomRight(), QPointF(-1, -1)),
    ):
        circle.moveCenter(corner + towards * radius)
        path = QPainterPath(corner)
        path.arcTo(circle, start_deg, 90)
        path.closeSubpath()
        painter.drawPath(path)


def _pen(color: str, width: float) -> QPen:
    pen = QPen(QColor(color), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
