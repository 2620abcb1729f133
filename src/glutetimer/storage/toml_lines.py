"""Finds the line of every key of a TOML text, which tomllib does not tell.

Only for a text that tomllib has accepted: a statement is then a table's header or a key
with its value, and what looks like one inside a string or a list is known by skipping
strings and counting brackets.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence

_TOKEN = re.compile(
    r'''
    """(?:\\.|[^\\])*?"""(?!") | \'\'\'.*?\'\'\'(?!\')
    | "(?:\\.|[^"\\\n])*" | '[^'\n]*'
    | \#[^\n]* | [\[\]{}\n]
    ''',
    re.VERBOSE | re.DOTALL,
)
_KEY_PART = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_LONG_KEY = r"""
    \"{3}(?:\\.|[^\\])*?\"{3}(?!") | \'{3}.*?\'{3}(?!\')
    | \#[^\n]*
    | (?P<key>PART(?:[ \t]*\.[ \t]*PART){MAX})
    | [A-Za-z0-9_-]+ | "(?:\\.|[^"\\\n])*" | '[^'\n]*'
"""
_KEY = re.compile(rf"(\[?\[?)[ \t]*({_KEY_PART}(?:[ \t]*\.[ \t]*{_KEY_PART})*)")


def key_lines(text: str) -> dict[str, int]:
    """The line, from 1, of every table and of every key that is not inside a value.

    Paths are written as `core.fields` writes them: `levels[0].sets`.
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
            for path in _paths_along(table, parts, {}):
                lines.setdefault(path, line)
            continue
        if brackets == "[[":
            *_, parent = "", *_paths_along("", parts[:-1], lengths)
            tables = _joined(parent, parts[-1])
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
    if all(line.count(".") < max_parts for line in text.splitlines()):
        return None
    pattern = _LONG_KEY.replace("PART", _KEY_PART).replace("MAX", str(max_parts))
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


def _key_parts(dotted: str) -> list[str]:
    """The parts of a dotted key, without their quotes."""
    # tomllib knows the escapes of a quoted part.
    return [next(iter(tomllib.loads(f"{part}=0"))) for part in re.findall(_KEY_PART, dotted)]


def _paths_along(path: str, parts: Sequence[str], lengths: Mapping[str, int]) -> Iterator[str]:
    """The paths on the way from `path` along the parts, into the last table of each list."""
    for part in parts:
        path = _joined(path, part)
        if path in lengths:
            path = f"{path}[{lengths[path] - 1}]"
        yield path


def _joined(path: str, part: str) -> str:
    return f"{path}.{part}" if path else part
