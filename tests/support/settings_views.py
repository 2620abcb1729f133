"""The views of the Settings page, in its states."""

from __future__ import annotations

from glutetimer.app.navigation import PageName
from glutetimer.core.settings import Settings
from tests.support.sample_histories import TWELVE_WEEKS
from tests.support.view_steps import ViewStep, steps_of
from tests.support.views import View, ViewDriver

CHOSEN = Settings(introduced=True, volume=35, guide_volume=60, switch_s=40, reduce_motion=True)


def settings_views() -> list[View]:
    """The form, as usual and otherwise, from its top to its end."""
    return [
        View("settings", _there),
        View("settings-scrolled", steps_of(_there, ViewDriver.scroll_down)),
        View("settings-chosen", _there, settings=CHOSEN),
        View("settings-reset", steps_of(_there, _clicked("Sound: reset to the usual")),
             settings=CHOSEN),
        View("settings-data", steps_of(_there, _at_data), TWELVE_WEEKS),
        View("settings-copies", steps_of(_there, _two_copies), TWELVE_WEEKS),
    ]  # fmt: skip


def _there(driver: ViewDriver) -> None:
    driver.page(PageName.SETTINGS)


def _at_data(driver: ViewDriver) -> None:
    driver.scroll_by("Go to Your data")


def _two_copies(driver: ViewDriver) -> None:
    """A copy of twelve weeks, of which one session is deleted since, and one of the rest."""
    driver.click("Make a copy now")
    newest = max(driver.app._store.load().sessions, key=lambda session: session.started_at)
    driver.app._store.delete(newest.id)
    driver.click("Make a copy now")
    driver.click("Restore a copy…")
    driver.scroll_to("Copies, the newest first")


def _clicked(name: str) -> ViewStep:
    return lambda driver: driver.click(name)
