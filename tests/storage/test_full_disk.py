"""A disk that fills up in the middle of a session, and has room again later."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from glutetimer.audio.silent_player import SilentPlayer
from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Effort
from glutetimer.core.session import Act, Session, State
from glutetimer.core.timeline import Plan
from glutetimer.storage.errors import HistoryError
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.recovery import open_history
from glutetimer.workout import Workout, begun_record
from tests.storage.samples import LEFT_SET, SESSION, so_far
from tests.support.fakes import FakeDate, FakeSleepClock, FakeSpeaker, ManualClock
from tests.support.programs import built_in

PROGRAM = built_in()
PLAN = Plan(PROGRAM.levels[0], Side.LEFT, PROGRAM.timing)
MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)
BEGUN = begun_record(Session(PLAN), "one", PROGRAM.id, MORNING)
GET_READY_MS, REP_MS = 10_000, 5_000


class WorkoutOnDisk:
    """A session under way that writes to a real history."""

    def __init__(self, store: HistoryStore) -> None:
        self._clock = ManualClock()
        self._store = store
        player = SilentPlayer(self._clock.clock_ns)
        now, slept_ms = FakeDate(BEGUN.started_at).now, FakeSleepClock().slept_ms
        self.workout = Workout(Session(PLAN), player, store, BEGUN, FakeSpeaker(), now, slept_ms)

    def start(self) -> None:
        self.workout.act(Act.START)
        self._tick_for_ms(GET_READY_MS)

    def do_reps(self, reps: int) -> None:
        self._tick_for_ms(reps * REP_MS)

    def _tick_for_ms(self, milliseconds: int) -> None:
        for _ in range(milliseconds // 50):
            self._clock.move_ms(50)
            self.workout.tick()

    def reps_in_history(self) -> list[int]:
        """The reps of each set that are in the history."""
        return [
            set_record.done for record in self._store.load().sessions for set_record in record.sets
        ]


def test_a_history_that_may_not_grow_holds_nobody_up(tmp_path: Path) -> None:
    with HistoryStore(tmp_path / "history.db") as store:
        driver = WorkoutOnDisk(store)
        driver.start()
        driver.do_reps(2)
        connection = store._opened()
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        driver.workout.rate({Side.LEFT: Effort.EASY}, 0, "a note that needs a page more" * 500)
        driver.do_reps(2)
        assert "the disk is full" in driver.workout.write_problem
        assert driver.workout.session.state is State.PLAYING
        assert driver.workout.record.done(Side.LEFT) == 4
        connection.execute("PRAGMA max_page_count = 100000")
        driver.do_reps(1)
        assert driver.workout.write_problem == ""
        assert driver.reps_in_history() == [5, 0]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one mebibyte."""
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if sys.platform != "linux" or mount is None or unmount is None:
        pytest.skip("only Linux makes a small file system in memory")
    folder = tmp_path / "small"
    folder.mkdir()
    command = [mount, "-t", "tmpfs", "-o", "size=1m", "none", str(folder)]
    mounted = subprocess.run(command, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"needs the right to mount: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run([unmount, "--lazy", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Leave no room at all; gives the file that takes it."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise
    return filler


def test_a_full_disk_in_the_middle_of_a_session(small_disk: Path) -> None:
    path = small_disk / "data" / "history.db"
    with HistoryStore(path) as store:
        driver = WorkoutOnDisk(store)
        driver.start()
        driver.do_reps(5)
        filler = fill(small_disk)
        driver.do_reps(8)
        assert driver.workout.session.state is State.PLAYING, "the session goes on"
        assert "the disk is full; free some space" in driver.workout.write_problem
        assert driver.workout.record.done(Side.LEFT) == 13, "what was done is held"
        assert 5 <= sum(driver.reps_in_history()) < 13, "what was written stays"
        filler.unlink()
        driver.do_reps(1)
        assert driver.workout.write_problem == ""
        assert driver.reps_in_history() == [14, 0]
    store, repairs = open_history(path)
    with store:
        assert not repairs
        assert [set_record.done for set_record in store.load().sessions[0].sets] == [14, 0]


def test_a_disk_that_stays_full_is_written_to_when_there_is_room(small_disk: Path) -> None:
    path = small_disk / "data" / "history.db"
    with HistoryStore(path) as store:
        driver = WorkoutOnDisk(store)
        driver.start()
        driver.do_reps(2)
        filler = fill(small_disk)
        driver.do_reps(9)
        driver.workout.act(Act.STOP)
        driver.workout.rate({Side.LEFT: Effort.HARD}, 1, "long")
        assert driver.workout.write_problem
        filler.unlink()
        driver.workout.save()
        assert driver.workout.write_problem == ""
        (record,) = store.load().sessions
    assert (record.done(Side.LEFT), record.note) == (11, "long")


def test_a_copy_that_has_no_room_costs_none_that_is_there(small_disk: Path) -> None:
    with HistoryStore(small_disk / "history.db") as store:
        store.begin(replace(SESSION, sets=(replace(LEFT_SET, done=1),)))
        backup = store.backups.make(store.path)
        store.rep_done(SESSION.id, 0, replace(LEFT_SET, done=2), so_far(5_000))
        filler = fill(small_disk)
        with pytest.raises(HistoryError, match="backups cannot be used: the disk is full"):
            store.backups.make(store.path)
        assert list(store.backups.folder.iterdir()) == [backup.path]
        assert store.backups.newest_intact() == backup
        filler.unlink()
        store.backups.make(store.path)
        assert len(store.backups.all()) == 2
