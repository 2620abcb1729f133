"""The shadow on the mat: soft, the fainter the higher what casts it.

It is painted small and enlarged: that blurs it, and takes less time than painting it large.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import ceil, exp, floor
from typing import TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPolygonF

from glutetimer.core.pose import ArmJoints, LegJoints, Pose
from glutetimer.core.space import Vec
from glutetimer.ui.figure.limb_painter import LimbPainter
from glutetimer.ui.figure.shapes import FOOT, HAND, Shape, foot_joints, halves
from glutetimer.ui.figure.tube import Profile

# Seen from so low, what is round on the mat is flat.
_FLAT = 0.5
# How wide the blur is.
_POINT_M = 0.03
_COLOR = "#140f24"
# How dark it is where the mat is touched, and how high one has to be for a third of that.
_DARK, _FADES_M = 0.62, 0.3
# What lies on the mat darkens a little of it all around, too.
_AROUND_M = 0.012
# The head, from the neck.
_HEAD: Profile = ((0.0, 0.09), (1.0, 0.09))

_STRETCH, _SMOOTH = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation

# One bone: where it begins and ends, and how thick it is.
Part: TypeAlias = tuple[Vec, Vec, Profile]


def still_parts(pose: Pose, shape: Shape) -> list[Part]:
    """Everything but the upper leg."""
    trunk = pose.trunk
    return [
        (trunk.hips, trunk.neck, shape.trunk),
        (trunk.neck, trunk.head, _HEAD),
        *_arm(pose.upper_arm, shape),
        *_arm(pose.lower_arm, shape),
        *leg_parts(pose.lower_leg, shape),
    ]


def leg_parts(leg: LegJoints, shape: Shape) -> list[Part]:
    """A leg with its foot."""
    thigh, shank = halves(shape.leg)
    heel, toes = foot_joints(leg)
    # Bone by bone: a limb that is bent sharply would be one with a cut in it.
    return [(leg.hip, leg.knee, thigh), (leg.knee, leg.ankle, shank), (heel, toes, FOOT)]


def _arm(arm: ArmJoints, shape: Shape) -> list[Part]:
    upper, lower = halves(shape.arm)
    return [
        (arm.shoulder, arm.elbow, upper),
        (arm.elbow, arm.wrist, lower),
        (arm.wrist, arm.fingertips, HAND),
    ]


def paint_shadow(limb_painter: LimbPainter, parts: Sequence[Part], share: float = 1.0) -> QRectF:
    """The shadow of these bones on the floor; `share` of how dark it is. Gives where it is."""
    point = _POINT_M * limb_painter.camera.scale
    casts = list(_casts(limb_painter, parts, share))
    around = QRectF()
    for cast, _ in casts:
        around |= cast.boundingRect()
    # A point that is empty on each side, so that it fades out there.
    left, top = floor(around.left() / point) - 1, floor(around.top() / point) - 1
    width, height = ceil(around.right() / point) + 1 - left, ceil(around.bottom() / point) + 1 - top
    # Halved and doubled again it is smooth; enlarged at once it would have corners.
    small = QImage(2 * width, 2 * height, QImage.Format.Format_RGB32)
    small.fill(0)
    inside = QPainter(small)
    inside.setRenderHint(QPainter.RenderHint.Antialiasing)
    # Where two overlap it is as dark as the darker: a knee has no darker joint.
    inside.setCompositionMode(QPainter.CompositionMode.CompositionMode_Lighten)
    inside.setPen(Qt.PenStyle.NoPen)
    inside.scale(2 / point, 2 / point)
    inside.translate(-left * point, -top * point)
    for cast, darkness in casts:
        inside.setBrush(darkness)
        inside.drawPolygon(cast)
    inside.end()
    for larger in (1, 2):
        small = small.scaled(width * larger, height * larger, _STRETCH, _SMOOTH)
    shade = QImage(small.size(), QImage.Format.Format_ARGB32_Premultiplied)
    shade.fill(QColor(_COLOR))
    shade.setAlphaChannel(small.convertToFormat(QImage.Format.Format_Grayscale8))
    place = QRectF(left * point, top * point, width * point, height * point)
    smooth = QPainter.RenderHint.SmoothPixmapTransform
    limb_painter.painter.setRenderHint(smooth)
    limb_painter.painter.drawImage(place, shade)
    # What is drawn in its own size afterwards is to stay sharp.
    limb_painter.painter.setRenderHint(smooth, False)
    return place


def _casts(
    limb_painter: LimbPainter, parts: Sequence[Part], share: float
) -> Iterator[tuple[QPolygonF, QLinearGradient]]:
    """Each bone's outline on the mat, and how dark it is along it, as tones of grey."""
    for start, end, profile in parts:
        ends = [Vec(joint.x, 0.012, joint.z + 0.10 * joint.y) for joint in (start, end)]
        outline = limb_painter.tube(ends, _low(profile), thicker_m=_AROUND_M, steps=4)
        along = QLinearGradient(*map(limb_painter.camera.point, ends))
        for at, joint in ((0.0, start), (1.0, end)):
            grey = round(255 * share * _DARK * exp(-max(0.0, joint.y) / _FADES_M))
            along.setColorAt(at, QColor(grey, grey, grey))
        yield outline.rim(0.0, True, True), along


@lru_cache
def _low(profile: Profile) -> Profile:
    return tuple((at, radius * _FLAT) for at, radius in profile)
