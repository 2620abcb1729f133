"""Start at login is the laptop's: it stays as long as anybody there has a reminder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from glutetimer.core.program import Program
from glutetimer.core.settings import Settings
from tests.support.people_driver import BEN, PeopleDriver, prepare
from tests.support.programs import without_figures
from tests.support.sample_histories import NOW

pytestmark = pytest.mark.usefixtures("plain_figures")

LOGIN_ON, LOGIN_OFF = "Start at login: On", "Start at login: Off"
Open = Callable[[bool, bool], PeopleDriver]


@pytest.fixture
def open_reminded(qtbot: QtBot, tmp_path: Path, hurried: Program) -> Iterator[Open]:
    """Opens Ann's Settings on a laptop that starts the program at login: has she, has Ben a
    reminder?
    """
    drivers: list[PeopleDriver] = []

    def opened(ann: bool, ben: bool) -> PeopleDriver:
        settings = {1: Settings(reminder=ann), 2: Settings(reminder=ben)}
        prepare(tmp_path, {}, settings)
        driver = PeopleDriver(qtbot, tmp_path, without_figures(hurried), NOW)
        drivers.append(driver)
        driver.autostart.on = True
        driver.click("Settings")
        return driver

    yield opened
    for driver in drivers:
        driver.close()


def test_who_has_no_reminder_any_more_leaves_start_at_login_to_the_others(
    open_reminded: Open,
) -> None:
    driver = open_reminded(True, True)
    driver.click("Reminder: Off")
    assert driver.autostart.on
    assert "Start at login" not in driver.visible_text(), "it is not theirs to switch off"
    driver.click("Today")
    driver.change_to(BEN)
    driver.click("Settings")
    assert driver.button(LOGIN_ON).isChecked()
    driver.click("Reminder: Off")
    assert not driver.autostart.on, "nobody is left to start for"


def test_the_last_who_had_a_reminder_takes_start_at_login_along(open_reminded: Open) -> None:
    driver = open_reminded(True, False)
    driver.click("Reminder: Off")
    assert not driver.autostart.on


def test_who_switches_start_at_login_off_is_told_that_it_is_off_for_all(
    open_reminded: Open,
) -> None:
    driver = open_reminded(True, True)
    driver.click(LOGIN_OFF)
    assert not driver.autostart.on
    assert "for anyone on this computer" in driver.visible_text()


def test_who_is_alone_with_a_reminder_is_told_nothing_of_others(open_reminded: Open) -> None:
    driver = open_reminded(True, False)
    driver.click(LOGIN_OFF)
    assert "for anyone" not in driver.visible_text()
