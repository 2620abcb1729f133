"""The spans of weeks that can be looked at, of little and of much."""

from __future__ import annotations

import pytest

from glutetimer.core.review.periods import (
    PeriodSums,
    PerLeg,
)
from glutetimer.core.review.training_log import Balance, Span
from tests.core.builders import (
    CLAMSHELL,
    november_day,
    session,
)
from tests.core.reviews import (
    DAY,
    WEDNESDAY,
    WEEK,
    log_of,
    review_of,
    weekly,
    weeks_ago,
)


@pytest.mark.parametrize("span", Span)
def test_without_a_session_there_are_empty_weeks(span: Span) -> None:
    review = review_of(span=span)
    log = log_of()
    assert (log.sessions, log.ahead, log.days, log.first_day) == ((), (), {}, None)
    weeks = span.value or 4
    assert len(review.periods) == review.total.weeks == weeks
    assert review.sessions == ()
    assert review.level_changes == ()
    assert review.level_before == ""
    assert review.total == PeriodSums(
        november_day(29) - weeks * WEEK + DAY,
        november_day(29),
        sessions=0,
        days=0,
        reps=PerLeg(0, 0),
        bilateral=0,
        held_ms=0,
        active_ms=0,
        effort=PerLeg(None, None),
        pain_notes=0,
        pain=None,
        most_pain=None,
    )
    assert review.days_so_far == 7 * weeks - 4
    assert review.balance == Balance(review.periods[-8:], 0, PerLeg(0, 0), PerLeg(0, 0), 0)


@pytest.mark.parametrize("span", Span)
def test_a_single_session(span: Span) -> None:
    review = review_of(session(24, "easy", "hard", pain=3), span=span)
    assert weekly(review) == [0] * ((span.value or 4) - 1) + [1]
    assert review.total.reps == (10, 10)
    assert review.total.pain == 3
    assert review.days_so_far == 2
    assert [change.to_level for change in review.level_changes] == [CLAMSHELL]
    assert review.balance.harder == (0, 1)


@pytest.mark.parametrize("span", Span)
def test_three_sessions_of_the_last_weeks(span: Span) -> None:
    review = review_of(session(13), session(16), session(22), span=span)
    assert weekly(review)[-4:] == [0, 1, 2, 0]
    assert sum(weekly(review)) == review.total.sessions == review.total.days == 3
    assert review.days_so_far == 13


def test_days_so_far_are_those_of_the_span_up_to_today() -> None:
    for today, days in ((23, 22), (WEDNESDAY, 24), (29, 28)):
        assert review_of(session(-300), session(today), today=today).days_so_far == days
    assert review_of(session(2), today=29).days_so_far == 28
    assert review_of(session(3), today=29).days_so_far == 27
    assert review_of(session(WEDNESDAY)).days_so_far == 1
    assert review_of(session(-300), span=Span.ALL).days_so_far == WEDNESDAY + 300 + 1


def test_twelve_weeks_with_gaps() -> None:
    trained = 11, 9, 8, 7, 4, 0
    review = review_of(*(weeks_ago(weeks) for weeks in (12, *trained)), span=Span.TWELVE)
    assert weekly(review) == [1, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 1]
    assert [period.reps.left for period in review.periods] == [
        10 * number for number in weekly(review)
    ]
    assert review.total.sessions == 6
    assert [period.pain for period in review.periods] == [
        0 if number else None for number in weekly(review)
    ]
    assert review.days_so_far == 12 * 7 - 4


def test_twenty_years() -> None:
    days = range(WEDNESDAY - 365 * 20, WEDNESDAY + 1)
    events = [session(day, pain=day % 5) for day in days]
    review = review_of(*events, span=Span.ALL)
    assert {period.weeks for period in review.periods} == {13}
    assert len(review.periods) == 81
    assert review.total.sessions == review.total.days == review.days_so_far == len(events)
    assert (
        sum(period.reps.left for period in review.periods)
        == review.total.reps.left
        == 10 * len(events)
    )
    assert {period.sessions for period in review.periods[1:-1]} == {13 * 7}
    assert review.periods[-1].sessions == 13 * 7 - 4
    assert weekly(review_of(*events, span=Span.YEAR)) == [7] * 51 + [3]
    assert review.balance.reps == (10 * (8 * 7 - 4), 10 * (8 * 7 - 4))


def test_all_begins_with_the_week_of_the_first_session_but_is_never_under_four() -> None:
    assert review_of(session(16), span=Span.ALL).first == november_day(2)
    assert review_of(session(2), span=Span.ALL).first == november_day(2)
    assert review_of(session(1), span=Span.ALL).first == november_day(-5)
    assert review_of(session(-6), span=Span.ALL).first == november_day(-12)
    assert len(review_of(session(-6), span=Span.ALL).periods) == 6


def test_sessions_of_another_program_are_in_the_sums() -> None:
    review = review_of(session(3), session(4, program="another"))
    assert review.total.sessions == 2
    assert review.total.reps == (20, 20)
