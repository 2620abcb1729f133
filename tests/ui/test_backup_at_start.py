"""After crashes, too, there is a copy of the history: it is made at the next start."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QTimer

from glutetimer.core.program import Side
from tests.support.app_driver import Key
from tests.ui.conftest import OpenApp

MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)


def test_sessions_that_were_all_killed_are_in_a_copy(open_app: OpenApp) -> None:
    starts = [MORNING + timedelta(days=3 * number) for number in range(4)]
    for number, start in enumerate(starts):
        driver = open_app(start)
        driver.press(Key.Key_Space, Key.Key_Space)
        driver.wait_for("2 of 25")
        driver.power_fails()
        assert len(driver.history().sessions) == number + 1
    driver = open_app(starts[-1] + timedelta(days=3))
    driver.qtbot.waitUntil(
        lambda: bool(driver.backups()) and len(driver.backups()[0].sessions) == len(starts),
        timeout=10_000,
    )
    assert all(session.done(Side.LEFT) for session in driver.backups()[0].sessions)


def test_a_start_after_which_nothing_is_new_makes_no_copy(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    driver.qtbot.waitUntil(driver.window.isActiveWindow)
    driver.close()
    assert driver.backups() == [], "there is nothing to copy"


def test_a_sound_that_was_fine_does_not_say_that_a_copy_is(open_app: OpenApp) -> None:
    driver = open_app(MORNING)
    # A file in the place of the folder.
    driver.store.backups.folder.write_bytes(b"")
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("4 of 25")
    driver.press(Key.Key_Escape, Key.Key_Escape)
    driver.wait_for("Stopped")
    driver.click("Done")
    driver.session_controller.ensure_backed_up()
    driver.wait_for("No copy of the history could be made")
    driver.click("Settings")
    driver.click("Listen")
    (over,) = (t for t in driver.session_controller.findChildren(QTimer) if t.isSingleShot())
    over.timeout.emit()
    assert "No copy of the history could be made" in driver.visible_text()
