"""How the past is said: kindly, briefly, and never two things at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from glutetimer.core.frozen import replace
from glutetimer.core.program import Sides
from glutetimer.core.records import History, SessionRecord
from glutetimer.core.review.periods import PeriodSums, PerLeg, monday
from glutetimer.core.review.training_log import Balance, Span, TrainingLog
from glutetimer.ui.review import summaries, texts
from tests.core.builders import november, november_day, session
from tests.core.reviews import bridges, holds
from tests.support.home_histories import (
    BOTH_LEGS_LEVEL,
    FIRST_LIST,
    HOME,
    home_session,
    of_left_leg_only,
    smaller,
)

TODAY = november_day(25)


def log_of(*sessions: SessionRecord) -> TrainingLog:
    return TrainingLog(History(sessions), "gluteus-medius", TODAY)


def balance(*sessions: SessionRecord, span: Span = Span.TWELVE) -> Balance:
    return log_of(*sessions).over(span).balance


def week(first: date) -> PeriodSums:
    """An empty week."""
    (period, *_) = TrainingLog(History(), "", first).over(Span.FOUR).periods
    return replace(period, first=monday(first), last=monday(first) + timedelta(days=6))


def test_a_day_names_its_year_only_where_it_is_not_the_present_one() -> None:
    assert texts.short_day_text(date(2026, 11, 22), TODAY) == "22 Nov"
    assert texts.short_day_text(date(2025, 11, 22), TODAY) == "22 Nov 2025"
    assert texts.short_date_text(date(2026, 11, 22)) == "22 Nov 2026"


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2026, 11, 18), "16 to 22 November", "16–22 Nov"),
        (date(2026, 10, 28), "26 October to 1 November", "26 Oct–1 Nov"),
        (date(2025, 11, 18), "17 to 23 November 2025", "17–23 Nov"),
        (date(2025, 12, 30), "29 December 2025 to 4 January 2026", "29 Dec–4 Jan"),
        (date(2024, 12, 31), "30 December 2024 to 5 January 2025", "30 Dec–5 Jan"),
    ],
)
def test_a_week_is_said_from_its_first_day_to_its_last(day: date, long: str, short: str) -> None:
    assert texts.period_text(week(day), TODAY) == long
    assert texts.short_week_text(week(day), TODAY) == short


@pytest.mark.parametrize(
    ("today", "long", "short"),
    [
        (date(2026, 11, 23), "23 November", "23 Nov"),
        (date(2026, 11, 25), "23 to 25 November", "23–25 Nov"),
        (date(2026, 11, 29), "23 to 29 November", "23–29 Nov"),
    ],
)
def test_the_present_week_is_said_up_to_today(today: date, long: str, short: str) -> None:
    assert texts.period_text(week(date(2026, 11, 23)), today) == long
    assert texts.short_week_text(week(date(2026, 11, 23)), today) == short


def test_reps_are_told_leg_by_leg() -> None:
    assert texts.legs_text(PerLeg(1300, 0)) == "left 1,300, right 0"


@pytest.mark.parametrize(
    ("active_ms", "text"),
    [
        (0, "0 min"),
        (29_000, "0 min"),
        (45 * 60_000, "45 min"),
        (59 * 60_000 + 31_000, "1 h"),
        (190 * 60_000, "3 h 10 min"),
        (1_234 * 3_600_000, "1,234 h"),
    ],
)
def test_times_are_in_hours_and_minutes(active_ms: int, text: str) -> None:
    assert texts.time_text(active_ms) == text


@pytest.mark.parametrize(
    ("mean", "text"),
    [
        (0, "easy"),
        (0.49, "easy"),
        (0.5, "about right"),
        (1, "about right"),
        (1.49, "about right"),
        (1.5, "hard"),
        (2, "hard"),
    ],
)
def test_a_mean_of_efforts_is_the_nearest_word(mean: float, text: str) -> None:
    assert texts.mean_effort_text(mean) == text


def test_a_day_is_said_with_its_sessions() -> None:
    day = november_day(22)
    two = [session(22, hour=8, done=(20, 24)), session(22, hour=18, done=(6, 0))]
    assert texts.describe_day(day, (), TODAY) == "Sunday 22 November: no session"
    assert texts.describe_day(day, two[:1], TODAY).endswith(": 1 session, left 20, right 24 reps")
    assert texts.describe_day(day, two, TODAY).endswith(": 2 sessions, left 26, right 24 reps")


def test_false_starts_of_a_day_are_said_apart() -> None:
    day, one = november_day(22), [session(22, done=(20, 24))]
    assert texts.describe_day(day, (), TODAY, 2) == "Sunday 22 November: 2 false starts"
    text = texts.describe_day(day, one, TODAY, 1)
    assert text == "Sunday 22 November: 1 session and 1 false start, left 20, right 24 reps"


def test_false_starts_are_told_as_not_counted() -> None:
    false_start = session(22, None, None, done=(1, 0), pain=None)
    totals = summaries.totals_text(log_of(session(23), false_start).over(Span.FOUR), 7)
    assert totals.startswith("1 session on 1 of ")
    assert totals.endswith("1 of the last 7 days · 1 false start, not counted")


ONE_HARD = (session(23, "easy", "hard", done=(10, 10)),)
TWO_ALIKE = (session(23, done=(10, 8)), session(24, "hard", "hard", done=(10, 10)))


@pytest.mark.parametrize(
    ("sessions", "text"),
    [
        ((), "In the last 8 weeks there was no session."),
        (
            (session(23, None, None, done=(10, 10)),),
            "In the last 8 weeks each leg did 10 reps.",
        ),
        (
            (session(23, None, None, done=(0, 0)),),
            "In the last 8 weeks each leg did 0 reps.",
        ),
        (
            (session(23, done=(0, 1)),),
            "In the last 8 weeks your right leg did 1 rep, 1 more than the left.",
        ),
        (
            ONE_HARD,
            "In the last 8 weeks each leg did 10 reps; the right one was harder "
            "in the session rated.",
        ),
        (
            TWO_ALIKE,
            "In the last 8 weeks your left leg did 20 reps, 2 more than the right, "
            "and both were equally hard in all of the 2 sessions rated.",
        ),
        (
            (*TWO_ALIKE, session(25, "hard", "right", done=(1000, 1000))),
            "In the last 8 weeks your left leg did 1,020 reps, 2 more than the right; "
            "the left one was harder in 1 of the 3 sessions rated.",
        ),
        (
            (*ONE_HARD, session(24, "hard", "easy"), session(25, "easy", None)),
            "In the last 8 weeks each leg did 30 reps; "
            "each was the harder one in 1 of the 2 sessions rated.",
        ),
    ],
)
def test_left_against_right_in_one_sentence(sessions: Sequence[SessionRecord], text: str) -> None:
    assert summaries.balance_summary(balance(*sessions)) == text


def test_the_totals_say_how_often_and_how_much() -> None:
    log = log_of(
        session(4, done=(20, 18)),
        session(24, done=(10, 9)),
        replace(session(24, done=(10, 9)), id="again", started_at=november(24, 19)),
    )
    review = log.over(Span.TWELVE)
    assert summaries.totals_text(review, 7) == (
        "3 sessions on 2 of 22 days · 76 reps: left 40, right 36 · 15 min of exercise · "
        "1 of the last 7 days"
    )


def with_bridges(record: SessionRecord) -> SessionRecord:
    return replace(record, sets=(*record.sets, bridges(24), holds(None, 2)))


def test_what_both_legs_did_together_counts_once_in_the_totals() -> None:
    review = log_of(with_bridges(session(24, done=(10, 9)))).over(Span.TWELVE)
    assert summaries.totals_text(review, 7) == (
        "1 session on 1 of 2 days · "
        "45 reps: left 36, right 35 (26 of each with both legs together) · "
        "20 s held · 5 min of exercise · 1 of the last 7 days"
    )
    together = replace(session(24), sets=(bridges(24),))
    assert texts.describe_day(november_day(24), (together,), TODAY).endswith(
        ": 1 session, 24 reps with both legs together"
    )
    text = summaries.totals_text(log_of(together).over(Span.TWELVE), 7)
    assert "· 24 reps with both legs together · 5 min of exercise ·" in text


def test_a_program_for_some_days_of_the_week_counts_no_days_left_out() -> None:
    review = log_of(session(4), session(20), session(24)).over(Span.TWELVE)
    text = summaries.totals_text(review, 3)
    assert text.startswith("3 sessions on 3 days · 60 reps")
    assert text.endswith("2 of 3 sessions in the last 7 days")


@pytest.mark.parametrize(
    ("held_ms", "text"),
    [
        (40_999, "40 s"),
        (60_000, "1 min"),
        (320_000, "5 min 20 s"),
        (3_599_999, "59 min 59 s"),
        (4_200_000, "1 h 10 min"),
    ],
)
def test_time_held_is_told_to_the_second_below_an_hour(held_ms: int, text: str) -> None:
    assert texts.held_text(held_ms) == text


def test_time_held_is_told_with_the_reps() -> None:
    day = with_bridges(session(24, done=(10, 9)))
    done = "left 36, right 35 reps (26 of each with both legs together) and 20 s held"
    assert texts.describe_day(day.day, [day], TODAY) == f"Tuesday 24 November: 1 session, {done}"
    period = log_of(day).over(Span.FOUR).total
    assert texts.period_reps_text(period) == f"{done} in 1 session"


def test_a_week_of_both_legs_together_has_nothing_to_compare() -> None:
    together = replace(session(24), sets=(bridges(24),))
    week = balance(together, session(10)).weeks[-1]
    assert texts.describe_week(week, TODAY) == ("23 to 25 November: nothing with one leg at a time")
    assert summaries.balance_summary(balance(together)) == (
        "In the last 8 weeks both legs worked together in every set."
    )


def test_a_session_that_was_made_less_says_how() -> None:
    whole = home_session(FIRST_LIST, 1)
    assert texts.reduced_text(whole, HOME) == ""
    assert texts.reduced_text(smaller(whole), HOME) == "smaller dose"
    assert texts.reduced_text(of_left_leg_only(whole), HOME) == "left leg only"
    assert texts.reduced_text(smaller(home_session(BOTH_LEGS_LEVEL, 1)), HOME) == "smaller dose"
    assert texts.reduced_text(replace(whole, reduced=True), HOME) == "quicker tempo"
    shorter = [replace(s, hold_ms=s.hold_ms // 2, held_ms=s.held_ms // 2) for s in whole.sets]
    shorter_holds = replace(whole, sets=tuple(shorter), reduced=True)
    assert texts.reduced_text(shorter_holds, HOME) == "smaller dose"
    gone = replace(whole, level="gone", reduced=True)
    assert texts.reduced_text(gone, HOME) == "smaller dose"
    assert texts.reduced_text(of_left_leg_only(gone), HOME) == "left leg only"


def test_a_level_of_one_leg_is_not_made_less_by_being_so() -> None:
    clam = FIRST_LIST.doses[2]
    of_left = replace(clam, exercise=replace(clam.exercise, sides=Sides.LEFT))
    program = replace(HOME, levels=(replace(FIRST_LIST, doses=(of_left,)),))
    record = of_left_leg_only(home_session(FIRST_LIST, 1))
    less = replace(record, sets=(replace(record.sets[1], prescribed=6, done=6),))
    assert texts.reduced_text(less, program) == "smaller dose"


def test_a_single_rep_is_not_reps() -> None:
    log = log_of(session(25, done=(1, 0)))
    text = summaries.totals_text(log.over(Span.TWELVE), 7)
    assert text.startswith("1 session on 1 of 1 day · 1 rep: left 1, right 0 ·")
