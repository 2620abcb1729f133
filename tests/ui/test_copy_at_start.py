"""After crashes, too, there is a copy of the history: it is made at the next start."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QTimer

from glutetimer.core.program import Side
from tests.ui.conftest import OpenDesk
from tests.ui.desk import Key

MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)


def test_sessions_that_were_all_killed_are_in_a_copy(open_desk: OpenDesk) -> None:
    starts = [MORNING + timedelta(days=3 * number) for number in range(4)]
    for number, start in enumerate(starts):
        desk = open_desk(start)
        desk.press(Key.Key_Space, Key.Key_Space)
        desk.wait_for("2 of 25")
        desk.power_fails()
        assert len(desk.history().sessions) == number + 1
    desk = open_desk(starts[-1] + timedelta(days=3))
    desk.qtbot.waitUntil(
        lambda: bool(desk.copies()) and len(desk.copies()[0].sessions) == len(starts),
        timeout=10_000,
    )
    assert all(each.done(Side.LEFT) for each in desk.copies()[0].sessions)


def test_a_start_after_which_nothing_is_new_makes_no_copy(open_desk: OpenDesk) -> None:
    desk = open_desk(MORNING)
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.close()
    assert desk.copies() == [], "there is nothing to copy"


def test_a_sound_that_was_fine_does_not_say_that_a_copy_is(open_desk: OpenDesk) -> None:
    desk = open_desk(MORNING)
    # A file in the place of the folder.
    desk.places.backups.write_bytes(b"")
    desk.press(Key.Key_Space, Key.Key_Space)
    desk.wait_for("4 of 25")
    desk.press(Key.Key_Escape, Key.Key_Escape)
    desk.wait_for("Stopped")
    desk.click("Done")
    desk.app.training.copied()
    desk.wait_for("No copy of the history could be made")
    desk.click("Settings")
    desk.click("Listen")
    (over,) = (t for t in desk.app.training.findChildren(QTimer) if t.isSingleShot())
    over.timeout.emit()
    assert "No copy of the history could be made" in desk.says()
