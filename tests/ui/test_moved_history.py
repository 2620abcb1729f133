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
from tests.support.app_driver import Key
from tests.ui.conftest import OpenApp

pytestmark = pytest.mark.usefixtures("plain_figures")

MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)


def remove_the_folder(history: Path) -> None:
    shutil.rmtree(history.parent)


def remove_the_files(history: Path) -> None:
    for file in history.parent.glob("history.db*"):
        file.unlink()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps what is open")
@pytest.mark.parametrize("accident", [remove_the_folder, remove_the_files])
def test_it_is_said_after_the_session(open_app: OpenApp, accident: Callable[[Path], None]) -> None:
    driver = open_app(MORNING)
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("3 of 25")
    accident(driver.paths.history)
    driver.wait_for("6 of 25")
    assert driver.paths.history.exists()
    driver.press(Key.Key_Escape, Key.Key_Escape)
    driver.wait_for("Stopped")
    driver.wait_for("was deleted or moved while it was open; all of it was written anew.")
    (shown,) = driver.history().sessions
    driver.close()
    with HistoryStore(driver.paths.history) as found:
        (kept,) = found.load().sessions
    assert kept.done(Side.LEFT) == shown.done(Side.LEFT) >= 5
