"""Finds the line of every key and list item of a TOML text, which tomllib does not tell.

Only for a text that tomllib has accepted: a statement is then a table's header or a key
with its value, and what looks like one inside a string or a list is known by skipping
strings and counting brackets.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from glutetimer.core.problems import joined_path

# In brackets. The deepest value of a program is a direction of a set of an inline level, at 6.
MAX_DEPTH = 8

_LONG_STRING = r"""
    \"{3}(?:\\.|[^\\])*?\"{3}(?!") | \'{3}.*?\'{3}(?!\')
"""
_STRING = r"""
    "(?:\\.|[^"\\\n])*" | '[^'\n]*'
"""
_TOKEN = re.compile(
    rf"{_LONG_STRING} | {_STRING} | \#[^\n]* | [\[\]{{}}\n]", re.VERBOSE | re.DOTALL
)
_KEY_PART = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_LONG_KEY = rf"""
    {_LONG_STRING}
    | \#[^\n]*
    | (?P<key>{_KEY_PART}(?:[ \t]*\.[ \t]*{_KEY_PART}){{MAX}})
    | [A-Za-z0-9_-]+ | {_STRING}
"""
_DOTTED_KEY = rf"{_KEY_PART}(?:[ \t]*\.[ \t]*{_KEY_PART})*"
_KEY = re.compile(rf"(\[?\[?)[ \t]*({_DOTTED_KEY})[ \t]*=?")
_TOKEN_OF_VALUE = re.compile(
    rf"""
    (?P<long>{_LONG_STRING})
    | (?P<key>{_DOTTED_KEY})[ \t]*=
    | (?P<mark>[\[\]{{}},])
    | (?P<between>\s+ | \#[^\n]*)
    | {_STRING} | [^\s\[\]{{}},\#"']+
    """,
    re.VERBOSE | re.DOTALL,
)


def key_lines(text: str) -> dict[str, int]:
    """The line, from 1, of every table, key and list item, also of those within a value.

    Paths are written as `core.fields` writes them: `levels[0].sets[1].reps`.
    """
    lines: dict[str, int] = {}
    # How many tables each `[[list of tables]]` has so far.
    lengths: dict[str, int] = {}
    table = ""
    for line, statement in _statements(text):
        match = _KEY.match(statement)
        if match is None:
            continue
        brackets, parts = match[1], _key_parts(match[2])
        if not brackets:
            path = table
            for path in _paths_along(table, parts, {}):
                lines.setdefault(path, line)
            lines.update(_lines_within(path, line, statement[match.end() :]))
            continue
        if brackets == "[[":
            *_, parent = "", *_paths_along("", parts[:-1], lengths)
            tables = joined_path(parent, parts[-1])
            lengths[tables] = lengths.get(tables, 0) + 1
            lines.setdefault(tables, line)
        for path in _paths_along("", parts, lengths):
            lines.setdefault(path, line)
            table = path
    return lines


def line_of_long_key(text: str, max_parts: int) -> int | None:
    """The line of the first dotted key of more than that many parts, if there is one.

    For any text: it tells before tomllib reads it.
    """
    pattern = _LONG_KEY.replace("MAX", str(max_parts))
    for token in re.finditer(pattern, text, re.VERBOSE | re.DOTALL):
        if token["key"]:
            return 1 + text.count("\n", 0, token.start())
    return None


def line_of(lines: Mapping[str, int], path: str) -> int | None:
    """The line of that path, else of what most closely encloses it, else None."""
    while path and path not in lines:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return lines.get(path)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Every statement's first line's number and its text, blank lines and comments too."""
    start, line, following, depth = 0, 1, 1, 0
    for token in _TOKEN.finditer(text):
        following += token[0].count("\n")
        if token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
        elif token[0] == "\n" and depth == 0:
            yield line, text[start : token.start()].lstrip()
            start, line = token.end(), following
    yield line, text[start:].lstrip()


@dataclass(slots=True)
class _Bracket:
    """A bracket that is open, the path of what it holds, and its items before the next."""

    mark: str
    path: str
    items: int = 0


def _lines_within(path: str, line: int, value: str) -> Iterator[tuple[str, int]]:
    """The paths of all list items and keys within a value, which begins on `line`; their lines."""
    open_brackets = [_Bracket("", path)]
    for token in _TOKEN_OF_VALUE.finditer(value):
        mark, inner = token["mark"], open_brackets[-1]
        if token["key"]:
            for path in _paths_along(inner.path, _key_parts(token["key"]), {}):
                if len(open_brackets) <= MAX_DEPTH:
                    yield path, line
        elif mark == ",":
            inner.items += 1
        elif mark in ("]", "}"):
            open_brackets.pop()
        elif not token["between"]:
            if inner.mark == "[":
                path = f"{inner.path}[{inner.items}]"
                if len(open_brackets) <= MAX_DEPTH:
                    yield path, line
            if mark:
                open_brackets.append(_Bracket(mark, path))
        line += token[0].count("\n")


def _key_parts(dotted: str) -> list[str]:
    """The parts of a dotted key, without their quotes."""
    # tomllib knows the escapes of a quoted part.
    return [next(iter(tomllib.loads(f"{part}=0"))) for part in re.findall(_KEY_PART, dotted)]


def _paths_along(path: str, parts: Sequence[str], lengths: Mapping[str, int]) -> Iterator[str]:
    """The paths on the way from `path` along the parts, into the last table of each list."""
    for part in parts:
        path = joined_path(path, part)
        if path in lengths:
            path = f"{path}[{lengths[path] - 1}]"
        yield path
