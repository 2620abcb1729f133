"""A program that is being written: its values as a file has them, and every step back.

The values may be wrong or half there at any time: `problems` says what is, and `program` is
there once nothing is. Values are never changed in place, so that a step back is the very
mapping that was there. `program_edits` has what a person does with one.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, TypeAlias

from glutetimer.core.problems import InvalidError, Problem, joined_path
from glutetimer.core.program import Program
from glutetimer.core.program_reader import read_program
from glutetimer.core.program_texts import texts_of, without_translations_of

# The keys and places that lead to a value: ("levels", 0, "sets", 1, "reps").
KeyPath: TypeAlias = tuple[str | int, ...]


def path_text(path: KeyPath) -> str:
    """A path as `Problem.path` has it: "levels[0].sets[1].reps"."""
    text = ""
    for part in path:
        text = f"{text}[{part}]" if isinstance(part, int) else joined_path(text, part)
    return text


def same_values(one: object, other: object) -> bool:
    """Whether two values are the same to a file, which tells 1 from 1.0 and has an order."""
    if one is other:
        return True
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return list(one) == list(other) and all(same_values(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same_values, one, other))
    # What is no number is the same as itself only here. Texts of both would be simpler, but
    # Python refuses to write a number of thousands of digits.
    return type(one) is type(other) and (one == other or (one != one and other != other))


class ProgramDraft:
    """The values of a program's file, edited by paths; no edit and no value raises.

    An edit of what is not there does nothing, and what stands in the way of one is replaced.
    """

    def __init__(self, values: Mapping[str, Any], is_new: bool = False) -> None:
        """`values` are those of a file; `is_new`, of one that is not there yet."""
        self._steps: list[Mapping[str, Any]] = [values]
        self._now = 0
        self._saved = values
        self._in_file: Mapping[str, Any] = {} if is_new else values
        self._texts_before = texts_of(values)
        # What the last step was about: the next one about the same is one with it.
        self._about: Hashable = None
        self._read: tuple[Program | None, tuple[Problem, ...]] | None = None

    @property
    def values(self) -> Mapping[str, Any]:
        """All values as they are now; not to be changed."""
        return self._steps[self._now]

    @property
    def values_to_save(self) -> Mapping[str, Any]:
        """The values for a file: without what translates a text that was edited and is no more.

        A translation would go on saying what stood there before. Those that fitted no text from
        the start stay, and are told as problems.
        """
        gone = set(self._texts_before) - set(texts_of(self.values))
        return without_translations_of(gone, self.values)

    @property
    def values_in_file(self) -> Mapping[str, Any]:
        """The values that the file has; none before it was saved for the first time."""
        return self._in_file

    @property
    def unsaved(self) -> bool:
        """Whether anything differs from what was opened or last saved."""
        return not same_values(self.values, self._saved)

    @property
    def program(self) -> Program | None:
        """The program, if nothing is wrong with it."""
        return self._reading[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, as `check-program` says it."""
        return self._reading[1]

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return self._now > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step back can be taken again."""
        return self._now + 1 < len(self._steps)

    def undo(self) -> None:
        """Take the last step back."""
        self._go_to(max(0, self._now - 1))

    def redo(self) -> None:
        """Take again the step that was taken back last."""
        self._go_to(min(self._now + 1, len(self._steps) - 1))

    def mark_saved(self) -> None:
        """Note that a file has the values as they are now."""
        self._saved = self._in_file = self.values
        self._about = None

    def get(self, path: KeyPath, default: Any = None) -> Any:
        """The value at that path, or the default."""
        value: Any = self.values
        for part in path:
            if not _leads_on(value, part):
                return default
            value = value[part]
        return value

    def table(self, path: KeyPath) -> Mapping[str, Any]:
        """The table at that path; an empty one in the place of anything else."""
        value = self.get(path)
        return value if isinstance(value, Mapping) else {}

    def items(self, path: KeyPath) -> Sequence[Any]:
        """The list at that path; an empty one in the place of anything else."""
        value = self.get(path)
        return value if isinstance(value, list) else []

    def set(self, path: KeyPath, value: Any) -> None:
        """Put a value there, with the tables that lead to it; None takes it away.

        Several in a row at one place are one step: a text is typed letter by letter.
        """
        change = _without(self.values, path) if value is None else _with(self.values, path, value)
        self.step(change, about=("set", path))

    def remove(self, path: KeyPath) -> None:
        """Take away what is there."""
        self.step(_without(self.values, path))

    def insert(self, path: KeyPath, value: Any) -> None:
        """Put a value into a list before the place that ends the path, or at the list's end."""
        *outer, place = path
        items = list(self.items(tuple(outer)))
        if isinstance(place, int):
            items.insert(max(0, place), value)
            self.step(_with(self.values, tuple(outer), items))

    def move(self, path: KeyPath, by: int) -> None:
        """Move an item of a list, or a table among its neighbours, so many places on."""
        outer, key = path[:-1], path[-1:]
        inside = self.get(outer)
        if not key or not _leads_on(inside, key[0]):
            return
        keys = list(range(len(inside))) if isinstance(inside, list) else list(inside)
        place = keys.index(key[0])
        if 0 <= place + by < len(keys):
            keys.insert(place + by, keys.pop(place))
            is_list = isinstance(inside, list)
            moved = [inside[k] for k in keys] if is_list else {k: inside[k] for k in keys}
            self.step(_with(self.values, outer, moved))

    def step(self, values: Any, about: Hashable = None) -> None:
        """Take a step to these values; one with the last step if both are about the same."""
        # No list or number is the values of a file.
        if not isinstance(values, Mapping) or same_values(values, self.values):
            return
        joins = about is not None and about == self._about
        del self._steps[self._now + (0 if joins else 1) :]
        self._steps.append(values)
        self._go_to(len(self._steps) - 1)
        self._about = about

    def _go_to(self, step: int) -> None:
        self._now = step
        self._about = self._read = None

    @property
    def _reading(self) -> tuple[Program | None, tuple[Problem, ...]]:
        if self._read is None:
            try:
                self._read = read_program(self.values_to_save), ()
            except InvalidError as error:
                self._read = None, error.problems
        return self._read


def _leads_on(value: object, part: str | int) -> bool:
    """Whether a value has something under that key, or at that place."""
    if isinstance(part, int):
        return isinstance(value, list) and 0 <= part < len(value)
    return isinstance(value, Mapping) and part in value


def _with(value: Any, path: KeyPath, new: Any) -> Any:
    """A value with another in it, at that path; the same where a place is beyond a list."""
    if not path:
        return new
    part, rest = path[0], path[1:]
    if isinstance(part, str):
        table = value if isinstance(value, Mapping) else {}
        inner = _with(table.get(part), rest, new)
        # A file has no value for nothing: what leads to no place is not made.
        return value if inner is None else {**table, part: inner}
    if not _leads_on(value, part):
        return value
    return [*value[:part], _with(value[part], rest, new), *value[part + 1 :]]


def _without(value: Any, path: KeyPath) -> Any:
    """A value without what is at that path in it."""
    if not path or not _leads_on(value, path[0]):
        return value
    part, rest = path[0], path[1:]
    if rest:
        return _with(value, (part,), _without(value[part], rest))
    if isinstance(part, int):
        return [*value[:part], *value[part + 1 :]]
    return {key: item for key, item in value.items() if key != part}
