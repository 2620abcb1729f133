"""The sessions as CSV, for a spreadsheet: one row a set, the session's columns repeated.

UTF-8 with a byte order mark, commas, and a first row with the columns' names:
`session_id`, `program`, `level`, `first_side`, `started_at`, `active_ms`, `reduced`, `elsewhere`,
`effort_left`, `effort_right`, `pain`, `note`, `revision`, `sets` (how many rows the session has,
by which a file that was cut short is known), then `set` (from 1), `exercise`, `side`,
`prescribed`, `done`, `speed`, `hold_ms`, `held_ms`; values as in the JSON (see `json_format`),
nothing for null. But for a spreadsheet's sake `reduced` and `elsewhere` are 1 or 0, as it would
translate "true", and `side` is "both" for both legs together, so that they can be filtered, and
no value that was cleared is taken for them.
A file that was saved by a spreadsheet is read, too: with semicolons or tabs, with a line `sep=;`
that says so or without; with the columns in another order, their names with capitals and blanks;
with empty rows and columns.
It carries sessions only: neither answers to offers nor what was deleted. A text that a
spreadsheet would take for a formula, or that begins with an apostrophe, has an apostrophe
put before it, which reading takes off again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from itertools import chain, zip_longest

from glutetimer.core.problems import rendered
from glutetimer.core.program import Side
from glutetimer.core.translation import gettext
from glutetimer.storage.files import MAX_BYTES
from glutetimer.storage.json_format import read_revision, read_session, read_set
from glutetimer.storage.merging import HistorySnapshot, RevisionedSession, snapshot_of
from glutetimer.storage.validation import InvalidFileError, ObjectReader

_SESSION_COLUMNS = (
    "session_id", "program", "level", "first_side", "started_at", "active_ms", "reduced",
    "elsewhere", "effort_left", "effort_right", "pain", "note", "revision", "sets",
)  # fmt: skip
_SET_COLUMNS = (
    "set", "exercise", "side", "prescribed", "done", "speed", "hold_ms", "held_ms",
)  # fmt: skip
COLUMNS = (*_SESSION_COLUMNS, *_SET_COLUMNS)
# In one message.
_MOST_NAMED_COLUMNS = 20
# No spreadsheet has more.
_MOST_COLUMNS = 16_384

# Where the comma separates decimals, spreadsheets save with semicolons.
_SEPARATORS = ",;\t"
_SEPARATOR_LINE = re.compile(r"""["']?sep=([^\w\s"']|\t)["']?[,;\s]*""", re.IGNORECASE)
# A note may be as long as a file; Python's limit is that of one process.
csv.field_size_limit(MAX_BYTES)

# A set's side where both legs do it together.
_BOTH = "both"
_NUMBERS = {
    "active_ms", "reduced", "elsewhere", "pain", "revision", "sets", "set", "prescribed", "done",
    "hold_ms", "held_ms",
}  # fmt: skip
_WHOLE_NUMBER = re.compile(r"\s*[0-9]{1,19}\s*")
_TEXTS = {"session_id", "program", "level", "note", "exercise"}
# What makes a spreadsheet take a text for a formula, in both widths, and our own apostrophe.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")


def to_csv(history: HistorySnapshot) -> str:
    """All sessions, the oldest first."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for session in history.oldest_first():
        record = session.record
        session_values = (
            _not_a_formula(record.id),
            _not_a_formula(record.program),
            _not_a_formula(record.level),
            record.first_side,
            record.started_at.isoformat(timespec="milliseconds"),
            record.active_ms,
            int(record.reduced),
            int(record.elsewhere),
            record.effort.get(Side.LEFT),
            record.effort.get(Side.RIGHT),
            record.pain,
            _not_a_formula(record.note),
            session.revision,
            len(record.sets),
        )
        for number, set_ in enumerate(record.sets, start=1):
            set_values = (
                number,
                _not_a_formula(set_.exercise),
                set_.side or _BOTH,
                set_.prescribed,
                set_.done,
                set_.speed,
                set_.hold_ms,
                set_.held_ms,
            )
            writer.writerow((*session_values, *set_values))
    return text.getvalue()


def from_csv(text: str) -> HistorySnapshot:
    """The sessions of a text. Raises `InvalidFileError` with the line of the first thing wrong."""
    rows = _rows(text)
    header_line, header = next(rows, (1, []))
    columns = _column_names(header, header_line)
    rows_of_session: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for line, row in rows:
        if any(value.strip() for value in row[len(columns) :]):
            raise _wrong(
                line, gettext("has {number} values, not {expected}"),
                number=len(row), expected=len(columns),
            )  # fmt: skip
        # Some spreadsheets leave out the empty values at a row's end, some add to them.
        named = list(zip_longest(columns, row[: len(columns)], fillvalue=""))
        for column, value in named:
            if value.strip() and not column:
                raise _wrong(
                    line, gettext("{value} stands in a column without a name"),
                    value=rendered(value),
                )  # fmt: skip
        values = {column: value for column, value in named if column}
        rows_of_session.setdefault(values["session_id"], []).append((line, values))
    return snapshot_of(map(_session_of, rows_of_session.values()))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with the number of its first line, header first."""
    lines = io.StringIO(text, newline="")
    separators, skipped = _SEPARATORS, 0
    for header in lines:
        if separator_line := _SEPARATOR_LINE.fullmatch(header):
            separators += separator_line[1]
        elif header.strip(f'{separators}" \r\n'):
            break
        skipped += 1
    else:
        return
    separator = max(separators, key=header.count)
    rows = csv.reader(chain([header], lines), delimiter=separator, strict=True)
    lines_before = 0
    try:
        for row in rows:
            line, lines_before = skipped + lines_before + 1, rows.line_num
            # A row that was cleared in a spreadsheet is still a row.
            if any(value.strip() for value in row):
                yield line, row
    except csv.Error as error:
        line = skipped + rows.line_num
        raise _wrong(line, gettext("is not CSV: {problem}"), problem=error) from error


def _column_names(header: list[str], line: int) -> list[str]:
    """The columns' names as `COLUMNS` writes them, empty for a column without one.

    Raises `InvalidFileError` that names what is missing or too much.
    """
    if len(header) > _MOST_COLUMNS:
        raise _wrong(
            line, gettext("has {number} columns, not {expected}"),
            number=len(header), expected=len(COLUMNS),
        )  # fmt: skip
    columns = ["_".join(name.lower().split()) for name in header]
    missing = [name for name in COLUMNS if name not in columns]
    unknown = [rendered(name) for name in columns if name and name not in COLUMNS]
    repeated = [name for name in COLUMNS if columns.count(name) > 1]
    if len(missing) == len(COLUMNS):
        raise _wrong(
            line, gettext("has no columns' names; they should be {names}"),
            names=", ".join(COLUMNS),
        )  # fmt: skip
    problems = [
        problem.format(names=", ".join(names[:_MOST_NAMED_COLUMNS]))
        for problem, names in (
            (gettext("these columns are missing: {names}"), missing),
            (gettext("these are not known: {names}"), unknown),
            (gettext("these come twice: {names}"), repeated),
        )
        if names
    ]
    if problems:
        raise InvalidFileError(_line_text(line) + "; ".join(problems))
    return columns


def _session_of(rows: list[tuple[int, dict[str, str]]]) -> RevisionedSession:
    """The session of all its rows, each with its line."""
    first_line, first_row = rows[0]
    sets = []
    for number, (line, row) in enumerate(rows, start=1):
        for column in _SESSION_COLUMNS:
            if row[column] != first_row[column]:
                raise _wrong(
                    line, gettext("{column} is not that of line {first_line}"),
                    column=column, first_line=first_line,
                )  # fmt: skip
        reader = ObjectReader.from_value(_values(row, line), line=_line_text(line))
        if reader.values["set"] != number:
            wanted = gettext("{number}, as the sets of a session come in order")
            reader.refuse("set", wanted.format(number=number))
        side = reader.choice("side", (*Side, _BOTH))
        sets.append(read_set(reader, None if side == _BOTH else Side(side)))
    values = _values(first_row, first_line)
    values["id"] = values["session_id"]
    values["effort"] = {side: values[f"effort_{side}"] for side in Side}
    session_reader = ObjectReader.from_value(values, line=_line_text(first_line))
    record = read_session(
        session_reader,
        tuple(sets),
        lambda key: session_reader.has(key) and session_reader.integer(key, 0, 1) == 1,
    )
    session = RevisionedSession(record, read_revision(session_reader))
    if reader.values["sets"] != len(sets):
        wanted = gettext("{number}, as many as the file has of this session")
        reader.refuse("sets", wanted.format(number=len(sets)))
    return session


def _values(row: Mapping[str, str], line: int) -> dict[str, object]:
    """What the texts of a row stand for, as JSON would have it; None for an empty one."""
    values: dict[str, object] = {}
    for column, text in row.items():
        if column in _NUMBERS:
            if text.strip() and not _WHOLE_NUMBER.fullmatch(text):
                raise _wrong(
                    line, gettext("{column} is {value}; it should be a whole number"),
                    column=column, value=rendered(text),
                )  # fmt: skip
            values[column] = int(text) if text.strip() else None
        elif column in _TEXTS:
            values[column] = text.removeprefix("'")
        else:
            values[column] = text or None
    return values


def _line_text(line: int) -> str:
    return gettext("line {line}: ").format(line=line)


def _wrong(line: int, text: str, /, **facts: object) -> InvalidFileError:
    """The error to raise for that line; the facts are for the places in the text."""
    return InvalidFileError(_line_text(line) + text.format(**facts))


def _not_a_formula(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet would compute it."""
    return f"'{text}" if text.startswith(_FORMULA) else text
