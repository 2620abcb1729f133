"""Copies of the history: each proven sound before it counts, and never too many."""

from __future__ import annotations

import filecmp
import os
import sqlite3
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from glutetimer.storage.database import (
    connect_to_read,
    damaged,
    is_damage,
    read_transaction,
    refuse_unfit,
    scalar,
    translated_errors,
)
from glutetimer.storage.errors import HistoryError
from glutetimer.storage.files import create_private_file, is_there, make_private_folder
from glutetimer.storage.integrity import require_intact

LAST = 10
QUARTER = timedelta(weeks=13)

_NAME = "history-%Y%m%dT%H%M%SZ.db"
_COUNTS = (
    "SELECT count(*) FROM sessions",
    "SELECT count(*) FROM sets",
    "SELECT count(*) FROM answers",
)
_EXTENT = (
    *_COUNTS,
    "SELECT count(*) FROM deleted",
    "SELECT total(done) FROM sets",
    "SELECT total(revision) FROM sessions",
)
_SECOND = timedelta(seconds=1)
# A copy that takes longer was given up by a program that was killed.
_STALE_S = 3600


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A copy; `made_at` is in UTC, to the second."""

    made_at: datetime
    path: Path


class Backups:
    """The copies in one folder. May be used from any thread and beside an open store."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = utc_now) -> None:
        self.folder = folder
        self._now = now

    def make(self, database: Path, thin: bool = True) -> Backup:
        """Copy the history, prove the copy, then thin the copies; gives the new one.

        If nothing has changed since the newest copy, that one stands. Raises
        `HistoryError`, `DamagedHistoryError` for a history that is not worth copying, and
        then every copy there was is still there.
        """
        with translated_errors(self.folder), self._temporary() as temporary:
            copy_verified(database, temporary)
            copies = self.all()
            if copies and filecmp.cmp(copies[0].path, temporary, shallow=False):
                return copies[0]
            made_at = self._now().astimezone(UTC).replace(microsecond=0)
            if copies:
                # Names follow each other in the order of making, whatever the clock says.
                made_at = max(made_at, copies[0].made_at + _SECOND)
            made = Backup(made_at, self.folder / made_at.strftime(_NAME))
            temporary.replace(made.path)
            _sync_folder(self.folder)
        if thin:
            self._thin()
        return made

    def is_behind(self, database: Path) -> bool:
        """Whether the newest copy has less, or other, than the history; quickly told.

        By numbers that every change of a session moves. False for a history in which there is
        nothing, and for one that cannot be read.
        """
        try:
            copies = self.all()
            held = _extent(database)
            return any(held) and not (copies and _extent(copies[0].path) == held)
        except HistoryError:
            return False

    def all(self) -> list[Backup]:
        """All copies, the newest first. Raises `HistoryError`."""
        with translated_errors(self.folder):
            files = list(self.folder.iterdir()) if self.folder.is_dir() else []
        # A pipe of such a name would hang whoever looks into it.
        copies = (Backup(at, file) for file in files if (at := _time_of(file)) and file.is_file())
        return sorted(copies, reverse=True)

    def newest_good(self) -> Backup | None:
        """The newest copy that is sound, if there is one. Raises `HistoryError`."""
        return next((each for each in self.all() if is_good(each.path)), None)

    def _thin(self) -> None:
        copies = self.all()
        keep = worth_keeping([each.made_at for each in copies])
        for each in copies:
            if each.made_at not in keep:
                # One that cannot be removed is one too many, and no harm.
                with suppress(OSError):
                    each.path.unlink()

    @contextmanager
    def _temporary(self) -> Iterator[Path]:
        """A name for a file in the making, which is gone afterwards."""
        make_private_folder(self.folder)
        for left in self.folder.glob(".making-*"):
            with suppress(OSError):
                if time.time() - left.stat().st_mtime > _STALE_S:
                    left.unlink()
        temporary = self.folder / f".making-{os.getpid()}-{time.monotonic_ns()}"
        try:
            yield temporary
        finally:
            for end in ("", "-journal", "-wal", "-shm"):
                temporary.with_name(temporary.name + end).unlink(missing_ok=True)


def worth_keeping(times: Collection[datetime]) -> set[datetime]:
    """The last ten, the last of each week in the quarter before the newest, and of each month.

    Weeks and months are the calendar's, in UTC. What is worth keeping stays so until it is
    older than a quarter, and then as the last of its month for ever.
    """
    newest_first = sorted(times, reverse=True)
    keep, slots = set(newest_first[:LAST]), set()
    for each in newest_first:
        weekly = newest_first[0] - each <= QUARTER
        slot = each.isocalendar()[:2] if weekly else (each.year, each.month, "month")
        if slot not in slots:
            slots.add(slot)
            keep.add(each)
    return keep


def copy_verified(source: Path, target: Path) -> None:
    """Copy a history, open elsewhere or not, into a new private file that is proven sound.

    Raises `HistoryError`, sqlite3.Error and OSError; what is at `target` is then of no use.
    """
    create_private_file(target)
    try:
        with translated_errors(source):
            is_there(source)
            found = connect_to_read(source)
        with closing(found) as original, closing(sqlite3.connect(target)) as copy:
            original.execute("BEGIN")
            refuse_unfit(original, source)
            held = _rows(original)
            original.backup(copy)
            # One plain file, without a log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
            require_intact(copy, source)
            if _rows(copy) != held:
                raise damaged(source)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if isinstance(error, UnicodeDecodeError) or is_damage(error):
            raise damaged(source) from error
        raise
    handle = os.open(target, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_good(path: Path) -> bool:
    """Whether the file is a sound history that this version can read."""
    try:
        with translated_errors(path), closing(connect_to_read(path)) as connection:
            refuse_unfit(connection, path)
            require_intact(connection, path)
            return scalar(connection, "PRAGMA user_version") > 0
    except HistoryError:
        return False


def _extent(path: Path) -> tuple[int, ...]:
    """How much a history holds. Raises `HistoryError`."""
    with translated_errors(path):
        is_there(path)
        with closing(connect_to_read(path)) as connection, read_transaction(connection):
            return tuple(scalar(connection, query) for query in _EXTENT)


def _rows(connection: sqlite3.Connection) -> tuple[int, ...]:
    """How many rows each table has."""
    return tuple(scalar(connection, query) for query in _COUNTS)


def _time_of(file: Path) -> datetime | None:
    try:
        return datetime.strptime(file.name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def _sync_folder(folder: Path) -> None:
    """See that a power cut does not take the new name away; where folders can be synced."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
