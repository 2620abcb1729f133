"""Reads and writes the history's tables row by row, each row with its checksum."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from typing import Any

from glutetimer.core.records import Answer
from glutetimer.storage import sql_rows
from glutetimer.storage.errors import BadRowError
from glutetimer.storage.merging import HistorySnapshot, RevisionedSession, snapshot_of

# The tables' own order of columns is used throughout.
_SESSION = "SELECT * FROM sessions WHERE id = ?"
_SETS = "SELECT * FROM sets WHERE session_id = ? ORDER BY set_index"

# Python raises UnicodeDecodeError for texts that are none, also in SQLite's own complaint.
_UNREADABLE = (sqlite3.Error, UnicodeDecodeError)


def insert_session(
    connection: sqlite3.Connection, session: RevisionedSession, concluded: bool
) -> None:
    """Put a whole session in; one that is there already stays as it is."""
    record = session.record
    started_utc_ms = sql_rows.utc_ms(record.started_at)
    row = (*sql_rows.session_row(record), int(concluded), session.revision, 0, started_utc_ms)
    sets = [sql_rows.set_row(record.id, *indexed_set) for indexed_set in enumerate(record.sets)]
    inserted = connection.execute(
        "INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (*row, sql_rows.checksum(row, sets)),
    )
    if inserted.rowcount:
        connection.executemany("INSERT INTO sets VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", sets)


def insert_answer(connection: sqlite3.Connection, answer: Answer) -> None:
    """Put an answer in, whose id must be new."""
    row = sql_rows.answer_row(answer)
    connection.execute(
        "INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, sql_rows.checksum(row))
    )


def write_snapshot(connection: sqlite3.Connection, snapshot: HistorySnapshot) -> None:
    """Make every session and answer what it is in `snapshot`, and the sessions concluded."""
    for id_, revision in snapshot.deleted.items():
        connection.execute("DELETE FROM sessions WHERE id = ?", (id_,))
        connection.execute("REPLACE INTO deleted VALUES (?, ?)", (id_, revision))
    ids = [(id_,) for id_ in snapshot.sessions]
    connection.executemany("DELETE FROM deleted WHERE id = ?", ids)
    connection.executemany("DELETE FROM sessions WHERE id = ?", ids)
    for session in snapshot.sessions.values():
        insert_session(connection, session, concluded=True)
    for id_, answer in snapshot.answers.items():
        connection.execute("DELETE FROM answers WHERE id = ?", (id_,))
        insert_answer(connection, answer)


def update_checksum(connection: sqlite3.Connection, session_id: str) -> None:
    """Give a session that was changed the checksum of its rows as they are now."""
    row = connection.execute(_SESSION, (session_id,)).fetchone()
    if row is not None:
        sets = connection.execute(_SETS, (session_id,)).fetchall()
        connection.execute(
            "UPDATE sessions SET checksum = ? WHERE id = ?",
            (sql_rows.checksum(row[:-1], sets), session_id),
        )


def read_snapshot(connection: sqlite3.Connection) -> HistorySnapshot:
    """Everything but sessions of which nothing was done. Raises `BadRowError`, sqlite3.Error."""
    rows = connection.execute("SELECT * FROM sets ORDER BY session_id, set_index")
    sets = {session_id: list(of_session) for session_id, of_session in groupby(rows, itemgetter(0))}
    sessions = [
        _session_of(row, sets.pop(row[0], []))
        for row in connection.execute("SELECT * FROM sessions").fetchall()
    ]
    if sets:
        raise BadRowError("there are sets of no session")
    answers = [_answer_of(row) for row in connection.execute("SELECT * FROM answers")]
    return snapshot_of(filter(_is_begun, sessions), answers, _deleted(connection))


def salvage(connection: sqlite3.Connection) -> HistorySnapshot:
    """What can be read of a damaged file and is as it was written. Never raises for damage."""
    sessions: list[RevisionedSession] = []
    answers: list[Answer] = []
    deleted: dict[str, int] = {}
    for row in _from_both_ends(connection, "sessions"):
        with suppress(*_UNREADABLE, BadRowError):
            sets = connection.execute(_SETS, row[:1])
            sessions.append(_session_of(row, list(_until_one_repeats(sets))))
    for row in _from_both_ends(connection, "answers"):
        with suppress(BadRowError):
            answers.append(_answer_of(row))
    with suppress(*_UNREADABLE):
        deleted = _deleted(connection)
    return snapshot_of(filter(_is_begun, sessions), answers, deleted)


def _session_of(row: Sequence[Any], sets: Sequence[tuple[Any, ...]]) -> RevisionedSession:
    """The session of a row and of its sets' rows. Raises `BadRowError`."""
    *values, checksum = row
    if checksum != sql_rows.checksum(values, sets):
        raise BadRowError("a session is not as it was written")
    record = sql_rows.session_of(
        values[: sql_rows.SESSION_WIDTH], [sql_rows.set_of(*set_row[2:]) for set_row in sets]
    )
    _, revision, *_ = values[sql_rows.SESSION_WIDTH :]
    return RevisionedSession(record, revision)


def _answer_of(row: Sequence[Any]) -> Answer:
    *values, checksum = row
    if checksum != sql_rows.checksum(values):
        raise BadRowError("an answer is not as it was written")
    return sql_rows.answer_of(values)


def _is_begun(session: RevisionedSession) -> bool:
    return session.record.begun


def _deleted(connection: sqlite3.Connection) -> dict[str, int]:
    return dict(_until_one_repeats(connection.execute("SELECT id, revision FROM deleted")))


def _from_both_ends(connection: sqlite3.Connection, table: str) -> Iterator[tuple[Any, ...]]:
    """The rows before the first page that cannot be read, and those after the last."""
    for order in ("", "DESC"):
        with suppress(*_UNREADABLE):
            yield from _until_one_repeats(
                connection.execute(
                    f"SELECT * FROM {table} NOT INDEXED ORDER BY rowid {order}"  # noqa: S608
                )
            )


def _until_one_repeats(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The rows up to the first that was there before.

    A damaged page can lead back to itself, and its rows would come again without an end.
    """
    seen = set()
    for row in rows:
        if row in seen:
            return
        seen.add(row)
        yield row
