"""What is wrong with a program's file, each error with its line and key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from glutetimer.core.translation import gettext, ngettext, number_text
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card, Stack
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.labels import label
from glutetimer.ui.program.texts import breakable

# More errors than these are counted: whoever mends the first ones meets the others then.
MAX_SHOWN = 40


@dataclass(frozen=True, slots=True)
class FileTrouble:
    """A file that cannot be used: what is wrong with it and what follows, each in a sentence or
    two, and its errors as the file has them, if it could be read.
    """

    title: str
    file: Path
    reason: str
    consequence: str
    errors: Sequence[str]


class TroubleCard(Card):
    """The errors of a file, with a button to read it again; hidden while there are none."""

    try_again_asked = Signal()
    closed = Signal()

    def __init__(self, closable: bool) -> None:
        """`closable` ones have a button that takes them away."""
        self._title = label(kind="heading")
        self._file = label(kind="muted")
        self._reason = label()
        self._errors = Stack(spacing=6)
        self._consequence = label()
        super().__init__(self._title, self._reason, self._consequence, self._file, self._errors)
        self._trouble: FileTrouble | None = None
        self.try_again = button(gettext("Try again"))
        self._close = button(gettext("Leave it"))
        self._close.setVisible(closable)
        self.column.addLayout(FlowLayout(8, equal=False).add(self.try_again, self._close))
        self.try_again.clicked.connect(self.try_again_asked)
        self._close.clicked.connect(self.closed)
        self.hide()

    def show_trouble(self, trouble: FileTrouble | None) -> None:
        """Show that; None, nothing is wrong."""
        if trouble != self._trouble:
            self._trouble = trouble
            if trouble is not None:
                self._fill(trouble)
        self.setHidden(trouble is None)

    def _fill(self, trouble: FileTrouble) -> None:
        self._title.setText(breakable(trouble.title))
        self._title.setAccessibleName(trouble.title)
        self._file.setText(breakable(str(trouble.file)))
        self._file.setAccessibleName(str(trouble.file))
        self._reason.setText(trouble.reason)
        self._consequence.setText(trouble.consequence)
        self._errors.clear()
        for error in trouble.errors[:MAX_SHOWN]:
            self._errors.column.addWidget(_error_label(error))
        more = len(trouble.errors) - MAX_SHOWN
        if more > 0:
            text = ngettext("And {number} more.", "And {number} more.", more)
            self._errors.column.addWidget(label(text.format(number=number_text(more)), "muted"))


def _error_label(error: str) -> QLabel:
    line = label(f"• {breakable(error)}", "muted")
    line.setAccessibleName(error)
    line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return line
