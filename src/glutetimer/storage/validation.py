"""Takes checked values out of a history that comes from a file; the first wrong one ends it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any, NoReturn

from glutetimer.core.fields import Table
from glutetimer.core.problems import ProblemKind, rendered
from glutetimer.core.translation import gettext

_MINUTE = timedelta(minutes=1)


class InvalidFileError(Exception):
    """What is wrong in a text that was to be read, with its place."""


class ObjectReader(Table):
    """A `Table` that raises `InvalidFileError` at the first problem.

    The problems of a file of millions of wrong values would fill the memory. `line` comes
    before every path in a message, such as "line 3: " for a row of a CSV file.
    """

    __slots__ = ("line",)

    def __init__(self, values: Mapping[str, Any], path: str, line: str = "") -> None:
        super().__init__(values, path, [])
        self.line = line

    @classmethod
    def from_value(cls, value: object, path: str = "", line: str = "") -> ObjectReader:
        """Read that object. Raises `InvalidFileError` if it is none."""
        if not isinstance(value, Mapping):
            place = f"{line}{path}" or gettext("the file")
            raise InvalidFileError(
                gettext("{place} is {value}; it should be an object").format(
                    place=place, value=rendered(value)
                )
            )
        return cls(value, path, line)

    def wrong(
        self, key: str, message: str, kind: Enum = ProblemKind.OTHER, facts: tuple[Any, ...] = ()
    ) -> NoReturn:
        """Raise `InvalidFileError` for a key."""
        raise InvalidFileError(f"{self.line}{self.path_of(key)} {message}")

    def refuse(self, key: str, wanted: str) -> NoReturn:
        """Raise `InvalidFileError` for a key whose value is not what is wanted."""
        self.wrong(key, self.instead_of(wanted, key))

    def any_text(self, key: str, wanted: str = "") -> str:
        """A text of any length, of whole characters."""
        wanted = wanted or gettext("a text")
        text: str = self._checked(key, wanted, lambda value: isinstance(value, str), None, "")
        try:
            text.encode()
        except UnicodeEncodeError:
            self.refuse(key, gettext("a text of whole characters"))
        return text

    def moment(self, key: str) -> datetime:
        """A local time with its UTC offset, to the millisecond."""
        wanted = gettext("a time with its UTC offset, such as 2026-11-23T07:30:00+01:00")
        try:
            moment = datetime.fromisoformat(self.any_text(key, wanted))
        except ValueError:
            self.refuse(key, wanted)
        offset = moment.utcoffset()
        if offset is None or offset % _MINUTE or not 1900 <= moment.year <= 9000:
            self.refuse(key, wanted)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    def days(self, key: str) -> tuple[date, ...]:
        """A list of days; none where there is no such key."""
        wanted = gettext("a list of days, such as 2026-11-23")
        try:
            return tuple(map(date.fromisoformat, self._list(key, wanted, optional=True)))
        except (TypeError, ValueError):
            self.refuse(key, wanted)

    def object(self, key: str) -> ObjectReader:
        """An object; an empty one where there is none."""
        value = self.values[key] if self.has(key) else {}
        return ObjectReader.from_value(value, self.path_of(key), self.line)

    def objects(self, key: str, optional: bool = False) -> list[ObjectReader]:
        """A list of objects."""
        path = self.path_of(key)
        values = self._list(key, gettext("a list"), optional)
        return [
            ObjectReader.from_value(value, f"{path}[{i}]", self.line)
            for i, value in enumerate(values)
        ]

    def _list(self, key: str, wanted: str, optional: bool) -> list[Any]:
        values: list[Any] = self._checked(
            key, wanted, lambda value: isinstance(value, list), [] if optional else None, []
        )
        return values
