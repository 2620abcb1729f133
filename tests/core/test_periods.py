"""Sums over whole weeks: what they cover and what they come to."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.assessment import trained
from glutetimer.core.dates import days_of_seven
from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, History, SessionRecord
from glutetimer.core.review.periods import (
    MAX_PERIODS,
    PERIOD_WEEKS,
    PeriodSums,
    PerLeg,
    Trend,
    monday,
    nearest_effort,
    trend,
)
from glutetimer.core.review.training_log import Span, TrainingLog
from tests.core.builders import (
    CIRCLES,
    CLAMSHELL,
    LIFT,
    november_day,
    session,
    set_record,
)
from tests.core.reviews import (
    DAY,
    HISTORIES,
    PROGRAM,
    SPANS,
    TODAYS,
    WEDNESDAY,
    WEEK,
    WITH_END,
    bridges,
    holds,
    review_of,
    weekly,
    weeks_ago,
)


def summed(first: date, last: date, sessions: list[SessionRecord]) -> PeriodSums:
    """A period summed up naively: every session looked at for each of its numbers."""
    of_period = [record for record in sessions if first <= record.day <= last]
    points = {Effort.EASY: 0, Effort.RIGHT: 1, Effort.HARD: 2}
    scores = {
        side: [points[record.effort[side]] for record in of_period if record.effort.get(side)]
        for side in Side
    }
    pains = [record.pain for record in of_period if record.pain is not None]
    return PeriodSums(
        first,
        last,
        sessions=len(of_period),
        days=len({record.day for record in of_period}),
        reps=PerLeg(*(sum(record.done(side) for record in of_period) for side in Side)),
        bilateral=sum(s.done for record in of_period for s in record.sets if s.side is None),
        held_ms=sum(s.held_ms for record in of_period for s in record.sets),
        active_ms=sum(record.active_ms for record in of_period),
        effort=PerLeg(mean(scores[Side.LEFT]), mean(scores[Side.RIGHT])),
        pain_notes=len(pains),
        pain=mean(pains),
        most_pain=max(pains) if pains else None,
    )


def mean(values: list[int]) -> float | None:
    return sum(values) / len(values) if values else None


@settings(max_examples=60)
@given(HISTORIES, SPANS)
def test_periods_cover_the_span_without_gap_or_overlap_and_end_with_this_week(
    past_and_today: tuple[History, date], span: Span
) -> None:
    past, today = past_and_today
    review = TrainingLog(past, PROGRAM.id, today).over(span)
    this_week = monday(today)
    assert review.last == review.periods[-1].last == this_week + WEEK - DAY
    if span is not Span.ALL:
        assert review.first == this_week - (span.value - 1) * WEEK
    assert review.periods[0].first <= review.first <= review.periods[0].last
    assert all(period.first.isoweekday() == 1 for period in review.periods)
    assert all(period.last.isoweekday() == 7 for period in review.periods)
    assert len({period.weeks for period in review.periods}) == 1
    assert review.periods[0].last - review.periods[0].first == review.periods[0].weeks * WEEK - DAY
    ends = zip(review.periods, review.periods[1:], strict=False)
    assert all(after.first - before.last == DAY for before, after in ends)
    assert len(review.periods) <= MAX_PERIODS


@settings(max_examples=60)
@given(HISTORIES, SPANS)
def test_periods_and_total_are_what_the_sessions_of_their_days_add_up_to(
    past_and_today: tuple[History, date], span: Span
) -> None:
    past, today = past_and_today
    log = TrainingLog(past, PROGRAM.id, today)
    review = log.over(span)
    sessions = [record for record in trained(past.sessions, 20) if record.day <= today]
    for period in (*review.periods, review.total):
        assert period == summed(period.first, period.last, sessions)
    # Left is compared with right by sets of one leg.
    one_leg = [replace(r, sets=tuple(s for s in r.sets if s.side)) for r in sessions]
    compared = [record if record.sets else replace(record, effort={}) for record in one_leg]
    for week in review.balance.weeks:
        assert week == summed(week.first, week.last, compared)
    assert (review.total.first, review.total.last) == (review.first, review.last)
    of_span = [record for record in log.sessions if review.first <= record.day <= review.last]
    assert list(review.sessions) == of_span
    asked_for = sum(set_.prescribed for record in of_span for set_ in record.sets)
    assert review.prescribed_reps == asked_for
    if span is Span.ALL:
        assert review.sessions == log.sessions


@settings(max_examples=60)
@given(HISTORIES, SPANS)
def test_the_periods_add_up_to_the_total(past_and_today: tuple[History, date], span: Span) -> None:
    past, today = past_and_today
    review = TrainingLog(past, PROGRAM.id, today).over(span)
    # All of it begins with the first session, so that before it there is nothing to add.
    assert review.periods[0].first == review.first or span is Span.ALL
    assert sum(period.sessions for period in review.periods) == review.total.sessions
    assert sum(period.days for period in review.periods) == review.total.days
    assert sum(period.active_ms for period in review.periods) == review.total.active_ms
    for side in Side:
        assert sum(
            period.reps.for_leg(side) for period in review.periods
        ) == review.total.reps.for_leg(side)
    most = [period.most_pain for period in review.periods if period.most_pain is not None]
    assert max(most, default=None) == review.total.most_pain


@pytest.mark.parametrize(
    ("weeks", "a_period", "periods"),
    [
        (104, 1, 104),
        (105, 4, 27),
        (416, 4, 104),
        (417, 13, 33),
        (1352, 13, 104),
        (1353, 52, 27),
        (5408, 52, 104),
    ],
)
def test_a_period_is_of_as_few_weeks_as_leave_room_for_all(
    weeks: int, a_period: int, periods: int
) -> None:
    review = review_of(weeks_ago(weeks - 1), session(WEDNESDAY), span=Span.ALL)
    assert review.total.weeks == weeks
    assert {period.weeks for period in review.periods} == {a_period}
    assert a_period in PERIOD_WEEKS
    assert len(review.periods) == periods
    assert weekly(review) == [1, *[0] * (periods - 2), 1]


def test_a_clock_that_was_centuries_late_does_not_make_more_periods_than_can_be_told_apart() -> (
    None
):
    review = review_of(weeks_ago(5408), session(WEDNESDAY), span=Span.ALL)
    assert review.total.weeks == 5409
    assert {period.weeks for period in review.periods} == {104}
    assert len(review.periods) == 53
    for weeks in (10_816, 10_817, 20_000, 50_000):
        longer = review_of(weeks_ago(weeks - 1), session(WEDNESDAY), span=Span.ALL)
        assert MAX_PERIODS / 2 <= len(longer.periods) <= MAX_PERIODS
        assert longer.periods[0].weeks % 52 == 0
        assert sum(weekly(longer)) == 2


def test_the_first_period_may_reach_back_before_the_first_week() -> None:
    review = review_of(weeks_ago(104), span=Span.ALL)
    assert review.first == monday(weeks_ago(104).day)
    assert review.periods[0].first == review.first - 3 * WEEK
    assert review.periods[0].weeks == 4
    assert review.periods[0].reps_a_week == (2.5, 2.5)
    assert review.periods[-1].last == review.last == november_day(29)


@pytest.mark.parametrize("span", WITH_END)
def test_a_span_with_an_end_has_a_period_for_every_week(span: Span) -> None:
    review = review_of(*(weeks_ago(weeks) for weeks in range(60)), span=span)
    assert len(review.periods) == span.value == review.total.weeks
    assert weekly(review) == [1] * span.value
    assert review.periods[0].first == review.first


def test_there_are_spans_of_one_three_six_and_twelve_months() -> None:
    assert [span.value for span in Span] == [4, 12, 26, 52, 0]


@pytest.mark.parametrize(
    ("side", "reps", "effort"),
    [(Side.LEFT, (7, 0), (2, None)), (Side.RIGHT, (0, 7), (None, 2))],
)
def test_a_week_in_which_one_leg_was_trained(
    side: Side, reps: tuple[int, int], effort: tuple[float | None, float | None]
) -> None:
    one_leg = replace(
        session(3), sets=(set_record(side, 7),), effort={side: Effort.HARD}, active_ms=90_000
    )
    review = review_of(one_leg)
    period = review.periods[0]
    assert period.reps == reps
    assert period.effort == effort
    assert (period.reps.for_leg(side), period.reps.for_leg(side.other)) == (7, 0)
    assert review.balance.reps == reps
    assert review.balance.rated == 0


def test_the_sets_of_a_leg_are_added_up() -> None:
    sets = (set_record(Side.LEFT, 1), set_record(Side.RIGHT, 10), set_record(Side.LEFT, 100, 200))
    assert review_of(replace(session(3), sets=sets)).total.reps == (101, 10)


def test_a_set_of_both_legs_together_is_one_of_each_and_one_in_all() -> None:
    sets = (set_record(Side.LEFT, 5), set_record(Side.RIGHT, 4), bridges(24))
    total = review_of(replace(session(3), sets=sets)).total
    assert (total.reps, total.bilateral, total.all_reps) == ((29, 28), 24, 33)


def test_the_time_held_counts_once_and_with_what_was_broken_off() -> None:
    sets = (holds(Side.LEFT, 5), holds(Side.RIGHT, 4, held_ms=3_500), holds(None, 2))
    total = review_of(replace(session(3), sets=sets)).total
    assert total.held_ms == 50_000 + 43_500 + 20_000
    assert total.reps == (7, 6)


def test_the_trend_counts_both_legs_together_once() -> None:
    weekly = (session(day) for day in (-18, -11, -4, 3, 10, 17))
    review = review_of(*(replace(s, sets=(bridges(24),)) for s in weekly), span=Span.TWELVE)
    assert review.reps_trend == Trend(24, 24)
    assert review.prescribed_reps == 60


def test_reps_a_week_are_the_mean_of_the_weeks_of_a_period() -> None:
    events = session(3, done=(10, 4)), session(10, done=(5, 0)), session(WEDNESDAY)
    review = review_of(*events)
    assert review.total.reps == (25, 14)
    assert review.total.weeks == 4
    assert review.total.reps_a_week == (6.25, 3.5)
    assert [period.weeks for period in review.periods] == [1, 1, 1, 1]
    assert [period.reps_a_week for period in review.periods] == [(10, 4), (5, 0), (0, 0), (10, 10)]


def test_effort_is_the_mean_of_the_sessions_in_which_the_leg_was_rated() -> None:
    period = review_of(
        session(2, "easy", "hard"),
        session(3, "right", None),
        session(4, "hard", "right"),
        session(5, None, None),
        session(6, "hard", None),
    ).periods[0]
    assert period.sessions == 5
    assert period.effort == (1.25, 1.5)
    assert review_of(session(2, "easy", "easy")).periods[0].effort == (0, 0)
    assert review_of(session(2, "right", "hard")).periods[0].effort == (1, 2)


def test_pain_is_the_mean_of_the_sessions_with_a_note_of_it() -> None:
    period = review_of(
        session(2, pain=0), session(3, pain=None), session(4, pain=7), session(5, pain=2)
    ).periods[0]
    assert period.pain == 3
    assert period.most_pain == 7


def test_no_pain_is_not_the_same_as_no_note_of_it() -> None:
    none = review_of(session(2, pain=0)).total
    assert (none.pain, none.most_pain) == (0, 0)
    review = review_of(session(2, None, None, pain=None), session(3, None, None, pain=None))
    for period in (review.total, review.periods[0]):
        assert (period.pain, period.most_pain) == (None, None)
        assert period.effort == (None, None)
        assert period.sessions == 2


# The last seven days


def test_of_the_last_seven_days_today_is_one() -> None:
    today = november_day(WEDNESDAY)
    assert days_of_seven([], today) == 0
    assert days_of_seven([today], today) == 1
    assert days_of_seven([today - 6 * DAY], today) == 1
    assert days_of_seven([today - 7 * DAY], today) == 0
    assert days_of_seven([today + DAY], today) == 0
    assert days_of_seven([today, today, today - DAY], today) == 2


def test_the_seven_days_go_over_the_ends_of_months_and_years() -> None:
    leap_year = [date(2028, 2, day) for day in (24, 25, 26, 27, 28, 29)]
    assert days_of_seven(leap_year, date(2028, 3, 3)) == 4
    assert days_of_seven([date(2026, 2, 24), date(2026, 2, 25)], date(2026, 3, 3)) == 1
    new_year = [date(2026, 12, 26), date(2026, 12, 27), date(2026, 12, 31), date(2027, 1, 1)]
    assert days_of_seven(new_year, date(2027, 1, 2)) == 3


@given(st.sets(st.integers(-3, 12)), TODAYS)
def test_no_more_than_seven_days_are_ever_told(back: set[int], today: date) -> None:
    days = {today - ago * DAY for ago in back}
    assert days_of_seven(days, today) == len(back & set(range(7)))
    log = TrainingLog(
        History(tuple(replace(session(1), id=f"{day}", started_at=noon(day)) for day in days)),
        PROGRAM.id,
        today,
    )
    assert days_of_seven(log.days, today) == len(back & set(range(7)))


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("mean", "effort"),
    [(0, "easy"), (0.49, "easy"), (0.5, "right"), (1.49, "right"), (1.5, "hard"), (2, "hard")],
)
def test_half_way_between_two_efforts_is_the_harder_one(mean: float, effort: str) -> None:
    assert nearest_effort(mean) == Effort(effort)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((), None),
        ((1, 2, 3), None),
        ((1, 3, 5, 7), Trend(2, 6)),
        ((1, 3, 100, 5, 7), Trend(2, 6)),
    ],
)
def test_a_trend_is_the_means_of_the_halves_of_four_values_or_more(
    values: tuple[float, ...], expected: Trend | None
) -> None:
    assert trend(values) == expected


def test_reps_have_a_trend_since_the_first_over_weeks_that_are_over() -> None:
    first_weeks = [weeks_ago(weeks) for weeks in (9, 8, 7, 5, 4)]
    # The present week is not over, and before the first session nothing was to be done.
    review = review_of(*first_weeks, session(WEDNESDAY, done=(500, 500)), span=Span.TWELVE)
    assert review.reps_trend == Trend(15, 5)
    assert review_of(*first_weeks[-1:], span=Span.FOUR).reps_trend is None


def test_pain_has_a_trend_over_the_weeks_with_a_note_of_it() -> None:
    pains = {11: 6, 9: 4, 8: None, 3: 2, 0: 0}
    sessions = [session(WEDNESDAY - 7 * weeks, pain=pain) for weeks, pain in pains.items()]
    assert review_of(*sessions, span=Span.TWELVE).pain_trend == Trend(5, 1)


def test_level_changes_belong_to_the_period_of_their_day() -> None:
    review = review_of(session(4), session(11, level=LIFT), session(13, level=CIRCLES))
    assert {
        index: [change.to_level for change in changes]
        for index, changes in review.changes_by_period.items()
    } == {0: [CLAMSHELL], 1: [LIFT, CIRCLES]}
