"""What is chosen is told from the main button and from what is not chosen, not by colour alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.ui import theme
from glutetimer.ui.buttons import TICK_INSET_PX, button
from glutetimer.ui.card import Stack
from glutetimer.ui.choice import Choice
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors

OPTIONS = [(number, text) for number, text in enumerate(["Left first", "A text " * 9, "10"])]


def corner(option: QWidget) -> QImage:
    """The place of the tick: at the top right, within the frame."""
    side = option.fontMetrics().height()
    top = TICK_INSET_PX - 1
    return option.grab(QRect(option.width() - side, top, side - 3, side // 2)).toImage()


def colors_in(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


@pytest.mark.usefixtures("light_theme")
@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST])
@pytest.mark.parametrize("quiet", [False, True])
def test_what_is_chosen_has_a_tick_and_is_not_filled_as_the_main_button(
    qtbot: QtBot, qapp: QApplication, colors: Colors, quiet: bool
) -> None:
    theme.apply(qapp, colors)
    choice = Choice("Choice", OPTIONS, quiet=quiet)
    main = button("Start", "main")
    page = Stack(choice, main)
    qtbot.addWidget(page)
    page.resize(330, 300)
    page.show()
    main_fill = main.grab().toImage().pixelColor(main.width() // 2, 6)
    assert main_fill == QColor(colors.accent)
    for value, _ in OPTIONS:
        choice.set_value(value)
        for option in choice.findChildren(QPushButton):
            seen = colors_in(corner(option))
            assert (colors.accent in seen) is option.isChecked()
            assert (colors.chosen in seen) is option.isChecked()
    assert colors.chosen != colors.accent


@pytest.mark.usefixtures("light_theme")
@pytest.mark.parametrize("quiet", [False, True])
def test_the_tick_does_not_touch_the_text(qtbot: QtBot, qapp: QApplication, quiet: bool) -> None:
    theme.apply(qapp, LIGHT)
    options = [(text, text) for text in ("Ann", "On the back", "I hear nothing")]
    choice = Choice("Choice", options, quiet=quiet)
    qtbot.addWidget(choice)
    choice.show()
    for option in choice.findChildren(QPushButton):
        option.setChecked(True)
        font = option.font()
        font.setPixelSize(20)
        option.setFont(font)
        option.resize(option.sizeHint())
        width, height = option.width(), option.height()
        inside = option.grab(QRect(width // 2, 3, width // 2 - 3, height - 6)).toImage()
        left = next(x for x in range(inside.width()) if _has_accent(inside, x))
        text_end = option.fontMetrics().horizontalAdvance(option.text()) / 2
        assert text_end + 1 <= left


def _has_accent(image: QImage, x: int) -> bool:
    return any(image.pixelColor(x, y).name() == LIGHT.accent for y in range(image.height()))
