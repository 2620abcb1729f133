"""Where the keys of a TOML text stand, which tomllib does not tell.

Only for a text that tomllib has accepted: a statement is then a table's header or a key
with its value, and what looks like one inside a string or a list is told apart by skipping
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
_NAME = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_LONG_KEY = r"""
    \"{3}(?:\\.|[^\\])*?\"{3}(?!") | \'{3}.*?\'{3}(?!\')
    | \#[^\n]*
    | (?P<key>NAME(?:[ \t]*\.[ \t]*NAME){MOST})
    | [A-Za-z0-9_-]+ | "(?:\\.|[^"\\\n])*" | '[^'\n]*'
"""
_KEY = re.compile(rf"(\[?\[?)[ \t]*({_NAME}(?:[ \t]*\.[ \t]*{_NAME})*)")


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
        brackets, names = match[1], _names(match[2])
        if not brackets:
            for path in _steps(table, names, {}):
                lines.setdefault(path, line)
            continue
        if brackets == "[[":
            *_, owner = "", *_steps("", names[:-1], lengths)
            tables = _joined(owner, names[-1])
            lengths[tables] = lengths.get(tables, 0) + 1
            lines.setdefault(tables, line)
        for path in _steps("", names, lengths):
            lines.setdefault(path, line)
            table = path
    return lines


def line_of_long_key(text: str, most_parts: int) -> int | None:
    """The line of the first dotted key of more than that many parts, if there is one.

    For any text: it tells before tomllib reads it.
    """
    if all(line.count(".") < most_parts for line in text.splitlines()):
        return None
    pattern = _LONG_KEY.replace("NAME", _NAME).replace("MOST", str(most_parts))
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


def _names(dotted: str) -> list[str]:
    """The names of a dotted key, without their quotes."""
    # tomllib knows the escapes of a quoted name.
    return [next(iter(tomllib.loads(f"{name}=0"))) for name in re.findall(_NAME, dotted)]


def _steps(path: str, names: Sequence[str], lengths: Mapping[str, int]) -> Iterator[str]:
    """The paths on the way from `path` along the names, into the last table of each list."""
    for name in names:
        path = _joined(path, name)
        if path in lengths:
            path = f"{path}[{lengths[path] - 1}]"
        yield path


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
