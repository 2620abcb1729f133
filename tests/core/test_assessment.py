"""What a single session tells."""

from dataclasses import replace

import pytest

from glutetimer.core.assessment import few_reps, is_look, qualifies, trained
from glutetimer.core.program import Side
from glutetimer.core.records import Effort
from glutetimer.core.sentences import explain
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


def test_more_lifts_do_not_make_up_for_circles_that_were_left_out() -> None:
    assert qualifies(lifts_and_circles(10, 16), PROGRAM.levels[3], PROGRAM.rules)
    assert not qualifies(lifts_and_circles(12, 14), PROGRAM.levels[3], PROGRAM.rules)
    reason = explain(decision(lifts_and_circles(12, 14))).reason
    assert reason.endswith("today you did 14 of 16 (Leg circles) with each leg.")


@pytest.mark.parametrize(
    ("lifts", "circles", "look"), [(5, 0, True), (6, 0, False), (0, 5, True), (2, 4, False)]
)
def test_a_fifth_is_of_all_reps_of_both_legs(lifts: int, circles: int, look: bool) -> None:
    # Of 52 reps a fifth are 10.4.
    record = lifts_and_circles(lifts, circles, left=None, right=None, pain=None)
    assert is_look(record, 20) is look


def test_what_is_rated_is_no_look_however_little_was_done() -> None:
    tiny = session(3, None, None, done=(1, 0), pain=None, level=CLAMSHELL)
    assert is_look(tiny, 20)
    assert is_look(replace(tiny, note="The bell rang"), 20)
    assert not is_look(tiny, 0)
    for rated in ({"effort": {Side.RIGHT: Effort.EASY}}, {"pain": 0}):
        assert not is_look(replace(tiny, **rated), 20)
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
