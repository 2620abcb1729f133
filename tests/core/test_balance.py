"""The left leg against the right."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import History
from glutetimer.core.review.periods import (
    PerLeg,
)
from glutetimer.core.review.training_log import Span, TrainingLog
from tests.core.builders import (
    november_day,
    session,
)
from tests.core.reviews import (
    HISTORIES,
    PROGRAM,
    SPANS,
    WEDNESDAY,
    bridges,
    holds,
    review_of,
    weeks_ago,
)


def test_the_legs_are_compared_over_the_last_eight_weeks() -> None:
    # The eight weeks begin with Monday, 5 October, the 27th day before 1 November.
    balance = review_of(
        session(-27, "hard", "easy", done=(1000, 1)),
        session(-26, "hard", "easy", done=(100, 1)),
        session(20, "easy", "right", done=(10, 9)),
        session(24, "right", "hard", done=(10, 7)),
        span=Span.YEAR,
    ).balance
    assert [period.sessions for period in balance.weeks] == [1, 0, 0, 0, 0, 0, 1, 1]
    assert balance.weeks[0].first == date(2026, 10, 5)
    assert balance.weeks[-1].last == november_day(29)
    assert balance.reps == (120, 17)
    assert balance.harder == (1, 2)
    assert balance.rated == 3


@pytest.mark.parametrize(
    ("span", "weeks"), [(Span.FOUR, 4), (Span.TWELVE, 8), (Span.HALF_YEAR, 8), (Span.YEAR, 8)]
)
def test_a_shorter_span_compares_its_own_weeks(span: Span, weeks: int) -> None:
    balance = review_of(*(weeks_ago(back) for back in range(30)), span=span).balance
    assert [period.weeks for period in balance.weeks] == [1] * weeks
    assert balance.reps == (10 * weeks, 10 * weeks)


@pytest.mark.parametrize(("first", "weeks"), [(0, 4), (3, 4), (4, 5), (7, 8), (8, 8), (2000, 8)])
def test_all_compares_what_there_is_in_single_weeks(first: int, weeks: int) -> None:
    balance = review_of(weeks_ago(first), session(WEDNESDAY, hour=9), span=Span.ALL).balance
    assert [period.weeks for period in balance.weeks] == [1] * weeks


def test_sessions_count_in_the_comparison_if_both_legs_were_rated() -> None:
    balance = review_of(
        session(2, "easy", "easy"),
        session(3, "hard", None),
        session(4, None, "hard"),
        session(5, None, None),
        session(6, "hard", "right"),
        session(7, "right", "hard"),
        session(8, "right", "easy"),
    ).balance
    assert balance.rated == 4
    assert balance.harder == PerLeg(left=2, right=1)
    assert balance.reps == (70, 70)


def test_sets_of_both_legs_together_are_no_part_of_the_comparison() -> None:
    mixed = session(17, "easy", "hard", done=(10, 8))
    mixed = replace(mixed, sets=(*mixed.sets, bridges(24), holds(None, 2)))
    together = replace(session(24, "easy", "hard"), sets=(bridges(24),))
    balance = review_of(mixed, together).balance
    assert (balance.compared, balance.rated, balance.reps) == (1, 1, (10, 8))
    assert balance.harder == PerLeg(left=0, right=1)
    assert [week.sessions for week in balance.weeks] == [0, 0, 1, 1]
    assert [week.reps for week in balance.weeks[2:]] == [(10, 8), (0, 0)]
    assert balance.weeks[3].effort == (None, None)
    assert not balance.both_only


def test_where_there_was_nothing_else_there_is_nothing_to_compare() -> None:
    together = replace(session(24), sets=(bridges(24),))
    assert review_of(together).balance.both_only
    assert not review_of().balance.both_only, "it was no session"
    assert not review_of(session(24, done=0)).balance.both_only, "nothing was done"


@given(HISTORIES, SPANS)
def test_the_comparison_is_that_of_its_weeks(
    past_and_today: tuple[History, date], span: Span
) -> None:
    past, today = past_and_today
    review = TrainingLog(past, PROGRAM.id, today).over(span)
    balance = review.balance
    assert len(balance.weeks) == min(8, review.total.weeks)
    assert balance.weeks[-1].last == review.last
    for side in Side:
        reps = [
            record.done
            for session in review.sessions
            for record in session.sets
            if record.side is side and session.day >= balance.weeks[0].first
        ]
        in_weeks = [period.reps.for_leg(side) for period in balance.weeks]
        assert balance.reps.for_leg(side) == sum(reps) == sum(in_weeks)
    assert all(week.bilateral == 0 for week in balance.weeks)
    # In the order of the letters, easy, hard, right is not that of strain.
    pairs = [
        tuple({"easy": 0, "right": 1, "hard": 2}[record.effort[side].value] for side in Side)
        for record in past.sessions
        if balance.weeks[0].first <= record.day <= today
        and len(record.effort) == 2
        and any(set_record.side for set_record in record.sets)
    ]
    assert balance.rated == len(pairs)
    assert balance.harder.left == sum(left > right for left, right in pairs)
    assert balance.harder.right == sum(right > left for left, right in pairs)
