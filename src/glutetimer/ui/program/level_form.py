"""The form of a level: its name and what it is about. Its sets have forms of their own."""

from __future__ import annotations

from glutetimer.ui.labels import label
from glutetimer.ui.program.form import NamedForm
from glutetimer.ui.program.value_editors import TextEditor

SETS_HINT = (
    "The exercises of a level stand below it in the list, and are done in that order. “Add to "
    "level” adds another."
)


class LevelForm(NamedForm):
    """Edits a level's own keys."""

    def __init__(self) -> None:
        super().__init__()
        card = self.card(
            "",
            self.row(("name",), TextEditor("Name", "What it is called")),
            self.row(("about",), TextEditor("About", "What it asks for, in a sentence")),
        )
        card.column.addWidget(label(SETS_HINT, "muted"))
