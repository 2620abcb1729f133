"""Tells whether the names of an open history still lead to the files that are open."""

from __future__ import annotations

from pathlib import Path

from glutetimer.storage.database import log_of

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


def _id_of(path: Path) -> FileId | None:
    try:
        stats = path.stat()
    except OSError:
        return None
    return stats.st_dev, stats.st_ino
