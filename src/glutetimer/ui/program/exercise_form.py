"""The form of an exercise: how it is done, its tempo, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from glutetimer.core.program import Sides
from glutetimer.core.program_draft import KeyPath
from glutetimer.core.program_reader import USUAL_TEMPO_S, has_circles
from glutetimer.ui.labels import label
from glutetimer.ui.program.form import NamedForm, beside
from glutetimer.ui.program.names import FIGURES, PHASES, POSITIONS, SIDES
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
OWN_WORD = "Your word for it"
WORDS_HINT = "Words of your own are shown instead of the usual ones."
CUES_HINT = "Reminders are spoken now and then, at most one in five reps."
SETUP_HINT = "Where a step has a short form, that is shown instead while one lies down."


class ExerciseForm(NamedForm):
    """Edits an exercise; what it offers besides, such as presets, stays as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.card(
            "",
            self.row(("name",), TextEditor("Name", "What it is called")),
            self.row(("sides",), OptionsEditor("Legs", SIDES, Sides.EACH.value)),
            self.row(("position",), PositionEditor("Position", POSITIONS)),
            self.row(("figure",), PickerEditor("Moving figure", FIGURES)),
        )
        self._phases = {
            phase: beside(
                self.field((*TEMPO, phase), _seconds(phase)),
                self.field(("phases", phase), TextEditor(f"{name}, in your words", OWN_WORD)),
            )
            for phase, name in PHASES.items()
        }
        kind = PresenceEditor("Each rep is", "A lift", "A circle", NEW_CIRCLE_S)
        self._tempo = self.card(
            "Pace: how long each part of a rep takes",
            ("Each rep is", self.field(CIRCLE, kind, tells_problems=False)),
            *((name, self._phases[phase]) for phase, name in PHASES.items()),
        )
        self._length = label()
        self._tempo.column.addWidget(self._length)
        self._tempo.column.addWidget(label(WORDS_HINT, "muted"))
        setup = self.card("How to get ready", self.row(("setup",), StepsEditor("Steps")))
        setup.column.addWidget(label(SETUP_HINT, "muted"))
        how = self.card(
            "How to do it, a line each",
            self.row(("movement",), LinesEditor("Movement", "Raise the top knee.")),
            self.row(("mistakes",), LinesEditor("Mistakes", "Rolling the hips back.")),
            self.row(("cues",), LinesEditor("Reminders", "Keep breathing.")),
        )
        how.column.addWidget(label(CUES_HINT, "muted"))

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
    return SecondsEditor(PHASES[phase], USUAL_TEMPO_S.get(phase), omits_default=phase == "hold")


def _length_text(tempo: Mapping[str, Any], circles: bool) -> str:
    """How long a rep takes: "One rep takes 6 s."."""
    phases = ("circle",) if circles else ("lift", "hold", "lower", "rest")
    seconds = [tempo.get(phase, USUAL_TEMPO_S.get(phase)) for phase in phases]
    numbers = [number for number in seconds if type(number) in (int, float)]
    if len(numbers) < len(seconds):
        return ""
    return f"One {'circle' if circles else 'rep'} takes {sum(numbers):g} s."
