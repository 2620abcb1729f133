"""The views of the Settings page, in its states."""

from __future__ import annotations

from pathlib import Path

from glutetimer.app.navigation import PageName
from glutetimer.core.setting_choices import Motion
from glutetimer.core.settings import Settings
from glutetimer.storage.archive import Archive, write_archive
from glutetimer.storage.merging import HistorySnapshot
from glutetimer.ui.settings.settings_page import SettingsPage
from tests.support.programs import WORKED_LIST, worked_list
from tests.support.sample_histories import TWELVE_WEEKS
from tests.support.view_steps import ViewStep, steps_of
from tests.support.views import View, ViewDriver

CHOSEN = Settings(introduced=True, volume=35, guide_volume=60, switch_s=40, motion=Motion.REDUCED)
REMINDED = Settings(introduced=True, reminder=True)


def settings_views() -> list[View]:
    """The form, as usual and otherwise, from its top to its end."""
    return [
        View("settings", _there),
        View("settings-scrolled", steps_of(_there, ViewDriver.scroll_down)),
        View("settings-chosen", _there, settings=CHOSEN),
        View("settings-reset", steps_of(_there, _clicked("Sound: reset to defaults")),
             settings=CHOSEN),
        View("settings-reminder-off", steps_of(_there, _to_reminder)),
        View("settings-reminder", steps_of(_there, _to_reminder), settings=REMINDED),
        View("settings-reminder-no-tray", steps_of(_there, _to_reminder), settings=REMINDED,
             has_tray=False),
        View("settings-reminder-list", steps_of(_there, _to_reminder), settings=REMINDED,
             program=worked_list()),
        View("settings-data", steps_of(_there, _at_data), TWELVE_WEEKS),
        View("settings-copies", steps_of(_there, _two_copies), TWELVE_WEEKS),
        View("settings-imported", steps_of(_there, _import_archive), TWELVE_WEEKS),
        View("settings-refused", steps_of(_there, _import_nothing), TWELVE_WEEKS),
    ]  # fmt: skip


def _to_reminder(driver: ViewDriver) -> None:
    driver.scroll_to("Reminder: On")


def _there(driver: ViewDriver) -> None:
    driver.page(PageName.SETTINGS)


def _at_data(driver: ViewDriver) -> None:
    driver.scroll_by("Go to Your data")


def _two_copies(driver: ViewDriver) -> None:
    """A copy of twelve weeks, of which one session is deleted since, and one of the rest."""
    driver.click("Make a copy now")
    newest = max(driver.app.store.load().sessions, key=lambda session: session.started_at)
    driver.app.history_controller.delete(newest.id)
    driver.click("Make a copy now")
    driver.click("Restore a copy…")
    driver.scroll_to("Copies, the newest first")


def _import_archive(driver: ViewDriver) -> None:
    """Everything of another laptop came in, with a program of a person's own."""
    file = driver.folder / "laptop.glutetimer"
    write_archive(file, Archive(HistorySnapshot(), CHOSEN, WORKED_LIST.read_bytes()))
    _import(driver, file)


def _import_nothing(driver: ViewDriver) -> None:
    """What was to come in is no such file."""
    file = driver.folder / "holiday.glutetimer"
    file.write_bytes(b"a picture of the sea")
    _import(driver, file)


def _import(driver: ViewDriver, file: Path) -> None:
    page = driver.window.page()
    assert isinstance(page, SettingsPage)
    page.data_card.import_asked.emit(file)
    _at_data(driver)


def _clicked(name: str) -> ViewStep:
    return lambda driver: driver.click(name)
