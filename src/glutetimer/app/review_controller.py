"""Reads the history for the Review page, and saves and prints its weeks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFontInfo

from glutetimer.app.reporting import reporting
from glutetimer.core.program import Program
from glutetimer.core.records import History
from glutetimer.core.review.periods import monday
from glutetimer.core.review.training_log import Review, Span, TrainingLog
from glutetimer.core.translation import gettext
from glutetimer.storage.errors import StorageError
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import HistorySnapshot

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from glutetimer.ui.review.report import Report
    from glutetimer.ui.review.review_page import ReviewPage

# What is read before the first paint: more than the longest span that has an end.
FIRST_WEEKS = Span.YEAR + 8
HISTORY_ENDINGS = ("csv", "json")


class ReviewController(QObject):
    """Reads the history for the Review page, and saves and prints what is shown there."""

    # What came of saving, as a sentence.
    informed = Signal(str)
    # What went wrong, or empty: it is mended.
    failed = Signal(str)

    def __init__(
        self,
        parent: QObject | None,
        page: ReviewPage,
        store: HistoryStore,
        program: Program,
        now: Callable[[], datetime],
        name: Callable[[], str] = lambda: "",
    ) -> None:
        """`name` gives that of the person whose history it is, empty if they have none."""
        super().__init__(parent)
        self._page = page
        self._store = store
        self._program = program
        self._now = now
        self._name = name
        # Whether the history could be read the last time.
        self._readable = True
        # Decades take a while to read: what is older comes once the page is painted.
        self._older_timer = QTimer(self, singleShot=True, interval=0)
        self._older_timer.timeout.connect(self._show_all)
        page.save.save_asked.connect(self.save)
        page.save.print_asked.connect(self._ask_to_print)

    def show(self) -> None:
        """Show the history as it is now."""
        if self._page.span is Span.ALL:
            self._show_all()
            return
        since = monday(self._now().date()) - timedelta(weeks=FIRST_WEEKS)
        rules = self._program.rules
        self._show(lambda: self._store.load_since(since, rules.false_start_percent))
        training_log = self._page.training_log
        # The first session is always among those read: most people have nothing older.
        if (
            training_log is not None
            and training_log.first_day is not None
            and training_log.first_day < since
        ):
            self._older_timer.start()

    def use_program(self, program: Program) -> None:
        """Show the history as that program has it, at once where it is in sight."""
        self._program = program
        if self._page.isVisible():
            self.show()

    def save(self, file: Path) -> None:
        """Write the weeks that are shown to a file, as its ending says."""
        with reporting(self.failed.emit, self.informed.emit) as outcome:
            self._save(file, file.suffix.lower().removeprefix("."))
            outcome.sentence = gettext("Saved as {file}.").format(file=file)

    def print_on(self, printer: QPrinter) -> None:
        """Print the weeks that are shown."""
        from glutetimer.ui.review.report_files import print_on

        report = self._report()
        if report is not None:
            print_on(printer, report)

    def _show_all(self) -> None:
        self._show(self._store.load)

    def _show(self, load: Callable[[], History]) -> None:
        self._older_timer.stop()
        program, today = self._program, self._now().date()
        with reporting(self.failed.emit) as outcome:
            training_log = TrainingLog(load(), program.id, today, program.rules)
            self._page.show_log(training_log, program)
        if outcome.done and not self._readable:
            self.failed.emit("")
        self._readable = outcome.done

    def _save(self, file: Path, ending: str) -> None:
        from glutetimer.storage.import_export import is_csv, write_file, write_history_file
        from glutetimer.ui.review.report_files import pdf_of, png_of, svg_of

        painters = {"pdf": pdf_of, "png": png_of, "svg": svg_of}
        report, review = self._report(), self._page.review
        if report is None or review is None:
            return
        if ending in painters:
            write_file(file, painters[ending](report))
        elif ending not in HISTORY_ENDINGS:
            known = ", ".join(f".{name}" for name in (*painters, *HISTORY_ENDINGS))
            told = gettext("{file} ends in none of {endings}, so its kind is not known.")
            raise StorageError(told.format(file=file, endings=known))
        else:
            write_history_file(file, self._snapshot(review), is_csv(file))

    def _report(self) -> Report | None:
        from glutetimer.ui.review.report import Report

        training_log, review = self._page.training_log, self._page.review
        if training_log is None or review is None:
            return None
        family = QFontInfo(self._page.font()).family()
        return Report(training_log, review, self._program, family, self._name())

    def _snapshot(self, review: Review) -> HistorySnapshot:
        """The sessions of those weeks as they are kept, and what was decided in them."""
        everything = self._store.snapshot()
        ids = {session.id for session in review.listed}
        return HistorySnapshot(
            {id_: session for id_, session in everything.sessions.items() if id_ in ids},
            {
                id_: answer
                for id_, answer in everything.answers.items()
                if review.first <= answer.answered_at.date() <= review.last
            },
        )

    def _ask_to_print(self) -> None:
        # Seldom needed, and slow to load.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self._page)
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.setModal(True)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
