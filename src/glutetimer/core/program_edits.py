"""What a person does with a draft of a program: begin one, add to it, name what is in it.

Ids are made from names. They follow the name until the file has them: from then on the
history knows sessions by them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Any

from glutetimer.core.program_draft import KeyPath, ProgramDraft
from glutetimer.core.program_reader import FORMAT, USUAL_TEMPO_S

EXERCISES, LEVELS, SETS = "exercises", "levels", "sets"
# What a new exercise and a new set begin with: a slow tempo, and a dose that most can do.
NEW_TEMPO_S = {phase: usual_s for phase, usual_s in USUAL_TEMPO_S.items() if usual_s}
NEW_REPS = 10
MAX_ID = 60


def new_draft() -> ProgramDraft:
    """A draft with nothing in it yet."""
    return ProgramDraft({"format": FORMAT, "id": "program"}, is_new=True)


def add_exercise(draft: ProgramDraft) -> KeyPath:
    """Add an exercise after the others; gives its path."""
    path = EXERCISES, unused_id("exercise", draft.table((EXERCISES,)))
    draft.set(path, {"tempo_s": NEW_TEMPO_S})
    return path


def add_level(draft: ProgramDraft) -> KeyPath:
    """Add a level after the others, with a set of the first exercise; gives its path."""
    path = LEVELS, len(draft.items((LEVELS,)))
    exercises = list(draft.table((EXERCISES,)))
    sets = [_new_set(exercises[0])] if exercises else []
    draft.insert(path, {"id": unused_id("level", _level_ids(draft)), SETS: sets})
    return path


def add_set(draft: ProgramDraft, level: KeyPath) -> KeyPath:
    """Add a set to the end of a level, of the exercise after that of the last; gives its path."""
    number = len(draft.items((*level, SETS)))
    exercises = list(draft.table((EXERCISES,)))
    last = draft.get((*level, SETS, number - 1, "exercise"))
    following = exercises.index(last) + 1 if last in exercises else 0
    exercise = (*exercises[following : following + 1], *exercises[-1:], "")[0]
    path = *level, SETS, number
    draft.insert(path, _new_set(exercise))
    return path


def set_name(draft: ProgramDraft, path: KeyPath, name: str) -> KeyPath:
    """Name the program, an exercise or a level; gives its path, which may be another by that.

    An empty name is none.
    """
    table = {key: value for key, value in draft.table(path).items() if key != "name"}
    if name:
        table["name"] = name
    if path[:1] == (EXERCISES,):
        return _name_exercise(draft, path, table)
    in_file = ProgramDraft(draft.values_in_file)
    kept = _level_ids(in_file) if path else [in_file.get(("id",))]
    if table.get("id") not in kept:
        others = _level_ids(draft, besides=path) if path else []
        usual = "level" if path else "program"
        table["id"] = unused_id(name, others, otherwise=str(table.get("id", usual)))
    draft.set(path, table)
    return path


def unused_id(name: str, others: Collection[Any], otherwise: str = "") -> str:
    """An id that none of `others` is, made from a name, or `otherwise` if that has no letters."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub("[^a-z0-9]+", "-", letters)[:MAX_ID].strip("-") or otherwise
    ids = (stem, *(f"{stem}-{number}" for number in range(2, len(others) + 2)))
    return next(new for new in ids if new not in others)


def _name_exercise(draft: ProgramDraft, path: KeyPath, table: Mapping[str, Any]) -> KeyPath:
    exercises = draft.table((EXERCISES,))
    old = str(path[-1])
    if old not in exercises:
        return path
    new = old
    if old not in ProgramDraft(draft.values_in_file).table((EXERCISES,)):
        others = [other for other in exercises if other != old]
        new = unused_id(table.get("name", ""), others, otherwise=old)
    renamed = {id_: table if id_ == old else other for id_, other in exercises.items()}
    named = ProgramDraft(draft.values)
    named.set((EXERCISES,), {new if id_ == old else id_: renamed[id_] for id_ in renamed})
    for level in range(len(draft.items((LEVELS,)))):
        for number in range(len(draft.items((LEVELS, level, SETS)))):
            exercise = (LEVELS, level, SETS, number, "exercise")
            if draft.get(exercise) == old:
                named.set(exercise, new)
    # Typed letter by letter it is one step, though the path changes with the name.
    draft.step(named.values, about=("name", list(exercises).index(old)))
    return EXERCISES, new


def _level_ids(draft: ProgramDraft, besides: KeyPath = ()) -> list[Any]:
    levels = [(LEVELS, number) for number in range(len(draft.items((LEVELS,))))]
    return [draft.get((*level, "id")) for level in levels if level != besides]


def _new_set(exercise: str) -> dict[str, Any]:
    return {"exercise": exercise, "reps": NEW_REPS}
