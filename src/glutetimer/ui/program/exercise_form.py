"""The form of an exercise: how it is done, its tempo, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from glutetimer.core.phrases import seconds_text
from glutetimer.core.program import Sides
from glutetimer.core.program_draft import KeyPath
from glutetimer.core.program_reader import USUAL_TEMPO_S, has_circles
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.labels import label
from glutetimer.ui.program.form import NamedForm, beside
from glutetimer.ui.program.names import FIGURES, PHASES, POSITIONS, SIDES, shown
from glutetimer.ui.program.steps_editor import StepsEditor
from glutetimer.ui.program.value_editors import (
    LinesEditor,
    OptionsEditor,
    PickerEditor,
    PositionEditor,
    PresenceEditor,
    SecondsEditor,
    TextEditor,
)

TEMPO, CIRCLE = ("tempo_s",), ("tempo_s", "circle")
NEW_CIRCLE_S = 2
OWN_WORD = gettext_noop("Your word for it")
WORDS_HINT = gettext_noop("Words of your own are shown instead of the usual ones.")
CUES_HINT = gettext_noop("Reminders are spoken now and then, at most one in five reps.")
SETUP_HINT = gettext_noop(
    "Where a step has a short form, that is shown instead while one lies down."
)


class ExerciseForm(NamedForm):
    """Edits an exercise; what it offers besides, such as presets, stays as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.card(
            "",
            self.row(("name",), TextEditor(gettext("Name"), gettext("What it is called"))),
            self.row(("sides",), OptionsEditor(gettext("Legs"), shown(SIDES), Sides.EACH.value)),
            self.row(("position",), PositionEditor(gettext("Position"), shown(POSITIONS))),
            self.row(("figure",), PickerEditor(gettext("Moving figure"), shown(FIGURES))),
        )
        self._phases = {
            phase: beside(
                self.field((*TEMPO, phase), _seconds(phase)),
                self.field(("phases", phase), _own_word(phase)),
            )
            for phase in PHASES
        }
        each = gettext("Each rep is")
        kind = PresenceEditor(each, gettext("A lift"), gettext("A circle"), NEW_CIRCLE_S)
        self._tempo = self.card(
            gettext("Pace: how long each part of a rep takes"),
            (each, self.field(CIRCLE, kind, tells_problems=False)),
            *((gettext(name), self._phases[phase]) for phase, name in PHASES.items()),
        )
        self._length = label()
        self._tempo.column.addWidget(self._length)
        self._tempo.column.addWidget(label(gettext(WORDS_HINT), "muted"))
        steps = StepsEditor(gettext("Steps"))
        setup = self.card(gettext("How to get ready"), self.row(("setup",), steps))
        setup.column.addWidget(label(gettext(SETUP_HINT), "muted"))
        movement = LinesEditor(gettext("Movement"), gettext("Raise the top knee."))
        mistakes = LinesEditor(gettext("Mistakes"), gettext("Rolling the hips back."))
        cues = LinesEditor(gettext("Reminders"), gettext("Keep breathing."))
        how = self.card(
            gettext("How to do it, a line each"),
            self.row(("movement",), movement),
            self.row(("mistakes",), mistakes),
            self.row(("cues",), cues),
        )
        how.column.addWidget(label(gettext(CUES_HINT), "muted"))

    def refresh(self) -> None:
        super().refresh()
        table = self.draft.table(self.path)
        circles = has_circles(table)
        self._tempo.show_row(self._phases["circle"], circles)
        self._tempo.show_row(self._phases["hold"], not circles)
        self._length.setText(_length_text(self.draft.table((*self.path, *TEMPO)), circles))

    def set_value(self, key: KeyPath, value: Any) -> None:
        tempo = self.draft.table((*self.path, *TEMPO))
        if key == CIRCLE and value is not None and "circle" not in tempo:
            # A circle is not held; one step back brings both back.
            key, value = TEMPO, {k: v for k, v in tempo.items() if k != "hold"} | {"circle": value}
        super().set_value(key, value)


def _seconds(phase: str) -> SecondsEditor:
    # A tempo is written out, but for a hold that it has not.
    usual_s, is_hold = USUAL_TEMPO_S.get(phase), phase == "hold"
    return SecondsEditor(gettext(PHASES[phase]), usual_s, omits_default=is_hold)


def _own_word(phase: str) -> TextEditor:
    name = gettext("{phase}, in your words").format(phase=gettext(PHASES[phase]))
    return TextEditor(name, gettext(OWN_WORD))


def _length_text(tempo: Mapping[str, Any], circles: bool) -> str:
    """How long a rep takes: "One rep takes 6 s."."""
    phases = ("circle",) if circles else ("lift", "hold", "lower", "rest")
    seconds = [tempo.get(phase, USUAL_TEMPO_S.get(phase)) for phase in phases]
    numbers = [number for number in seconds if type(number) in (int, float)]
    if len(numbers) < len(seconds):
        return ""
    text = gettext("One circle takes {length}.") if circles else gettext("One rep takes {length}.")
    return text.format(length=seconds_text(round(sum(numbers) * 1000)))
