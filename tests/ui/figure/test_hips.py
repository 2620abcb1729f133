"""Where the thighs come out of the hips: one clean outline, and a seat to sit on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from glutetimer.core.pose import Posture, pose
from glutetimer.core.setting_choices import Build, Person
from glutetimer.core.space import Vec
from glutetimer.core.supine import BRIDGE_DEG
from glutetimer.ui.figure.body import Body
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors

SIZE = 1120, 770
BRIDGE, SITTING = Posture(supine=1.0, bridge_deg=BRIDGE_DEG), Posture(roll=0.5)
# So many pixels aside, an edge turns by no more than so many.
STEP_PX, TURN_PX = 8, 4
# So far to each side of the middle there is nothing but the lap. So far from the middle is the fold
# at most, between thighs that are lighter by so much at least (of 255), at that height above the
# hips; and so far below them, in centimetres, the seat is one calm shape, whose lightness changes
# by so much at most from point to point.
LAP_M, FOLD_M, FOLD, FOLD_UP_M = 0.07, 0.035, 25, 0.04
CALM, CALM_DOWN_CM = 3, (6, 7, 8, 9)


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


def lap(image: QImage, camera: Camera, up_m: float, aside_m: float = LAP_M) -> list[int]:
    """How light the lap is at that height above the hips, from one side to the other."""
    level = pose(SITTING).trunk.hips + Vec(0, up_m, 0)
    first, y = camera.xy(level - Vec(aside_m, 0, 0))
    last, _ = camera.xy(level + Vec(aside_m, 0, 0))
    return [image.pixelColor(x, round(y)).lightness() for x in range(round(first), round(last))]


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST])
@pytest.mark.parametrize("build", Build)
def test_who_sits_has_a_fold_between_the_thighs_and_a_calm_seat(
    qtbot: QtBot, build: Build, colors: Colors
) -> None:
    image, camera = painted(SITTING, build, colors)
    across = lap(image, camera, FOLD_UP_M)
    fold = min(lap(image, camera, FOLD_UP_M, FOLD_M))
    assert min(across[0], across[-1]) - fold >= FOLD
    for down_cm in CALM_DOWN_CM:
        seat = lap(image, camera, -down_cm / 100)
        assert max(abs(a - b) for a, b in pairwise(seat)) <= CALM, down_cm


@pytest.mark.parametrize("build", Build)
def test_who_sits_has_no_notch_in_the_seat(qtbot: QtBot, build: Build) -> None:
    image, camera = painted(SITTING, build)
    hips = pose(SITTING).trunk.hips
    first, _ = camera.xy(hips - Vec(LAP_M, 0, 0))
    last, _ = camera.xy(hips + Vec(LAP_M, 0, 0))
    lowest = [
        max(y for y in range(SIZE[1]) if image.pixelColor(x, y).alpha() > 127)
        for x in range(round(first), round(last))
    ]
    assert lowest[len(lowest) // 2] >= max(lowest) - 1


@pytest.mark.parametrize("build", Build)
def test_no_shorts_are_before_the_shank_of_who_turns_to_lie_back(
    qtbot: QtBot, build: Build
) -> None:
    shorts, legging = (QColor(color).lightness() for color in (LIGHT.shorts, LIGHT.trousers))
    for step in range(21):
        posture = Posture(roll=0.34 + step / 1000, supine=1.0)
        image, camera = painted(posture, build)
        leg = pose(posture).lower_leg
        for place in range(20, 80, 2):
            x, y = camera.xy(leg.knee.lerp(leg.ankle, place / 100))
            seen = image.pixelColor(round(x), round(y)).lightness()
            assert seen > (shorts + legging) / 2, (posture.roll, place)
