"""The history in a person's hands: corrected, deleted, copied, restored, exported, imported.

Between the Review page and the store; whatever changes the history here can be undone.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from glutetimer.app.reporting import Outcome, reporting
from glutetimer.app.session_controller import RESUMABLE_FOR
from glutetimer.core.dates import day_text
from glutetimer.core.phrases import counted
from glutetimer.core.records import Progress, SessionRecord
from glutetimer.storage import recovery
from glutetimer.storage.backups import Backup
from glutetimer.storage.errors import ImportFileError
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import HistorySnapshot, merge_summary

if TYPE_CHECKING:
    from glutetimer.ui.review.correction_card import Correction
    from glutetimer.ui.review.review_page import ReviewPage


@dataclass(frozen=True, slots=True)
class _Change:
    """A change that can be undone: `name` says which, as "delete 22 November".

    `session_id` is that of the session that was changed; empty where it was more than one.
    """

    name: str
    undo: Callable[[], object]
    session_id: str = ""


class HistoryController(QObject):
    """Does to the history what is asked for, and gives whether that was done."""

    # The history is, or after an error may be, another: time to read it again.
    changed = Signal()
    # What came of it, as a sentence.
    message = Signal(str)
    # What went wrong, or empty: it does not matter any more.
    failed = Signal(str)

    def __init__(
        self,
        parent: QObject | None,
        store: HistoryStore,
        now: Callable[[], datetime],
        save: Callable[[], None],
    ) -> None:
        """`save` writes what could not be written before: written later, it would undo a change."""
        super().__init__(parent)
        self._store = store
        self._now = now
        self._save = save
        self._changes: list[_Change] = []
        self._page: ReviewPage | None = None
        # Whether what `failed` said last is of a correction.
        self._correction_failed = False
        # The id of the session that was not kept right after it, until another one begins.
        self._not_kept: str | None = None

    def connect_to(self, page: ReviewPage) -> None:
        """Do what is asked for on that page, and show there what came of it."""
        self._page = page
        page.corrected.connect(self._correct_on_page)
        page.cancelled.connect(self._withdraw_failure)
        page.delete_asked.connect(self.delete)
        page.undo_asked.connect(self.undo)
        card = page.backups
        card.backups_asked.connect(self._show_backups)
        card.backup_asked.connect(self.back_up)
        card.restore_asked.connect(self.restore)
        card.export_asked.connect(self.export)
        card.import_asked.connect(self.import_)
        # The copies are asked for when they are seen.
        page.show_undo(self.undoes)

    @property
    def undoes(self) -> str:
        """What `undo` would undo, as "delete 22 November"; empty if there is nothing."""
        return self._changes[-1].name if self._changes else ""

    @property
    def can_keep_after_all(self) -> bool:
        """Whether what `undo` would undo is that the last session was not kept."""
        return bool(self._changes) and self._changes[-1].session_id == self._not_kept

    # A session

    def correct(self, correction: Correction) -> bool:
        """Say anew what was done in a session and how it felt."""
        with self._reporting() as outcome:
            progress = self._progress(correction.session_id)
            before = self._store.correct(
                correction.session_id,
                correction.done,
                correction.effort,
                correction.pain,
                correction.note,
            )
            self._done(self._session_change("correct", before, progress))
            outcome.sentence = f"The session of {self._day(before)} is corrected."
        return outcome.done

    def delete(self, session_id: str) -> bool:
        """Delete a session."""
        with self._reporting() as outcome:
            progress = self._progress(session_id)
            before = self._store.delete(session_id)
            self._done(self._session_change("delete", before, progress))
            outcome.sentence = f"The session of {self._day(before)} is deleted; you can undo that."
        return outcome.done

    def not_keep(self, session_id: str) -> bool:
        """Delete a session right after it; the page that comes says so, with the way back."""
        self._not_kept = session_id
        done = self.delete(session_id)
        if done:
            self.message.emit("")
        return done

    def session_began(self) -> None:
        """What was not kept before it is left to the Review page."""
        self._not_kept = None

    def undo(self) -> bool:
        """Undo what was changed last and is not undone yet; can be repeated."""
        if not self._changes:
            return False
        last, kept_after_all = self._changes[-1], self.can_keep_after_all
        with self._reporting() as outcome:
            try:
                last.undo()
            except ImportFileError:
                # Its copy is gone: what was changed before must not wait for it for ever.
                self._changes.pop()
                raise
            self._changes.pop()
            self._show_change()
            if self._page is not None and last.session_id:
                self._page.select(last.session_id)
            outcome.sentence = (
                "That session is kept after all." if kept_after_all else f"Undone: {last.name}."
            )
        return outcome.done

    # Backups, which people read of as copies

    def back_up(self) -> bool:
        """Make a verified copy of the history as it is now."""
        with self._reporting() as outcome:
            before = self._store.backups.all()
            backup = self._store.backups.make(self._store.path)
            outcome.sentence = (
                f"Nothing has changed since the newest copy: {backup.path}"
                if backup in before
                else f"A copy is made and checked: {backup.path}"
            )
        self._show_undo()
        return outcome.done

    def restore(self, backup: Backup) -> bool:
        """Put a copy in the place of the history, of which a copy is made first."""
        with self._reporting() as outcome:
            present = self._store.backups.make(self._store.path, thin=False)
            outcome.sentence = self._put_back(backup.path)
            self._done(_Change("restore a copy", self._way_back_to(present)))
        return outcome.done

    # Files

    def export(self, file: Path) -> bool:
        """Write the whole history to a file, as its ending says: .json, or .csv for sessions."""
        with self._reporting() as outcome:
            from glutetimer.storage.import_export import is_csv, write_history_file

            snapshot = self._store.snapshot()
            write_history_file(file, snapshot, is_csv(file))
            outcome.sentence = f"Exported {counted(len(snapshot.sessions), 'session')} to {file}."
        return outcome.done

    def import_(self, file: Path) -> bool:
        """Bring in what a file has more, whole or not at all; a copy is made first."""
        with self._reporting() as outcome:
            from glutetimer.storage.import_export import (
                SPREADSHEET_ENDINGS,
                is_csv,
                read_history_file,
            )

            other = read_history_file(file, is_csv(file, SPREADSHEET_ENDINGS))
            present = self._store.backups.make(self._store.path, thin=False)
            before = self._store.snapshot()
            difference = self._store.merge(other)
            if difference == HistorySnapshot():
                outcome.sentence = f"{file.name} has nothing that is not in your history already."
            else:
                self._done(_Change(f"import {file.name}", self._way_back_to(present)))
                outcome.sentence = (
                    f"From {file.name}: {merge_summary(before, difference)}. "
                    f"What was there is kept as {present.path}."
                )
        self._show_undo()
        return outcome.done

    # How

    def _reporting(self) -> AbstractContextManager[Outcome]:
        """Write what is due, then do what follows or say why not."""
        self._save()
        return reporting(self._fail, self.message.emit)

    def _fail(self, reason: str) -> None:
        # What is shown should be what is there, however far it came.
        self._show_change()
        self.failed.emit(reason)

    def _progress(self, session_id: str) -> Progress | None:
        """Where that session can be gone on with, if it can."""
        unfinished = self._store.unfinished(self._now(), RESUMABLE_FOR)
        return unfinished.progress if unfinished and unfinished.record.id == session_id else None

    def _session_change(
        self, verb: str, before: SessionRecord, progress: Progress | None
    ) -> _Change:
        name = f"{verb} {self._day(before)}"
        return _Change(name, lambda: self._store.put(before, progress), before.id)

    def _done(self, change: _Change) -> None:
        self._changes.append(change)
        self._show_change()

    def _show_change(self) -> None:
        # With no session left there is only Undo to see: it comes before they go, and goes
        # after they came.
        if self.undoes:
            self._show_undo()
        self.changed.emit()
        if not self.undoes:
            self._show_undo()

    def _show_undo(self) -> None:
        if self._page is not None:
            self._page.show_undo(self.undoes)
            self._show_backups()

    def _show_backups(self) -> None:
        if self._page is None:
            return
        backups: list[Backup] = []
        with reporting(self.failed.emit):
            backups = self._store.backups.all()
        self._page.backups.show_backups(backups, self._now().date())

    def _correct_on_page(self, correction: Correction) -> None:
        self._correction_failed = not self.correct(correction)
        if not self._correction_failed and self._page is not None:
            self._page.close_correction()

    def _withdraw_failure(self) -> None:
        """What was wrong with a correction does not matter any more."""
        if self._correction_failed:
            self._correction_failed = False
            self.failed.emit("")

    def _put_back(self, file: Path) -> str:
        """Put a copy in the history's place; gives the sentence of `recovery.restore`."""
        self._store.close()
        try:
            return recovery.restore(self._store.path, self._store.backups, file)
        finally:
            self._store.open()

    def _way_back_to(self, backup: Backup) -> Callable[[], None]:
        """What brings back the history of that copy, with all that came after the change."""
        after = self._store.snapshot()

        def undo() -> None:
            since = _since(after, self._store.snapshot())
            self._put_back(backup.path)
            self._store.merge(since)

        return undo

    def _day(self, record: SessionRecord) -> str:
        return day_text(record.day, self._now().date())


def _since(after: HistorySnapshot, now: HistorySnapshot) -> HistorySnapshot:
    """What was done since. What was changed and undone counts its revisions, but is no news."""
    records = {id_: session.record for id_, session in after.sessions.items()}
    return HistorySnapshot(
        {
            id_: session
            for id_, session in now.sessions.items()
            if session.record != records.get(id_)
        },
        {id_: answer for id_, answer in now.answers.items() if id_ not in after.answers},
        {id_: revision for id_, revision in now.deleted.items() if id_ in records},
    )
