"""A history is opened so that commits last, and files that are not ours stay untouched."""

import os
import sqlite3
import stat
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from glutetimer.core.records import History
from glutetimer.storage.database import open_database, scalar, transaction, translated_errors
from glutetimer.storage.errors import DamagedHistoryError, HistoryError, UnfitHistoryError
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.integrity import require_intact
from glutetimer.storage.schema import APPLICATION_ID, VERSION
from tests.storage.samples import ANSWER, SESSION


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


def opened(path: Path) -> sqlite3.Connection:
    return open_database(path, require_intact)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_every_commit_reaches_the_disk(path: Path) -> None:
    with closing(opened(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert scalar(connection, "PRAGMA synchronous") == 2
        assert scalar(connection, "PRAGMA foreign_keys") == 1
        assert scalar(connection, "PRAGMA busy_timeout") == 5000
        assert scalar(connection, "PRAGMA fullfsync") == 1
        assert scalar(connection, "PRAGMA checkpoint_fullfsync") == 1
        assert scalar(connection, "PRAGMA application_id") == APPLICATION_ID
        assert scalar(connection, "PRAGMA user_version") == VERSION


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes")
def test_the_history_is_private(tmp_path: Path) -> None:
    path = tmp_path / "share" / "glutetimer" / "history.db"
    old = os.umask(0)
    try:
        with closing(opened(path)):
            assert {file.name: mode(file) for file in path.parent.iterdir()} == {
                "history.db": 0o600,
                "history.db-wal": 0o600,
                "history.db-shm": 0o600,
            }
    finally:
        os.umask(old)
    assert mode(path.parent) == 0o700
    assert mode(path.parent.parent) == 0o700


def newer_version(path: Path) -> None:
    with closing(opened(path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")


def another_programs_id(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 12345")


def another_programs_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def not_a_database(path: Path) -> None:
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
        (
            newer_version,
            UnfitHistoryError,
            "was written by a newer GluteTimer; update this one",
        ),
        (another_programs_id, UnfitHistoryError, "belongs to another program"),
        (another_programs_tables, UnfitHistoryError, "belongs to another program"),
        (not_a_database, DamagedHistoryError, "damaged or no history at all"),
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
        opened(path)
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
        opened(path)


def test_a_folder_in_the_place_of_the_file_is_a_sentence(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(HistoryError, match="it is a folder, not a file; move it away"):
        opened(path)


def test_a_history_that_another_program_holds_is_a_sentence(path: Path) -> None:
    with (
        closing(opened(path)) as ours,
        closing(opened(path)) as theirs,
    ):
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
    with closing(opened(path)) as connection:
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


def test_a_version_that_only_flipped_bits_can_be_is_damage(path: Path) -> None:
    for version in (0, -1, 2**30):
        with closing(opened(path)) as connection:
            connection.execute(f"PRAGMA user_version = {version}")
        with pytest.raises(DamagedHistoryError):
            opened(path)
        path.unlink()


def test_our_tables_under_a_foreign_name_are_damage(path: Path) -> None:
    with closing(opened(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID ^ 4}")
    with pytest.raises(DamagedHistoryError):
        opened(path)
