"""The neck, from behind the jaw into the shoulders."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainterPath, QPolygonF

from glutetimer.core.pose import Trunk
from glutetimer.core.setting_choices import Build
from glutetimer.ui.figure.head.filled_shapes import Mark, as_polygons, grown
from glutetimer.ui.figure.head.head_frame import HeadFrame
from glutetimer.ui.figure.head.head_turn import MOST_TURNS, HeadTurn, faint, smooth_path, strand
from glutetimer.ui.figure.limbs.bone_outlines import XY
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shading import shaded
from glutetimer.ui.figure.strokes import draw_kept
from glutetimer.ui.theme import mixed

# How thick a neck is, against the one below.
_THICKNESS = {Build.SLENDER: 0.92, Build.STURDY: 1.24, Build.FULL: 1.2}
# Half a neck from the front, from behind the jaw down: how far aside, and how far down; and in
# the profile the throat, and the nape.
_FRONT = (
    (0.047, 0.020), (0.047, 0.070), (0.0480, 0.106), (0.0510, 0.134), (0.0545, 0.156),
    (0.0565, 0.172), (0.057, 0.190),
)  # fmt: skip
_THROAT = (
    (0.046, 0.020), (0.047, 0.086), (0.033, 0.108), (0.025, 0.130), (0.023, 0.152),
    (0.017, 0.172), (0.006, 0.190),
)  # fmt: skip
_NAPE = (
    (-0.066, 0.020), (-0.058, 0.070), (-0.056, 0.100), (-0.059, 0.126), (-0.063, 0.150),
    (-0.065, 0.172), (-0.065, 0.190),
)  # fmt: skip
# What shade in skin goes towards, how much of that is in it, and how much of it shade is then.
_BLOOD, _WARMTH = ("#a8563c", 0.12), 0.45
# As far down as it is in the head's shade.
_THROAT_Y_M = 0.137


def paint_neck(limb_painter: LimbPainter, trunk: Trunk, build: Build, skin: str) -> None:
    """The neck down to where the trunk is painted over it."""
    painter, camera = limb_painter.painter, limb_painter.camera
    frame = HeadFrame.of(camera, trunk)
    line_m = round(limb_painter.line_px / camera.scale, 4)
    neck, outline, muscles = _paths(frame.turn, build, line_m)
    painter.save()
    painter.setTransform(frame.transform, True)
    painter.setPen(Qt.PenStyle.NoPen)
    for path, brush in (
        (outline, limb_painter.outline_color(skin)),
        (neck, _under_chin(skin)),
        (neck, _round(skin, frame.turn)),
        (muscles, faint(shaded(skin, -0.9), 0.22)),
    ):
        painter.setBrush(brush)
        draw_kept(painter, path)
    painter.restore()


def throat_marks(turn: HeadTurn, build: Build, skin: str) -> list[Mark]:
    """The upper end of the neck once more, over the head's outline: a chin has none there."""
    upper = QPainterPath()
    upper.addPolygon(QPolygonF(_edges(turn, build, _THROAT_Y_M)))
    return [(upper, _under_chin(skin)), (upper, _round(skin, turn))]


def _edges(turn: HeadTurn, build: Build, until_y: float) -> list[QPointF]:
    """Points of the neck's outline so far down: the throat's from above, then the nape's up."""

    def edge(side: int, profile: tuple[XY, ...]) -> list[QPointF]:
        return [
            QPointF(
                turn.lerp(side * front[0], aside[0]) * _thickness(build, front[1]),
                turn.lerp(front[1], aside[1]),
            )
            for front, aside in zip(_FRONT, profile, strict=True)
            if front[1] <= until_y
        ]

    return [*edge(1, _THROAT), *reversed(edge(-1, _NAPE))]


def _thickness(build: Build, y: float) -> float:
    """Against the lengths above, at a height: no neckline is wider than the shoulders' root."""
    thick = _THICKNESS[build]
    return thick + max(0.0, 1 - thick) * min(1.0, max(0.0, (y - 0.11) / 0.05))


@lru_cache(maxsize=MOST_TURNS)
def _paths(
    turn: HeadTurn, build: Build, line_m: float
) -> tuple[QPainterPath, QPainterPath, QPainterPath]:
    """The neck, its outline and, towards the breastbone, the edges of two muscles."""
    wide = _THICKNESS[build]
    neck = smooth_path(_edges(turn, build, _FRONT[-1][1]))
    muscles = QPainterPath()
    for side in (-1, 1):
        # The far one goes out of sight, and in the profile the near one is the throat's edge.
        seen = 2.4 * (1 - turn.aside) if side < 0 else 1 - 1.6 * turn.aside
        width_m = 0.004 * min(1.0, max(0.0, seen))
        if width_m:
            start = turn.point(side * 0.034 * wide, 0.142, 0.010)
            bend = turn.point(side * 0.027 * wide, 0.158, 0.026)
            muscles.addPath(strand(start, bend, turn.point(side * 0.013, 0.178, 0.042), width_m))
    return as_polygons(neck), grown(neck, by_m=line_m), as_polygons(muscles)


@lru_cache(maxsize=64)
def _under_chin(skin: str) -> QBrush:
    gradient = QLinearGradient(0, 0.085, 0, 0.185)
    for place, brightness in ((0.0, -0.62), (0.25, -0.40), (0.6, -0.08), (1.0, 0.05)):
        gradient.setColorAt(place, _warm(skin, brightness))
    return QBrush(gradient)


def _warm(skin: str, brightness: float) -> QColor:
    """Skin in a shade that the shirt and the face throw light into."""
    return QColor(mixed(shaded(skin, brightness).name(), mixed(skin, *_BLOOD), _WARMTH))


@lru_cache(maxsize=MOST_TURNS)
def _round(skin: str, turn: HeadTurn) -> QBrush:
    """Darker towards both edges."""
    gradient = QLinearGradient(turn.lerp(-0.052, -0.078), 0, turn.lerp(0.052, 0.036), 0)
    dark = _warm(skin, -0.9)
    for place, opacity in ((0.0, 0.40), (0.25, 0.10), (0.5, 0.0), (0.75, 0.10), (1.0, 0.40)):
        gradient.setColorAt(place, faint(dark, opacity))
    return QBrush(gradient)
