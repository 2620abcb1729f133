"""What a program is, once it is read; first the built-in one."""

import pytest
from hypothesis import given

from glutetimer.core.compiler import compile_timeline
from glutetimer.core.frozen import replace
from glutetimer.core.program import (
    Dose,
    FigureKind,
    Program,
    Rules,
    Side,
    Sides,
    Tempo,
    Timing,
)
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Plan
from tests.core.builders import CIRCLES, CLAMSHELL, HALF_SPEED, built_in
from tests.core.strategies import PROGRAMS


def test_the_built_in_program_has_four_levels() -> None:
    program = built_in()
    assert [(level.id, sum(dose.total for dose in level.doses)) for level in program.levels] == [
        ("clamshell", 25),
        ("clamshell-half-speed", 25),
        ("lateral-leg-lift", 10),
        ("lift-and-circles", 26),
    ]
    figures = [exercise.figure for exercise in program.exercises]
    assert figures == [FigureKind.CLAMSHELL, FigureKind.LATERAL_LEG_LIFT, FigureKind.LEG_CIRCLES]
    assert (program.rules, program.timing) == (Rules(), Timing())
    assert all(exercise.setup and exercise.movement for exercise in program.exercises)


def test_the_built_in_program_is_done_each_day_on_the_side_with_each_leg() -> None:
    program = built_in()
    assert (program.per_week, program.rest_days) == (7, 0)
    assert all(exercise.sides is Sides.EACH for exercise in program.exercises)
    assert all(exercise.position == "side" for exercise in program.exercises)
    assert all((dose.sets, dose.hold_ms) == (1, 0) for dose in doses(program))


def doses(program: Program) -> list[Dose]:
    return [dose for level in program.levels for dose in level.doses]


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


def test_what_is_gone_keeps_its_id() -> None:
    program = built_in()
    assert program.level_name(CLAMSHELL) == "Clamshell"
    assert program.level_name("side-plank") == "side-plank"
    assert program.exercise_name("leg-circles") == "Leg circles"
    assert program.exercise_name("side-plank") == "side-plank"


def test_a_level_is_at_half_speed_if_all_of_it_is() -> None:
    assert {level.id for level in built_in().levels if level.speed is Speed.HALF} == {HALF_SPEED}


def test_sides_and_speeds_come_in_pairs() -> None:
    assert [side.other for side in Side] == [Side.RIGHT, Side.LEFT]
    assert [speed.other for speed in Speed] == [Speed.HALF, Speed.NORMAL]
    assert [speed.duration_factor for speed in Speed] == [1, 2]


@pytest.mark.parametrize(
    ("sides", "legs"),
    [
        (Sides.EACH, (Side.LEFT, Side.RIGHT)),
        (Sides.BOTH, (Side.LEFT, Side.RIGHT)),
        (Sides.ALTERNATE, (Side.LEFT, Side.RIGHT)),
        (Sides.LEFT, (Side.LEFT,)),
        (Sides.RIGHT, (Side.RIGHT,)),
    ],
)
def test_an_exercise_works_both_legs_or_the_one_it_names(
    sides: Sides, legs: tuple[Side, ...]
) -> None:
    assert sides.legs == legs


def test_a_level_works_the_legs_of_all_its_exercises() -> None:
    level = built_in().levels[3]
    one_leg = [
        replace(dose, exercise=replace(dose.exercise, sides=sides))
        for dose, sides in zip(level.doses, (Sides.RIGHT, Sides.LEFT), strict=True)
    ]
    assert level.legs == (Side.LEFT, Side.RIGHT)
    assert replace(level, doses=tuple(one_leg[:1])).legs == (Side.RIGHT,)
    assert replace(level, doses=tuple(one_leg)).legs == (Side.LEFT, Side.RIGHT)


def test_all_sets_and_directions_count() -> None:
    lift, circles = built_in().levels[3].doses
    assert (lift.reps_a_set, replace(lift, sets=3).total) == (10, 30)
    assert (circles.reps_a_set, replace(circles, sets=2).total) == (16, 32)


@pytest.mark.parametrize(
    ("per_week", "rest_days"), [(7, 0), (6, 1), (5, 1), (4, 1), (3, 2), (2, 3), (1, 6)]
)
def test_days_between_two_sessions_follow_from_their_number_a_week(
    per_week: int, rest_days: int
) -> None:
    assert replace(built_in(), per_week=per_week).rest_days == rest_days


@given(PROGRAMS)
def test_every_valid_program_plays(program: Program) -> None:
    for level in program.levels:
        timeline = compile_timeline(Plan(level, Side.LEFT, program.timing))
        assert len(timeline.reps) == sum(dose.total * turns(dose) for dose in level.doses)


def turns(dose: Dose) -> int:
    """How many times a dose is done: with each leg that it works, or with both at once."""
    sides = dose.exercise.sides
    return 1 if sides is Sides.BOTH else len(sides.legs)
