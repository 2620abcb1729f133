"""Every key of the design, in a running session."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from glutetimer.core.program import Side, Speed
from glutetimer.core.settings import Turn
from glutetimer.core.timeline import Phase
from glutetimer.storage.toml_files import load_settings
from glutetimer.ui.keys import PRESS_KEYS
from glutetimer.workout import Workout
from tests.ui.conftest import OpenDesk
from tests.ui.desk import Desk, Key

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)


def running(desk: Desk) -> Workout:
    """A session in its first reps."""
    desk.press(Key.Key_Space, Key.Key_Space)
    desk.wait_for("2 of 25")
    assert desk.app.training.workout is not None
    return desk.app.training.workout


@pytest.mark.parametrize("key", PRESS_KEYS)
def test_each_of_the_one_keys_pauses_and_goes_on(open_desk: OpenDesk, key: Qt.Key) -> None:
    desk = open_desk(NOW)
    running(desk)
    desk.press(key)
    desk.wait_for("Paused")
    desk.press(key)
    desk.wait_for("Going on")


def test_a_presenters_button_starts_from_today(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    desk.press(Key.Key_PageDown)
    desk.wait_for("Left leg. Get ready")


def test_a_click_anywhere_pauses(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    running(desk)
    page = desk.window.page()
    QTest.mouseClick(page, Qt.MouseButton.LeftButton, pos=QPoint(20, page.height() - 20))
    desk.wait_for("Paused")


def test_s_ends_this_leg_and_keeps_what_was_done(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    workout = running(desk)
    desk.press(Key.Key_S)
    desk.wait_for("Right leg. Switch sides")
    left, right = workout.record.done(Side.LEFT), workout.record.done(Side.RIGHT)
    assert left >= 1
    assert right == 0
    desk.press(Key.Key_S)
    assert workout.session.timeline.at(workout.session.position_ms).phase is Phase.SWITCH


def test_right_goes_on_by_a_rep(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    workout = running(desk)
    desk.press(Key.Key_Space)
    desk.wait_for("Paused")
    before = workout.session.timeline.at(workout.session.position_ms).rep
    desk.press(Key.Key_Right)
    after = workout.session.timeline.at(workout.session.position_ms).rep
    assert before is not None
    assert after is not None
    assert after.number == before.number + 1


def test_h_halves_the_speed_from_the_next_rep(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    workout = running(desk)
    desk.press(Key.Key_H)
    speeds = [rep.speed for rep in workout.session.timeline.reps]
    assert (speeds[0], speeds[-1]) == (Speed.NORMAL, Speed.HALF)


def test_r_turns_the_view_either_way_and_it_stays_so(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    running(desk)
    for turn in (Turn.LYING, Turn.LEFT, Turn.RIGHT, Turn.NONE):
        desk.press(Key.Key_R)
        settings, _ = load_settings(desk.places.settings)
        assert settings.turn is turn


def test_f11_fills_the_screen_and_gives_it_back(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    running(desk)
    desk.press(Key.Key_F11)
    desk.qtbot.waitUntil(desk.window.isFullScreen)
    desk.press(Key.Key_F11)
    desk.qtbot.waitUntil(lambda: not desk.window.isFullScreen())
