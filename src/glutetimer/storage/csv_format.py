"""The sessions as CSV, for a spreadsheet: one row a set, the session's columns repeated.

UTF-8 with a byte order mark, commas, and a first row with the columns' names:
`session_id`, `program`, `level`, `first_side`, `started_at`, `active_ms`, `effort_left`,
`effort_right`, `pain`, `note`, `revision`, `sets` (how many rows the session has, by which
a file that was cut short is known), then `set` (from 1), `exercise`, `side`, `prescribed`,
`done`, `speed`; values as in the JSON (see `json_format`), nothing for null.
Read, it may have the traces of a spreadsheet: semicolons or tabs, with a line `sep=;` that
says so or without; the columns in another order, their names with capitals and blanks;
rows and columns in which nothing stands.
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

from glutetimer.core.fields import found
from glutetimer.core.program import Side
from glutetimer.storage.files import MOST_BYTES
from glutetimer.storage.json_format import revision_of, session_of, set_of
from glutetimer.storage.merging import HistorySnapshot, RevisionedSession, snapshot_of
from glutetimer.storage.validation import InvalidFileError, ObjectReader

_SESSION = (
    "session_id", "program", "level", "first_side", "started_at", "active_ms",
    "effort_left", "effort_right", "pain", "note", "revision", "sets",
)  # fmt: skip
_SET = ("set", "exercise", "side", "prescribed", "done", "speed")
COLUMNS = (*_SESSION, *_SET)
_MOST_NAMED = 20
# No spreadsheet has more.
_MOST_COLUMNS = 16_384

# Where the comma separates decimals, spreadsheets save with semicolons.
_SEPARATORS = ",;\t"
_SEPARATOR_LINE = re.compile(r"""["']?sep=([^\w\s"']|\t)["']?[,;\s]*""", re.IGNORECASE)
# A note may be as long as a file; Python's limit is that of one process.
csv.field_size_limit(MOST_BYTES)

_NUMBERS = {"active_ms", "pain", "revision", "sets", "set", "prescribed", "done"}
_WHOLE_NUMBER = re.compile(r"\s*[0-9]{1,19}\s*")
_TEXTS = {"session_id", "program", "level", "note", "exercise"}
# What makes a spreadsheet compute, in both widths, and our own mark.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")


def to_csv(snapshot: HistorySnapshot) -> str:
    """All sessions, the oldest first."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    kept = snapshot.sessions.values()
    for each in sorted(kept, key=lambda each: (each.record.started_at, each.record.id)):
        record = each.record
        session = (
            _safe(record.id),
            _safe(record.program),
            _safe(record.level),
            record.first_side,
            record.started_at.isoformat(timespec="milliseconds"),
            record.active_ms,
            record.effort.get(Side.LEFT),
            record.effort.get(Side.RIGHT),
            record.pain,
            _safe(record.note),
            each.revision,
            len(record.sets),
        )
        for place, done in enumerate(record.sets, start=1):
            exercise = _safe(done.exercise)
            writer.writerow(
                (*session, place, exercise, done.side, done.prescribed, done.done, done.speed)
            )
    return text.getvalue()


def from_csv(text: str) -> HistorySnapshot:
    """The sessions of a text. Raises `InvalidFileError` with the line of the first thing wrong."""
    rows = _rows(text)
    header_line, header = next(rows, (1, []))
    names = _column_names(header, header_line)
    of_session: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for line, row in rows:
        if any(value.strip() for value in row[len(names) :]):
            raise InvalidFileError(f"line {line}: has {len(row)} values, not {len(names)}")
        # Some spreadsheets leave out the empty values at a row's end, some add to them.
        named = list(zip_longest(names, row[: len(names)], fillvalue=""))
        for name, value in named:
            if value.strip() and not name:
                raise InvalidFileError(
                    f"line {line}: {found(value)} stands in a column without a name"
                )
        values = {name: value for name, value in named if name}
        of_session.setdefault(values["session_id"], []).append((line, values))
    return snapshot_of(map(_session_of, of_session.values()))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with its first line's number, from the header on."""
    lines = io.StringIO(text, newline="")
    separators, skipped = _SEPARATORS, 0
    for header in lines:
        if said := _SEPARATOR_LINE.fullmatch(header):
            separators += said[1]
        elif header.strip(f'{separators}" \r\n'):
            break
        skipped += 1
    else:
        return
    separator = max(separators, key=header.count)
    rows = csv.reader(chain([header], lines), delimiter=separator, strict=True)
    before = 0
    try:
        for row in rows:
            line, before = skipped + before + 1, rows.line_num
            # A row that was cleared in a spreadsheet is still a row.
            if any(value.strip() for value in row):
                yield line, row
    except csv.Error as error:
        raise InvalidFileError(f"line {skipped + rows.line_num}: is not CSV: {error}") from error


def _column_names(header: list[str], line: int) -> list[str]:
    """The columns' names as we write them, empty for a column without one.

    Raises `InvalidFileError` that names what is missing or too much.
    """
    if len(header) > _MOST_COLUMNS:
        raise InvalidFileError(f"line {line}: has {len(header)} columns, not {len(COLUMNS)}")
    names = ["_".join(name.lower().split()) for name in header]
    missing = [name for name in COLUMNS if name not in names]
    unknown = [found(name) for name in names if name and name not in COLUMNS]
    twice = [name for name in COLUMNS if names.count(name) > 1]
    if len(missing) == len(COLUMNS):
        raise InvalidFileError(
            f"line {line}: has no columns' names; they should be {', '.join(COLUMNS)}"
        )
    wrong = [
        f"{says} {', '.join(columns[:_MOST_NAMED])}"
        for says, columns in (
            ("these columns are missing:", missing),
            ("these are not known:", unknown),
            ("these come twice:", twice),
        )
        if columns
    ]
    if wrong:
        raise InvalidFileError(f"line {line}: {'; '.join(wrong)}")
    return names


def _session_of(of_session: list[tuple[int, dict[str, str]]]) -> RevisionedSession:
    """The session of all its rows."""
    first_line, first = of_session[0]
    sets = []
    for place, (line, values) in enumerate(of_session, start=1):
        for name in _SESSION:
            if values[name] != first[name]:
                raise InvalidFileError(f"line {line}: {name} is not that of line {first_line}")
        row = ObjectReader(_values(values, line), f"line {line}: ")
        if row.get("set") != place:
            row.wrong("set", f"{place}, as the sets of a session come in order")
        sets.append(set_of(row))
    session = _values(first, first_line)
    effort = {"left": session.pop("effort_left"), "right": session.pop("effort_right")}
    fields = ObjectReader(
        session | {"effort": effort, "id": session["session_id"], "sets": None},
        f"line {first_line}: ",
    )
    kept = RevisionedSession(session_of(fields, tuple(sets)), revision_of(fields))
    if row.get("sets") != len(sets):
        row.wrong("sets", f"{len(sets)}, as many as the file has of this session")
    return kept


def _values(row: Mapping[str, str], line: int) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, text in row.items():
        if name in _NUMBERS:
            if text.strip() and not _WHOLE_NUMBER.fullmatch(text):
                wanted = "it should be a whole number"
                raise InvalidFileError(f"line {line}: {name} is {found(text)}; {wanted}")
            values[name] = int(text) if text.strip() else None
        elif name in _TEXTS:
            values[name] = text.removeprefix("'")
        else:
            values[name] = text or None
    return values


def _safe(text: str) -> str:
    """The text so that no spreadsheet computes it."""
    return f"'{text}" if text.startswith(_FORMULA) else text
