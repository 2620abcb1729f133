"""The errors of storage, and the system's reasons in plain words."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path

from glutetimer.core.frozen import frozen

_REASONS = {
    errno.ENOENT: "there is no such file",
    errno.EISDIR: "it is a folder, not a file",
    errno.ENOTDIR: "a file stands in the place of its folder",
    errno.EEXIST: "a file stands in the place of its folder",
    errno.EACCES: "you have no permission",
    errno.EPERM: "you have no permission",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full",
    errno.ENAMETOOLONG: "its name is too long",
}


class StorageError(Exception):
    """One sentence for a person: the file, what is wrong with it and what to do."""


@frozen
class FileProblem:
    """One thing wrong with a file: its line, if that is known, and what, the key first."""

    line: int | None
    message: str

    @property
    def text(self) -> str:
        """The problem without the file's name: "Line 114: levels[0].sets[0].reps: is 0; …"."""
        return self.message if self.line is None else f"Line {self.line}: {self.message}"

    def in_file(self, file: Path) -> str:
        """The complete line "FILE:LINE: key.path: message"."""
        place = file if self.line is None else f"{file}:{self.line}"
        return f"{place}: {self.message}"


class ProgramFileError(StorageError):
    """A program file that cannot be used, with at least one of its `details`.

    `problems` holds a complete line for each; the error's own text is the first of them and how
    many more there are.
    """

    def __init__(self, file: Path, details: Sequence[FileProblem]) -> None:
        self.details = tuple(details)
        self.problems = tuple(detail.in_file(file) for detail in details)
        more = len(details) - 1
        super().__init__(f"{self.problems[0]}, and {more} more" if more else self.problems[0])

    @property
    def built_in_instead(self) -> str:
        """A sentence for where the built-in program is used in its place."""
        return f"Your program cannot be used, so the built-in one is used instead: {self}"

    @property
    def as_before(self) -> str:
        """A sentence for where what was read from the file before stays in use."""
        return f"Your program cannot be used as it is now, so it stays as it was: {self}"


class HistoryError(StorageError):
    """The history cannot be read or written; what it already held is untouched."""


class UnfitHistoryError(HistoryError):
    """The file is intact, but of another program or a newer version: it is never changed."""


class DamagedHistoryError(HistoryError):
    """The history's file is no database or a damaged one."""


class ImportFileError(StorageError):
    """A file that cannot be imported: its name, the place in it and the reason."""


class BadRowError(Exception):
    """A row of the history that is not as it was written."""


class InUseError(StorageError):
    """Another GluteTimer holds the folder."""


def reason(error: OSError) -> str:
    """Why the system refused, in plain words and without the file's name."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
