"""Copies: proven, private, thinned, and never fewer because of trouble."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.core.frozen import replace
from glutetimer.storage.backups import NEWEST, QUARTER, Backups, worth_keeping
from glutetimer.storage.errors import DamagedHistoryError, HistoryError
from glutetimer.storage.history import HistoryStore
from tests.storage.samples import ANSWER, LEFT_SET, SESSION, so_far

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TIMES = st.sets(
    st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)).map(
        lambda moment: moment.replace(microsecond=0)
    ),
    max_size=80,
)


class FakeNow:
    def __init__(self, now: datetime) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time


class GrowingHistory:
    """A history that grows by a session at a time, and its copies."""

    def __init__(self, folder: Path) -> None:
        self.clock = FakeNow(NOON)
        self.backups = Backups(folder / "backups", self.clock.now)
        self.store = HistoryStore(folder / "history.db")
        self._numbers = count()

    def train(self) -> None:
        sets = (replace(LEFT_SET, done=25),)
        self.store.begin(replace(SESSION, id=f"{next(self._numbers)}", sets=sets))

    def train_and_copy(self) -> Path:
        self.train()
        return self.backups.make(self.store.path).path

    def names(self) -> list[str]:
        return sorted(file.name for file in self.backups.folder.iterdir())


@pytest.fixture
def history(tmp_path: Path) -> Iterator[GrowingHistory]:
    history = GrowingHistory(tmp_path)
    with history.store:
        yield history


def sessions_in(file: Path) -> int:
    with closing(sqlite3.connect(file)) as copy:
        (number,) = copy.execute("SELECT count(*) FROM sessions").fetchone()
    return int(number)


def test_a_copy_is_whole_and_says_when_it_was_made(history: GrowingHistory) -> None:
    history.train()
    assert sessions_in(history.train_and_copy()) == 2
    assert history.names() == ["history-20261123T120000Z.db"]
    (copy,) = history.backups.all()
    assert copy.made_at == NOON
    assert history.backups.newest_intact() == copy


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes")
def test_copies_are_private(history: GrowingHistory) -> None:
    copy = history.train_and_copy()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_a_history_that_did_not_change_needs_no_second_copy(history: GrowingHistory) -> None:
    first = history.train_and_copy()
    history.clock.time += timedelta(hours=1)
    assert history.backups.make(history.store.path).path == first
    assert history.names() == [first.name]


def test_two_copies_in_one_second_are_two(history: GrowingHistory) -> None:
    history.train_and_copy()
    history.train_and_copy()
    assert history.names() == ["history-20261123T120000Z.db", "history-20261123T120001Z.db"]


def test_a_clock_that_went_wrong_and_right_again_confuses_nothing(history: GrowingHistory) -> None:
    history.train_and_copy()
    history.clock.time = NOON.replace(year=2038)
    history.train_and_copy()
    history.clock.time = NOON + timedelta(days=1)
    files = [history.train_and_copy() for _ in range(2 * NEWEST)]
    newest, *_ = history.backups.all()
    assert newest.path == files[-1]
    assert sessions_in(newest.path) == 2 + 2 * NEWEST
    assert all(file.exists() for file in files[-NEWEST:])


def test_a_damaged_history_gives_no_copy_and_costs_none(history: GrowingHistory) -> None:
    backup = history.train_and_copy()
    history.train()
    history.store.close()
    content = bytearray(history.store.path.read_bytes())
    position = content.index(b"gluteus-medius")
    content[position] ^= 1
    history.store.path.write_bytes(content)
    with pytest.raises(DamagedHistoryError):
        history.backups.make(history.store.path)
    assert history.names() == [backup.name]


def test_a_folder_in_the_way_is_a_sentence(history: GrowingHistory) -> None:
    history.train()
    history.backups.folder.write_text("mine")
    with pytest.raises(HistoryError, match="backups cannot be used: a file stands in the place"):
        history.backups.make(history.store.path)


def test_what_a_killed_copy_left_is_cleared_away_later(history: GrowingHistory) -> None:
    history.train_and_copy()
    unfinished = history.backups.folder / ".making-1-2"
    unfinished.write_bytes(b"half")
    history.train_and_copy()
    assert unfinished.exists(), "another program may be at it"
    os.utime(unfinished, (0, 0))
    history.train_and_copy()
    assert not unfinished.exists()
    assert all(backup.path != unfinished for backup in history.backups.all())


def test_a_copy_made_while_a_session_runs_holds_the_reps_so_far(history: GrowingHistory) -> None:
    history.train()
    history.store.rep_done("0", 0, replace(LEFT_SET, done=26), so_far(5_000))
    file = history.backups.make(history.store.path).path
    with closing(sqlite3.connect(file)) as copy:
        assert copy.execute("SELECT done FROM sets").fetchall() == [(26,)]


def test_years_of_daily_training_keep_few_copies() -> None:
    kept: set[datetime] = set()
    for day in range(3 * 365):
        kept = worth_keeping(kept | {NOON + timedelta(days=day)})
    newest = NOON + timedelta(days=3 * 365 - 1)
    assert {newest - timedelta(days=day) for day in range(NEWEST)} <= kept
    ages = sorted(newest - moment for moment in kept)
    assert 12 <= sum(age <= QUARTER for age in ages) - NEWEST <= 13
    assert 32 <= sum(age > QUARTER for age in ages) <= 34


@given(TIMES)
def test_thinning_keeps_what_the_rule_says(times: set[datetime]) -> None:
    kept = worth_keeping(times)
    assert kept <= times
    newest_first = sorted(times, reverse=True)
    assert set(newest_first[:NEWEST]) <= kept
    for moment in newest_first:
        recent = newest_first[0] - moment <= QUARTER

        def same_slot(other: datetime, moment: datetime = moment, recent: bool = recent) -> bool:
            if (newest_first[0] - other <= QUARTER) is not recent:
                return False
            if recent:
                return other.isocalendar()[:2] == moment.isocalendar()[:2]
            return (other.year, other.month) == (moment.year, moment.month)

        last_of_slot = moment == max(filter(same_slot, times))
        assert (moment in kept) == (last_of_slot or moment in newest_first[:NEWEST])


@given(TIMES)
def test_thinning_twice_is_thinning_once(times: set[datetime]) -> None:
    kept = worth_keeping(times)
    assert worth_keeping(kept) == kept


@given(TIMES.filter(bool))
def test_thinning_never_takes_the_newest(times: set[datetime]) -> None:
    assert max(times) in worth_keeping(times)


def test_a_copy_is_due_once_there_is_something_that_the_newest_lacks(
    history: GrowingHistory,
) -> None:
    def due() -> bool:
        return history.backups.is_behind(history.store.path)

    assert not due(), "there is nothing yet"
    history.train()
    assert due()
    history.backups.make(history.store.path)
    assert not due()
    for change in (
        lambda: history.store.rep_done("0", 0, replace(LEFT_SET, done=26), so_far(5_000)),
        lambda: history.store.rate("0", {}, 1, "fine"),
        lambda: history.store.add_answer(ANSWER),
        lambda: history.store.delete("0"),
    ):
        change()
        assert due()
        history.backups.make(history.store.path)
        assert not due()


def test_of_a_history_that_cannot_be_read_no_copy_is_due(history: GrowingHistory) -> None:
    history.train_and_copy()
    history.store.close()
    history.store.path.write_bytes(b"junk" * 5_000)
    assert not history.backups.is_behind(history.store.path)
    history.store.path.unlink()
    assert not history.backups.is_behind(history.store.path)
    history.store = HistoryStore(history.store.path)
