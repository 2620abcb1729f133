"""The buttons over the follow-along view: there while the mouse is, each as good as its key."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from glutetimer.core.program import Side
from glutetimer.core.session import Act, State
from glutetimer.core.settings import Settings
from glutetimer.ui.keys import ACT_KEYS
from glutetimer.ui.theme import LIGHT
from glutetimer.ui.workout.act_bar import IN_SIGHT_MS, ActBar
from tests.support.languages import german
from tests.support.shown_items import ShownItems, ink_rect
from tests.support.views import opened
from tests.support.workout_views import workout_views
from tests.ui.conftest import OpenApp
from tests.ui.workout.shown_scenes import PROGRAM
from tests.ui.workout.test_workout_page import Room

FRAMES_MS = 64


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """In the second rep."""
    room = Room(qtbot, PROGRAM.levels[0], Settings(), LIGHT)
    room.go_to(room.workout.session.timeline.reps[1].start_ms + 100)
    return room


def bar(room: Room) -> ActBar:
    (act_bar,) = room.page.findChildren(ActBar)
    return act_bar


def in_sight(room: Room) -> bool:
    return room.page.rect().contains(bar(room).geometry())


def move_mouse(room: Room) -> None:
    """Once, where the pointer of a real screen would tell of it again later."""
    no_button, place = Qt.MouseButton.NoButton, QPointF(20, 20)
    kind, no_key = QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(room.page, QMouseEvent(kind, place, place, no_button, no_button, no_key))


def click(room: Room, name: str) -> None:
    """As a person does, who takes a moment and first moves the mouse."""
    room.go(QApplication.doubleClickInterval())
    move_mouse(room)
    QTest.mouseClick(named(room, name), Qt.MouseButton.LeftButton)
    room.go(FRAMES_MS)


def double_click(room: Room, name: str) -> None:
    button = named(room, name)
    # What QTest calls a double click is the second press alone.
    for action in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseRelease):
        action(button, Qt.MouseButton.LeftButton)
    room.go(FRAMES_MS)


def named(room: Room, name: str) -> QPushButton:
    buttons = bar(room).findChildren(QPushButton)
    (button,) = (button for button in buttons if button.text() == name)
    return button


def test_it_comes_with_the_mouse_and_goes_a_while_after(room: Room) -> None:
    assert not in_sight(room)
    assert bar(room).isVisible(), "to a screen reader it is there"
    move_mouse(room)
    room.go(IN_SIGHT_MS - FRAMES_MS)
    assert in_sight(room)
    room.go(2 * FRAMES_MS)
    assert not in_sight(room)


def test_it_is_as_wide_as_the_view_and_within_it_at_any_size(room: Room) -> None:
    move_mouse(room)
    for width, height in ((1366, 768), (640, 440), (400, 700)):
        room.page.resize(width, height)
        assert in_sight(room)
        for button in bar(room).findChildren(QPushButton):
            assert bar(room).rect().contains(button.geometry())


def test_the_first_button_is_the_one_key_and_says_what_it_does(room: Room) -> None:
    click(room, "Pause")
    assert "Paused" in room.page.moment.text()
    click(room, "Go on")
    assert "Going on" in room.page.moment.text()


def test_it_covers_all_that_stands_below_the_bar_of_the_session(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_items = ShownItems(monkeypatch)
    move_mouse(room)
    for width, height in ((1920, 1080), (1366, 768), (720, 520), (400, 700)):
        room.page.resize(width, height)
        room.go(FRAMES_MS)
        following = shown_items.items["following"].rect
        assert bar(room).geometry().top() <= following.top(), f"cut through at {width}x{height}"


@pytest.mark.usefixtures("usual_type")
@pytest.mark.parametrize("language", [nullcontext, german], ids=["english", "german"])
@pytest.mark.parametrize("name", ["list-plank-set-break", "list-bridge-set-break", "left-3-lift"])
def test_it_cuts_no_headline_in_two_in_a_small_window(
    name: str,
    language: Callable[[], AbstractContextManager[None]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = ShownItems(monkeypatch)
    (view,) = (view for view in workout_views() if view.name == f"workout-{name}")
    with language(), opened(view, tmp_path) as stage:
        stage.resize(720, 520)
        (act_bar,) = stage.window.page().findChildren(ActBar)
        act_bar.appear(0)
        assert act_bar.y() < stage.window.height()
        assert ink_rect(shown.items["headline"]).bottom() <= act_bar.y()


def test_the_buttons_say_what_their_keys_do_now(room: Room) -> None:
    click(room, "Stop")
    assert "Esc: stop" in room.page.moment.text()
    assert named(room, "Yes, stop").isVisible()
    click(room, "Go on")
    assert named(room, "Stop").isVisible()
    click(room, "Finish this leg")
    assert "Switch sides" in room.page.moment.text()
    assert named(room, "Skip this leg").isVisible()


def test_a_double_click_is_one_act_but_for_a_rep_on_or_back(room: Room) -> None:
    double_click(room, "Pause")
    assert "Paused" in room.page.moment.text()
    before = room.workout.session.position_ms
    reps = room.workout.session.timeline.reps
    double_click(room, "Next rep")
    assert room.workout.session.position_ms >= reps[3].start_ms > before


def test_a_leg_is_finished_and_the_next_one_is_ready_by_the_mouse(room: Room) -> None:
    click(room, "Finish this leg")
    assert "Right leg. Switch sides" in room.page.moment.text()
    click(room, "I am ready")
    room.go(10_000)
    assert "Right leg" in room.page.moment.text()
    assert room.workout.record.done(Side.LEFT) == 1


def test_every_act_of_the_session_has_a_button(room: Room) -> None:
    page, acts, others = room.page, list[Act](), list[str]()
    page.act_asked.connect(acts.append)
    page.pressed.connect(lambda: others.append("press"))
    page.speed_asked.connect(lambda: others.append("speed"))
    page.rotation_chosen.connect(lambda _: others.append("rotation"))
    for button in bar(room).findChildren(QPushButton):
        room.go(QApplication.doubleClickInterval())
        move_mouse(room)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert set(acts) == set(ACT_KEYS.values())
    assert sorted(others) == ["press", "rotation", "speed"]


def test_the_view_turns_at_a_click(qtbot: QtBot, room: Room) -> None:
    with qtbot.waitSignal(room.page.rotation_chosen):
        click(room, "Turn view")


def test_the_window_fills_the_screen_at_a_click(open_app: OpenApp) -> None:
    driver = open_app(datetime(2026, 11, 23, 7, tzinfo=UTC), start=True)
    driver.wait_for("Get ready")
    buttons = driver.window.page().findChildren(QPushButton)
    (button,) = (button for button in buttons if button.text() == "Full screen")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert driver.window.windowState() & Qt.WindowState.WindowFullScreen


def test_who_misses_a_button_changes_nothing_and_the_keyboard_stays(
    qtbot: QtBot, room: Room
) -> None:
    room.page.activateWindow()
    qtbot.waitUntil(room.page.hasFocus)
    click(room, "Next rep")
    QTest.mouseClick(bar(room), Qt.MouseButton.LeftButton, pos=QPoint(room.page.width() // 2, 2))
    assert room.workout.session.state is State.PLAYING
    assert room.page.hasFocus()
