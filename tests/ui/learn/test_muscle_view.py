"""The drawing of the hip: its names are whole at any width and with any type."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from pytestqt.qtbot import QtBot

from glutetimer.ui.learn.muscle_drawing import HEIGHT, WIDTH, paint_hip
from glutetimer.ui.learn.muscle_view import LEFT_NAMES, RIGHT_NAMES, MuscleView
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors
from tests.support.languages import german

# Widths in pixels, and type in points: a card in the smallest window has some 640 pixels.
SIZES = ((340, 9), (640, 9), (640, 12), (640, 20), (880, 12), (880, 26), (1_280, 20), (1_280, 26))
POINTS = (9, 12, 20, 26)


@pytest.fixture
def view(qtbot: QtBot) -> MuscleView:
    made = MuscleView(LIGHT, "What it shows.")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("language", [nullcontext, german])
@pytest.mark.parametrize(("width", "points"), SIZES)
def test_names_are_whole_and_beside_the_drawing(
    view: MuscleView, width: int, points: int, language: Callable[[], AbstractContextManager[None]]
) -> None:
    view.setFont(QFont(view.font().family(), points))
    with language():
        labelled = view.labelled(width)
    metrics = QFontMetrics(labelled.font)
    inside = QRect(0, 0, width, labelled.height)
    for name in labelled.names:
        assert inside.contains(name.rect), name.text
        assert not labelled.drawing.intersects(name.rect.toRectF()), name.text
        assert metrics.boundingRect(name.rect, name.wrapping, name.text).height() <= (
            name.rect.height()
        )
    for one, other in combinations(labelled.names, 2):
        assert not one.rect.intersects(other.rect), (one.text, other.text)


def test_it_has_all_the_names_with_lines_to_their_places(view: MuscleView) -> None:
    labelled = view.labelled(880)
    assert len(labelled.names) == len(LEFT_NAMES) + len(RIGHT_NAMES)
    drawing = labelled.drawing
    for name in labelled.names:
        assert drawing.contains(name.place) or not name.has_line
        assert name.line_from.x() < drawing.left() or name.line_from.x() > drawing.right()


def test_it_is_as_high_as_its_names_ask_for(view: MuscleView) -> None:
    heights = []
    for points in POINTS:
        view.setFont(QFont(view.font().family(), points))
        heights.append(view.heightForWidth(640))
        assert view.heightForWidth(640) >= max(
            name.rect.bottom() for name in view.labelled(640).names
        )
    assert heights[0] >= 300


def hip(colors: Colors) -> QImage:
    image = QImage(300, round(300 * HEIGHT / WIDTH), QImage.Format.Format_RGB32)
    image.fill(QColor(colors.card))
    painter = QPainter(image)
    paint_hip(painter, image.rect().toRectF(), colors)
    painter.end()
    return image


def at(image: QImage, place: tuple[float, float]) -> QColor:
    x, y = (round(part * 3) for part in place)
    return image.pixelColor(x, y)


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST])
def test_muscles_bone_and_ground_are_told_apart(colors: Colors) -> None:
    image = hip(colors)
    medius, minimus, bone, ground = (
        at(image, place) for place in ((36, 26), (63, 40), (54, 90), (3, 3))
    )
    assert ground == QColor(colors.card)
    assert abs(medius.hslHue() - QColor(colors.leg).hslHue()) < 12
    lightness = [color.lightnessF() for color in (medius, minimus)]
    assert lightness[0] > lightness[1] + 0.08
    assert bone.hslSaturation() < medius.hslSaturation() / 1.5
    assert abs(bone.lightnessF() - ground.lightnessF()) > 0.05


def test_the_fan_narrows_to_the_trochanter() -> None:
    """From one side to the other, medius and minimus are wide above and narrow below."""
    image, hue = hip(LIGHT), QColor(LIGHT.leg).hslHue()

    def width_at(y: float) -> int:
        colors = (at(image, (x / 3, y)) for x in range(image.width() - 1))
        return sum(c.hslSaturation() > 140 and abs(c.hslHue() - hue) < 15 for c in colors)

    widths = [width_at(y) for y in (30, 40, 50, 56)]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > 2 * widths[-1]


def test_it_shows_what_is_set(view: MuscleView) -> None:
    view.resize(640, view.heightForWidth(640))
    before = view.grab().toImage()
    view.set_colors(DARK)
    assert view.grab().toImage() != before
    assert view.accessibleDescription() == "What it shows."
