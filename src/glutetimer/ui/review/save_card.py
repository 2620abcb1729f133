"""The weeks that are looked at, for paper or as a file."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card
from glutetimer.ui.file_dialogs import FileKind, ask_save_path
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.labels import label

PDF = FileKind("Report of one page", "pdf")
PNG = FileKind("Picture in pixels", "png")
SVG = FileKind("Picture in lines", "svg")
CSV = FileKind("Sessions, for a spreadsheet", "csv")
JSON = FileKind("Sessions, for another GluteTimer", "json")


class SaveCard(Card):
    """Asks for the weeks on paper or in a file."""

    # The file to write; its ending says its kind.
    save_asked = Signal(object)
    print_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            label("Hand on", "heading"),
            label(
                "These weeks on one page, as for a physiotherapist: doses, days, effort, pain, "
                "left and right, and each step.",
                "muted",
            ),
        )
        row = FlowLayout(8, equal=False)
        for text, kinds in (
            ("Report as PDF…", (PDF,)),
            ("Picture…", (PNG, SVG)),
            ("Sessions…", (CSV, JSON)),
        ):
            save = button(text)
            ask = partial(
                ask_save_path, self, text.rstrip("…"), "glutetimer-weeks", kinds,
                self.save_asked.emit,
            )  # fmt: skip
            save.clicked.connect(lambda _=False, ask=ask: ask())
            row.add(save)
        print_ = button("Print…")
        print_.clicked.connect(self.print_asked)
        row.add(print_)
        self.column.addLayout(row)
