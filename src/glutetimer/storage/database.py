"""Opens the history: what is committed stays committed, and nothing foreign is touched."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.storage.errors import (
    BadRowError,
    DamagedHistoryError,
    HistoryError,
    UnfitHistoryError,
    reason,
)
from glutetimer.storage.files import IrregularFileError, create_private_file, is_regular_file
from glutetimer.storage.schema import APPLICATION_ID, SCHEMA, VERSION

BUSY_MS = 5000
# Raises `DamagedHistoryError` for a file that is not to be opened.
Check = Callable[[sqlite3.Connection, Path], object]

_SETUP = (
    "PRAGMA foreign_keys = ON",
    # Every commit reaches the disk: a rep that was counted stays counted.
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    # A log of 400 KiB is taken in after some thirty reps: it fits on a small disk, too.
    "PRAGMA wal_autocheckpoint = 100",
    # macOS: fsync alone leaves the data in the drive's cache.
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
)

_EXPLANATIONS = {
    sqlite3.SQLITE_FULL: gettext_noop("the disk is full; free some space"),
    sqlite3.SQLITE_BUSY: gettext_noop("another program is using it; close that one"),
    sqlite3.SQLITE_LOCKED: gettext_noop("another program is using it; close that one"),
    sqlite3.SQLITE_READONLY: gettext_noop("it is read-only; make the file and its folder writable"),
    sqlite3.SQLITE_PERM: gettext_noop(
        "it is not yours to write; make the file and its folder writable"
    ),
    sqlite3.SQLITE_CANTOPEN: gettext_noop(
        "it cannot be opened; see that it is a file in a writable folder"
    ),
    sqlite3.SQLITE_IOERR: gettext_noop("the disk reports an error; see to the disk"),
}
_TABLES = {"sessions", "sets", "answers"}
# No GluteTimer will ever have had as many versions: a higher number is a flipped bit.
_HIGHEST_VERSION = 10_000
_DAMAGED = gettext_noop(
    "it is damaged or no history at all; open the window or run `glutetimer history restore`,"
    " which keep it aside and put the newest copy back"
)


def open_database(path: Path, check: Check) -> sqlite3.Connection:
    """Open the file, made if missing; where its folder cannot be written, to be read only.

    What `check` raises keeps the file as it is. Raises `HistoryError`, and then the file is
    as it was, if another program or a newer version wrote it, it is damaged, or it cannot be
    written. The caller closes the connection, which is for this thread only and begins no
    transaction by itself.
    """
    with translated_errors(path):
        # Never open an existing file besides SQLite: closing it would drop, by the rules
        # of POSIX, the locks of every other connection that this process has to it.
        if not is_regular_file(path):
            # Another process may have been faster.
            with suppress(FileExistsError):
                create_private_file(path)
        elif not may_write(path.parent):
            return _checked(connect_to_read(path), path, check)
        if log_of(path).exists():
            # Checked by a reader first: a writer that closes a damaged file again would
            # take its log away, and with it perhaps the only intact copy of the last reps.
            _checked(connect(path, "ro"), path, check).close()
            connection = connect(path, "rw")
        else:
            connection = _checked(connect(path, "rw"), path, check)
        try:
            for statement in _SETUP:
                connection.execute(statement)
            _create_tables(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def _checked(connection: sqlite3.Connection, path: Path, check: Check) -> sqlite3.Connection:
    """The connection, to a file that is fit for this version and passes the check."""
    try:
        with read_transaction(connection):
            refuse_unfit(connection, path)
            check(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _create_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of a new file."""
    if scalar(connection, "PRAGMA user_version") == 0:
        with transaction(connection):
            # Another process may have made them while this one waited for its turn.
            if scalar(connection, "PRAGMA user_version") == 0:
                for statement in SCHEMA:
                    connection.execute(statement)


def may_write(folder: Path) -> bool:
    """Whether files can be made in that folder, as far as the system tells without trying."""
    return os.access(folder, os.W_OK)


def log_of(path: Path) -> Path:
    """Where SQLite keeps what is committed and not yet in the file itself."""
    return path.with_name(f"{path.name}-wal")


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Connect to a file that is there, to read and write ("rw") or to read only ("ro")."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_MS / 1000, isolation_level=None)


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Connect to a file that is there, on a disk that may be read-only, to read it."""
    if may_write(path.parent):
        # One that may only read would leave its log behind.
        return connect(path, "rw")
    # With a log beside it someone may be writing it, who may do so there.
    return connect(path, "ro" if log_of(path).exists() else "ro&immutable=1")


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
def read_transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Let all reads of the block see the file at one moment, whoever writes meanwhile."""
    within_another = connection.in_transaction
    if not within_another:
        connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction and not within_another:
            connection.execute("ROLLBACK")


@contextmanager
def translated_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system raise into a `HistoryError` about the file."""
    try:
        yield
    except (BadRowError, UnicodeDecodeError) as error:
        # Perhaps not even the names of the tables are texts any more.
        raise damaged(path) from error
    except sqlite3.Error as error:
        kind = kind_of(error)
        if is_damage(error):
            raise damaged(path) from error
        because = gettext(_EXPLANATIONS[kind]) if kind in _EXPLANATIONS else str(error)
        raise HistoryError(_unusable_text(path, because)) from error
    except IrregularFileError as error:
        raise HistoryError(
            gettext(
                "{file} cannot be used: {reason}; "
                "move it away or choose another folder with --data-dir."
            ).format(file=path, reason=reason(error))
        ) from error
    except OSError as error:
        raise HistoryError(
            gettext(
                "{file} cannot be used: {reason}; "
                "make its folder writable or choose another with --data-dir."
            ).format(file=path, reason=reason(error))
        ) from error


def kind_of(error: BaseException | None) -> int:
    """SQLite's kind of an error: its code's low byte, which Python's own errors lack."""
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite found the file broken, or no database at all."""
    # One byte of the header has an error without a kind of its own.
    return (
        kind_of(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
        or str(error) == "unsupported file format"
    )


def scalar(connection: sqlite3.Connection, query: str) -> int:
    """The one whole number that a query gives."""
    value: int = connection.execute(query).fetchone()[0]
    return value


def refuse_unfit(connection: sqlite3.Connection, path: Path) -> None:
    """Raise `UnfitHistoryError` for a file of another program or a newer version.

    `DamagedHistoryError` where that can only be a flipped bit.
    """
    application = scalar(connection, "PRAGMA application_id")
    version = scalar(connection, "PRAGMA user_version")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    ours = tables >= _TABLES
    if application != APPLICATION_ID:
        if ours:
            # Bits of the header flipped: nobody else has tables of these names.
            raise damaged(path)
        if application or tables:
            raise UnfitHistoryError(
                gettext(
                    "{file} belongs to another program; move it away or choose another --data-dir."
                ).format(file=path)
            )
    if version > _HIGHEST_VERSION or version < 0 or (version == 0 and ours):
        raise damaged(path)
    if version > VERSION:
        raise UnfitHistoryError(
            gettext("{file} was written by a newer GluteTimer; update this one to use it.").format(
                file=path
            )
        )


def damaged(path: Path) -> DamagedHistoryError:
    """The error to raise for a file that is damaged."""
    return DamagedHistoryError(_unusable_text(path, gettext(_DAMAGED)))


def _unusable_text(path: Path, because: str) -> str:
    return gettext("{file} cannot be used: {reason}.").format(file=path, reason=because)
