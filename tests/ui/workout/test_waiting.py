"""A session that waits for the person before each new position, in the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from glutetimer.core.frozen import replace
from glutetimer.core.program import Program, Side
from glutetimer.core.session import State
from glutetimer.core.setting_choices import WaitForMe
from glutetimer.core.settings import Settings
from glutetimer.storage.toml_files import save_settings
from glutetimer.system.paths import user_paths
from glutetimer.ui.keys import PRESS_KEYS
from tests.support.app_driver import AppDriver, Key
from tests.support.programs import without_figures
from tests.ui.conftest import OpenApp

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
WAITS, MINUTES_MS = "Waits for you: press Space", 120_000


@pytest.fixture
def hurried(hurried: Program) -> Program:
    """Without figures: to paint them takes half of the time, and nothing here is about them."""
    return without_figures(hurried)


@pytest.fixture
def driver(open_app: OpenApp, tmp_path: Path) -> AppDriver:
    """In a session that has waited for minutes before its first rep."""
    return waiting(open_app, tmp_path, Settings())


def waiting(open_app: OpenApp, folder: Path, settings: Settings) -> AppDriver:
    settings = replace(settings, wait_for_me=WaitForMe.NEW_POSITION)
    save_settings(user_paths(folder / "data").settings, settings)
    driver = open_app(NOW)
    driver.press(Key.Key_Space)
    wait_minutes(driver)
    return driver


def wait_minutes(driver: AppDriver) -> None:
    driver.wait_for(WAITS)
    driver.wait_until(lambda: state(driver) is State.WAITING)
    driver.step(MINUTES_MS)
    assert WAITS in driver.visible_text()
    assert "Starts in" not in driver.visible_text()


def state(driver: AppDriver) -> State:
    return driver.workout.session.state


def test_it_goes_on_by_one_key_each_time_and_all_is_done(driver: AppDriver) -> None:
    driver.press(Key.Key_Space)
    assert WAITS not in driver.visible_text()
    driver.wait_for("Starts in 1")
    driver.wait_for("25 of 25")
    wait_minutes(driver)
    driver.press(Key.Key_Space)
    driver.wait_for("Session done")
    (record,) = driver.history().sessions
    assert (record.done(Side.LEFT), record.done(Side.RIGHT)) == (25, 25)
    assert record.active_ms < MINUTES_MS


def test_with_headphones_that_are_late_the_whole_count_is_seen_at_once(
    open_app: OpenApp, tmp_path: Path
) -> None:
    driver = waiting(open_app, tmp_path, Settings(sound_delay_ms=500))
    driver.press(Key.Key_Space)
    assert "Starts in 3" in driver.visible_text()
    driver.step(400)
    assert "Starts in 3" in driver.visible_text()


def press_key(key: Qt.Key) -> Callable[[AppDriver], None]:
    return lambda driver: driver.press(key)


def click(driver: AppDriver) -> None:
    driver.wait_out_guard()
    QTest.mouseClick(driver.screen, Qt.MouseButton.LeftButton, pos=QPoint(20, 300))


def click_button(driver: AppDriver) -> None:
    for x in (20, 40):  # Where it lies already, it is not moved.
        QTest.mouseMove(driver.screen, QPoint(x, 300))
    driver.click("I am ready")


def press_by_assistive_technology(driver: AppDriver) -> None:
    driver.wait_out_guard()
    interface = QAccessible.queryAccessibleInterface(driver.window.page())
    interface.actionInterface().doAction("Press")


@pytest.mark.parametrize(
    "say_ready",
    [*map(press_key, PRESS_KEYS), press_key(Key.Key_Right), click, click_button,
     press_by_assistive_technology],
)  # fmt: skip
def test_any_way_to_press_says_ready(
    driver: AppDriver, say_ready: Callable[[AppDriver], None]
) -> None:
    say_ready(driver)
    assert state(driver) is State.PLAYING
    driver.wait_for("2 of 25")


def test_a_key_hit_twice_in_a_hurry_is_ready_once(driver: AppDriver) -> None:
    driver.wait_out_guard()
    driver.press_at_once(Key.Key_Space)
    driver.press_at_once(Key.Key_Space)
    assert state(driver) is State.PLAYING


def test_esc_pauses_and_asks_and_space_tells_anew(driver: AppDriver) -> None:
    driver.press(Key.Key_Escape)
    driver.wait_for("Esc: stop")
    driver.press(Key.Key_Space)
    driver.wait_for("Left leg. Get ready")
    wait_minutes(driver)


def test_a_leg_can_be_left_out_and_another_speed_be_chosen_while_it_waits(
    driver: AppDriver,
) -> None:
    driver.press(Key.Key_S)
    wait_minutes(driver)
    assert "Right leg" in driver.visible_text()
    driver.press(Key.Key_H, Key.Key_Space)
    driver.wait_for("Half speed")
    driver.wait_for("Session done")
    (record,) = driver.history().sessions
    assert (record.done(Side.LEFT), record.done(Side.RIGHT)) == (0, 25)


@pytest.mark.parametrize("ends", [AppDriver.close, AppDriver.power_fails])
def test_closed_or_without_power_while_it_waits_one_goes_on_there(
    driver: AppDriver, open_app: OpenApp, ends: Callable[[AppDriver], None]
) -> None:
    driver.press(Key.Key_Space)
    driver.wait_for("25 of 25")
    wait_minutes(driver)
    ends(driver)
    again = open_app(NOW)
    again.click("Go on")
    again.press(Key.Key_Space)
    wait_minutes(again)
    assert "Right leg" in again.visible_text()
    again.press(Key.Key_Space)
    again.wait_for("Session done")
    (record,) = again.history().sessions
    assert (record.done(Side.LEFT), record.done(Side.RIGHT)) == (25, 25)
