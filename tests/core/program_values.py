"""The built-in program's values, changed; what is wrong with them."""

from re import findall
from typing import Any

import pytest

from glutetimer.core.problems import InvalidError
from glutetimer.core.program_reader import read_program
from tests.core.builders import built_in_values

# A value may be told by its path in the file, as the problems tell it: levels[0].sets[0].reps.


def keys(path: str) -> list[str | int]:
    return [int(key) if key.isdigit() else key for key in findall(r"[^.\[\]]+", path)]


def inside(values: Any, path: str) -> tuple[Any, str | int]:
    """The table or list that holds what is at that path, and its key there."""
    *way, last = keys(path)
    for key in way:
        values = values[key]
    return values, last


def with_value(path: str, value: object) -> dict[str, Any]:
    """The built-in program with another value at that path."""
    values = built_in_values()
    holder, key = inside(values, path)
    holder[key] = value
    return values


def without(path: str) -> dict[str, Any]:
    """The built-in program without what is at that path."""
    values = built_in_values()
    holder, key = inside(values, path)
    del holder[key]
    return values


def problems_of(values: dict[str, Any]) -> list[str]:
    with pytest.raises(InvalidError) as error:
        read_program(values)
    return [str(problem) for problem in error.value.problems]
