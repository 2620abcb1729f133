"""Writes a history anew whose file was deleted or replaced while it was open."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from glutetimer.storage import queries, verified_rows
from glutetimer.storage.database import read_transaction, scalar, translated_errors
from glutetimer.storage.errors import HistoryError
from glutetimer.storage.files import create_private_file, is_regular_file, make_private_folder
from glutetimer.storage.identity import OpenFiles
from glutetimer.storage.recovery import open_history

_ALL_TIME = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)


def rescue(held: sqlite3.Connection, path: Path, files: OpenFiles) -> str:
    """Write all that `held` has to the file at `path`; gives a sentence that says what was done.

    `held` was opened there, and `files` are those it has open. Where another history was put
    in its place, that one gets what it lacks. Raises `HistoryError`, and then `held` still
    has everything, for another attempt.
    """
    with translated_errors(path):
        if files.history_in_place:
            _take_log_in(held, path)
            return f"A file beside {path} was deleted while it was open; nothing of it is lost."
        make_private_folder(path.parent)
        replaced = is_regular_file(path)
        files.remove_log()
        if not replaced:
            _write_anew(path, held)
            return f"{path} was deleted or moved while it was open; all of it was written anew."
        repairs = _add_to(path, held)
    sentence = f"{path} was replaced while it was open; what was written meanwhile was added to it."
    return " ".join((sentence, *repairs))


def _take_log_in(held: sqlite3.Connection, path: Path) -> None:
    if scalar(held, "PRAGMA wal_checkpoint(FULL)"):
        raise HistoryError(f"{path} cannot be used: another program is using it; close that one.")


def _write_anew(path: Path, held: sqlite3.Connection) -> None:
    with tempfile.TemporaryDirectory(prefix=".rescue-", dir=path.parent) as folder:
        rescued = Path(folder, path.name)
        create_private_file(rescued)
        with closing(sqlite3.connect(rescued)) as copy:
            held.backup(copy)
            # One plain file, without a log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
        rescued.replace(path)


def _add_to(path: Path, held: sqlite3.Connection) -> list[str]:
    """Merge what is held into the history that is there now; gives what opening it has to tell."""
    with read_transaction(held):
        snapshot = verified_rows.read_snapshot(held)
        unfinished = queries.unfinished(held, *_ALL_TIME)
    concluded = dict(snapshot.sessions)
    if unfinished is not None:
        del concluded[unfinished.record.id]
    store, repairs = open_history(path)
    with store:
        store.merge(replace(snapshot, sessions=concluded))
        if unfinished is not None and unfinished.record.id not in store.snapshot().deleted:
            # It can be resumed there, too.
            record = unfinished.record
            store.begin(record)
            store.write(record.id, record.sets, unfinished.progress)
    return repairs
