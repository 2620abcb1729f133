"""The history is deleted, moved or replaced while it is open: nothing is lost, and it is said."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import History
from glutetimer.core.session import Act
from glutetimer.storage.errors import HistoryError
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.recovery import open_history
from tests.storage.samples import ANSWER, LEFT_SET, RIGHT_SET, SESSION, so_far
from tests.storage.test_full_disk import WorkoutOnDisk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps what is open")

EARLIER = replace(SESSION, id="earlier", sets=(replace(LEFT_SET, done=25),), note="kept")
OTHER = replace(EARLIER, id="other", note="of another laptop")
SETS = (replace(LEFT_SET, done=3), replace(RIGHT_SET, done=0))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[HistoryStore]:
    """A history with a session and an answer, and one under way that has done two reps."""
    with HistoryStore(tmp_path / "data" / "history.db") as opened:
        opened.put(EARLIER)
        opened.add_answer(ANSWER)
        opened.begin(SESSION)
        opened.rep_done(SESSION.id, 0, replace(LEFT_SET, done=2), so_far(10_000))
        yield opened


def remove_the_folder(store: HistoryStore) -> None:
    shutil.rmtree(store.path.parent)


def remove_the_files(store: HistoryStore) -> None:
    for file in store.path.parent.glob("history.db*"):
        file.unlink()


def remove_the_database(store: HistoryStore) -> None:
    store.path.unlink()


def move_the_folder(store: HistoryStore) -> None:
    store.path.parent.rename(store.path.parent.with_name("elsewhere"))


def remove_the_log(store: HistoryStore) -> None:
    for end in ("-wal", "-shm"):
        store.path.with_name(store.path.name + end).unlink()


def put_another_in_its_place(store: HistoryStore) -> None:
    with HistoryStore(store.path.with_name("synchronised.db")) as other:
        other.put(OTHER)
    # As those do that synchronise folders; the log stays.
    other.path.replace(store.path)


def put_junk_in_its_place(store: HistoryStore) -> None:
    junk = store.path.with_name("junk")
    junk.write_bytes(b"junk" * 5_000)
    junk.replace(store.path)


ACCIDENTS = pytest.mark.parametrize(
    "accident",
    [
        remove_the_folder,
        remove_the_files,
        remove_the_database,
        move_the_folder,
        remove_the_log,
        put_another_in_its_place,
        put_junk_in_its_place,
    ],
)


def on_disk(path: Path) -> History:
    """What a start after a kill would find."""
    copy = path.parent.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(path.parent, copy)
    store, repairs = open_history(copy / path.name)
    assert not repairs
    with store:
        unfinished = store.unfinished(SESSION.started_at, timedelta(hours=1))
        assert unfinished is not None
        assert unfinished.record.id == SESSION.id
        return store.load()


@ACCIDENTS
def test_what_was_and_what_comes_are_found_again(
    store: HistoryStore, accident: Callable[[HistoryStore], None]
) -> None:
    accident(store)
    store.rep_done(SESSION.id, 0, replace(LEFT_SET, done=3), so_far(15_000))
    assert str(store.path) in store.take_notice()
    assert store.take_notice() == "", "it is said once"
    store.rep_done(SESSION.id, 0, replace(LEFT_SET, done=4), so_far(20_000))
    assert store.take_notice() == ""
    history = on_disk(store.path)
    records = {record.id: record for record in history.sessions}
    assert records.pop("other", OTHER) == OTHER
    assert records == {
        EARLIER.id: EARLIER,
        SESSION.id: replace(SESSION, active_ms=20_000, sets=(replace(LEFT_SET, done=4), RIGHT_SET)),
    }
    assert history.answers == (ANSWER,)


def test_what_came_in_its_place_is_kept_too(store: HistoryStore) -> None:
    put_another_in_its_place(store)
    store.rep_done(SESSION.id, 0, replace(LEFT_SET, done=3), so_far(15_000))
    assert "was replaced while it was open" in store.take_notice()
    assert {record.id for record in store.load().sessions} == {EARLIER.id, SESSION.id, OTHER.id}


def test_a_damaged_one_in_its_place_is_set_aside(store: HistoryStore) -> None:
    put_junk_in_its_place(store)
    store.rep_done(SESSION.id, 0, replace(LEFT_SET, done=3), so_far(15_000))
    assert "it is kept as history.db.damaged-" in store.take_notice()


def test_an_accident_after_the_last_write_is_seen_at_the_close(store: HistoryStore) -> None:
    remove_the_files(store)
    store.close()
    assert {record.id for record in on_disk(store.path).sessions} == {EARLIER.id, SESSION.id}


def test_who_has_written_nothing_writes_nothing_anew(tmp_path: Path) -> None:
    with HistoryStore(tmp_path / "data" / "history.db") as store:
        store.put(EARLIER)
    with store:
        store.load()
        shutil.rmtree(store.path.parent)
    assert not store.path.parent.exists()


def test_where_it_cannot_be_written_anew_that_is_said_until_it_can(store: HistoryStore) -> None:
    folder = store.path.parent
    remove_the_folder(store)
    folder.write_text("in the way")
    for done in (3, 4):
        with pytest.raises(HistoryError, match="a file stands in the place of its folder"):
            store.rep_done(SESSION.id, 0, replace(LEFT_SET, done=done), so_far(done * 5_000))
    folder.unlink()
    store.rep_done(SESSION.id, 0, replace(LEFT_SET, done=5), so_far(25_000))
    assert "was deleted or moved" in store.take_notice()
    (session,) = (record for record in on_disk(store.path).sessions if record.id == SESSION.id)
    assert session.done(Side.LEFT) == 5


@pytest.mark.parametrize("accident", [remove_the_folder, remove_the_files])
def test_a_session_under_way_loses_no_rep(
    tmp_path: Path, accident: Callable[[HistoryStore], None]
) -> None:
    with HistoryStore(tmp_path / "data" / "history.db") as store:
        driver = WorkoutOnDisk(store)
        driver.start()
        driver.do_reps(3)
        accident(store)
        driver.do_reps(4)
        assert driver.workout.write_problem == ""
        assert driver.reps_in_history() == [7, 0]
        with closing(sqlite3.connect(store.path)) as other:
            assert other.execute("SELECT sum(done) FROM sets").fetchone() == (7,)
        driver.workout.act(Act.STOP)
        assert "written anew" in store.take_notice()
    with HistoryStore(store.path) as again:
        (record,) = again.load().sessions
    assert record.done(Side.LEFT) == 7
