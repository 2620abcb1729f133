"""Takes checked values out of a history that comes from a file; the first wrong one ends it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, NoReturn, TypeVar

from glutetimer.core.fields import found
from glutetimer.core.program import Side, Speed
from glutetimer.core.records import AnswerKind, Effort

_MINUTE = timedelta(minutes=1)

T = TypeVar("T", Side, Speed, Effort, AnswerKind)


class InvalidFileError(Exception):
    """What is wrong in a text that was to be read, with its place."""


class ObjectReader:
    """Takes checked values out of an object; `where` comes before its keys in a message."""

    def __init__(self, values: object, where: str) -> None:
        if not isinstance(values, Mapping):
            place = where.rstrip(".") or "the file"
            raise InvalidFileError(f"{place} is {found(values)}; it should be an object")
        self._values: Mapping[str, Any] = values
        self._where = where
        self._asked: set[str] = set()

    def at(self, key: str) -> str:
        """The place of a key."""
        return f"{self._where}{key}"

    def wrong(self, key: str, wanted: str) -> NoReturn:
        """Raise WrongError for a key."""
        if key not in self._values:
            raise InvalidFileError(f"{self.at(key)} is missing; it should be {wanted}")
        raise InvalidFileError(
            f"{self.at(key)} is {found(self._values[key])}; it should be {wanted}"
        )

    def get(self, key: str) -> Any:
        """A value as it is; None if there is none."""
        self._asked.add(key)
        return self._values.get(key)

    def text(self, key: str, wanted: str = "a text") -> str:
        """A text."""
        value = self.get(key)
        if not isinstance(value, str):
            self.wrong(key, wanted)
        try:
            value.encode()
        except UnicodeEncodeError:
            self.wrong(key, "a text of whole characters")
        return value

    def integer(self, key: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        value = self.get(key)
        if type(value) is not int or not low <= value <= high:
            self.wrong(key, f"a whole number from {low} to {high}")
        return value

    def choice(self, key: str, kind: type[T]) -> T:
        """One of an enum's values."""
        wanted = "one of " + ", ".join(str(each) for each in kind)
        try:
            return kind(self.text(key, wanted))
        except ValueError:
            self.wrong(key, wanted)

    def moment(self, key: str) -> datetime:
        """A local time with its UTC offset, to the millisecond."""
        wanted = "a time with its UTC offset, such as 2026-11-23T07:30:00+01:00"
        try:
            moment = datetime.fromisoformat(self.text(key, wanted))
        except ValueError:
            self.wrong(key, wanted)
        offset = moment.utcoffset()
        if offset is None or offset % _MINUTE or not 1900 <= moment.year <= 9000:
            self.wrong(key, wanted)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    def days(self, key: str) -> tuple[date, ...]:
        """A list of days; none where there is no such key."""
        wanted = "a list of days, such as 2026-11-23"
        value = self.get(key)
        if key not in self._values:
            return ()
        if not isinstance(value, list):
            self.wrong(key, wanted)
        try:
            return tuple(map(date.fromisoformat, value))
        except (TypeError, ValueError):
            self.wrong(key, wanted)

    def objects(self, key: str, optional: bool = False) -> list[ObjectReader]:
        """A list of objects."""
        value = self.get(key)
        if optional and key not in self._values:
            return []
        if not isinstance(value, list):
            self.wrong(key, "a list")
        return [ObjectReader(each, f"{self.at(key)}[{i}].") for i, each in enumerate(value)]

    def finish(self) -> None:
        """Raise WrongError for a key that nobody asked for: what it means would be lost."""
        for key in self._values:
            if key not in self._asked:
                allowed = ", ".join(sorted(self._asked))
                raise InvalidFileError(f"{self.at(key)} is not known here; allowed are {allowed}")
