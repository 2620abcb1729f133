"""Reviews of made-up weeks, and histories of any length up to any day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from hypothesis import strategies as st

from glutetimer.core.records import Answer, AnswerKind, Effort, History, SessionRecord
from glutetimer.core.review.level_changes import LevelChange
from glutetimer.core.review.training_log import Review, Span, TrainingLog
from tests.core.builders import (
    built_in,
    november_day,
    session,
    set_record,
)
from tests.core.strategies import LEVELS, SIDES, ZONES

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


def log_of(*events: SessionRecord | Answer, today: int = WEDNESDAY) -> TrainingLog:
    return TrainingLog(history(*events), PROGRAM.id, november_day(today))


def review_of(
    *events: SessionRecord | Answer, span: Span = Span.FOUR, today: int = WEDNESDAY
) -> Review:
    return log_of(*events, today=today).over(span)


def changes_of(*events: SessionRecord | Answer, today: int = WEDNESDAY) -> tuple[LevelChange, ...]:
    return log_of(*events, today=today).level_changes


def session_at(day: int, hour: int, minute: int = 0, *, utc: int = 1) -> SessionRecord:
    """A session at that time of November on the clocks of a place `utc` hours ahead."""
    started = datetime(2026, 11, day, hour, minute, tzinfo=timezone(timedelta(hours=utc)))
    return replace(session(1), id=started.isoformat(), started_at=started)


def weekly(review: Review) -> list[int]:
    """The sessions of each period."""
    return [period.sessions for period in review.periods]


def weeks_ago(weeks: int) -> SessionRecord:
    """A session on the Wednesday so many weeks before the last."""
    return session(WEDNESDAY - 7 * weeks)


# Pasts of a few weeks, years or a century up to a day, and days ahead of it.
BACK = st.integers(-10, 60) | st.integers(-10, 60) | st.integers(-400, 8_000)
TODAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@st.composite
def histories(draw: st.DrawFn) -> tuple[History, date]:
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
        answered_at=moments(),
        kind=st.sampled_from(AnswerKind),
        from_level=LEVELS,
        to_level=LEVELS,
    )
    past = History(
        tuple(draw(st.lists(sessions, max_size=12))), tuple(draw(st.lists(answers, max_size=4)))
    )
    return past, today
