"""The errors of storage, and the system's reasons in plain words."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path

from glutetimer.core.frozen import frozen
from glutetimer.core.translation import gettext, gettext_noop, ngettext, number_text

_REASONS = {
    errno.ENOENT: gettext_noop("there is no such file"),
    errno.EISDIR: gettext_noop("it is a folder, not a file"),
    errno.ENOTDIR: gettext_noop("a file stands in the place of its folder"),
    errno.EEXIST: gettext_noop("a file stands in the place of its folder"),
    errno.EACCES: gettext_noop("you have no permission"),
    errno.EPERM: gettext_noop("you have no permission"),
    errno.EROFS: gettext_noop("the disk is read-only"),
    errno.ENOSPC: gettext_noop("the disk is full"),
    errno.ENAMETOOLONG: gettext_noop("its name is too long"),
}


class StorageError(Exception):
    """One sentence for a person: the file, what is wrong with it and what to do."""


@frozen
class FileProblem:
    """One thing wrong with a file: its line and its key, if those are known, and what.

    The message goes on from the key: "is 0; it should be …".
    """

    line: int | None
    message: str
    key: str = ""

    @property
    def text(self) -> str:
        """The problem without the file's name: "Line 114: levels[0].sets[0].reps is 0; …"."""
        told = f"{self.key} {self.message}" if self.key else self.message
        if self.line is None:
            return told
        return gettext("Line {line}: {problem}").format(line=self.line, problem=told)

    def in_file(self, file: Path) -> str:
        """The complete line "FILE:LINE: key.path: message"."""
        place = file if self.line is None else f"{file}:{self.line}"
        return ": ".join(filter(None, (str(place), self.key, self.message)))


class ProgramFileError(StorageError):
    """A program file that cannot be used, with at least one of its `details`.

    `problems` holds a complete line for each; the error's own text is the first of them and how
    many more there are.
    """

    def __init__(self, file: Path, details: Sequence[FileProblem]) -> None:
        self.details = tuple(details)
        self.problems = tuple(detail.in_file(file) for detail in details)
        super().__init__(first_of(self.problems))

    @property
    def built_in_instead(self) -> str:
        """A sentence for where the built-in program is used in its place."""
        return gettext(
            "Your program cannot be used, so the built-in one is used instead: {problem}"
        ).format(problem=self)

    @property
    def as_before(self) -> str:
        """A sentence for where what was read from the file before stays in use."""
        return gettext(
            "Your program cannot be used as it is now, so it stays as it was: {problem}"
        ).format(problem=self)


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
    known = _REASONS.get(error.errno or 0)
    return gettext(known) if known else error.strerror or str(error)


def first_of(problems: Sequence[str]) -> str:
    """The first of the problems, of which there is one, and how many more there are."""
    more = len(problems) - 1
    if not more:
        return problems[0]
    return ngettext("{problem}, and {number} more", "{problem}, and {number} more", more).format(
        problem=problems[0], number=number_text(more)
    )
