"""The weeks that are looked at, for paper or as a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card
from glutetimer.ui.file_dialogs import FileKind, ask_save_path
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.labels import label

PDF = FileKind(gettext_noop("Report of one page"), "pdf")
PNG = FileKind(gettext_noop("Picture in pixels"), "png")
SVG = FileKind(gettext_noop("Picture in lines"), "svg")
CSV = FileKind(gettext_noop("Sessions, for a spreadsheet"), "csv")
JSON = FileKind(gettext_noop("Sessions, for another GluteTimer"), "json")

# What no name of a file may have on one system or another.
NO_FILE_LETTERS = '<>:"/\\|?*.'


class SaveCard(Card):
    """Asks for the weeks on paper or in a file."""

    # The file to write; its ending says its kind.
    save_asked = Signal(object)
    print_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            label(gettext("Share"), "heading"),
            label(
                gettext(
                    "These weeks on one page, as for a physiotherapist: doses, days, effort, pain, "
                    "left and right, and each step."
                ),
                "muted",
            ),
        )
        self._name = ""
        row = FlowLayout(8, equal=False)
        for text, kinds in (
            (gettext("Report as PDF…"), (PDF,)),
            (gettext("Picture…"), (PNG, SVG)),
            (gettext("Sessions…"), (CSV, JSON)),
        ):
            save = button(text)
            save.clicked.connect(partial(self._ask, text.rstrip("…"), kinds))
            row.add(save)
        print_ = button(gettext("Print…"))
        print_.clicked.connect(self.print_asked)
        row.add(print_)
        self.column.addLayout(row)

    def show_person(self, name: str) -> None:
        """Offer names of files with that person's; empty, without."""
        self._name = name

    def _ask(self, title: str, kinds: Sequence[FileKind], _: bool = False) -> None:
        words = "".join(" " if letter in NO_FILE_LETTERS else letter for letter in self._name)
        name = "-".join((gettext("glutetimer-weeks"), *words.split()))
        ask_save_path(self, title, name, kinds, self.save_asked.emit)
