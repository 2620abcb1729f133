"""Where the thighs come out of the hips: one clean outline, and a seat to sit on."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, radians, sin

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from glutetimer.core.pose import Posture, pose
from glutetimer.core.setting_choices import Build, Person
from glutetimer.core.space import Vec
from glutetimer.core.supine import BRIDGE_DEG
from glutetimer.ui.figure.body import Body
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.limbs.seat import SeatOnMat
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors

SIZE = 1120, 770
BRIDGE, SITTING = Posture(supine=1.0, bridge_deg=BRIDGE_DEG), Posture(roll=0.5)
# So many pixels aside, an edge turns by no more than so many.
STEP_PX, TURN_PX = 8, 4
# So far to each side of the middle there is nothing but the lap, whose lightness changes by so much
# at most from point to point, but for one fold at each side, so broad at most; at these heights
# above the hips, in centimetres.
LAP_M, CALM, FOLD_M, CALM_UP_CM = 0.10, 3, 0.012, (-2, 0, 2)
# On the way from there to a side, where one leans.
LEANING = [Posture(roll=roll) for roll in (0.5, 0.42, 0.35, 0.28, 0.22)]
# So much more blue than red is a shirt, of 255.
SHIRT_BLUE = 40
# So much more red than blue is skin.
SKIN_RED = 20
# A hem is seen from so far at the one side to so far at the other, and turns there by no more.
HEM_M, HEM_STEP_PX, HEM_TURN_PX = 0.10, 4, 3


def painted(posture: Posture, build: Build, colors: Colors = LIGHT) -> tuple[QImage, Camera]:
    """Trunk and legs alone on nothing; what moves in a rep."""
    image = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    camera, painter = Camera(QRectF(image.rect()), posture), QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    body = Body(LimbPainter(painter, camera, colors.outline), posture, Person(build), colors)
    if not body.turned_away:
        body.paint_behind()
    body.paint_moving()
    painter.end()
    return image, camera


@pytest.mark.parametrize("build", Build)
def test_a_bridge_has_one_line_from_the_back_to_the_thigh(qtbot: QtBot, build: Build) -> None:
    image, camera = painted(BRIDGE, build)
    leg, trunk = pose(BRIDGE).lower_leg, pose(BRIDGE).trunk
    first, _ = camera.xy(trunk.hips.lerp(trunk.chest, 0.3))
    last, _ = camera.xy(leg.hip.lerp(leg.knee, 0.45))
    lowest = [
        max(y for y in range(SIZE[1]) if image.pixelColor(x, y).alpha() > 127)
        for x in range(round(first), round(last), STEP_PX)
    ]
    turns = [a - 2 * b + c for a, b, c in zip(lowest, lowest[1:], lowest[2:], strict=False)]
    assert max(map(abs, turns)) <= TURN_PX


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST])
@pytest.mark.parametrize("build", Build)
def test_the_lap_of_who_sits_is_calm_beside_a_fold_at_each_groin(
    qtbot: QtBot, build: Build, colors: Colors
) -> None:
    image, camera = painted(SITTING, build, colors)
    for up_cm in CALM_UP_CM:
        level = pose(SITTING).trunk.hips + Vec(0, up_cm / 100, 0)
        middle, y = camera.xy(level)
        reach_px = round(LAP_M * camera.scale)
        across = [
            image.pixelColor(round(middle) + aside_px, round(y)).lightness()
            for aside_px in range(-reach_px, reach_px + 1)
        ]
        steps = enumerate(pairwise(across), -reach_px)
        folds = [aside_px for aside_px, (a, b) in steps if abs(a - b) > CALM]
        for side in (-1, 1):
            fold = [aside_px for aside_px in folds if aside_px * side > 0]
            assert max(fold, default=0) - min(fold, default=0) <= FOLD_M * camera.scale, up_cm


@pytest.mark.parametrize("posture", LEANING)
@pytest.mark.parametrize("build", Build)
def test_the_shirt_s_hem_is_one_curve(qtbot: QtBot, build: Build, posture: Posture) -> None:
    image, camera = painted(posture, build)
    trunk = pose(posture).trunk
    (x, y), (end_x, end_y) = camera.xy(trunk.hips.lerp(trunk.chest, 0.7)), camera.xy(trunk.hips)
    length_px = hypot(end_x - x, end_y - y)
    way_x, way_y = (end_x - x) / length_px, (end_y - y) / length_px

    def hem_px(aside_px: int) -> int:
        """How far down it is there."""
        for down_px in range(round(length_px)):
            seen = image.pixelColor(
                round(x + way_x * down_px - way_y * aside_px),
                round(y + way_y * down_px + way_x * aside_px),
            )
            if seen.blue() < seen.red() + SHIRT_BLUE:
                return down_px
        raise AssertionError("no hem")

    reach_px = round(HEM_M * camera.scale)
    hem = [hem_px(aside_px) for aside_px in range(-reach_px, reach_px, HEM_STEP_PX)]
    turns = [a - 2 * b + c for a, b, c in zip(hem, hem[1:], hem[2:], strict=False)]
    assert max(map(abs, turns)) <= HEM_TURN_PX


def test_who_leans_rests_on_the_lower_buttock_before_both_are_level() -> None:
    lying, leaning, sitting = (SeatOnMat.of(Posture(roll=roll)) for roll in (0.0, 0.28, 0.5))
    assert (lying.rests, lying.level) == (0.0, 0.0)
    assert leaning.rests > 0.95
    assert leaning.level < 0.05
    assert (sitting.rests, sitting.level) == (1.0, 1.0)


# How far out of the lower hip, below it, the shorts of who leans reach at least.
BELOW_HIP_M, BUTTOCK_M = 0.03, {Build.SLENDER: 0.11, Build.STURDY: 0.11, Build.FULL: 0.14}


@pytest.mark.parametrize("roll", [0.25, 0.27, 0.29])
@pytest.mark.parametrize("build", Build)
def test_who_leans_has_a_buttock_on_the_mat_as_broad_as_the_body(
    qtbot: QtBot, build: Build, roll: float
) -> None:
    posture = Posture(roll=roll)
    image, camera = painted(posture, build)
    x, y = camera.xy(pose(posture).lower_leg.hip)
    for out_cm in range(round(100 * BUTTOCK_M[build])):
        seen = image.pixelColor(
            round(x - out_cm / 100 * camera.scale), round(y + BELOW_HIP_M * camera.scale)
        )
        assert seen.alpha() == 255, out_cm
        assert seen.blue() < seen.red() + SHIRT_BLUE, out_cm


@pytest.mark.parametrize("colors", [LIGHT, DARK])
@pytest.mark.parametrize("build", Build)
def test_both_feet_of_who_sits_are_before_the_shorts(
    qtbot: QtBot, build: Build, colors: Colors
) -> None:
    image, camera = painted(SITTING, build, colors)
    joints = pose(SITTING)
    for leg in (joints.upper_leg, joints.lower_leg):
        for place in range(0, 70, 5):
            x, y = camera.xy(leg.ankle.lerp(leg.toe, place / 100))
            seen = image.pixelColor(round(x), round(y))
            assert seen.red() > seen.blue() + SKIN_RED, place


@pytest.mark.parametrize("bend_deg", [90, 150, 178, 179.9])
def test_a_knee_is_round_however_far_it_is_folded(qtbot: QtBot, bend_deg: float) -> None:
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    limb_painter = LimbPainter(painter, Camera(QRectF(image.rect()), SITTING), LIGHT.outline)
    back = radians(180 - bend_deg)
    end = Vec(1 - cos(back), 0.4 + sin(back), 0)
    limb = limb_painter.limb((Vec(0, 0.4, 0), Vec(1, 0.4, 0), end), Vec(1, 0, 0))
    painter.end()
    assert 0.8 < hypot(*limb.outward) < 1.2
