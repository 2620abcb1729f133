"""How limbs are shaded: softly across, and with no seam where one bone meets the next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import cos, radians, sin

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from glutetimer.core.pose import Posture
from glutetimer.core.setting_choices import Build
from glutetimer.core.space import Vec
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.limbs.bone_outlines import (
    FLAT_STEPS,
    SQUEEZED_STEPS,
    bone_outline,
    interpolated,
    joint_outline,
    joint_reach,
    squeezed,
)
from glutetimer.ui.figure.limbs.limb import Cover
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shapes import leg_shape

SIZE = 700
SHAPE = leg_shape(Build.SLENDER)
# What neighbouring points of a soft shading differ by at most, in one channel.
SOFT = 6
FORWARD = Vec(0, 0, 1)


def painted_leg(bend_deg: float, turn_deg: float) -> tuple[QImage, list[QPointF]]:
    """A leg across the picture, bent to its own right by so much and turned as a whole, and where
    its joints are seen."""
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("#00ff00"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    camera = Camera(QRectF(0, 0, SIZE, SIZE), Posture(roll=0.5))
    turn, bent = radians(turn_deg), radians(turn_deg - bend_deg)
    hip = Vec(-0.3 * cos(turn), 0.25 - 0.3 * sin(turn), 0)
    knee = hip + Vec(cos(turn), sin(turn), 0) * 0.42
    ankle = knee + Vec(cos(bent), sin(bent), 0) * 0.42
    limb_painter = LimbPainter(painter, camera, "")
    limb = limb_painter.limb((hip, knee, ankle), FORWARD)
    limb_painter.paint(limb, SHAPE, "#7d8797", Cover())
    painter.end()
    return image, [camera.point(joint) for joint in (hip, knee, ankle)]


def along(joints: list[QPointF], outward: float) -> Iterator[QPointF]:
    """Points a pixel apart from mid-thigh to mid-shank, so many pixels to the left of the bones:
    around the joint on an arc."""
    hip, knee, ankle = joints
    ends = []
    for start, end in ((hip, knee), (knee, ankle)):
        way = end - start
        way /= (way.x() ** 2 + way.y() ** 2) ** 0.5
        ends.append((way, QPointF(way.y(), -way.x())))
    (first, first_left), (second, second_left) = ends
    for step in range(-60, 1):
        yield knee + first * step + first_left * outward
    for part in range(1, 30):
        direction = first_left + (second_left - first_left) * (part / 30)
        direction /= (direction.x() ** 2 + direction.y() ** 2) ** 0.5
        yield knee + direction * outward
    for step in range(61):
        yield knee + second * step + second_left * outward


def channels(image: QImage, point: QPointF) -> tuple[int, int, int]:
    color = image.pixelColor(round(point.x()), round(point.y()))
    return color.red(), color.green(), color.blue()


@pytest.mark.parametrize("turn_deg", [0, 30, 75, 140, 200, 290])
@pytest.mark.parametrize("bend_deg", [1, 20, 45, 80])
def test_shading_runs_on_around_a_joint(bend_deg: int, turn_deg: int) -> None:
    image, joints = painted_leg(bend_deg, turn_deg)
    for outward in (3, 8, 13):
        line = [channels(image, point) for point in along(joints, outward)]
        steps = [
            abs(a - b) for one, other in pairwise(line) for a, b in zip(one, other, strict=True)
        ]
        assert max(steps) <= SOFT


@pytest.mark.parametrize("turn_deg", [0, 60, 100, 170])
def test_a_limb_is_shaded_softly_across_from_a_lit_edge_to_a_dark_one(turn_deg: int) -> None:
    image, (hip, knee, _) = painted_leg(0, turn_deg)
    way = knee - hip
    way /= (way.x() ** 2 + way.y() ** 2) ** 0.5
    left, middle = QPointF(way.y(), -way.x()), (hip + knee) / 2
    across = [channels(image, middle + left * step) for step in range(-16, 17)]
    steps = [abs(a - b) for one, other in pairwise(across) for a, b in zip(one, other, strict=True)]
    assert max(steps) <= 2 * SOFT
    brightness = [sum(point) for point in across]
    assert max(brightness) - min(brightness) > 20
    # Many shades, not a few bands.
    assert len(set(brightness)) > 12


@pytest.mark.parametrize("flat", range(FLAT_STEPS + 1))
def test_a_joint_is_flatter_in_front_the_sharper_its_bend(flat: int) -> None:
    """It reaches further to where the bones' edges end than to its front."""
    assert joint_reach(flat, 1.0) == pytest.approx(1.0)
    corner = joint_reach(flat, cos(radians(45)))
    assert corner == pytest.approx(1.0) if flat == 0 else corner > joint_reach(flat - 1, 0.7)
    for point in joint_outline(flat).toList():
        reach = (point.x() ** 2 + point.y() ** 2) ** 0.5
        assert joint_reach(flat, abs(point.x()) / reach) == pytest.approx(reach)


def test_a_soft_hem_has_no_corners_that_stand_out() -> None:
    def width_at_end(*, soft_hem: bool) -> float:
        outline = bone_outline(
            SHAPE.radii[0], SHAPE.bulges[0], (0.0, 0.6), 0, (0, 6), 0.004, soft_hem=soft_hem
        )
        at_end = [point.y() for point in outline.toList() if abs(point.x() - 0.6) < 1e-6]
        return max(at_end) - min(at_end)

    assert width_at_end(soft_hem=True) < width_at_end(soft_hem=False) - 0.004


@pytest.mark.parametrize("build", Build)
def test_a_shin_that_points_away_is_a_plain_taper(build: Build) -> None:
    shin = leg_shape(build).radii[1]
    taper = squeezed(shin, SQUEEZED_STEPS)
    radii_m = [interpolated(taper, place / 20) for place in range(21)]
    assert radii_m == sorted(radii_m, reverse=True)
    # It goes on from the thigh, and over into the foot, as it does where it is seen from its side.
    assert (radii_m[0], radii_m[-1]) == pytest.approx((shin[1][1], shin[-1][1]))
