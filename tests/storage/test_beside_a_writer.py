"""Whoever reads while another program writes sees the history at one moment, and no damage."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from glutetimer.core.frozen import replace
from glutetimer.core.records import SessionRecord
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.integrity import require_intact
from tests.storage.samples import LEFT_SET, MORNING, RIGHT_SET, SESSION

# Each look takes some milliseconds, in which several reps come in.
LOOKS = 40
REPS_MS = 5

WRITER = """
import sys, time
from glutetimer.core.frozen import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from glutetimer.core.records import SessionRecord
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.integrity import require_intact
from tests.storage.samples import LEFT_SET, SESSION, so_far

with HistoryStore(Path(sys.argv[1])) as store:
    for number in count():
        session = replace(SESSION, id=f"under way {number}")
        store.begin(session)
        for done in range(1, 26):
            store.rep_done(session.id, 0, replace(LEFT_SET, done=done), so_far(done * 5000))
            print(done, flush=True)
            time.sleep(float(sys.argv[2]) / 1000)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A history of some weeks, so that a look takes a while."""
    path = tmp_path / "history.db"
    with HistoryStore(path) as store:
        sets = (replace(LEFT_SET, done=25), replace(RIGHT_SET, done=25))
        for day in range(60):
            store.put(replace(SESSION, id=f"day {day}", sets=sets))
    return path


@pytest.fixture
def writer(path: Path) -> Iterator[None]:
    """Another program that does a rep every few milliseconds."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(REPS_MS)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"1\n"
        yield
        process.kill()


def status(path: Path) -> None:
    with HistoryStore(path) as store:
        store.load_recent(MORNING.date(), 20)
        store.unfinished(MORNING, timedelta(hours=12))


def everything(path: Path) -> None:
    with HistoryStore(path) as store:
        assert len(store.snapshot().sessions) >= 60
        store.load()


def copy(path: Path) -> None:
    HistoryStore(path).backups.make(path)


@pytest.mark.usefixtures("writer")
@pytest.mark.parametrize("look", [status, everything, copy])
def test_no_look_finds_damage(path: Path, look: Callable[[Path], None]) -> None:
    for _ in range(LOOKS):
        look(path)


def load(store: HistoryStore) -> Iterable[SessionRecord]:
    return store.load().sessions


def load_since(store: HistoryStore) -> Iterable[SessionRecord]:
    return store.load_since(MORNING.date(), 20).sessions


def load_recent(store: HistoryStore) -> Iterable[SessionRecord]:
    return store.load_recent(MORNING.date(), 20).sessions


def snapshot(store: HistoryStore) -> Iterable[SessionRecord]:
    return [session.record for session in store.snapshot().sessions.values()]


def check(store: HistoryStore) -> Iterable[SessionRecord]:
    require_intact(store._opened(), store.path)
    return store.load().sessions


@pytest.mark.parametrize("look", [load, load_since, load_recent, snapshot, check])
def test_all_queries_of_a_look_see_one_moment(
    path: Path, look: Callable[[HistoryStore], Iterable[SessionRecord]]
) -> None:
    """A session is changed, sets and all, just before each of the look's queries in turn."""
    with HistoryStore(path) as reader, HistoryStore(path) as writer:
        connection = reader._opened()
        queries: list[str] = []
        change_before = 0

        def change_meanwhile(query: str) -> None:
            if query.lstrip().startswith(("SELECT", "PRAGMA")):
                queries.append(query)
                if len(queries) == change_before:
                    writer.put(after)

        before = next(record for record in look(reader) if record.id == "day 3")
        connection.set_trace_callback(change_meanwhile)
        look(reader)
        query_count = len(queries)
        for change_before in range(1, query_count + 1):
            sets = tuple(
                replace(set_record, done=set_record.done + 1) for set_record in before.sets
            )
            after = replace(before, sets=sets, note=f"changed {change_before}")
            queries.clear()
            seen = next(record for record in look(reader) if record.id == "day 3")
            assert len(queries) == query_count > 1
            assert seen in (before, after), f"changed before query {change_before}"
            before = after
