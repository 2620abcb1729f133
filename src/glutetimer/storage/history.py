"""The history: sessions written rep by rep, how they felt, and the answers to decisions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Self

from glutetimer.core.frozen import replace
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
from glutetimer.core.translation import gettext
from glutetimer.storage import queries, seal, updates, verified_rows
from glutetimer.storage.backups import Backups
from glutetimer.storage.database import (
    open_database,
    read_transaction,
    transaction,
    translated_errors,
)
from glutetimer.storage.errors import HistoryError
from glutetimer.storage.integrity import damage_in, require_intact
from glutetimer.storage.merging import HistorySnapshot, RevisionedSession, difference, merged
from glutetimer.storage.rescue import OpenFiles, rescue
from glutetimer.storage.seal import Seal


class HistoryStore:
    """The history in one SQLite file, opened at the first use or by `open`.

    To be used from one thread. What a method wrote is on the disk when it returns. Every
    method raises `HistoryError` for a file that fails it or a session that is not there,
    and then has written nothing. Times must carry their UTC offset, else ValueError; they
    are kept to the millisecond.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.backups = Backups(path.with_name("backups"))
        # Whether another program changed the file since it was closed, and left it intact.
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
                seal.write(self.path)

    def take_notice(self) -> str:
        """What became of the file while it was open, a sentence given once; usually empty."""
        notice, self._notice = self._notice, ""
        return notice

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # A session, from its start to its rating

    def begin(self, record: SessionRecord) -> None:
        """Write a session that is about to start, so that its reps can follow.

        Reps that the record already holds are written too. A session that is there already,
        as one that is resumed is, stays as it is. One that was deleted stays deleted, which is
        a `HistoryError`; `put` brings it back.
        """
        with self._writing() as connection:
            if updates.revision_of_deleted(connection, record.id):
                raise updates.GoneError
            verified_rows.insert_session(connection, RevisionedSession(record), concluded=False)

    def rep_done(
        self, session_id: str, set_index: int, record: SetRecord, progress: Progress
    ) -> None:
        """Write a rep that was done: `record` is its set's, with that rep counted."""
        with self._changing(session_id) as connection:
            updates.put_set(connection, session_id, set_index, record)
            updates.put_progress(connection, session_id, progress)

    def write(self, session_id: str, sets: Sequence[SetRecord], progress: Progress) -> None:
        """Write all sets of a session, and how far it has come."""
        with self._changing(session_id) as connection:
            for set_index, record in enumerate(sets):
                updates.put_set(connection, session_id, set_index, record)
            updates.put_progress(connection, session_id, progress)

    def rate(
        self, session_id: str, effort: Mapping[Side, Effort], pain: int | None, note: str
    ) -> None:
        """Write how the session felt, in place of any rating before."""
        with self._changing(session_id) as connection:
            updates.put_rating(connection, session_id, effort, pain, note)

    def discard(self, session_id: str) -> None:
        """Remove a session of which nothing was done, if it is there, without a trace.

        What a person deletes goes by `delete`.
        """
        with self._writing() as connection:
            connection.execute("DELETE FROM sessions WHERE id = ?", (session_id,))

    # A session that was stopped or interrupted

    def unfinished(self, now: datetime, within: timedelta) -> Unfinished | None:
        """The newest session of which anything was done, if it can be resumed.

        Only sessions count whose last rep was not further from now than `within`: before,
        or after where the clock was put back. A session under way counts as well.
        """
        with self._reading() as connection:
            return queries.unfinished(connection, now - within, now + within)

    def conclude_partial(self, session_id: str) -> None:
        """Mark an unfinished session as one that will not be resumed."""
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
        """Replace what was done and how it felt; gives what was there, for `put` to undo it.

        `done` has the reps of each set, 0 to `MAX_CORRECTED_REPS`, and something must be left;
        pain is 0 to 10 or None. Raises `HistoryError` for any other. Of timed holds, as many
        were then held whole; a set whose number stays keeps the hold that was broken off.
        """
        with self._changing(session_id) as connection:
            before = updates.record_of(connection, session_id)
            updates.refuse_impossible_pain(pain)
            for set_index, record in enumerate(updates.corrected_sets(before, done)):
                updates.put_set(connection, session_id, set_index, record)
            updates.put_rating(connection, session_id, effort, pain, note)
            updates.put_concluded(connection, session_id, True)
        return before

    def enter(self, record: SessionRecord, done: Sequence[int]) -> SessionRecord:
        """Take in a session with so many reps done of each set; gives it with those.

        Raises `HistoryError` for impossible ones, or where it cannot be written.
        """
        updates.refuse_impossible_pain(record.pain)
        record = replace(record, sets=updates.corrected_sets(record, done))
        self.put(record)
        return record

    def delete(self, session_id: str) -> SessionRecord:
        """Delete a session; gives what was there, for `put` to bring it back."""
        with self._writing() as connection:
            before = updates.record_of(connection, session_id)
            revision = 1 + updates.revision(connection, session_id)
            deletion = HistorySnapshot(deleted={session_id: revision})
            verified_rows.write_snapshot(connection, deletion)
        return before

    def put(self, record: SessionRecord, resume_at: Progress | None = None) -> None:
        """Make a session exactly this one, whether it was changed, deleted or never there.

        It is concluded, unless `resume_at` says where it can be resumed.
        """
        with self._writing() as connection:
            revision = 1 + updates.revision(connection, record.id)
            session = RevisionedSession(record, revision)
            verified_rows.write_snapshot(connection, HistorySnapshot({record.id: session}))
            if resume_at is not None:
                updates.put_progress(connection, record.id, resume_at)
                updates.put_concluded(connection, record.id, False)
                verified_rows.update_checksum(connection, record.id)

    def add_answer(self, answer: Answer) -> None:
        """Write what a person answered to an offer, or the level that they chose."""
        with self._writing() as connection:
            verified_rows.insert_answer(connection, answer)

    # Reading

    def load(self) -> History:
        """All answers, and all sessions of which anything was done."""
        with self._reading() as connection:
            return queries.whole_history(connection)

    def load_since(self, day: date, false_start_percent: int) -> History:
        """All answers, the sessions of that local day and later, and what they follow.

        That is each program's newest session before that day that was no false start, and the
        first session of all.
        """
        with self._reading() as connection:
            return queries.since(connection, day, false_start_percent)

    def load_recent(self, today: date, false_start_percent: int) -> History:
        """All answers, and of every level the sessions of its newest 40 training days.

        What a start needs, in a time that does not grow with the years. `decide` gives the
        same for it as for the whole history, for a program of that `false_start_percent`: a day
        with nothing but false starts is no training day and uses up none of the 40, and no rule
        looks further back than to the newest 30 sessions or training days at a level (the most
        that a program may ask for), and to the newest session at each. The other 10 are for
        travel, which can put the days of the calendar, by which this goes, two out of step
        with time. Sessions that are dated ahead of today are all there, beyond those 40 days,
        and so are the false starts of those days.
        """
        with self._reading() as connection:
            return queries.recent(connection, today, false_start_percent)

    def snapshot(self) -> HistorySnapshot:
        """Everything that `load` gives, with revisions and deletions, for export and merging."""
        with self._reading() as connection:
            return verified_rows.read_snapshot(connection)

    def merge(self, other: HistorySnapshot) -> HistorySnapshot:
        """Bring another history in; gives what was new or changed by it.

        A session that comes in so is concluded. See `merging` for what wins.
        """
        with self._writing() as connection:
            before = verified_rows.read_snapshot(connection)
            brought = difference(before, merged(before, other))
            verified_rows.write_snapshot(connection, brought)
        return brought

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._seal = seal.compare(self.path)
            check = _no_check if self._seal is Seal.INTACT else require_intact
            try:
                self._connection = open_database(self.path, check)
            except HistoryError as error:
                if self._seal is Seal.WRONG and (damage := damage_in(error, self.path)):
                    raise damage from error
                raise
            self.changed_outside = self._seal is Seal.WRONG
            self._files, self._wrote = OpenFiles(self.path), False
        return self._connection

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """A read transaction, whose errors are `HistoryError`s about the file."""
        connection = self._opened()
        with translated_errors(self.path), read_transaction(connection):
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A write transaction, whose errors are `HistoryError`s about the file."""
        connection = self._opened()
        if self._seal is not Seal.MISSING:
            seal.remove(self.path)
            self._seal = Seal.MISSING
        self._wrote = True
        try:
            with translated_errors(self.path), transaction(connection):
                yield connection
        except updates.GoneError as error:
            raise HistoryError(
                gettext(
                    "{file} does not have this session; it was deleted or could not be written."
                ).format(file=self.path)
            ) from error
        self._keep_in_place()

    def _keep_in_place(self) -> None:
        """Write all of the history anew if its file's name no longer leads to it.

        Raises `HistoryError` where that fails; it is then tried at the next write.
        """
        if self._connection is None or not self._wrote or self._files.in_place:
            return
        self._notice = rescue(self._connection, self.path, self._files)
        self._connection.close()
        self._connection = None
        self.open()

    @contextmanager
    def _changing(self, session_id: str) -> Iterator[sqlite3.Connection]:
        """A write transaction that changes one session, whose checksum is then updated."""
        with self._writing() as connection:
            yield connection
            verified_rows.update_checksum(connection, session_id)


def _no_check(*_: object) -> None:
    """The check of a sealed file: none."""
