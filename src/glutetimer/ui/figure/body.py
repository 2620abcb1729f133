"""The person's body: trunk, head, arms and legs in their clothes, from back to front."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QRadialGradient, QTransform

from glutetimer.core.easing import smootherstep
from glutetimer.core.pose import Posture, pose
from glutetimer.core.settings import Build, Person
from glutetimer.core.skeleton import ArmJoints, LegJoints
from glutetimer.core.space import Vec, rejected_unit
from glutetimer.ui.figure.bone_outlines import UNIT_CIRCLE
from glutetimer.ui.figure.head import paint_head
from glutetimer.ui.figure.limb_painter import Cover, LimbPainter, LimbShape
from glutetimer.ui.figure.shading import SKINS
from glutetimer.ui.figure.shapes import FOOT, HAND, NECK, SHAPES, foot_joints, halves
from glutetimer.ui.figure.trunk import Section, TrunkPainter
from glutetimer.ui.theme import Colors, mixed

_UP = Vec(0, 1, 0)

# Skin where clothes leave it free. An arm or a shank begins under cloth that is painted over it.
_BELOW_SLEEVE, _BELOW_SHORTS = ((0.62, 0.35), (0.85, 0.0)), ((0.47, 0.40), (0.70, 0.0))
_ARM = Cover((0.45, 2.0), (False, False), shade=_BELOW_SLEEVE)
_ANKLE = Cover((1.75, 2.0), (False, False))
_SLEEVE = Cover((0.0, 0.62), thicker_m=0.006, round_start=True, outlined_from=0.28)
_SHORTS = Cover((0.0, 0.48), thicker_m=0.005, round_start=True, outlined_from=0.12)
_LEGGING = Cover((0.3, 1.9), thicker_m=0.002, shade=_BELOW_SHORTS)
# Of a thigh that points to the viewer.
_LEGGING_BEFORE = Cover((0.48, 1.9), (True, True), thicker_m=0.002, shade=_BELOW_SHORTS)

_THIGH_BULGE = ((0.0, 0.0), (0.35, 0.006), (1.0, 0.0))
_SHANK_BULGE = ((0.0, 0.0), (0.12, 0.0), (0.32, -0.011), (0.7, -0.003), (1.0, 0.0))
_UPPER_ARM_BULGE = ((0.0, 0.0), (0.5, 0.003), (1.0, 0.0))
_FOREARM_BULGE = ((0.0, 0.0), (0.3, 0.004), (1.0, 0.0))

_SHIRT = (
    Section(0.13, 0.156, 0.118, -0.004),
    Section(0.26, 0.140, 0.104, 0.002),
    Section(0.40, 0.130, 0.098, 0.004),
    Section(0.55, 0.139, 0.108, 0.008),
    Section(0.68, 0.152, 0.120, 0.014),
    Section(0.80, 0.163, 0.112, 0.004),
    Section(0.88, 0.150, 0.090, -0.006),
    Section(0.95, 0.104, 0.074, -0.008),
    Section(1.0, 0.074, 0.064, -0.008),
    Section(1.03, 0.062, 0.058, -0.006),
)
_PELVIS = (
    Section(-0.13, 0.105, 0.095, -0.010),
    Section(0.0, 0.165, 0.124, -0.014),
    Section(0.12, 0.157, 0.118, -0.010),
    Section(0.26, 0.140, 0.104, 0.0),
)

_ARM_TURNED_AWAY_M, _TURNED_AWAY_M = 0.004, 0.09


@lru_cache
def _leg_shape(build: Build) -> LimbShape:
    return LimbShape(halves(SHAPES[build].leg), (_THIGH_BULGE, _SHANK_BULGE))


@lru_cache
def _arm_shape(build: Build) -> LimbShape:
    return LimbShape(halves(SHAPES[build].arm), (_UPPER_ARM_BULGE, _FOREARM_BULGE))


class Body:
    """Paints one person in three layers, for what moves in a rep is not all: what is behind that,
    that, and what is before it.
    """

    def __init__(
        self, limb_painter: LimbPainter, posture: Posture, person: Person, colors: Colors
    ) -> None:
        self._limb_painter = limb_painter
        self.pose, self._sitting = pose(posture), posture.sitting
        self._on_back = posture.supine * (1 - posture.sitting)
        further_m = self.pose.lower_leg.hip.z - self.pose.upper_leg.hip.z
        self._arm_turned_away = further_m > _ARM_TURNED_AWAY_M
        self.turned_away = further_m > _TURNED_AWAY_M
        self._build = person.build
        self.shape = SHAPES[person.build]
        self._skin, self._hair = SKINS[person.skin]
        self._colors = colors
        lain_down = smootherstep(max(0.0, abs(1 - 2 * posture.roll) - 0.75) / 0.25)
        self._upper_color = mixed(colors.trousers, colors.leg, lain_down)
        self._lower_color = mixed(colors.trousers, colors.leg, lain_down * posture.supine)

    def paint_behind(self) -> None:
        """What is further from the viewer than what moves in a rep."""
        self._limb_painter.painter.setPen(Qt.PenStyle.NoPen)
        if self.turned_away:
            self._paint_arm(self.pose.upper_arm)
            self._paint_throat()
            return
        if self._sitting < 0.5:
            # While the person lies, the trunk is in front of the lower arm.
            self._paint_arm(self.pose.lower_arm)
        self._paint_throat()
        self._paint_trunk()
        if self._sitting >= 0.5:
            self._paint_arm(self.pose.lower_arm)
        if self._arm_turned_away:
            self._paint_arm(self.pose.upper_arm)
        self._paint_head()
        self._paint_leg(self.pose.lower_leg, self._lower_color)

    def paint_moving(self) -> None:
        """What moves in a rep."""
        self._limb_painter.painter.setPen(Qt.PenStyle.NoPen)
        self._paint_leg(self.pose.upper_leg, self._upper_color)
        if self.turned_away:
            self._paint_trunk()
            self._paint_leg(self.pose.lower_leg, self._lower_color)

    def paint_before(self) -> None:
        """What is nearer to the viewer than what moves in a rep."""
        self._limb_painter.painter.setPen(Qt.PenStyle.NoPen)
        if self.turned_away:
            self._paint_head()
            self._paint_arm(self.pose.lower_arm)
        elif not self._arm_turned_away:
            self._paint_arm(self.pose.upper_arm)

    def _paint_head(self) -> None:
        paint_head(self._limb_painter, self.pose.trunk, self._build, self._skin, self._hair)
        self._limb_painter.painter.setPen(Qt.PenStyle.NoPen)

    def _paint_throat(self) -> None:
        trunk = self.pose.trunk
        throat = (trunk.chest + trunk.crown * 0.03, trunk.head)
        self._limb_painter.paint_tube(throat, NECK, mixed(self._skin, "#5a1f1f", 0.14))

    def _paint_trunk(self) -> None:
        colors, trunk = self._colors, self.pose.trunk
        upper = (self.pose.upper_arm.shoulder - self.pose.lower_arm.shoulder).unit
        painter = TrunkPainter(self._limb_painter, trunk, upper)
        painter.paint(_PELVIS, colors.shorts, (False, False), 0.13)
        painter.paint(_SHIRT, colors.shirt, (True, True), 0.13)

    def _paint_arm(self, arm: ArmJoints) -> None:
        limb_painter, shape = self._limb_painter, _arm_shape(self._build)
        joints = (arm.shoulder, arm.elbow, arm.wrist)
        flexor = ((arm.wrist - arm.elbow).unit - (arm.elbow - arm.shoulder).unit) * 1.0
        limb = limb_painter.limb(joints, flexor)
        limb_painter.paint_tube((arm.wrist, arm.fingertips), HAND, self._skin)
        limb_painter.paint(limb, shape, self._skin, _ARM)
        limb_painter.paint(limb, shape, self._colors.shirt, _SLEEVE)

    def _paint_leg(self, leg: LegJoints, color: str) -> None:
        limb_painter, shape = self._limb_painter, _leg_shape(self._build)
        joints = (leg.hip, leg.knee, leg.ankle)
        front = _front(leg)
        limb = limb_painter.limb(joints, front)
        limb_painter.paint_tube(foot_joints(leg), FOOT, self._skin)
        limb_painter.paint(limb, shape, self._skin, _ANKLE)
        if limb.bones[0].facing > 0:
            # The thigh points to the viewer: the knee is before the shorts.
            limb_painter.paint(limb, shape, self._colors.shorts, _SHORTS)
            limb_painter.paint(limb, shape, color, _LEGGING_BEFORE)
        else:
            limb_painter.paint(limb, shape, color, _LEGGING)
            limb_painter.paint(limb, shape, self._colors.shorts, _SHORTS)
        self._paint_kneecap(leg, front, color, shape)

    def _paint_kneecap(self, leg: LegJoints, front: Vec, color: str, shape: LimbShape) -> None:
        camera, painter = self._limb_painter.camera, self._limb_painter.painter
        facing = front.dot(camera.to_viewer)
        if facing < 0:
            return
        radius_m = shape.radius(0, True)
        along = rejected_unit(leg.ankle - leg.hip, front)
        aside = along.cross(front)
        centre = camera.xy(leg.knee + front * (radius_m * 0.72) + along * 0.01)
        (ax, ay), (bx, by) = camera.direction(aside), camera.direction(along)
        scale = camera.scale * radius_m
        painter.setTransform(
            QTransform(ax * scale * 0.8, ay * scale * 0.8, bx * scale, by * scale, *centre)
            * self._limb_painter.base_transform
        )
        painter.setBrush(_kneecap_brush(round(facing * 10)))
        painter.drawPolygon(UNIT_CIRCLE)
        painter.setTransform(self._limb_painter.base_transform)


@lru_cache
def _kneecap_brush(facing: int) -> QRadialGradient:
    gradient = QRadialGradient(QPointF(-0.1, -0.2), 1.0)
    for place, opacity in ((0.0, 0.42), (0.45, 0.26), (0.8, 0.06), (1.0, 0.0)):
        light = QColor("#ffffff")
        light.setAlphaF(opacity * facing / 10)
        gradient.setColorAt(place, light)
    return gradient


def _front(leg: LegJoints) -> Vec:
    """The way the knee points."""
    thigh, shank = (leg.knee - leg.hip).unit, (leg.ankle - leg.knee).unit
    toes = rejected_unit(leg.toe - leg.ankle, shank)
    return ((thigh - shank) + toes * 0.35).unit
