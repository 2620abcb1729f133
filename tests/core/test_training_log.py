"""A history in order: whose day a session is, what is a false start, what is dated ahead."""

from __future__ import annotations

from datetime import UTC, date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.assessment import trained
from glutetimer.core.dates import days_of_seven
from glutetimer.core.frozen import replace
from glutetimer.core.program import Rules
from glutetimer.core.records import History, SessionRecord
from glutetimer.core.review.periods import (
    MAX_PERIODS,
    monday,
)
from glutetimer.core.review.training_log import Span, TrainingLog
from tests.core.builders import (
    CIRCLES,
    CLAMSHELL,
    LIFT,
    chosen,
    november_day,
    session,
)
from tests.core.reviews import (
    HISTORIES,
    PROGRAM,
    SPANS,
    WEDNESDAY,
    WEEK,
    log_of,
    review_of,
    session_at,
    weekly,
)
from tests.core.strategies import any_histories


@given(st.dates(date(1900, 1, 1), date(9000, 1, 1)))
def test_a_week_begins_on_its_monday(day: date) -> None:
    first = monday(day)
    assert first.isoweekday() == 1
    assert first <= day < first + WEEK
    assert first.isocalendar()[:2] == day.isocalendar()[:2]


@pytest.mark.parametrize("today", range(23, 30))
def test_every_day_of_a_week_looks_at_the_same_weeks(today: int) -> None:
    review = review_of(today=today)
    assert (review.first, review.last) == (november_day(2), november_day(29))
    assert [period.first for period in review.periods] == [
        november_day(day) for day in (2, 9, 16, 23)
    ]
    assert [period.last for period in review.periods] == [
        november_day(day) for day in (8, 15, 22, 29)
    ]


def test_on_monday_a_new_week_comes_and_the_oldest_goes() -> None:
    first_week = session(2)
    assert weekly(review_of(first_week, today=29)) == [1, 0, 0, 0]
    review = review_of(first_week, today=30)
    assert (review.first, review.last) == (november_day(9), november_day(36))
    assert weekly(review) == [0, 0, 0, 0]
    assert review.sessions == ()
    assert review.total.sessions == 0


def test_late_on_sunday_is_the_old_week_and_early_on_monday_the_new_one() -> None:
    late, early = session_at(22, 23, 59), session_at(23, 0, 1)
    review = review_of(late, early)
    assert weekly(review) == [0, 0, 1, 1]
    assert log_of(late, early).between(november_day(16), november_day(22)) == (late,)
    assert log_of(late, early).between(november_day(23), november_day(29)) == (early,)


def test_the_first_and_the_last_day_of_a_span_are_in_it() -> None:
    events = (
        session_at(1, 23, 59),
        session_at(2, 0, 0),
        session_at(29, 23, 59),
        session_at(30, 0, 0),
    )
    assert review_of(*events, today=30, span=Span.TWELVE).sessions == events
    review = review_of(*events, today=29)
    assert review.sessions == events[1:3]
    assert weekly(review) == [1, 0, 0, 1]


def test_elsewhere_a_session_belongs_to_the_day_that_the_clocks_showed_there() -> None:
    # In universal time the one is on Monday and the other on Sunday.
    new_york = session_at(22, 22, utc=-5)
    auckland = session_at(23, 8, utc=13)
    assert new_york.started_at.astimezone(UTC).date() == november_day(23)
    assert auckland.started_at.astimezone(UTC).date() == november_day(22)
    review = review_of(new_york, auckland)
    assert weekly(review) == [0, 0, 1, 1]
    # By the calendar, though Auckland's came first.
    assert review.sessions == (new_york, auckland)
    assert log_of(new_york, auckland).days == {
        november_day(22): (new_york,),
        november_day(23): (auckland,),
    }


def test_the_day_lived_twice_has_the_sessions_of_both_in_their_order() -> None:
    honolulu, auckland = session_at(22, 7, utc=-10), session_at(22, 18, utc=13)
    assert honolulu.started_at > auckland.started_at
    log = log_of(honolulu, auckland)
    assert log.days == {november_day(22): (auckland, honolulu)}
    assert log.over(Span.FOUR).total.days == 1


def test_two_sessions_of_a_day_are_two_sessions_and_one_day() -> None:
    morning, evening, next_day = session(3), session(3, hour=20), session(4)
    log = log_of(evening, next_day, morning)
    period = log.over(Span.FOUR).periods[0]
    assert (period.sessions, period.days) == (3, 2)
    assert period.reps == (30, 30)
    assert period.active_ms == 900_000
    assert log.days == {november_day(3): (morning, evening), november_day(4): (next_day,)}
    assert list(log.days) == [november_day(3), november_day(4)]


def test_a_session_over_midnight_belongs_to_the_day_it_started_on() -> None:
    over = replace(session_at(22, 23, 55), active_ms=1_200_000)
    log = log_of(over, today=23)
    assert list(log.days) == [november_day(22)]
    review = log.over(Span.FOUR)
    assert [period.active_ms for period in review.periods] == [0, 0, 1_200_000, 0]


@given(HISTORIES)
def test_every_session_up_to_today_is_told_once_in_the_order_of_days(
    past_and_today: tuple[History, date],
) -> None:
    past, today = past_and_today
    log = TrainingLog(past, PROGRAM.id, today)
    assert {record.id for record in (*log.sessions, *log.false_starts)} == {
        record.id for record in past.sessions if record.day <= today
    }
    assert log.sessions == trained((*log.false_starts, *log.sessions), 20)
    for records in (log.sessions, log.false_starts, log.ahead):
        assert list(records) == sorted(
            records, key=lambda record: (record.day, record.started_at, record.id)
        )
    assert [record for of_day in log.days.values() for record in of_day] == list(log.sessions)
    for day, of_day in log.days.items():
        assert {record.day for record in of_day} == {day}
    days = {record.day for record in past.sessions if record.day <= today}
    assert log.first_day == min(days, default=None)
    for day in days:
        assert {record.id for record in log.listed_on(day)} == {
            record.id for record in past.sessions if record.day == day
        }


# Looks

FALSE_START = {"left": None, "right": None, "pain": None, "done": (1, 2)}


def a_false_start(day: int, **more: Any) -> SessionRecord:
    """A session that was stopped at once, and about which nothing was said."""
    return session(day, **{**FALSE_START, **more})


def test_a_false_start_is_listed_and_in_no_sum() -> None:
    events = session(23), session(25, "hard", level=LIFT)
    false_start = a_false_start(24, level=CIRCLES)
    for span in Span:
        plain, more = review_of(*events, span=span), review_of(*events, false_start, span=span)
        assert more.false_starts == (false_start,)
        assert more.listed == (events[0], false_start, events[1])
        assert plain.listed == events
        assert replace(more, false_starts=()) == plain


def test_a_false_start_is_no_training_day_and_no_step() -> None:
    log = log_of(
        a_false_start(2, level=LIFT), session(23), a_false_start(23, hour=9), a_false_start(24)
    )
    assert list(log.days) == [november_day(23)]
    assert [change.to_level for change in log.level_changes] == [CLAMSHELL]
    assert log.level_changes[0].day == november_day(23)
    assert days_of_seven(log.days, log.today) == 1
    assert [record.day.day for record in log.false_starts] == [2, 23, 24]
    assert [record.started_at.hour for record in log.listed_on(november_day(23))] == [8, 9]
    assert log.listed_on(november_day(24)) == log.false_starts_on(november_day(24)) != ()


def test_days_are_counted_from_the_first_session_and_looks_are_found_before_it() -> None:
    review = review_of(a_false_start(-200), session(WEDNESDAY), span=Span.ALL)
    assert review.days_so_far == 1
    assert review.first <= november_day(-200)
    assert len(review.listed) == 2
    assert log_of(a_false_start(3)).first_day == november_day(3)


def test_a_false_start_ahead_is_listed_with_what_is_ahead() -> None:
    ahead = a_false_start(28)
    assert log_of(ahead).ahead == (ahead,)
    assert log_of(ahead).false_starts == ()


def test_what_a_false_start_is_the_programs_rules_say() -> None:
    past = History((session(3, None, None, done=(4, 4), pain=None),))
    for percent, number in ((40, 0), (41, 1)):
        rules = Rules(false_start_percent=percent)
        assert len(TrainingLog(past, PROGRAM.id, november_day(3), rules).false_starts) == number


# Sessions that are dated ahead


def test_a_session_dated_ahead_is_in_nothing_until_its_day_has_come() -> None:
    # The same week as today's, so that no bound of a span would leave it out.
    now = session(24)
    ahead = session(27, "hard", level=LIFT, pain=9)
    answered = replace(chosen(26, CIRCLES), id="ahead")
    before = log_of(ahead, answered, now)
    assert before.sessions == (now,)
    assert before.ahead == (ahead,)
    assert list(before.days) == [now.day]
    assert before.between(november_day(1), november_day(30)) == (now,)
    assert [change.to_level for change in before.level_changes] == [CLAMSHELL]
    for span in Span:
        assert before.over(span) == log_of(now).over(span)
    come = log_of(ahead, answered, now, today=27)
    assert come.sessions == (now, ahead)
    assert come.ahead == ()
    assert [change.to_level for change in come.level_changes] == [CLAMSHELL, LIFT]
    review = come.over(Span.FOUR)
    assert review.periods[-1].sessions == 2
    assert review.periods[-1].most_pain == 9
    assert review.balance.harder == (1, 0)


def test_todays_session_is_not_ahead() -> None:
    late = session_at(WEDNESDAY, 23, 59, utc=-12)
    assert late.started_at.astimezone(UTC).date() > november_day(WEDNESDAY)
    log = log_of(late)
    assert log.sessions == (late,)
    assert log.ahead == ()


def test_only_sessions_ahead_are_no_session() -> None:
    log = log_of(session(26), session(400))
    assert log.first_day is None
    assert len(log.ahead) == 2
    assert log.over(Span.ALL) == review_of(span=Span.ALL)


@given(HISTORIES, SPANS)
def test_what_is_ahead_changes_nothing(past_and_today: tuple[History, date], span: Span) -> None:
    past, today = past_and_today
    up_to_today = History(
        tuple(record for record in past.sessions if record.day <= today),
        tuple(record for record in past.answers if record.answered_at.date() <= today),
    )
    log = TrainingLog(past, PROGRAM.id, today)
    assert log.over(span) == TrainingLog(up_to_today, PROGRAM.id, today).over(span)
    assert {record.id for record in log.ahead} == {
        record.id for record in past.sessions if record.day > today
    }


# The order of the history


@settings(max_examples=60)
@given(HISTORIES, st.data())
def test_the_order_of_the_history_is_of_no_matter(
    past_and_today: tuple[History, date], data: st.DataObject
) -> None:
    past, today = past_and_today
    shuffled = History(
        tuple(data.draw(st.permutations(past.sessions))),
        tuple(data.draw(st.permutations(past.answers))),
    )
    one, other = (TrainingLog(order, PROGRAM.id, today) for order in (past, shuffled))
    assert one.sessions == other.sessions
    assert one.ahead == other.ahead
    assert one.level_changes == other.level_changes
    for span in Span:
        assert one.over(span) == other.over(span)


@given(
    any_histories(PROGRAM.id, [level.id for level in PROGRAM.levels]),
    st.dates(date(1970, 1, 1), date(2200, 1, 1)),
    st.data(),
)
def test_whatever_a_file_holds_the_weeks_are_told_in_any_order(
    past: History, today: date, data: st.DataObject
) -> None:
    # As early as a file may have it.
    past = replace(
        past, sessions=tuple(record for record in past.sessions if record.day.year >= 1900)
    )
    shuffled = History(past.sessions[::-1], tuple(data.draw(st.permutations(past.answers))))
    for span in Span:
        review = TrainingLog(past, PROGRAM.id, today).over(span)
        assert review == TrainingLog(shuffled, PROGRAM.id, today).over(span)
        assert len(review.periods) <= MAX_PERIODS
        assert review.days_so_far >= 1


def test_sessions_of_one_moment_are_in_the_order_of_their_ids() -> None:
    a, b, c = (replace(session(3), id=name) for name in "abc")
    assert log_of(b, c, a).sessions == (a, b, c)
    assert log_of(c, a, b).over(Span.FOUR) == log_of(a, b, c).over(Span.FOUR)


# What is usual


def test_usual_reps_are_the_median_of_the_legs_that_trained_on_the_last_sixty_days() -> None:
    assert log_of().usual_reps == 0
    assert log_of(session(3, done=(0, 0))).usual_reps == 0
    assert log_of(session(3, done=(10, 0)), session(4, done=(30, 20))).usual_reps == 20
    # Two sessions of a day are added up.
    assert log_of(session(3, done=(10, 0)), session(3, hour=20, done=(5, 0))).usual_reps == 15
    before = (session(day, done=(99, 99)) for day in range(-200, -100))
    last = (session(day, done=(7, 7)) for day in range(-40, 20))
    assert log_of(*before, *last).usual_reps == 7
