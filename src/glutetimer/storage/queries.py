"""Reads records from the history's tables, without their checksums: opening verified those."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from glutetimer.core.records import (
    Answer,
    History,
    Progress,
    SessionRecord,
    Unfinished,
)
from glutetimer.storage import sql_rows

# Of each level; more than any rule looks at, see `HistoryStore.load_recent`.
RECENT_DAYS = 40
_SESSIONS = f"SELECT {sql_rows.SESSION_COLUMNS} FROM sessions"  # noqa: S608
_SETS = f"SELECT session_id, {sql_rows.SET_COLUMNS} FROM sets"  # noqa: S608
# Training, and so no false start: see `assessment.is_false_start`. Takes
# `false_start_percent`. Of what is rated something was done; that is not looked up, for there
# are thousands of rows.
_TRAINED = """
    (effort_left IS NOT NULL OR effort_right IS NOT NULL OR pain IS NOT NULL OR (
        SELECT SUM(done + held_ms) > 0 AND SUM(
            -- See `SetRecord.begun_permille`.
            CASE WHEN hold_ms THEN held_ms * 1000 / hold_ms ELSE done * 1000 END
        ) >= ? * 10 * SUM(prescribed)
        FROM sets WHERE session_id = id
    ))
"""
# SQLite gives the id of the row that has the greatest, or the least.
_NEWEST_BEFORE = f"""
    SELECT id, MAX(started_utc_ms) FROM sessions
    WHERE local_date < ? AND {_TRAINED}
    GROUP BY program
"""  # noqa: S608
_FIRST = "SELECT id FROM sessions ORDER BY local_date LIMIT 1"
# Not those of which nothing was done: the newest before such a one can still be resumed.
_NEWEST_DONE_IN = """
    SELECT id, concluded, next_rep, last_rep_utc_ms, utc_offset_min FROM sessions
    WHERE last_rep_utc_ms BETWEEN ? AND ?
        AND EXISTS (SELECT 1 FROM sets WHERE session_id = id AND done + held_ms > 0)
    ORDER BY last_rep_utc_ms DESC, rowid DESC LIMIT 1
"""
# Not the days of false starts, nor of sessions of which nothing was done: no rule sees those.
_FIRST_RECENT_DAY = f"""
    SELECT DISTINCT local_date FROM sessions
    WHERE program = ? AND level = ? AND local_date <= ? AND {_TRAINED}
    ORDER BY local_date DESC LIMIT 1 OFFSET ?
"""  # noqa: S608


def whole_history(connection: sqlite3.Connection) -> History:
    """All sessions of which anything was done, and all answers. Raises sqlite3.Error."""
    return History(
        _records(
            connection.execute(_SESSIONS),
            # In the order of the table's key: a look-up per session would jump about.
            connection.execute(f"{_SETS} ORDER BY session_id, set_index"),
        ),
        _answers(connection),
    )


def since(connection: sqlite3.Connection, day: date, false_start_percent: int) -> History:
    """What `HistoryStore.load_since` gives. Raises sqlite3.Error."""
    before = connection.execute(_NEWEST_BEFORE, (day.isoformat(), false_start_percent)).fetchall()
    before += connection.execute(_FIRST)
    ids = [id_ for id_, *_ in before]
    where = f"local_date >= ? OR id IN ({', '.join('?' for _ in ids)})"
    return History(_sessions_where(connection, where, day.isoformat(), *ids), _answers(connection))


def recent(connection: sqlite3.Connection, today: date, false_start_percent: int) -> History:
    """What `HistoryStore.load_recent` gives. Raises sqlite3.Error."""
    # Days still to come are of a clock that was wrong: they count for none of the newest.
    # Tomorrow may be that of who flew over the date line.
    tomorrow = (today + timedelta(days=1)).isoformat()
    sessions: list[SessionRecord] = []
    for level in connection.execute("SELECT DISTINCT program, level FROM sessions").fetchall():
        first = connection.execute(
            _FIRST_RECENT_DAY, (*level, tomorrow, false_start_percent, RECENT_DAYS - 1)
        ).fetchone()
        (first_day,) = first or ("",)
        where = "program = ? AND level = ? AND local_date >= ?"
        sessions += _sessions_where(connection, where, *level, first_day)
    return History(tuple(sessions), _answers(connection))


def unfinished(
    connection: sqlite3.Connection, earliest: datetime, latest: datetime
) -> Unfinished | None:
    """The newest session whose last rep was done in that time, if it can be resumed.

    Raises sqlite3.Error.
    """
    span = sql_rows.utc_ms(earliest), sql_rows.utc_ms(latest)
    newest = connection.execute(_NEWEST_DONE_IN, span).fetchone()
    if newest is None:
        return None
    session_id, concluded, next_rep, last_rep_utc_ms, offset_min = newest
    record = session_by_id(connection, session_id)
    if record is None or concluded or next_rep >= sum(set_.prescribed for set_ in record.sets):
        return None
    last_rep_at = sql_rows.time_of(last_rep_utc_ms, offset_min)
    return Unfinished(record, Progress(record.active_ms, next_rep, last_rep_at))


def session_by_id(connection: sqlite3.Connection, session_id: str) -> SessionRecord | None:
    """The session of that id, if anything of it was done. Raises sqlite3.Error."""
    return next(iter(_sessions_where(connection, "id = ?", session_id)), None)


def _sessions_where(
    connection: sqlite3.Connection, condition: str, *values: object
) -> tuple[SessionRecord, ...]:
    """The sessions of which anything was done and whose row meets an SQL condition."""
    return _records(
        connection.execute(f"{_SESSIONS} WHERE {condition}", values),
        connection.execute(
            f"{_SETS} WHERE session_id IN (SELECT id FROM sessions WHERE {condition})"  # noqa: S608
            " ORDER BY session_id, set_index",
            values,
        ),
    )


def _records(
    sessions: Iterable[tuple[Any, ...]], sets: Iterable[tuple[Any, ...]]
) -> tuple[SessionRecord, ...]:
    """The sessions of which anything was done; `sets` come in order, with their session's id."""
    sets_of = {
        session_id: [sql_rows.set_of(*row[1:]) for row in rows]
        for session_id, rows in groupby(sets, itemgetter(0))
    }
    records = (sql_rows.session_of(row, sets_of.get(row[0], ())) for row in sessions)
    return tuple(record for record in records if record.begun)


def _answers(connection: sqlite3.Connection) -> tuple[Answer, ...]:
    return tuple(
        sql_rows.answer_of(row[: sql_rows.ANSWER_WIDTH])
        for row in connection.execute("SELECT * FROM answers")
    )
