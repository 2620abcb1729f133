"""The head: hair, ears and a calm face with closed eyes, from the front or from a side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import asin, pi, sin
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRadialGradient, QTransform

from glutetimer.core.easing import smootherstep
from glutetimer.core.pose import Trunk
from glutetimer.core.settings import Build
from glutetimer.ui.figure.limb_painter import LimbPainter
from glutetimer.ui.figure.shading import shaded
from glutetimer.ui.figure.tube import XY
from glutetimer.ui.theme import mixed

# From the head's centre to the face. All other lengths here are metres around that centre, too,
# x to the right and y down, the crown up.
_FACE_M = 0.07


# How far turned the head is where it begins to be drawn from the side, and where it is: the sine
# of the angle from the viewer to the face.
_TURNING, _TURNED = 0.4, 0.9
# What is so far aside in a face is a quarter of the way round the head.
_ROUND_M = 0.085


def paint_head(limb_painter: LimbPainter, trunk: Trunk, build: Build, skin: str, hair: str) -> None:
    """The head, rotated as the crown points, facing the viewer or seen from the side."""
    painter, camera, scale = limb_painter.painter, limb_painter.camera, limb_painter.camera.scale
    x, y = camera.xy(trunk.head)
    crown_x, crown_y = camera.xy(trunk.head + trunk.crown)
    length = ((crown_x - x) ** 2 + (crown_y - y) ** 2) ** 0.5
    up_x, up_y = (crown_x - x) / length, (crown_y - y) / length
    face_x, face_y = camera.xy(trunk.head + trunk.face * _FACE_M)
    # Where the middle of the face is seen; its own x axis points to the side it is turned to.
    aside = ((face_x - x) * -up_y + (face_y - y) * up_x) / scale
    down = -((face_x - x) * up_x + (face_y - y) * up_y) / scale
    to = -1.0 if aside < 0 else 1.0
    turn = _Turn(build, round(abs(aside), 3), round(down, 3))
    painter.save()
    painter.setTransform(
        QTransform(-up_y * scale * to, up_x * scale * to, -up_x * scale, -up_y * scale, x, y),
        True,
    )
    light = QPointF(
        (camera.light[0] * -up_y + camera.light[1] * up_x) * to,
        -(camera.light[0] * up_x + camera.light[1] * up_y),
    )
    parts = (
        (_back_hair(turn), hair),
        (_ears(turn), skin),
        (_nose_tip(turn), skin),
        (_face(turn), skin),
    )
    # All outlines first: what is filled afterwards leaves the one around them all.
    for path, color in parts:
        pen = QPen(limb_painter.outline_color(color), 2 * limb_painter.line_px / scale)
        painter.strokePath(path, pen)
    painter.setPen(Qt.PenStyle.NoPen)
    for path, color in (*parts, (_front_hair(turn), hair), (_near_ear(turn), skin)):
        painter.setBrush(_ball_shading(color, light))
        painter.drawPath(path)
    if turn.from_side:
        _paint_ear_line(painter, turn, skin)
        # What is seen of a face from its side ends where the face does.
        painter.setClipPath(_face(turn), Qt.ClipOperation.IntersectClip)
    _paint_features(painter, turn, skin, hair)
    painter.restore()


@dataclass(frozen=True, slots=True)
class _Turn:
    """A head of a build, and how far its face is turned aside, to the right, and down."""

    build: Build
    aside: float
    down: float

    @property
    def from_side(self) -> float:
        """From 0 (from the front) to 1 (from the side)."""
        turned = (self.aside / _FACE_M - _TURNING) / (_TURNED - _TURNING)
        return smootherstep(min(1.0, max(0.0, turned)))

    def lerp(self, front: float, side: float) -> float:
        """What lies between how it is from the front and how it is from the side."""
        return front + (side - front) * self.from_side

    def point(self, front: XY, side: XY) -> QPointF:
        return QPointF(self.lerp(front[0], side[0]), self.lerp(front[1], side[1]))

    def feature(self, x: float, y: float) -> QPointF:
        """Where in a turned face that place is."""
        angle_rad = asin(x / _ROUND_M) + asin(min(1.0, self.aside / _FACE_M))
        side_x = _ROUND_M * sin(min(pi / 2, angle_rad))
        return QPointF(self.lerp(x + self.aside, side_x), y + self.down)


def _paint_features(painter: QPainter, turn: _Turn, skin: str, hair: str) -> None:
    blush = QColor("#d9534a")
    blush.setAlphaF(0.16 if QColor(skin).lightnessF() > 0.5 else 0.08)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(blush)
    for side in (-1, 1):
        painter.drawEllipse(turn.feature(side * 0.043, 0.032), turn.lerp(0.017, 0.012), 0.012)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if turn.from_side < 0.5:
        painter.setPen(_stroke(shaded(skin, -0.75), 0.0065))
        painter.drawPath(_curves(turn, _NOSE))
    painter.setPen(_stroke(shaded(hair, -0.3), 0.010))
    painter.drawPath(_curves(turn, _EYES))
    painter.setPen(_stroke(QColor(mixed(hair, skin, 0.3)), 0.0065))
    painter.drawPath(_curves(turn, _BROWS))
    painter.setPen(_stroke(QColor(mixed(mixed(skin, "#3a1418", 0.45), "#c2504e", 0.4)), 0.0095))
    painter.drawPath(_curves(turn, _MOUTH))


def _paint_ear_line(painter: QPainter, turn: _Turn, skin: str) -> None:
    """The rim of the ear that is nearer to the viewer."""
    line = QColor(shaded(skin, -0.55))
    line.setAlphaF(turn.from_side)
    painter.setPen(_stroke(line, 0.0055))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_near_ear(turn))
    painter.setPen(Qt.PenStyle.NoPen)


def _stroke(color: QColor, width_m: float) -> QPen:
    pen = QPen(color, width_m)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _ball_shading(color: str, light: QPointF) -> QRadialGradient:
    """The shading of a ball as large as the head: brightest where it faces the light."""
    gradient = QRadialGradient(light * 0.055, 0.14 * 1.35)
    for place, brightness in ((0.0, 0.45), (0.35, 0.12), (0.7, -0.28), (1.0, -0.8)):
        gradient.setColorAt(place, shaded(color, brightness))
    return gradient


@lru_cache(maxsize=64)
def _ears(turn: _Turn) -> QPainterPath:
    ears = QPainterPath()
    for side in (-1, 1):
        ears.addEllipse(QPointF(side * 0.074 + turn.aside * 0.2, _ear_y(turn)), 0.014, 0.022)
    return ears


@lru_cache(maxsize=64)
def _near_ear(turn: _Turn) -> QPainterPath:
    """The ear that comes forward as the head turns; from the front there is none before the
    face."""
    ear = QPainterPath()
    if turn.from_side:
        x = turn.lerp(-0.074 + turn.aside * 0.2, -0.020)
        ear.addEllipse(QPointF(x, _ear_y(turn)), turn.lerp(0.014, 0.017), turn.lerp(0.022, 0.026))
    return ear


def _ear_y(turn: _Turn) -> float:
    return 0.014 + turn.down * 0.3


@lru_cache(maxsize=64)
def _nose_tip(turn: _Turn) -> QPainterPath:
    """What stands out of a face that is seen from its side."""
    nose = QPainterPath()
    if turn.from_side:
        nose.moveTo(0.070, turn.down - 0.014)
        tip = QPointF(turn.lerp(0.074, 0.104), turn.down + 0.026)
        nose.quadTo(QPointF(turn.lerp(0.074, 0.084), turn.down + 0.004), tip)
        nose.quadTo(
            QPointF(turn.lerp(0.074, 0.106), turn.down + 0.038), QPointF(0.070, turn.down + 0.042)
        )
        nose.closeSubpath()
    return nose


@lru_cache(maxsize=64)
def _face(turn: _Turn) -> QPainterPath:
    point = turn.point
    face = QPainterPath(point((0, -0.108), (0, -0.112)))
    face.cubicTo(
        point((0.052, -0.108), (0.050, -0.112)),
        point((0.082, -0.062), (0.080, -0.075)),
        point((0.080, -0.004), (0.078, -0.010)),
    )
    face.cubicTo(
        point((0.078, 0.048), (0.078, 0.035)),
        point((0.052, 0.102), (0.090, 0.102)),
        point((0, 0.106), (0.046, 0.104)),
    )
    face.cubicTo(
        point((-0.052, 0.102), (-0.005, 0.106)),
        point((-0.078, 0.048), (-0.060, 0.070)),
        point((-0.080, -0.004), (-0.085, 0.000)),
    )
    face.cubicTo(
        point((-0.082, -0.062), (-0.095, -0.070)),
        point((-0.052, -0.108), (-0.060, -0.112)),
        point((0, -0.108), (0, -0.112)),
    )
    return face


@lru_cache(maxsize=64)
def _back_hair(turn: _Turn) -> QPainterPath:
    hair = QPainterPath()
    hair.setFillRule(Qt.FillRule.WindingFill)
    # The back of the head, which from the front is hidden.
    back_m, nape_m = turn.lerp(0.0, 0.020), turn.lerp(0.0, 0.030)
    if turn.build is Build.SLENDER:
        hair.addEllipse(QPointF(turn.lerp(0, -0.035), turn.lerp(-0.150, -0.142)), 0.047, 0.043)
        hair.addEllipse(QRectF(-0.088 - back_m, -0.122, 0.176, 0.165 + nape_m))
    elif turn.build is Build.STURDY:
        hair.addEllipse(QRectF(-0.087 - back_m, -0.122, 0.174, 0.150 + nape_m))
    else:
        width = turn.lerp(0.208, 0.180)
        hair.addRoundedRect(QRectF(-0.104 - back_m * 0.4, -0.130, width, 0.190), 0.090, 0.090)
    return hair


@lru_cache(maxsize=64)
def _front_hair(turn: _Turn) -> QPainterPath:
    """The hair above the forehead; its line moves with the face."""
    aside, down, point = turn.aside, turn.down, turn.point
    side_y = {Build.SLENDER: 0.000, Build.STURDY: -0.012, Build.FULL: 0.030}[turn.build]
    forehead_y = {Build.SLENDER: -0.062, Build.STURDY: -0.070, Build.FULL: -0.056}[turn.build]
    nape = point((-0.084, side_y + down * 0.4), (-0.090, 0.045 + side_y))
    hair = QPainterPath(nape)
    hair.cubicTo(
        point((-0.094, -0.070), (-0.118, -0.030)),
        point((-0.058, -0.122), (-0.082, -0.124)),
        point((0, -0.122), (-0.008, -0.124)),
    )
    hair.cubicTo(
        point((0.058, -0.122), (0.030, -0.124)),
        point((0.094, -0.070), (0.058, -0.105)),
        point((0.084, side_y + down * 0.4), (0.066, -0.072)),
    )
    hair.cubicTo(
        point((0.078, -0.030 + down * 0.6), (0.045, -0.070)),
        point((0.050 + aside, forehead_y + down), (0.022, -0.058)),
        point((aside, forehead_y + down), (0.006, -0.024)),
    )
    hair.cubicTo(
        point((-0.050 + aside, forehead_y + down), (-0.014, 0.000)),
        point((-0.078, -0.030 + down * 0.6), (-0.030, 0.050 + side_y)),
        nape,
    )
    return hair


# A curve's start, control point and end.
_Curve: TypeAlias = tuple[XY, XY, XY]


def _curves(turn: _Turn, curves: tuple[_Curve, ...]) -> QPainterPath:
    """Curves of a face, as it is turned."""
    path = QPainterPath()
    for curve in curves:
        start, control, end = (turn.feature(x, y) for x, y in curve)
        path.moveTo(start)
        path.quadTo(control, end)
    return path


_EYES = (
    ((-0.047, 0.006), (-0.033, 0.019), (-0.019, 0.007)),
    ((0.047, 0.006), (0.033, 0.019), (0.019, 0.007)),
)
_BROWS = (
    ((-0.050, -0.020), (-0.034, -0.031), (-0.018, -0.023)),
    ((0.050, -0.020), (0.034, -0.031), (0.018, -0.023)),
)
_NOSE = (((-0.008, 0.036), (0.0, 0.043), (0.008, 0.036)),)
_MOUTH = (((-0.024, 0.062), (0.0, 0.079), (0.024, 0.062)),)
