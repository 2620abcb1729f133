"""What a single session tells."""

import pytest

from glutetimer.core.assessment import (
    Shortfall,
    ShortfallKind,
    compares_legs,
    few_reps,
    is_complete,
    is_false_start,
    is_greater_dose,
    is_smaller_dose,
    only_leg,
    qualifies,
    shortfall,
    trained,
    weaker_leg,
)
from glutetimer.core.frozen import replace
from glutetimer.core.program import Dose, Level, Side, Sides
from glutetimer.core.records import Effort, SessionRecord, SetRecord
from glutetimer.core.sentences import explain
from glutetimer.core.speed import Speed
from tests.core.builders import (
    CLAMSHELL,
    built_in,
    decision,
    lifts_and_circles,
    session,
    set_record,
)

PROGRAM = built_in()
LEVEL = PROGRAM.levels[0]
ASKS_100 = replace(LEVEL, doses=(replace(LEVEL.doses[0], reps=100),))


def test_a_leg_that_was_not_exercised_does_not_qualify() -> None:
    record = session(3)
    one_leg = replace(record, sets=record.sets[:1])
    assert not qualifies(one_leg, PROGRAM.levels[0], PROGRAM.rules)
    assert explain(decision(one_leg)).reason.startswith("The session today had no reps for the rig")


@pytest.mark.parametrize("reduced", [True, False])
def test_a_session_without_a_set_says_that_it_had_no_reps(reduced: bool) -> None:
    empty = replace(session(3), sets=(), reduced=reduced)
    assert shortfall(empty, LEVEL, PROGRAM.rules) == Shortfall(ShortfallKind.NO_SETS, tuple(Side))
    reason = explain(decision(empty)).reason
    assert reason == "The session today had no reps for both legs."


def test_more_lifts_do_not_make_up_for_circles_that_were_left_out() -> None:
    assert qualifies(lifts_and_circles(10, 16), PROGRAM.levels[3], PROGRAM.rules)
    assert not qualifies(lifts_and_circles(12, 14), PROGRAM.levels[3], PROGRAM.rules)
    reason = explain(decision(lifts_and_circles(12, 14), today=4)).reason
    assert reason.endswith("on 3 November you did 14 of 16 (Leg circles) with each leg.")
    # How much it was stands beside it on the day itself.
    reason = explain(decision(lifts_and_circles(12, 14))).reason
    assert reason.endswith("not all of it was done today.")


@pytest.mark.parametrize(
    ("lifts", "circles", "false_start"), [(5, 0, True), (6, 0, False), (0, 5, True), (2, 4, False)]
)
def test_a_fifth_is_of_all_reps_of_both_legs(lifts: int, circles: int, false_start: bool) -> None:
    # Of 52 reps a fifth are 10.4.
    record = lifts_and_circles(lifts, circles, left=None, right=None, pain=None)
    assert is_false_start(record, 20) is false_start


def test_what_is_rated_is_no_false_start_however_little_was_done() -> None:
    tiny = session(3, None, None, done=(1, 0), pain=None, level=CLAMSHELL)
    assert is_false_start(tiny, 20)
    assert is_false_start(replace(tiny, note="The bell rang"), 20)
    assert not is_false_start(tiny, 0)
    for rated in ({"effort": {Side.RIGHT: Effort.EASY}}, {"pain": 0}):
        assert not is_false_start(replace(tiny, **rated), 20)
    assert trained((tiny, session(1)), 20) == (session(1),)


@pytest.mark.parametrize(("done", "few"), [(79, True), (80, False), (81, False), (0, True)])
def test_a_leg_that_did_under_80_percent_did_few_reps(done: int, few: bool) -> None:
    record = replace(session(1), sets=(set_record(Side.LEFT, done, 100),))
    assert few_reps(record, Side.LEFT, ASKS_100, PROGRAM.rules) is few


def test_percentages_are_exact() -> None:
    # 0.29 * 100 is a little less than 29.
    rules = replace(PROGRAM.rules, back_reps_percent=29)
    record = replace(session(1), sets=(set_record(Side.LEFT, 29, 100),))
    assert not few_reps(record, Side.LEFT, ASKS_100, rules)


def test_a_leg_that_was_asked_for_nothing_did_not_do_few_reps() -> None:
    record = replace(session(1), sets=(set_record(Side.LEFT, 0),))
    assert few_reps(record, Side.LEFT, ASKS_100, PROGRAM.rules)
    assert not few_reps(record, Side.RIGHT, ASKS_100, PROGRAM.rules)


LIFTS = replace(PROGRAM.levels[2].doses[0], reps=10)
BRIDGES = replace(LIFTS, exercise=replace(LIFTS.exercise, id="bridge", sides=Sides.BOTH))
LEFT_CLAMS = replace(
    LEVEL.doses[0], reps=10, exercise=replace(LEVEL.doses[0].exercise, sides=Sides.LEFT)
)
HOLDS = replace(LIFTS, reps=5, hold_ms=10_000)


def level_of(*doses: Dose) -> Level:
    return replace(LEVEL, doses=doses)


def a_set(dose: Dose, side: Side | None, done: int, held_ms: int = 0) -> SetRecord:
    reps, hold_ms = dose.reps_a_set, dose.hold_ms
    return SetRecord(dose.exercise.id, side, reps, done, dose.speed, hold_ms, held_ms)


def with_sets(*sets: SetRecord) -> SessionRecord:
    return replace(session(3), sets=sets)


def test_an_exercise_of_the_left_leg_is_asked_of_that_leg_alone() -> None:
    level = level_of(LIFTS, LEFT_CLAMS)
    lifts = [a_set(LIFTS, side, 10) for side in Side]
    assert qualifies(with_sets(*lifts, a_set(LEFT_CLAMS, Side.LEFT, 10)), level, PROGRAM.rules)
    part = with_sets(*lifts, a_set(LEFT_CLAMS, Side.LEFT, 5))
    assert not is_complete(part, level)
    assert few_reps(part, Side.LEFT, level, PROGRAM.rules)
    assert not few_reps(part, Side.RIGHT, level, PROGRAM.rules)


def test_legs_are_compared_where_each_was_asked_for_the_same_by_itself() -> None:
    left, right = (a_set(LIFTS, side, 10) for side in Side)
    both = a_set(BRIDGES, None, 10)
    assert compares_legs(with_sets(left, right))
    assert compares_legs(with_sets(left, right, both))
    assert not compares_legs(with_sets(both))
    assert not compares_legs(with_sets(left, both))
    assert not compares_legs(with_sets(left, right, a_set(LEFT_CLAMS, Side.LEFT, 10)))


def test_the_leg_that_found_it_harder_is_the_weaker_one_else_that_which_did_less() -> None:
    record = with_sets(a_set(LIFTS, Side.LEFT, 10), a_set(LIFTS, Side.RIGHT, 9))
    assert weaker_leg(record) is Side.RIGHT
    hard = {Side.LEFT: Effort.HARD, Side.RIGHT: Effort.EASY}
    assert weaker_leg(replace(record, effort=hard)) is Side.LEFT
    assert weaker_leg(with_sets(a_set(LIFTS, Side.LEFT, 9), a_set(LIFTS, Side.RIGHT, 9))) is None


@pytest.mark.parametrize(
    ("done", "held_ms", "few", "complete"),
    [
        (3, 39_900, True, False),
        (3, 40_000, False, False),
        (0, 40_000, False, False),
        (5, 50_000, False, True),
    ],
)
def test_holds_are_few_by_the_time_held_and_complete_by_their_number(
    done: int, held_ms: int, few: bool, complete: bool
) -> None:
    record = with_sets(a_set(HOLDS, Side.LEFT, done, held_ms))
    assert few_reps(record, Side.LEFT, level_of(HOLDS), PROGRAM.rules) is few
    assert is_complete(record, level_of(HOLDS)) is complete


@pytest.mark.parametrize(
    ("done", "held_ms", "complete"),
    [(4, 89_999, False), (4, 90_000, True), (3, 79_999, False), (5, 100_000, True)],
)
def test_of_holds_chosen_longer_a_single_one_may_be_broken_off_after_the_levels_own_length(
    done: int, held_ms: int, complete: bool
) -> None:
    # Of two that were broken off it is not known how long each was held.
    twice_as_long = replace(HOLDS, hold_ms=20_000)
    record = with_sets(a_set(twice_as_long, Side.LEFT, done, held_ms))
    assert is_complete(record, level_of(HOLDS)) is complete
    assert not few_reps(record, Side.LEFT, level_of(HOLDS), PROGRAM.rules)


def test_a_set_in_excess_of_what_the_level_has_by_now_is_judged_as_its_last() -> None:
    slow = replace(LIFTS, speed=Speed.HALF)
    sets = [a_set(slow, side, 10) for side in Side for _ in range(3)]
    assert qualifies(with_sets(*sets), level_of(replace(slow, sets=2)), PROGRAM.rules)
    fast = replace(sets[2], speed=Speed.NORMAL)
    with_fast = with_sets(*sets[:2], fast, *sets[3:])
    lack = shortfall(with_fast, level_of(replace(slow, sets=2)), PROGRAM.rules)
    assert lack == Shortfall(ShortfallKind.TOO_FAST)


def test_who_trained_one_leg_alone_did_so_by_choice_where_the_level_has_both() -> None:
    both = a_set(BRIDGES, None, 10)
    left = with_sets(a_set(LIFTS, Side.LEFT, 10), both)
    assert only_leg(left, level_of(LIFTS, BRIDGES)) is Side.LEFT
    assert only_leg(with_sets(both), level_of(LIFTS, BRIDGES)) is None
    assert only_leg(with_sets(a_set(LEFT_CLAMS, Side.LEFT, 10)), level_of(LEFT_CLAMS)) is None
    assert only_leg(left, level_of(BRIDGES)) is None


def test_a_dose_is_smaller_or_greater_by_any_of_its_exercises() -> None:
    level = level_of(HOLDS, BRIDGES)
    for holds, bridges, smaller, greater in (
        (HOLDS, BRIDGES, False, False),
        (replace(HOLDS, reps=4), replace(BRIDGES, reps=20), True, True),
        (replace(HOLDS, hold_ms=9_000, reps=10), BRIDGES, True, True),
        (HOLDS, replace(BRIDGES, reps=20), False, True),
    ):
        record = with_sets(a_set(holds, Side.LEFT, 0), a_set(bridges, None, 0))
        assert is_smaller_dose(record, level) is smaller
        assert is_greater_dose(record, level) is greater


def test_two_doses_that_are_alike_are_each_asked_for() -> None:
    dose = replace(LEVEL.doses[0], reps=10)
    twice = replace(LEVEL, doses=(dose, dose))
    done, cut_short = (
        replace(session(1), sets=tuple(set_record(side, n, 10) for side in Side for n in reps))
        for reps in ((10, 10), (10, 2))
    )
    assert is_complete(done, twice)
    assert not is_greater_dose(done, twice)
    assert not is_complete(cut_short, twice)
    assert is_smaller_dose(replace(done, sets=(set_record(Side.LEFT, 9, 9),) * 2), twice)
