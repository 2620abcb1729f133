"""All that is drawn of a head, from back to front: shapes, and the brushes that fill them."""

from __future__ import annotations

from functools import lru_cache
from math import hypot

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QColor, QPainterPath, QRadialGradient, QTransform

from glutetimer.core.frozen import frozen
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
from glutetimer.ui.figure.head.head_turn import MOST_TURNS, HeadTurn, faint
from glutetimer.ui.figure.head.neck import throat_marks
from glutetimer.ui.figure.shading import shaded
from glutetimer.ui.theme import mixed


@frozen
class HeadDrawing:
    """The outlines of hair and face, and what is filled over them."""

    around_hair: QPainterPath
    around_face: QPainterPath
    marks: tuple[Mark, ...]


@lru_cache(maxsize=MOST_TURNS)
def head_drawing(
    turn: HeadTurn,
    build: Build,
    skin: str,
    hairs: tuple[str, str],
    line_m: float,
) -> HeadDrawing:
    """A head as it is turned; `hairs` are the colours of the brows and of the hair on the head, and
    `line_m` is how wide the outlines of face and hair are.
    """
    brow, hair = hairs
    paths = hair_paths(turn, build)
    face, nose = face_path(turn, build), nose_path(turn)
    near_ear = ear(turn, build, -1)
    far_ear = ear(turn, build, 1) if shows_far_ear(turn) else None
    ears = [shape.outline for shape in (near_ear, far_ear) if shape]

    def skin_brush(light: int) -> QBrush:
        return _skin_brush(skin, light)

    def hair_brush(light: int) -> QBrush:
        return _hair_brush(hair, light)

    marks = throat_marks(turn, build, skin)
    marks.append(_line(jaw_path(turn, build), faint(shaded(skin, -0.9), 0.45), 0.005))
    marks.append((paths.bun, hair_brush))
    marks.append((paths.mass, hair_brush))
    if far_ear:
        marks += _ear_marks(far_ear, turn, skin, skin_brush)
    gleam = [_strand_mark(paths.strands, hair), (paths.sheen, _sheen_brush(paths, hair))]
    if paths.before.isEmpty():
        marks += gleam
    marks.append((face, skin_brush))
    hairline = hairline_path(turn, build)
    shade = faint(shaded(skin, -0.8), 0.18)
    marks.append((stroked(hairline, 0.012).intersected(face), QBrush(shade)))
    for width_m in _HAIRLINES_M:
        line = stroked(hairline, width_m).intersected(face)
        marks.append((line, QBrush(faint(QColor(hair), _HAIRLINE))))
    marks.append((nose, skin_brush))
    marks += _feature_marks(features(turn, build), face, turn, skin, brow)
    ear_marks = _ear_marks(near_ear, turn, skin, skin_brush)
    if paths.before.isEmpty():
        marks += ear_marks
    else:
        marks += [*ear_marks, (paths.before, hair_brush), *gleam]
    return HeadDrawing(
        grown(paths.mass, paths.bun, paths.before, by_m=line_m),
        grown(face, nose, *ears, by_m=line_m),
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


# The hair is thin at the hairline: so wide lines of it, each so opaque.
_HAIRLINES_M, _HAIRLINE = (0.009, 0.0055, 0.0025), 0.26
# Hair that is no lighter is all but black.
_BLACK_HAIR = 0.20
# How far to each side the light on hair reaches.
_SHEEN_M = 0.019
# How large the colour of a cheek is.
_CHEEK_M = 0.026
# Skin is dark up to the one lightness, and light from the other on. On dark skin light tells the
# planes of a face apart: how strong it is on cheeks, on the forehead and along the nose, and how
# large it is there; a rim of it is around lips, too. The nose's far side is darker.
_DARK_SKIN, _LIGHT_SKIN = 0.30, 0.50
_SHINE, _ON_CHEEK, _ON_FOREHEAD, _ON_NOSE = "#d8a284", 0.13, 0.22, 0.15
_CHEEKBONE_M, _FOREHEAD_M, _NOSE_M = (0.036, 0.030), (0.056, 0.026), (0.012, 0.034)
_RIM, _RIM_M = 0.12, 0.0030
_SIDE, _DARK_SIDE = 0.13, 0.20
# How red lips are, in light skin and in dark skin.
_RED, _DARK_RED = 0.34, 0.31
# The colour of cheeks, in light skin and in dark skin, and how strong it is.
_BLUSH, _DARK_BLUSH = ("#d9534a", 0.20), ("#96352a", 0.10)


def _feature_marks(
    shapes: Features, face: QPainterPath, turn: HeadTurn, skin: str, hair: str
) -> list[Mark]:
    """The features in a face, from the cheeks' colour to the lashes."""
    marks: list[Mark] = []
    lightness = QColor(skin).lightnessF()
    dark_skin = min(1.0, max(0.0, (_LIGHT_SKIN - lightness) / (_LIGHT_SKIN - _DARK_SKIN)))
    across = max(0.5, turn.across)
    # The far cheek goes out of sight.
    cheeks = tuple(zip(shapes.cheeks, (1.0, max(0.0, 1 - 3 * turn.aside)), strict=True))
    if dark_skin:
        for centre, (wide_m, high_m), opacity in (
            *((cheek, _CHEEKBONE_M, _ON_CHEEK * seen) for cheek, seen in cheeks),
            (shapes.forehead, _FOREHEAD_M, _ON_FOREHEAD),
            (shapes.nose_ridge, _NOSE_M, _ON_NOSE),
        ):
            size = QPointF(wide_m * across, high_m)
            glow, brush = _glow(centre, size, QColor(_SHINE), opacity * dark_skin)
            marks.append((glow.intersected(face), brush))
    (blush, strength), (dark_blush, dark_strength) = _BLUSH, _DARK_BLUSH
    blush = mixed(blush, dark_blush, dark_skin)
    strength += (dark_strength - strength) * dark_skin
    for centre, seen in cheeks:
        size = QPointF(_CHEEK_M * across, _CHEEK_M)
        marks.append(_glow(centre, size, QColor(blush), strength * seen))
    dark = shaded(skin, -0.95)
    marks.append((shapes.nose_side, QBrush(faint(dark, _SIDE + (_DARK_SIDE - _SIDE) * dark_skin))))
    marks.append((shapes.lids, QBrush(faint(dark, _SIDE))))
    marks.append(_line(shapes.nose_line, faint(dark, 0.55), turn.lerp(0.0036, 0.0026)))
    red = _RED + (_DARK_RED - _RED) * dark_skin
    lip = mixed(mixed(skin, "#3a1418", 0.22), "#b8504a", red)
    if dark_skin:
        rim = faint(QColor(_SHINE), _RIM * dark_skin)
        marks += [_line(lip, rim, _RIM_M) for lip in (shapes.upper_lip, shapes.lower_lip)]
    marks.append((shapes.lower_lip, QBrush(faint(QColor(mixed(lip, skin, 0.25)), 0.85))))
    marks.append((shapes.upper_lip, QBrush(faint(QColor(lip), 0.9))))
    between = faint(QColor(mixed(lip, "#2a0d12", turn.lerp(0.55, 0.40))), 0.9)
    marks.append(_line(shapes.mouth, between, turn.lerp(0.0034, 0.0020)))
    marks.append((shapes.brows, QBrush(QColor(mixed(hair, skin, 0.18)))))
    marks.append((shapes.lashes, QBrush(shaded(hair, -0.5))))
    return marks


def _glow(centre: QPointF, size: QPointF, color: QColor, opacity: float) -> Mark:
    """A colour that fades out to the edge of an ellipse, half as wide and high as `size` says."""
    gradient = QRadialGradient(QPointF(0, 0), 1.0)
    for place, fraction in ((0.0, 1.0), (0.5, 0.6), (1.0, 0.0)):
        gradient.setColorAt(place, faint(color, opacity * fraction))
    brush, ellipse = QBrush(gradient), QPainterPath()
    brush.setTransform(QTransform(size.x(), 0, 0, size.y(), centre.x(), centre.y()))
    ellipse.addEllipse(centre, size.x(), size.y())
    return ellipse, brush


def _strand_mark(strands: QPainterPath, hair: str) -> Mark:
    """Strands are seen by their shade, and of hair that is all but black by their light."""
    if QColor(hair).lightnessF() < _BLACK_HAIR:
        return strands, QBrush(faint(QColor(mixed(hair, "#c9b8a8", 0.45)), 0.22))
    return strands, QBrush(faint(shaded(hair, -0.8), 0.40))


def _line(path: QPainterPath, color: QColor, width_m: float) -> Mark:
    return stroked(path, width_m), QBrush(color)


@lru_cache(maxsize=64)
def _skin_brush(color: str, light: int) -> QBrush:
    """The shading of a ball as large as the head: brightest where it faces the light. No shade
    comes up to the mouth, or it would be a beard's."""
    gradient = QRadialGradient(towards(light) * 0.055, 0.19)
    for place, brightness in ((0.0, 0.42), (0.3, 0.18), (0.7, -0.02), (0.8, -0.14), (1.0, -0.8)):
        gradient.setColorAt(place, shaded(color, brightness))
    return QBrush(gradient)


@lru_cache(maxsize=64)
def _hair_brush(color: str, light: int) -> QBrush:
    gradient = QRadialGradient(towards(light) * 0.065, 0.19)
    for place, brightness in ((0.0, 0.40), (0.35, 0.12), (0.7, -0.35), (1.0, -0.8)):
        gradient.setColorAt(place, shaded(color, brightness))
    return QBrush(gradient)


def _sheen_brush(paths: Hair, hair: str) -> QBrush:
    """A light that fades on all sides."""
    middle, end = paths.sheen_middle, paths.sheen_end
    along = end - middle
    aside = QPointF(-along.y(), along.x()) * (_SHEEN_M / hypot(along.x(), along.y()))
    gradient = QRadialGradient(QPointF(0, 0), 1.0)
    color = shaded(mixed(hair, "#ffffff", 0.25), 0.8)
    for place, opacity in ((0.0, 0.32), (0.35, 0.24), (0.7, 0.08), (1.0, 0.0)):
        gradient.setColorAt(place, faint(color, opacity))
    brush = QBrush(gradient)
    brush.setTransform(
        QTransform(along.x(), along.y(), aside.x(), aside.y(), middle.x(), middle.y())
    )
    return brush
