"""The form of the program itself: what it is called, how often it is done, its pauses and rules."""

from __future__ import annotations

from collections.abc import Iterable

from glutetimer.core.program import EVERY_DAY
from glutetimer.core.program_edits import LEVELS
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.card import Stack
from glutetimer.ui.labels import label
from glutetimer.ui.program.fold import Fold
from glutetimer.ui.program.form import FormCard, NamedForm
from glutetimer.ui.program.names import PAUSES, RULES
from glutetimer.ui.program.owned_problems import OwnedProblem, is_within
from glutetimer.ui.program.value_editors import (
    NumberEditor,
    OptionsEditor,
    SecondsEditor,
    TextEditor,
)

PAUSES_KEY, RULES_KEY = "timing", "progression"
BEGINNING = gettext_noop(
    "Begin with a name. Then add the exercises, and the levels that are made of them, the "
    "easiest first: “New exercise” and “New level” are with the list."
)
# What the words of the rules mean.
RULES_TEXT = gettext_noop(
    "A session is easy if all of it was done and each leg was rated easy. Where you exercise on "
    "fewer than seven days a week, the days between two sessions are added to those below."
)
_DAYS = [(days, str(days)) for days in range(1, EVERY_DAY + 1)]


class ProgramForm(NamedForm):
    """Edits the program's own keys."""

    def __init__(self) -> None:
        super().__init__()
        name = TextEditor(gettext("Name"), gettext("What it is called"))
        about = TextEditor(gettext("About"), gettext("What it is for, in a sentence"))
        per_week = OptionsEditor(gettext("Days a week"), _DAYS, EVERY_DAY)
        harder = TextEditor(gettext("After the last level"), gettext("What to do once it is easy"))
        self.card(
            "",
            self.row(("name",), name),
            self.row(("about",), about),
            self.row(("per_week",), per_week),
            self.row(("harder",), harder),
        )
        self._beginning = label(gettext(BEGINNING), "muted")
        self.content.column.addWidget(self._beginning)
        pauses = [
            self.row((PAUSES_KEY, key), SecondsEditor(gettext(name), usual_s, step_ms=1_000))
            for key, name, usual_s in PAUSES
        ]
        rules = [
            self.row((RULES_KEY, key), NumberEditor(gettext(name), usual, gettext(suffix)))
            for key, name, usual, suffix in RULES
        ]
        rules_card = FormCard("", rules, names_above=True)
        self._folds = {
            PAUSES_KEY: Fold(gettext("Pauses"), FormCard("", pauses)),
            RULES_KEY: Fold(
                gettext("When to move up or back"),
                Stack(label(gettext(RULES_TEXT), "muted"), rules_card, spacing=8),
            ),
        }
        for fold in self._folds.values():
            self.content.column.addWidget(fold)

    def refresh(self) -> None:
        super().refresh()
        self._beginning.setHidden(bool(self.draft.items((LEVELS,))))

    def show_problems(self, problems: Iterable[OwnedProblem]) -> None:
        problems = tuple(problems)
        for key, fold in self._folds.items():
            if any(is_within(owned.key, key) for owned in problems):
                fold.set_open(True)
        super().show_problems(problems)
