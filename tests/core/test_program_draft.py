"""A draft of a program: any edits, every step back, and what is wrong with it at any time."""

from math import nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glutetimer.core.program_draft import KeyPath, ProgramDraft, path_text, same_values
from glutetimer.core.program_edits import (
    add_exercise,
    add_level,
    add_set,
    new_draft,
    set_name,
    unused_id,
)
from tests.core.builders import built_in, built_in_values

# Whatever a file may hold, and the keys and places by which a program's values are reached.
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 300) | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)
_KEYS = st.sampled_from(
    ("name", "id", "exercises", "clamshell", "leg-circles", "exercise", "levels", "sets", "reps",
     "setup", "tempo_s", "lift", "hold_s", "sides", "position", "per_week", "timing", "nonsense")
)  # fmt: skip
_WHATEVER = st.lists(_KEYS | st.integers(-1, 4), max_size=5).map(tuple)
_PATHS = _WHATEVER | st.sampled_from(
    (
        (),
        ("levels", 1),
        ("levels", 3, "sets", 1),
        ("levels", 0, "sets", 0, "exercise"),
        ("exercises", "leg-circles"),
        ("exercises", "clamshell", "setup", 2),
        ("translations",),
        ("translations", "de"),
        ("translations", "de", "Clamshell"),
    )
)


def _edited(draft: ProgramDraft, edit: tuple[str, KeyPath, Any]) -> None:
    """Does one edit of a random kind to a draft."""
    kind, path, value = edit
    match kind:
        case "set":
            draft.set(path, {} if path == () else value)
        case "remove":
            draft.remove(path)
        case "insert":
            draft.insert((*path, 1), value)
        case "move":
            draft.move(path, 1 if value else -1)
        case "name":
            set_name(draft, path, str(value)[:5])
        case "add":
            add_exercise(draft)
            add_set(draft, add_level(draft))
        case "undo":
            draft.undo()
        case _:
            draft.redo()


_KINDS = st.sampled_from(("set", "remove", "insert", "move", "name", "add", "undo", "redo"))
_EDITS = st.lists(st.tuples(_KINDS, _PATHS, _VALUES), max_size=12)
_STEPS_ONLY = _EDITS.map(lambda edits: [edit for edit in edits if edit[0] not in ("undo", "redo")])


@given(_EDITS)
def test_no_edit_raises_and_each_problem_points_into_the_draft(
    edits: list[tuple[str, KeyPath, Any]],
) -> None:
    draft = ProgramDraft(built_in_values())
    for edit in edits:
        _edited(draft, edit)
        assert (draft.program is None) == bool(draft.problems)
        places = set(_path_texts(draft.values, ()))
        for problem in draft.problems:
            outer = problem.path.rpartition(".")[0]
            assert problem.path in places or outer in places, problem


@given(_STEPS_ONLY)
def test_undo_gives_back_the_very_same_values(edits: list[tuple[str, KeyPath, Any]]) -> None:
    values = built_in_values()
    draft = ProgramDraft(values)
    states = [draft.values]
    for edit in edits:
        _edited(draft, edit)
    after = draft.values
    while draft.can_undo:
        states.append(draft.values)
        draft.undo()
    assert draft.values is values
    assert same_values(values, built_in_values())
    assert not draft.unsaved
    while draft.can_redo:
        draft.redo()
        assert draft.values is states.pop()
    assert draft.values is after


def test_a_key_without_a_letter_has_the_path_of_its_problems() -> None:
    draft = ProgramDraft({"exercises": {"": {"name": 1}}})
    path = path_text(("exercises", "", "name"))
    assert path in [problem.path for problem in draft.problems]


def _path_texts(value: Any, path: KeyPath) -> list[str]:
    """The paths of a value and of all that is in it."""
    inside: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    return [path_text(path), *(p for key, v in inside for p in _path_texts(v, (*path, key)))]


def test_a_path_is_written_as_problems_have_it() -> None:
    assert path_text(("levels", 0, "sets", 1, "reps")) == "levels[0].sets[1].reps"


def test_values_are_read_as_the_program() -> None:
    draft = ProgramDraft(built_in_values())
    assert draft.program == built_in()
    assert draft.problems == ()
    assert (draft.can_undo, draft.can_redo, draft.unsaved) == (False, False, False)


def test_a_problem_is_told_as_check_program_does() -> None:
    draft = ProgramDraft(built_in_values())
    draft.set(("levels", 0, "sets", 0, "reps"), 0)
    assert draft.program is None
    assert [str(problem) for problem in draft.problems] == [
        "levels[0].sets[0].reps: is 0; it should be a whole number from 1 to 200"
    ]


def test_a_step_about_the_same_place_joins_the_last_one() -> None:
    draft = ProgramDraft(built_in_values())
    reps = ("levels", 0, "sets", 0, "reps")
    for number in (2, 20, 200):
        draft.set(reps, number)
    draft.set(("per_week",), 3)
    draft.set(reps, 30)
    draft.undo()
    assert (draft.get(reps), draft.get(("per_week",))) == (200, 3)
    draft.undo()
    draft.undo()
    assert draft.get(reps) == 25
    assert not draft.can_undo
    draft.undo()
    assert draft.get(reps) == 25
    draft.redo()
    # What is set after a step back is no part of the step that was taken again.
    draft.set(reps, 7)
    draft.undo()
    assert draft.get(reps) == 200


def test_after_a_step_back_another_step_takes_the_place_of_those_ahead() -> None:
    draft = ProgramDraft(built_in_values())
    draft.set(("per_week",), 3)
    draft.undo()
    draft.set(("name",), "Other")
    assert not draft.can_redo
    draft.redo()
    assert draft.get(("per_week",)) is None


def test_what_changes_nothing_is_no_step() -> None:
    draft = ProgramDraft(built_in_values())
    draft.set(("format",), 1)
    draft.remove(("levels", 9))
    draft.move(("levels", 0), -1)
    draft.move(("nothing",), 1)
    draft.move((), 1)
    draft.insert(("levels", "no place"), {})
    assert not draft.can_undo
    # A file tells a whole number from one with a point.
    draft.set(("format",), 1.0)
    assert draft.can_undo


def test_saved_values_are_those_to_differ_from() -> None:
    draft = new_draft()
    seen = [draft.unsaved]
    assert draft.values_in_file == {}
    draft.set(("name",), "Mine")
    seen.append(draft.unsaved)
    draft.mark_saved()
    seen.append(draft.unsaved)
    assert draft.values_in_file is draft.values
    draft.undo()
    seen.append(draft.unsaved)
    assert seen == [False, True, False, True]


def test_levels_and_exercises_move_among_their_neighbours() -> None:
    draft = ProgramDraft(built_in_values())
    draft.move(("levels", 0), 1)
    assert draft.get(("levels", 1, "id")) == "clamshell"
    draft.move(("exercises", "leg-circles"), -2)
    assert next(iter(draft.table(("exercises",)))) == "leg-circles"
    assert draft.unsaved
    assert draft.program is not None
    assert draft.program.exercises[0].id == "leg-circles"


def test_a_value_that_is_taken_out_takes_nothing_beside_it() -> None:
    draft = ProgramDraft({"levels": [{"id": "a", "sets": [{"reps": 3}, {"reps": 4}]}], "name": "N"})
    draft.set(("levels", 0, "id"), None)
    draft.remove(("levels", 0, "sets", 0))
    # Neither is there.
    draft.remove(("levels", 1))
    draft.remove(("timing", "rest_s"))
    assert draft.values == {"levels": [{"sets": [{"reps": 4}]}], "name": "N"}


def test_what_is_no_table_or_list_counts_as_an_empty_one() -> None:
    draft = ProgramDraft({"levels": "none", "exercises": 3})
    assert draft.items(("levels",)) == []
    assert draft.table(("exercises",)) == {}
    draft.set(("exercises", "new", "name"), "New")
    draft.insert(("levels", 0), {})
    assert draft.values == {"levels": [{}], "exercises": {"new": {"name": "New"}}}
    # Beyond the end of a list there is no place to set.
    draft.set(("levels", 1, "name"), "Two")
    draft.set(("timing", 0), {})
    assert draft.values == {"levels": [{}], "exercises": {"new": {"name": "New"}}}


def test_a_new_exercise_takes_its_id_from_its_name_until_it_is_saved() -> None:
    draft = new_draft()
    path = add_exercise(draft)
    assert path == ("exercises", "exercise")
    add_set(draft, add_level(draft))
    for typed in ("B", "Br", "Bridge, both legs"):
        path = set_name(draft, path, typed)
    assert path == ("exercises", "bridge-both-legs")
    exercises = [entry["exercise"] for entry in draft.items(("levels", 0, "sets"))]
    assert exercises == ["bridge-both-legs", "bridge-both-legs"]
    # The letters were one step.
    draft.undo()
    assert list(draft.table(("exercises",))) == ["exercise"]
    draft.redo()
    assert set_name(draft, path, "") == path
    assert "name" not in draft.table(path)
    path = set_name(draft, path, "Bridge")
    draft.mark_saved()
    assert set_name(draft, path, "Hip raise") == ("exercises", "bridge")
    assert draft.get(("exercises", "bridge", "name")) == "Hip raise"


def test_exercises_of_one_name_have_ids_of_their_own() -> None:
    draft = ProgramDraft(built_in_values())
    paths = [set_name(draft, add_exercise(draft), "Clamshell") for _ in range(2)]
    assert paths == [("exercises", "clamshell-2"), ("exercises", "clamshell-3")]
    assert set_name(draft, ("exercises", "gone"), "Here") == ("exercises", "gone")


def test_levels_and_the_program_keep_the_ids_that_the_file_has() -> None:
    draft = ProgramDraft(built_in_values())
    level = add_level(draft)
    assert set_name(draft, level, "Clamshell") == level
    assert draft.get((*level, "id")) == "clamshell-2"
    set_name(draft, ("levels", 0), "Easy")
    set_name(draft, (), "Mine")
    assert draft.get(("levels", 0, "id")) == "clamshell"
    assert (draft.get(("id",)), draft.get(("name",))) == ("gluteus-medius", "Mine")
    fresh = new_draft()
    set_name(fresh, (), "Hips, at home")
    assert fresh.get(("id",)) == "hips-at-home"


def test_a_new_set_is_of_the_exercise_that_follows() -> None:
    draft = ProgramDraft(built_in_values())
    level = add_level(draft)
    for _ in range(3):
        add_set(draft, level)
    exercises = [entry["exercise"] for entry in draft.items((*level, "sets"))]
    assert exercises == ["clamshell", "lateral-leg-lift", "leg-circles", "leg-circles"]
    assert draft.get((*level, "id")) == "level"
    empty = new_draft()
    add_set(empty, add_level(empty))
    assert [entry["exercise"] for entry in empty.items(("levels", 0, "sets"))] == [""]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Side-lying hold", "side-lying-hold"),
        ("  Übung für Füße: 2 × 12 ", "ubung-fur-fue-2-12"),
        ("橋", "fallback"),
        ("taken", "taken-3"),
        ("x" * 99, "x" * 60),
    ],
)
def test_an_id_is_made_of_letters_and_digits(name: str, expected: str) -> None:
    assert unused_id(name, ["taken", "taken-2"], "fallback") == expected


def test_a_number_of_thousands_of_digits_is_a_mistake_like_any_other() -> None:
    values = built_in_values()
    values["levels"][0]["sets"][0]["reps"] = 16**4_000
    draft = ProgramDraft(values)
    assert [problem.path for problem in draft.problems] == ["levels[0].sets[0].reps"]
    draft.set(("name",), "Another")
    assert draft.unsaved
    draft.undo()
    assert not draft.unsaved


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (1, 1.0, False),
        (1, True, False),
        (nan, nan, True),
        ({"a": 1, "b": [1]}, {"a": 1, "b": [1]}, True),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, False),
        ([1, 2], [1], False),
        ([1], {"a": 1}, False),
    ],
)
def test_what_is_the_same_to_a_file(one: object, other: object, same: bool) -> None:
    assert same_values(one, other) is same
