"""Writes a program that was edited back into the text that it was read from.

A person's own comments, order and layout stay where nothing was changed: the new values are put
one by one into the text as `tomlkit` reads it. It is loaded here alone, when a file is saved.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from glutetimer.core.program_draft import same_values
from glutetimer.storage.tidy_toml import are_tables, has_header, tidy_toml, tidy_value


def program_text(values: Mapping[str, Any], before: str = "") -> str:
    """The text of a program's file with these values.

    `before` is the text that the file has, valid TOML, of which what is unchanged stays. Comments
    go with the table below them; those of a list's item that moves, and of what is taken away, go.
    """
    tidy = tidy_toml(values)
    if not before:
        return tidy
    if tidy_toml(tomllib.loads(before)) == tidy:
        return before
    text = _edited(before.replace("\r\n", "\n"), values)
    # Whatever tomlkit made of a layout that nobody has thought of, the values come first.
    if not _reads_as(text, tidy):
        text = tidy
    is_windows_text = "\r\n" in before and not re.search("(?<!\r)\n", before)
    return text.replace("\n", "\r\n") if is_windows_text else text


def _reads_as(text: str, tidy: str) -> bool:
    try:
        return tidy_toml(tomllib.loads(text)) == tidy
    except tomllib.TOMLDecodeError:
        return False


def _edited(text: str, values: Mapping[str, Any]) -> str:
    # Seldom needed, and slow to load.
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text if text.endswith("\n") else text + "\n")
        _tie_comments(document)
        _edit_table(document, values)
        return document.as_string()
    except TOMLKitError:
        return ""


def _tie_comments(document: Any) -> None:
    """Put what stands above a table's header, from a blank line on, into that header.

    tomlkit has it at the end of the table before, with which it would move.
    """
    from tomlkit.items import AoT, Comment, Null, Table, Whitespace

    before = document
    for table in _tables_with_header(document):
        body = before.body if before is document else before.value.body
        is_inner = [isinstance(item, Table | AoT) for _, item in body]
        end = start = is_inner.index(True) if True in is_inner else len(body)
        while start > 0 and isinstance(body[start - 1][1], Comment | Whitespace | Null):
            start -= 1
        blank = [i for i in range(start, end) if isinstance(body[i][1], Whitespace)]
        start = blank[0] if blank else start
        above = "".join(item.as_string() for _, item in body[start:end])
        table.trivia.indent = above + table.trivia.indent
        body[start:end] = [(None, Null())] * (end - start)
        before = table


def _tables_with_header(container: Any) -> Iterator[Any]:
    """The tables of a text that have a header there, in the order of the text."""
    from tomlkit.items import AoT, Table

    for _, item in container.body:
        if isinstance(item, Table):
            if not item.is_super_table():
                yield item
            yield from _tables_with_header(item.value)
        elif isinstance(item, AoT):
            for table in item.body:
                yield table
                yield from _tables_with_header(table.value)


def _edit_table(table: Any, values: Mapping[str, Any], path: tuple[str, ...] = ()) -> None:
    """Make a table of the document hold these values; what is the same stays as it is."""
    for key in [key for key in table if key not in values]:
        del table[key]
    for key, value in values.items():
        if key not in table:
            table[key] = _new_item(key, value, path)
        elif not same_values(_plain(table[key]), value):
            _edit_value(table, key, value, path)
    if path == ("exercises",):
        _put_in_order(table, list(values))


def _plain(item: Any) -> Any:
    # Of a truth value tomlkit gives the value itself.
    return item if isinstance(item, bool) else item.unwrap()


def _edit_value(table: Any, key: str, value: Any, path: tuple[str, ...]) -> None:
    from tomlkit.items import AoT, Array, InlineTable

    old, inner = table[key], (*path, key)
    both_tables = isinstance(old, Mapping) and isinstance(value, Mapping)
    # In the one line of an inline table there is no comment to keep, and room is soon untidy.
    if both_tables and (not isinstance(old, InlineTable) or set(old) == set(value)):
        _edit_table(old, value, inner)
    elif isinstance(old, AoT) and are_tables(value):
        _edit_tables(old, value, inner)
    elif isinstance(old, Array) and old and isinstance(value, list):
        _edit_list(old, value, key)
    else:
        table[key] = _new_item(key, value, path)


def _edit_tables(tables: Any, values: Sequence[Mapping[str, Any]], path: tuple[str, ...]) -> None:
    """The same for the tables of a list, which may have moved."""
    edited = []
    places = _places_before([table.unwrap() for table in tables.body], values)
    for place, value in zip(places, values, strict=True):
        if place is None:
            table = _new_item(path[-1], [value], path[:-1]).body[0]
            table.trivia.indent = "\n"
        else:
            table = tables.body[place]
            _edit_table(table, value, path)
        edited.append(table)
    tables.body[:] = edited


def _places_before(
    before: Sequence[Mapping[str, Any]], values: Sequence[Mapping[str, Any]]
) -> list[int | None]:
    """For each value the place of that of which it was made, None for a new one.

    It is the one that is equal, else the one of the same id; without ids the next that is left.
    """
    places: list[int | None] = [None] * len(values)
    left = list(range(len(before)))
    for fits in (same_values, _have_one_id, _have_no_id):
        for number, value in enumerate(values):
            fitting = (place for place in left if fits(before[place], value))
            if places[number] is None and (place := next(fitting, None)) is not None:
                places[number] = place
                left.remove(place)
    return places


def _have_one_id(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return "id" in one and same_values(one["id"], other.get("id"))


def _have_no_id(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return "id" not in one and "id" not in other


def _edit_list(array: Any, values: Sequence[Any], key: str) -> None:
    """The same for a list of values; each keeps its line where it stays in its place."""
    before = array.unwrap()
    matcher = SequenceMatcher(None, [*map(repr, before)], [*map(repr, values)], autojunk=False)
    for _, start, end, new_start, new_end in reversed(matcher.get_opcodes()):
        both = min(end - start, new_end - new_start)
        for place in reversed(range(start + both, end)):
            del array[place]
        for value in reversed(values[new_start + both : new_end]):
            array.insert(start + both, _list_item(key, value))
        for place in range(both):
            value = values[new_start + place]
            if not same_values(before[start + place], value):
                array[start + place] = _list_item(key, value)


def _put_in_order(exercises: Any, ids: list[str]) -> None:
    from tomlkit.items import Table

    # Exercises with something else between them are left to stand where they are.
    if isinstance(exercises, Table) and list(exercises) != ids:
        body = exercises.value.body
        keyed = {key.key: (key, item) for key, item in body if key is not None}
        body[:] = [keyed[id_] for id_ in ids]


def _new_item(key: str, value: Any, path: tuple[str, ...]) -> Any:
    """An item of the document with that value, in the tidy form."""
    import tomlkit

    item: Any = tomlkit.parse(tidy_toml({key: value}, path))
    for part in (*path, key) if has_header(path, key, value) else (key,):
        item = item[part]
    return item


def _list_item(key: str, value: Any) -> Any:
    import tomlkit

    return tomlkit.parse(f"item = {tidy_value(key, value)}")["item"]
