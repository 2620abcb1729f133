"""Shows a person what they did: feeds the Review page, and hands its weeks on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFontInfo

from glutetimer.core.program import Program
from glutetimer.core.records import History
from glutetimer.core.review.periods import monday
from glutetimer.core.review.training_log import Review, Span, TrainingLog
from glutetimer.storage.errors import StorageError
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import HistorySnapshot

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from glutetimer.ui.review.page import ReviewPage
    from glutetimer.ui.review.report import Report

# What is read before the first paint: more than the longest span that has an end.
FIRST_WEEKS = Span.YEAR + 8
HISTORY_ENDINGS = ("csv", "json")


class ReviewController(QObject):
    """Reads the history for the Review page, and tells what came of what was asked for there."""

    message = Signal(str)
    # What went wrong, or empty: it is mended.
    failed = Signal(str)

    def __init__(
        self,
        parent: QObject | None,
        page: ReviewPage,
        store: HistoryStore,
        program: Program,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._store = store
        self._program = program
        self._now = now
        # Whether the history could be read the last time.
        self._read = True
        # Decades take a while to read: what is older comes once the page is painted.
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._show_all)
        page.save.save_asked.connect(self.save)
        page.save.print_asked.connect(self._ask_to_print)

    def show(self) -> None:
        """Show the history as it is now."""
        if self._page.span is Span.ALL:
            self._show_all()
            return
        since = monday(self._now().date()) - timedelta(weeks=FIRST_WEEKS)
        rules = self._program.rules
        self._show(lambda: self._store.load_since(since, rules.look_percent))
        training_log = self._page.training_log
        # The first session is always among those read: most people have nothing older.
        if (
            training_log is not None
            and training_log.first_day is not None
            and training_log.first_day < since
        ):
            self._rest.start()

    def save(self, file: Path) -> bool:
        """Write the weeks that are shown to a file, as its ending says; whether that was done."""
        ending = file.suffix.lower().removeprefix(".")
        return self._try(lambda: self._save(file, ending), f"Saved as {file}.")

    def print_on(self, printer: QPrinter) -> None:
        """Print the weeks that are shown."""
        from glutetimer.ui.review.report_files import print_on

        report = self._report()
        if report is not None:
            print_on(printer, report)

    def _show_all(self) -> None:
        self._show(self._store.load)

    def _show(self, load: Callable[[], History]) -> None:
        self._rest.stop()
        program, today = self._program, self._now().date()
        before, self._read = (
            self._read,
            self._try(
                lambda: self._page.show_log(
                    TrainingLog(load(), program.id, today, program.rules), program
                )
            ),
        )
        if self._read and not before:
            self.failed.emit("")

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
            known = ", ".join(f".{each}" for each in (*painters, *HISTORY_ENDINGS))
            raise StorageError(f"{file} ends in none of {known}, so its kind is not known.")
        else:
            write_history_file(file, self._contents(review), is_csv(file))

    def _report(self) -> Report | None:
        from glutetimer.ui.review.report import Report

        training_log, review = self._page.training_log, self._page.review
        if training_log is None or review is None:
            return None
        return Report(training_log, review, self._program, QFontInfo(self._page.font()).family())

    def _contents(self, review: Review) -> HistorySnapshot:
        """The sessions of those weeks as they are kept, and what was decided in them."""
        everything = self._store.snapshot()
        ids = {each.id for each in review.listed}
        return HistorySnapshot(
            {id_: kept for id_, kept in everything.sessions.items() if id_ in ids},
            {
                id_: answer
                for id_, answer in everything.answers.items()
                if review.first <= answer.at.date() <= review.last
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

    def _try(self, do: Callable[[], None], says: str = "") -> bool:
        """Do it and say so, or say why it cannot be done."""
        try:
            do()
        except StorageError as error:
            self.failed.emit(str(error))
            return False
        if says:
            self.message.emit(says)
        return True
