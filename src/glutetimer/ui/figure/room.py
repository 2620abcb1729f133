"""The room: wall, skirting, floor, mat and what little else makes it one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPolygonF

from glutetimer.core.pose import WALL_Z_M
from glutetimer.core.space import Vec
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.theme import Colors, mixed

_FAR_M = 9.0
_SKIRTING_M = 0.075
# How far from the wall the floor is darker.
_SHADED_M = 0.25
# Left, right, back, front. The feet of who lies stretched out are on it, too.
MAT = (-1.07, 1.07, -0.16, 0.46)
_MAT_M = 0.012


def paint_room(
    painter: QPainter, rect: QRectF, camera: Camera, colors: Colors, quick: bool
) -> None:
    """Fill `rect` with everything but the person; `quick` with a hard shadow of the mat."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(Qt.PenStyle.NoPen)
    _paint_wall(painter, rect, camera, colors)
    _paint_floor(painter, camera, colors)
    _paint_mat(painter, camera, colors, (0.022,) if quick else (0.010, 0.022, 0.036))
    painter.restore()


def _paint_wall(painter: QPainter, rect: QRectF, camera: Camera, colors: Colors) -> None:
    wall = QLinearGradient(rect.topLeft(), rect.bottomLeft())
    wall.setColorAt(0, QColor(mixed(colors.wall, colors.glow, 0.35)))
    wall.setColorAt(0.75, QColor(colors.wall))
    painter.fillRect(rect, wall)
    # The evening sun through a window that is behind the viewer.
    glow = QColor(colors.glow)
    glow.setAlphaF(0.22)
    painter.setBrush(glow)
    for left in (-0.62, -0.22, 0.18):
        for low, high in ((0.46, 0.80), (0.84, 1.5)):
            corners = [(left + 0.12 * low, low), (left + 0.36 + 0.12 * low, low)]
            corners += [(left + 0.36 + 0.12 * high, high), (left + 0.12 * high, high)]
            painter.drawPolygon(_on(camera, [Vec(x, y, WALL_Z_M) for x, y in corners]))


def floor_below(camera: Camera) -> QPainterPath:
    """The floor, as far as it is seen: all that is below the wall."""
    path = QPainterPath()
    path.addPolygon(_strip(camera, (0, WALL_Z_M), (0, _FAR_M)))
    return path


def _paint_floor(painter: QPainter, camera: Camera, colors: Colors) -> None:
    # Darker along the wall, which slopes in the picture.
    floor = _across(camera, WALL_Z_M, _SHADED_M)
    floor.setColorAt(0, QColor(mixed(colors.floor, "#000000", 0.10)))
    floor.setColorAt(1, QColor(colors.floor))
    painter.setBrush(floor)
    painter.drawPolygon(_strip(camera, (0, WALL_Z_M), (0, _FAR_M)))
    painter.setBrush(QColor(mixed(colors.wall, "#ffffff", 0.35 if colors.is_light else 0.06)))
    painter.drawPolygon(_strip(camera, (_SKIRTING_M, WALL_Z_M), (0, WALL_Z_M)))
    shade = QColor("#000000")
    shade.setAlphaF(0.10)
    painter.setBrush(shade)
    painter.drawPolygon(_strip(camera, (0.008, WALL_Z_M), (0, WALL_Z_M + 0.02)))


def _paint_mat(
    painter: QPainter, camera: Camera, colors: Colors, shadows_m: tuple[float, ...]
) -> None:
    left, right, back, front = MAT
    shadow = QColor("#000000")
    shadow.setAlphaF(0.15 / len(shadows_m))
    painter.setBrush(shadow)
    for wider in shadows_m:
        ground = (left - wider, right + wider, back, front + wider)
        painter.drawPath(_rounded(camera, ground, 0.0, 0.07))
    painter.setBrush(QColor(mixed(colors.mat, "#000000", 0.28)))
    painter.drawPath(_rounded(camera, MAT, 0.0, 0.06))
    top = _across(camera, back, front)
    top.setColorAt(0, QColor(mixed(colors.mat, "#000000", 0.12)))
    top.setColorAt(0.5, QColor(colors.mat))
    top.setColorAt(1, QColor(mixed(colors.mat, "#ffffff", 0.10 if colors.is_light else 0.03)))
    painter.setBrush(top)
    painter.drawPath(_rounded(camera, MAT, _MAT_M, 0.06))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = 0.045
    seam = QColor(mixed(colors.mat, "#ffffff", 0.30 if colors.is_light else 0.12))
    painter.setPen(seam)
    inside = (left + inset, right - inset, back + inset, front - inset)
    painter.drawPath(_rounded(camera, inside, _MAT_M, 0.04))
    painter.setPen(Qt.PenStyle.NoPen)


def _across(camera: Camera, back: float, front: float) -> QLinearGradient:
    """From one line along the wall to another, square to them as they are seen."""
    start, way = (
        camera.point(Vec(0, 0, back)),
        camera.point(Vec(1, 0, 0)) - camera.point(Vec(0, 0, 0)),
    )
    square = QPointF(-way.y(), way.x())
    deep = QPointF.dotProduct(camera.point(Vec(0, 0, front)) - start, square)
    return QLinearGradient(start, start + square * (deep / QPointF.dotProduct(square, square)))


def _on(camera: Camera, corners: list[Vec]) -> QPolygonF:
    return QPolygonF([camera.point(corner) for corner in corners])


def _strip(camera: Camera, above: tuple[float, float], below: tuple[float, float]) -> QPolygonF:
    """From side to side of the picture and beyond, between two lines of a height and depth."""
    (ay, az), (by, bz) = above, below
    corners = [(-_FAR_M, ay, az), (_FAR_M, ay, az), (_FAR_M, by, bz), (-_FAR_M, by, bz)]
    return _on(camera, [Vec(*corner) for corner in corners])


def _rounded(
    camera: Camera, sides: tuple[float, float, float, float], y: float, radius: float
) -> QPainterPath:
    """A rectangle with round corners that lies at that height."""
    left, right, back, front = sides

    def at(x: float, z: float) -> QPointF:
        return camera.point(Vec(x, y, z))

    path = QPainterPath(at(left + radius, back))
    path.lineTo(at(right - radius, back))
    path.quadTo(at(right, back), at(right, back + radius))
    path.lineTo(at(right, front - radius))
    path.quadTo(at(right, front), at(right - radius, front))
    path.lineTo(at(left + radius, front))
    path.quadTo(at(left, front), at(left, front - radius))
    path.lineTo(at(left, back + radius))
    path.quadTo(at(left, back), at(left + radius, back))
    return path
