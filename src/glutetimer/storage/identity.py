"""Tells whether the names of an open history still lead to the files that are open."""

from __future__ import annotations

from pathlib import Path

from glutetimer.storage.database import log_of

# The device and the number on it: no two files have the same at one time.
FileId = tuple[int, int]


class OpenFiles:
    """Which files a history's name, and its log's, led to when it was opened.

    What is deleted or replaced under a program stays open to it: it could go on writing for
    hours to a file that nobody will ever find again.
    """

    def __init__(self, path: Path) -> None:
        """To be made when the history has just been opened to be written."""
        self._path = path
        self._history = _id_of(path)
        self._log = _id_of(log_of(path))

    @property
    def in_place(self) -> bool:
        """Whether history and log are still found under their names. Takes some microseconds."""
        return self.history_in_place and _id_of(log_of(self._path)) == self._log

    @property
    def history_in_place(self) -> bool:
        """Whether the history is, be its log gone or not."""
        return _id_of(self._path) == self._history

    def remove_log(self) -> None:
        """Take our log from beside what has come in our file's place. Raises OSError.

        SQLite would take it for that file's own.
        """
        if _id_of(log_of(self._path)) == self._log:
            for end in ("-wal", "-shm"):
                self._path.with_name(self._path.name + end).unlink(missing_ok=True)


def _id_of(path: Path) -> FileId | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
