"""Backups of the history: each is verified before it counts, and old ones are thinned."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

from glutetimer.core.frozen import frozen
from glutetimer.core.translation import gettext
from glutetimer.storage.database import (
    connect_to_read,
    damaged,
    is_damage,
    read_transaction,
    refuse_unfit,
    scalar,
    translated_errors,
)
from glutetimer.storage.errors import HistoryError, StorageError
from glutetimer.storage.files import create_private_file, make_private_folder, refuse_irregular
from glutetimer.storage.integrity import require_intact

# How many of the newest are kept, whatever their age.
NEWEST = 10
QUARTER = timedelta(weeks=13)

_NAME = "history-%Y%m%dT%H%M%SZ.db"
_ROW_COUNTS = (
    "SELECT count(*) FROM sessions",
    "SELECT count(*) FROM sets",
    "SELECT count(*) FROM answers",
)
_EXTENT = (
    *_ROW_COUNTS,
    "SELECT count(*) FROM deleted",
    "SELECT total(done) FROM sets",
    "SELECT total(revision) FROM sessions",
)
_SECOND = timedelta(seconds=1)
# A backup that is not whole after that time is of a program that was killed.
_STALE_S = 3600


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


@frozen
class Backup:
    """A file with a copy of the history; `made_at` is in UTC, to the second."""

    made_at: datetime
    path: Path


class Backups:
    """The backups in one folder. May be used from any thread and beside an open store."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = utc_now) -> None:
        self.folder = folder
        self._now = now

    def make(self, database: Path, thin: bool = True) -> Backup:
        """Copy the history, verify the copy, then thin the backups; gives the new one.

        If nothing has changed since the newest backup, gives that one. Raises `HistoryError`,
        `DamagedHistoryError` for a damaged history, and then every backup is still there.
        """
        with translated_errors(self.folder), self._temporary() as temporary:
            copy_verified(database, temporary)
            backups = self.all()
            # Imported here: no start needs it.
            from filecmp import cmp

            if backups and cmp(backups[0].path, temporary, shallow=False):
                return backups[0]
            made_at = self._now().astimezone(UTC).replace(microsecond=0)
            if backups:
                # Names follow each other in the order of making, whatever the clock says.
                made_at = max(made_at, backups[0].made_at + _SECOND)
            backup = Backup(made_at, self.folder / made_at.strftime(_NAME))
            temporary.replace(backup.path)
            _sync_folder(self.folder)
        if thin:
            self._thin()
        return backup

    def is_behind(self, database: Path) -> bool:
        """Whether the newest backup has less, or other, than the history; a quick look.

        By numbers that every change of a session moves. False for an empty history, and for
        one that cannot be read.
        """
        try:
            backups = self.all()
            extent = _extent(database)
            return any(extent) and not (backups and _extent(backups[0].path) == extent)
        except HistoryError:
            return False

    def all(self) -> list[Backup]:
        """All backups, the newest first. Raises `HistoryError`."""
        with translated_errors(self.folder):
            files = list(self.folder.iterdir()) if self.folder.is_dir() else []
        # A pipe of such a name would hang whoever looks into it.
        backups = (
            Backup(made_at, file)
            for file in files
            if (made_at := _time_of(file)) and file.is_file()
        )
        return sorted(backups, key=lambda backup: backup.made_at, reverse=True)

    def newest_intact(self) -> Backup | None:
        """The newest backup that is intact, if there is one. Raises `HistoryError`."""
        return next((backup for backup in self.all() if is_intact(backup.path)), None)

    def _thin(self) -> None:
        backups = self.all()
        keep = worth_keeping([backup.made_at for backup in backups])
        for backup in backups:
            if backup.made_at not in keep:
                # One that cannot be removed is one too many, and no harm.
                with suppress(OSError):
                    backup.path.unlink()

    @contextmanager
    def _temporary(self) -> Iterator[Path]:
        """A name for a file in the making, which is removed afterwards."""
        make_private_folder(self.folder)
        for unfinished in self.folder.glob(".making-*"):
            with suppress(OSError):
                if time.time() - unfinished.stat().st_mtime > _STALE_S:
                    unfinished.unlink()
        temporary = self.folder / f".making-{os.getpid()}-{time.monotonic_ns()}"
        try:
            yield temporary
        finally:
            for end in ("", "-journal", "-wal", "-shm"):
                temporary.with_name(temporary.name + end).unlink(missing_ok=True)


class BackgroundBackup:
    """Makes one backup at a time in a thread of its own: the window does not wait for it."""

    def __init__(self, backups: Backups, history: Path, failed: Callable[[str], None]) -> None:
        """`failed` is called with a sentence, in another thread than the window's."""
        self._backups = backups
        self._history = history
        self._failed = failed
        self._thread: Thread | None = None

    def make(self) -> None:
        """Begin a backup of the history as it is now, once the one under way is made."""
        self.wait()
        self._thread = Thread(target=self._make, name="backup of the history")
        self._thread.start()

    def wait(self) -> None:
        """Until the backup under way is made."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _make(self) -> None:
        try:
            self._backups.make(self._history)
        except StorageError as error:
            self._failed(
                gettext("No copy of the history could be made: {problem}").format(problem=error)
            )


def worth_keeping(times: Collection[datetime]) -> set[datetime]:
    """The newest ten, the last of each week in the quarter before the newest, and of each month.

    Weeks and months are the calendar's, in UTC. What is worth keeping stays so until it is
    older than a quarter, and then as the last of its month for ever.
    """
    newest_first = sorted(times, reverse=True)
    keep, periods = set(newest_first[:NEWEST]), set()
    for time_ in newest_first:
        weekly = newest_first[0] - time_ <= QUARTER
        period = time_.isocalendar()[:2] if weekly else (time_.year, time_.month, "month")
        if period not in periods:
            periods.add(period)
            keep.add(time_)
    return keep


def copy_verified(source: Path, target: Path) -> None:
    """Copy a history, open elsewhere or not, into a new private file, and verify the copy.

    Raises `HistoryError`, sqlite3.Error and OSError; what is at `target` is then of no use.
    """
    create_private_file(target)
    try:
        with translated_errors(source):
            refuse_irregular(source)
            original_connection = connect_to_read(source)
        with closing(original_connection) as original, closing(sqlite3.connect(target)) as copy:
            original.execute("BEGIN")
            refuse_unfit(original, source)
            row_counts = _row_counts(original)
            original.backup(copy)
            # One plain file, without a log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
            require_intact(copy, source)
            if _row_counts(copy) != row_counts:
                raise damaged(source)
    except UnicodeDecodeError as error:
        raise damaged(source) from error
    except sqlite3.Error as error:
        if is_damage(error):
            raise damaged(source) from error
        raise
    handle = os.open(target, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_intact(path: Path) -> bool:
    """Whether the file is an intact history that this version can read."""
    try:
        with translated_errors(path), closing(connect_to_read(path)) as connection:
            refuse_unfit(connection, path)
            require_intact(connection, path)
            return scalar(connection, "PRAGMA user_version") > 0
    except HistoryError:
        return False


def _extent(path: Path) -> tuple[int, ...]:
    """Numbers of rows, reps and revisions in a history. Raises `HistoryError`."""
    with translated_errors(path):
        refuse_irregular(path)
        with closing(connect_to_read(path)) as connection, read_transaction(connection):
            return tuple(scalar(connection, query) for query in _EXTENT)


def _row_counts(connection: sqlite3.Connection) -> tuple[int, ...]:
    return tuple(scalar(connection, query) for query in _ROW_COUNTS)


def _time_of(file: Path) -> datetime | None:
    try:
        return datetime.strptime(file.name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def _sync_folder(folder: Path) -> None:
    """Bring the folder's names to the disk, so that a power cut takes none away (POSIX only)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
