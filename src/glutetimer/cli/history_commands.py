"""`glutetimer history`: all of it to a file and from one, to a copy and back from one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from glutetimer.cli.situation import InputError, Note, history_to_change, history_to_read
from glutetimer.core.vocabulary import counted
from glutetimer.storage.backups import Backups
from glutetimer.storage.errors import StorageError
from glutetimer.storage.folder_lock import FolderLock
from glutetimer.storage.import_export import (
    CSV_ENDINGS,
    SPREADSHEET_ENDINGS,
    is_csv,
    read_history_file,
    write_history_file,
)
from glutetimer.storage.merging import HistorySnapshot, merge_summary
from glutetimer.storage.recovery import restore
from glutetimer.system.paths import UserPaths


def export_history(paths: UserPaths, file: Path, kind: str | None, note: Note) -> list[str]:
    """Write the whole history to a file."""
    as_csv = _as_csv(file, kind, CSV_ENDINGS)
    with history_to_read(paths, note) as store:
        history = store.snapshot() if store else HistorySnapshot()
    write_history_file(file, history, as_csv)
    return [f"{file}: {counted(len(history.sessions), 'session')}"]


def import_history(paths: UserPaths, file: Path, kind: str | None, note: Note) -> list[str]:
    """Bring in what a file has more.

    Raises ImportFileError for a file with anything wrong in it, and nothing is brought in.
    """
    imported = read_history_file(file, _as_csv(file, kind, SPREADSHEET_ENDINGS))
    with FolderLock(paths.folder), history_to_change(paths, note) as store:
        before = store.snapshot()
        if before != HistorySnapshot():
            store.backups.make(paths.history)
        return [f"{file}: {merge_summary(before, store.merge(imported))}"]


def back_up(paths: UserPaths, note: Note) -> list[str]:
    """Make a verified copy; gives where it is."""
    with history_to_read(paths, note) as store:
        if store is None:
            raise InputError(f"There is no history in {paths.folder} to copy.")
        return [str(store.backups.make(paths.history).path)]


def restore_backup(paths: UserPaths, file: Path | None) -> list[str]:
    """Put a copy back, by default the newest good one."""
    backups = Backups(paths.backups)
    if file is not None and not file.exists() and (backups.folder / file.name).exists():
        # A copy may be called by its name alone.
        file = backups.folder / file.name
    with FolderLock(paths.folder):
        return [restore(paths.history, backups, file)]


def _as_csv(file: Path, kind: str | None, endings: Sequence[str]) -> bool:
    """What the person named, else what the file's ending says. Raises InputError."""
    if kind is not None:
        return kind == "csv"
    try:
        return is_csv(file, endings)
    except StorageError as error:
        raise InputError(f"{str(error).rstrip('.')}; say which with --format.") from error
