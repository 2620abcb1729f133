"""Standing on one leg, seen from behind: the pelvis level, or dropped on the other side.

That is the Trendelenburg sign: the abductors of the leg that one stands on hold the pelvis, so
that where it drops, it is they that are weak. Shown larger than it is, some 12° for the usual 5.
Places are metres from the standing foot; x runs to the viewer's right and y up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen

from glutetimer.core.setting_choices import Person
from glutetimer.ui.figure.shading import SKINS, shaded
from glutetimer.ui.learn.curves import Place, curve
from glutetimer.ui.theme import Colors, mixed

# How much is seen: width, height and what is below the foot. On the left leg, as from behind.
_VIEW_WIDTH_M, _VIEW_HEIGHT_M, _BELOW_M = 1.66, 1.86, 0.10
RATIO = _VIEW_HEIGHT_M / _VIEW_WIDTH_M
DROP_DEG = 12.0
_HIP_Y_M, _HIP_GAP_M, _SPINE_M = 0.88, 0.20, 0.52
# The pelvis sinks to the side of the standing leg as it drops.
_SWAY_M = 0.035
# Along the spine from below, as fractions: half the width there.
_SHIRT = (
    (0.20, 0.130),
    (0.36, 0.118),
    (0.56, 0.132),
    (0.78, 0.155),
    (0.92, 0.168),
    (1.0, 0.140),
    (1.05, 0.085),
)
_SHORTS = ((-0.16, 0.160), (-0.02, 0.172), (0.10, 0.160), (0.24, 0.116))


@dataclass(frozen=True, slots=True)
class Stance:
    """Where the joints are; `drop_deg` is how far the pelvis is dropped."""

    drop_deg: float

    @property
    def hip(self) -> Place:
        """The standing leg's hip."""
        return (-0.055 - _SWAY_M * self.drop_deg / DROP_DEG, _HIP_Y_M)

    @property
    def other_hip(self) -> Place:
        return self.beside_hip(_HIP_GAP_M)

    def beside_hip(self, along_m: float, up_m: float = 0.0) -> Place:
        """A place on the pelvis, from the standing hip."""
        tilt = radians(-self.drop_deg)
        x, y = self.hip
        return (
            x + along_m * cos(tilt) - up_m * sin(tilt),
            y + along_m * sin(tilt) + up_m * cos(tilt),
        )

    def across_trunk(self, fraction: float, half_m: float) -> tuple[Place, Place]:
        """Both edges of the trunk, that far up; it bends so that the shoulders stay level."""
        middle = self.beside_hip(_HIP_GAP_M / 2)
        tilt = radians(-self.drop_deg) * max(0.0, 1 - fraction)
        # From where the pelvis is to over the standing foot.
        sway_m = -0.03 * self.drop_deg / DROP_DEG * fraction
        x, y = middle[0] + sway_m, middle[1] + fraction * _SPINE_M
        return (
            (x - half_m * cos(tilt), y - half_m * sin(tilt)),
            (x + half_m * cos(tilt), y + half_m * sin(tilt)),
        )


LEVEL, DROPPED = Stance(0.0), Stance(DROP_DEG)


def paint_stance(
    painter: QPainter, rect: QRectF, stance: Stance, person: Person, colors: Colors
) -> None:
    """Paint into `rect`, whose height is `RATIO` times its width, and nothing outside it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    scale = rect.height() / _VIEW_HEIGHT_M
    painter.fillRect(rect, QColor(colors.wall))
    # A metre up is a metre towards the top.
    painter.translate(rect.center().x() - 0.03 * scale, rect.bottom() - _BELOW_M * scale)
    painter.scale(scale, -scale)
    painter.fillRect(QRectF(-2, -1, 4, 1.05), QColor(colors.floor))
    _Painter(painter, colors, person).paint(stance)
    painter.restore()


class _Painter:
    """Paints one stance in metres."""

    def __init__(self, painter: QPainter, colors: Colors, person: Person) -> None:
        self._painter, self._colors = painter, colors
        self._skin, self._hair = SKINS[person.skin]

    def paint(self, stance: Stance) -> None:
        """From what is furthest from the viewer to the nearest."""
        colors = self._colors
        hip, other_hip = stance.hip, stance.other_hip
        self._shadow()
        self._arms(stance)
        # The standing leg, and the other one, its shank bent back towards the viewer.
        self._limb([hip, (-0.035, 0.48), (0.0, 0.08)], [0.092, 0.062, 0.036], colors.trousers)
        self._limb([(0.0, 0.06), (-0.02, 0.005)], [0.036, 0.042], self._skin)
        x, y = other_hip
        knee = (x + 0.015, y - 0.39)
        self._limb([other_hip, knee], [0.092, 0.060], colors.trousers)
        self._limb([knee, (x + 0.02, y - 0.52)], [0.058, 0.040], colors.trousers)
        self._limb([(x + 0.02, y - 0.52), (x + 0.03, y - 0.67)], [0.038, 0.036], self._skin)
        self._fill(
            colors.shorts,
            _limb([hip, (hip[0] - 0.012, _HIP_Y_M - 0.19)], [0.097, 0.084]),
            _limb([other_hip, (x + 0.007, y - 0.19)], [0.097, 0.080]),
            _trunk(stance, _SHORTS),
        )
        self._head(stance)
        self._fill(colors.shirt, _trunk(stance, _SHIRT))
        self._muscle(stance)
        self._pelvis_line(stance)

    def _shadow(self) -> None:
        shadow = QColor("#000000")
        shadow.setAlphaF(0.16)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(shadow)
        self._painter.drawEllipse(QPointF(0.02, -0.02), 0.24, 0.035)

    def _arms(self, stance: Stance) -> None:
        left, right = stance.across_trunk(0.93, 0.155)
        for (x, y), side in ((left, -1), (right, 1)):
            elbow, wrist = (x + side * 0.15, y - 0.24), (x + side * 0.24, y - 0.45)
            fingers = (wrist[0] + side * 0.05, wrist[1] - 0.12)
            self._limb([(x, y), elbow, wrist, fingers], [0.05, 0.038, 0.026, 0.02], self._skin)
            sleeve = (x + side * 0.075, y - 0.12)
            self._limb([(x, y), sleeve], [0.058, 0.054], self._colors.shirt)

    def _head(self, stance: Stance) -> None:
        left, right = stance.across_trunk(1.0, 0.1)
        x, y = (left[0] + right[0]) / 2, left[1]
        self._limb([(x, y - 0.04), (x, y + 0.10)], [0.062, 0.050], self._skin)
        for dx in (-0.098, 0.098):
            self._ellipse((x + dx, y + 0.165), 0.018, 0.030, self._skin)
        self._ellipse((x, y + 0.19), 0.098, 0.122, self._hair)
        self._ellipse((x, y + 0.255), 0.052, 0.050, self._hair)

    def _muscle(self, stance: Stance) -> None:
        """The fan on the outside of the standing hip; pale where it is weak."""
        at = stance.beside_hip
        knob = (stance.hip[0] - 0.078, stance.hip[1] - 0.035)
        inner, outer = QPointF(*at(0.075, 0.165)), QPointF(*at(-0.078, 0.115))
        fan = QPainterPath(inner)
        fan.quadTo(QPointF(*at(-0.030, 0.205)), outer)
        fan.quadTo(QPointF(*at(-0.096, 0.040)), QPointF(*knob))
        fan.quadTo(QPointF(*at(-0.020, 0.030)), inner)
        weak = stance.drop_deg > 0
        fill = QColor(self._colors.leg)
        fill.setAlphaF(0.35 if weak else 1.0)
        line = self._colors.leg if weak else mixed(self._colors.leg, "#3a0a00", 0.5)
        pen = QPen(QColor(line), 0.010)
        if weak:
            pen.setDashPattern([2.0, 1.6])
        self._painter.setPen(pen)
        self._painter.setBrush(fill)
        self._painter.drawPath(fan)

    def _pelvis_line(self, stance: Stance) -> None:
        """Through both hips and beyond; dashed, where it would be level."""
        colors = self._colors
        start, end = stance.beside_hip(-0.17), stance.beside_hip(0.35)
        for color, width in ((colors.wall, 0.030), (colors.target, 0.016)):
            self._line(start, end, QPen(QColor(color), width))
        for place in (stance.hip, stance.other_hip):
            self._painter.setPen(QPen(QColor(colors.wall), 0.008))
            self._painter.setBrush(QColor(colors.target))
            self._painter.drawEllipse(QPointF(*place), 0.024, 0.024)
        if stance.drop_deg == 0:
            return
        level = QPen(QColor(colors.target), 0.012)
        level.setDashPattern([2.4, 2.0])
        far, low = end
        self._line((stance.other_hip[0] - 0.04, _HIP_Y_M), (far + 0.015, _HIP_Y_M), level)
        arrow_x = far + 0.035
        down = QPen(QColor(colors.accent), 0.022)
        self._line((arrow_x, _HIP_Y_M), (arrow_x, low), down)
        for dx in (-0.035, 0.035):
            self._line((arrow_x + dx, low + 0.045), (arrow_x, low), down)

    def _line(self, start: Place, end: Place, pen: QPen) -> None:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._painter.setPen(pen)
        self._painter.drawLine(QPointF(*start), QPointF(*end))

    def _limb(self, joints: Sequence[Place], radii: Sequence[float], color: str) -> None:
        self._fill(color, _limb(joints, radii))

    def _ellipse(self, centre: Place, rx: float, ry: float, color: str) -> None:
        path = QPainterPath()
        path.addEllipse(QPointF(*centre), rx, ry)
        self._fill(color, path)

    def _fill(self, color: str, *paths: QPainterPath) -> None:
        """A round body of one or several parts, in light from above the viewer's left."""
        bounds = QRectF()
        for path in paths:
            bounds |= path.boundingRect()
        gradient = QLinearGradient(bounds.topLeft(), bounds.topRight())
        for place, light in ((0.0, 0.1), (0.3, 0.35), (0.65, 0.0), (1.0, -0.45)):
            gradient.setColorAt(place, shaded(color, light))
        outline = self._colors.outline
        line = QColor(outline) if outline else shaded(color, -0.8)
        # All outlines before all fills, so that only the one around the whole remains.
        self._painter.setBrush(gradient)
        for pen in (QPen(line, 0.014), QPen(Qt.PenStyle.NoPen)):
            self._painter.setPen(pen)
            for path in paths:
                self._painter.drawPath(path)


def _trunk(stance: Stance, rows: Sequence[Place]) -> QPainterPath:
    """The trunk between the first and the last of those rows."""
    edges = [stance.across_trunk(fraction, half_m) for fraction, half_m in rows]
    outline = [left for left, _ in edges] + [right for _, right in reversed(edges)]
    return curve(outline, closed=True)


def _limb(joints: Sequence[Place], radii: Sequence[float]) -> QPainterPath:
    """A limb that tapers from joint to joint, round at both ends."""
    (x0, y0), (x1, y1) = joints[0], joints[-1]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    along = ((x1 - x0) / length, (y1 - y0) / length)

    def off(place: Place, sideways: float, ahead: float = 0.0) -> Place:
        return (
            place[0] - along[1] * sideways + along[0] * ahead,
            place[1] + along[0] * sideways + along[1] * ahead,
        )

    one_side = [off(joint, radius) for joint, radius in zip(joints, radii, strict=True)]
    other_side = [off(joint, -radius) for joint, radius in zip(joints, radii, strict=True)]
    root, tip = off(joints[0], 0, -radii[0]), off(joints[-1], 0, radii[-1])
    return curve([root, *one_side, tip, *reversed(other_side)], closed=True)
