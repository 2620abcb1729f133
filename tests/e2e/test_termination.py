"""Ctrl-C and a request to end close the window as its button does, on whatever page."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from glutetimer.storage.recovery import open_history
from tests.e2e.test_killed import reps_on_disk
from tests.e2e.test_second_start import comes_forward
from tests.support.programs import write_hurried
from tests.support.waiting import wait_until

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")


@POSIX
@pytest.mark.parametrize(
    ("page", "number", "code"),
    [
        ("today", signal.SIGINT, 130),
        ("introduction", signal.SIGTERM, 0),
        ("session", signal.SIGINT, 130),
        ("session", signal.SIGTERM, 0),
    ],
)
def test_the_window_closes_and_keeps_all(
    tmp_path: Path, page: str, number: signal.Signals, code: int
) -> None:
    (tmp_path / "settings.toml").write_text(
        f"introduced = {'false' if page == 'introduction' else 'true'}\nget_ready_s = 3\n"
    )
    command = [sys.executable, "-m", "glutetimer", "--data-dir", str(tmp_path)]
    options = ["--program", str(write_hurried(tmp_path))]
    if page == "session":
        options.append("--start")
    database = tmp_path / "history.db"
    with subprocess.Popen([*command, *options], stderr=subprocess.PIPE, text=True) as window:
        try:
            # Then the folder is the first's, and no later start opens a window of its own.
            wait_until(database.exists)
            wait_until(lambda: comes_forward(command))
            if page == "session":
                wait_until(lambda: reps_on_disk(database) >= 1)
            window.send_signal(number)
            _, errors = window.communicate(timeout=30)
        finally:
            window.kill()
    assert window.returncode == code, errors
    assert "QThread" not in errors
    assert "Traceback" not in errors
    store, repairs = open_history(database)
    with store:
        assert not repairs
    assert (tmp_path / "window.state").exists(), "closed as by its button"
