"""The real program, killed in the middle of a session."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from glutetimer.core.program import Side
from glutetimer.storage.history import HistoryStore
from tests.programs import write_hurried


def wait_until(true: Callable[[], bool], within_s: float = 30) -> None:
    end = time.monotonic() + within_s
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def reps_on_disk(database: Path) -> int:
    if not database.exists():
        return 0
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        try:
            (done,) = connection.execute("SELECT coalesce(sum(done), 0) FROM sets").fetchone()
        except sqlite3.OperationalError:
            # The file is there before its tables are.
            return 0
    return int(done)


def test_what_was_done_before_a_kill_is_in_the_history(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(
        "safety_read = true\nget_ready_s = 3\nsound = false\n", encoding="utf-8"
    )
    program = write_hurried(tmp_path)
    database = tmp_path / "history.db"
    command = [sys.executable, "-m", "glutetimer", "--data-dir", str(tmp_path)]
    with subprocess.Popen(
        [*command, "--program", str(program), "--start"], env=dict(os.environ)
    ) as it:
        try:
            wait_until(lambda: reps_on_disk(database) >= 5)
        finally:
            it.kill()
    seen = reps_on_disk(database)
    with HistoryStore(database) as store:
        (record,) = store.load().sessions
    assert record.done(Side.LEFT) == seen >= 5
