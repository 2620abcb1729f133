"""Notices that an open history's file was deleted or replaced, and writes it anew."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from glutetimer.core.frozen import replace
from glutetimer.core.translation import gettext
from glutetimer.storage import queries, verified_rows
from glutetimer.storage.database import log_of, read_transaction, scalar, translated_errors
from glutetimer.storage.errors import HistoryError
from glutetimer.storage.files import create_private_file, is_regular_file, make_private_folder

_ALL_TIME = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
# The device and the file's number on it: no two files have the same at one time.
FileId = tuple[int, int]


class OpenFiles:
    """Which files the names of a history and its log led to when it was opened.

    A file that is deleted or replaced under a program stays open to it: it could go on writing
    for hours to a file that nobody will ever find again.
    """

    def __init__(self, path: Path) -> None:
        """To be created when the history has just been opened to be written."""
        self._path = path
        self._history = _id_of(path)
        self._log = _id_of(log_of(path))

    @property
    def in_place(self) -> bool:
        """Whether history and log are still found under their names. Takes microseconds."""
        return self.history_in_place and _id_of(log_of(self._path)) == self._log

    @property
    def history_in_place(self) -> bool:
        """Whether the history is still found under its name."""
        return _id_of(self._path) == self._history

    def remove_log(self) -> None:
        """Remove the log from beside the file that has come in the history's place.

        SQLite would take it for that file's own. Raises OSError.
        """
        if _id_of(log_of(self._path)) == self._log:
            for end in ("-wal", "-shm"):
                self._path.with_name(self._path.name + end).unlink(missing_ok=True)


def rescue(held: sqlite3.Connection, path: Path, files: OpenFiles) -> str:
    """Write all that `held` has to the file at `path`; gives a sentence that says what was done.

    `held` was opened there, and `files` are those it has open. Where another history was put
    in its place, that one gets what it lacks. Raises `HistoryError`, and then `held` still
    has everything, for another attempt.
    """
    with translated_errors(path):
        if files.history_in_place:
            _take_log_in(held, path)
            return gettext(
                "A file beside {file} was deleted while it was open; nothing of it is lost."
            ).format(file=path)
        make_private_folder(path.parent)
        replaced = is_regular_file(path)
        files.remove_log()
        if not replaced:
            _write_anew(path, held)
            return gettext(
                "{file} was deleted or moved while it was open; all of it was written anew."
            ).format(file=path)
        repairs = _add_to(path, held)
    sentence = gettext(
        "{file} was replaced while it was open; what was written meanwhile was added to it."
    ).format(file=path)
    return " ".join((sentence, *repairs))


def _take_log_in(held: sqlite3.Connection, path: Path) -> None:
    if scalar(held, "PRAGMA wal_checkpoint(FULL)"):
        raise HistoryError(
            gettext("{file} cannot be used: {reason}.").format(
                file=path, reason=gettext("another program is using it; close that one")
            )
        )


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
    # Imported here, as recovery opens stores, which import this.
    from glutetimer.storage.recovery import open_history

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


def _id_of(path: Path) -> FileId | None:
    try:
        stats = path.stat()
    except OSError:
        return None
    return stats.st_dev, stats.st_ino
