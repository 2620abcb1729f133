"""The room: wall with sunlight, skirting board, floor and mat. Lengths are metres.

Shapes and their brushes are kept in the room's own planes; the camera gives the transforms.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QTransform

from glutetimer.core.pose import WALL_Z_M
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.theme import Colors, mixed

# How far wall and floor run, which is beyond the picture on each side.
_EXTENT_M = 9.0
# The floor, and the mat's top: soles and elbows, at 0, sink in a little.
_FLOOR_Y_M, _MAT_Y_M = -0.010, 0.008
_SKIRTING_M = 0.075
# Left, right, back, front. The feet of who lies stretched out are on it, too; it reaches to the
# wall, for the heels do, and so far to the front that the shadow of an elbow is on it.
MAT = (-1.073, 1.073, WALL_Z_M, 0.66)
_MAT_CORNER_M, _SEAM_INSET_M = 0.045, 0.03
# By how much more the mat is seen to reach to each side in front, which is nearer.
_NEARER_M = 0.055
# How far the mat's shadow reaches to the front.
_MAT_SHADOW_M = 0.07
# The wall is lightest above, and lit again at its foot.
_LIT_WALL_M = 1.4


def is_black(colors: Colors) -> bool:
    """Whether no shadow shows on the wall, but lines and light do."""
    return QColor(colors.wall).lightnessF() < 0.1


def paint_wall(painter: QPainter, camera: Camera, colors: Colors) -> None:
    """All of the picture that is above the floor, and more."""
    painter.save()
    painter.setTransform(camera.upright_plane(WALL_Z_M), combine=True)
    painter.fillRect(_upright(_EXTENT_M, _FLOOR_Y_M), _wall_brush(colors))
    # So faint that their edges are smooth as they are; to smooth them would cost the most of all.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillPath(_panes(), _sunlight(colors))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(_upright(_SKIRTING_M, _FLOOR_Y_M), _skirting(colors))
    painter.restore()


def paint_floor(painter: QPainter, camera: Camera, colors: Colors) -> None:
    """All of the picture that is below the wall, with the mat."""
    painter.save()
    world, upright = painter.worldTransform(), _ends_upright(camera)
    painter.setWorldTransform(camera.level_plane(_FLOOR_Y_M) * world)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(QRectF(-_EXTENT_M, WALL_Z_M, 2 * _EXTENT_M, _EXTENT_M), _floor_brush(colors))
    painter.setWorldTransform(upright * painter.worldTransform())
    painter.fillPath(_mat(_MAT_SHADOW_M), _mat_shadow())
    # At two heights, or there would be a notch in its round corners.
    for height_m in (_FLOOR_Y_M, (_FLOOR_Y_M + _MAT_Y_M) / 2):
        painter.setWorldTransform(upright * camera.level_plane(height_m) * world)
        painter.fillPath(_mat(), _mat_side(colors))
    painter.setWorldTransform(upright * camera.level_plane(_MAT_Y_M) * world)
    painter.fillPath(_mat(), _mat_top(colors))
    painter.strokePath(_mat() if is_black(colors) else _seam(), _line_pen(colors))
    painter.restore()


def _ends_upright(camera: Camera) -> QTransform:
    """From the mat, whose ends part to the front as a level picture's do, to the room: what the
    camera sees aslant would part from them to one side."""
    aslant = camera.to_viewer.x / camera.to_viewer.z
    return QTransform(1, 0, aslant, 1, -aslant * MAT[2], 0)


def _upright(top_m: float, bottom_m: float) -> QRectF:
    return QRectF(-_EXTENT_M, bottom_m, 2 * _EXTENT_M, top_m - bottom_m)


@lru_cache(maxsize=3)
def _wall_brush(colors: Colors) -> QBrush:
    """The floor throws light back; in the dark one sees by it what touches the wall. There the
    steps from tone to tone can be seen: they are few."""
    wall = QLinearGradient(0, _LIT_WALL_M, 0, 0)
    above, middle, foot = (0.35, 0.12, 0.25) if colors.is_light else (0.25, 0.25, 0.8)
    for place, light in ((0.0, above), (0.5, middle), (0.65, middle), (1.0, foot)):
        wall.setColorAt(place, QColor(mixed(colors.wall, colors.glow, light)))
    return QBrush(wall)


@lru_cache(maxsize=1)
def _panes() -> QPainterPath:
    """The evening sun through the panes of a window behind the viewer."""
    panes = QPainterPath()
    for left in (-0.62, -0.22, 0.18):
        for low, top in ((0.5, 0.94), (0.98, 1.6)):
            panes.moveTo(left + 0.12 * low, low)
            panes.lineTo(left + 0.36 + 0.12 * low, low)
            panes.lineTo(left + 0.36 + 0.12 * top, top)
            panes.lineTo(left + 0.12 * top, top)
            panes.closeSubpath()
    return panes


@lru_cache(maxsize=3)
def _sunlight(colors: Colors) -> QBrush:
    glow = QColor(colors.glow)
    glow.setAlphaF(0.16)
    return QBrush(glow)


@lru_cache(maxsize=3)
def _skirting(colors: Colors) -> QBrush:
    color = mixed(colors.wall, "#ffffff", 0.14 if colors.is_light else 0.07)
    # Its upper edge catches the light; on black, where the mat has a line, it is no other one.
    edge = color if is_black(colors) else mixed(color, "#ffffff", 0.2 if colors.is_light else 0.08)
    board = QLinearGradient(0, _SKIRTING_M, 0, _FLOOR_Y_M)
    # Below, a dark joint.
    for place, part in (
        (0.0, edge),
        (0.08, edge),
        (0.09, color),
        (0.8, color),
        (0.95, mixed(color, "#000000", 0.25)),
    ):
        board.setColorAt(place, QColor(part))
    return QBrush(board)


@lru_cache(maxsize=3)
def _floor_brush(colors: Colors) -> QBrush:
    floor = QLinearGradient(0, WALL_Z_M, 0, 0.9)
    floor.setColorAt(0, QColor(mixed(colors.floor, "#000000", 0.14)))
    floor.setColorAt(0.12, QColor(mixed(colors.floor, "#000000", 0.05)))
    floor.setColorAt(0.6, QColor(colors.floor))
    floor.setColorAt(1, QColor(mixed(colors.floor, "#000000", 0.04)))
    return QBrush(floor)


@lru_cache(maxsize=2)
def _mat(further_m: float = 0.0) -> QPainterPath:
    """The mat, that much further to the front."""
    left, right, back, front = MAT
    rect = QRectF(left, back, right - left, front - back + further_m)
    return _rounded(rect, _NEARER_M, _MAT_CORNER_M)


@lru_cache(maxsize=1)
def _seam() -> QPainterPath:
    left, right, back, front = MAT
    inset = _SEAM_INSET_M
    rect = QRectF(left, back, right - left, front - back).adjusted(inset, inset, -inset, -inset)
    return _rounded(rect, _NEARER_M, _MAT_CORNER_M - inset / 2)


def _rounded(rect: QRectF, nearer_m: float, radius: float) -> QPainterPath:
    """A rectangle that is wider at its bottom by so much on each side, with round corners."""
    wider = QPointF(nearer_m, 0)
    corners = (
        rect.topLeft(), rect.topRight(), rect.bottomRight() + wider, rect.bottomLeft() - wider
    )  # fmt: skip
    path = QPainterPath()
    for i, corner in enumerate(corners):
        before, after = QLineF(corner, corners[i - 1]), QLineF(corner, corners[(i + 1) % 4])
        before.setLength(radius)
        after.setLength(radius)
        if i:
            path.lineTo(before.p2())
        else:
            path.moveTo(before.p2())
        path.quadTo(corner, after.p2())
    path.closeSubpath()
    return path


@lru_cache(maxsize=1)
def _mat_shadow() -> QBrush:
    front = MAT[3]
    shadow = QLinearGradient(0, front, 0, front + _MAT_SHADOW_M)
    for place, opacity in ((0.0, 0.3), (0.25, 0.16), (0.6, 0.05), (1.0, 0.0)):
        color = QColor("#140f24")
        color.setAlphaF(opacity)
        shadow.setColorAt(place, color)
    return QBrush(shadow)


@lru_cache(maxsize=3)
def _mat_side(colors: Colors) -> QBrush:
    """Its edge; on black it is a line between mat and floor."""
    if is_black(colors):
        return QBrush(QColor(mixed(colors.mat, colors.outline, 0.30)))
    return QBrush(QColor(mixed(colors.mat, "#000000", 0.30)))


@lru_cache(maxsize=3)
def _mat_top(colors: Colors) -> QBrush:
    _, _, back, front = MAT
    top = QLinearGradient(0, back, 0, front)
    white = 0.10 if colors.is_light else 0.03
    top.setColorAt(0, QColor(mixed(colors.mat, "#000000", 0.12)))
    top.setColorAt(0.5, QColor(colors.mat))
    top.setColorAt(0.96, QColor(mixed(colors.mat, "#ffffff", white)))
    # Its rounded front edge catches the light.
    top.setColorAt(1, QColor(mixed(colors.mat, "#ffffff", 2.2 * white)))
    return QBrush(top)


@lru_cache(maxsize=3)
def _line_pen(colors: Colors) -> QPen:
    """One of the screen's pixels wide; on black it is the mat's outline."""
    if is_black(colors):
        return QPen(QColor(mixed(colors.mat, colors.outline, 0.75)), 0)
    return QPen(QColor(mixed(colors.mat, "#ffffff", 0.30 if colors.is_light else 0.12)), 0)
