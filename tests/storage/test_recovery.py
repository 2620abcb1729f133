"""Whatever happens to the file: a start, a sentence, and never less than the newest backup."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from glutetimer.core.records import History
from glutetimer.storage.errors import DamagedHistoryError, UnfitHistoryError
from glutetimer.storage.history import HistoryStore
from tests.storage.data_folder import DataFolder, day_number, session, train
from tests.storage.samples import ANSWER


def damages() -> Iterator[Callable[[bytes], bytes]]:
    """Two hundred ways to break a file."""
    chance = random.Random(5)

    def cut(content: bytes) -> bytes:
        return content[: chance.randrange(len(content))]

    def flip(content: bytes) -> bytes:
        broken = bytearray(content)
        for _ in range(chance.choice((1, 1, 1, 8, 64))):
            position = chance.randrange(len(broken))
            # Now and then where the most depends on it: in the header.
            position = chance.choice((position, position, position, position % 100))
            broken[position] ^= 1 << chance.randrange(8)
        return bytes(broken)

    def scribble(content: bytes) -> bytes:
        position = chance.randrange(len(content))
        junk = chance.randbytes(chance.choice((16, 512, 4096)))
        return content[:position] + junk + content[position + len(junk) :]

    def drop(content: bytes) -> bytes:
        position, size = chance.randrange(len(content)), chance.choice((1, 512, 4096))
        return content[:position] + content[position + size :]

    for _ in range(50):
        yield cut
        yield scribble
        yield drop
    for _ in range(50):
        yield flip


def test_two_hundred_damages_never_cost_more_than_since_the_newest_copy(
    filled: DataFolder, memory_path: Path
) -> None:
    untouched, _ = filled.copy_to(memory_path / "untouched").open()
    in_the_copy = {record.id: record for record in untouched.sessions if day_number(record) <= 34}
    newer_count, refused = 0, 0
    for number, damage in enumerate(damages()):
        folder = filled.copy_to(memory_path / "damaged")
        before = folder.history.read_bytes()
        folder.history.write_bytes(broken := damage(before))
        if broken == before:
            continue
        try:
            history, repairs = folder.open()
        except UnfitHistoryError:
            # The flipped bits make the number of a newer version or another program's name.
            assert broken[60:72] != before[60:72], number
            assert folder.history.read_bytes() == broken
            refused += 1
            continue
        assert len(repairs) == 1, (number, repairs)
        assert repairs[0].endswith("."), repairs
        records = {record.id: record for record in history.sessions}
        assert {id_: records.get(id_) for id_ in in_the_copy} == in_the_copy, (number, repairs)
        assert all(record == session(day_number(record)) for record in records.values())
        assert history.answers == (ANSWER,)
        newer_count += len(records) - len(in_the_copy)
        assert folder.open() == (history, []), "the next start is an ordinary one"
    assert refused <= 5
    assert newer_count > 200, "much of what no copy had was read from the damaged files"


def test_what_no_copy_has_is_said(folder: DataFolder) -> None:
    content = bytearray(folder.history.read_bytes())
    content[8192:12288] = bytes(4096)
    folder.history.write_bytes(content)
    history, (note,) = folder.open()
    assert "history.db.damaged-" in note
    assert "with sessions up to 27 December" in note
    assert "whatever else came after that copy is lost" in note
    assert {day_number(record) for record in history.sessions} >= set(range(35))
    (aside,) = folder.path.glob("*.damaged-*")
    assert aside.read_bytes() == content


def test_without_a_copy_there_is_a_new_history_and_the_old_file(folder: DataFolder) -> None:
    shutil.rmtree(folder.backups.folder)
    folder.history.write_bytes(b"no history" * 500)
    history, (note,) = folder.open()
    assert history == History()
    assert "there is no copy of it" in note
    (aside,) = folder.path.glob("*.damaged-*")
    assert aside.read_bytes() == b"no history" * 500


def test_without_a_copy_what_can_be_read_goes_on(folder: DataFolder) -> None:
    shutil.rmtree(folder.backups.folder)
    with closing(sqlite3.connect(folder.history)) as connection:
        connection.execute("UPDATE sets SET done = 99 WHERE session_id = 'session 3'")
        connection.commit()
    history, (note,) = folder.open()
    assert {day_number(record) for record in history.sessions} == {*range(40)} - {3}
    assert "39 sessions that could be read" in note


def test_a_missing_history_comes_back(folder: DataFolder) -> None:
    folder.history.unlink()
    history, (note,) = folder.open()
    assert len(history.sessions) == 35
    assert "was missing" in note
    assert not list(folder.path.glob("*.damaged-*"))


def test_a_damaged_copy_is_passed_over(folder: DataFolder) -> None:
    newest, older = folder.backups.all()
    newest.path.write_bytes(newest.path.read_bytes()[:-4096])
    folder.history.unlink()
    history, _ = folder.open()
    assert len(history.sessions) == 21
    assert folder.backups.newest_intact() == older


def test_a_new_folder_has_nothing_to_say(tmp_path: Path) -> None:
    assert DataFolder(tmp_path / "new").open() == (History(), [])


def test_a_history_that_others_changed_soundly_is_kept_and_it_is_said(folder: DataFolder) -> None:
    with closing(sqlite3.connect(folder.history)) as connection:
        connection.execute("CREATE TABLE mine (own TEXT)")
        connection.commit()
    history, (note,) = folder.open()
    assert len(history.sessions) == 40
    assert "all of it is in order" in note


def test_what_is_not_ours_is_refused_untouched_though_there_are_copies(folder: DataFolder) -> None:
    with closing(sqlite3.connect(folder.history)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = folder.history.read_bytes()
    with pytest.raises(UnfitHistoryError, match="newer GluteTimer"):
        folder.open()
    assert folder.history.read_bytes() == before
    assert not list(folder.path.glob("*.damaged-*"))


def test_the_log_of_a_damaged_history_is_kept_with_it(folder: DataFolder) -> None:
    with HistoryStore(folder.history) as store:
        train(store, 41)
        killed = folder.copy_to(folder.path.with_name("killed"))
    content = bytearray(killed.history.read_bytes())
    content[:100] = bytes(100)
    killed.history.write_bytes(content)
    killed.open()
    (aside,) = killed.path.glob("*.damaged-*Z")
    assert aside.with_name(aside.name + "-wal").stat().st_size > 0
    assert not killed.history.with_name("history.db-wal").exists()


def test_a_bit_that_sqlite_does_not_miss_is_missed(folder: DataFolder) -> None:
    folder.history.with_name("history.db-seal").unlink()
    content = folder.history.read_bytes()
    flipped = content.replace(b"day 39, and", b"day 38, and")
    assert flipped != content
    folder.history.write_bytes(flipped)
    with pytest.raises(DamagedHistoryError):
        HistoryStore(folder.history).open()
    history, _ = folder.open()
    assert {day_number(record) for record in history.sessions} == set(range(39))
