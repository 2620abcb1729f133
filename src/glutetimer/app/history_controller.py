"""Commands that change the history, with undo.

Between pages and store: correct and delete on Review; back up, restore, export and import in
Settings.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from glutetimer.app.reporting import Outcome, reporting
from glutetimer.app.session_controller import RESUMABLE_FOR
from glutetimer.core.dates import day_text
from glutetimer.core.frozen import frozen
from glutetimer.core.records import Progress, SessionRecord
from glutetimer.core.translation import gettext, gettext_noop, ngettext, number_text
from glutetimer.storage import recovery
from glutetimer.storage.backups import Backup
from glutetimer.storage.errors import HistoryError, ImportFileError
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import HistorySnapshot, done_since, merge_sentence

if TYPE_CHECKING:
    from glutetimer.app.data_controller import Import
    from glutetimer.storage.contents import HistoryContents
    from glutetimer.ui.review.correction_card import Correction
    from glutetimer.ui.review.entry_card import Entry
    from glutetimer.ui.review.review_page import ReviewPage
    from glutetimer.ui.settings.backups_card import BackupsCard


# What has become of the history before a change of all of it.
KEPT = gettext_noop("A copy of what you had is kept; Undo, under Your data, brings it back.")


def undone_text(change: str) -> str:
    """What is said once a change of that name is undone."""
    return gettext("Undone: {change}.").format(change=change)


@frozen
class Change:
    """A change that can be undone: `name` says which, as "delete 22 November".

    `session_id` is that of the session that was changed; empty where it was more than one.
    `import_` is what was imported, if everything was.
    """

    name: str
    undo: Callable[[], object]
    session_id: str = ""
    import_: Import | None = None


class HistoryController(QObject):
    """Does to the history what is asked for, and says what came of it."""

    # The history is, or after an error may be, another: time to read it again.
    changed = Signal()
    # What came of it, as a sentence.
    informed = Signal(str)
    # What went wrong, or empty: it does not matter any more.
    failed = Signal(str)
    # What `undo` would undo now, as "delete 22 November"; empty if there is nothing.
    undo_changed = Signal(str)
    # The backups, the newest first, and the day on which they are listed.
    backups_listed = Signal(object, object)
    # What is in the history, and what in each backup; None for what cannot be read.
    backups_described = Signal(object, object)
    # A correction, or an entry, is done.
    corrected = Signal()
    # The session of that id is again as it was before it was changed.
    brought_back = Signal(str)
    # What the window before this one imported, an `Import`, is to be told of and undone here.
    import_handed_on = Signal(object)
    # What was imported and undone there is to be told of as undone.
    undone_handed_on = Signal(object)

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
        self._changes: list[Change] = []
        # Whether what `failed` said last is of a correction.
        self._correction_failed = False
        # What was imported and is undone, where that was the last thing done.
        self.undone_import: Import | None = None
        # What is in each backup that was looked into: those files do not change.
        self._contents: dict[Backup, HistoryContents | None] = {}
        # The id of the session that was not kept right after it, until another one begins.
        self._not_kept: str | None = None

    def connect_to(self, page: ReviewPage) -> None:
        """Do what is asked for on that page, and show there what came of it."""
        page.corrected.connect(self.correct)
        page.entered.connect(self.enter)
        page.cancelled.connect(self._withdraw_failure)
        page.delete_asked.connect(self.delete)
        page.undo_asked.connect(self.undo)
        self.corrected.connect(page.close_form)
        self.brought_back.connect(page.select)
        page.show_undo(self.undoes)
        self.undo_changed.connect(page.show_undo)

    def connect_to_backups(self, card: BackupsCard) -> None:
        """Do with the backups what is asked for on that card, and list them there."""
        card.backups_asked.connect(self._list_backups)
        card.contents_asked.connect(self._describe_backups)
        card.backup_asked.connect(self.back_up)
        card.restore_asked.connect(self.restore)
        # They are asked for when they are seen; of what changes the history there is one first.
        self.backups_listed.connect(card.show_backups)
        self.backups_described.connect(card.show_contents)
        self.undo_changed.connect(self._list_backups)

    @property
    def undoes(self) -> str:
        """What `undo` would undo, as "delete 22 November"; empty if there is nothing."""
        return self._changes[-1].name if self._changes else ""

    @property
    def undoes_all(self) -> str:
        """The same where that is of the whole history, as "restore a copy"."""
        return self.undoes if self._changes and not self._changes[-1].session_id else ""

    @property
    def undoes_import(self) -> Import | None:
        """What was imported, where that is what `undo` would undo now."""
        return self._changes[-1].import_ if self._changes else None

    @property
    def can_keep_after_all(self) -> bool:
        """Whether what `undo` would undo is that the last session was not kept."""
        return bool(self._changes) and self._changes[-1].session_id == self._not_kept

    # A session

    def correct(self, correction: Correction) -> None:
        """Say anew what was done in a session and how it felt."""
        with self.reporting() as outcome:
            progress = self._progress(correction.session_id)
            before = self._store.correct(
                correction.session_id,
                correction.done,
                correction.effort,
                correction.pain,
                correction.note,
            )
            self.done(self._session_change(gettext("correct {day}"), before, progress))
            told = gettext("The session of {day} is corrected.")
            outcome.sentence = told.format(day=self._day(before))
        self._correction_failed = not outcome.done
        if outcome.done:
            self.corrected.emit()

    def enter(self, entry: Entry) -> None:
        """Take in a session that was done without the program."""
        with self.reporting() as outcome:
            record = self._store.enter(entry.record, entry.done)
            delete = partial(self._store.delete, record.id)
            day = self._day(record)
            self.done(Change(gettext("add {day}").format(day=day), delete, record.id))
            told = gettext("A session of {day} is added; you can undo that.")
            outcome.sentence = told.format(day=day)
        self._correction_failed = not outcome.done
        if outcome.done:
            self.corrected.emit()
            self.brought_back.emit(record.id)

    def delete(self, session_id: str) -> bool:
        """Delete a session."""
        with self.reporting() as outcome:
            progress = self._progress(session_id)
            before = self._store.delete(session_id)
            self.done(self._session_change(gettext("delete {day}"), before, progress))
            told = gettext("The session of {day} is deleted; you can undo that.")
            outcome.sentence = told.format(day=self._day(before))
        return outcome.done

    def not_keep(self, session_id: str) -> bool:
        """Delete a session right after it; the page that comes says so, with the way back."""
        self._not_kept = session_id
        done = self.delete(session_id)
        if done:
            self.informed.emit("")
        return done

    def session_began(self) -> None:
        """What was not kept before it is left to the Review page."""
        self._not_kept = None

    def undo(self) -> bool:
        """Undo what was changed last and is not undone yet; can be repeated."""
        if not self._changes:
            return False
        last, kept_after_all = self._changes[-1], self.can_keep_after_all
        self.undone_import = last.import_
        with self.reporting() as outcome:
            try:
                last.undo()
            except ImportFileError:
                # Its backup is gone: what was changed before must not wait for it for ever.
                self._changes.pop()
                raise
            self._changes.pop()
            self._show_change()
            if last.session_id:
                self.brought_back.emit(last.session_id)
            if kept_after_all:
                outcome.sentence = gettext("That session is kept after all.")
            else:
                outcome.sentence = undone_text(last.name)
        return outcome.done

    # Backups, which people read of as copies

    def back_up(self) -> None:
        """Make a verified backup of the history as it is now."""
        with self.reporting() as outcome:
            before = self._store.backups.all()
            backup = self._store.backups.make(self._store.path)
            if backup in before:
                outcome.sentence = gettext("Nothing has changed since the newest copy.")
            else:
                outcome.sentence = gettext("A copy was made and checked.")
        self._list_backups()

    def restore(self, backup: Backup) -> None:
        """Put a backup in the place of the history, of which one is made first."""
        with self.reporting() as outcome:
            present = self._store.backups.make(self._store.path, thin=False)
            recovery.put_back(self._store, backup.path)
            self.done(Change(gettext("restore a copy"), self.way_back_to(present)))
            told = gettext("That copy is your history now.")
            outcome.sentence = f"{told} {gettext(KEPT)}"

    # Files

    def export(self, file: Path) -> None:
        """Write the whole history to a file, as its ending says: .json, or .csv for sessions."""
        with self.reporting() as outcome:
            from glutetimer.storage.import_export import is_csv, write_history_file

            snapshot = self._store.snapshot()
            write_history_file(file, snapshot, is_csv(file))
            number = len(snapshot.sessions)
            outcome.sentence = ngettext(
                "Exported {number} session to {file}.",
                "Exported {number} sessions to {file}.",
                number,
            ).format(number=number_text(number), file=file)

    def import_(self, file: Path) -> None:
        """Bring in what a file has more, whole or not at all; a backup is made first."""
        with self.reporting() as outcome:
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
                told = gettext("{file} has nothing that is not in your history already.")
                outcome.sentence = told.format(file=file.name)
            else:
                name = gettext("import {file}").format(file=file.name)
                self.done(Change(name, self.way_back_to(present)))
                told = merge_sentence(file.name, before, difference)
                outcome.sentence = f"{told} {gettext(KEPT)}"
        self._list_backups()

    # Whatever changes the whole history

    def reporting(self) -> AbstractContextManager[Outcome]:
        """Write what is due, then do what follows or say why not."""
        self._save()
        return reporting(self._fail, self.informed.emit)

    def done(self, change: Change) -> None:
        """A change was made, and is the first to be undone."""
        self.undone_import = None
        self._changes.append(change)
        self._show_change()

    def way_back_to(self, backup: Backup) -> Callable[[], None]:
        """What brings back the history of that backup, with all that came after the change."""
        after = self._store.snapshot()

        def undo() -> None:
            since = done_since(after, self._store.snapshot())
            recovery.put_back(self._store, backup.path)
            self._store.merge(since)

        return undo

    # Within

    def _fail(self, reason: str) -> None:
        # What is shown should be what is there, however far it came.
        self._show_change()
        self.failed.emit(reason)

    def _progress(self, session_id: str) -> Progress | None:
        """Where that session can be gone on with, if it can."""
        unfinished = self._store.unfinished(self._now(), RESUMABLE_FOR)
        return unfinished.progress if unfinished and unfinished.record.id == session_id else None

    def _session_change(
        self, name: str, before: SessionRecord, progress: Progress | None
    ) -> Change:
        """A change of that session; its day goes into the name."""
        name = name.format(day=self._day(before))
        return Change(name, lambda: self._store.put(before, progress), before.id)

    def _show_change(self) -> None:
        # With no session left there is only Undo to see: it comes before they go, and goes
        # after they came.
        if self.undoes:
            self.undo_changed.emit(self.undoes)
        self.changed.emit()
        if not self.undoes:
            self.undo_changed.emit("")

    def _list_backups(self) -> None:
        backups: list[Backup] = []
        with reporting(self.failed.emit):
            backups = self._store.backups.all()
        self.backups_listed.emit(backups, self._now().date())

    def _describe_backups(self) -> None:
        with reporting(self.failed.emit):
            for backup in self._store.backups.all():
                if backup not in self._contents:
                    self._contents[backup] = _contents_of(backup.path)
            self.backups_described.emit(_contents_of(self._store.path), self._contents)

    def _withdraw_failure(self) -> None:
        """What was wrong with a correction does not matter any more."""
        if self._correction_failed:
            self._correction_failed = False
            self.failed.emit("")

    def _day(self, record: SessionRecord) -> str:
        return day_text(record.day, self._now().date())


def _contents_of(path: Path) -> HistoryContents | None:
    from glutetimer.storage.contents import contents_of

    try:
        return contents_of(path)
    except HistoryError:
        return None
