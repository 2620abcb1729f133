"""What is wrong with a value that a person may have written, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import Any

from glutetimer.core.frozen import frozen
from glutetimer.core.translation import gettext, pgettext

# The longest that a message repeats of what was found, in letters.
_MAX_REPEATED = 60
# A key that needs no quotation marks in a path; with a place it is an item of a list.
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+(\[\d+\])*")


class ProblemKind(Enum):
    """What a value should be and is not."""

    TEXT = auto()
    # A text, where there is nothing.
    ABSENT_TEXT = auto()
    # Of these three the facts are the limits, the lower one first.
    WHOLE_NUMBER = auto()
    SECONDS = auto()
    # A list of so many things.
    COUNT = auto()
    # One of the values that are offered.
    OPTION = auto()
    # A key that nobody knows; the facts are those that are known.
    UNKNOWN_KEY = auto()
    # Only a file can be wrong so.
    OTHER = auto()


def joined_path(path: str, key: str) -> str:
    """The path of a key in what has that path: "levels[0].name"; an odd key is in quotes."""
    text = key if _BARE_KEY.fullmatch(key) else f'"{key}"'
    return f"{path}.{text}" if path else text


@frozen
class Problem:
    """One thing wrong: `path` is the key's place, as in `levels[0].sets[1].reps`.

    `message` is in the words of a file, and has keys, values and numbers as they are written
    there; whoever says it in other words goes by the `kind`, one of `ProblemKind` or of what is
    read, and by the `facts` of that kind.
    """

    path: str
    message: str
    kind: Enum = ProblemKind.OTHER
    facts: tuple[Any, ...] = ()

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class InvalidError(ValueError):
    """A mapping that could not be used; `problems` holds everything wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = tuple(problems)


def rendered(value: object) -> str:
    """A short, safe rendering of a value for a message."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, int):
        is_near = -(10**12) < value < 10**12
        text = str(value) if is_near else gettext("a number far out of range")
    elif isinstance(value, float):
        text = f"{value:g}"
    elif isinstance(value, Mapping):
        text = gettext("a table")
    elif isinstance(value, list):
        text = gettext("a list")
    else:
        text = str(value)
    return _shortened(text)


def quoted(text: str) -> str:
    """A text that was found, in the language's quotation marks: short, and on one line."""
    # What is within those of Python, with its escapes.
    written = _shortened(repr(text)[1:-1])
    return pgettext("what was found", "'{text}'").format(text=written)


def _shortened(text: str) -> str:
    return text if len(text) <= _MAX_REPEATED else text[: _MAX_REPEATED - 1] + "…"


def is_not_text(value: object, wanted: str) -> str:
    """What is wrong with a value: what it is and what it should be, to follow its key."""
    text = gettext("is {value}; it should be {wanted}")
    return text.format(value=rendered(value), wanted=wanted)
