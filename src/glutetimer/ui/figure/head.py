"""The head: hair, ears and a calm face with closed eyes."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRadialGradient, QTransform

from glutetimer.core.pose import Trunk
from glutetimer.core.settings import Build
from glutetimer.core.space import Vec
from glutetimer.ui.figure.limb_painter import LimbPainter
from glutetimer.ui.figure.shading import shaded
from glutetimer.ui.theme import mixed

# From the head's centre to the face. All other lengths here are metres around that centre, too,
# x to the right and y down, the crown up.
_FACE_M = 0.07


def paint_head(limb_painter: LimbPainter, trunk: Trunk, build: Build, skin: str, hair: str) -> None:
    """The head, rotated as the crown points, facing the viewer."""
    painter, camera, scale = limb_painter.painter, limb_painter.camera, limb_painter.camera.scale
    x, y = camera.xy(trunk.head)
    crown_x, crown_y = camera.xy(trunk.head + trunk.crown)
    length = ((crown_x - x) ** 2 + (crown_y - y) ** 2) ** 0.5
    up_x, up_y = (crown_x - x) / length, (crown_y - y) / length
    face_x, face_y = camera.xy(trunk.head + Vec(0, 0, _FACE_M))
    # Where the middle of the face is seen.
    aside = ((face_x - x) * -up_y + (face_y - y) * up_x) / scale
    down = -((face_x - x) * up_x + (face_y - y) * up_y) / scale
    painter.save()
    painter.setTransform(
        QTransform(-up_y * scale, up_x * scale, -up_x * scale, -up_y * scale, x, y), True
    )
    light = QPointF(
        camera.light[0] * -up_y + camera.light[1] * up_x,
        -(camera.light[0] * up_x + camera.light[1] * up_y),
    )
    parts = (
        (_back_hair(build), hair),
        (_ears(round(aside, 2), round(down, 2)), skin),
        (_face(), skin),
    )
    # All outlines first: what is filled afterwards leaves the one around them all.
    for path, color in parts:
        pen = QPen(limb_painter.outline_color(color), 2 * limb_painter.line_px / scale)
        painter.strokePath(path, pen)
    painter.setPen(Qt.PenStyle.NoPen)
    for path, color in (*parts, (_front_hair(build, round(aside, 3), round(down, 3)), hair)):
        painter.setBrush(_ball_shading(color, light))
        painter.drawPath(path)
    painter.translate(aside, down)
    _paint_features(painter, skin, hair)
    painter.restore()


def _paint_features(painter: QPainter, skin: str, hair: str) -> None:
    blush = QColor("#d9534a")
    blush.setAlphaF(0.16 if QColor(skin).lightnessF() > 0.5 else 0.08)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(blush)
    for side in (-1, 1):
        painter.drawEllipse(QPointF(side * 0.043, 0.032), 0.017, 0.012)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_stroke(shaded(skin, -0.75), 0.0065))
    painter.drawPath(_NOSE)
    painter.setPen(_stroke(shaded(hair, -0.3), 0.010))
    painter.drawPath(_EYES)
    painter.setPen(_stroke(QColor(mixed(hair, skin, 0.3)), 0.0065))
    painter.drawPath(_BROWS)
    painter.setPen(_stroke(QColor(mixed(mixed(skin, "#3a1418", 0.45), "#c2504e", 0.4)), 0.0095))
    painter.drawPath(_MOUTH)


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
def _ears(aside: float, down: float) -> QPainterPath:
    ears = QPainterPath()
    for side in (-1, 1):
        ears.addEllipse(QPointF(side * 0.074 + aside * 0.2, 0.014 + down * 0.3), 0.014, 0.022)
    return ears


@lru_cache
def _face() -> QPainterPath:
    face = QPainterPath(QPointF(0, -0.108))
    face.cubicTo(0.052, -0.108, 0.082, -0.062, 0.080, -0.004)
    face.cubicTo(0.078, 0.048, 0.052, 0.102, 0, 0.106)
    face.cubicTo(-0.052, 0.102, -0.078, 0.048, -0.080, -0.004)
    face.cubicTo(-0.082, -0.062, -0.052, -0.108, 0, -0.108)
    return face


@lru_cache
def _back_hair(build: Build) -> QPainterPath:
    hair = QPainterPath()
    hair.setFillRule(Qt.FillRule.WindingFill)
    if build is Build.SLENDER:
        hair.addEllipse(QPointF(0, -0.150), 0.047, 0.043)
        hair.addEllipse(QRectF(-0.088, -0.122, 0.176, 0.165))
    elif build is Build.STURDY:
        hair.addEllipse(QRectF(-0.087, -0.122, 0.174, 0.150))
    else:
        hair.addRoundedRect(QRectF(-0.104, -0.130, 0.208, 0.190), 0.090, 0.090)
    return hair


@lru_cache(maxsize=64)
def _front_hair(build: Build, aside: float, down: float) -> QPainterPath:
    """The hair above the forehead; its line moves with the face."""
    side_y = {Build.SLENDER: 0.000, Build.STURDY: -0.012, Build.FULL: 0.030}[build]
    forehead_y = {Build.SLENDER: -0.062, Build.STURDY: -0.070, Build.FULL: -0.056}[build]
    hair = QPainterPath(QPointF(-0.084, side_y + down * 0.4))
    hair.cubicTo(-0.094, -0.070, -0.058, -0.122, 0, -0.122)
    hair.cubicTo(0.058, -0.122, 0.094, -0.070, 0.084, side_y + down * 0.4)
    hair.cubicTo(
        0.078, -0.030 + down * 0.6, 0.050 + aside, forehead_y + down, aside, forehead_y + down
    )
    hair.cubicTo(
        -0.050 + aside, forehead_y + down, -0.078, -0.030 + down * 0.6, -0.084, side_y + down * 0.4
    )
    return hair


def _curves(
    *curves: tuple[tuple[float, float], tuple[float, float], tuple[float, float]],
) -> QPainterPath:
    path = QPainterPath()
    for start, control, end in curves:
        path.moveTo(*start)
        path.quadTo(*control, *end)
    return path


_EYES = _curves(
    ((-0.047, 0.006), (-0.033, 0.019), (-0.019, 0.007)),
    ((0.047, 0.006), (0.033, 0.019), (0.019, 0.007)),
)
_BROWS = _curves(
    ((-0.050, -0.020), (-0.034, -0.031), (-0.018, -0.023)),
    ((0.050, -0.020), (0.034, -0.031), (0.018, -0.023)),
)
_NOSE = _curves(((-0.008, 0.036), (0.0, 0.043), (0.008, 0.036)))
_MOUTH = _curves(((-0.024, 0.062), (0.0, 0.079), (0.024, 0.062)))
