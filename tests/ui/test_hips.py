"""Where the thighs come out of the hips: one clean outline, and a seat to sit on."""

from __future__ import annotations

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
from glutetimer.ui.theme import LIGHT

SIZE = 1120, 770
BRIDGE, SITTING = Posture(supine=1.0, bridge_deg=BRIDGE_DEG), Posture(roll=0.5)
# So many pixels aside, an edge turns by no more than so many.
STEP_PX, TURN_PX = 8, 4


def painted(posture: Posture, build: Build) -> tuple[QImage, Camera]:
    """Trunk and legs alone on nothing; what moves in a rep."""
    image = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    camera, painter = Camera(QRectF(image.rect()), posture), QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    body = Body(LimbPainter(painter, camera, LIGHT.outline), posture, Person(build), LIGHT)
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


@pytest.mark.parametrize("build", Build)
def test_who_sits_has_the_crotch_in_the_shade_between_the_thighs(
    qtbot: QtBot, build: Build
) -> None:
    image, camera = painted(SITTING, build)
    hips = pose(SITTING).trunk.hips
    crotch, *buttocks = (
        image.pixelColor(*map(round, camera.xy(hips + Vec(aside, -0.04, 0)))).lightness()
        for aside in (0.0, -0.07, 0.07)
    )
    assert crotch < 0.85 * min(buttocks)
