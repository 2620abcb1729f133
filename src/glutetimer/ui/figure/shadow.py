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

from glutetimer.core.pose import Pose
from glutetimer.core.skeleton import ArmJoints, LegJoints
from glutetimer.core.space import Vec
from glutetimer.ui.figure.limb_painter import LimbPainter, LimbStyle
from glutetimer.ui.figure.shapes import FOOT, HAND, Shape, foot_joints, halves
from glutetimer.ui.figure.tube import Profile

# Seen from so low an elevation, what is round on the mat is flat.
_FLATNESS = 0.5
# How wide the blur is.
_BLUR_M = 0.03
_COLOR = "#140f24"
# How opaque the shadow is where the mat is touched, and the height at which it is a third of that.
_OPACITY, _FADE_HEIGHT_M = 0.62, 0.3
# The shadow reaches a little beyond what lies on the mat.
_CAST = LimbStyle(thicker_m=0.012, points=4)
# The head, from the neck.
_HEAD: Profile = ((0.0, 0.09), (1.0, 0.09))

# Where a bone starts and ends, and how thick the flesh around it is.
Bone: TypeAlias = tuple[Vec, Vec, Profile]


def static_bones(pose: Pose, shape: Shape) -> list[Bone]:
    """Everything but the upper leg."""
    trunk = pose.trunk
    return [
        (trunk.hips, trunk.neck, shape.trunk),
        (trunk.neck, trunk.head, _HEAD),
        *_arm_bones(pose.upper_arm, shape),
        *_arm_bones(pose.lower_arm, shape),
        *leg_bones(pose.lower_leg, shape),
    ]


def leg_bones(leg: LegJoints, shape: Shape) -> list[Bone]:
    """A leg with its foot."""
    thigh, shank = halves(shape.leg)
    heel, toes = foot_joints(leg)
    # Bone by bone: the shadow of a limb that is bent sharply would have a cut in it.
    return [(leg.hip, leg.knee, thigh), (leg.knee, leg.ankle, shank), (heel, toes, FOOT)]


def _arm_bones(arm: ArmJoints, shape: Shape) -> list[Bone]:
    upper, lower = halves(shape.arm)
    return [
        (arm.shoulder, arm.elbow, upper),
        (arm.elbow, arm.wrist, lower),
        (arm.wrist, arm.fingertips, HAND),
    ]


def paint_shadow(limb_painter: LimbPainter, bones: Sequence[Bone], opacity: float = 1.0) -> QRectF:
    """Paint the shadow of these bones on the floor; gives the rectangle that it is in.

    `opacity` is a fraction of the usual one.
    """
    # One point of the small picture, in pixels of the large one.
    point = _BLUR_M * limb_painter.camera.scale
    casts = list(_casts(limb_painter, bones, opacity))
    bounds = QRectF()
    for outline, _ in casts:
        bounds |= outline.boundingRect()
    # A point that is empty on each side, so that the shadow fades out there.
    left, top = floor(bounds.left() / point) - 1, floor(bounds.top() / point) - 1
    width, height = ceil(bounds.right() / point) + 1 - left, ceil(bounds.bottom() / point) + 1 - top
    # Halved and doubled again it is smooth; enlarged at once it would have corners.
    small = QImage(2 * width, 2 * height, QImage.Format.Format_RGB32)
    small.fill(0)
    small_painter = QPainter(small)
    small_painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # Where two overlap it is as dark as the darker: a knee has no darker joint.
    small_painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Lighten)
    small_painter.setPen(Qt.PenStyle.NoPen)
    small_painter.scale(2 / point, 2 / point)
    small_painter.translate(-left * point, -top * point)
    for outline, darkness in casts:
        small_painter.setBrush(darkness)
        small_painter.drawPolygon(outline)
    small_painter.end()
    for enlarged in (1, 2):
        small = small.scaled(
            width * enlarged,
            height * enlarged,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    shadow = QImage(small.size(), QImage.Format.Format_ARGB32_Premultiplied)
    shadow.fill(QColor(_COLOR))
    shadow.setAlphaChannel(small.convertToFormat(QImage.Format.Format_Grayscale8))
    rect = QRectF(left * point, top * point, width * point, height * point)
    smooth = QPainter.RenderHint.SmoothPixmapTransform
    limb_painter.painter.setRenderHint(smooth)
    limb_painter.painter.drawImage(rect, shadow)
    # What is drawn in its own size afterwards is to stay sharp.
    limb_painter.painter.setRenderHint(smooth, False)
    return rect


def _casts(
    limb_painter: LimbPainter, bones: Sequence[Bone], opacity: float
) -> Iterator[tuple[QPolygonF, QLinearGradient]]:
    """Each bone's outline on the mat, and how dark it is along it, as tones of grey."""
    for start, end, profile in bones:
        ends = [Vec(joint.x, 0.012, joint.z + 0.10 * joint.y) for joint in (start, end)]
        tube = limb_painter.tube(ends, _flattened(profile), _CAST)
        darkness = QLinearGradient(*map(limb_painter.camera.point, ends))
        for place, joint in ((0.0, start), (1.0, end)):
            grey = round(255 * opacity * _OPACITY * exp(-max(0.0, joint.y) / _FADE_HEIGHT_M))
            darkness.setColorAt(place, QColor(grey, grey, grey))
        yield tube.outline(0.0, True, True), darkness


@lru_cache
def _flattened(profile: Profile) -> Profile:
    return tuple((place, radius * _FLATNESS) for place, radius in profile)
