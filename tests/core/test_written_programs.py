"""Random programs as files have them: what is written is what is read, and damage is told."""

from copy import deepcopy
from datetime import date, time
from math import inf, nan
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.frozen import as_dict
from glutetimer.core.problems import InvalidError, Problem
from glutetimer.core.program import Dose, Exercise, Program, Tempo
from glutetimer.core.program_reader import read_program
from tests.core.builders import built_in_values
from tests.core.program_strategies import WRITTEN_PROGRAMS


def written(program: Program) -> dict[str, Any]:
    """The mapping of a file that says all of a program, also what is usual."""
    timing, rules = program.timing, program.rules
    return {
        "format": 1,
        "id": program.id,
        "name": program.name,
        "about": program.about,
        "harder": program.harder,
        "per_week": program.per_week,
        "timing": {
            "get_ready_s": timing.get_ready_ms / 1000,
            "switch_s": timing.switch_ms / 1000,
            "next_set_s": timing.next_set_ms / 1000,
        },
        "progression": as_dict(rules),
        "exercises": {exercise.id: written_exercise(exercise) for exercise in program.exercises},
        "levels": [
            {
                "id": level.id,
                "name": level.name,
                "about": level.about,
                "sets": [written_set(dose) for dose in level.doses],
            }
            for level in program.levels
        ],
    }


def written_exercise(exercise: Exercise) -> dict[str, Any]:
    steps = zip(exercise.setup, exercise.setup_short, strict=True)
    presets = [
        {"id": preset.id, "name": preset.name, "tempo_s": written_tempo(preset.tempo)}
        for preset in exercise.presets
    ]
    return {
        "name": exercise.name,
        **({"figure": exercise.figure.value} if exercise.figure else {}),
        "sides": exercise.sides.value,
        "position": str(exercise.position),
        "tempo_s": written_tempo(exercise.tempo),
        "phases": dict(exercise.phase_words),
        "setup": [{"text": text, "short": short} for text, short in steps],
        "movement": list(exercise.movement),
        "mistakes": list(exercise.mistakes),
        "cues": list(exercise.cues),
        "presets": presets,
    }


def written_tempo(tempo: Tempo) -> dict[str, float]:
    moving = {"lift": tempo.lift_ms, "lower": tempo.lower_ms, "rest": tempo.rest_ms}
    top = {"circle": tempo.circle_ms} if tempo.circle_ms else {"hold": tempo.hold_ms}
    return {name: ms / 1000 for name, ms in (moving | top).items()}


def written_set(dose: Dose) -> dict[str, Any]:
    return {
        "exercise": dose.exercise.id,
        "reps": dose.reps,
        **({"hold_s": dose.hold_ms / 1000} if dose.hold_ms else {}),
        "sets": dose.sets,
        "rest_s": dose.rest_ms / 1000,
        "speed": dose.speed.value,
        **({"directions": [way.value for way in dose.directions]} if dose.directions else {}),
    }


def assert_within(part: Any, whole: Any) -> None:
    """All that the one mapping says, the other says, too."""
    if isinstance(whole, dict) and "short" in whole and isinstance(part, str):
        assert whole == {"text": part, "short": part.rstrip(".")}
    elif isinstance(part, dict):
        for key, value in part.items():
            assert_within(value, whole[key])
    elif isinstance(part, list):
        assert len(part) == len(whole)
        for one, other in zip(part, whole, strict=True):
            assert_within(one, other)
    else:
        assert part == whole


@given(WRITTEN_PROGRAMS)
def test_what_is_written_is_what_is_read(values: dict[str, Any]) -> None:
    program = read_program(deepcopy(values))
    assert_within(values, written(program))
    assert list(values["exercises"]) == [exercise.id for exercise in program.exercises]


@given(WRITTEN_PROGRAMS)
def test_a_program_is_the_same_with_all_that_is_usual_written_out(values: dict[str, Any]) -> None:
    program = read_program(values)
    assert read_program(written(program)) == program


# Any damage either reads or is told.

ODD = st.sampled_from(
    (
        True, 0, -1, 3, 10**400, -(10**400), 0.05, -2.5, 1e300, nan, inf, -inf,
        "", "odd", "x" * 3_000, "clamshell", "half", "alternate", "Back", "bridge",
        [], {}, [1], [[]], [{}], [{}, 3], {"lift": {}}, {"": 1}, ["forward"], {"circle": 2},
        date(2026, 11, 23), time(6, 30),
    )
).map(deepcopy)  # fmt: skip
KEYS = st.sampled_from(("odd key", "", "hold_s", "directions", "circle", "hold", "figure", "sets"))
DAMAGE = st.sampled_from(("replace", "remove", "add"))


@st.composite
def damaged_programs(draw: st.DrawFn) -> dict[str, Any]:
    """The built-in program or a random one, in which up to four places were changed."""
    values: dict[str, Any] = draw(st.one_of(st.builds(built_in_values), WRITTEN_PROGRAMS))
    for _ in range(draw(st.integers(1, 4))):
        holder, key = draw(st.sampled_from(places(values)))
        damage = draw(DAMAGE)
        if damage == "remove":
            del holder[key]
        elif damage == "add" and isinstance(holder, dict):
            holder[draw(KEYS)] = draw(ODD)
        else:
            holder[key] = draw(ODD)
    return values


def places(values: Any) -> list[tuple[Any, Any]]:
    """Every table or list within, with each of its keys."""
    if isinstance(values, dict):
        entries = list(values.items())
    elif isinstance(values, list):
        entries = list(enumerate(values))
    else:
        return []
    here = [(values, key) for key, _ in entries]
    return here + [place for _, inner in entries for place in places(inner)]


@settings(max_examples=300)
@given(damaged_programs())
def test_a_damaged_program_reads_or_tells_what_is_wrong(values: dict[str, Any]) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        program = read_program(values)
    except InvalidError as error:
        problems = error.problems
    else:
        assert read_program(written(program)) == program
    assert all(problem.path and problem.message for problem in problems)
    assert len({str(problem) for problem in problems}) == len(problems)
