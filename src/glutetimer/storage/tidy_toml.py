"""Writes the values of a program as TOML in one fixed form, the same for the same values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import tomli_w

# In the order of `core.program_reader`; keys that it does not know follow.
_KEY_ORDER = (
    "format", "id", "name", "about", "harder", "per_week", "timing", "progression", "exercises",
    "levels", "translations", "figure", "sides", "position", "tempo_s", "phases", "text", "short",
    "setup", "movement", "mistakes", "cues", "presets", "exercise", "reps", "hold_s", "sets",
    "rest_s", "speed", "directions", "lift", "hold", "lower", "rest", "circle",
)  # fmt: skip
# Tables of tables, which a person names and puts in order.
_NAMED_TABLES = (("exercises",), ("translations",))
_WITH_HEADER = ("timing", "progression", "levels", "sets", "presets")
_ONE_LINE = "directions"


def tidy_toml(values: Mapping[str, Any], path: tuple[str, ...] = ()) -> str:
    """The text of a table with these values, at that path, without its header."""
    return "".join(_lines(values, path)).lstrip("\n")


def tidy_value(key: str, value: Any) -> str:
    """A value as it stands after its key; a list takes a line for each item."""
    if isinstance(value, list):
        items = [tidy_value(key, item) for item in value]
        if not items or key == _ONE_LINE:
            return f"[{', '.join(items)}]"
        return "".join(("[\n", *(f"  {item},\n" for item in items), "]"))
    if isinstance(value, Mapping):
        return _inline_table(value)
    return tomli_w.dumps({"value": value}).removeprefix("value = ").rstrip("\n")


def _inline_table(table: Mapping[str, Any]) -> str:
    pairs = [(key, table[key]) for key in _ordered(table)]
    # A list in it would end the line that it must stand in.
    inside = ", ".join(f"{_key_text(key)} = {tidy_value(_ONE_LINE, value)}" for key, value in pairs)
    return f"{{ {inside} }}" if inside else "{}"


def _lines(table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    """A table's lines without its header, then those of the tables in it with theirs."""
    is_persons_order = path in _NAMED_TABLES or path[:1] == ("translations",)
    keys = list(table) if is_persons_order else _ordered(table)
    for key in keys:
        if not has_header(path, key, table[key]):
            yield f"{_key_text(key)} = {tidy_value(key, table[key])}\n"
    for key in keys:
        value, inner = table[key], (*path, key)
        if not has_header(path, key, value):
            continue
        header = ".".join(map(_key_text, inner))
        for item in value if isinstance(value, list) else ():
            yield f"\n[[{header}]]\n"
            yield from _lines(item, inner)
        if isinstance(value, Mapping):
            if inner not in _NAMED_TABLES:
                yield f"\n[{header}]\n"
            yield from _lines(value, inner)


def has_header(path: tuple[str, ...], key: str, value: Any) -> bool:
    """Whether that is a table of its own or a list of such, and not a value after its key."""
    if (*path, key) in _NAMED_TABLES:
        return are_tables(list(value.values())) if isinstance(value, Mapping) else False
    if path not in _NAMED_TABLES and key not in _WITH_HEADER:
        return False
    return isinstance(value, Mapping) or are_tables(value)


def are_tables(value: Any) -> bool:
    """Whether a value is a list of tables, at least one."""
    is_list = isinstance(value, list) and bool(value)
    return is_list and all(isinstance(item, Mapping) for item in value)


def _ordered(table: Mapping[str, Any]) -> list[str]:
    return sorted(table, key=lambda k: _KEY_ORDER.index(k) if k in _KEY_ORDER else len(_KEY_ORDER))


def _key_text(key: str) -> str:
    """A key with quotes where it needs them."""
    return tomli_w.dumps({key: 0}).removesuffix(" = 0\n")
