"""Standing on one leg: the pelvis is level, or lower on the side of the lifted leg."""

from __future__ import annotations

from math import radians, sin

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from glutetimer.core.setting_choices import Person, Skin
from glutetimer.ui.learn.stance_drawing import DROP_DEG, DROPPED, LEVEL, RATIO, Stance, paint_stance
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors

LOOKS = [LIGHT, DARK, CONTRAST]


def picture(stance: Stance, colors: Colors, person: Person | None = None) -> QImage:
    image = QImage(300, round(300 * RATIO), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_stance(painter, image.rect().toRectF(), stance, person or Person(), colors)
    painter.end()
    return image


def test_the_hips_are_level_or_the_lifted_leg_s_is_lower() -> None:
    assert LEVEL.hip[1] == LEVEL.other_hip[1]
    (x, y), (other_x, other_y) = DROPPED.hip, DROPPED.other_hip
    gap_m = LEVEL.other_hip[0] - LEVEL.hip[0]
    assert y - other_y == pytest.approx(gap_m * sin(radians(DROP_DEG)))
    assert other_x > x


def test_the_pelvis_sinks_to_the_side_of_the_standing_leg() -> None:
    assert DROPPED.hip[0] < LEVEL.hip[0]


def test_the_shoulders_stay_level() -> None:
    for stance in (LEVEL, DROPPED):
        (_, left_y), (_, right_y) = stance.across_trunk(1.0, 0.14)
        assert left_y == pytest.approx(right_y)


@pytest.mark.parametrize("colors", LOOKS)
def test_the_standing_leg_s_muscle_is_whole_in_the_one_and_pale_in_the_other(
    colors: Colors,
) -> None:
    """Pixels of the working leg's own colour."""
    whole, pale = (
        sum(
            image.pixelColor(x, y) == QColor(colors.leg)
            for x in range(image.width())
            for y in range(image.height())
        )
        for image in (picture(stance, colors) for stance in (LEVEL, DROPPED))
    )
    assert whole > 100
    assert pale < whole / 2


def test_the_skin_is_the_person_s() -> None:
    assert picture(LEVEL, LIGHT) != picture(LEVEL, LIGHT, Person(skin=Skin.DEEP))
