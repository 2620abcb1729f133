"""What is below the pointer looks neither chosen nor faulty."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget

from glutetimer.core.setting_choices import ColorScheme
from glutetimer.ui.option_button import OptionButton
from glutetimer.ui.theme import colors_of
from tests.support.page_views import pages
from tests.support.views import opened
from tests.ui.test_contrast import COLOR_SCHEMES, LEAST, ratio

pytestmark = pytest.mark.usefixtures("plain_figures")
VIEWS = {view.name: view for view in pages()}
MIDDLE = QPointF(40, 40)


def colors(widget: QWidget) -> tuple[QColor, QColor]:
    """Of the frame's lower edge, and of the ground above it, away from any text."""
    image = widget.grab().toImage()
    x = widget.width() // 2
    return image.pixelColor(x, widget.height() - 1), image.pixelColor(x, widget.height() - 5)


@pytest.mark.parametrize("color_scheme", COLOR_SCHEMES)
@pytest.mark.parametrize("kind", ["", "offer", "picker"])
def test_the_ground_alone_is_tinted(kind: str, color_scheme: ColorScheme, tmp_path: Path) -> None:
    with opened(VIEWS["learn"], tmp_path) as stage:
        wanted = colors_of(color_scheme)
        stage.app.settings.change(color_scheme=color_scheme)
        pressed = QComboBox(stage.window) if kind == "picker" else QPushButton(stage.window)
        pressed.setProperty("kind", kind)
        pressed.resize(120, 48)
        pressed.show()
        frame, ground = colors(pressed)
        pressed.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        move_to(pressed, MIDDLE)
        hovered_frame, hovered_ground = colors(pressed)
        assert hovered_ground == QColor(wanted.pointed) != ground
        assert hovered_frame == frame
        for text in (wanted.text, wanted.accent):
            assert ratio(QColor(text).rgb(), QColor(wanted.pointed).rgb()) >= LEAST


def test_an_answer_below_a_pointer_at_rest_looks_like_the_others(tmp_path: Path) -> None:
    with opened(VIEWS["rating-effort"], tmp_path) as stage:
        answer = stage.window.page().findChildren(OptionButton)[1]
        at_rest, tinted = colors(answer), answer.palette().midlight().color()
        QApplication.sendEvent(answer, QEnterEvent(MIDDLE, MIDDLE, MIDDLE))
        move_to(answer, MIDDLE)
        assert colors(answer) == at_rest
        move_to(answer, MIDDLE + QPointF(1, 0))
        assert colors(answer)[1] == tinted
        assert colors(answer)[0] == at_rest[0]


def test_the_ways_out_of_a_question_are_tinted_as_any_button(tmp_path: Path) -> None:
    with opened(VIEWS["rating-pain"], tmp_path) as stage:
        for name in ("Back", "Skip", "Skip the rest"):
            way = stage.button(name)
            frame, ground = colors(way)
            way.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
            move_to(way, MIDDLE)
            assert colors(way) == (frame, way.palette().midlight().color()) != (frame, ground)


def move_to(widget: QWidget, place: QPointF) -> None:
    button, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(QMouseEvent.Type.MouseMove, place, place, place, button, button, keys)
    QApplication.sendEvent(widget, moved)
