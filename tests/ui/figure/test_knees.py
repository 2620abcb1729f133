"""A knee that points at the viewer is seen to be one, though thigh and shank are in one line."""

from __future__ import annotations

from itertools import pairwise
from math import dist

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from glutetimer.core.pose import OPEN_DEG, Posture, pose
from glutetimer.core.setting_choices import Build
from glutetimer.core.skeleton import LegJoints
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.limbs.bone_outlines import ROUND_END_STEPS, interpolated, round_ended
from glutetimer.ui.figure.limbs.knee import knee_direction, paint_kneecap
from glutetimer.ui.figure.limbs.limb import Limb
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shapes import leg_shape

SIZE, CLOTH = 500, "#7d8797"
BUILDS = pytest.mark.parametrize("build", Build)
# How far the knee opens while it comes by the viewer's direction.
AT_VIEWER_DEG = 20.0


def canvas() -> tuple[QImage, QPainter]:
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor(CLOTH))
    return image, QPainter(image)


def seen(posture: Posture) -> Limb:
    """The working leg as the camera sees it."""
    leg = pose(posture).upper_leg
    _, painter = canvas()
    limb_painter = LimbPainter(painter, Camera(QRectF(0, 0, SIZE, SIZE), posture), "")
    limb = limb_painter.limb((leg.hip, leg.knee, leg.ankle), knee_direction(leg))
    painter.end()
    return limb


@pytest.mark.parametrize("roll", [0.0, 1.0])
def test_the_round_end_of_a_thigh_that_comes_here_is_before_its_shank(roll: float) -> None:
    assert seen(Posture(roll, open_deg=AT_VIEWER_DEG)).end_before > 0.9
    assert seen(Posture(roll, open_deg=OPEN_DEG)).end_before == 0
    assert seen(Posture(roll, knee_extension=1)).end_before == 0


def test_that_end_comes_softly() -> None:
    ends = [seen(Posture(open_deg=OPEN_DEG * i / 90)).rounded_end for i in range(91)]
    assert max(ends) == ROUND_END_STEPS
    assert max(abs(b - a) for a, b in pairwise(ends)) <= 1


@BUILDS
def test_a_round_end_is_broader_than_the_thigh_runs_and_than_the_shank_behind_it(
    build: Build,
) -> None:
    thigh, shank = leg_shape(build).radii
    ends = round_ended(thigh, 0, ROUND_END_STEPS), round_ended(shank, 1, ROUND_END_STEPS)
    knee_m, ankle_m = interpolated(ends[0], 1.0), interpolated(ends[1], 1.0)
    # Both bones meet in it, and the foot goes on as ever.
    assert interpolated(ends[1], 0.0) == pytest.approx(knee_m, rel=0.01)
    assert ankle_m == pytest.approx(interpolated(shank, 1.0), rel=0.01)
    assert knee_m > 1.08 * interpolated(thigh, 1.0)
    assert interpolated(ends[1], 0.4) < 0.9 * interpolated(shank, 0.4)
    assert interpolated(ends[0], 0.0) == pytest.approx(interpolated(thigh, 0.0), rel=0.01)


def kneecap(posture: Posture) -> tuple[QImage, LegJoints, Camera]:
    """The working leg's kneecap on plain cloth."""
    leg, camera = pose(posture).upper_leg, Camera(QRectF(0, 0, SIZE, SIZE), posture)
    image, painter = canvas()
    painter.setPen(QColor(0, 0, 0, 0))
    radius_m = leg_shape(Build.SLENDER).joint_m
    paint_kneecap(LimbPainter(painter, camera, ""), leg, knee_direction(leg), radius_m, 1.0)
    painter.end()
    return image, leg, camera


def lightest_and_darkest(image: QImage) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """How much lighter than plain cloth they are, and where in the picture."""
    plain = QColor(CLOTH).lightness()
    spots = [
        (image.pixelColor(x, y).lightness() - plain, x, y) for x in range(SIZE) for y in range(SIZE)
    ]
    return max(spots), min(spots)


def test_a_kneecap_is_light_with_a_dark_groove_below_it() -> None:
    image, leg, camera = kneecap(Posture(open_deg=AT_VIEWER_DEG))
    (light, *cap), (dark, *groove) = lightest_and_darkest(image)
    assert (light > 12, dark < -9) == (True, True)
    ankle = camera.xy(leg.ankle)
    assert dist(groove, ankle) < dist(cap, ankle)


def test_a_kneecap_that_is_seen_from_its_side_has_no_groove() -> None:
    image, _, _ = kneecap(Posture(supine=1.0))
    (light, *_), (dark, *_) = lightest_and_darkest(image)
    assert (light > 12, dark >= 0) == (True, True)
