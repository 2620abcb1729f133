"""A shirt slopes from the neckline into the sleeves without a notch."""

from __future__ import annotations

from itertools import accumulate

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from glutetimer.core.pose import Posture, pose
from glutetimer.core.setting_choices import Build, Person
from glutetimer.ui.figure.camera import Camera
from glutetimer.ui.figure.figure_painter import FigurePainter, FigureState
from glutetimer.ui.figure.shapes import shirt
from glutetimer.ui.theme import LIGHT

SITTING = Posture(roll=0.5)
# The slope: from so far above the shoulders' joints to so far down the upper arms.
ABOVE_M, DOWN_ARM = 0.045, 0.5
# How much more blue than red is in the shirt and its outline than in all that is beside them.
BLUE = 25
# Over so many rows of pixels it gets wider by less and less; by no more than so many again, as
# below a notch it does.
ROWS, MOST_PX = 20, 8


def is_shirt(color: QColor) -> bool:
    return color.blue() - color.red() > BLUE


@pytest.mark.parametrize("build", Build)
def test_a_shirt_slopes_from_the_neckline_down_into_the_sleeves(qtbot: QtBot, build: Build) -> None:
    image = QImage(2240, 1540, QImage.Format.Format_RGB32)
    painter, area = QPainter(image), QRectF(image.rect())
    FigurePainter().paint(painter, area, FigureState(SITTING, Person(build)), LIGHT)
    painter.end()
    camera, joints = Camera(area, SITTING), pose(SITTING)
    arm = joints.upper_arm
    _, top = camera.xy(arm.shoulder)
    _, bottom = camera.xy(arm.shoulder.lerp(arm.elbow, DOWN_ARM))
    spine_x, _ = camera.xy(joints.trunk.chest)
    rows = range(round(top - ABOVE_M * camera.scale), round(bottom))
    for side in (-1, 1):
        widths = [
            max(
                px for px in range(800) if is_shirt(image.pixelColor(round(spine_x) + side * px, y))
            )
            for y in rows
        ]
        growths = [lower - upper for upper, lower in zip(widths, widths[ROWS:], strict=False)]
        again = max(
            growth - least for growth, least in zip(growths, accumulate(growths, min), strict=True)
        )
        assert again <= MOST_PX, (build, side)


# On the way up one leans on the lower arm: from the section below the neckline to so far out of the
# shoulder's joint all is shirt.
LEANING = (0.2, 0.25, 0.3, 0.35)
BELOW_NECKLINE, WIDE, OUT_OF_JOINT_M = -4, 0.52, 0.036


@pytest.mark.parametrize("roll", LEANING)
@pytest.mark.parametrize("build", Build)
def test_a_shirt_has_no_notch_beside_the_shoulder_that_is_leant_on(
    qtbot: QtBot, build: Build, roll: float
) -> None:
    posture = Posture(roll=roll)
    image = QImage(2240, 1540, QImage.Format.Format_RGB32)
    painter, area = QPainter(image), QRectF(image.rect())
    FigurePainter().paint(painter, area, FigureState(posture, Person(build)), LIGHT)
    painter.end()
    camera, joints = Camera(area, posture), pose(posture)
    trunk, shoulder = joints.trunk, joints.lower_arm.shoulder
    aside = (shoulder - trunk.chest).unit
    section = shirt(build)[BELOW_NECKLINE]
    neck = trunk.hips.lerp(trunk.neck, section.place) + trunk.face * section.forward_m
    up, beside = (trunk.neck - trunk.chest).unit, aside * (WIDE * section.width_m)
    start = camera.point(neck + beside)
    end = camera.point(shoulder + (up + aside).unit * OUT_OF_JOINT_M)
    for step in range(41):
        seen = start + (end - start) * (step / 40)
        assert is_shirt(image.pixelColor(round(seen.x()), round(seen.y()))), step
