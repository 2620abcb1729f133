"""Reads and writes the history's tables row by row, each row vouched for."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from glutetimer.core.records import Answer, SessionRecord
from glutetimer.storage import sql_rows
from glutetimer.storage.errors import BadRowError
from glutetimer.storage.merging import HistorySnapshot, RevisionedSession, snapshot_of

# The tables' own order of columns is used throughout; a migration only ever adds at the end.
_SESSION = "SELECT * FROM sessions WHERE id = ?"
_SETS = "SELECT * FROM sets WHERE session_id = ? ORDER BY set_index"
# What version 1 did not have: it is concluded, was never changed, and nobody vouches for it.
_SINCE_VERSION_1 = (1, 0, 0, 0, None)
# Of an answer it is not known on which days it rested.
_ANSWER_SINCE_VERSION_1 = ("", None)
_COLUMNS, _ANSWER_COLUMNS = 17, 10


_ENDS = {
    "sessions": (
        "SELECT * FROM sessions NOT INDEXED ORDER BY rowid",
        "SELECT * FROM sessions NOT INDEXED ORDER BY rowid DESC",
    ),
    "answers": (
        "SELECT * FROM answers NOT INDEXED ORDER BY rowid",
        "SELECT * FROM answers NOT INDEXED ORDER BY rowid DESC",
    ),
}

# Python stumbles over texts that are none, be it in SQLite's own complaint.
_UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
_IMPOSSIBLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


def insert_session(
    connection: sqlite3.Connection, kept: RevisionedSession, concluded: bool
) -> None:
    """Put a whole session in; one that is there already stays as it is."""
    record = kept.record
    connection.execute(
        "INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, NULL)"
        " ON CONFLICT DO NOTHING",
        (
            *sql_rows.session_row(record),
            concluded,
            kept.revision,
            sql_rows.utc_ms(record.started_at),
        ),
    )
    connection.executemany(
        "INSERT INTO sets VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [sql_rows.set_row(record.id, index, each) for index, each in enumerate(record.sets)],
    )
    update_checksum(connection, record.id)


def insert_answer(connection: sqlite3.Connection, answer: Answer) -> None:
    """Put an answer in, whose id must be new."""
    row = sql_rows.answer_row(answer)
    connection.execute(
        "INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*row, sql_rows.checksum(tuple(map(_plain, row)))),
    )


def write_snapshot(connection: sqlite3.Connection, snapshot: HistorySnapshot) -> None:
    """Make every session and answer of `snapshot` what it is there, and the sessions over."""
    for id_, revision in snapshot.deleted.items():
        connection.execute("DELETE FROM sessions WHERE id = ?", (id_,))
        connection.execute("REPLACE INTO deleted VALUES (?, ?)", (id_, revision))
    for id_, kept in snapshot.sessions.items():
        connection.execute("DELETE FROM deleted WHERE id = ?", (id_,))
        connection.execute("DELETE FROM sessions WHERE id = ?", (id_,))
        insert_session(connection, kept, concluded=True)
    for id_, answer in snapshot.answers.items():
        connection.execute("DELETE FROM answers WHERE id = ?", (id_,))
        insert_answer(connection, answer)


def update_checksum(connection: sqlite3.Connection, session_id: str) -> None:
    """Give a session that was changed its checksum anew."""
    row = connection.execute(_SESSION, (session_id,)).fetchone()
    if row is not None:
        *values, _ = row
        sets = connection.execute(_SETS, (session_id,)).fetchall()
        connection.execute(
            "UPDATE sessions SET checksum = ? WHERE id = ?",
            (sql_rows.checksum(values, sets), session_id),
        )


def read_snapshot(connection: sqlite3.Connection) -> HistorySnapshot:
    """Everything but sessions of which no rep was done. Raises `BadRowError`, sqlite3.Error."""
    sets: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in connection.execute("SELECT * FROM sets ORDER BY session_id, set_index"):
        sets[row[0]].append(row)
    sessions = [
        _session_of(row, sets.pop(row[0], []))
        for row in connection.execute("SELECT * FROM sessions").fetchall()
    ]
    if sets:
        raise BadRowError("there are sets of no session")
    answers = [_answer_of(row) for row in connection.execute("SELECT * FROM answers")]
    return snapshot_of(filter(_begun, sessions), answers, _deleted(connection))


def salvage(connection: sqlite3.Connection) -> HistorySnapshot:
    """What can be read of a damaged file and is whole. Never raises for damage."""
    sessions: dict[str, RevisionedSession] = {}
    answers: dict[str, Answer] = {}
    for row in _from_both_ends(connection, "sessions"):
        with suppress(*_UNREADABLE, BadRowError):
            kept = _session_of(row, connection.execute(_SETS, row[:1]).fetchall())
            if _begun(kept):
                sessions[kept.record.id] = kept
    for row in _from_both_ends(connection, "answers"):
        with suppress(BadRowError):
            answer = _answer_of(row)
            answers[answer.id] = answer
    deleted: dict[str, int] = {}
    with suppress(*_UNREADABLE):
        deleted = _deleted(connection)
    return HistorySnapshot(sessions, answers, deleted)


def _session_of(row: Sequence[Any], sets: Sequence[tuple[Any, ...]]) -> RevisionedSession:
    """The session of a row and of its sets' rows. Raises `BadRowError`."""
    *vouched, checksum = (*row, *_SINCE_VERSION_1)[:_COLUMNS]
    if checksum not in (None, sql_rows.checksum(vouched, list(sets))):
        raise BadRowError("a session is not as it was written")
    try:
        record = sql_rows.session_of(
            vouched[: sql_rows.SESSION_WIDTH], [sql_rows.set_of(*each[2:]) for each in sets]
        )
        if checksum is None and not _plausible(record):
            raise BadRowError("a session holds impossible values")
        return RevisionedSession(record, int(vouched[sql_rows.SESSION_WIDTH + 1]))
    except _IMPOSSIBLE as error:
        raise BadRowError("a session holds impossible values") from error


def _answer_of(row: Sequence[Any]) -> Answer:
    *values, checksum = (*row, *_ANSWER_SINCE_VERSION_1)[:_ANSWER_COLUMNS]
    if checksum not in (None, sql_rows.checksum(tuple(values))):
        raise BadRowError("an answer is not as it was written")
    try:
        if not all(isinstance(text, str) for text in (values[0], values[1], *values[4:])):
            raise BadRowError("an answer holds impossible values")
        return sql_rows.answer_of(values)
    except _IMPOSSIBLE as error:
        raise BadRowError("an answer holds impossible values") from error


def _plausible(record: SessionRecord) -> bool:
    """Whether the tables would take the session of a row that nobody vouches for."""
    texts = (record.id, record.program, record.level, record.note)
    numbers = [record.active_ms, *(n for each in record.sets for n in (each.prescribed, each.done))]
    return (
        all(isinstance(text, str) for text in (*texts, *(each.exercise for each in record.sets)))
        and all(isinstance(n, int) and n >= 0 for n in numbers)
        and (record.pain is None or (isinstance(record.pain, int) and 0 <= record.pain <= 10))
    )


def _begun(kept: RevisionedSession) -> bool:
    return any(each.done for each in kept.record.sets)


def _plain(value: str | int | None) -> str | int | None:
    """As SQLite will give it back: an enum's text is just a text then."""
    return str(value) if isinstance(value, str) else value


def _deleted(connection: sqlite3.Connection) -> dict[str, int]:
    there = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'deleted'")
    if there.fetchone() == (0,):
        # As version 1 left it.
        return {}
    return dict(connection.execute("SELECT id, revision FROM deleted"))


def _from_both_ends(connection: sqlite3.Connection, table: str) -> Iterator[tuple[Any, ...]]:
    """The rows before the first page that cannot be read, and those after the last."""
    for query in _ENDS[table]:
        with suppress(*_UNREADABLE):
            yield from connection.execute(query)
