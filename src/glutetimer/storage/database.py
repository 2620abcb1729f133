"""Opens the history: what is committed stays committed, and nothing foreign is touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from glutetimer.storage.errors import DamagedHistoryError, HistoryError, reason
from glutetimer.storage.files import create_private_file
from glutetimer.storage.migrations import APPLICATION_ID, MIGRATIONS

BUSY_MS = 5000

_SETUP = (
    "PRAGMA foreign_keys = ON",
    # Every commit reaches the disk: a rep that was counted stays counted.
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    # macOS: fsync alone leaves the data in the drive's cache.
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
)

_EXPLANATIONS = {
    sqlite3.SQLITE_FULL: "the disk is full; free some space",
    sqlite3.SQLITE_BUSY: "another program is using it; close that one",
    sqlite3.SQLITE_LOCKED: "another program is using it; close that one",
    sqlite3.SQLITE_READONLY: "it is read-only; make the file and its folder writable",
    sqlite3.SQLITE_PERM: "it is not yours to write; make the file and its folder writable",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; see that it is a file in a writable folder",
    sqlite3.SQLITE_IOERR: "the disk reports an error; see to the disk",
}
_DAMAGED = "it is damaged or no history at all; move it away, or put a copy of your own back"


def open_database(
    path: Path, migrations: Sequence[Sequence[str]] = MIGRATIONS
) -> sqlite3.Connection:
    """Open the file, made if missing, at the newest version of the schema.

    Raises `HistoryError`, and then the file is as it was, if another program or a newer
    version wrote it, it is damaged, or it cannot be written. The caller closes the
    connection, which is for this thread only and begins no transaction by itself.
    """
    with explained(path):
        # Never open an existing file besides SQLite: closing it would drop, by the rules
        # of POSIX, the locks of every other connection that this process has to it.
        if not path.exists():
            create_private_file(path)
        connection = sqlite3.connect(path, timeout=BUSY_MS / 1000, isolation_level=None)
        try:
            _refuse_unfit(connection, path, newest=len(migrations))
            for statement in _SETUP:
                connection.execute(statement)
            _migrate(connection, migrations)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block's writes, durable when it ends, or none if it raises."""
    # IMMEDIATE: to wait for another writer here and not fail half-way.
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # After a full disk SQLite may have rolled back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system raise into a `HistoryError` about the file."""
    try:
        yield
    except sqlite3.Error as error:
        # The low byte is the kind of error; Python's own errors have none.
        kind = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if kind in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise DamagedHistoryError(f"{path} cannot be used: {_DAMAGED}.") from error
        because = _EXPLANATIONS.get(kind, str(error))
        raise HistoryError(f"{path} cannot be used: {because}.") from error
    except OSError as error:
        raise HistoryError(
            f"{path} cannot be used: {reason(error)}; "
            "make its folder writable or choose another with --data-dir."
        ) from error


def number(connection: sqlite3.Connection, query: str) -> int:
    """The one number that a query gives."""
    value: int = connection.execute(query).fetchone()[0]
    return value


def _refuse_unfit(connection: sqlite3.Connection, path: Path, newest: int) -> None:
    """Raise `HistoryError` for a file that is not for this version to write; write nothing."""
    application = number(connection, "PRAGMA application_id")
    fresh = application == 0 and number(connection, "SELECT count(*) FROM sqlite_master") == 0
    if application != APPLICATION_ID and not fresh:
        raise HistoryError(
            f"{path} belongs to another program; move it away or choose another --data-dir."
        )
    if number(connection, "PRAGMA user_version") > newest:
        raise HistoryError(f"{path} was written by a newer GluteTimer; update this one to use it.")
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise DamagedHistoryError(f"{path} cannot be used: {_DAMAGED}.")


def _migrate(connection: sqlite3.Connection, migrations: Sequence[Sequence[str]]) -> None:
    """Run the migrations that the file has not had, each in one transaction."""
    for version, statements in enumerate(migrations, start=1):
        if number(connection, "PRAGMA user_version") >= version:
            continue
        with transaction(connection):
            # Another process may have migrated while this one waited for its turn.
            if number(connection, "PRAGMA user_version") >= version:
                continue
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version}")
