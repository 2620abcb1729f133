"""The form of a level: its name and what it is about. Its sets have forms of their own."""

from __future__ import annotations

from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.labels import label
from glutetimer.ui.program.form import NamedForm
from glutetimer.ui.program.value_editors import TextEditor

SETS_HINT = gettext_noop(
    "The exercises of a level stand below it in the list, and are done in that order. “Add to "
    "level” adds another."
)


class LevelForm(NamedForm):
    """Edits a level's own keys."""

    def __init__(self) -> None:
        super().__init__()
        name = TextEditor(gettext("Name"), gettext("What it is called"))
        about = TextEditor(gettext("About"), gettext("What it asks for, in a sentence"))
        card = self.card("", self.row(("name",), name), self.row(("about",), about))
        card.column.addWidget(label(gettext(SETS_HINT), "muted"))
