"""The history: sessions written rep by rep, how they felt, and the answers to decisions."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from glutetimer.core.program import Side
from glutetimer.core.records import Answer, Effort, History, SessionRecord, SetRecord
from glutetimer.storage import rows
from glutetimer.storage.database import explained, open_database, transaction
from glutetimer.storage.errors import HistoryError


class HistoryStore:
    """The history in one SQLite file, opened at the first use or by `open`.

    To be used from one thread. What a method wrote is on the disk when it returns. Every
    method raises `HistoryError` for a file that fails it or a session that is not there,
    and then has written nothing. Times must carry their UTC offset, else ValueError; they
    are kept to the millisecond.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None

    def open(self) -> None:
        """Open the file now, to hear of trouble before a session and not in it."""
        self._opened()

    def close(self) -> None:
        """Close the file; the next use would open it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def begin(self, record: SessionRecord) -> None:
        """Keep a session that is about to start, so that its reps can follow.

        Whatever the record already holds is kept too, so this also puts back a session
        that was discarded. One that is there already stays as it is.
        """
        session = rows.session_row(record)
        sets = [rows.set_row(record.id, index, each) for index, each in enumerate(record.sets)]
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                session,
            )
            connection.executemany(
                "INSERT INTO sets VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", sets
            )

    def rep_done(self, session_id: str, set_index: int, record: SetRecord, active_ms: int) -> None:
        """A rep was done: `record` is its set's, with that rep in it."""
        with self._writing() as connection:
            self._put_set(connection, session_id, set_index, record)
            self._put_active(connection, session_id, active_ms)

    def conclude(self, session_id: str, sets: Sequence[SetRecord], active_ms: int) -> None:
        """The session is over: the final numbers of all its sets."""
        with self._writing() as connection:
            for set_index, record in enumerate(sets):
                self._put_set(connection, session_id, set_index, record)
            self._put_active(connection, session_id, active_ms)

    def rate(
        self, session_id: str, effort: Mapping[Side, Effort], pain: int | None, note: str
    ) -> None:
        """How the session felt; said again, it replaces what was said before."""
        felt = (effort.get(Side.LEFT), effort.get(Side.RIGHT), pain, rows.storable(note))
        with self._writing() as connection:
            self._update(
                connection,
                "UPDATE sessions SET effort_left = ?, effort_right = ?, pain = ?, note = ?"
                " WHERE id = ?",
                (*felt, session_id),
            )

    def discard(self, session_id: str) -> None:
        """Forget a session and its sets; one that is not there is forgotten already."""
        with self._writing() as connection:
            connection.execute("DELETE FROM sessions WHERE id = ?", (session_id,))

    def add_answer(self, answer: Answer) -> None:
        """Keep what a person said to an offer."""
        row = rows.answer_row(answer)
        with self._writing() as connection:
            connection.execute("INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def load(self) -> History:
        """Everything but the sessions of which no rep was done: those are only getting ready."""
        sets: defaultdict[str, list[SetRecord]] = defaultdict(list)
        with explained(self.path):
            connection = self._opened()
            # In the order of the table's key: a look-up per session would jump about the file.
            for session_id, exercise, side, prescribed, done, speed in connection.execute(
                "SELECT session_id, exercise, side, prescribed, done, speed FROM sets"
                " ORDER BY session_id, set_index"
            ):
                sets[session_id].append(rows.set_of(exercise, side, prescribed, done, speed))
            sessions = connection.execute("SELECT * FROM sessions").fetchall()
            answers = connection.execute("SELECT * FROM answers").fetchall()
        begun = {session_id for session_id, each in sets.items() if any(s.done for s in each)}
        return History(
            tuple(rows.session_of(row, sets[row[0]]) for row in sessions if row[0] in begun),
            tuple(map(rows.answer_of, answers)),
        )

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = open_database(self.path)
        return self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction, whose errors are the store's."""
        connection = self._opened()
        with explained(self.path), transaction(connection):
            yield connection

    def _put_set(
        self, connection: sqlite3.Connection, session_id: str, set_index: int, record: SetRecord
    ) -> None:
        self._update(
            connection,
            "UPDATE sets SET done = ?, speed = ? WHERE session_id = ? AND set_index = ?",
            (record.done, record.speed, session_id, set_index),
        )

    def _put_active(self, connection: sqlite3.Connection, session_id: str, active_ms: int) -> None:
        self._update(
            connection, "UPDATE sessions SET active_ms = ? WHERE id = ?", (active_ms, session_id)
        )

    def _update(self, connection: sqlite3.Connection, statement: str, row: rows.Row) -> None:
        """Change exactly one row, or raise: a rep must not vanish unheard."""
        if connection.execute(statement, row).rowcount != 1:
            raise HistoryError(f"{self.path} no longer has this session; it was deleted meanwhile.")
