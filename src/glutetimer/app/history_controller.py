"""The history in a person's hands: corrected, deleted, copied, restored, exported, imported.

Between the Review page and the store; whatever changes the history here can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from glutetimer.app.session_controller import GO_ON_WITHIN
from glutetimer.core.dates import day_text
from glutetimer.core.records import Progress, SessionRecord
from glutetimer.core.vocabulary import counted
from glutetimer.storage import recovery
from glutetimer.storage.backups import Backup
from glutetimer.storage.errors import ImportFileError, StorageError
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import HistorySnapshot, news_text

if TYPE_CHECKING:
    from glutetimer.ui.review.correction import Correction
    from glutetimer.ui.review.page import ReviewPage


@dataclass(frozen=True, slots=True)
class _Change:
    """Something that was done: how to say it, how to undo it, whose it was if one session's."""

    what: str
    undo: Callable[[], object]
    session_id: str = ""


class HistoryController(QObject):
    """Does to the history what is asked for and tells the outcome, good or bad, in a sentence.

    Every method gives whether it was done.
    """

    # The history is, or after an error may be, another: time to read it again.
    changed = Signal()
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
        self._complained = False
        # The session that was not kept right after it, until another one begins.
        self._not_kept: str | None = None

    def connect_to(self, page: ReviewPage) -> None:
        """Do what is asked for on that page, and show there what came of it."""
        self._page = page
        page.corrected.connect(self._correct_on_page)
        page.cancelled.connect(self._take_back_complaint)
        page.delete_asked.connect(self.delete)
        page.undo_asked.connect(self.undo)
        card = page.backups
        card.backups_asked.connect(self._show_copies)
        card.backup_asked.connect(self.copy)
        card.restore_asked.connect(self.restore)
        card.export_asked.connect(self.export)
        card.import_asked.connect(self.import_)
        # The copies are asked for when they are seen.
        page.show_undo(self.undoes)

    @property
    def undoes(self) -> str:
        """What `undo` would undo, as "delete 22 November"; empty if there is nothing."""
        return self._changes[-1].what if self._changes else ""

    @property
    def can_keep_after_all(self) -> bool:
        """Whether what `undo` would undo is that the last session was not kept."""
        return bool(self._changes) and self._changes[-1].session_id == self._not_kept

    # A session

    def correct(self, correction: Correction) -> bool:
        """Say anew what was done in a session and how it felt."""
        with self._reporting() as message:
            left = self._left(correction.session_id)
            before = self._store.correct(
                correction.session_id,
                correction.done,
                correction.effort,
                correction.pain,
                correction.note,
            )
            self._did(self._of("correct", before, left))
            message.text = f"The session of {self._day(before)} is corrected."
        return message.done

    def delete(self, session_id: str) -> bool:
        """Delete a session."""
        with self._reporting() as message:
            left = self._left(session_id)
            before = self._store.delete(session_id)
            self._did(self._of("delete", before, left))
            message.text = f"The session of {self._day(before)} is deleted; you can undo that."
        return message.done

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
        with self._reporting() as message:
            try:
                last.undo()
            except ImportFileError:
                # Its copy is gone: what was changed before must not wait for it for ever.
                self._changes.pop()
                raise
            self._changes.pop()
            self._changed()
            if self._page is not None and last.session_id:
                self._page.select(last.session_id)
            message.text = (
                "That session is kept after all." if kept_after_all else f"Undone: {last.what}."
            )
        return message.done

    # Copies

    def copy(self) -> bool:
        """Make a verified copy of the history as it is now."""
        with self._reporting() as message:
            before = self._store.backups.all()
            made = self._store.backups.make(self._store.path)
            message.text = (
                f"Nothing has changed since the newest copy: {made.path}"
                if made in before
                else f"A copy is made and checked: {made.path}"
            )
        self._show()
        return message.done

    def restore(self, backup: Backup) -> bool:
        """Put a copy in the place of the history, of which a copy is made first."""
        with self._reporting() as message:
            kept = self._store.backups.make(self._store.path, thin=False)
            message.text = self._put_back(backup.path)
            self._did(_Change("restore a copy", self._back_to(kept)))
        return message.done

    # Files

    def export(self, file: Path) -> bool:
        """Write the whole history to a file, as its ending says: .json, or .csv for sessions."""
        with self._reporting() as message:
            from glutetimer.storage.import_export import is_csv, write_history_file

            contents = self._store.contents()
            write_history_file(file, contents, is_csv(file))
            message.text = f"Exported {counted(len(contents.sessions), 'session')} to {file}."
        return message.done

    def import_(self, file: Path) -> bool:
        """Bring in what a file has more, whole or not at all; a copy is made first."""
        with self._reporting() as message:
            from glutetimer.storage.import_export import (
                SPREADSHEET_ENDINGS,
                is_csv,
                read_history_file,
            )

            other = read_history_file(file, is_csv(file, SPREADSHEET_ENDINGS))
            kept = self._store.backups.make(self._store.path, thin=False)
            before = self._store.contents()
            news = self._store.merge(other)
            if news == HistorySnapshot():
                message.text = f"{file.name} has nothing that is not in your history already."
            else:
                self._did(_Change(f"import {file.name}", self._back_to(kept)))
                message.text = (
                    f"From {file.name}: {news_text(before, news)}. "
                    f"What was there is kept as {kept.path}."
                )
        self._show()
        return message.done

    # How

    @contextmanager
    def _reporting(self) -> Iterator[_Outcome]:
        """Tells the outcome's sentence, or the error's."""
        outcome = _Outcome()
        self._save()
        try:
            yield outcome
        except StorageError as error:
            # What is shown should be what is there, however far it came.
            self._changed()
            self.failed.emit(str(error))
        else:
            outcome.done = True
            self.message.emit(outcome.text)

    def _left(self, session_id: str) -> Progress | None:
        """Where that session can be gone on with, if it can."""
        left = self._store.unfinished(self._now(), GO_ON_WITHIN)
        return left.progress if left and left.record.id == session_id else None

    def _of(self, verb: str, before: SessionRecord, left: Progress | None) -> _Change:
        what = f"{verb} {self._day(before)}"
        return _Change(what, lambda: self._store.put(before, left), before.id)

    def _did(self, change: _Change) -> None:
        self._changes.append(change)
        self._changed()

    def _changed(self) -> None:
        # With no session left there is only Undo to see: it comes before they go, and goes
        # after they came.
        if self.undoes:
            self._show()
        self.changed.emit()
        if not self.undoes:
            self._show()

    def _show(self) -> None:
        if self._page is not None:
            self._page.show_undo(self.undoes)
            self._show_copies()

    def _show_copies(self) -> None:
        if self._page is None:
            return
        try:
            copies = self._store.backups.all()
        except StorageError as error:
            self.failed.emit(str(error))
            copies = []
        self._page.backups.show_backups(copies, self._now().date())

    def _correct_on_page(self, correction: Correction) -> None:
        self._complained = not self.correct(correction)
        if not self._complained and self._page is not None:
            self._page.close_correction()

    def _take_back_complaint(self) -> None:
        """What was wrong with a correction does not matter any more."""
        if self._complained:
            self._complained = False
            self.failed.emit("")

    def _put_back(self, file: Path) -> str:
        """Restore a file; says what `recovery.restore` says."""
        self._store.close()
        try:
            return recovery.restore(self._store.path, self._store.backups, file)
        finally:
            self._store.open()

    def _back_to(self, kept: Backup) -> Callable[[], None]:
        """What brings back the history of that copy, with all that came after the change."""
        after = self._store.contents()

        def undo() -> None:
            since = _since(after, self._store.contents())
            self._put_back(kept.path)
            self._store.merge(since)

        return undo

    def _day(self, record: SessionRecord) -> str:
        return day_text(record.day, self._now().date())


@dataclass(slots=True)
class _Outcome:
    text: str = ""
    done: bool = False


def _since(after: HistorySnapshot, now: HistorySnapshot) -> HistorySnapshot:
    """What was done since. What was changed and undone counts its revisions, but is no news."""
    known = {id_: kept.record for id_, kept in after.sessions.items()}
    return HistorySnapshot(
        {id_: kept for id_, kept in now.sessions.items() if kept.record != known.get(id_)},
        {id_: answer for id_, answer in now.answers.items() if id_ not in after.answers},
        {id_: revision for id_, revision in now.deleted.items() if id_ in known},
    )
