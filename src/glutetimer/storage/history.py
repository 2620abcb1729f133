"""The history: sessions written rep by rep, how they felt, and the answers to decisions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Self

from glutetimer.core.program import Side
from glutetimer.core.records import (
    Answer,
    Effort,
    History,
    Progress,
    SessionRecord,
    SetRecord,
    Unfinished,
)
from glutetimer.storage import queries, seal, updates, verified_rows
from glutetimer.storage.backups import Backups
from glutetimer.storage.database import (
    open_database,
    read_transaction,
    transaction,
    translated_errors,
)
from glutetimer.storage.errors import HistoryError
from glutetimer.storage.identity import OpenFiles
from glutetimer.storage.integrity import damage_in, require_intact
from glutetimer.storage.merging import HistorySnapshot, RevisionedSession, difference, merged
from glutetimer.storage.seal import Seal


class HistoryStore:
    """The history in one SQLite file, opened at the first use or by `open`.

    To be used from one thread. What a method wrote is on the disk when it returns. Every
    method raises `HistoryError` for a file that fails it or a session that is not there,
    and then has written nothing. Times must carry their UTC offset, else ValueError; they
    are kept to the millisecond.
    """

    def __init__(self, path: Path, backups: Backups | None = None) -> None:
        """`backups` are those made before a migration, by default beside the history."""
        self.path = path
        self.backups = backups or Backups(path.with_name("backups"))
        # Whether something else changed the file, soundly, since it was last closed.
        self.changed_outside = False
        self._notice = ""
        self._connection: sqlite3.Connection | None = None
        self._files = OpenFiles(path)
        self._wrote = False
        self._seal = Seal.MISSING

    def open(self) -> None:
        """Open the file now, to hear of trouble before a session and not in it.

        Raises `DamagedHistoryError` if a single value is not as it was written, and
        `UnfitHistoryError` for a file of a newer version or of another program.
        """
        self._opened()

    def close(self) -> None:
        """Close the file; the next use would open it again.

        Raises `HistoryError` if its name leads elsewhere and it could not be written anew.
        """
        try:
            self._keep_in_place()
        finally:
            self._close()

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
            if self._seal is not Seal.INTACT:
                seal.put(self.path)

    def take_notice(self) -> str:
        """What became of the file while it was open, a sentence said once; usually empty."""
        notice, self._notice = self._notice, ""
        return notice

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # A session, from its start to how it felt

    def begin(self, record: SessionRecord) -> None:
        """Keep a session that is about to start, so that its reps can follow.

        Whatever the record already holds is kept too. One that is there already stays as
        it is: so one that was interrupted goes on. One that was deleted stays deleted, and
        that is a `HistoryError`; `put` brings it back.
        """
        with self._writing() as connection:
            if updates.revision_of_deleted(connection, record.id):
                raise updates.GoneError
            verified_rows.insert_session(connection, RevisionedSession(record), concluded=False)

    def rep_done(
        self, session_id: str, set_index: int, record: SetRecord, progress: Progress
    ) -> None:
        """A rep was done: `record` is its set's, with that rep in it."""
        with self._changing(session_id) as connection:
            updates.put_set(connection, session_id, set_index, record)
            updates.put_progress(connection, session_id, progress)

    def write(self, session_id: str, sets: Sequence[SetRecord], progress: Progress) -> None:
        """How far the session is: the numbers of all its sets, and where one would go on."""
        with self._changing(session_id) as connection:
            for set_index, record in enumerate(sets):
                updates.put_set(connection, session_id, set_index, record)
            updates.put_progress(connection, session_id, progress)

    def rate(
        self, session_id: str, effort: Mapping[Side, Effort], pain: int | None, note: str
    ) -> None:
        """How the session felt; said again, it replaces what was said before."""
        with self._changing(session_id) as connection:
            updates.put_felt(connection, session_id, effort, pain, note)

    def discard(self, session_id: str) -> None:
        """Forget a session of which nothing was done, without a trace.

        One that is not there is forgotten already. What a person deletes goes by `delete`.
        """
        with self._writing() as connection:
            connection.execute("DELETE FROM sessions WHERE id = ?", (session_id,))

    # A session that was stopped or interrupted

    def unfinished(self, now: datetime, within: timedelta) -> Unfinished | None:
        """The newest session, if it can be gone on with; the one under way is taken for one.

        Only sessions count whose last rep was not further from now than `within`: before,
        or after where the clock was put back. A newer one takes the place of an older.
        """
        with self._reading() as connection:
            return queries.unfinished(connection, now - within, now + within)

    def conclude_partial(self, session_id: str) -> None:
        """An unfinished session will not be gone on with: it stays as it is."""
        with self._changing(session_id) as connection:
            updates.put_concluded(connection, session_id, True)

    # Changing what was

    def correct(
        self,
        session_id: str,
        done: Sequence[int],
        effort: Mapping[Side, Effort],
        pain: int | None,
        note: str,
    ) -> SessionRecord:
        """Say anew what was done and how it felt; gives what was there, for `put` to undo it.

        `done` has the reps of each set, 0 to `updates.MOST_CORRECTED_REPS`, at least one in all;
        pain is 0 to 10 or None. Raises `HistoryError` for any other.
        """
        with self._changing(session_id) as connection:
            before = updates.record_of(connection, session_id)
            updates.refuse_impossible(before, done, pain)
            for set_index, (record, reps) in enumerate(zip(before.sets, done, strict=True)):
                updates.put_set(connection, session_id, set_index, replace(record, done=reps))
            updates.put_felt(connection, session_id, effort, pain, note)
            updates.put_concluded(connection, session_id, True)
        return before

    def delete(self, session_id: str) -> SessionRecord:
        """Delete a session; gives what was there, for `put` to bring it back."""
        with self._writing() as connection:
            before = updates.record_of(connection, session_id)
            revision = 1 + updates.revision(connection, session_id)
            verified_rows.write_snapshot(
                connection, HistorySnapshot(deleted={session_id: revision})
            )
        return before

    def put(self, record: SessionRecord, left: Progress | None = None) -> None:
        """Make a session exactly this one, whether it was changed, deleted or never there.

        It is over, unless it was `left` there and can be gone on with.
        """
        with self._writing() as connection:
            revision = 1 + updates.revision(connection, record.id)
            kept = RevisionedSession(record, revision)
            verified_rows.write_snapshot(connection, HistorySnapshot({record.id: kept}))
            if left is not None:
                updates.put_progress(connection, record.id, left)
                updates.put_concluded(connection, record.id, False)
                verified_rows.update_checksum(connection, record.id)

    def add_answer(self, answer: Answer) -> None:
        """Keep what a person said to an offer."""
        with self._writing() as connection:
            verified_rows.insert_answer(connection, answer)

    # Reading

    def load(self) -> History:
        """Everything but the sessions of which no rep was done: those are only getting ready."""
        with self._reading() as connection:
            return queries.everything(connection)

    def load_since(self, day: date, look_percent: int) -> History:
        """All answers, the sessions of that local day and later, and what they follow:
        each program's newest session before that was no look, and the first of all.
        """
        with self._reading() as connection:
            return queries.since(connection, day, look_percent)

    def load_recent(self, today: date, look_percent: int) -> History:
        """All answers, and of every level the sessions of its newest 40 training days.

        What a start needs, in a time that does not grow with the years. `decide` says the
        same of it as of the whole history, for a program of that `look_percent`: a day with
        nothing but looks is no training day and uses up none of the 40, and no rule looks
        further back than to the newest 30 sessions or training days at a level (the most
        that a program may ask for), and to the newest session at each. The rest is for
        travel, which can put the days of the calendar, by which this goes, two out of step
        with time. Sessions that are dated ahead of today are all there, beyond those 40 days,
        and so are the looks of those days.
        """
        with self._reading() as connection:
            return queries.recent(connection, today, look_percent)

    def snapshot(self) -> HistorySnapshot:
        """What another laptop would want to have: everything that `load` gives, and more."""
        with self._reading() as connection:
            return verified_rows.read_snapshot(connection)

    def merge(self, other: HistorySnapshot) -> HistorySnapshot:
        """Bring another history in; gives what was new or changed by it.

        A session that comes in so is over. See `merging` for what wins.
        """
        with self._writing() as connection:
            here = verified_rows.read_snapshot(connection)
            new = difference(here, merged(here, other))
            verified_rows.write_snapshot(connection, new)
        return new

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._seal = seal.look(self.path)
            intact = self._seal is Seal.INTACT
            try:
                self._connection = open_database(
                    self.path,
                    before_migration=self._before_migration,
                    check=_vouched_for if intact else require_intact,
                )
            except HistoryError as error:
                if self._seal is Seal.WRONG and (found := damage_in(error, self.path)):
                    raise found from error
                raise
            self.changed_outside = self._seal is Seal.WRONG
            self._files, self._wrote = OpenFiles(self.path), False
        return self._connection

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """One look at the file, whoever writes to it meanwhile; its errors are the store's."""
        connection = self._opened()
        with translated_errors(self.path), read_transaction(connection):
            yield connection

    def _before_migration(self) -> None:
        seal.remove(self.path)
        self.backups.make(self.path)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction, whose errors are the store's."""
        connection = self._opened()
        if self._seal is not Seal.MISSING:
            seal.remove(self.path)
            self._seal = Seal.MISSING
        self._wrote = True
        try:
            with translated_errors(self.path), transaction(connection):
                yield connection
        except updates.GoneError as error:
            # A rep must not vanish unheard.
            raise HistoryError(
                f"{self.path} does not have this session; it was deleted or could not be written."
            ) from error

        self._keep_in_place()

    def _keep_in_place(self) -> None:
        """See that what was written can be found again, else write all of it anew.

        Raises `HistoryError` where that cannot be; it is then tried at the next write.
        """
        if self._connection is None or not self._wrote or self._files.in_place:
            return
        # Imported here: it opens stores itself, and hardly anybody ever needs it.
        from glutetimer.storage.rescue import rescue

        self._notice = rescue(self._connection, self.path, self._files)
        self._connection.close()
        self._connection = None
        self.open()

    @contextmanager
    def _changing(self, session_id: str) -> Iterator[sqlite3.Connection]:
        """A transaction that changes one session, which is vouched for anew."""
        with self._writing() as connection:
            yield connection
            verified_rows.update_checksum(connection, session_id)


def _vouched_for(*_: object) -> None:
    """The seal says that the file is as it was left."""
