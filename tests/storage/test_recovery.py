"""Whatever happens to the file: a start, a sentence, and never less than the newest copy."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from glutetimer.core.program import Side
from glutetimer.core.records import Effort, History, SessionRecord
from glutetimer.storage.backups import Backups
from glutetimer.storage.errors import (
    DamagedHistoryError,
    HistoryError,
    ImportFileError,
    UnfitHistoryError,
)
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.recovery import open_history, restore
from tests.storage.samples import ANSWER, LEFT_SET, MORNING, RIGHT_SET, SESSION, so_far


def session(day: int) -> SessionRecord:
    """A whole session, `day` days after the first."""
    return replace(
        SESSION,
        id=f"session {day}",
        started_at=MORNING + timedelta(days=day),
        active_ms=300_000,
        sets=(replace(LEFT_SET, done=25), replace(RIGHT_SET, done=24)),
        effort={Side.LEFT: Effort.EASY, Side.RIGHT: Effort.RIGHT},
        pain=1,
        note=f"day {day}, and it was a good one",
    )


def train(store: HistoryStore, day: int) -> None:
    record = session(day)
    store.begin(record)
    store.write(record.id, record.sets, so_far(300_000))


def day_of(record: SessionRecord) -> int:
    return (record.started_at - MORNING).days


@dataclass
class Folder:
    """A data folder with forty sessions, of which copies hold thirty-five."""

    path: Path

    @property
    def history(self) -> Path:
        return self.path / "history.db"

    @property
    def backups(self) -> Backups:
        return Backups(self.path / "backups")

    def fill(self) -> None:
        with HistoryStore(self.history, self.backups) as store:
            store.add_answer(ANSWER)
            for day in range(40):
                train(store, day)
                if day in (20, 34):
                    self.backups.make(self.history)

    def copy_to(self, path: Path) -> Folder:
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(self.path, path)
        return Folder(path)

    def open(self) -> tuple[History, list[str]]:
        store, notes = open_history(self.history, self.backups)
        with store:
            return store.load(), notes


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = Folder(tmp_path_factory.mktemp("filled"))
    folder.fill()
    return folder


@pytest.fixture
def folder(filled: Folder, tmp_path: Path) -> Folder:
    return filled.copy_to(tmp_path / "data")


def damages() -> Iterator[Callable[[bytes], bytes]]:
    """Two hundred ways to break a file."""
    chance = random.Random(5)

    def cut(content: bytes) -> bytes:
        return content[: chance.randrange(len(content))]

    def flip(content: bytes) -> bytes:
        broken = bytearray(content)
        for _ in range(chance.choice((1, 1, 1, 8, 64))):
            at = chance.randrange(len(broken))
            # Now and then where the most depends on it: in the header.
            at = chance.choice((at, at, at, at % 100))
            broken[at] ^= 1 << chance.randrange(8)
        return bytes(broken)

    def scribble(content: bytes) -> bytes:
        at = chance.randrange(len(content))
        junk = chance.randbytes(chance.choice((16, 512, 4096)))
        return content[:at] + junk + content[at + len(junk) :]

    def drop(content: bytes) -> bytes:
        at, size = chance.randrange(len(content)), chance.choice((1, 512, 4096))
        return content[:at] + content[at + size :]

    for _ in range(50):
        yield cut
        yield scribble
        yield drop
    for _ in range(50):
        yield flip


def test_two_hundred_damages_never_cost_more_than_since_the_newest_copy(
    filled: Folder, tmp_path: Path
) -> None:
    untouched, _ = filled.copy_to(tmp_path / "untouched").open()
    in_the_copy = {each.id: each for each in untouched.sessions if day_of(each) <= 34}
    newer_kept, refused = 0, 0
    for number, damage in enumerate(damages()):
        folder = filled.copy_to(tmp_path / "damaged")
        before = folder.history.read_bytes()
        folder.history.write_bytes(broken := damage(before))
        if broken == before:
            continue
        try:
            history, notes = folder.open()
        except UnfitHistoryError:
            # The flipped bits make the number of a newer version or another program's name.
            assert broken[60:72] != before[60:72], number
            assert folder.history.read_bytes() == broken
            refused += 1
            continue
        assert len(notes) == 1, (number, notes)
        assert notes[0].endswith("."), notes
        kept = {each.id: each for each in history.sessions}
        assert {id_: kept.get(id_) for id_ in in_the_copy} == in_the_copy, (number, notes)
        assert all(each == session(day_of(each)) for each in kept.values())
        assert history.answers == (ANSWER,)
        newer_kept += len(kept) - len(in_the_copy)
        assert folder.open() == (history, []), "the next start is an ordinary one"
    assert refused <= 5
    assert newer_kept > 200, "much of what no copy had was read from the damaged files"


def test_what_no_copy_has_is_said(folder: Folder) -> None:
    content = bytearray(folder.history.read_bytes())
    content[8192:12288] = bytes(4096)
    folder.history.write_bytes(content)
    history, (note,) = folder.open()
    assert "history.db.damaged-" in note
    assert "with sessions up to 27 December" in note
    assert "whatever else came after that copy is lost" in note
    assert {day_of(each) for each in history.sessions} >= set(range(35))
    (aside,) = folder.path.glob("*.damaged-*")
    assert aside.read_bytes() == content


def test_without_a_copy_there_is_a_new_history_and_the_old_file(folder: Folder) -> None:
    shutil.rmtree(folder.backups.folder)
    folder.history.write_bytes(b"no history" * 500)
    history, (note,) = folder.open()
    assert history == History()
    assert "there is no copy of it" in note
    (aside,) = folder.path.glob("*.damaged-*")
    assert aside.read_bytes() == b"no history" * 500


def test_without_a_copy_what_can_be_read_goes_on(folder: Folder) -> None:
    shutil.rmtree(folder.backups.folder)
    with closing(sqlite3.connect(folder.history)) as connection:
        connection.execute("UPDATE sets SET done = 99 WHERE session_id = 'session 3'")
        connection.commit()
    history, (note,) = folder.open()
    assert {day_of(each) for each in history.sessions} == {*range(40)} - {3}
    assert "39 sessions that could be read" in note


def test_a_missing_history_comes_back(folder: Folder) -> None:
    folder.history.unlink()
    history, (note,) = folder.open()
    assert len(history.sessions) == 35
    assert "was missing" in note
    assert not list(folder.path.glob("*.damaged-*"))


def test_a_damaged_copy_is_passed_over(folder: Folder) -> None:
    newest, older = folder.backups.all()
    newest.path.write_bytes(newest.path.read_bytes()[:-4096])
    folder.history.unlink()
    history, _ = folder.open()
    assert len(history.sessions) == 21
    assert folder.backups.newest_good() == older


def test_a_new_folder_has_nothing_to_say(tmp_path: Path) -> None:
    assert Folder(tmp_path / "new").open() == (History(), [])


def test_a_history_that_others_changed_soundly_is_kept_and_it_is_said(folder: Folder) -> None:
    with closing(sqlite3.connect(folder.history)) as connection:
        connection.execute("CREATE TABLE mine (own TEXT)")
        connection.commit()
    history, (note,) = folder.open()
    assert len(history.sessions) == 40
    assert "all of it is in order" in note


def test_what_is_not_ours_is_refused_untouched_though_there_are_copies(folder: Folder) -> None:
    with closing(sqlite3.connect(folder.history)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = folder.history.read_bytes()
    with pytest.raises(UnfitHistoryError, match="newer GluteTimer"):
        folder.open()
    assert folder.history.read_bytes() == before
    assert not list(folder.path.glob("*.damaged-*"))


def test_the_log_of_a_damaged_history_is_kept_with_it(folder: Folder) -> None:
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


# Putting a copy back by hand


def days(folder: Folder) -> int:
    return len(folder.open()[0].sessions)


def test_a_restore_can_be_undone(folder: Folder) -> None:
    before = folder.open()
    _, older = folder.backups.all()
    says = restore(folder.history, folder.backups, older.path)
    assert "with sessions up to 13 December" in says
    assert days(folder) == 21
    kept, *_ = folder.backups.all()
    assert str(kept.path) in says
    restore(folder.history, folder.backups, kept.path)
    assert folder.open() == before


def test_the_newest_copy_is_what_is_restored_unless_told(folder: Folder) -> None:
    restore(folder.history, folder.backups)
    assert days(folder) == 35


def test_a_damaged_history_is_set_aside_by_a_restore(folder: Folder) -> None:
    folder.history.write_bytes(b"no history" * 500)
    says = restore(folder.history, folder.backups)
    (aside,) = folder.path.glob("*.damaged-*")
    assert aside.name in says
    assert days(folder) == 35


def test_a_restore_where_nothing_was(folder: Folder) -> None:
    folder.history.unlink()
    restore(folder.history, folder.backups)
    assert days(folder) == 35


def no_history(folder: Folder) -> Path:
    file = folder.path / "diary.txt"
    file.write_text("Dear diary, " * 1000)
    return file


def broken_copy(folder: Folder) -> Path:
    newest, _ = folder.backups.all()
    newest.path.write_bytes(newest.path.read_bytes()[:-4096])
    return newest.path


def foreign_database(folder: Folder) -> Path:
    file = folder.path / "recipes.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    return file


@pytest.mark.parametrize("choose", [no_history, broken_copy, foreign_database])
def test_what_is_no_sound_history_is_not_restored(
    folder: Folder, choose: Callable[[Folder], Path]
) -> None:
    file, before = choose(folder), folder.history.read_bytes()
    with pytest.raises(ImportFileError, match=r"(?i)nothing was changed"):
        restore(folder.history, folder.backups, file)
    with pytest.raises(ImportFileError, match="no such file"):
        restore(folder.history, folder.backups, folder.path / "nowhere.db")
    assert folder.history.read_bytes() == before


def test_without_a_sound_copy_there_is_nothing_to_restore(folder: Folder) -> None:
    for each in folder.backups.all():
        each.path.write_bytes(b"")
    with pytest.raises(HistoryError, match="There is no sound copy"):
        restore(folder.history, folder.backups)
    assert days(folder) == 40


def test_a_reader_in_the_way_sees_one_history_or_the_other(folder: Folder) -> None:
    with closing(sqlite3.connect(folder.history)) as reader:
        reader.execute("BEGIN")
        count = "SELECT count(*) FROM sessions"
        assert reader.execute(count).fetchone() == (40,)
        restore(folder.history, folder.backups)
        assert reader.execute(count).fetchone() == (40,)
        reader.execute("COMMIT")
        assert reader.execute(count).fetchone() == (35,)


def test_a_bit_that_sqlite_does_not_miss_is_missed(folder: Folder) -> None:
    folder.history.with_name("history.db-seal").unlink()
    content = folder.history.read_bytes()
    flipped = content.replace(b"day 39, and", b"day 38, and")
    assert flipped != content
    folder.history.write_bytes(flipped)
    with pytest.raises(DamagedHistoryError):
        HistoryStore(folder.history).open()
    history, _ = folder.open()
    assert {day_of(each) for each in history.sessions} == set(range(39))


def test_the_copy_from_before_a_migration_can_be_restored(folder: Folder) -> None:
    old = folder.path / "old.db"
    with closing(sqlite3.connect(old)) as connection:
        sql = Path(__file__).with_name("history-v1.sql")
        connection.executescript(sql.read_text(encoding="utf-8"))
    restore(folder.history, folder.backups, old)
    history, notes = folder.open()
    assert [each.note for each in history.sessions] == ["as in 2026"]
    assert not notes


def test_a_damaged_history_of_version_1_is_no_obstacle(tmp_path: Path) -> None:
    # Nobody vouches for its rows, and there is no copy of it.
    original = tmp_path / "old.db"
    with closing(sqlite3.connect(original)) as connection:
        sql = Path(__file__).with_name("history-v1.sql")
        connection.executescript(sql.read_text(encoding="utf-8"))
    content, chance = original.read_bytes(), random.Random(5)
    for number in range(40):
        folder = Folder(tmp_path / f"{number}")
        folder.path.mkdir()
        broken = bytearray(content)
        for _ in range(40):
            broken[chance.randrange(72, len(broken))] ^= 1 << chance.randrange(8)
        folder.history.write_bytes(broken)
        history, _ = folder.open()
        assert all(0 <= (each.pain or 0) <= 10 for each in history.sessions)
