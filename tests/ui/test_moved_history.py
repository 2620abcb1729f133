"""The history's files are deleted in the middle of a session: nothing is lost, and it is said."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from glutetimer.core.program import Side
from glutetimer.storage.history import HistoryStore
from tests.ui.conftest import OpenDesk
from tests.ui.desk import Key

MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)


def remove_the_folder(history: Path) -> None:
    shutil.rmtree(history.parent)


def remove_the_files(history: Path) -> None:
    for file in history.parent.glob("history.db*"):
        file.unlink()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps what is open")
@pytest.mark.parametrize("accident", [remove_the_folder, remove_the_files])
def test_it_is_said_after_the_session(
    open_desk: OpenDesk, accident: Callable[[Path], None]
) -> None:
    desk = open_desk(MORNING)
    desk.press(Key.Key_Space, Key.Key_Space)
    desk.wait_for("3 of 25")
    accident(desk.places.history)
    desk.wait_for("6 of 25")
    assert desk.places.history.exists()
    desk.press(Key.Key_Escape, Key.Key_Escape)
    desk.wait_for("Stopped")
    desk.wait_for("was deleted or moved while it was open; all of it was written anew.")
    (shown,) = desk.history().sessions
    desk.close()
    with HistoryStore(desk.places.history) as found:
        (kept,) = found.load().sessions
    assert kept.done(Side.LEFT) == shown.done(Side.LEFT) >= 5
