"""Changes single sessions, within a transaction of the caller's."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from glutetimer.core.frozen import replace
from glutetimer.core.program import MAX_PAIN, Side
from glutetimer.core.records import MAX_CORRECTED_REPS, Effort, Progress, SessionRecord, SetRecord
from glutetimer.core.translation import gettext, ngettext
from glutetimer.storage import queries, sql_rows
from glutetimer.storage.errors import HistoryError


class GoneError(Exception):
    """There is no such session any more."""


def put_set(
    connection: sqlite3.Connection, session_id: str, set_index: int, record: SetRecord
) -> None:
    """Set what was done of a set: reps, their speed and the time held. Raises `GoneError`."""
    _update(
        connection,
        "UPDATE sets SET done = ?, speed = ?, held_ms = ? WHERE session_id = ? AND set_index = ?",
        (record.done, record.speed, record.held_ms, session_id, set_index),
    )


def put_progress(connection: sqlite3.Connection, session_id: str, progress: Progress) -> None:
    """Set how far a session has come. Raises `GoneError`."""
    _update(
        connection,
        "UPDATE sessions SET active_ms = ?, next_rep = ?, last_rep_utc_ms = ? WHERE id = ?",
        (progress.active_ms, progress.next_rep, sql_rows.utc_ms(progress.last_rep_at), session_id),
    )


def put_concluded(connection: sqlite3.Connection, session_id: str, concluded: bool) -> None:
    """Set whether a session is not to be resumed. Raises `GoneError`."""
    _update(connection, "UPDATE sessions SET concluded = ? WHERE id = ?", (concluded, session_id))


def put_rating(
    connection: sqlite3.Connection,
    session_id: str,
    effort: Mapping[Side, Effort],
    pain: int | None,
    note: str,
) -> None:
    """Set how a session felt, which is a new revision of it. Raises `GoneError`."""
    rating = (effort.get(Side.LEFT), effort.get(Side.RIGHT), pain, sql_rows.storable(note))
    _update(
        connection,
        "UPDATE sessions SET effort_left = ?, effort_right = ?, pain = ?, note = ?,"
        " revision = revision + 1 WHERE id = ?",
        (*rating, session_id),
    )


def record_of(connection: sqlite3.Connection, session_id: str) -> SessionRecord:
    """A session as it is. Raises `GoneError`."""
    record = queries.session_by_id(connection, session_id)
    if record is None:
        raise GoneError
    return record


def revision(connection: sqlite3.Connection, session_id: str) -> int:
    """How often a person changed a session, its deletion counted; 0 if it never was there."""
    query = "SELECT revision FROM sessions WHERE id = ?"
    (number,) = connection.execute(query, (session_id,)).fetchone() or (0,)
    return max(int(number), revision_of_deleted(connection, session_id))


def revision_of_deleted(connection: sqlite3.Connection, session_id: str) -> int:
    """The revision with which a session was deleted, 0 if it was not."""
    query = "SELECT revision FROM deleted WHERE id = ?"
    (number,) = connection.execute(query, (session_id,)).fetchone() or (0,)
    return int(number)


def corrected_sets(record: SessionRecord, done: Sequence[int]) -> tuple[SetRecord, ...]:
    """The session's sets with so many reps done of each. Raises `HistoryError` for impossible ones.

    As many holds were held whole; where their number stays, a hold that was broken off does too.
    """
    if len(done) != len(record.sets):
        raise HistoryError(
            ngettext(
                "This session has {number} set, not {given}.",
                "This session has {number} sets, not {given}.",
                len(record.sets),
            ).format(number=len(record.sets), given=len(done))
        )
    if not all(0 <= reps <= MAX_CORRECTED_REPS for reps in done):
        raise HistoryError(
            gettext("Reps can be 0 to {most} in a set.").format(most=MAX_CORRECTED_REPS)
        )
    sets = tuple(
        set_record
        if reps == set_record.done
        else replace(set_record, done=reps, held_ms=reps * set_record.hold_ms)
        for set_record, reps in zip(record.sets, done, strict=True)
    )
    if not any(set_record.begun for set_record in sets):
        raise HistoryError(gettext("A session has at least one rep; delete it if it was none."))
    return sets


def refuse_impossible_pain(pain: int | None) -> None:
    """Raise `HistoryError` for pain that is none of the scale."""
    if pain is not None and not 0 <= pain <= MAX_PAIN:
        raise HistoryError(gettext("Pain can be 0 to {most}.").format(most=MAX_PAIN))


def _update(connection: sqlite3.Connection, statement: str, row: sql_rows.SqlRow) -> None:
    """Change exactly one row."""
    if connection.execute(statement, row).rowcount != 1:
        raise GoneError
