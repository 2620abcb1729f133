"""The program files that were opened lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from glutetimer.core.translation import gettext
from glutetimer.ui.buttons import button, elided_button
from glutetimer.ui.card import Card, Stack
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus
from glutetimer.ui.labels import label, set_tool_tip
from glutetimer.ui.program.texts import breakable


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A file that was opened lately, and whether it is gone."""

    path: Path
    missing: bool


class RecentCard(Card):
    """A button for each file, the newest first; hidden while there is none."""

    open_asked = Signal(object)
    forget_asked = Signal(object)

    def __init__(self) -> None:
        self._rows = Stack(spacing=10)
        super().__init__(label(gettext("Opened lately"), "heading"), self._rows)
        self._files: Sequence[RecentFile] = ()
        self.hide()

    def show_files(self, files: Sequence[RecentFile], keyboard_to: QWidget) -> None:
        """Offer those files; where others were, the keyboard goes from them to that widget."""
        if files != self._files:
            self._files = files
            move_focus(self, keyboard_to)
            self._rows.clear()
            for file in files:
                self._rows.column.addWidget(self._row(file))
        self.setHidden(not files)

    def _row(self, file: RecentFile) -> QWidget:
        # What tells files apart is at the beginning or at the end of their names.
        name = file.path.name or str(file.path)
        open_file = elided_button(name, where=Qt.TextElideMode.ElideMiddle)
        open_file.setAccessibleName(gettext("Open {name}").format(name=name))
        set_tool_tip(open_file, str(file.path))
        open_file.clicked.connect(lambda: self.open_asked.emit(file.path))
        buttons = FlowLayout(8, equal=False).add(open_file)
        where = gettext("in {folder}")
        if file.missing:
            where = gettext("It is not there any more; it was in {folder}.")
            forget = button(gettext("Take off the list"))
            forget.setAccessibleName(gettext("Take {name} off the list").format(name=name))
            forget.clicked.connect(lambda: self.forget_asked.emit(file.path))
            buttons.add(forget)
        where = where.format(folder=file.path.parent)
        folder = label(breakable(where), "muted")
        folder.setAccessibleName(where)
        row = Stack(spacing=3)
        row.column.addLayout(buttons)
        row.column.addWidget(folder)
        return row
