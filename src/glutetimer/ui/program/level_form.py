"""The form of a level: its name and what it is about. Its sets have forms of their own."""

from __future__ import annotations

from glutetimer.ui.labels import label
from glutetimer.ui.program.form import NamedForm
from glutetimer.ui.program.value_editors import TextEditor

SETS_HINT = "The sets stand below their level in the list. They are done in that order."


class LevelForm(NamedForm):
    """Edits a level's own keys."""

    def __init__(self) -> None:
        super().__init__()
        about = TextEditor("About", "What it asks for, in a sentence")
        card = self.card(
            "Level",
            ("Name", self.field(("name",), TextEditor("Name"))),
            ("About", self.field(("about",), about)),
        )
        card.column.addWidget(label(SETS_HINT, "muted"))
