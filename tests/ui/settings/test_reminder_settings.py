"""The reminder's part of Settings: when it rings next, start at login, and the calendar file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from glutetimer.ui.settings import reminder_ways_card
from glutetimer.ui.settings.reminder_ways_card import NO_NOTIFICATIONS, NO_TRAY, OFF, TRAY
from tests.support.app_driver import AppDriver
from tests.support.fakes import FakeTray
from tests.support.programs import worked_list
from tests.ui.conftest import OpenApp

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
ON, LOGIN, NO_LOGIN = "Reminder: On", "Start at login: On", "Start at login: Off"


@pytest.fixture
def driver(open_app: OpenApp) -> AppDriver:
    """The program on its page Settings."""
    driver = open_app(NOON)
    driver.click("Settings")
    return driver


def is_chosen(driver: AppDriver, name: str) -> bool:
    return driver.button(name).isChecked()


def test_it_is_off_at_first(driver: AppDriver) -> None:
    assert is_chosen(driver, "Reminder: Off")
    assert OFF in driver.visible_text()
    assert "Start at login" not in driver.visible_text()
    assert not driver.saved_settings().reminder


def test_switched_on_it_says_when_it_rings_next_and_how(driver: AppDriver) -> None:
    driver.click(ON)
    assert "The next reminder is today at 18:00." in driver.visible_text()
    assert TRAY in driver.visible_text()
    driver.app.settings.change(reminder_time=time(11, 30))
    assert "The next reminder is tomorrow at 11:30." in driver.visible_text()
    assert driver.saved_settings().reminder_time == time(11, 30)


def test_a_program_of_three_days_a_week_says_its_days(open_app: OpenApp) -> None:
    driver = open_app(NOON, program=worked_list())
    driver.click("Settings")
    assert "every Monday, Wednesday and Friday at 18:00" in driver.visible_text()


@pytest.mark.parametrize(
    ("tray", "text"),
    [
        (FakeTray(there=False), NO_TRAY),
        (FakeTray(notifies=False), NO_NOTIFICATIONS),
        (FakeTray(), TRAY),
    ],
)
def test_it_says_what_the_desktop_can_do(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch, tray: FakeTray, text: str
) -> None:
    monkeypatch.setattr(driver.tray, "is_there", tray.is_there)
    monkeypatch.setattr(driver.tray, "can_notify", tray.can_notify)
    driver.click("Today")
    driver.click("Settings")
    assert text in driver.visible_text()


def test_what_the_system_says_of_start_at_login_holds(driver: AppDriver) -> None:
    driver.click(ON)
    driver.click(LOGIN)
    assert driver.autostart.on
    assert is_chosen(driver, LOGIN)
    # Removed in the desktop's own list of what it starts.
    driver.autostart.on = False
    driver.click("Today")
    driver.click("Settings")
    assert is_chosen(driver, NO_LOGIN)


def test_a_system_that_refuses_is_quoted_and_the_choice_stays(driver: AppDriver) -> None:
    driver.click(ON)
    driver.autostart.refusal = "The folder is not yours."
    driver.click(LOGIN)
    assert "The folder is not yours." in driver.visible_text()
    assert is_chosen(driver, NO_LOGIN)
    driver.autostart.refusal = ""
    driver.click(LOGIN)
    assert "The folder is not yours." not in driver.visible_text()
    assert driver.autostart.on


def test_without_a_reminder_nothing_starts_at_login(driver: AppDriver) -> None:
    driver.click(ON)
    driver.click(LOGIN)
    driver.click("Reminder: Off")
    assert not driver.autostart.on
    assert "Start at login" not in driver.visible_text()


def test_the_keyboard_stays_where_it_is_when_a_choice_is_no_longer_offered(
    driver: AppDriver,
) -> None:
    driver.autostart.on = True
    driver.click("Today")
    driver.click("Settings")
    driver.click(NO_LOGIN)
    assert NO_LOGIN not in driver.visible_text()
    assert driver.keyboard_is_on("Calendar file…")


def calendar_file(
    driver: AppDriver, file: Path, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, object]]:
    """Press the button, and choose that file in the dialog; what the dialog offered."""
    offered: list[tuple[str, object]] = []

    def ask(
        parent: object, title: str, name: str, kinds: object, then: Callable[[Path], None]
    ) -> None:
        offered.append((name, kinds))
        then(file)

    monkeypatch.setattr(reminder_ways_card, "ask_save_path", ask)
    driver.click("Calendar file…")
    return offered


def test_the_calendar_file_is_written_and_said(
    driver: AppDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "reminder.ics"
    offered = calendar_file(driver, file, monkeypatch)
    assert offered == [("glutetimer-reminder", (reminder_ways_card.ICS,))]
    assert str(file) in driver.visible_text()
    content = file.read_bytes()
    assert b"DTSTART:20261126T180000\r\n" in content
    assert b"RRULE:FREQ=DAILY\r\n" in content
    assert b"SUMMARY:Gluteus medius\r\n" in content
    assert f"UID:{driver.saved_settings().appointment_uid}\r\n".encode() in content
    # Written again, it is the same appointment.
    calendar_file(driver, tmp_path / "again.ics", monkeypatch)
    uid = next(line for line in content.split(b"\r\n") if line.startswith(b"UID:"))
    assert uid in (tmp_path / "again.ics").read_bytes()


def test_a_file_that_cannot_be_written_is_said(
    driver: AppDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "no-folder").write_text("")
    file = tmp_path / "no-folder" / "reminder.ics"
    calendar_file(driver, file, monkeypatch)
    assert str(file) in driver.visible_text()
    assert "The calendar file is" not in driver.visible_text()
