from copy import deepcopy
from datetime import date, time
from math import inf, nan
from re import findall
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.compiler import compile_timeline
from glutetimer.core.fields import InvalidError
from glutetimer.core.program import (
    Direction,
    FigureKind,
    Program,
    Rules,
    Side,
    Tempo,
    Timing,
)
from glutetimer.core.program_reader import read_program
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Plan
from tests.core.builders import CIRCLES, CLAMSHELL, HALF_SPEED, built_in, built_in_values
from tests.core.strategies import PROGRAM_VALUES, PROGRAMS

# A value may be told by its path in the file, as the problems tell it: levels[0].sets[0].reps.


def keys(path: str) -> list[str | int]:
    return [int(key) if key.isdigit() else key for key in findall(r"[^.\[\]]+", path)]


def inside(values: Any, path: str) -> tuple[Any, str | int]:
    """The table or list that holds what is at that path, and its key there."""
    *way, last = keys(path)
    for key in way:
        values = values[key]
    return values, last


def with_value(path: str, value: object) -> dict[str, Any]:
    """The built-in program with another value at that path."""
    values = built_in_values()
    holder, key = inside(values, path)
    holder[key] = value
    return values


def without(path: str) -> dict[str, Any]:
    """The built-in program without what is at that path."""
    values = built_in_values()
    holder, key = inside(values, path)
    del holder[key]
    return values


def problems_of(values: dict[str, Any]) -> list[str]:
    with pytest.raises(InvalidError) as error:
        read_program(values)
    return [str(problem) for problem in error.value.problems]


# What reads


def test_the_built_in_program_reads() -> None:
    program = built_in()
    assert [(level.id, level.total) for level in program.levels] == [
        ("clamshell", 25),
        ("clamshell-half-speed", 25),
        ("lateral-leg-lift", 10),
        ("lift-and-circles", 26),
    ]
    assert {exercise.figure for exercise in program.exercises} == {
        FigureKind.CLAMSHELL,
        FigureKind.LATERAL_LEG_LIFT,
        FigureKind.LEG_CIRCLES,
    }
    assert (program.rules, program.timing) == (Rules(), Timing())
    assert all(exercise.setup and exercise.movement for exercise in program.exercises)


def test_the_built_in_tempi_are_those_of_the_defaults() -> None:
    tempi = [exercise.tempo for exercise in built_in().exercises]
    assert tempi == [
        Tempo(lift_ms=2_000, hold_ms=0, lower_ms=2_000, rest_ms=1_000),
        Tempo(lift_ms=2_000, hold_ms=1_000, lower_ms=2_000, rest_ms=1_000),
        Tempo(lift_ms=2_000, hold_ms=0, lower_ms=2_000, rest_ms=1_000, circle_ms=2_000),
    ]


def test_a_preset_that_an_exercise_lacks_is_its_own_tempo() -> None:
    _, lift, _ = built_in().exercises
    assert lift.tempo_named("long-hold") == Tempo(2_000, 5_000, 2_000, 2_000)
    assert lift.tempo_named("no-such") == lift.tempo_named(None) == lift.tempo


def test_a_level_is_found_by_its_id() -> None:
    program = built_in()
    assert [program.place(level) for level in program.levels] == [0, 1, 2, 3]
    assert program.level(CIRCLES) is program.levels[3]
    assert program.level("no-such") is None


def test_a_level_is_at_half_speed_if_all_of_it_is() -> None:
    assert {level.id for level in built_in().levels if level.speed is Speed.HALF} == {HALF_SPEED}


def test_sides_and_speeds_come_in_pairs() -> None:
    assert [side.other for side in Side] == [Side.RIGHT, Side.LEFT]
    assert [speed.other for speed in Speed] == [Speed.HALF, Speed.NORMAL]
    assert [speed.duration_factor for speed in Speed] == [1, 2]


def test_a_program_needs_no_more_than_an_exercise_and_a_level() -> None:
    program = read_program(
        {
            "format": 1,
            "id": "mine",
            "name": "Mine",
            "exercises": {"bridge": {"name": "Bridge", "tempo_s": {"lift": 1, "lower": 1}}},
            "levels": [
                {"id": "one", "name": "One", "sets": [{"exercise": "bridge", "reps": 5}]},
            ],
        }
    )
    (exercise,) = program.exercises
    assert (exercise.figure, exercise.setup, exercise.presets) == (None, (), ())
    assert exercise.setup_short == ()
    assert (program.timing, program.rules) == (Timing(), Rules())


def test_a_step_is_shown_in_its_short_form_or_without_its_full_stop() -> None:
    steps = ["Lie down.", {"text": "Bend up; take your time.", "short": "Bend up"}, {"text": "Go."}]
    program = read_program(with_value("exercises.clamshell.setup", steps))
    exercise = program.exercises[0]
    assert exercise.setup == ("Lie down.", "Bend up; take your time.", "Go.")
    assert exercise.setup_short == ("Lie down", "Bend up", "Go")


def test_circles_go_both_ways_unless_told() -> None:
    program = read_program(without("levels[3].sets[1].directions"))
    assert program.levels[3].doses[1].directions == (Direction.FORWARD, Direction.BACKWARD)
    program = read_program(with_value("levels[3].sets[1].directions", ["backward"]))
    assert program.levels[3].doses[1].directions == (Direction.BACKWARD,)


@given(PROGRAMS)
def test_every_valid_program_reads_and_plays(program: Program) -> None:
    for level in program.levels:
        timeline = compile_timeline(Plan(level, Side.LEFT, program.timing))
        assert len(timeline.reps) == 2 * level.total


# What does not: each problem names the path, what was found and what is allowed.

WRONG = [
    ("format", 2, "is 2; it should be a whole number from 1 to 1"),
    ("id", 7, "is 7; it should be a text of 1 to 2,000 characters"),
    ("name", "", "is ''; it should be a text of 1 to 2,000 characters"),
    ("timing", "ten", "is 'ten'; it should be a table"),
    ("timing.get_ready_s", 2.9, "is 2.9; it should be seconds from 3 to 120"),
    ("timing.switch_s", -20, "is -20; it should be seconds from 3 to 300"),
    ("timing.pause_s", 5, "is not known here; allowed are get_ready_s, next_set_s, switch_s"),
    ("progression.up_sessions", 0, "is 0; it should be a whole number from 1 to 30"),
    ("progression.up_pain_most", 11, "is 11; it should be a whole number from 0 to 10"),
    ("progression.look_percent", 101, "is 101; it should be a whole number from 0 to 100"),
    ("progression.back_days", 30, "must lie between restart_days and first_days"),
    ("exercises", {}, "has no exercise; it should have at least one"),
    ("exercises.clamshell", "fast", "is 'fast'; it should be a table"),
    (
        "exercises.clamshell.figure",
        "clam",
        "is 'clam'; it should be one of clamshell, lateral-leg-lift, leg-circles",
    ),
    ("exercises.clamshell.setup", "Lie down.", "is 'Lie down.'; it should be a list of texts"),
    ("exercises.clamshell.setup", [1], "is a list; it should be a list of texts"),
    (
        "exercises.clamshell.setup[0].short",
        2,
        "is 2; it should be a text of 1 to 2,000 characters",
    ),
    ("exercises.clamshell.setup[0].brief", "Lie", "is not known here; allowed are short, text"),
    ("exercises.clamshell.cues", ["Breathe.", 3], "is a list; it should be a list of texts"),
    ("exercises.clamshell.tempo_s", 5, "is 5; it should be a table"),
    ("exercises.clamshell.tempo_s.lift", 0, "is 0; it should be seconds from 0.1 to 60"),
    ("exercises.clamshell.tempo_s.lower", nan, "is nan; it should be seconds from 0.1 to 60"),
    ("exercises.clamshell.tempo_s.hold", inf, "is inf; it should be seconds from 0 to 60"),
    ("exercises.clamshell.tempo_s.rest", "1", "is '1'; it should be seconds from 0 to 60"),
    ("exercises.leg-circles.tempo_s.circle", 0, "is 0; it should be seconds from 0.1 to 60"),
    (
        "exercises.lateral-leg-lift.presets[0].tempo_s",
        {"lift": 1, "lower": 1, "circle": 2},
        "must have `circle` exactly if the exercise's own tempo has it",
    ),
    ("levels", {}, "is a table; it should be a list of tables"),
    ("levels", [], "has 0 levels; allowed are 1 to 50"),
    ("levels[1].id", "clamshell", "is 'clamshell', which another level has; ids must differ"),
    ("levels[0].sets", [], "has 0 sets; allowed are 1 to 20"),
    ("levels[0].sets[0].exercise", "plank", "is 'plank'; it should be one of clamshell, "),
    ("levels[0].sets[0].reps", True, "is true; it should be a whole number from 1 to 200"),
    (
        "levels[0].sets[0].reps",
        10**400,
        "is a number far out of range; it should be a whole number from 1 to 200",
    ),
    ("levels[0].sets[0].speed", "slow", "is 'slow'; it should be one of normal, half"),
    (
        "levels[0].sets[0].directions",
        ["forward"],
        "is not known here; allowed are exercise, reps, speed",
    ),
    (
        "levels[3].sets[1].directions",
        ["forward", "forward"],
        'should be "forward", "backward" or both, each once',
    ),
    ("levels[3].sets[1].directions", [], 'should be "forward", "backward" or both, each once'),
    ("levels[3].sets[1].directions", ["up"], 'should be "forward", "backward" or both, each once'),
]


@pytest.mark.parametrize(("path", "value", "message"), WRONG)
def test_a_wrong_value_is_named(path: str, value: object, message: str) -> None:
    first, *_ = problems_of(with_value(path, value))
    assert first.startswith(f"{path}: {message}")


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("format", "a whole number from 1 to 1"),
        ("id", "a text"),
        ("exercises", "a table"),
        ("exercises.clamshell.name", "a text"),
        ("exercises.clamshell.tempo_s", "a table"),
        ("exercises.clamshell.tempo_s.lift", "seconds from 0.1 to 60"),
        ("levels", "a list of tables"),
        ("levels[0].id", "a text"),
        ("levels[0].sets", "a list of tables"),
        ("levels[0].sets[0].reps", "a whole number from 1 to 200"),
    ],
)
def test_what_is_missing_is_named_once(path: str, wanted: str) -> None:
    assert problems_of(without(path)) == [f"{path}: is missing; it should be {wanted}"]


def test_one_reading_finds_every_problem() -> None:
    values = with_value("exercises.clamshell.tempo_s.lift", -2)
    values["levels"][0]["sets"][0]["reps"] = 0
    values["levels"][3]["sets"][1]["speed"] = "slow"
    values["timing"]["switch_s"] = "long"
    values["colour"] = "blue"
    del values["name"]
    assert [problem.split(":")[0] for problem in problems_of(values)] == [
        "exercises.clamshell.tempo_s.lift",
        "name",
        "levels[0].sets[0].reps",
        "levels[3].sets[1].speed",
        "timing.switch_s",
        "colour",
    ]


# Any damage either reads or is told.

ODD = st.sampled_from(
    (
        True, 0, -1, 3, 10**400, -(10**400), 0.05, -2.5, 1e300, nan, inf, -inf,
        "", "odd", "x" * 3_000, "clamshell", "half",
        [], {}, [1], [[]], [{}], [{}, 3], {"lift": {}}, {"": 1}, ["forward"],
        date(2026, 11, 23), time(6, 30),
    )
).map(deepcopy)  # fmt: skip


@st.composite
def damaged_programs(draw: st.DrawFn) -> dict[str, Any]:
    """The built-in program or a random one, in which up to four places were changed."""
    values: dict[str, Any] = draw(st.one_of(st.builds(built_in_values), PROGRAM_VALUES))
    for _ in range(draw(st.integers(1, 4))):
        holder, key = draw(st.sampled_from(places(values)))
        damage = draw(st.sampled_from(("replace", "remove", "add")))
        if damage == "remove":
            del holder[key]
        elif damage == "add" and isinstance(holder, dict):
            holder["odd key"] = draw(ODD)
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
    try:
        program = read_program(values)
    except InvalidError as error:
        problems = error.problems
    else:
        problems = ()
        for level in program.levels:
            compile_timeline(Plan(level, Side.LEFT, program.timing))
    assert all(problem.path and problem.message for problem in problems)


def test_what_is_gone_keeps_its_id() -> None:
    assert built_in().level_name(CLAMSHELL) == "Clamshell"
    assert built_in().level_name("side-plank") == "side-plank"
