"""What a program's file may say, and what follows from what it leaves out."""

from typing import Any

import pytest

from glutetimer.core.program import (
    Direction,
    Dose,
    Exercise,
    FigureKind,
    Position,
    Rules,
    Sides,
    Tempo,
    Timing,
)
from glutetimer.core.program_reader import read_program
from glutetimer.core.speed import Speed
from tests.core.program_values import with_value, without

USUAL_TEMPO = Tempo(lift_ms=2_000, hold_ms=0, lower_ms=2_000, rest_ms=1_000)


def small_program(**exercise: Any) -> dict[str, Any]:
    """A program of one exercise and one level."""
    return {
        "format": 1,
        "id": "mine",
        "name": "Mine",
        "exercises": {"bridge": {"name": "Bridge", **exercise}},
        "levels": [{"id": "one", "name": "One", "sets": [{"exercise": "bridge", "reps": 5}]}],
    }


def exercise_with(**values: Any) -> Exercise:
    (exercise,) = read_program(small_program(**values)).exercises
    return exercise


def dose_with(values: dict[str, Any], **exercise: Any) -> Dose:
    program = small_program(**exercise)
    program["levels"][0]["sets"][0] |= values
    return read_program(program).levels[0].doses[0]


def test_a_program_needs_no_more_than_an_exercise_and_a_level() -> None:
    program = read_program(small_program())
    (exercise,), (level,) = program.exercises, program.levels
    assert (exercise.figure, exercise.setup, exercise.presets) == (None, (), ())
    assert (exercise.setup_short, exercise.phase_words) == ((), {})
    assert (exercise.sides, exercise.position) == (Sides.EACH, Position.SIDE)
    assert exercise.tempo == USUAL_TEMPO
    assert level.doses == (Dose(exercise, 5, Speed.NORMAL, (), hold_ms=0, sets=1, rest_ms=30_000),)
    assert (program.timing, program.rules, program.per_week) == (Timing(), Rules(), 7)
    assert (program.about, program.harder, level.about) == ("", "", "")


def test_a_part_of_the_tempo_that_is_left_out_is_the_usual_one() -> None:
    assert exercise_with(tempo_s={}).tempo == USUAL_TEMPO
    assert exercise_with(tempo_s={"lift": 3, "hold": 1.5}).tempo == Tempo(
        3_000, 1_500, 2_000, 1_000
    )
    assert exercise_with(tempo_s={"rest": 0}).tempo == Tempo(2_000, 0, 2_000, 0)
    circles = exercise_with(tempo_s={"circle": 4})
    assert circles.tempo == Tempo(2_000, 0, 2_000, 1_000, circle_ms=4_000)
    assert circles.is_circles


def test_a_preset_is_read_like_the_tempo() -> None:
    presets = [
        {"id": "slow", "name": "Slow", "tempo_s": {"lift": 4}},
        {"id": "held", "name": "Held", "tempo_s": {"hold": 5}},
    ]
    exercise = exercise_with(presets=presets)
    assert exercise.tempo_named("slow") == Tempo(4_000, 0, 2_000, 1_000)
    assert exercise.tempo_named("held") == Tempo(2_000, 5_000, 2_000, 1_000)
    assert exercise_with(presets=[]).presets == ()


@pytest.mark.parametrize("sides", [sides for sides in Sides if sides is not Sides.ALTERNATE])
def test_sides_are_read(sides: Sides) -> None:
    assert exercise_with(sides=sides.value).sides is sides


@pytest.mark.parametrize("position", ["back", "standing", "Kneel at a chair"])
def test_legs_may_take_turns_where_one_need_not_turn_over(position: str) -> None:
    exercise = exercise_with(sides="alternate", position=position)
    assert (exercise.sides, exercise.position) == (Sides.ALTERNATE, position)


@pytest.mark.parametrize(
    "position", ["side", "back", "front", "sitting", "standing", "all fours", "Lean on the wall."]
)
def test_a_position_is_one_of_six_or_words_of_its_own(position: str) -> None:
    assert exercise_with(position=position).position == position


@pytest.mark.parametrize(
    ("figure", "more"),
    [
        (FigureKind.CLAMSHELL, {}),
        (FigureKind.LATERAL_LEG_LIFT, {"position": "side"}),
        (FigureKind.LATERAL_LEG_LIFT, {"tempo_s": {"circle": 2}}),
        (FigureKind.LEG_CIRCLES, {"tempo_s": {"circle": 2}}),
        (FigureKind.BRIDGE, {"position": "back"}),
        (FigureKind.BRIDGE, {"position": "back", "sides": "alternate"}),
    ],
)
def test_a_figure_goes_with_its_position(figure: FigureKind, more: dict[str, Any]) -> None:
    assert exercise_with(figure=figure.value, **more).figure is figure


def test_phases_may_have_words_of_their_own() -> None:
    words = {"lift": "Push up", "hold": "Stay", "lower": "Come down", "rest": "Breathe"}
    assert exercise_with(phases=words).phase_words == words
    assert exercise_with(phases={"rest": "Breathe"}).phase_words == {"rest": "Breathe"}
    words = {"lift": "Up", "circle": "Round", "lower": "Down", "rest": "Breathe"}
    assert exercise_with(tempo_s={"circle": 2}, phases=words).phase_words == words


def test_a_step_is_shown_in_its_short_form_or_without_its_full_stop() -> None:
    steps = ["Lie down.", {"text": "Bend up; take your time.", "short": "Bend up"}, {"text": "Go."}]
    exercise = exercise_with(setup=steps)
    assert exercise.setup == ("Lie down.", "Bend up; take your time.", "Go.")
    assert exercise.setup_short == ("Lie down", "Bend up", "Go")


def test_a_hold_and_sets_with_rests_are_read() -> None:
    dose = dose_with({"reps": 2, "hold_s": 30.5, "sets": 3, "rest_s": 45}, sides="both")
    assert (dose.reps, dose.hold_ms, dose.sets, dose.rest_ms) == (2, 30_500, 3, 45_000)
    assert dose.total == 6


@pytest.mark.parametrize(
    ("key", "least", "most"), [("reps", 1, 200), ("hold_s", 1, 600), ("sets", 1, 10)]
)
def test_the_ends_of_a_range_belong_to_it(key: str, least: int, most: int) -> None:
    for value in (least, most):
        dose = dose_with({"reps": 1, key: value})
        assert value in (dose.reps, dose.hold_ms // 1000, dose.sets)


@pytest.mark.parametrize("rest_s", [3, 600])
def test_a_rest_is_as_long_as_it_is_counted_and_no_break(rest_s: int) -> None:
    assert dose_with({"sets": 2, "rest_s": rest_s}).rest_ms == rest_s * 1000


def test_circles_go_both_ways_unless_told() -> None:
    program = read_program(without("levels[3].sets[1].directions"))
    assert program.levels[3].doses[1].directions == (Direction.FORWARD, Direction.BACKWARD)
    program = read_program(with_value("levels[3].sets[1].directions", ["backward"]))
    assert program.levels[3].doses[1].directions == (Direction.BACKWARD,)
    both = ["backward", "forward"]
    program = read_program(with_value("levels[3].sets[1].directions", both))
    assert program.levels[3].doses[1].directions == (Direction.BACKWARD, Direction.FORWARD)


@pytest.mark.parametrize("per_week", [1, 3, 7])
def test_days_a_week_are_read(per_week: int) -> None:
    assert read_program(with_value("per_week", per_week)).per_week == per_week


@pytest.mark.parametrize(
    ("sides", "seconds_a_rep"),
    # Of 2 legs x 10 sets of 200 reps; of both legs at once, half of that.
    [("each", 3.58), ("both", 7.18), ("alternate", 3.59), ("left", 7.18)],
)
def test_a_level_may_take_four_hours(sides: str, seconds_a_rep: float) -> None:
    tempo_s = {"lift": 1, "lower": seconds_a_rep - 1, "rest": 0}
    dose = dose_with(
        {"reps": 200, "sets": 10, "rest_s": 3}, sides=sides, position="back", tempo_s=tempo_s
    )
    assert dose.total == 2_000
