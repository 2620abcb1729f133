"""What was chosen in place of a level's own dose, in words."""

from __future__ import annotations

from typing import Any

import pytest

from glutetimer.core.adjustment import adjustment_between
from glutetimer.core.frozen import replace
from glutetimer.core.program import Level, Side, Sides
from glutetimer.core.settings import Settings
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Plan
from glutetimer.ui.adjustment_text import LASTING, counting_text, later_text, plan_text
from tests.support.programs import worked_list
from tests.support.sample_histories import LEVELS, PROGRAM

CLAM, HALF, _, TOP = LEVELS
LIST = worked_list().levels[0]


def with_doses(level: Level, *places: int, **values: Any) -> Level:
    """The level with these values in the doses at these places, without any in all of them."""
    doses = list(level.doses)
    for place in places or range(len(doses)):
        doses[place] = replace(doses[place], **values)
    return replace(level, doses=tuple(doses))


def with_tempo(level: Level, place: int = 0, **lengths_ms: int) -> Level:
    exercise = level.doses[place].exercise
    slower = replace(exercise, tempo=replace(exercise.tempo, **lengths_ms))
    return with_doses(level, place, exercise=slower)


def plan_of(chosen: Level, own: Level, leg: Side | None = None, speed: Speed | None = None) -> Plan:
    adjustment = adjustment_between(own, chosen, leg)
    return Settings().plan(PROGRAM, own, adjustment, Side.LEFT, speed or own.speed, {})


def text_of(chosen: Level, own: Level, leg: Side | None = None, speed: Speed | None = None) -> str:
    text = plan_text(own, plan_of(chosen, own, leg, speed), 300_000)
    return text.replace("\u00a0", " ").removesuffix(" · about 5 minutes")


@pytest.mark.parametrize(
    ("chosen", "own", "text"),
    [
        (CLAM, CLAM, "25 × Clamshell, with each leg"),
        (
            with_doses(CLAM, reps=15),
            CLAM,
            "15 × Clamshell, with each leg (instead of 25)",
        ),
        (
            with_doses(TOP, 0, reps=12),
            TOP,
            "12 × Lateral leg lift, then 8 × Leg circles each way, with each leg "
            "(instead of 10 × Lateral leg lift)",
        ),
        (
            with_tempo(TOP, lift_ms=3_000),
            TOP,
            "10 × Lateral leg lift, then 8 × Leg circles each way, with each leg"
            " · Lateral leg lift 7 s a rep (instead of 6 s)",
        ),
        (
            with_tempo(CLAM, lift_ms=2_500, lower_ms=1_500),
            CLAM,
            "25 × Clamshell, with each leg · 5 s a rep at another tempo",
        ),
        (
            with_tempo(HALF, rest_ms=2_000),
            HALF,
            "25 × Clamshell at half speed, with each leg"
            " · 12 s a rep at half speed (instead of 10 s)",
        ),
        (
            with_doses(LIST, 0, 3, hold_ms=20_000),
            LIST,
            "5 holds of 20 s Side-lying hold with each leg, then 2 sets of 12 Bridge, "
            "then 12 × Clamshell with each leg, then 2 sets of 20 s Plank "
            "(instead of 5 holds of 10 s Side-lying hold and 2 sets of 30 s Plank)",
        ),
    ],
)
def test_the_plan_says_what_was_chosen_and_what_is_the_levels_own(
    chosen: Level, own: Level, text: str
) -> None:
    assert text_of(chosen, own) == text


def test_one_leg_is_told_where_it_works_alone() -> None:
    assert text_of(CLAM, CLAM, Side.LEFT) == "25 × Clamshell, left leg only"
    mixed = replace(LIST, doses=LIST.doses[:2])
    assert text_of(mixed, mixed, Side.RIGHT) == (
        "5 holds of 10 s Side-lying hold with the right leg only, then 2 sets of 12 Bridge"
    )
    right, left = (
        replace(dose, exercise=replace(dose.exercise, sides=sides))
        for dose, sides in zip(TOP.doses, (Sides.RIGHT, Sides.LEFT), strict=True)
    )
    named = replace(TOP, doses=(right, left))
    assert text_of(named, named, Side.RIGHT) == "10 × Lateral leg lift, right leg only"


@pytest.mark.parametrize(
    ("chosen", "own", "leg", "speed", "text"),
    [
        (CLAM, CLAM, None, None, "This is what the level asks for."),
        (with_doses(CLAM, reps=26), CLAM, None, None, "At least what the level asks for"),
        (with_doses(CLAM, reps=24), CLAM, None, None, "Less than the level asks for"),
        (
            with_tempo(CLAM, lift_ms=1_500),
            CLAM,
            None,
            None,
            "Quicker than the level asks for: it does not count towards",
        ),
        (CLAM, CLAM, Side.LEFT, None, "One leg alone: it does not count towards moving up"),
        (
            with_doses(HALF, reps=26),
            HALF,
            None,
            Speed.NORMAL,
            "Quicker than the level asks for: it does not count.",
        ),
        (CLAM, CLAM, None, Speed.HALF, "This is what the level asks for."),
    ],
)
def test_whether_it_counts_is_told(
    chosen: Level, own: Level, leg: Side | None, speed: Speed | None, text: str
) -> None:
    assert counting_text(own, plan_of(chosen, own, leg, speed)).startswith(text)


def test_what_is_done_from_tomorrow_on_is_told_where_anything_was_chosen() -> None:
    fifteen, twenty = with_doses(CLAM, reps=15), with_doses(CLAM, reps=20)
    assert later_text(CLAM, plan_of(CLAM, CLAM), CLAM) == ""
    assert later_text(CLAM, plan_of(fifteen, CLAM), fifteen) == LASTING
    for plan, lasting, text in (
        (plan_of(fifteen, CLAM), CLAM, "25 × Clamshell, with each leg."),
        (plan_of(CLAM, CLAM, Side.LEFT), CLAM, "25 × Clamshell, with each leg."),
        (plan_of(fifteen, CLAM), twenty, "20 × Clamshell, with each leg (instead of 25)."),
    ):
        later = later_text(CLAM, plan, lasting).replace("\u00a0", " ")
        assert later == f"From tomorrow on: {text}"


def test_no_line_ends_within_an_amount() -> None:
    mixed = replace(LIST, doses=LIST.doses[1:])
    assert plan_text(mixed, plan_of(mixed, mixed), 300_000).replace("\u00a0", "_") == (
        "2_sets of_12_Bridge, then 12_×_Clamshell with each leg, "
        "then 2_sets of_30_s Plank_· about 5_minutes"
    )


def test_of_one_leg_alone_only_its_own_doses_are_told() -> None:
    dose = CLAM.doses[0]
    left, right = (
        replace(dose, exercise=replace(dose.exercise, id=sides, name=name, sides=sides))
        for sides, name in ((Sides.LEFT, "Step"), (Sides.RIGHT, "Kick"))
    )
    own = replace(CLAM, doses=(left, replace(right, reps=10)))
    fewer = with_tempo(with_doses(own, reps=8), 1, lift_ms=3_000)
    assert text_of(fewer, own, Side.LEFT) == "8 × Step, left leg only (instead of 25)"
