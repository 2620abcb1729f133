"""Takes checked values out of a mapping that a person may have written.

A `Table` never raises for bad input: it notes a `Problem` that names the key, what was
found and what is allowed, and gives a harmless value back, so that one reading finds
every error of a file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

LONGEST_TEXT = 2_000


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: `path` is the key's place, as in `levels[0].sets[1].reps`."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class InvalidError(ValueError):
    """A mapping that could not be used; `problems` holds everything wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = tuple(problems)


def found(value: object) -> str:
    """A short, safe rendering of a value for a message."""
    if isinstance(value, str):
        text = repr(value)
    elif isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, int):
        text = str(value) if -(10**12) < value < 10**12 else "a number far out of range"
    elif isinstance(value, float):
        text = f"{value:g}"
    elif isinstance(value, Mapping):
        text = "a table"
    elif isinstance(value, list):
        text = "a list"
    else:
        text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"


@dataclass(slots=True)
class Table:
    """A mapping being read, the path that leads to it, and the problems noted so far."""

    values: Mapping[str, Any]
    path: str
    problems: list[Problem]
    _read: set[str] = field(default_factory=set)

    def _at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def wrong(self, key: str, message: str) -> None:
        """Note that the value of `key` cannot be used."""
        self.problems.append(Problem(self._at(key), message))

    def _take(self, key: str, default: Any, wanted: str) -> Any:
        self._read.add(key)
        if key in self.values:
            return self.values[key]
        if default is None:
            self.wrong(key, f"is missing; it should be {wanted}")
            return None
        return default

    def has(self, key: str) -> bool:
        """Whether the mapping has `key` at all."""
        return key in self.values

    def text(self, key: str, default: str | None = None) -> str:
        """A text of 1 to 2,000 characters."""
        value = self._take(key, default, "a text")
        if isinstance(value, str) and (value == default or 0 < len(value) <= LONGEST_TEXT):
            return value
        if value is not None:
            self.wrong(key, f"is {found(value)}; it should be a text of 1 to 2,000 characters")
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; an absent key is an empty list."""
        value = self._take(key, [], "a list of texts")
        if isinstance(value, list) and all(
            isinstance(v, str) and 0 < len(v) <= LONGEST_TEXT for v in value
        ):
            return tuple(value)
        self.wrong(key, f"is {found(value)}; it should be a list of texts")
        return ()

    def texts_or_tables(self, key: str) -> list[str | Table]:
        """A list in which a table may stand for a text; an absent key is an empty list."""
        value = self._take(key, [], "a list of texts")
        if isinstance(value, list) and all(
            isinstance(v, Mapping) or (isinstance(v, str) and 0 < len(v) <= LONGEST_TEXT)
            for v in value
        ):
            return [
                v if isinstance(v, str) else Table(v, f"{self._at(key)}[{i}]", self.problems)
                for i, v in enumerate(value)
            ]
        self.wrong(key, f"is {found(value)}; it should be a list of texts")
        return []

    def integer(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number from `low` to `high`."""
        wanted = f"a whole number from {low} to {high}"
        value = self._take(key, default, wanted)
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        if value is not None:
            self.wrong(key, f"is {found(value)}; it should be {wanted}")
        return low if default is None else default

    def milliseconds(
        self, key: str, low_s: float, high_s: float, default: float | None = None
    ) -> int:
        """Seconds from `low_s` to `high_s`, given back as whole milliseconds."""
        wanted = f"seconds from {low_s:g} to {high_s:g}"
        value = self._take(key, default, wanted)
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if value is not None and not (number and low_s <= value <= high_s):
            self.wrong(key, f"is {found(value)}; it should be {wanted}")
            value = default
        seconds: float = low_s if value is None else value
        return round(seconds * 1000)

    def boolean(self, key: str, default: bool) -> bool:
        """True or false."""
        value = self._take(key, default, "true or false")
        if isinstance(value, bool):
            return value
        self.wrong(key, f"is {found(value)}; it should be true or false")
        return default

    def choice(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        """One of the texts of `allowed`."""
        wanted = "one of " + ", ".join(allowed)
        value = self._take(key, default, wanted)
        if isinstance(value, str) and value in allowed:
            return value
        if value is not None:
            self.wrong(key, f"is {found(value)}; it should be {wanted}")
        return allowed[0] if default is None else default

    def table(self, key: str, default: Mapping[str, Any] | None = None) -> Table:
        """A table under `key`; an empty one in its place if there is none."""
        value = self._take(key, default, "a table")
        if not isinstance(value, Mapping):
            if value is not None:
                self.wrong(key, f"is {found(value)}; it should be a table")
            # Nothing in a table that is not there can be wrong a second time.
            return Table({}, self._at(key), [])
        return Table(value, self._at(key), self.problems)

    def named_tables(self, key: str) -> dict[str, Table]:
        """A table whose values are tables, such as `[exercises.clamshell]`."""
        outer = self.table(key)
        return {name: outer.table(name) for name in outer.values}

    def tables(self, key: str, default: list[Any] | None = None) -> list[Table]:
        """A list of tables, such as `[[levels]]`."""
        value = self._take(key, default, "a list of tables")
        if isinstance(value, list) and all(isinstance(v, Mapping) for v in value):
            return [Table(v, f"{self._at(key)}[{i}]", self.problems) for i, v in enumerate(value)]
        if value is not None:
            self.wrong(key, f"is {found(value)}; it should be a list of tables")
        return []

    def finish(self) -> None:
        """Note every key that nobody asked for: it is a typing error or of a newer version."""
        for key in self.values:
            if key not in self._read:
                allowed = ", ".join(sorted(self._read))
                self.wrong(key, f"is not known here; allowed are {allowed}")
