"""All that is drawn of a head, from back to front: shapes, and the brushes that fill them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainterPath, QRadialGradient, QTransform

from glutetimer.core.setting_choices import Build
from glutetimer.ui.figure.head.ear import Ear, ear, shows_far_ear
from glutetimer.ui.figure.head.face import (
    Features,
    face_path,
    features,
    hairline_path,
    jaw_path,
    nose_path,
)
from glutetimer.ui.figure.head.filled_shapes import Fill, Mark, as_polygons, grown, stroked
from glutetimer.ui.figure.head.hair import Hair
from glutetimer.ui.figure.head.hair import hair as hair_paths
from glutetimer.ui.figure.head.head_frame import towards
from glutetimer.ui.figure.head.head_turn import HeadTurn, faint
from glutetimer.ui.figure.head.neck import throat_marks
from glutetimer.ui.figure.shading import shaded
from glutetimer.ui.theme import mixed

# How much of the rim's light is all over hair on a dark ground.
_LIFTED = 0.14
# How strong each ring of a rim of light is, from the narrowest to the widest.
_RIM_STRENGTHS = (1.0, 0.7, 0.4)


@dataclass(frozen=True, slots=True)
class HeadDrawing:
    """Outlines, each with the colour of what it surrounds; and what is filled over them."""

    outlines: tuple[tuple[QPainterPath, str], ...]
    marks: tuple[Mark, ...]


@lru_cache(maxsize=512)
def head_drawing(
    turn: HeadTurn, build: Build, skin: str, hair: str, rim: str, line_m: float
) -> HeadDrawing:
    """A head as it is turned, with outlines as wide as `line_m`.

    `rim` is the light around hair on a dark ground, or empty.
    """
    paths = hair_paths(turn, build, rimmed=bool(rim))
    face, nose = face_path(turn, build), nose_path(turn)
    near_ear = None if paths.covers_ears else ear(turn, -1)
    far_ear = ear(turn, 1) if near_ear and shows_far_ear(turn) else None
    ears = [shape.outline for shape in (near_ear, far_ear) if shape]

    def skin_brush(light: int) -> QBrush:
        return _skin_brush(skin, light)

    def hair_brush(light: int) -> QBrush:
        return _hair_brush(hair, rim, light)

    def rim_marks(rims: tuple[QPainterPath, ...]) -> list[Mark]:
        return [
            (path, partial(_rim_brush, rim, strength))
            for path, strength in zip(rims, _RIM_STRENGTHS, strict=False)
        ]

    outlines = [
        (grown(paths.mass, paths.bun, paths.before, by_m=line_m), hair),
        (grown(face, nose, *ears, by_m=line_m), skin),
    ]
    marks = throat_marks(turn, build, skin)
    marks.append(_line(jaw_path(turn, build), faint(shaded(skin, -0.9), 0.45), 0.005))
    marks.append((paths.bun, hair_brush))
    marks += rim_marks(paths.bun_rims)
    marks.append((paths.mass, hair_brush))
    if far_ear:
        marks += _ear_marks(far_ear, turn, skin, skin_brush)
    gleam = [_strand_mark(paths.strands, hair, rim), (paths.sheen, _sheen_brush(paths, hair, rim))]
    if paths.before.isEmpty():
        marks += gleam
    marks += rim_marks(paths.rims)
    marks.append((face, skin_brush))
    hairline = hairline_path(turn, build)
    shade = faint(shaded(skin, -0.8), 0.18)
    marks.append((stroked(hairline, 0.012, Qt.PenCapStyle.FlatCap), QBrush(shade)))
    marks.append((nose, skin_brush))
    marks += _feature_marks(features(turn, build), turn, skin, hair)
    if not paths.before.isEmpty():
        marks += [(paths.before, hair_brush), *gleam]
    if near_ear:
        marks += _ear_marks(near_ear, turn, skin, skin_brush)
    return HeadDrawing(
        tuple(outlines),
        tuple((as_polygons(path), fill) for path, fill in marks if not path.isEmpty()),
    )


def _ear_marks(shape: Ear, turn: HeadTurn, skin: str, skin_brush: Fill) -> list[Mark]:
    dark = shaded(skin, -0.9)
    folds = as_polygons(stroked(shape.rim, 0.0032), shape.hollow)
    return [
        _line(shape.outline, faint(dark, 0.30 + 0.25 * turn.aside), 0.0035),
        (shape.outline, skin_brush),
        (folds, QBrush(faint(dark, 0.36))),
    ]


# How large the colour of a cheek is.
_CHEEK_M = 0.026


def _feature_marks(shapes: Features, turn: HeadTurn, skin: str, hair: str) -> list[Mark]:
    """The features, from the cheeks' colour to the lashes."""
    marks: list[Mark] = []
    strength = 0.20 if QColor(skin).lightnessF() > 0.5 else 0.13
    for centre, opacity in zip(shapes.cheeks, (1.0, 1 - 3 * turn.aside), strict=True):
        if opacity > 0:
            across = max(0.5, turn.across)
            disc = QPainterPath()
            disc.addEllipse(centre, _CHEEK_M * across, _CHEEK_M)
            marks.append((disc, _blush(centre, across, strength * opacity)))
    dark = shaded(skin, -0.95)
    marks.append((shapes.shades, QBrush(faint(dark, 0.13))))
    marks.append(_line(shapes.nose_line, faint(dark, 0.55), turn.lerp(0.0036, 0.0026)))
    lip = mixed(mixed(skin, "#3a1418", 0.22), "#b8504a", 0.34)
    marks.append((shapes.lower_lip, QBrush(faint(QColor(mixed(lip, skin, 0.25)), 0.85))))
    marks.append((shapes.upper_lip, QBrush(faint(QColor(lip), 0.9))))
    between = faint(QColor(mixed(lip, "#2a0d12", turn.lerp(0.55, 0.40))), 0.9)
    marks.append(_line(shapes.mouth, between, turn.lerp(0.0034, 0.0020)))
    marks.append((shapes.brows, QBrush(QColor(mixed(hair, skin, 0.18)))))
    marks.append((shapes.lashes, QBrush(shaded(hair, -0.5))))
    return marks


def _blush(centre: QPointF, across: float, opacity: float) -> QBrush:
    gradient = QRadialGradient(QPointF(0, 0), _CHEEK_M)
    for place, fraction in ((0.0, 1.0), (0.5, 0.6), (1.0, 0.0)):
        gradient.setColorAt(place, faint(QColor("#d9534a"), opacity * fraction))
    brush = QBrush(gradient)
    brush.setTransform(QTransform.fromTranslate(centre.x(), centre.y()).scale(across, 1))
    return brush


def _strand_mark(strands: QPainterPath, hair: str, rim: str) -> Mark:
    """Strands are seen by their shade, and on a dark ground by their light."""
    color = faint(QColor(mixed(hair, rim, 0.5)), 0.30) if rim else faint(shaded(hair, -0.8), 0.40)
    return strands, QBrush(color)


def _line(path: QPainterPath, color: QColor, width_m: float) -> Mark:
    return stroked(path, width_m), QBrush(color)


@lru_cache(maxsize=256)
def _skin_brush(color: str, light: int) -> QBrush:
    """The shading of a ball as large as the head: brightest where it faces the light."""
    gradient = QRadialGradient(towards(light) * 0.055, 0.19)
    for place, brightness in ((0.0, 0.42), (0.3, 0.16), (0.62, -0.18), (0.85, -0.5), (1.0, -0.8)):
        gradient.setColorAt(place, shaded(color, brightness))
    return QBrush(gradient)


@lru_cache(maxsize=256)
def _hair_brush(color: str, rim: str, light: int) -> QBrush:
    """Hair's shading, a little lighter on a dark ground."""
    lit = mixed(color, rim, _LIFTED) if rim else color
    gradient = QRadialGradient(towards(light) * 0.065, 0.19)
    for place, brightness in ((0.0, 0.40), (0.35, 0.12), (0.7, -0.35), (1.0, -0.8)):
        gradient.setColorAt(place, shaded(lit, brightness))
    if rim:
        gradient.setColorAt(0.0, QColor(mixed(lit, rim, 0.22)))
    return QBrush(gradient)


@lru_cache(maxsize=256)
def _rim_brush(rim: str, strength: float, light: int) -> QBrush:
    """One of the rings that are the rim of light: most of it on the light's side."""
    gradient = QLinearGradient(towards(light) * 0.12, towards(light) * -0.12)
    for place, opacity in ((0.0, 0.36), (0.4, 0.26), (1.0, 0.14)):
        gradient.setColorAt(place, faint(QColor(rim), opacity * strength))
    return QBrush(gradient)


def _sheen_brush(paths: Hair, hair: str, rim: str) -> QBrush:
    """A band of light that fades at both ends."""
    start, end = paths.sheen_ends
    gradient = QLinearGradient(start, end)
    color = QColor(mixed(hair, rim, 0.75)) if rim else shaded(mixed(hair, "#ffffff", 0.25), 0.8)
    for place, opacity in ((0.0, 0.0), (0.3, 0.35), (0.5, 0.55), (0.7, 0.35), (1.0, 0.0)):
        gradient.setColorAt(place, faint(color, opacity))
    return QBrush(gradient)
