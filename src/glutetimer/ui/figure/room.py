"""The room: wall with sunlight, skirting board, floor and mat. Lengths are metres."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPolygonF

from glutetimer.core.pose import WALL_Z_M
from glutetimer.core.space import Vec
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.theme import Colors, mixed

# How far wall and floor run, which is beyond the picture on each side.
_EXTENT_M = 9.0
_SKIRTING_M = 0.075
# How far from the wall the floor is darker.
_DARK_FLOOR_M = 0.25
# Left, right, back, front. The feet of who lies stretched out are on it, too.
MAT = (-1.07, 1.07, -0.16, 0.46)
_MAT_THICKNESS_M = 0.012


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
    # The evening sun through the panes of a window behind the viewer.
    glow = QColor(colors.glow)
    glow.setAlphaF(0.22)
    painter.setBrush(glow)
    for left in (-0.62, -0.22, 0.18):
        for low, top in ((0.46, 0.80), (0.84, 1.5)):
            corners = [(left + 0.12 * low, low), (left + 0.36 + 0.12 * low, low)]
            corners += [(left + 0.36 + 0.12 * top, top), (left + 0.12 * top, top)]
            painter.drawPolygon(_projected(camera, [Vec(x, y, WALL_Z_M) for x, y in corners]))


def floor_path(camera: Camera) -> QPainterPath:
    """The floor, as far as it is seen: all that is below the wall."""
    path = QPainterPath()
    path.addPolygon(_floor(camera))
    return path


def _paint_floor(painter: QPainter, camera: Camera, colors: Colors) -> None:
    # Darker along the wall, which slopes in the picture.
    floor = _gradient_from_wall(camera, WALL_Z_M, _DARK_FLOOR_M)
    floor.setColorAt(0, QColor(mixed(colors.floor, "#000000", 0.10)))
    floor.setColorAt(1, QColor(colors.floor))
    painter.setBrush(floor)
    painter.drawPolygon(_floor(camera))
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
    for wider_m in shadows_m:
        sides = (left - wider_m, right + wider_m, back, front + wider_m)
        painter.drawPath(_rounded_rect(camera, sides, 0.0, 0.07))
    painter.setBrush(QColor(mixed(colors.mat, "#000000", 0.28)))
    painter.drawPath(_rounded_rect(camera, MAT, 0.0, 0.06))
    top = _gradient_from_wall(camera, back, front)
    top.setColorAt(0, QColor(mixed(colors.mat, "#000000", 0.12)))
    top.setColorAt(0.5, QColor(colors.mat))
    top.setColorAt(1, QColor(mixed(colors.mat, "#ffffff", 0.10 if colors.is_light else 0.03)))
    painter.setBrush(top)
    painter.drawPath(_rounded_rect(camera, MAT, _MAT_THICKNESS_M, 0.06))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset_m = 0.045
    seam = QColor(mixed(colors.mat, "#ffffff", 0.30 if colors.is_light else 0.12))
    painter.setPen(seam)
    sides = (left + inset_m, right - inset_m, back + inset_m, front - inset_m)
    painter.drawPath(_rounded_rect(camera, sides, _MAT_THICKNESS_M, 0.04))
    painter.setPen(Qt.PenStyle.NoPen)


def _gradient_from_wall(camera: Camera, back: float, front: float) -> QLinearGradient:
    """From one depth to another, square to the wall's foot as it is seen."""
    start = camera.point(Vec(0, 0, back))
    along = camera.point(Vec(1, 0, 0)) - camera.point(Vec(0, 0, 0))
    normal = QPointF(-along.y(), along.x())
    depth = QPointF.dotProduct(camera.point(Vec(0, 0, front)) - start, normal)
    return QLinearGradient(start, start + normal * (depth / QPointF.dotProduct(normal, normal)))


def _projected(camera: Camera, corners: list[Vec]) -> QPolygonF:
    return QPolygonF([camera.point(corner) for corner in corners])


def _floor(camera: Camera) -> QPolygonF:
    return _strip(camera, (0, WALL_Z_M), (0, _EXTENT_M))


def _strip(camera: Camera, above: tuple[float, float], below: tuple[float, float]) -> QPolygonF:
    """From side to side of the picture and beyond, between two lines of a height and depth."""
    (ay, az), (by, bz) = above, below
    left, right = -_EXTENT_M, _EXTENT_M
    corners = [Vec(left, ay, az), Vec(right, ay, az), Vec(right, by, bz), Vec(left, by, bz)]
    return _projected(camera, corners)


def _rounded_rect(
    camera: Camera, sides: tuple[float, float, float, float], y: float, radius: float
) -> QPainterPath:
    """A rectangle with round corners that lies at a height."""
    left, right, back, front = sides

    def point(x: float, z: float) -> QPointF:
        return camera.point(Vec(x, y, z))

    path = QPainterPath(point(left + radius, back))
    path.lineTo(point(right - radius, back))
    path.quadTo(point(right, back), point(right, back + radius))
    path.lineTo(point(right, front - radius))
    path.quadTo(point(right, front), point(right - radius, front))
    path.lineTo(point(left + radius, front))
    path.quadTo(point(left, front), point(left, front - radius))
    path.lineTo(point(left, back + radius))
    path.quadTo(point(left, back), point(left + radius, back))
    return path
