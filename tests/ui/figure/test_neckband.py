"""The shirt's neckline: round and close to the neck, in every posture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from glutetimer.core.pose import Posture, pose
from glutetimer.core.setting_choices import Build
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.limbs.limb_painter import LimbPainter
from glutetimer.ui.figure.shapes import shirt
from glutetimer.ui.figure.trunk import garment_outline, seen_sections
from glutetimer.ui.theme import LIGHT

POSTURES = {
    "on the left side": Posture(),
    "sitting": Posture(roll=0.5),
    "on the back": Posture(supine=1.0),
    "on the right side": Posture(roll=1.0),
}


@pytest.mark.parametrize("build", Build)
@pytest.mark.parametrize("posture", POSTURES.values(), ids=POSTURES.keys())
def test_a_neckline_has_no_horns(qtbot: QtBot, posture: Posture, build: Build) -> None:
    camera, person = Camera(QRectF(0, 0, 1120, 770), posture), pose(posture)
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    limb_painter, trunk = LimbPainter(painter, camera, LIGHT.outline), person.trunk
    frame = limb_painter.bone(trunk.hips, trunk.neck)
    upper = (person.upper_arm.shoulder - person.lower_arm.shoulder).unit
    seen = seen_sections(limb_painter, frame, trunk, upper, shirt(build))
    outline = garment_outline(seen, 0.0, (True, True))
    painter.end()
    down = 0.006 * camera.scale / frame.length_px
    for (place, aside_m), inward in ((seen[-1].left, 1), (seen[-1].right, -1)):
        # Cloth goes down from each end of the neckline no more steeply than it goes inwards.
        beneath = QPointF(place - down, aside_m + inward * 0.005)
        assert outline.containsPoint(beneath, Qt.FillRule.WindingFill)
