"""Opens the history whatever has happened to it, and puts copies back; deletes nothing."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from glutetimer.core.dates import day_text
from glutetimer.core.vocabulary import counted
from glutetimer.storage import seal, verified_rows
from glutetimer.storage.backups import Backup, Backups, copy_verified, utc_now
from glutetimer.storage.database import BUSY_MS, translated_errors
from glutetimer.storage.errors import (
    DamagedHistoryError,
    HistoryError,
    ImportFileError,
    InUseError,
    UnfitHistoryError,
    reason,
)
from glutetimer.storage.files import is_there, make_private_folder
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import HistorySnapshot

# A database and the log and index that SQLite keeps beside it.
_PARTS = ("", "-wal", "-shm")


def open_history(path: Path, backups: Backups | None = None) -> tuple[HistoryStore, list[str]]:
    """Open the history; if it is damaged, set it aside and go on from the newest good copy.

    Gives the open store and what there is to tell the person, a sentence each, usually
    none. Only for who owns the folder (see `owner`). Raises `UnfitHistoryError` for a file
    that is another program's or a newer version's, and `HistoryError` where the folder or
    the disk fails; then nothing was changed.
    """
    store = HistoryStore(path, backups)
    notes = []
    with translated_errors(path):
        # Of a file that lost everything, as a full disk or a synchroniser may leave it, SQLite
        # would make a new history.
        missing = not is_there(path) or path.stat().st_size == 0
    if missing and _newest_good(store.backups):
        notes.append(_put_back(path, store.backups))
    try:
        store.open()
    except DamagedHistoryError:
        notes.append(_put_back(path, store.backups))
        store.open()
    if store.changed_outside:
        notes.append(
            f"Something other than GluteTimer changed {path.name} since it was last closed; "
            "it was checked, and all of it is in order."
        )
    return store, notes


def restore(path: Path, backups: Backups, file: Path | None = None) -> str:
    """Put a copy, the newest good one if no file is named, in the place of the history.

    What is there is copied first, or set aside if it is damaged; says under which name, so
    that this can be undone. Only for who owns the folder, with every store closed. Raises
    `ImportFileError` for a file that is no sound history and `HistoryError` for what else
    is in the way; then the history is as it was.
    """
    if file is None:
        copy = _newest_good(backups)
        if copy is None:
            raise HistoryError(f"There is no sound copy in {backups.folder} to restore.")
        file = copy.path
    try:
        if not is_there(file):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    except OSError as error:
        raise ImportFileError(f"{file} cannot be restored: {reason(error)}.") from error
    with _beside(path) as ready, translated_errors(path):
        try:
            copy_verified(file, ready)
        except DamagedHistoryError as error:
            raise ImportFileError(
                f"{file} cannot be restored, so nothing was changed: "
                "it is damaged or no history at all."
            ) from error
        except UnfitHistoryError as error:
            raise ImportFileError(f"Nothing was changed: {error}") from error
        kept = _keep_what_is_there(path, backups)
        seal.remove(path)
        if is_there(path):
            _write_over(ready, path)
        else:
            ready.replace(path)
    with HistoryStore(path, backups) as store:
        return f"{file.name}, {_reach(store)}, is your history now. {kept}".strip()


def _put_back(path: Path, backups: Backups) -> str:
    """Make a damaged or missing history good again, as far as can be; says how far that is."""
    rest = _salvaged(path)
    copy = _newest_good(backups)
    with _beside(path) as ready, translated_errors(path):
        if copy is not None:
            copy_verified(copy.path, ready)
        with HistoryStore(ready, backups) as store:
            reach = _reach(store)
            read = counted(len(store.merge(rest).sessions), "session")
        # All that needs room on the disk is done: what follows gives names only.
        aside = _set_aside(path)
        ready.replace(path)
    if copy is None:
        return (
            f"The history was damaged and there is no copy of it: it is kept as {aside.name}, "
            f"and a new one begins with the {read} that could be read from it."
        )
    if not aside.exists():
        return f"The history was missing, so the newest copy, {reach}, was put back."
    return (
        f"The history was damaged: it is kept as {aside.name}, and the newest copy, {reach}, "
        f"was put back with {read} more from the damaged file; whatever else came after that "
        "copy is lost."
    )


def _salvaged(path: Path) -> HistorySnapshot:
    """What is readable and whole in a damaged history, read from a copy of it."""
    # SQLite would write to the file: what is damaged stays as it is.
    with (
        suppress(OSError, sqlite3.Error),
        tempfile.TemporaryDirectory(prefix=".salvage-", dir=path.parent) as folder,
    ):
        for part in _PARTS[:2]:
            with suppress(FileNotFoundError):
                shutil.copyfile(path.with_name(path.name + part), Path(folder, "history" + part))
        with closing(sqlite3.connect(Path(folder, "history"))) as connection:
            return verified_rows.salvage(connection)
    return HistorySnapshot()


def _newest_good(backups: Backups) -> Backup | None:
    try:
        return backups.newest_good()
    except HistoryError:
        # A folder that cannot be read holds nothing that helps.
        return None


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A name, in a folder of its own, for a file that is to take the place of the history."""
    with translated_errors(path):
        make_private_folder(path.parent)
        folder = tempfile.TemporaryDirectory(
            prefix=".ready-", dir=path.parent, ignore_cleanup_errors=True
        )
    with folder as name:
        yield Path(name, path.name)


def _keep_what_is_there(path: Path, backups: Backups) -> str:
    """A copy of the history, or, if it is not worth one, the history set aside."""
    if not is_there(path):
        # Its log may have outlived it.
        _set_aside(path)
        return ""
    try:
        kept = backups.make(path, thin=False)
    except DamagedHistoryError:
        return f"What was there was damaged and is kept as {_set_aside(path).name}."
    return f"What was there is kept as {kept.path}."


def _set_aside(path: Path) -> Path:
    """Give a history and its log names that say that it is damaged. Raises `HistoryError`."""
    stamp = utc_now().strftime("%Y%m%dT%H%M%SZ")
    aside, again = path.with_name(f"{path.name}.damaged-{stamp}"), 1
    with translated_errors(path):
        while os.path.lexists(aside):
            again += 1
            aside = path.with_name(f"{path.name}.damaged-{stamp}-{again}")
        seal.remove(path)
        for part in _PARTS:
            # A log that stayed would be taken for that of the next file of this name.
            with suppress(FileNotFoundError):
                path.with_name(path.name + part).rename(aside.with_name(aside.name + part))
    return aside


def _write_over(copy: Path, path: Path) -> None:
    """Make a sound history what the copy is, in one transaction that others may watch."""
    # To put another file in its place would pull it from under whoever reads it just now.
    give_up = time.monotonic() + BUSY_MS / 1000

    def look(_: int, remaining: int, __: int) -> None:
        # Python would try for ever.
        if remaining and time.monotonic() > give_up:
            raise InUseError(f"{path} cannot be replaced: another program is using it.")

    with (
        closing(sqlite3.connect(copy)) as source,
        closing(sqlite3.connect(path, timeout=1)) as target,
    ):
        target.execute("PRAGMA synchronous = FULL")
        source.backup(target, progress=look)


def _reach(store: HistoryStore) -> str:
    days = [record.day for record in store.load().sessions]
    if not days:
        return "which has no sessions"
    return f"with sessions up to {day_text(max(days), utc_now().date())}"
