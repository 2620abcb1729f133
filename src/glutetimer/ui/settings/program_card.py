"""Which program is in use, and the way to the page where another is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from glutetimer.core.program import Program
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.labels import label
from glutetimer.ui.program.texts import short_name


class ProgramCard(Card):
    """The name of the program, and a button."""

    heading = gettext_noop("Your program")
    page_asked = Signal()

    def __init__(self) -> None:
        self._text = label()
        super().__init__(label(gettext(self.heading), "heading"), self._text)
        choose = button(gettext("See or change the program"))
        choose.clicked.connect(self.page_asked)
        self.column.addLayout(FlowLayout(8, equal=False).add(choose))
        self.setFocusProxy(choose)

    def show_program(self, program: Program, file: Path | None) -> None:
        """Say that it is that program, read from that file; None, the built-in one."""
        text = gettext("{program}, built in") if file is None else gettext("{program}, from {file}")
        name = "" if file is None else short_name(file)
        self._text.setText(text.format(program=program.name, file=name))
