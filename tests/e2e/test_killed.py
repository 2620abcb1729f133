"""Sessions under way, killed with -9 at a hundred moments: what was done is there."""

from __future__ import annotations

import ctypes
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from glutetimer.core.program import Side
from glutetimer.storage.recovery import open_history
from tests.support.programs import write_hurried
from tests.support.waiting import wait_until

WITHOUT_WINDOW, WINDOWS = 90, 10


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to start that many so fast")
def test_ninety_kills_without_a_window_lose_no_rep(tmp_path: Path) -> None:
    script = Path(__file__).with_name("sessions_to_kill.py")
    ran = subprocess.run(
        [sys.executable, str(script), str(tmp_path), str(WITHOUT_WINDOW), "5"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    known: defaultdict[str, dict[int, int]] = defaultdict(dict)
    in_the_middle = 0
    for line in ran.stdout.splitlines():
        kill, number, *commits = line.split("\t")
        assert number == str(int(signal.SIGKILL)), f"it ended by itself: {ran.stderr}"
        for commit in commits:
            session_id, index, text = commit.split(" ", 2)
            assert index != "note", f"after kill {kill}: {text}"
            known[session_id][int(index)] = int(text)
        in_the_middle += bool(commits)
    kept: dict[str, list[int]] = {}
    for folder in tmp_path.iterdir():
        assert_sound(folder / "history.db")
        store, repairs = open_history(folder / "history.db")
        with store:
            assert not repairs
            kept |= {record.id: [s.done for s in record.sets] for record in store.load().sessions}
    for session_id, reps in known.items():
        for set_index, done in reps.items():
            # The kill may have come after the rep's commit and before it was printed.
            assert kept[session_id][set_index] in (done, done + 1), session_id
    assert in_the_middle > WITHOUT_WINDOW / 2


def assert_sound(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


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


class Window:
    """The real program in the middle of a session."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        (folder / "settings.toml").write_text(
            "introduced = true\nget_ready_s = 3\nsound = false\n", encoding="utf-8"
        )
        program = write_hurried(folder)
        self.database = folder / "history.db"
        command = [sys.executable, "-m", "glutetimer", "--data-dir", str(folder)]
        self.process = subprocess.Popen(
            [*command, "--program", str(program), "--start"], env=dict(os.environ)
        )

    def reps(self) -> int:
        return reps_on_disk(self.database)

    def has_begun(self) -> bool:
        return self.reps() >= 1

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def lasting_screen() -> Iterator[None]:
    """Keeps a virtual X server from starting anew, deaf meanwhile, when its last client goes."""
    if not os.environ.get("DISPLAY"):
        yield
        return
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    yield
    xcb.xcb_disconnect(connection)


@pytest.mark.usefixtures("lasting_screen")
def test_ten_kills_of_the_window_lose_no_rep(tmp_path: Path) -> None:
    chance = random.Random(5)
    # A few at a time: the two cores of a small machine are enough for them.
    for first in range(0, WINDOWS, 5):
        windows = [Window(tmp_path / f"{number}") for number in range(first, first + 5)]
        try:
            for window in windows:
                wait_until(window.has_begun)
                time.sleep(chance.uniform(0, 0.3))
                seen = window.reps()
                window.kill()
                assert_sound(window.database)
                store, repairs = open_history(window.database)
                with store:
                    assert not repairs
                    (record,) = store.load().sessions
                    left = store.unfinished(datetime.now(UTC), timedelta(minutes=5))
                    assert left is not None
                    assert left.record == record
                # A rep or two may have come between the count and the kill.
                assert seen <= record.done(Side.LEFT) + record.done(Side.RIGHT) <= seen + 2
        finally:
            for window in windows:
                window.kill()
