"""The line that explains the mark in an exercise's picture."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from glutetimer.core.frozen import replace
from glutetimer.core.program import Exercise
from glutetimer.ui.mark_legend import BRIDGE_TEXT, GAUGE_TEXT, RING_TEXT, MarkLegend
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors
from tests.support.pixels import pixel_rows
from tests.support.programs import bridges, built_in

pytestmark = pytest.mark.usefixtures("usual_type")
CLAMSHELL, LIFT, CIRCLES = built_in().exercises
(BRIDGE,) = bridges(built_in()).exercises


def shown(qtbot: QtBot, exercise: Exercise, colors: Colors = LIGHT) -> MarkLegend:
    legend = MarkLegend(colors)
    legend.load()
    qtbot.addWidget(legend)
    legend.resize(500, 40)
    legend.show()
    legend.show_exercise(exercise)
    return legend


def sample(legend: MarkLegend) -> list[int]:
    """The pixels left of the text."""
    (text,) = legend.findChildren(QLabel)
    image = legend.grab().toImage()
    assert image.devicePixelRatio() == 1
    return [pixel for row in pixel_rows(image) for pixel in row[: text.x()]]


@pytest.mark.parametrize(
    ("exercise", "text"),
    [
        (CLAMSHELL, GAUGE_TEXT),
        (LIFT, GAUGE_TEXT),
        (CIRCLES, RING_TEXT),
        (BRIDGE, BRIDGE_TEXT),
    ],
)
def test_the_mark_of_an_exercise_is_explained_also_to_a_screen_reader(
    qtbot: QtBot, exercise: Exercise, text: str
) -> None:
    legend = shown(qtbot, exercise)
    (line,) = legend.findChildren(QLabel)
    assert line.isVisible()
    assert line.text() == line.accessibleName() == text


def test_without_a_picture_there_is_nothing_to_explain(qtbot: QtBot) -> None:
    legend = shown(qtbot, replace(CLAMSHELL, figure=None))
    assert not legend.isVisible()
    legend.show_exercise(CLAMSHELL)
    assert legend.isVisible()


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_its_sample_has_the_parts_and_the_colours_of_the_mark(qtbot: QtBot, colors: Colors) -> None:
    legend = shown(qtbot, CLAMSHELL)
    legend.set_colors(colors)
    gauge = sample(legend)
    assert {QColor(colors.leg).rgb(), QColor(colors.target).rgb()} <= set(gauge)
    legend.show_exercise(CIRCLES)
    ring = sample(legend)
    assert QColor(colors.target).rgb() in ring
    assert QColor(colors.leg).rgb() not in ring
