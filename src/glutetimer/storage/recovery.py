"""Opens the history whatever has happened to it, and puts backups back; deletes nothing."""

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
from glutetimer.core.translation import gettext, ngettext, number_text
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
from glutetimer.storage.files import is_regular_file, make_private_folder
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import HistorySnapshot

# The ends of a database's name and of those of the log and index that SQLite keeps beside it.
_ENDS = ("", "-wal", "-shm")


def open_history(path: Path) -> tuple[HistoryStore, list[str]]:
    """Open the history; if it is damaged, set it aside and go on from the newest intact backup.

    Gives the open store and what there is to tell the person, a sentence each, usually
    none. Only for the holder of the folder's lock. Raises `UnfitHistoryError` for a file
    that is another program's or a newer version's, and `HistoryError` where the folder or
    the disk fails; then nothing was changed.
    """
    store = HistoryStore(path)
    repairs = []
    with translated_errors(path):
        # Of a file that lost everything, as a full disk or a synchroniser may leave it, SQLite
        # would make a new history.
        missing = not is_regular_file(path) or path.stat().st_size == 0
    if missing and _newest_intact(store.backups):
        repairs.append(_put_back(path, store.backups))
    try:
        store.open()
    except DamagedHistoryError:
        repairs.append(_put_back(path, store.backups))
        store.open()
    if store.changed_outside:
        repairs.append(
            gettext(
                "Something other than GluteTimer changed {file} since it was last closed; "
                "it was checked, and all of it is in order."
            ).format(file=path.name)
        )
    return store, repairs


def restore(path: Path, backups: Backups, file: Path | None = None) -> str:
    """Put a backup, the newest intact one if no file is named, in the place of the history.

    What is there is backed up first, or set aside if it is damaged; gives a sentence with its
    new name, so that this can be undone. Only for the holder of the folder's lock, with every
    store closed. Raises `ImportFileError` for a file that is no intact history and
    `HistoryError` for what else is in the way; then the history is as it was.
    """
    if file is None:
        backup = _newest_intact(backups)
        if backup is None:
            raise HistoryError(
                gettext("There is no sound copy in {folder} to restore.").format(
                    folder=backups.folder
                )
            )
        file = backup.path
    try:
        if not is_regular_file(file):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    except OSError as error:
        raise ImportFileError(
            gettext("{file} cannot be restored: {reason}.").format(file=file, reason=reason(error))
        ) from error
    with _beside(path) as ready, translated_errors(path):
        try:
            copy_verified(file, ready)
        except DamagedHistoryError as error:
            raise ImportFileError(
                gettext(
                    "{file} cannot be restored, so nothing was changed: "
                    "it is damaged or no history at all."
                ).format(file=file)
            ) from error
        except UnfitHistoryError as error:
            raise ImportFileError(
                gettext("Nothing was changed: {problem}").format(problem=error)
            ) from error
        kept_as = _keep_what_is_there(path, backups)
        seal.remove(path)
        if is_regular_file(path):
            _write_over(ready, path)
        else:
            ready.replace(path)
    with HistoryStore(path) as store:
        sentence = gettext("{file}, {extent}, is your history now.").format(
            file=file.name, extent=_extent_text(store)
        )
        return " ".join(filter(None, (sentence, kept_as)))


def put_back(store: HistoryStore, file: Path) -> str:
    """Restore a backup into an open history, which is open again afterwards; as `restore`."""
    store.close()
    try:
        return restore(store.path, store.backups, file)
    finally:
        store.open()


def _put_back(path: Path, backups: Backups) -> str:
    """Replace a damaged or missing history by the newest backup and what can be salvaged.

    Gives the sentence that says what that came to.
    """
    salvaged = _salvaged(path)
    backup = _newest_intact(backups)
    with _beside(path) as ready, translated_errors(path):
        if backup is not None:
            copy_verified(backup.path, ready)
        with HistoryStore(ready) as store:
            extent = _extent_text(store)
            added = len(store.merge(salvaged).sessions)
        # All that needs room on the disk is done: what follows gives names only.
        aside = _set_aside(path)
        ready.replace(path)
    if backup is None:
        return ngettext(
            "The history was damaged and there is no copy of it: it is kept as {file}, "
            "and a new one begins with the {number} session that could be read from it.",
            "The history was damaged and there is no copy of it: it is kept as {file}, "
            "and a new one begins with the {number} sessions that could be read from it.",
            added,
        ).format(file=aside.name, number=number_text(added))
    if not aside.exists():
        return gettext(
            "The history was missing, so the newest copy, {extent}, was put back."
        ).format(extent=extent)
    return ngettext(
        "The history was damaged: it is kept as {file}, and the newest copy, {extent}, was put "
        "back with {number} session more from the damaged file; whatever else came after that "
        "copy is lost.",
        "The history was damaged: it is kept as {file}, and the newest copy, {extent}, was put "
        "back with {number} sessions more from the damaged file; whatever else came after that "
        "copy is lost.",
        added,
    ).format(file=aside.name, extent=extent, number=number_text(added))


def _salvaged(path: Path) -> HistorySnapshot:
    """What is readable and whole in a damaged history."""
    # Read from a copy: SQLite would write to the file, and what is damaged stays as it is.
    with (
        suppress(OSError, sqlite3.Error),
        tempfile.TemporaryDirectory(prefix=".salvage-", dir=path.parent) as folder,
    ):
        for end in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(path.with_name(path.name + end), Path(folder, "history" + end))
        with closing(sqlite3.connect(Path(folder, "history"))) as connection:
            return verified_rows.salvage(connection)
    return HistorySnapshot()


def _newest_intact(backups: Backups) -> Backup | None:
    try:
        return backups.newest_intact()
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
    """Back the history up, or set it aside if it is damaged; gives a sentence with its name."""
    if not is_regular_file(path):
        # Its log may have outlived it.
        _set_aside(path)
        return ""
    try:
        backup = backups.make(path, thin=False)
    except DamagedHistoryError:
        return gettext("What was there was damaged and is kept as {file}.").format(
            file=_set_aside(path).name
        )
    return gettext("What was there is kept as {file}.").format(file=backup.path)


def _set_aside(path: Path) -> Path:
    """Give a history and its log names that say that it is damaged. Raises `HistoryError`."""
    name = f"{path.name}.damaged-{utc_now():%Y%m%dT%H%M%SZ}"
    aside, number = path.with_name(name), 1
    with translated_errors(path):
        while os.path.lexists(aside):
            number += 1
            aside = path.with_name(f"{name}-{number}")
        seal.remove(path)
        for end in _ENDS:
            # A log that stayed would be taken for that of the next file of this name.
            with suppress(FileNotFoundError):
                path.with_name(path.name + end).rename(aside.with_name(aside.name + end))
    return aside


def _write_over(copy: Path, path: Path) -> None:
    """Make an intact history what the copy is, in one transaction that others may watch."""
    # To put another file in its place would pull it from under whoever reads it just now.
    deadline = time.monotonic() + BUSY_MS / 1000

    def give_up_late(_: int, remaining: int, __: int) -> None:
        # Python would try for ever.
        if remaining and time.monotonic() > deadline:
            raise InUseError(
                gettext("{file} cannot be replaced: another program is using it.").format(file=path)
            )

    with (
        closing(sqlite3.connect(copy)) as source,
        closing(sqlite3.connect(path, timeout=1)) as target,
    ):
        target.execute("PRAGMA synchronous = FULL")
        source.backup(target, progress=give_up_late)


def _extent_text(store: HistoryStore) -> str:
    """Up to which day a history goes, for a sentence to a person."""
    days = [record.day for record in store.load().sessions]
    if not days:
        return gettext("which has no sessions")
    last_day = day_text(max(days), utc_now().date())
    return gettext("with sessions up to {day}").format(day=last_day)
