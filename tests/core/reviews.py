"""Reviews of made-up weeks, and histories of any length up to any day."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from hypothesis import strategies as st

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Answer, AnswerKind, History, SessionRecord, SetRecord
from glutetimer.core.review.level_changes import LevelChange
from glutetimer.core.review.training_log import Review, Span, TrainingLog
from glutetimer.core.speed import Speed
from tests.core.builders import (
    built_in,
    november_day,
    session,
    set_record,
)
from tests.core.strategies import LEG_EFFORTS, LEVELS, SIDES, ZONES

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


def bridges(done: int, prescribed: int = 10) -> SetRecord:
    """A set of both legs together."""
    return SetRecord("bridge", None, prescribed, done, Speed.NORMAL)


def holds(
    side: Side | None, done: int, prescribed: int = 5, *, hold_ms: int = 10_000, held_ms: int = 0
) -> SetRecord:
    """A set of timed holds; `held_ms` is what was held of one that was broken off."""
    return SetRecord(
        "plank", side, prescribed, done, Speed.NORMAL, hold_ms, done * hold_ms + held_ms
    )


def weekly(review: Review) -> list[int]:
    """The sessions of each period."""
    return [period.sessions for period in review.periods]


def weeks_ago(weeks: int) -> SessionRecord:
    """A session on the Wednesday so many weeks before the last."""
    return session(WEDNESDAY - 7 * weeks)


# Pasts of a few weeks, years or a century up to a day, and days ahead of it.
BACK = st.integers(-10, 60) | st.integers(-10, 60) | st.integers(-400, 8_000)
TODAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
_PROGRAM_IDS = st.sampled_from((PROGRAM.id, PROGRAM.id, PROGRAM.id, "another"))
_IDS = st.uuids().map(str)
# A past is made once, up to this day, and then shifted to its own.
_DRAWN_ON = datetime(2050, 1, 1)
_MOMENTS = st.builds(
    lambda back, minutes, zone: (
        _DRAWN_ON.replace(tzinfo=zone) - back * DAY + timedelta(minutes=minutes)
    ),
    BACK,
    st.sampled_from((0, 1, 24 * 60 - 1)) | st.integers(0, 24 * 60 - 1),
    ZONES,
)
_REPS = st.integers(0, 30) | st.integers(0, 3)
_HELD_MS = st.integers(0, 90_000)
_SETS = (
    st.builds(set_record, SIDES, _REPS)
    | st.builds(bridges, _REPS)
    | st.builds(holds, SIDES | st.none(), _REPS, held_ms=_HELD_MS)
)
_SESSIONS = st.builds(
    SessionRecord,
    id=_IDS,
    program=_PROGRAM_IDS,
    level=LEVELS,
    first_side=SIDES,
    started_at=_MOMENTS,
    active_ms=st.integers(0, 3_600_000),
    sets=st.lists(_SETS, max_size=4).map(tuple),
    effort=LEG_EFFORTS,
    pain=st.none() | st.integers(0, 10),
)
_ANSWERS = st.builds(
    Answer,
    id=_IDS,
    program=_PROGRAM_IDS,
    answered_at=_MOMENTS,
    kind=st.sampled_from(AnswerKind),
    from_level=LEVELS,
    to_level=LEVELS,
)


def _shifted(
    today: date, sessions: list[SessionRecord], answers: list[Answer]
) -> tuple[History, date]:
    shift = today - _DRAWN_ON.date()
    past = History(
        tuple(replace(record, started_at=record.started_at + shift) for record in sessions),
        tuple(replace(answer, answered_at=answer.answered_at + shift) for answer in answers),
    )
    return past, today


# Sessions and answers of any zone, and today.
HISTORIES = st.builds(
    _shifted, TODAYS, st.lists(_SESSIONS, max_size=12), st.lists(_ANSWERS, max_size=4)
)
