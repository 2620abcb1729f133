"""The form of a set: which exercise, and how much of it."""

from __future__ import annotations

from typing import Any

from glutetimer.core.program_draft import KeyPath, ProgramDraft
from glutetimer.core.program_edits import EXERCISES
from glutetimer.core.program_reader import USUAL_REST_S, has_circles
from glutetimer.core.speed import Speed
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.labels import label
from glutetimer.ui.program.form import Form
from glutetimer.ui.program.names import DIRECTIONS, SPEED_OPTIONS, shown
from glutetimer.ui.program.value_editors import (
    NumberEditor,
    OptionsEditor,
    PickerEditor,
    PresenceEditor,
    SecondsEditor,
)

HOLD, EXERCISE = ("hold_s",), ("exercise",)
NO_NAME = gettext_noop("No name yet")
# What a timed hold begins with.
NEW_HOLD_S = 10
PACE_HINT = gettext_noop("Each rep takes as long as the pace of the exercise says.")
HOLD_HINT = gettext_noop("Each rep is held for so long, at any speed, and counted down aloud.")


class SetForm(Form):
    """Edits a set of a level."""

    def __init__(self) -> None:
        super().__init__()
        self._exercise = PickerEditor(gettext("Exercise"), [])
        kind = PresenceEditor(
            gettext("Each rep"),
            gettext("At its own pace"),
            gettext("Held for a time"),
            NEW_HOLD_S,
        )
        hold = SecondsEditor(gettext("Held for"), step_ms=1_000)
        rest = SecondsEditor(gettext("Rest between sets"), USUAL_REST_S, step_ms=5_000)
        speed = OptionsEditor(gettext("Speed"), shown(SPEED_OPTIONS), Speed.NORMAL.value)
        directions = OptionsEditor(gettext("Directions"), shown(DIRECTIONS), DIRECTIONS[0][0])
        exercise_row = self.row(EXERCISE, self._exercise)
        self._kind = self.field(HOLD, kind, tells_problems=False)
        self._hold = self.field(HOLD, hold)
        self._rest = self.field(("rest_s",), rest)
        self._directions = self.field(("directions",), directions)
        self._card = self.card(
            "",
            exercise_row,
            self.row(("reps",), NumberEditor(gettext("How many reps"))),
            (kind.name, self._kind),
            (hold.name, self._hold),
            self.row(("sets",), NumberEditor(gettext("How many sets"), 1)),
            (rest.name, self._rest),
            self.row(("speed",), speed),
            (directions.name, self._directions),
        )
        self._hint = label(kind="muted")
        self._card.column.addWidget(self._hint)

    def set_value(self, key: KeyPath, value: Any) -> None:
        if key == EXERCISE:
            # What the other kind of exercise has goes with the choice, in one step.
            circles = has_circles(self.draft.table((EXERCISES, str(value))))
            table = self.draft.table(self.path)
            foreign = "hold_s" if circles else "directions"
            kept = {k: v for k, v in table.items() if k != foreign}
            key, value = (), {**kept, "exercise": value}
        super().set_value(key, value)

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
        self._hint.setText(gettext(HOLD_HINT if held else PACE_HINT))
        self._hint.setVisible(not circles)


def _exercise_options(draft: ProgramDraft) -> list[tuple[str, str]]:
    exercises = draft.table((EXERCISES,))
    return [(id_, exercise_name(draft, id_)) for id_ in exercises]


def exercise_name(draft: ProgramDraft, exercise_id: object) -> str:
    """What an exercise is called where one is chosen: of one that is gone, its id."""
    exercises = draft.table((EXERCISES,))
    if exercise_id not in list(exercises):
        return str(exercise_id or gettext("No exercise"))
    name = draft.table((EXERCISES, str(exercise_id))).get("name")
    return name if isinstance(name, str) and name else gettext(NO_NAME)
