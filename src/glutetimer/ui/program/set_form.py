"""The form of a set: which exercise, and how much of it."""

from __future__ import annotations

from glutetimer.core.program_draft import ProgramDraft
from glutetimer.core.program_edits import EXERCISES
from glutetimer.core.program_reader import USUAL_REST_S, has_circles
from glutetimer.core.speed import Speed
from glutetimer.ui.labels import label
from glutetimer.ui.program.form import Form
from glutetimer.ui.program.names import DIRECTIONS, SPEED_OPTIONS
from glutetimer.ui.program.value_editors import (
    NumberEditor,
    OptionsEditor,
    PickerEditor,
    PresenceEditor,
    SecondsEditor,
)

HOLD, EXERCISE = ("hold_s",), ("exercise",)
# What a timed hold begins with.
NEW_HOLD_S = 10
BY_TEMPO_HINT = "Each rep takes as long as the exercise's tempo says."
HOLD_HINT = (
    "Each rep is held for so long, whatever the tempo and the speed, and counted down aloud."
)


class SetForm(Form):
    """Edits a set of a level."""

    def __init__(self) -> None:
        super().__init__()
        self._exercise = PickerEditor("Exercise", [])
        exercise = self.field(EXERCISE, self._exercise)
        kind = PresenceEditor("Each rep", "By the tempo", "A timed hold", NEW_HOLD_S)
        self._kind = self.field(HOLD, kind, tells_problems=False)
        self._hold = self.field(HOLD, SecondsEditor("Held for", step_ms=1_000))
        self._rest = self.field(
            ("rest_s",), SecondsEditor("Rest between the sets", USUAL_REST_S, step_ms=5_000)
        )
        self._directions = self.field(
            ("directions",), OptionsEditor("Directions", DIRECTIONS, DIRECTIONS[0][0])
        )
        speed = OptionsEditor("Speed", SPEED_OPTIONS, Speed.NORMAL.value)
        self._card = self.card(
            "Set",
            ("Exercise", exercise),
            ("Reps", self.field(("reps",), NumberEditor("Reps"))),
            ("Each rep", self._kind),
            ("Held for", self._hold),
            ("Sets", self.field(("sets",), NumberEditor("Sets", 1))),
            ("Rest between", self._rest),
            ("Speed", self.field(("speed",), speed)),
            ("Directions", self._directions),
        )
        self._hint = label(kind="muted")
        self._card.column.addWidget(self._hint)

    def refresh(self) -> None:
        draft, table = self.draft, self.draft.table(self.path)
        self._exercise.set_options(_exercise_options(draft))
        super().refresh()
        circles = has_circles(draft.table((EXERCISES, str(table.get("exercise")))))
        held = "hold_s" in table
        self._card.show_row(self._kind, not circles)
        self._card.show_row(self._hold, held and not circles)
        self._card.show_row(self._directions, circles)
        self._card.show_row(self._rest, table.get("sets", 1) != 1 or "rest_s" in table)
        self._hint.setText(HOLD_HINT if held else BY_TEMPO_HINT)
        self._hint.setVisible(not circles)


def _exercise_options(draft: ProgramDraft) -> list[tuple[str, str]]:
    exercises = draft.table((EXERCISES,))
    return [(id_, exercise_name(draft, id_)) for id_ in exercises]


def exercise_name(draft: ProgramDraft, exercise_id: object) -> str:
    """What an exercise is called where one is chosen: its name, or its id if it has none."""
    name = draft.table((EXERCISES, str(exercise_id))).get("name")
    return name if isinstance(name, str) and name else str(exercise_id or "No exercise")
