"""The views of the Settings page, in its states."""

from __future__ import annotations

from glutetimer.app.navigation import PageName
from glutetimer.core.settings import Settings
from tests.support.programs import worked_list
from tests.support.view_steps import ViewStep, steps_of
from tests.support.views import View, ViewDriver

CHOSEN = Settings(safety_read=True, volume=35, guide_volume=60, switch_s=40, reduce_motion=True)
REMINDED = Settings(safety_read=True, reminder=True)


def settings_views() -> list[View]:
    """The form, as usual and otherwise, from its top to its end."""
    return [
        View("settings", _there),
        View("settings-scrolled", steps_of(_there, ViewDriver.scroll_down)),
        View("settings-chosen", _there, settings=CHOSEN),
        View("settings-reset", steps_of(_there, _clicked("Sound: reset to the usual")),
             settings=CHOSEN),
        View("settings-reminder-off", steps_of(_there, _to_reminder)),
        View("settings-reminder", steps_of(_there, _to_reminder), settings=REMINDED),
        View("settings-reminder-no-tray", steps_of(_there, _to_reminder), settings=REMINDED,
             has_tray=False),
        View("settings-reminder-list", steps_of(_there, _to_reminder), settings=REMINDED,
             program=worked_list()),
    ]  # fmt: skip


def _to_reminder(driver: ViewDriver) -> None:
    driver.scroll_to("Reminder: On")


def _there(driver: ViewDriver) -> None:
    driver.page(PageName.SETTINGS)


def _clicked(name: str) -> ViewStep:
    return lambda driver: driver.click(name)
