"""The sessions as CSV, for a spreadsheet: one row a set, the session's columns repeated.

UTF-8 with a byte order mark, commas, and a first row with the columns' names:
`session_id`, `program`, `level`, `first_side`, `started_at`, `active_ms`, `effort_left`,
`effort_right`, `pain`, `note`, `revision`, `sets` (how many rows the session has, by which
a file that was cut short is known; it may be left out, as once it was), then `set` (from 1),
`exercise`, `side`, `prescribed`, `done`, `speed`; values as in the JSON (see `exchange`),
nothing for null.
It carries sessions only: neither answers to offers nor what was deleted. A text that a
spreadsheet would take for a formula, or that begins with an apostrophe, has an apostrophe
put before it, which reading takes off again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from glutetimer.core.program import Side
from glutetimer.storage.checked import Fields, WrongError
from glutetimer.storage.exchange import revision_of, session_of, set_of
from glutetimer.storage.merging import Contents, Kept, contents_of

_SESSION = (
    "session_id", "program", "level", "first_side", "started_at", "active_ms",
    "effort_left", "effort_right", "pain", "note", "revision", "sets",
)  # fmt: skip
_SET = ("set", "exercise", "side", "prescribed", "done", "speed")
COLUMNS = (*_SESSION, *_SET)
# Files of before have no number of sets.
_FORMER_COLUMNS = tuple(name for name in COLUMNS if name != "sets")

_NUMBERS = {"active_ms", "pain", "revision", "sets", "set", "prescribed", "done"}
_TEXTS = {"session_id", "program", "level", "note", "exercise"}
# What makes a spreadsheet compute, in both widths, and our own mark.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")


def to_csv(contents: Contents) -> str:
    """All sessions, the oldest first."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    kept = contents.sessions.values()
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


def from_csv(text: str) -> Contents:
    """The sessions of a text. Raises `WrongError` with the line of the first thing wrong."""
    header = text.partition("\n")[0]
    # Where the comma separates decimals, spreadsheets save with semicolons.
    delimiter = ";" if header.count(";") > header.count(",") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    of_session: dict[str, list[tuple[int, dict[str, str]]]] = {}
    try:
        names = next(rows, [])
        if sorted(names) not in (sorted(COLUMNS), sorted(_FORMER_COLUMNS)):
            raise WrongError(f"line 1: the columns should be {', '.join(COLUMNS)}")
        before = rows.line_num
        for row in rows:
            line, before = before + 1, rows.line_num
            if len(row) != len(names):
                if not any(row):
                    continue
                raise WrongError(f"line {line}: has {len(row)} values, not {len(names)}")
            values = dict(zip(names, row, strict=True))
            of_session.setdefault(values["session_id"], []).append((line, values))
    except csv.Error as error:
        raise WrongError(f"line {rows.line_num}: is not CSV: {error}") from error
    return contents_of(map(_kept, of_session.values()))


def _kept(of_session: list[tuple[int, dict[str, str]]]) -> Kept:
    """The session of all its rows."""
    first_line, first = of_session[0]
    sets = []
    for place, (line, values) in enumerate(of_session, start=1):
        for name in _SESSION:
            if values.get(name) != first.get(name):
                raise WrongError(f"line {line}: {name} is not that of line {first_line}")
        row = Fields(_values(values, line), f"line {line}: ")
        if row.get("set") != place:
            row.wrong("set", f"{place}, as the sets of a session come in order")
        sets.append(set_of(row))
    session = _values(first, first_line)
    effort = {"left": session.pop("effort_left"), "right": session.pop("effort_right")}
    fields = Fields(
        session | {"effort": effort, "id": session["session_id"], "sets": None},
        f"line {first_line}: ",
    )
    kept = Kept(session_of(fields, tuple(sets)), revision_of(fields))
    if "sets" in first and row.get("sets") != len(sets):
        row.wrong("sets", f"{len(sets)}, as many as the file has of this session")
    return kept


def _values(row: Mapping[str, str], line: int) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, text in row.items():
        if name in _NUMBERS and text:
            if not (text.isascii() and text.isdigit() and len(text) < 20):
                raise WrongError(f"line {line}: {name} is {text[:60]!r}; it should be a number")
            values[name] = int(text)
        elif name in _TEXTS:
            values[name] = text.removeprefix("'")
        else:
            values[name] = text or None
    return values


def _safe(text: str) -> str:
    """The text so that no spreadsheet computes it."""
    return f"'{text}" if text.startswith(_FORMULA) else text
