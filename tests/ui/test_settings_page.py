"""How the person looks is chosen in Settings and shown at once, there and on Today."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSlider, QSpinBox, QWidget

from glutetimer.core.settings import Build, Skin
from glutetimer.storage.toml_files import load_settings
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.widgets import Choice
from tests.ui.conftest import OpenDesk
from tests.ui.desk import Desk

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)


def click(desk: Desk, name: str) -> None:
    """Press the button that is called so."""
    (each,) = (
        each
        for each in desk.window.findChildren(QPushButton)
        if each.isVisible() and name in (each.text(), each.accessibleName())
    )
    each.click()
    # A page that is new is seen a moment later.
    QApplication.processEvents()


def pictures(desk: Desk) -> list[QImage]:
    """Each picture there is: Today's, and Settings' once it was shown."""
    return [view.grab().toImage() for view in desk.window.findChildren(FigureView)]


@pytest.mark.parametrize("choice", ["Build: Full", "Skin: Deep", "Reduce motion: On"])
def test_a_choice_shows_at_once_and_is_kept(open_desk: OpenDesk, choice: str) -> None:
    desk = open_desk(NOW)
    click(desk, "Settings")
    before = pictures(desk)
    assert len(before) == 2
    click(desk, choice)
    assert all(one != other for one, other in zip(before, pictures(desk), strict=True))
    settings, problems = load_settings(desk.places.settings)
    assert problems == ()
    chosen = {
        "Build: Full": settings.build is Build.FULL,
        "Skin: Deep": settings.skin is Skin.DEEP,
        "Reduce motion: On": settings.reduce_motion,
    }
    assert [name for name, is_set in chosen.items() if is_set] == [choice]


def test_an_exercise_is_called_as_it_is_named(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    click(desk, "Settings")
    said = desk.says()
    assert "Tempo, Lateral leg lift" in said
    assert "lateral leg lift" not in said


def test_the_wheel_scrolls_the_page_and_changes_nothing_in_passing(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    click(desk, "Settings")
    box, slider = desk.window.findChildren(QSpinBox)[0], desk.window.findChildren(QSlider)[0]
    for each in (box, slider):
        before = each.value()
        wheel(each)
        assert each.value() == before
        each.setFocus()
        wheel(each)
        assert each.value() != before


def wheel(widget: QWidget) -> None:
    """One notch up, away from the person."""
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at, widget.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_a_number_is_stepped_by_its_buttons_and_kept(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    click(desk, "Settings")
    names = [f"Get ready: {way}" for way in ("more", "more", "more", "less")]
    for name in names:
        click(desk, name)
    settings, _ = load_settings(desk.places.settings)
    assert settings.get_ready_s == 2
    click(desk, "Get ready: less")
    click(desk, "Get ready: less")
    # Below nothing there is nothing.
    click(desk, "Get ready: less")
    settings, _ = load_settings(desk.places.settings)
    assert settings.get_ready_s == 0


def test_what_is_set_stands_in_one_column(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    click(desk, "Settings")
    names = ("First leg", "Sound", "Colours", "Get ready", "Volume")
    fields = [
        each
        for each in desk.window.page().findChildren(QWidget)
        if each.accessibleName() in names and isinstance(each, Choice | QSpinBox | QSlider)
    ]
    assert len(fields) == len(names)
    assert len({each.mapTo(desk.window, QPoint(0, 0)).x() for each in fields}) == 1


def test_another_look_colours_the_pictures_too(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    click(desk, "Settings")
    before = pictures(desk)
    click(desk, "Colours: High contrast")
    assert all(one != other for one, other in zip(before, pictures(desk), strict=True))
    click(desk, "Colours: As the system")
