"""The one holder of the program in use: read from its file, read again, exchanged."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from glutetimer.app.settings_store import SettingsStore
from glutetimer.core.program import Program
from glutetimer.storage.errors import ProgramFileError, reason
from glutetimer.storage.files import read_file
from glutetimer.storage.toml_files import LARGEST_BYTES, load_program
from glutetimer.system.resources import builtin_program


def load_built_in() -> Program:
    """The program that ships with GluteTimer."""
    return load_program(builtin_program())


class ProgramStore(QObject):
    """The program in use and the file that it is read from, which the settings remember.

    Where the file cannot be used, what was read from it last stays in use, or the built-in
    program where nothing was; the file stays the one to be used once it can be.
    """

    # Another program is in use: that one.
    changed = Signal(object)
    # The file, or what is wrong with it, is another.
    file_changed = Signal()
    # Why the file cannot be used, as a sentence; empty, it can, or there is none.
    failed = Signal(str)

    def __init__(
        self,
        settings: SettingsStore,
        given: Path | None = None,
        built_in: Callable[[], Program] = load_built_in,
        parent: QObject | None = None,
    ) -> None:
        """A file that is `given` is used in the place of the remembered one, and not remembered."""
        super().__init__(parent)
        self._settings = settings
        self._built_in = built_in
        remembered = settings.current.program
        # None for the built-in program.
        self.file = (given or Path(remembered)).absolute() if given or remembered else None
        # What is wrong with the file as it is now.
        self.error: ProgramFileError | None = None
        # Whether what is in use was read from the file.
        self.from_file = False
        self._content = content_of(self.file)
        self.current = self._read() or built_in()

    @property
    def recent(self) -> tuple[str, ...]:
        """The paths of the files that were opened lately, the newest first."""
        return self._settings.current.recent_programs

    @property
    def message(self) -> str:
        """Why the file cannot be used, as a sentence; empty, it can, or there is none."""
        if self.error is None:
            return ""
        return self.error.as_before if self.from_file else self.error.built_in_instead

    def open(self, file: Path) -> None:
        """Use and remember the program of that file. Raises ProgramFileError, and nothing changes.

        A name that is no text cannot be remembered, and is used until the window closes.
        """
        file = file.absolute()
        content, program = content_of(file), load_program(file)
        self.file, self.error, self.from_file, self._content = file, None, True, content
        name = str(file)
        with suppress(UnicodeEncodeError):
            name.encode()
            self._settings.take(self._settings.current.with_program(name))
        self._use(program)

    def use_built_in(self) -> None:
        """Use the built-in program from now on."""
        self._settings.change(program="")
        self.use(None)

    def use(self, file: Path | None) -> None:
        """Use the program of that file, whatever the settings remember; None, the built-in one.

        A file that cannot be used leaves the built-in program in use until it can be.
        """
        self.file, self.from_file = file, False
        self._content = content_of(file)
        self._use(self._read() or self._built_in())

    def read_again(self) -> None:
        """Use what the file holds now, if that is something else than it was."""
        if content_of(self.file) != self._content:
            self.try_again()

    def try_again(self) -> None:
        """Read the file, and say again what is wrong with it, if anything is."""
        self._content = content_of(self.file)
        self._use(self._read() or self.current)

    def forget(self, file: Path) -> None:
        """Take a file off the list of those that were opened lately."""
        recent = self._settings.current.recent_programs
        self._settings.change(recent_programs=tuple(name for name in recent if name != str(file)))
        self.file_changed.emit()

    def _read(self) -> Program | None:
        """The program of the file; None where there is no file or it cannot be used."""
        self.error = None
        if self.file is None:
            return None
        try:
            program = load_program(self.file)
        except ProgramFileError as error:
            self.error = error
            return None
        self.from_file = True
        return program

    def _use(self, program: Program) -> None:
        before, self.current = self.current, program
        if program != before:
            self.changed.emit(program)
        self.file_changed.emit()
        self.failed.emit(self.message)


def content_of(file: Path | None) -> bytes | str | None:
    """What the file holds, or why it cannot be read: whatever changes when it should be read."""
    if file is None:
        return None
    try:
        return read_file(file, LARGEST_BYTES)
    except OSError as error:
        return reason(error)
