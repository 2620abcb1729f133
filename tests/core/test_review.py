from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.assessment import trained
from glutetimer.core.program import Rules, Side
from glutetimer.core.records import Answer, AnswerKind, Effort, History, SessionRecord
from glutetimer.core.review import (
    MOST_PERIODS,
    PERIOD_WEEKS,
    Balance,
    LevelChange,
    PeriodSums,
    PerLeg,
    Review,
    Span,
    TrainingLog,
    days_of_seven,
    monday,
)
from tests.core.builders import (
    CIRCLES,
    CLAMSHELL,
    HALF_SPEED,
    LIFT,
    accepted,
    answer,
    built_in,
    chosen,
    declined,
    november_day,
    session,
    set_record,
)
from tests.core.strategies import LEVELS, SIDES, ZONES, any_histories, histories

# November 2026 begins on a Sunday: the weeks are from 2, 9, 16 and 23 to 8, 15, 22 and 29.

PROGRAM = built_in()
WEDNESDAY = 25
SPANS = st.sampled_from(Span)
WITH_END = tuple(span for span in Span if span is not Span.ALL)
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)


def history(*events: SessionRecord | Answer) -> History:
    return History(
        sessions=tuple(event for event in events if isinstance(event, SessionRecord)),
        answers=tuple(event for event in events if isinstance(event, Answer)),
    )


def training_log(*events: SessionRecord | Answer, today: int = WEDNESDAY) -> TrainingLog:
    return TrainingLog(history(*events), PROGRAM.id, november_day(today))


def review(
    *events: SessionRecord | Answer, span: Span = Span.FOUR, today: int = WEDNESDAY
) -> Review:
    return training_log(*events, today=today).over(span)


def level_changes(
    *events: SessionRecord | Answer, today: int = WEDNESDAY
) -> tuple[LevelChange, ...]:
    return training_log(*events, today=today).level_changes


def at(day: int, hour: int, minute: int = 0, *, utc: int = 1) -> SessionRecord:
    """A session at that time of November on the clocks of a place `utc` hours ahead."""
    started = datetime(2026, 11, day, hour, minute, tzinfo=timezone(timedelta(hours=utc)))
    return replace(session(1), id=started.isoformat(), started_at=started)


def weekly(made: Review) -> list[int]:
    """The sessions of each bar."""
    return [period.sessions for period in made.periods]


def weeks_ago(weeks: int) -> SessionRecord:
    """A session on the Wednesday so many weeks before the last."""
    return session(WEDNESDAY - 7 * weeks)


# Pasts of a few weeks, years or a century up to a day, and days ahead of it.
BACK = st.integers(-10, 60) | st.integers(-10, 60) | st.integers(-400, 8_000)
TODAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@st.composite
def pasts(draw: st.DrawFn) -> tuple[History, date]:
    """Sessions and answers of any zone, and today."""
    today = draw(TODAYS)

    def moments() -> st.SearchStrategy[datetime]:
        return st.builds(
            lambda back, minutes, zone: (
                datetime(today.year, today.month, today.day, tzinfo=zone)
                - back * DAY
                + timedelta(minutes=minutes)
            ),
            BACK,
            st.sampled_from((0, 1, 24 * 60 - 1)) | st.integers(0, 24 * 60 - 1),
            ZONES,
        )

    sets = st.builds(set_record, SIDES, st.integers(0, 30) | st.integers(0, 3))
    programs = st.sampled_from((PROGRAM.id, PROGRAM.id, PROGRAM.id, "another"))
    sessions = st.builds(
        SessionRecord,
        id=st.uuids().map(str),
        program=programs,
        level=LEVELS,
        first_side=SIDES,
        started_at=moments(),
        active_ms=st.integers(0, 3_600_000),
        sets=st.lists(sets, max_size=4).map(tuple),
        effort=st.dictionaries(SIDES, st.sampled_from(Effort)),
        pain=st.none() | st.integers(0, 10),
    )
    answers = st.builds(
        Answer,
        id=st.uuids().map(str),
        program=programs,
        at=moments(),
        kind=st.sampled_from(AnswerKind),
        from_level=LEVELS,
        to_level=LEVELS,
    )
    past = History(
        tuple(draw(st.lists(sessions, max_size=12))), tuple(draw(st.lists(answers, max_size=4)))
    )
    return past, today


# Weeks and days


@given(st.dates(date(1900, 1, 1)))
def test_a_week_begins_on_its_monday(day: date) -> None:
    first = monday(day)
    assert first.isoweekday() == 1
    assert first <= day < first + WEEK
    assert first.isocalendar()[:2] == day.isocalendar()[:2]


@pytest.mark.parametrize("today", range(23, 30))
def test_every_day_of_a_week_looks_at_the_same_weeks(today: int) -> None:
    made = review(today=today)
    assert (made.first, made.last) == (november_day(2), november_day(29))
    assert [period.first for period in made.periods] == [
        november_day(day) for day in (2, 9, 16, 23)
    ]
    assert [period.last for period in made.periods] == [
        november_day(day) for day in (8, 15, 22, 29)
    ]


def test_on_monday_a_new_week_comes_and_the_oldest_goes() -> None:
    first_week = session(2)
    assert weekly(review(first_week, today=29)) == [1, 0, 0, 0]
    made = review(first_week, today=30)
    assert (made.first, made.last) == (november_day(9), november_day(36))
    assert weekly(made) == [0, 0, 0, 0]
    assert made.sessions == ()
    assert made.total.sessions == 0


def test_late_on_sunday_is_the_old_week_and_early_on_monday_the_new_one() -> None:
    late, early = at(22, 23, 59), at(23, 0, 1)
    made = review(late, early)
    assert weekly(made) == [0, 0, 1, 1]
    assert training_log(late, early).between(november_day(16), november_day(22)) == (late,)
    assert training_log(late, early).between(november_day(23), november_day(29)) == (early,)


def test_the_first_and_the_last_day_of_a_span_are_in_it() -> None:
    events = at(1, 23, 59), at(2, 0, 0), at(29, 23, 59), at(30, 0, 0)
    assert review(*events, today=30, span=Span.TWELVE).sessions == events
    made = review(*events, today=29)
    assert made.sessions == events[1:3]
    assert weekly(made) == [1, 0, 0, 1]


def test_elsewhere_a_session_belongs_to_the_day_that_the_clocks_showed_there() -> None:
    # In universal time the one is on Monday and the other on Sunday.
    new_york = at(22, 22, utc=-5)
    auckland = at(23, 8, utc=13)
    assert new_york.started_at.astimezone(UTC).date() == november_day(23)
    assert auckland.started_at.astimezone(UTC).date() == november_day(22)
    made = review(new_york, auckland)
    assert weekly(made) == [0, 0, 1, 1]
    # By the calendar, though Auckland's came first.
    assert made.sessions == (new_york, auckland)
    assert training_log(new_york, auckland).days == {
        november_day(22): (new_york,),
        november_day(23): (auckland,),
    }


def test_the_day_lived_twice_has_the_sessions_of_both_in_their_order() -> None:
    honolulu, auckland = at(22, 7, utc=-10), at(22, 18, utc=13)
    assert honolulu.started_at > auckland.started_at
    known = training_log(honolulu, auckland)
    assert known.days == {november_day(22): (auckland, honolulu)}
    assert known.over(Span.FOUR).total.days == 1


def test_two_sessions_of_a_day_are_two_sessions_and_one_day() -> None:
    morning, evening, next_day = session(3), session(3, hour=20), session(4)
    known = training_log(evening, next_day, morning)
    period = known.over(Span.FOUR).periods[0]
    assert (period.sessions, period.days) == (3, 2)
    assert period.reps == (30, 30)
    assert period.active_ms == 900_000
    assert known.days == {november_day(3): (morning, evening), november_day(4): (next_day,)}
    assert list(known.days) == [november_day(3), november_day(4)]


def test_a_session_over_midnight_belongs_to_the_day_it_started_on() -> None:
    over = replace(at(22, 23, 55), active_ms=1_200_000)
    known = training_log(over, today=23)
    assert list(known.days) == [november_day(22)]
    made = known.over(Span.FOUR)
    assert [period.active_ms for period in made.periods] == [0, 0, 1_200_000, 0]


@given(pasts())
def test_every_session_up_to_today_is_told_once_in_the_order_of_days(
    known: tuple[History, date],
) -> None:
    past, today = known
    made = TrainingLog(past, PROGRAM.id, today)
    assert {each.id for each in (*made.sessions, *made.looks)} == {
        each.id for each in past.sessions if each.day <= today
    }
    assert made.sessions == trained((*made.looks, *made.sessions), 20)
    for told in (made.sessions, made.looks, made.ahead):
        assert list(told) == sorted(told, key=lambda each: (each.day, each.started_at, each.id))
    assert [each for of_day in made.days.values() for each in of_day] == list(made.sessions)
    for day, of_day in made.days.items():
        assert {each.day for each in of_day} == {day}
    days = {each.day for each in past.sessions if each.day <= today}
    assert made.first_day == min(days, default=None)
    for day in days:
        assert {each.id for each in made.listed_on(day)} == {
            each.id for each in past.sessions if each.day == day
        }


# Looks

LOOK = {"left": None, "right": None, "pain": None, "done": (1, 2)}


def a_look(day: int, **more: Any) -> SessionRecord:
    """A session that was stopped at once, and about which nothing was said."""
    return session(day, **{**LOOK, **more})


def test_a_look_is_listed_and_in_no_sum() -> None:
    events = session(23), session(25, "hard", level=LIFT)
    look = a_look(24, level=CIRCLES)
    for span in Span:
        plain, looked = review(*events, span=span), review(*events, look, span=span)
        assert looked.looks == (look,)
        assert looked.listed == (events[0], look, events[1])
        assert replace(looked, looks=()) == plain


def test_a_look_is_no_training_day_and_no_step() -> None:
    known = training_log(a_look(2, level=LIFT), session(23), a_look(23, hour=9), a_look(24))
    assert list(known.days) == [november_day(23)]
    assert [change.to_level for change in known.level_changes] == [CLAMSHELL]
    assert known.level_changes[0].day == november_day(23)
    assert days_of_seven(known.days, known.today) == 1
    assert [each.day.day for each in known.looks] == [2, 23, 24]
    assert [each.started_at.hour for each in known.listed_on(november_day(23))] == [8, 9]
    assert known.listed_on(november_day(24)) == known.looks_on(november_day(24)) != ()


def test_days_are_counted_from_the_first_session_and_looks_are_found_before_it() -> None:
    made = review(a_look(-200), session(WEDNESDAY), span=Span.ALL)
    assert made.days_so_far == 1
    assert made.first <= november_day(-200)
    assert len(made.listed) == 2
    assert training_log(a_look(3)).first_day == november_day(3)


def test_a_look_ahead_is_listed_with_what_is_ahead() -> None:
    ahead = a_look(28)
    assert training_log(ahead).ahead == (ahead,)
    assert training_log(ahead).looks == ()


def test_what_a_look_is_the_programs_rules_say() -> None:
    past = History((session(3, None, None, done=(4, 4), pain=None),))
    for percent, looks in ((40, 0), (41, 1)):
        rules = Rules(look_percent=percent)
        assert len(TrainingLog(past, PROGRAM.id, november_day(3), rules).looks) == looks


# Sessions that are dated ahead


def test_a_session_dated_ahead_is_in_nothing_until_its_day_has_come() -> None:
    # The same week as today's, so that no bound of a span would leave it out.
    now = session(24)
    ahead = session(27, "hard", level=LIFT, pain=9)
    answered = replace(chosen(26, CIRCLES), id="ahead")
    before = training_log(ahead, answered, now)
    assert before.sessions == (now,)
    assert before.ahead == (ahead,)
    assert list(before.days) == [now.day]
    assert before.between(november_day(1), november_day(30)) == (now,)
    assert [change.to_level for change in before.level_changes] == [CLAMSHELL]
    for span in Span:
        assert before.over(span) == training_log(now).over(span)
    come = training_log(ahead, answered, now, today=27)
    assert come.sessions == (now, ahead)
    assert come.ahead == ()
    assert [change.to_level for change in come.level_changes] == [CLAMSHELL, LIFT]
    made = come.over(Span.FOUR)
    assert made.periods[-1].sessions == 2
    assert made.periods[-1].most_pain == 9
    assert made.balance.harder == (1, 0)


def test_todays_session_is_not_ahead() -> None:
    late = at(WEDNESDAY, 23, 59, utc=-12)
    assert late.started_at.astimezone(UTC).date() > november_day(WEDNESDAY)
    known = training_log(late)
    assert known.sessions == (late,)
    assert known.ahead == ()


def test_only_sessions_ahead_are_no_session() -> None:
    known = training_log(session(26), session(400))
    assert known.first_day is None
    assert len(known.ahead) == 2
    assert known.over(Span.ALL) == review(span=Span.ALL)


@given(pasts(), SPANS)
def test_what_is_ahead_changes_nothing(known: tuple[History, date], span: Span) -> None:
    past, today = known
    up_to_today = History(
        tuple(each for each in past.sessions if each.day <= today),
        tuple(each for each in past.answers if each.at.date() <= today),
    )
    made = TrainingLog(past, PROGRAM.id, today)
    assert made.over(span) == TrainingLog(up_to_today, PROGRAM.id, today).over(span)
    assert {each.id for each in made.ahead} == {
        each.id for each in past.sessions if each.day > today
    }


# Bars


def summed(first: date, last: date, sessions: list[SessionRecord]) -> PeriodSums:
    """A bar told naively: every session looked at for each of its numbers."""
    of_bar = [each for each in sessions if first <= each.day <= last]
    points = {Effort.EASY: 0, Effort.RIGHT: 1, Effort.HARD: 2}
    strains = {
        side: [points[each.effort[side]] for each in of_bar if each.effort.get(side)]
        for side in Side
    }
    left, right = (sum(each.done(side) for each in of_bar) for side in (Side.LEFT, Side.RIGHT))
    pains = [each.pain for each in of_bar if each.pain is not None]
    return PeriodSums(
        first,
        last,
        sessions=len(of_bar),
        days=len({each.day for each in of_bar}),
        reps=PerLeg(left, right),
        active_ms=sum(each.active_ms for each in of_bar),
        effort=PerLeg(mean(strains[Side.LEFT]), mean(strains[Side.RIGHT])),
        pain=mean(pains),
        most_pain=max(pains) if pains else None,
    )


def mean(values: list[int]) -> float | None:
    return sum(values) / len(values) if values else None


@settings(max_examples=60)
@given(pasts(), SPANS)
def test_bars_cover_the_span_without_gap_or_overlap_and_end_with_this_week(
    known: tuple[History, date], span: Span
) -> None:
    past, today = known
    made = TrainingLog(past, PROGRAM.id, today).over(span)
    this_week = monday(today)
    assert made.span is span
    assert made.last == made.periods[-1].last == this_week + WEEK - DAY
    if span is not Span.ALL:
        assert made.first == this_week - (span.value - 1) * WEEK
    assert made.periods[0].first <= made.first <= made.periods[0].last
    assert all(period.first.isoweekday() == 1 for period in made.periods)
    assert all(period.last.isoweekday() == 7 for period in made.periods)
    assert len({period.weeks for period in made.periods}) == 1
    assert made.periods[0].last - made.periods[0].first == made.periods[0].weeks * WEEK - DAY
    ends = zip(made.periods, made.periods[1:], strict=False)
    assert all(after.first - before.last == DAY for before, after in ends)
    assert len(made.periods) <= MOST_PERIODS


@settings(max_examples=60)
@given(pasts(), SPANS)
def test_bars_and_total_are_what_the_sessions_of_their_days_add_up_to(
    known: tuple[History, date], span: Span
) -> None:
    past, today = known
    training_log = TrainingLog(past, PROGRAM.id, today)
    made = training_log.over(span)
    sessions = [each for each in trained(past.sessions, 20) if each.day <= today]
    for period in (*made.periods, made.total, *made.balance.weeks):
        assert period == summed(period.first, period.last, sessions)
    assert (made.total.first, made.total.last) == (made.first, made.last)
    of_span = [each for each in training_log.sessions if made.first <= each.day <= made.last]
    assert list(made.sessions) == of_span
    if span is Span.ALL:
        assert made.sessions == training_log.sessions


@settings(max_examples=60)
@given(pasts(), SPANS)
def test_the_bars_add_up_to_the_total(known: tuple[History, date], span: Span) -> None:
    past, today = known
    made = TrainingLog(past, PROGRAM.id, today).over(span)
    # All of it begins with the first session, so that before it there is nothing to add.
    assert made.periods[0].first == made.first or span is Span.ALL
    assert sum(period.sessions for period in made.periods) == made.total.sessions
    assert sum(period.days for period in made.periods) == made.total.days
    assert sum(period.active_ms for period in made.periods) == made.total.active_ms
    for side in Side:
        assert sum(period.reps.of(side) for period in made.periods) == made.total.reps.of(side)
    most = [period.most_pain for period in made.periods if period.most_pain is not None]
    assert max(most, default=None) == made.total.most_pain


@pytest.mark.parametrize(
    ("weeks", "a_bar", "bars"),
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
def test_a_bar_is_of_as_few_weeks_as_leave_room_for_all(
    weeks: int, a_bar: int, periods: int
) -> None:
    made = review(weeks_ago(weeks - 1), session(WEDNESDAY), span=Span.ALL)
    assert made.total.weeks == weeks
    assert {period.weeks for period in made.periods} == {a_bar}
    assert a_bar in PERIOD_WEEKS
    assert len(made.periods) == periods
    assert weekly(made) == [1, *[0] * (periods - 2), 1]


def test_a_clock_that_was_centuries_late_does_not_make_more_bars_than_can_be_told_apart() -> None:
    made = review(weeks_ago(5408), session(WEDNESDAY), span=Span.ALL)
    assert made.total.weeks == 5409
    assert {period.weeks for period in made.periods} == {104}
    assert len(made.periods) == 53
    for weeks in (10_816, 10_817, 20_000, 50_000):
        far = review(weeks_ago(weeks - 1), session(WEDNESDAY), span=Span.ALL)
        assert MOST_PERIODS / 2 <= len(far.periods) <= MOST_PERIODS
        assert far.periods[0].weeks % 52 == 0
        assert sum(weekly(far)) == 2


def test_the_first_bar_may_reach_back_before_the_first_week() -> None:
    made = review(weeks_ago(104), span=Span.ALL)
    assert made.first == monday(weeks_ago(104).day)
    assert made.periods[0].first == made.first - 3 * WEEK
    assert made.periods[0].weeks == 4
    assert made.periods[0].reps_a_week == (2.5, 2.5)
    assert made.periods[-1].last == made.last == november_day(29)


@pytest.mark.parametrize("span", WITH_END)
def test_a_span_with_an_end_has_a_bar_for_every_week(span: Span) -> None:
    made = review(*(weeks_ago(weeks) for weeks in range(60)), span=span)
    assert len(made.periods) == span.value == made.total.weeks
    assert weekly(made) == [1] * span.value
    assert made.periods[0].first == made.first


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
    made = review(one_leg)
    period = made.periods[0]
    assert period.reps == reps
    assert period.effort == effort
    assert (period.reps.of(side), period.reps.of(side.other)) == (7, 0)
    assert made.balance.reps == reps
    assert made.balance.rated == 0


def test_the_sets_of_a_leg_are_added_up() -> None:
    sets = (set_record(Side.LEFT, 1), set_record(Side.RIGHT, 10), set_record(Side.LEFT, 100, 200))
    assert review(replace(session(3), sets=sets)).total.reps == (101, 10)


def test_reps_a_week_are_the_mean_of_the_weeks_of_a_bar() -> None:
    events = session(3, done=(10, 4)), session(10, done=(5, 0)), session(WEDNESDAY)
    made = review(*events)
    assert made.total.reps == (25, 14)
    assert made.total.weeks == 4
    assert made.total.reps_a_week == (6.25, 3.5)
    assert [period.weeks for period in made.periods] == [1, 1, 1, 1]
    assert [period.reps_a_week for period in made.periods] == [(10, 4), (5, 0), (0, 0), (10, 10)]


def test_effort_is_the_mean_of_the_sessions_in_which_the_leg_was_rated() -> None:
    period = review(
        session(2, "easy", "hard"),
        session(3, "right", None),
        session(4, "hard", "right"),
        session(5, None, None),
        session(6, "hard", None),
    ).periods[0]
    assert period.sessions == 5
    assert period.effort == (1.25, 1.5)
    assert review(session(2, "easy", "easy")).periods[0].effort == (0, 0)
    assert review(session(2, "right", "hard")).periods[0].effort == (1, 2)


def test_pain_is_the_mean_of_the_sessions_with_a_note_of_it() -> None:
    period = review(
        session(2, pain=0), session(3, pain=None), session(4, pain=7), session(5, pain=2)
    ).periods[0]
    assert period.pain == 3
    assert period.most_pain == 7


def test_no_pain_is_not_the_same_as_no_note_of_it() -> None:
    none = review(session(2, pain=0)).total
    assert (none.pain, none.most_pain) == (0, 0)
    made = review(session(2, None, None, pain=None), session(3, None, None, pain=None))
    for period in (made.total, made.periods[0]):
        assert (period.pain, period.most_pain) == (None, None)
        assert period.effort == (None, None)
        assert period.sessions == 2


# Spans


@pytest.mark.parametrize("span", Span)
def test_without_a_session_there_are_empty_weeks(span: Span) -> None:
    made = review(span=span)
    known = training_log()
    assert (known.sessions, known.ahead, known.days, known.first_day) == ((), (), {}, None)
    weeks = span.value or 4
    assert len(made.periods) == made.total.weeks == weeks
    assert made.sessions == ()
    assert made.level_changes == ()
    assert made.level_before == ""
    assert made.total == PeriodSums(
        november_day(29) - weeks * WEEK + DAY,
        november_day(29),
        sessions=0,
        days=0,
        reps=PerLeg(0, 0),
        active_ms=0,
        effort=PerLeg(None, None),
        pain=None,
        most_pain=None,
    )
    assert made.days_so_far == 7 * weeks - 4
    assert made.balance == Balance(made.periods[-8:], PerLeg(0, 0), PerLeg(0, 0), 0)


@pytest.mark.parametrize("span", Span)
def test_a_single_session(span: Span) -> None:
    made = review(session(24, "easy", "hard", pain=3), span=span)
    assert weekly(made) == [0] * ((span.value or 4) - 1) + [1]
    assert made.total.reps == (10, 10)
    assert made.total.pain == 3
    assert made.days_so_far == 2
    assert [change.to_level for change in made.level_changes] == [CLAMSHELL]
    assert made.balance.harder == (0, 1)


@pytest.mark.parametrize("span", Span)
def test_three_sessions_of_the_last_weeks(span: Span) -> None:
    made = review(session(13), session(16), session(22), span=span)
    assert weekly(made)[-4:] == [0, 1, 2, 0]
    assert sum(weekly(made)) == made.total.sessions == made.total.days == 3
    assert made.days_so_far == 13


def test_days_so_far_are_those_of_the_span_up_to_today() -> None:
    for today, days in ((23, 22), (WEDNESDAY, 24), (29, 28)):
        assert review(session(-300), session(today), today=today).days_so_far == days
    assert review(session(2), today=29).days_so_far == 28
    assert review(session(3), today=29).days_so_far == 27
    assert review(session(WEDNESDAY)).days_so_far == 1
    assert review(session(-300), span=Span.ALL).days_so_far == WEDNESDAY + 300 + 1


def test_twelve_weeks_with_gaps() -> None:
    trained = 11, 9, 8, 7, 4, 0
    made = review(*(weeks_ago(weeks) for weeks in (12, *trained)), span=Span.TWELVE)
    assert weekly(made) == [1, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 1]
    assert [period.reps.left for period in made.periods] == [10 * number for number in weekly(made)]
    assert made.total.sessions == 6
    assert [period.pain for period in made.periods] == [
        0 if number else None for number in weekly(made)
    ]
    assert made.days_so_far == 12 * 7 - 4


def test_twenty_years() -> None:
    days = range(WEDNESDAY - 365 * 20, WEDNESDAY + 1)
    events = [session(day, pain=day % 5) for day in days]
    made = review(*events, span=Span.ALL)
    assert {period.weeks for period in made.periods} == {13}
    assert len(made.periods) == 81
    assert made.total.sessions == made.total.days == made.days_so_far == len(events)
    assert (
        sum(period.reps.left for period in made.periods) == made.total.reps.left == 10 * len(events)
    )
    assert {period.sessions for period in made.periods[1:-1]} == {13 * 7}
    assert made.periods[-1].sessions == 13 * 7 - 4
    assert weekly(review(*events, span=Span.YEAR)) == [7] * 51 + [3]
    assert made.balance.reps == (10 * (8 * 7 - 4), 10 * (8 * 7 - 4))


def test_all_begins_with_the_week_of_the_first_session_but_is_never_under_four() -> None:
    assert review(session(16), span=Span.ALL).first == november_day(2)
    assert review(session(2), span=Span.ALL).first == november_day(2)
    assert review(session(1), span=Span.ALL).first == november_day(-5)
    assert review(session(-6), span=Span.ALL).first == november_day(-12)
    assert len(review(session(-6), span=Span.ALL).periods) == 6


def test_sessions_of_another_program_are_in_the_sums() -> None:
    made = review(session(3), session(4, program="another"))
    assert made.total.sessions == 2
    assert made.total.reps == (20, 20)


# The order of the history


@settings(max_examples=60)
@given(pasts(), st.data())
def test_the_order_of_the_history_is_of_no_matter(
    known: tuple[History, date], data: st.DataObject
) -> None:
    past, today = known
    shuffled = History(
        tuple(data.draw(st.permutations(past.sessions))),
        tuple(data.draw(st.permutations(past.answers))),
    )
    one, other = (TrainingLog(each, PROGRAM.id, today) for each in (past, shuffled))
    assert one.sessions == other.sessions
    assert one.ahead == other.ahead
    assert one.level_changes == other.level_changes
    for span in Span:
        assert one.over(span) == other.over(span)


@given(any_histories(PROGRAM), st.dates(date(1970, 1, 1), date(2200, 1, 1)), st.data())
def test_whatever_a_file_holds_the_weeks_are_told_in_any_order(
    past: History, today: date, data: st.DataObject
) -> None:
    # As early as a file may have it.
    past = replace(past, sessions=tuple(each for each in past.sessions if each.day.year >= 1900))
    shuffled = History(past.sessions[::-1], tuple(data.draw(st.permutations(past.answers))))
    for span in Span:
        made = TrainingLog(past, PROGRAM.id, today).over(span)
        assert made == TrainingLog(shuffled, PROGRAM.id, today).over(span)
        assert len(made.periods) <= MOST_PERIODS
        assert made.days_so_far >= 1


def test_sessions_of_one_moment_are_in_the_order_of_their_ids() -> None:
    a, b, c = (replace(session(3), id=name) for name in "abc")
    assert training_log(b, c, a).sessions == (a, b, c)
    assert training_log(c, a, b).over(Span.FOUR) == training_log(a, b, c).over(Span.FOUR)


# Steps


def test_the_first_session_is_a_step_from_nowhere() -> None:
    assert level_changes(session(3), session(4)) == (LevelChange(november_day(3), "", CLAMSHELL),)
    assert level_changes() == ()


def test_an_accepted_offer_is_a_step_on_the_day_it_was_accepted() -> None:
    yes = replace(accepted(3, HALF_SPEED), reason="Three easy sessions.")
    first, up = level_changes(
        session(3), yes, session(5, level=HALF_SPEED), session(6, level=HALF_SPEED)
    )
    assert first == LevelChange(november_day(3), "", CLAMSHELL)
    assert up == LevelChange(
        november_day(3), CLAMSHELL, HALF_SPEED, AnswerKind.ACCEPTED, "Three easy sessions."
    )


def test_a_level_chosen_by_hand_is_a_step_of_that_kind() -> None:
    *_, up = level_changes(session(3), chosen(4, CIRCLES), session(6, level=CIRCLES))
    assert up == LevelChange(november_day(4), CLAMSHELL, CIRCLES, AnswerKind.CHOSEN)


def test_a_level_chosen_before_the_first_session_is_where_it_begins() -> None:
    assert level_changes(chosen(2, LIFT), session(4, level=LIFT)) == (
        LevelChange(november_day(2), "", LIFT, AnswerKind.CHOSEN),
    )
    # Nobody has come to a level before the first session.
    assert level_changes(chosen(2, LIFT)) == ()


def test_a_level_that_was_chosen_first_and_not_trained_led_nowhere() -> None:
    assert level_changes(chosen(2, LIFT), session(4)) == (
        LevelChange(november_day(4), "", CLAMSHELL),
    )


def test_a_level_picked_and_left_again_without_a_session_is_no_step() -> None:
    events = session(3), chosen(4, CIRCLES), chosen(5, CLAMSHELL), session(6)
    assert [change.to_level for change in level_changes(*events)] == [CLAMSHELL]
    assert [change.to_level for change in level_changes(*events[:3])] == [CLAMSHELL]


def test_of_several_moves_without_a_session_the_newest_tells_the_step() -> None:
    moves = accepted(4, HALF_SPEED), chosen(5, CIRCLES), chosen(6, LIFT)
    expected = LevelChange(november_day(6), CLAMSHELL, LIFT, AnswerKind.CHOSEN)
    assert level_changes(session(3), *moves)[1:] == (expected,)
    assert level_changes(session(3), *moves, session(7, level=LIFT))[1:] == (expected,)


def test_moves_are_told_from_one_session_to_the_next() -> None:
    events = (
        session(3),
        accepted(3, HALF_SPEED),
        session(4, level=HALF_SPEED),
        session(5, level=HALF_SPEED),
        # To where the old answer led, but not by it.
        session(6),
        session(7, level=HALF_SPEED),
    )
    assert level_changes(*events)[1:] == (
        LevelChange(november_day(3), CLAMSHELL, HALF_SPEED, AnswerKind.ACCEPTED),
        LevelChange(november_day(6), HALF_SPEED, CLAMSHELL),
        LevelChange(november_day(7), CLAMSHELL, HALF_SPEED),
    )


def test_an_answer_before_a_session_at_the_old_level_is_used_up() -> None:
    events = session(3), accepted(3, HALF_SPEED), session(4), session(5, level=HALF_SPEED)
    assert level_changes(*events)[1:] == (LevelChange(november_day(5), CLAMSHELL, HALF_SPEED),)


def test_sessions_that_were_brought_in_tell_steps_without_an_answer() -> None:
    events = session(3), session(10, level=LIFT), session(12, level=LIFT), session(20)
    assert level_changes(*events) == (
        LevelChange(november_day(3), "", CLAMSHELL),
        LevelChange(november_day(10), CLAMSHELL, LIFT),
        LevelChange(november_day(20), LIFT, CLAMSHELL),
    )


def test_an_answer_that_led_elsewhere_does_not_tell_a_step() -> None:
    events = session(3), accepted(4, HALF_SPEED), session(5, level=LIFT)
    assert level_changes(*events)[1:] == (LevelChange(november_day(5), CLAMSHELL, LIFT),)


def test_a_move_after_the_last_session_is_the_last_step() -> None:
    *_, last = level_changes(session(3), accepted(3, HALF_SPEED))
    assert last == LevelChange(november_day(3), CLAMSHELL, HALF_SPEED, AnswerKind.ACCEPTED)
    # To stay is no step.
    assert len(level_changes(session(3), chosen(4, CLAMSHELL))) == 1


def test_a_declined_offer_leads_nowhere() -> None:
    assert len(level_changes(session(3), declined(3, HALF_SPEED))) == 1
    assert level_changes(session(3), declined(3, HALF_SPEED), session(5, level=HALF_SPEED))[1:] == (
        LevelChange(november_day(5), CLAMSHELL, HALF_SPEED),
    )
    # Nor does it undo what was accepted before.
    accepted_first = session(3), accepted(3, HALF_SPEED), declined(4, LIFT)
    expected = LevelChange(november_day(3), CLAMSHELL, HALF_SPEED, AnswerKind.ACCEPTED)
    assert level_changes(*accepted_first)[1:] == (expected,)
    assert level_changes(*accepted_first, session(5, level=HALF_SPEED))[1:] == (expected,)


def test_another_programs_sessions_and_answers_are_not_on_the_ladder() -> None:
    elsewhere = session(4, level=CIRCLES, program="another")
    answered = replace(chosen(5, LIFT), program="another")
    assert [change.to_level for change in level_changes(session(3), elsewhere, answered)] == [
        CLAMSHELL
    ]
    of_another = TrainingLog(history(session(3), elsewhere, answered), "another", november_day(25))
    assert [change.to_level for change in of_another.level_changes] == [CIRCLES, LIFT]
    assert of_another.over(Span.FOUR).level_changes == of_another.level_changes


def test_steps_are_told_by_time_whatever_the_order_of_the_history() -> None:
    evening = session(3, level=LIFT, hour=20)
    said = answer(AnswerKind.CHOSEN, 3, LIFT, hour=12)
    assert [change.kind for change in level_changes(evening, said, session(3))] == [
        None,
        AnswerKind.CHOSEN,
    ]
    # Said after the evening's session it is not what led to it.
    too_late = answer(AnswerKind.CHOSEN, 3, LIFT, hour=21)
    assert [change.kind for change in level_changes(evening, too_late, session(3))] == [None, None]


def test_a_step_is_dated_by_the_local_day_of_its_answer() -> None:
    late = datetime(2026, 11, 3, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
    said = replace(accepted(3, HALF_SPEED), at=late)
    assert level_changes(session(3), said)[-1].day == november_day(3)
    started = replace(session(5, level=HALF_SPEED), started_at=late + 2 * DAY)
    assert level_changes(session(3), started)[-1].day == november_day(5)


def test_an_answer_is_ahead_by_its_local_day() -> None:
    # In universal time the one is said tomorrow and the other today.
    today = datetime(2026, 11, WEDNESDAY, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
    tomorrow = datetime(2026, 11, WEDNESDAY + 1, 8, tzinfo=timezone(timedelta(hours=13)))
    for at, levels in ((today, [CLAMSHELL, LIFT]), (tomorrow, [CLAMSHELL])):
        said = replace(chosen(3, LIFT), at=at)
        assert [change.to_level for change in level_changes(session(3), said)] == levels


def test_a_span_has_its_own_steps_and_the_level_it_began_with() -> None:
    events = (
        session(-40),
        session(-20, level=HALF_SPEED),
        session(1, level=LIFT),
        session(2, level=CIRCLES),
        session(20, level=LIFT),
    )
    made = review(*events)
    assert made.level_before == LIFT
    assert [(change.from_level, change.to_level) for change in made.level_changes] == [
        (LIFT, CIRCLES),
        (CIRCLES, LIFT),
    ]
    longer = review(*events, span=Span.TWELVE)
    assert longer.level_before == ""
    assert [change.to_level for change in longer.level_changes] == [
        CLAMSHELL,
        HALF_SPEED,
        LIFT,
        CIRCLES,
        LIFT,
    ]
    for span in (Span.YEAR, Span.ALL):
        assert review(*events, span=span).level_changes == longer.level_changes


@given(histories(), st.integers(40, 70), SPANS)
def test_steps_are_a_chain_that_ends_where_the_person_is(
    past: History, today: int, span: Span
) -> None:
    known = TrainingLog(past, PROGRAM.id, november_day(today))
    levels = [change.to_level for change in known.level_changes]
    assert [change.from_level for change in known.level_changes] == ["", *levels][: len(levels)]
    assert all(change.from_level != change.to_level for change in known.level_changes)
    assert [change.day for change in known.level_changes] == sorted(
        change.day for change in known.level_changes
    )
    assert all(change.kind is not AnswerKind.DECLINED for change in known.level_changes)
    # Every level trained is one of them, and every one but the last was trained.
    trained_at = {each.level for each in known.sessions}
    assert trained_at <= set(levels)
    assert set(levels[:-1]) <= trained_at
    moves = [
        each
        for each in past.answers
        if each.kind is not AnswerKind.DECLINED and each.at.date() <= known.today
    ]
    if known.sessions:
        places = [(each.started_at, each.level) for each in known.sessions]
        places += [(each.at, each.to_level) for each in moves]
        assert levels[-1] == max(places)[1]
    made = known.over(span)
    before = [change for change in known.level_changes if change not in made.level_changes]
    assert [*before, *made.level_changes] == list(known.level_changes)
    assert all(made.first <= change.day <= made.last for change in made.level_changes)
    assert all(change.day < made.first for change in before)
    assert made.level_before == (before[-1].to_level if before else "")


# Left against right


def test_the_legs_are_compared_over_the_last_eight_weeks() -> None:
    # The eight weeks begin with Monday, 5 October, the 27th day before 1 November.
    balance = review(
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
    balance = review(*(weeks_ago(back) for back in range(30)), span=span).balance
    assert [period.weeks for period in balance.weeks] == [1] * weeks
    assert balance.reps == (10 * weeks, 10 * weeks)


@pytest.mark.parametrize(("first", "weeks"), [(0, 4), (3, 4), (4, 5), (7, 8), (8, 8), (2000, 8)])
def test_all_compares_what_there_is_in_single_weeks(first: int, weeks: int) -> None:
    balance = review(weeks_ago(first), session(WEDNESDAY, hour=9), span=Span.ALL).balance
    assert [period.weeks for period in balance.weeks] == [1] * weeks


def test_sessions_count_in_the_comparison_if_both_legs_were_rated() -> None:
    balance = review(
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


@given(pasts(), SPANS)
def test_the_comparison_is_that_of_its_weeks(known: tuple[History, date], span: Span) -> None:
    past, today = known
    made = TrainingLog(past, PROGRAM.id, today).over(span)
    balance = made.balance
    assert len(balance.weeks) == min(8, made.total.weeks)
    assert balance.weeks[-1].last == made.last
    for side in Side:
        assert balance.reps.of(side) == sum(period.reps.of(side) for period in balance.weeks)
    # In the order of the letters, easy, hard, right is not that of strain.
    pairs = [
        tuple({"easy": 0, "right": 1, "hard": 2}[each.effort[side].value] for side in Side)
        for each in past.sessions
        if balance.weeks[0].first <= each.day <= today and len(each.effort) == 2
    ]
    assert balance.rated == len(pairs)
    assert balance.harder.left == sum(left > right for left, right in pairs)
    assert balance.harder.right == sum(right > left for left, right in pairs)


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
    days = {today - each * DAY for each in back}
    assert days_of_seven(days, today) == len(back & set(range(7)))
    known = TrainingLog(
        History(tuple(replace(session(1), id=f"{each}", started_at=noon(each)) for each in days)),
        PROGRAM.id,
        today,
    )
    assert days_of_seven(known.days, today) == len(back & set(range(7)))


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
