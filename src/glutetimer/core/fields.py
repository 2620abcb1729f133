"""Takes checked values out of a mapping that a person may have written.

Programs, settings and imported histories are all read by `Table`. For bad input it notes a
`Problem` that names the key, what was found and what is allowed, and gives a harmless value
back, so that one reading finds every error of a file. (`storage.validation` reads imports
with a `Table` that raises at the first problem instead.)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum, StrEnum
from typing import Any, TypeVar

from glutetimer.core.problems import Problem, ProblemKind, is_not_text, joined_path
from glutetimer.core.translation import gettext, number_text

MAX_TEXT = 2_000
E = TypeVar("E", bound=StrEnum)


class Table:
    """A mapping being read, the path that leads to it, and the problems noted so far."""

    __slots__ = ("_known", "_misplaced", "path", "problems", "values")

    def __init__(self, values: Mapping[str, Any], path: str, problems: list[Problem]) -> None:
        self.values, self.path, self.problems = values, path, problems
        self._known: set[str] = set()
        self._misplaced: set[str] = set()

    def path_of(self, key: str) -> str:
        """The path of one of the table's keys, which may be an item's place: "cues[1]"."""
        return joined_path(self.path, key)

    def wrong(
        self, key: str, message: str, kind: Enum = ProblemKind.OTHER, facts: tuple[Any, ...] = ()
    ) -> None:
        """Note that the value of `key` cannot be used."""
        self.problems.append(Problem(self.path_of(key), message, kind, facts))

    def instead_of(self, wanted: str, key: str) -> str:
        """What is wrong with `key`: what it holds, or that it is missing, and what is wanted."""
        if key not in self.values:
            return gettext("is missing; it should be {wanted}").format(wanted=wanted)
        return is_not_text(self.values[key], wanted)

    def _checked(
        self,
        key: str,
        wanted: str | Callable[[], str],
        fits: Callable[[Any], bool],
        default: Any,
        otherwise: Any,
        kind: Enum = ProblemKind.OTHER,
        facts: tuple[Any, ...] = (),
    ) -> Any:
        """The value of `key` if it fits, `default` if it is missing and has one.

        Else it is noted that it is not what is `wanted`, of that kind, and `otherwise` given. What
        takes time to put into words is so only then: a history has values by the thousand.
        """
        self._known.add(key)
        if key not in self.values and default is not None:
            return default
        if key in self.values and fits(self.values[key]):
            return self.values[key]
        words = wanted if isinstance(wanted, str) else wanted()
        self.wrong(key, self.instead_of(words, key), kind, facts)
        return otherwise

    def has(self, key: str) -> bool:
        """Whether the mapping has a value for `key`; the null of a JSON object is none."""
        self._known.add(key)
        return self.values.get(key) is not None

    def text(self, key: str, default: str | None = None) -> str:
        """A text of 1 to 2,000 characters, or the default."""
        absent = key not in self.values
        is_default = default is not None and self.values.get(key) == default
        text: str = self._checked(
            key,
            gettext("a text") if absent else text_wanted,
            lambda value: is_default or is_text(value),
            default,
            "",
            ProblemKind.ABSENT_TEXT if absent else ProblemKind.TEXT,
        )
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list; an absent key is an empty list."""
        return tuple(value for _, value in self._items(key, text_wanted(), is_text))

    def texts_or_tables(self, key: str) -> list[str | Table]:
        """The items of a list in which a table may stand for a text; none without the key."""
        wanted = gettext("{text}, or a table").format(text=text_wanted())
        items = self._items(key, wanted, lambda value: is_text(value) or _is_table(value))
        return [
            value if isinstance(value, str) else Table(value, self.path_of(place), self.problems)
            for place, value in items
        ]

    def _items(
        self, key: str, wanted_item: str, fits: Callable[[Any], bool]
    ) -> list[tuple[str, Any]]:
        """The items of a list of texts that fit, each with its place, such as "cues[1]".

        What is no list is noted, and so is each item that does not fit.
        """
        items = []
        for i, value in enumerate(self._checked(key, gettext("a list of texts"), _is_list, (), ())):
            place = f"{key}[{i}]"
            if fits(value):
                items.append((place, value))
            else:
                self.wrong(place, is_not_text(value, wanted_item), ProblemKind.TEXT)
        return items

    def integer(self, key: str, minimum: int, maximum: int, default: int | None = None) -> int:
        """A whole number from `minimum` to `maximum`."""

        def wanted() -> str:
            text = gettext("a whole number from {minimum} to {maximum}")
            return text.format(minimum=minimum, maximum=maximum)

        number: int = self._checked(
            key,
            f"{minimum}" if minimum == maximum else wanted,
            lambda value: type(value) is int and minimum <= value <= maximum,
            default,
            minimum if default is None else default,
            ProblemKind.WHOLE_NUMBER,
            (minimum, maximum),
        )
        return number

    def integers(self, key: str, minimum: int, maximum: int) -> tuple[int, ...]:
        """A list of whole numbers from `minimum` to `maximum`; an absent key is an empty list."""
        numbers = self._checked(
            key,
            lambda: gettext("a list of whole numbers from {minimum} to {maximum}").format(
                minimum=minimum, maximum=maximum
            ),
            lambda values: (
                _is_list(values)
                and all(type(value) is int and minimum <= value <= maximum for value in values)
            ),
            (),
            (),
        )
        return tuple(numbers)

    def day(self, key: str) -> date | None:
        """A day as text, such as "2026-11-26"; None where it is none."""
        day: str = self._checked(
            key,
            gettext("a day such as 2026-11-26"),
            lambda value: _day_of(value) is not None,
            None,
            "",
        )
        return _day_of(day)

    def time_of_day(self, key: str, default: time) -> time:
        """A local time to the minute, as TOML has it, such as 07:30:00."""
        time_of_day: time = self._checked(
            key,
            gettext("a time of day to the minute, such as 07:30:00"),
            lambda value: (
                isinstance(value, time) and value == value.replace(second=0, microsecond=0)
            ),
            default,
            default,
        )
        return time_of_day

    def moment(self, key: str) -> datetime | None:
        """A local date and time, as TOML has it, such as 2026-11-26T18:00:00; None without."""
        if not self.has(key):
            return None
        moment: datetime | None = self._checked(
            key,
            gettext("a local date and time, such as 2026-11-26T18:00:00"),
            lambda value: isinstance(value, datetime) and value.tzinfo is None,
            None,
            None,
        )
        return moment

    def milliseconds(
        self, key: str, minimum_s: float, maximum_s: float, default: float | None = None
    ) -> int:
        """Seconds from `minimum_s` to `maximum_s`, given back as whole milliseconds."""
        seconds: float = self._checked(
            key,
            lambda: gettext("seconds from {minimum} to {maximum}").format(
                minimum=f"{minimum_s:g}", maximum=f"{maximum_s:g}"
            ),
            lambda value: type(value) in (int, float) and minimum_s <= value <= maximum_s,
            default,
            minimum_s if default is None else default,
            ProblemKind.SECONDS,
            (minimum_s, maximum_s),
        )
        return round(seconds * 1000)

    def boolean(self, key: str, default: bool) -> bool:
        """True or false."""
        truth: bool = self._checked(
            key, gettext("true or false"), lambda value: type(value) is bool, default, default
        )
        return truth

    def choice(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        """One of the texts of `allowed`."""
        chosen: str = self._checked(
            key,
            lambda: gettext("one of {options}").format(options=", ".join(allowed)),
            lambda value: isinstance(value, str) and value in allowed,
            default,
            allowed[0] if default is None else default,
            ProblemKind.OPTION,
        )
        return chosen

    def member(self, key: str, kind: type[E], default: E | None = None) -> E:
        """The member of an enumeration whose value is the text."""
        return kind(self.choice(key, tuple(kind), default))

    def members(self, key: str, kind: type[E]) -> tuple[E, ...]:
        """Members of an enumeration in the order of a list of their values; all without one."""
        every = tuple(kind)
        values = self._checked(
            key,
            lambda: gettext("a list of one or more of {options}, each once").format(
                options=", ".join(every)
            ),
            lambda value: (
                _is_list(value)
                and len(value) > 0
                and all(item in every and value.count(item) == 1 for item in value)
            ),
            every,
            every,
            ProblemKind.OPTION,
        )
        return tuple(map(kind, values))

    def table(self, key: str, default: Mapping[str, Any] | None = None, wanted: str = "") -> Table:
        """A table under `key`; an empty one in its place if there is none."""
        value = self._checked(key, wanted or gettext("a table"), _is_table, default, None)
        if value is None:
            # Nothing in a table that is not there can be wrong a second time.
            return Table({}, self.path_of(key), [])
        return Table(value, self.path_of(key), self.problems)

    def named_tables(self, key: str) -> dict[str, Table]:
        """A table whose values are tables, such as `[exercises.clamshell]`."""
        outer = self.table(key, wanted=gettext("a table of {key}").format(key=key))
        return {name: outer.table(name) for name in outer.values}

    def tables(
        self, key: str, minimum: int, maximum: int, default: Sequence[Any] | None = None
    ) -> list[Table]:
        """A list of `minimum` to `maximum` tables, such as `[[levels]]`."""
        wanted = gettext("a list of {minimum} to {maximum} {key}").format(
            minimum=minimum, maximum=maximum, key=key
        )
        values = self._checked(key, wanted, _is_list, default, None)
        if values is None:
            return []
        if not minimum <= len(values) <= maximum:
            message = gettext("has {number}; it should be {wanted}").format(
                number=len(values), wanted=wanted
            )
            self.wrong(key, message, ProblemKind.COUNT, (minimum, maximum))
        return [self._item_table(f"{key}[{i}]", value) for i, value in enumerate(values)]

    def _item_table(self, place: str, value: object) -> Table:
        if isinstance(value, Mapping):
            return Table(value, self.path_of(place), self.problems)
        self.wrong(place, is_not_text(value, gettext("a table")))
        return Table({}, self.path_of(place), [])

    def misplaced(self, key: str, why: str, kind: Enum = ProblemKind.OTHER) -> None:
        """Note that `key` is known and has no place in this table, if it stands there."""
        self._misplaced.add(key)
        if key in self.values:
            self.wrong(key, why, kind)

    def finish(self) -> None:
        """Note every key that nobody asked for: it is a typing error or of a newer version."""
        known = sorted(self._known)
        for key in self.values:
            if key not in self._known | self._misplaced:
                message = gettext("is not known here; allowed are {keys}").format(
                    keys=", ".join(known)
                )
                self.wrong(key, message, ProblemKind.UNKNOWN_KEY, tuple(known))


def _day_of(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def text_wanted() -> str:
    """What a text should be."""
    return gettext("a text of 1 to {number} characters").format(number=number_text(MAX_TEXT))


def is_text(value: object) -> bool:
    """Whether a value is a text that a file may have."""
    return isinstance(value, str) and 0 < len(value) <= MAX_TEXT


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping)


def _is_list(value: object) -> bool:
    return isinstance(value, list)
