"""The hip from the outer side: bones, gluteus medius and, where that is cut away, minimus.

It is the right one, so that the front is at the viewer's right. Places are hundredths of the
drawing's width. After Gray's Anatomy (1918, figures 235, 243 and 434): medius comes from the outer
ilium between the crest and the posterior gluteal line above and the anterior gluteal line below,
and goes to the oblique ridge that runs down and forward on the outer face of the greater
trochanter; minimus comes from between the anterior and the inferior gluteal line and goes to the
trochanter's front border.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QRadialGradient

from glutetimer.ui.learn.curves import Place, curve
from glutetimer.ui.theme import Colors, mixed

WIDTH, HEIGHT = 100.0, 124.0
_ILIUM = (
    (79, 33), (74, 21), (63, 11.5), (50, 8), (37, 10), (26.5, 18), (20.5, 31), (22, 40), (29, 46),
    (37, 52), (40, 61), (35.5, 66), (37, 74), (33.5, 83), (36, 90), (44, 91), (54, 86.5),
    (66, 84.5), (78, 76), (82.5, 69), (79, 64.5), (71, 61), (67, 55), (70.5, 49), (74.5, 43),
    (74, 38.5), (78.5, 36.5),
)  # fmt: skip
_FORAMEN = ((53, 75), (61, 70), (70, 71), (70, 77), (62, 81), (54, 82))
_SACRUM = (
    (34, 16), (27, 17.5), (20.5, 23), (18.5, 27), (15, 30.5), (14, 35.5), (11.8, 39), (12, 44.5),
    (11, 48), (13, 53), (13.2, 57), (17, 61.5), (19, 66), (22.5, 70.5), (26, 74), (27.6, 72.4),
    (25, 67.5), (22.6, 62), (21.6, 55), (23, 48), (27, 43), (31, 38),
)  # fmt: skip
# Where its vertebrae have grown together, from the back to the front.
_SACRUM_LINES = (
    ((18.5, 28.5), (25, 31.5)), ((14.2, 37.5), (23, 40)), ((12.2, 46.5), (22.5, 47.5)),
    ((13.6, 55.5), (21.4, 54.2)), ((17.8, 64), (22.9, 61.5)),
)  # fmt: skip
_SOCKET, _SOCKET_RADIUS = (57.0, 60.0), 11.5
_HEAD, _HEAD_RADIUS = (57.5, 60.5), 9.2
_FEMUR = (
    (45.5, 59), (48.5, 55), (53.5, 54.2), (59, 57.8), (62.4, 63.5), (62, 69.5), (59, 76.5),
    (57.6, 86), (57.4, 106), (58.4, 132), (47.4, 132), (47.6, 106), (47.4, 88), (45.6, 79),
    (42.6, 72.5), (42.4, 65),
)  # fmt: skip
_TROCHANTER = (52.5, 64.5)
# Along the crest from the back to the front, and along the ridge from above to below.
_MEDIUS_ORIGIN = ((27, 24), (30, 17.5), (37.5, 12), (50, 10), (62, 13.3), (72, 21.5), (76, 29.5))
_MEDIUS_INSERTION = ((45.8, 59.5), (59.5, 68.5))
_MEDIUS_BACK, _MEDIUS_FRONT = ((29, 36), (37, 48)), ((73, 42), (64.5, 57))
# Where the front of medius is cut away: so far along its origin and its insertion it is whole.
_WHOLE = 0.56
_MINIMUS_ORIGIN = ((38, 33), (47, 25.5), (58, 26), (68, 33), (71.5, 41))
_MINIMUS_INSERTION = ((54, 57), (60.5, 63))
_MINIMUS_BACK, _MINIMUS_FRONT = ((44, 46), (50, 53)), ((68.5, 50), (64, 58))
_GLUTEAL_LINES = (
    ((30, 17), (31.5, 27), (30.5, 38), (34, 46)),
    ((75, 27), (63, 21.5), (50, 22), (40, 29), (36.5, 41), (37.5, 48)),
)
_FIBRES = 15


@dataclass(frozen=True, slots=True)
class _Tones:
    """The colours of bone, muscle, tendon and lines in one look."""

    bone: str
    bone_shade: str
    bone_line: QColor
    medius: str
    minimus: str
    tendon: str
    muscle_line: QColor


def _tones(colors: Colors) -> _Tones:
    if colors.is_light:
        bone, shade, line = "#f3e8d5", "#d3c0a0", QColor("#9c8765")
    elif colors.card == "#000000":
        bone, shade, line = "#3a3a3a", "#262626", QColor(colors.line)
    else:
        bone, shade, line = "#a89c88", "#6f6656", QColor("#d8cdb9")
    deep = mixed(colors.leg, "#4a1010", 0.42)
    muscle_line = QColor(mixed(colors.leg, "#3a0a00", 0.62))
    return _Tones(
        bone, shade, line, colors.leg, deep, mixed(colors.leg, "#fff3e0", 0.78), muscle_line
    )


def paint_hip(painter: QPainter, rect: QRectF, colors: Colors) -> None:
    """Paint into `rect`, whose sides are as `WIDTH` to `HEIGHT`; the thigh runs out below."""
    tones = _tones(colors)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / WIDTH, rect.width() / WIDTH)
    bone_pen = QPen(tones.bone_line, 0.55)
    painter.setPen(bone_pen)
    painter.setBrush(_bone_brush(tones, (8, 20), (34, 50)))
    painter.drawPath(_shape(_SACRUM))
    painter.setPen(QPen(_faint(tones.bone_line, 0.6), 0.6))
    for start, end in _SACRUM_LINES:
        painter.drawLine(QPointF(*start), QPointF(*end))
    _paint_hip_bone(painter, tones)
    painter.setPen(bone_pen)
    painter.setBrush(_bone_brush(tones, (44, 90), (60, 91)))
    painter.drawPath(_shape(_FEMUR))
    _paint_trochanter(painter, tones)
    _paint_muscles(painter, tones)
    _fade_out_thigh(painter, colors)
    painter.restore()


def _paint_hip_bone(painter: QPainter, tones: _Tones) -> None:
    painter.setPen(QPen(tones.bone_line, 0.55))
    painter.setBrush(_bone_brush(tones, (66, 12), (36, 78)))
    painter.drawPath(_shape(_ILIUM) - _shape(_FORAMEN))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_faint(tones.bone_line, 0.55), 0.5))
    for line in _GLUTEAL_LINES:
        painter.drawPath(curve(line))
    painter.setPen(QPen(tones.bone_line, 0.55))
    socket = QRadialGradient(QPointF(*_SOCKET), _SOCKET_RADIUS)
    socket.setColorAt(0, QColor(tones.bone_shade))
    socket.setColorAt(1, QColor(mixed(tones.bone_shade, "#000000", 0.18)))
    painter.setBrush(socket)
    painter.drawEllipse(QPointF(*_SOCKET), _SOCKET_RADIUS, _SOCKET_RADIUS)
    head = QRadialGradient(QPointF(_HEAD[0] + 2, _HEAD[1] - 5), 1.6 * _HEAD_RADIUS)
    head.setColorAt(0, QColor(tones.bone))
    head.setColorAt(1, QColor(tones.bone_shade))
    painter.setBrush(head)
    painter.drawEllipse(QPointF(*_HEAD), _HEAD_RADIUS, _HEAD_RADIUS)


def _paint_trochanter(painter: QPainter, tones: _Tones) -> None:
    """The outer knob stands out towards the viewer."""
    knob = QRadialGradient(QPointF(*_TROCHANTER), 9.0)
    knob.setColorAt(0, QColor(mixed(tones.bone, "#ffffff", 0.22)))
    knob.setColorAt(1, _faint(QColor(tones.bone), 0.0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(knob)
    painter.drawEllipse(QPointF(*_TROCHANTER), 9.0, 9.0)


def _paint_muscles(painter: QPainter, tones: _Tones) -> None:
    minimus = _fan(_MINIMUS_ORIGIN, _MINIMUS_BACK, _MINIMUS_FRONT, _MINIMUS_INSERTION, (0.0, 1.0))
    _paint_fan(painter, minimus, tones.minimus, tones)
    # What is cut away is hinted at: the muscle's whole outline.
    whole = _fan(_MEDIUS_ORIGIN, _MEDIUS_BACK, _MEDIUS_FRONT, _MEDIUS_INSERTION, (_WHOLE, 1.0))
    painter.setBrush(_faint(QColor(tones.medius), 0.16))
    pen = QPen(QColor(tones.medius), 0.7)
    pen.setDashPattern([2.5, 2.2])
    painter.setPen(pen)
    painter.drawPath(whole.outline)
    medius = _fan(_MEDIUS_ORIGIN, _MEDIUS_BACK, _MEDIUS_FRONT, _MEDIUS_INSERTION, (0.0, _WHOLE))
    # The cut edge throws a little shade on what lies beneath.
    painter.setPen(
        QPen(_faint(QColor("#000000"), 0.12), 3.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    )
    painter.drawPath(medius.fibres[-1])
    _paint_fan(painter, medius, tones.medius, tones)


@dataclass(frozen=True, slots=True)
class _Fan:
    """A muscle's outline and its fibres, from the back to the front."""

    outline: QPainterPath
    fibres: tuple[QPainterPath, ...]


@cache
def _fan(
    origin: tuple[Place, ...],
    back: tuple[Place, ...],
    front: tuple[Place, ...],
    insertion: tuple[Place, Place],
    part: tuple[float, float],
) -> _Fan:
    """That part of a muscle, from 0 (its back border) to 1 (its front one)."""
    start, end = part
    origin_curve, insertion_line = (
        curve(origin),
        QLineF(QPointF(*insertion[0]), QPointF(*insertion[1])),
    )

    def fibre(fraction: float) -> list[Place]:
        inner = [
            (b[0] + (f[0] - b[0]) * fraction, b[1] + (f[1] - b[1]) * fraction)
            for b, f in zip(back, front, strict=True)
        ]
        root, tip = origin_curve.pointAtPercent(fraction), insertion_line.pointAt(fraction)
        return [(root.x(), root.y()), *inner, (tip.x(), tip.y())]

    steps = [start + (end - start) * i / _FIBRES for i in range(_FIBRES + 1)]
    fibres = tuple(curve(fibre(step)) for step in steps)
    outline = curve([fibre(step)[0] for step in steps])
    outline.connectPath(fibres[-1])
    outline.connectPath(fibres[0].toReversed())
    outline.closeSubpath()
    return _Fan(outline, fibres)


def _paint_fan(painter: QPainter, fan: _Fan, color: str, tones: _Tones) -> None:
    """Flesh that runs out into a pale tendon, with fibres."""
    flesh = QLinearGradient(QPointF(50, 8), QPointF(53, 64))
    flesh.setColorAt(0, QColor(mixed(color, "#ffffff", 0.16)))
    flesh.setColorAt(0.45, QColor(color))
    flesh.setColorAt(0.76, QColor(mixed(color, "#3a0a00", 0.10)))
    flesh.setColorAt(0.96, QColor(tones.tendon))
    painter.setPen(QPen(tones.muscle_line, 0.55))
    painter.setBrush(flesh)
    painter.drawPath(fan.outline)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_faint(tones.muscle_line, 0.34), 0.42))
    for fibre in fan.fibres[1:-1]:
        painter.drawPath(fibre)


def _fade_out_thigh(painter: QPainter, colors: Colors) -> None:
    """The thigh bone goes on: it fades into the card."""
    fade, card = QLinearGradient(QPointF(0, 104), QPointF(0, HEIGHT)), QColor(colors.card)
    fade.setColorAt(0, _faint(card, 0.0))
    fade.setColorAt(1, card)
    painter.fillRect(QRectF(0, 104, WIDTH, HEIGHT - 104), fade)


@cache
def _shape(places: Sequence[Place]) -> QPainterPath:
    return curve(places, closed=True)


def _bone_brush(tones: _Tones, lit: Place, shaded: Place) -> QLinearGradient:
    gradient = QLinearGradient(QPointF(*lit), QPointF(*shaded))
    gradient.setColorAt(0, QColor(tones.bone))
    gradient.setColorAt(1, QColor(tones.bone_shade))
    return gradient


def _faint(color: QColor, opacity: float) -> QColor:
    faint = QColor(color)
    faint.setAlphaF(opacity)
    return faint
