"""Has a program edited on the Program page, and writes its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from glutetimer.app.program_store import ProgramStore, content_of
from glutetimer.app.reporting import reporting
from glutetimer.core.program_draft import ProgramDraft
from glutetimer.core.program_edits import new_draft
from glutetimer.core.translation import gettext
from glutetimer.storage.import_export import write_file
from glutetimer.storage.toml_files import read_values
from glutetimer.ui.program.program_page import ProgramPage
from glutetimer.ui.program.texts import short_name
from glutetimer.ui.question import ask

if TYPE_CHECKING:
    from glutetimer.ui.program.program_editor import ProgramEditor


class EditorController(QObject):
    """The draft of a program and the file that it is of; the editor is made when it is needed."""

    # What was saved, as a sentence.
    informed = Signal(str)
    # What went wrong, or empty: it is mended.
    failed = Signal(str)

    def __init__(
        self, page: ProgramPage, programs: ProgramStore, copy_built_in: Callable[[Path], bool]
    ) -> None:
        """`copy_built_in` writes the built-in program into a file and opens it, if it can."""
        super().__init__(page)
        self._page = page
        self._programs = programs
        self._copy_built_in = copy_built_in
        self._editor: ProgramEditor | None = None
        # None while nothing is edited.
        self._draft: ProgramDraft | None = None
        self._file = Path()
        # The text that the draft was read from, and what the file held then.
        self._text = ""
        self._content: bytes | str | None = None
        page.edit_asked.connect(self.edit)
        page.edit_copy_asked.connect(self.edit_copy)
        page.new_asked.connect(self.edit_new)

    @property
    def unsaved(self) -> bool:
        """Whether a draft is open that says something else than its file."""
        return self._draft is not None and self._draft.unsaved

    @property
    def can_save(self) -> bool:
        """Whether the draft can be saved: nothing is wrong with it."""
        return self._draft is not None and self._draft.program is not None

    def edit(self) -> None:
        """Edit the file of the program; the built-in one, which has none, is copied first."""
        file = self._programs.file
        if file is None:
            self._page.offer_copy()
            return
        with reporting(self.failed.emit, self.failed.emit):
            content = content_of(file)
            text, values = read_values(file)
            self._begin(ProgramDraft(values), file, text, content)

    def edit_copy(self, file: Path) -> None:
        """Edit a copy of the built-in program, to be made in that file."""
        if self._copy_built_in(file):
            self.edit()

    def edit_new(self, file: Path) -> None:
        """Edit an empty program, which comes into that file when it is saved."""
        self._begin(new_draft(), file, "", content_of(file)).focus_first()

    def save(self) -> None:
        """Write the draft into its file, where nothing else was written meanwhile."""
        content = content_of(self._file)
        if isinstance(content, bytes) and content != self._content:
            ask(
                self._page,
                gettext(
                    "{file} was changed outside this window since you began to edit it."
                ).format(file=self._file.name),
                (
                    (gettext("Save mine in its place"), self._write),
                    (gettext("Drop mine"), self._edit_again),
                ),
                gettext("Go on editing"),
            )
        else:
            self._write()

    def leave(self) -> None:
        """Close the editor; what is not saved is dropped."""
        self._draft = None
        self._page.leave_editor()

    def _begin(
        self, draft: ProgramDraft, file: Path, text: str, content: bytes | str | None
    ) -> ProgramEditor:
        """Show that draft in the editor; gives the editor."""
        self._draft, self._file, self._text, self._content = draft, file, text, content
        if self._editor is None:
            from glutetimer.ui.program.program_editor import ProgramEditor

            self._editor = ProgramEditor()
            self._editor.save_asked.connect(self.save)
            self._editor.closed.connect(self.leave)
        self._editor.edit(draft)
        self._page.show_editor(self._editor)
        return self._editor

    def _edit_again(self) -> None:
        """Edit what is in the file now."""
        if self._file == self._programs.file:
            self.edit()
        else:
            self.leave()

    def _write(self) -> None:
        if self._draft is None or self._editor is None:
            return
        # Seldom needed.
        from glutetimer.storage.program_writer import program_text

        with reporting(self.failed.emit, self.informed.emit) as outcome:
            text = program_text(self._draft.values_to_save, self._text)
            write_file(self._file, text.encode())
            self._text, self._content = text, content_of(self._file)
            self._editor.show_saved()
            if self._file == self._programs.file:
                self._programs.read_again()
            else:
                self._programs.open(self._file)
            outcome.sentence = gettext("Saved as {file}.").format(file=short_name(self._file))
