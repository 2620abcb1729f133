"""Opens, copies and writes the file of the program, as the Program page asks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from glutetimer.app.program_store import ProgramStore
from glutetimer.app.reporting import reporting
from glutetimer.core.program_texts import in_language
from glutetimer.core.translation import gettext, gettext_noop, language, ngettext, number_text
from glutetimer.storage.errors import ProgramFileError
from glutetimer.storage.files import is_regular_file
from glutetimer.storage.import_export import write_file
from glutetimer.storage.toml_files import read_values
from glutetimer.system.resources import builtin_program
from glutetimer.ui.program.program_page import ProgramPage
from glutetimer.ui.program.recent_card import RecentFile
from glutetimer.ui.program.texts import short_name
from glutetimer.ui.program.trouble_card import FileTrouble

BUILT_IN_INSTEAD = gettext_noop(
    "For now the built-in program is used. As soon as the file is in order, yours is used again."
)
MISSING_INSTEAD = gettext_noop(
    "For now the built-in program is used. As soon as the file is back, yours is used again."
)
AS_BEFORE = gettext_noop("For now your program goes on as it was before.")
NOT_OPENED = gettext_noop("The program in use stays as it is.")
NOT_FOUND = gettext_noop(
    "This file was not found. It may have another name or place now, or be on a drive that is not "
    "connected."
)
STILL = gettext_noop("Tried again: it still cannot be used.")


class ProgramController(QObject):
    """Feeds the Program page, and does what is asked for there."""

    # What came of a copy, as a sentence.
    informed = Signal(str)
    # What went wrong, or empty: it is mended.
    failed = Signal(str)

    def __init__(self, page: ProgramPage, programs: ProgramStore) -> None:
        super().__init__(page)
        self._page = page
        self._programs = programs
        # A file that was to be opened and is not, and why.
        self._refused: tuple[Path, ProgramFileError] | None = None
        programs.file_changed.connect(self.show)
        page.open_asked.connect(self.open)
        page.copy_asked.connect(self.copy_built_in)
        page.built_in_asked.connect(self._use_built_in)
        page.try_again_asked.connect(self._try_again)
        page.open_refused_asked.connect(self._open_refused)
        page.leave_refused_asked.connect(self._leave_refused)
        page.forget_asked.connect(programs.forget)

    def show(self) -> None:
        """Show the program in use as it is now, what is wrong with its file, and others."""
        page, programs = self._page, self._programs
        page.show_program(programs.current, programs.file if programs.from_file else None)
        page.offer_built_in(programs.file is not None)
        page.show_trouble(self._trouble())
        page.show_refused(self._refusal())
        page.show_recent(self._recent())

    def check_recent(self) -> None:
        """Say anew which of the files that were opened lately are gone: one may be back."""
        if self._page.isVisible():
            self._page.show_recent(self._recent())

    def open(self, file: Path) -> None:
        """Use the program of that file from now on; one with errors is refused, and they shown."""
        self._refused = None
        try:
            self._programs.open(file)
        except ProgramFileError as error:
            self._refused = file, error
            self.show()
        self._page.scroll_to_top()

    def copy_built_in(self, file: Path) -> bool:
        """Write the built-in program into that file, comments and all, and open it.

        The copy has its texts in the language in use alone. Gives whether that could be done.
        """
        # Seldom needed.
        from glutetimer.storage.program_writer import program_text

        with reporting(self.failed.emit, self.informed.emit) as outcome:
            text, values = read_values(builtin_program())
            copy = program_text(in_language(values, language()), text)
            write_file(file, copy.encode())
            told = gettext("Copied to {file}. This copy is your program now.")
            outcome.sentence = told.format(file=file)
        if outcome.done:
            self.open(file)
        return outcome.done

    def _try_again(self) -> None:
        self._programs.try_again()
        self.informed.emit(gettext(STILL) if self._programs.error else "")

    def _use_built_in(self) -> None:
        self._programs.use_built_in()
        self._page.scroll_to_top()

    def _open_refused(self) -> None:
        if self._refused is not None:
            self.open(self._refused[0])
            self.informed.emit(gettext(STILL) if self._refused else "")

    def _leave_refused(self) -> None:
        self._refused = None
        self.show()

    def _trouble(self) -> FileTrouble | None:
        file, error = self._programs.file, self._programs.error
        if file is None or error is None:
            return None
        is_missing = isinstance(error.__cause__, FileNotFoundError)
        instead = MISSING_INSTEAD if is_missing else BUILT_IN_INSTEAD
        consequence = AS_BEFORE if self._programs.from_file else instead
        title = gettext("{file} cannot be used").format(file=short_name(file))
        return trouble_of(title, file, gettext(consequence), error)

    def _refusal(self) -> FileTrouble | None:
        if self._refused is None:
            return None
        file, error = self._refused
        title = gettext("{file} was not opened").format(file=short_name(file))
        return trouble_of(title, file, gettext(NOT_OPENED), error)

    def _recent(self) -> tuple[RecentFile, ...]:
        files = map(Path, self._programs.recent)
        return tuple(
            RecentFile(file, missing=not _is_there(file))
            for file in files
            if file != self._programs.file
        )


def _is_there(file: Path) -> bool:
    try:
        return is_regular_file(file)
    except OSError:
        return False


def trouble_of(title: str, file: Path, consequence: str, error: ProgramFileError) -> FileTrouble:
    """What is wrong in a plain sentence, and each error as it is told of the file."""
    cause, count = error.__cause__, len(error.details)
    if isinstance(cause, FileNotFoundError):
        return FileTrouble(title, file, gettext(NOT_FOUND), consequence, ())
    if isinstance(cause, OSError):
        reason = gettext("This file {problem}.").format(problem=error.details[0].text)
        return FileTrouble(title, file, reason, consequence, ())
    reason = ngettext(
        "There is something in this file that GluteTimer cannot use.",
        "There are {number} things in this file that GluteTimer cannot use.",
        count,
    ).format(number=number_text(count))
    texts = tuple(problem.text for problem in error.details)
    return FileTrouble(title, file, reason, consequence, texts)
