"""The page Program: what the program in use holds, where it is, and how to get another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from glutetimer.core.program import Program
from glutetimer.core.translation import gettext, gettext_noop, ngettext, number_text
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Stack
from glutetimer.ui.file_dialogs import FileKind, ask_open_path, ask_save_path
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus
from glutetimer.ui.labels import label
from glutetimer.ui.program.levels_card import LevelsCard
from glutetimer.ui.program.recent_card import RecentCard, RecentFile
from glutetimer.ui.program.texts import breakable, week_text
from glutetimer.ui.program.trouble_card import FileTrouble, TroubleCard
from glutetimer.ui.question import ask
from glutetimer.ui.scrolling import fill_page, scroll_to_end

MAX_DIGITS = 98
PROGRAM_FILES = FileKind(gettext_noop("Programs"), "toml")
COPY_NAME, NEW_NAME = gettext_noop("my-program"), gettext_noop("new-program")
HISTORY_NOTE = gettext_noop(
    "A copy of the built-in program goes on with the same history, whatever you change in it. "
    "A new program begins a history of its own."
)


class ProgramPage(QStackedWidget):
    """The program in use to read; in its place, while it is edited, the editor."""

    open_asked = Signal(object)
    # A copy of the built-in program is to be made in that file, and used or edited.
    copy_asked = Signal(object)
    edit_copy_asked = Signal(object)
    # An empty program is to be written into that file.
    new_asked = Signal(object)
    edit_asked = Signal()
    built_in_asked = Signal()
    try_again_asked = Signal()
    # The file that was not opened is to be opened after all, or let be.
    open_refused_asked = Signal()
    leave_refused_asked = Signal()
    forget_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._name = label(kind="title")
        self._about = label()
        self._facts = label(kind="muted")
        self._where = label(kind="muted")
        self._trouble = TroubleCard(closable=False)
        self._refused = TroubleCard(closable=True)
        self._levels = LevelsCard()
        self._recent = RecentCard()
        self._edit = button(gettext("Edit"))
        self._open = button(gettext("Open…"))
        self._copy = button(gettext("Make a copy of the built-in program…"))
        self._new = button(gettext("New program…"))
        self._built_in = button(gettext("Use the built-in program"))
        self._lay_out()
        self._connect()

    def show_program(self, program: Program, file: Path | None) -> None:
        """Show that program, read from that file; None, the built-in one."""
        self._name.setText(program.name)
        self._about.setText(program.about)
        self._about.setVisible(bool(program.about))
        number = len(program.levels)
        levels = ngettext("{number} level", "{number} levels", number)
        facts = (
            gettext("Built in") if file is None else "",
            week_text(program.per_week),
            levels.format(number=number_text(number)),
        )
        self._facts.setText(" · ".join(filter(None, facts)))
        self._where.setText(breakable(str(file or "")))
        self._where.setAccessibleName(str(file or ""))
        self._where.setVisible(file is not None)
        self._levels.show_program(program)

    def offer_built_in(self, offered: bool) -> None:
        """Offer to use the built-in program, in the place of a file."""
        if not offered:
            move_focus(self._built_in, self._area)
        self._built_in.setVisible(offered)

    def show_trouble(self, trouble: FileTrouble | None) -> None:
        """Show what is wrong with the program's file; None, nothing is."""
        if trouble is None:
            move_focus(self._trouble, self._area)
        self._trouble.show_trouble(trouble)

    def show_refused(self, trouble: FileTrouble | None) -> None:
        """Show what is wrong with a file that was to be opened; None, no such file."""
        if trouble is None:
            move_focus(self._refused, self._area)
        self._refused.show_trouble(trouble)

    def show_recent(self, files: Sequence[RecentFile]) -> None:
        """Offer the files that were opened lately."""
        self._recent.show_files(files, self._area)

    def show_editor(self, editor: QWidget) -> None:
        """Show the editor in the place of the program."""
        if self.indexOf(editor) < 0:
            self.addWidget(editor)
        self.setCurrentWidget(editor)

    def leave_editor(self) -> None:
        """Show the program again."""
        self.setCurrentIndex(0)
        self._edit.setFocus()

    def offer_copy(self) -> None:
        """Say that the built-in program cannot be edited, and offer to edit a copy of it."""
        ask(
            self,
            gettext(
                "The built-in program stays as it is. A copy of it is yours to edit, and goes on "
                "with the same history."
            ),
            [(gettext("Make a copy…"), lambda: self._ask_copy_path(self.edit_copy_asked.emit))],
            gettext("Cancel"),
        )

    def scroll_to_top(self) -> None:
        """Show what stands at the top, with the keyboard on no button."""
        self._area.setFocus()
        self._area.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_to_end(self._area, event):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = Stack(self._name, self._about, self._facts, self._where, spacing=6)
        actions = Stack(spacing=8)
        buttons = (self._edit, self._open, self._copy, self._new, self._built_in)
        actions.column.addLayout(FlowLayout(8, equal=False).add(*buttons))
        actions.column.addWidget(label(gettext(HISTORY_NOTE), "muted"))
        content = Stack(
            head, self._trouble, self._refused, actions, self._levels, self._recent,
            margins=(24, 18, 24, 18),
        )  # fmt: skip
        content.column.addStretch(1)
        overview = QWidget()
        self._area = fill_page(overview, content, MAX_DIGITS)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(gettext("The program in use"))
        overview.setFocusProxy(self._area)
        self.addWidget(overview)

    def _connect(self) -> None:
        self._edit.clicked.connect(self.edit_asked)
        self._open.clicked.connect(self._ask_open_path)
        self._copy.clicked.connect(lambda: self._ask_copy_path(self.copy_asked.emit))
        self._new.clicked.connect(self._ask_new_path)
        self._built_in.clicked.connect(self.built_in_asked)
        self._trouble.try_again_asked.connect(self.try_again_asked)
        self._refused.try_again_asked.connect(self.open_refused_asked)
        self._refused.closed.connect(self.leave_refused_asked)
        self._recent.open_asked.connect(self.open_asked)
        self._recent.forget_asked.connect(self.forget_asked)

    def _ask_open_path(self) -> None:
        title = gettext("Open a program")
        ask_open_path(self, title, PROGRAM_FILES.filter, self.open_asked.emit)

    def _ask_copy_path(self, then: Callable[[Path], None]) -> None:
        title = gettext("Make a copy of the built-in program")
        ask_save_path(self, title, gettext(COPY_NAME), (PROGRAM_FILES,), then)

    def _ask_new_path(self) -> None:
        title, name = gettext("New program"), gettext(NEW_NAME)
        ask_save_path(self, title, name, (PROGRAM_FILES,), self.new_asked.emit)
