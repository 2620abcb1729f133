"""Tells whether a history holds exactly what was written to it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from glutetimer.storage.database import (
    damaged,
    is_damage,
    kind_of,
    read_transaction,
    scalar,
)
from glutetimer.storage.errors import BadRowError, DamagedHistoryError, UnfitHistoryError
from glutetimer.storage.verified_rows import read_snapshot

# Errors that come from the disk, the memory or another program, not from the file's content.
_NOT_THE_CONTENT = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_NOMEM,
}


def require_intact(connection: sqlite3.Connection, path: Path) -> None:
    """Raise `DamagedHistoryError` unless SQLite and every row's checksum find it in order."""
    with read_transaction(connection):
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise damaged(path)
        if scalar(connection, "SELECT count(*) FROM sqlite_master") == 0:
            # New: there is nothing in it yet.
            return
        try:
            read_snapshot(connection)
        except (BadRowError, UnicodeDecodeError) as error:
            raise damaged(path) from error
        except sqlite3.Error as error:
            # A table or a column that has another name now, or a text that is none.
            if is_damage(error) or kind_of(error) not in _NOT_THE_CONTENT:
                raise damaged(path) from error
            raise


def damage_in(error: Exception, path: Path) -> DamagedHistoryError | None:
    """The damage behind an error of a file whose bytes are known to have changed, if any.

    SQLite takes some flipped bits for other troubles: a file that is read-only, say.
    """
    cause = error.__cause__
    if isinstance(error, DamagedHistoryError):
        return error
    if isinstance(error, UnfitHistoryError) or not isinstance(cause, sqlite3.Error):
        return None
    return None if kind_of(cause) in _NOT_THE_CONTENT else damaged(path)
