import os
import sqlite3
import stat
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from glutetimer.core.records import History, Unfinished
from glutetimer.storage.backups import Backups
from glutetimer.storage.database import open_database, scalar, transaction, translated_errors
from glutetimer.storage.errors import DamagedHistoryError, HistoryError, UnfitHistoryError
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.migrations import APPLICATION_ID, MIGRATIONS
from tests.storage.samples import ANSWER, LEFT_SET, SESSION, so_far

NEXT = ("ALTER TABLE sessions ADD COLUMN mood TEXT", "UPDATE sessions SET mood = 'calm'")
BROKEN = ("CREATE TABLE half (way TEXT)", "INSERT INTO nowhere VALUES (1)")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_every_commit_reaches_the_disk(path: Path) -> None:
    with closing(open_database(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert scalar(connection, "PRAGMA synchronous") == 2
        assert scalar(connection, "PRAGMA foreign_keys") == 1
        assert scalar(connection, "PRAGMA busy_timeout") == 5000
        assert scalar(connection, "PRAGMA fullfsync") == 1
        assert scalar(connection, "PRAGMA checkpoint_fullfsync") == 1
        assert scalar(connection, "PRAGMA application_id") == APPLICATION_ID
        assert scalar(connection, "PRAGMA user_version") == len(MIGRATIONS)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes")
def test_the_history_is_private(tmp_path: Path) -> None:
    path = tmp_path / "share" / "glutetimer" / "history.db"
    old = os.umask(0)
    try:
        with closing(open_database(path)):
            assert {file.name: mode(file) for file in path.parent.iterdir()} == {
                "history.db": 0o600,
                "history.db-wal": 0o600,
                "history.db-shm": 0o600,
            }
    finally:
        os.umask(old)
    assert mode(path.parent) == 0o700
    assert mode(path.parent.parent) == 0o700


def newer(path: Path) -> None:
    with closing(open_database(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 12345")


def nameless(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def no_database(path: Path) -> None:
    path.write_text("Dear diary, today I did 25 clamshells with each leg.\n" * 50)


def cut_short(path: Path) -> None:
    with HistoryStore(path) as store:
        store.begin(SESSION)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def scribbled_over(path: Path) -> None:
    with HistoryStore(path) as store:
        store.begin(SESSION)
    content = bytearray(path.read_bytes())
    content[4096:8192] = b"\xa5" * 4096
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("spoil", "error", "sentence"),
    [
        (newer, UnfitHistoryError, "was written by a newer GluteTimer; update this one"),
        (foreign, UnfitHistoryError, "belongs to another program"),
        (nameless, UnfitHistoryError, "belongs to another program"),
        (no_database, DamagedHistoryError, "damaged or no history at all"),
        (cut_short, DamagedHistoryError, "damaged or no history at all"),
        (scribbled_over, DamagedHistoryError, "damaged or no history at all"),
    ],
)
def test_a_file_that_is_not_for_us_is_refused_and_untouched(
    tmp_path: Path, spoil: Callable[[Path], None], error: type[HistoryError], sentence: str
) -> None:
    path = tmp_path / "history.db"
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(error, match=sentence) as caught:
        open_database(path)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == before
    assert {file.name for file in tmp_path.iterdir()} <= {"history.db", "history.db-seal"}


def test_an_empty_file_is_a_new_history(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with HistoryStore(path) as store:
        assert store.load() == History()


def test_a_file_in_the_place_of_the_folder_is_a_sentence(path: Path) -> None:
    path.parent.write_text("I am in the way")
    with pytest.raises(HistoryError, match=r"history\.db cannot be used: a file stands in the"):
        open_database(path)


def test_a_folder_in_the_place_of_the_file_is_a_sentence(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(HistoryError, match="it is a folder, not a file; move it away"):
        open_database(path)


def test_a_history_that_another_program_holds_is_a_sentence(path: Path) -> None:
    with closing(open_database(path)) as ours, closing(open_database(path)) as theirs:
        theirs.execute("BEGIN IMMEDIATE")
        ours.execute("PRAGMA busy_timeout = 0")
        with (
            pytest.raises(HistoryError, match="another program is using it"),
            translated_errors(path),
            transaction(ours),
        ):
            pytest.fail("there is but one writer")


def test_a_full_disk_is_a_sentence_and_what_was_there_stays(path: Path) -> None:
    with HistoryStore(path) as store:
        store.add_answer(ANSWER)
    with closing(open_database(path)) as connection:
        connection.execute("PRAGMA max_page_count = 1")
        with (
            pytest.raises(HistoryError, match="the disk is full"),
            translated_errors(path),
            transaction(connection),
        ):
            connection.execute("UPDATE answers SET reason = zeroblob(1000000)")
        assert not connection.in_transaction
    with HistoryStore(path) as store:
        assert store.load() == History(answers=(ANSWER,))


def test_an_old_history_is_brought_up_to_date(path: Path) -> None:
    with HistoryStore(path) as store:
        store.begin(SESSION)
    with closing(open_database(path, (*MIGRATIONS, NEXT))) as connection:
        assert connection.execute("SELECT mood FROM sessions").fetchall() == [("calm",)]
        assert scalar(connection, "PRAGMA user_version") == len(MIGRATIONS) + 1


def test_a_migration_that_fails_leaves_the_version_before_it(path: Path) -> None:
    with pytest.raises(HistoryError, match="nowhere"):
        open_database(path, (*MIGRATIONS, BROKEN))
    with closing(open_database(path)) as connection:
        assert scalar(connection, "PRAGMA user_version") == len(MIGRATIONS)
        assert scalar(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'half'") == 0


def write_version(path: Path, version: int) -> None:
    path.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        sql = Path(__file__).with_name(f"history-v{version}.sql")
        connection.executescript(sql.read_text(encoding="utf-8"))


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_a_history_of_every_version_is_read_for_ever(path: Path, version: int) -> None:
    write_version(path, version)
    expected = replace(SESSION, sets=(replace(LEFT_SET, done=7),), pain=2, note="as in 2026")
    # Version 1 did not know on which days an answer rested.
    answer = replace(ANSWER, evidence=()) if version == 1 else ANSWER
    with HistoryStore(path) as store:
        assert store.load() == store.load_recent(SESSION.day, 20) == History((expected,), (answer,))
        left = store.unfinished(SESSION.started_at, timedelta(hours=1))
        assert left == (None if version == 1 else Unfinished(expected, so_far(0, 7)))


def test_before_a_migration_a_proven_copy_is_made(path: Path) -> None:
    write_version(path, 1)
    with HistoryStore(path) as store:
        (copy,) = store.backups.all()
        old, now = version_of(copy.path), version_of(path)
        assert (old, now) == (1, len(MIGRATIONS))
    with HistoryStore(path) as store:
        assert len(store.backups.all()) == 1, "there was nothing more to migrate"


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return scalar(connection, "PRAGMA user_version")


def test_without_a_copy_there_is_no_migration(path: Path) -> None:
    write_version(path, 1)
    path.with_name("backups").write_text("I am in the way")
    with pytest.raises(HistoryError, match="backups cannot be used"):
        HistoryStore(path).open()
    assert version_of(path) == 1


def test_a_made_up_migration_copies_first_and_only_then_runs(path: Path) -> None:
    with HistoryStore(path) as store:
        store.begin(replace(SESSION, sets=(replace(LEFT_SET, done=7),)))
    backups = Backups(path.with_name("backups"))
    versions = []

    def copy() -> None:
        versions.append(version_of(backups.make(path).path))

    open_database(path, (*MIGRATIONS, NEXT), before_migration=copy).close()
    open_database(path, (*MIGRATIONS, NEXT), before_migration=copy).close()
    assert versions == [len(MIGRATIONS)]


def test_a_broken_migration_leaves_copy_and_history(path: Path) -> None:
    with HistoryStore(path) as store:
        store.begin(replace(SESSION, sets=(replace(LEFT_SET, done=7),)))
        before = store.load()
    backups = Backups(path.with_name("backups"))
    with pytest.raises(HistoryError, match="nowhere"):
        open_database(path, (*MIGRATIONS, BROKEN), before_migration=lambda: backups.make(path))
    with HistoryStore(path) as store:
        assert store.load() == before
    assert len(backups.all()) == 1


def test_a_version_that_only_flipped_bits_can_be_is_damage(path: Path) -> None:
    for version in (0, -1, 2**30):
        with closing(open_database(path)) as connection:
            connection.execute(f"PRAGMA user_version = {version}")
        with pytest.raises(DamagedHistoryError):
            open_database(path)
        path.unlink()


def test_our_tables_under_a_foreign_name_are_damage(path: Path) -> None:
    with closing(open_database(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID ^ 4}")
    with pytest.raises(DamagedHistoryError):
        open_database(path)
