"""Which level stands in for one that the program no longer has."""

from dataclasses import replace

import pytest

from glutetimer.core.program import Program, Side
from glutetimer.core.progression import decide
from glutetimer.core.records import SessionRecord
from glutetimer.core.sentences import explain
from glutetimer.core.speed import Speed
from tests.core.builders import (
    CIRCLES,
    CLAMSHELL,
    EASY_3,
    HALF_SPEED,
    LIFT,
    accepted,
    built_in,
    chosen,
    decision,
    declined,
    history,
    november_day,
    session,
    set_record,
)

PROGRAM = built_in()


def gone(*levels: str) -> Program:
    kept = tuple(level for level in PROGRAM.levels if level.id not in levels)
    return replace(PROGRAM, levels=kept)


def old_level(exercise: str, *, reps: int = 10, half: bool = False) -> SessionRecord:
    record = session(1, level="old")
    speed = HALF if half else NORMAL
    sets = tuple(replace(set_record(side, reps, reps, speed), exercise=exercise) for side in Side)
    return replace(record, sets=sets)


NORMAL, HALF = Speed


@pytest.mark.parametrize(
    ("record", "nearest"),
    [
        (old_level("clamshell", reps=50), CLAMSHELL),
        (old_level("clamshell", reps=50, half=True), HALF_SPEED),
        (old_level("lateral-leg-lift"), LIFT),
        (old_level("leg-circles"), CIRCLES),
        (old_level("unknown"), CLAMSHELL),
    ],
)
def test_the_nearest_level_is_alike_in_exercises_then_speed(
    record: SessionRecord, nearest: str
) -> None:
    decided = decision(record)
    assert decided.level.id == nearest
    assert explain(decided).notice.startswith(
        'The level "old" is no longer in this program; the one nearest'
    )


def test_of_levels_alike_the_nearest_has_the_most_similar_reps_then_is_the_easier() -> None:
    lift = PROGRAM.level(LIFT)
    assert lift
    twelve, six = (
        replace(lift, id=f"lift-{reps}", doses=(replace(lift.doses[0], reps=reps),))
        for reps in (12, 6)
    )
    program = replace(PROGRAM, levels=(*PROGRAM.levels, twelve, six))
    for reps, nearest in ((20, "lift-12"), (11, LIFT), (7, "lift-6"), (8, LIFT)):
        past = history(old_level("lateral-leg-lift", reps=reps))
        assert decide(program, past, november_day(2)).level.id == nearest


def test_a_level_never_trained_is_known_by_the_one_it_was_reached_from() -> None:
    from_lift = replace(accepted(3, "old"), from_level=LIFT)
    decided = decision(*EASY_3, from_lift)
    assert decided.level.id == LIFT
    assert "nearest to it, Lateral leg lift" in explain(decided).notice
    to_lift = replace(declined(2, LIFT), from_level="old")
    assert decision(chosen(1, "old"), to_lift).level.id == LIFT


def test_who_moved_to_a_level_that_is_gone_is_not_told_to_have_moved_to_the_nearest() -> None:
    from_lift = replace(chosen(3, "old"), from_level=LIFT)
    decided = decision(session(3, level=CIRCLES), from_lift)
    assert decided.level.id == LIFT
    assert explain(decided).reason.startswith(
        "Your last session, on 3 November, was at another level"
    )


def test_a_level_of_which_nothing_is_known_gives_way_to_the_one_last_trained() -> None:
    decided = decision(session(2, level=LIFT), session(1, level=CIRCLES), chosen(3, "old"))
    assert decided.level.id == LIFT
    assert '"old" is no longer' in explain(decided).notice
    assert decision(chosen(3, "old")).level.id == CLAMSHELL
