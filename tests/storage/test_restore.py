"""Putting a backup in the place of the history by hand, and undoing that."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from glutetimer.storage.errors import HistoryError, ImportFileError
from glutetimer.storage.recovery import restore
from tests.storage.data_folder import DataFolder


def days(folder: DataFolder) -> int:
    return len(folder.open()[0].sessions)


def test_a_restore_can_be_undone(folder: DataFolder) -> None:
    before = folder.open()
    _, older = folder.backups.all()
    sentence = restore(folder.history, folder.backups, older.path)
    assert "with sessions up to 13 December" in sentence
    assert days(folder) == 21
    kept_backup, *_ = folder.backups.all()
    assert str(kept_backup.path) in sentence
    restore(folder.history, folder.backups, kept_backup.path)
    assert folder.open() == before


def test_the_newest_copy_is_what_is_restored_unless_told(folder: DataFolder) -> None:
    restore(folder.history, folder.backups)
    assert days(folder) == 35


def test_a_damaged_history_is_set_aside_by_a_restore(folder: DataFolder) -> None:
    folder.history.write_bytes(b"no history" * 500)
    sentence = restore(folder.history, folder.backups)
    (aside,) = folder.path.glob("*.damaged-*")
    assert aside.name in sentence
    assert days(folder) == 35


def test_a_restore_where_nothing_was(folder: DataFolder) -> None:
    folder.history.unlink()
    restore(folder.history, folder.backups)
    assert days(folder) == 35


def no_history(folder: DataFolder) -> Path:
    file = folder.path / "diary.txt"
    file.write_text("Dear diary, " * 1000)
    return file


def broken_copy(folder: DataFolder) -> Path:
    newest, _ = folder.backups.all()
    newest.path.write_bytes(newest.path.read_bytes()[:-4096])
    return newest.path


def foreign_database(folder: DataFolder) -> Path:
    file = folder.path / "recipes.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    return file


@pytest.mark.parametrize("choose", [no_history, broken_copy, foreign_database])
def test_what_is_no_sound_history_is_not_restored(
    folder: DataFolder, choose: Callable[[DataFolder], Path]
) -> None:
    file, before = choose(folder), folder.history.read_bytes()
    with pytest.raises(ImportFileError, match=r"(?i)nothing was changed"):
        restore(folder.history, folder.backups, file)
    with pytest.raises(ImportFileError, match="no such file"):
        restore(folder.history, folder.backups, folder.path / "nowhere.db")
    assert folder.history.read_bytes() == before


def test_without_a_sound_copy_there_is_nothing_to_restore(folder: DataFolder) -> None:
    for backup in folder.backups.all():
        backup.path.write_bytes(b"")
    with pytest.raises(HistoryError, match="There is no sound copy"):
        restore(folder.history, folder.backups)
    assert days(folder) == 40


def test_a_reader_in_the_way_sees_one_history_or_the_other(folder: DataFolder) -> None:
    with closing(sqlite3.connect(folder.history)) as reader:
        reader.execute("BEGIN")
        count = "SELECT count(*) FROM sessions"
        assert reader.execute(count).fetchone() == (40,)
        restore(folder.history, folder.backups)
        assert reader.execute(count).fetchone() == (40,)
        reader.execute("COMMIT")
        assert reader.execute(count).fetchone() == (35,)
