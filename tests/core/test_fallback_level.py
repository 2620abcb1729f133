"""Which level stands in for one that the program no longer has."""

import pytest

from glutetimer.core.frozen import replace
from glutetimer.core.program import Dose, Program, Side, Sides
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
    november,
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


def ladder(*doses: Dose) -> Program:
    levels = tuple(
        replace(PROGRAM.levels[0], id=f"level-{place}", doses=(dose,))
        for place, dose in enumerate(doses)
    )
    return replace(PROGRAM, levels=levels)


def nearest_to(program: Program, *records: SessionRecord) -> str:
    return decide(program, history(*records), november_day(3)).level.id


def test_of_holds_alike_in_number_the_nearest_is_held_for_a_time_most_alike() -> None:
    holds = replace(PROGRAM.levels[0].doses[0], reps=5)
    program = ladder(*(replace(holds, hold_ms=seconds * 1000) for seconds in (10, 20, 40)))
    record = old_level("clamshell", reps=5)
    for seconds, nearest in ((8, "level-0"), (15, "level-0"), (16, "level-1"), (60, "level-2")):
        sets = tuple(replace(set_record, hold_ms=seconds * 1000) for set_record in record.sets)
        assert nearest_to(program, replace(record, sets=sets)) == nearest


def test_a_level_that_works_the_same_legs_is_nearer() -> None:
    each = PROGRAM.levels[0].doses[0]
    left, both = (
        replace(each, exercise=replace(each.exercise, sides=sides))
        for sides in (Sides.LEFT, Sides.BOTH)
    )
    record = old_level("clamshell", reps=25)
    assert nearest_to(ladder(left, each), record) == "level-1"
    left_alone = replace(record, sets=record.sets[:1])
    assert nearest_to(ladder(each, left), left_alone) == "level-1"
    together = replace(record, sets=(replace(record.sets[0], side=None),))
    assert nearest_to(ladder(left, both), together) == "level-1"


def test_a_level_is_known_by_its_own_dose_rather_than_by_a_smaller_one() -> None:
    twenty_five = PROGRAM.levels[0].doses[0]
    program = ladder(replace(twenty_five, reps=15), twenty_five)
    whole = old_level("clamshell", reps=25)
    smaller = replace(
        old_level("clamshell", reps=15), id="smaller", started_at=november(2), reduced=True
    )
    assert nearest_to(program, whole, smaller) == "level-1"
    assert nearest_to(program, smaller) == "level-0"
