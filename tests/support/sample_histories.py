"""Histories that are made up, from none at all to twenty years, seen from one moment."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache

from glutetimer.core.frozen import replace
from glutetimer.core.program import Level, Side
from glutetimer.core.records import Answer, AnswerKind, Effort, SessionRecord, SetRecord
from glutetimer.core.session import Session
from glutetimer.core.timeline import Plan
from tests.support.programs import built_in

NOW = datetime(2026, 11, 23, 7, 30, tzinfo=timezone(timedelta(hours=1)))
PROGRAM = built_in()
LEVELS = PROGRAM.levels
HALF, LIFT, TOP = LEVELS[1:4]


@dataclass(frozen=True)
class SampleHistory:
    """What the history holds when the window opens."""

    sessions: tuple[SessionRecord, ...] = ()
    answers: tuple[Answer, ...] = ()


def session_of(
    level: Level,
    days_ago: int,
    effort: Effort = Effort.EASY,
    pain: int = 0,
    note: str = "",
    missing: int = 0,
) -> SessionRecord:
    """A session of that level so many days ago; `missing` reps of its last set were not done."""
    sets = list(_sets(level))
    sets[-1] = replace(sets[-1], done=sets[-1].prescribed - missing)
    return SessionRecord(
        id=f"{days_ago:032}",
        program="gluteus-medius",
        level=level.id,
        first_side=Side.LEFT,
        started_at=NOW - timedelta(days=days_ago, minutes=days_ago * 7 % 90),
        active_ms=300_000 + days_ago * 1_370 % 120_000,
        sets=tuple(sets),
        effort={Side.LEFT: effort, Side.RIGHT: effort},
        pain=pain,
        note=note,
    )


def of_one_leg(record: SessionRecord, side: Side) -> SessionRecord:
    """That session as if only one leg had been trained."""
    sets = tuple(s if s.side is side else replace(s, done=0) for s in record.sets)
    return replace(record, sets=sets, effort={side: record.effort[side]})


def false_start_of(level: Level, days_ago: int, reps: int = 1) -> SessionRecord:
    """A session of that level that was stopped after so many reps, without a word about it."""
    record = session_of(level, days_ago)
    first, *others = record.sets
    left_out = (replace(set_record, done=0) for set_record in others)
    sets = (replace(first, done=reps), *left_out)
    return replace(
        record, id=f"false-start-{days_ago}", sets=sets, effort={}, pain=None, active_ms=15_000
    )


def felt(record: SessionRecord, left: Effort, right: Effort) -> SessionRecord:
    """That session with the legs rated so."""
    return replace(record, effort={Side.LEFT: left, Side.RIGHT: right})


def moved(levels: Sequence[Level], place: int, days_ago: int) -> Answer:
    """The step up to the level at that place, accepted so many days ago."""
    return Answer(
        id=f"{days_ago:032}",
        program="gluteus-medius",
        answered_at=NOW - timedelta(days=days_ago, hours=-1),
        kind=AnswerKind.ACCEPTED,
        from_level=levels[place - 1].id,
        to_level=levels[place].id,
        reason="All reps were done and felt easy with both legs on three days in a row.",
    )


def picked(levels: Sequence[Level], before: int, place: int, days_ago: int) -> Answer:
    """The level at that place, picked by hand."""
    return replace(
        moved(levels, place, days_ago),
        kind=AnswerKind.CHOSEN,
        from_level=levels[before].id,
        reason="",
    )


@cache
def _sets(level: Level) -> tuple[SetRecord, ...]:
    records = Session(Plan(level, Side.LEFT)).records()
    return tuple(replace(record, done=record.prescribed) for record in records)


def _history_up_to(place: int, newest_sessions: Sequence[SessionRecord]) -> SampleHistory:
    """Four easy days at each level below that place, then the newest sessions."""
    sessions, answers = list(newest_sessions), []
    for below in range(place):
        newest = 8 + 5 * (place - below)
        sessions += [session_of(LEVELS[below], newest + day) for day in range(4)]
        answers.append(moved(LEVELS, below + 1, newest))
    return SampleHistory(tuple(sessions), tuple(answers))


def _twelve_weeks() -> SampleHistory:
    """Up three levels, with gaps, two one-sided weeks, and pain that falls."""
    chance = random.Random(7)
    starts = {0: 81, 1: 60, 2: 33, 3: 12}
    gaps = {*range(45, 55), *range(20, 24)}
    sessions = []
    for days_ago in range(80, 0, -1):
        if days_ago in gaps or chance.random() < 0.25:
            continue
        place = max(p for p, start in starts.items() if days_ago < start)
        pain = max(0, round(days_ago / 20 + chance.uniform(-1, 1)))
        missing = chance.choice((0, 0, 0, 0, 2, 5))
        record = session_of(LEVELS[place], days_ago, pain=pain, missing=missing)
        efforts = list(Effort)
        score = min(2, max(0, round(days_ago / 45 + chance.uniform(-0.6, 0.9))))
        record = felt(record, efforts[score], efforts[max(0, score - (days_ago % 3 == 0))])
        if 60 <= days_ago <= 66:
            record = of_one_leg(record, Side.LEFT)
        if 27 <= days_ago <= 31:
            record = of_one_leg(record, Side.RIGHT)
        sessions.append(record)
    sessions[-1] = replace(sessions[-1], note="New mat, cold wall")
    answers = tuple(moved(LEVELS, place, start) for place, start in starts.items() if place)
    return SampleHistory(tuple(sessions), answers)


def _twenty_years() -> SampleHistory:
    """Most days of twenty years, up and down the ladder."""
    chance = random.Random(3)
    sessions, answers, place = [], [], 0
    for days_ago in range(7_299, -1, -1):
        if chance.random() > 0.2:
            pain = chance.choice((0, 0, 0, 1, 2))
            record = session_of(LEVELS[place], days_ago, Effort.EASY, pain)
            sessions.append(felt(record, chance.choice(list(Effort)), Effort.EASY))
        if days_ago % 400 == 0 and days_ago:
            before = place
            place = chance.choice([other for other in range(len(LEVELS)) if other != place])
            up = place == before + 1
            answers.append(
                moved(LEVELS, place, days_ago) if up else picked(LEVELS, before, place, days_ago)
            )
    return SampleHistory(tuple(sessions), tuple(answers))


NOTHING = SampleHistory()
MID = _history_up_to(
    2,
    [
        session_of(LIFT, 6, Effort.HARD, pain=2, missing=2, note="Tired after the long walk"),
        session_of(LIFT, 4, Effort.RIGHT, pain=1),
        session_of(LIFT, 3, Effort.EASY, note="New mat"),
        session_of(LIFT, 1, Effort.EASY),
    ],
)
READY = _history_up_to(1, [session_of(HALF, day) for day in (3, 2, 1)])
NEARLY = _history_up_to(0, [session_of(LEVELS[0], day) for day in (2, 1)])
PAINFUL = _history_up_to(
    2, [session_of(LIFT, 2), session_of(LIFT, 1, Effort.HARD, pain=6, missing=4)]
)
MOVED = SampleHistory(READY.sessions, (*READY.answers, moved(LEVELS, 2, 1)))
DONE_TODAY = _history_up_to(2, [session_of(LIFT, day) for day in (2, 1, 0)])
TOP_TODAY = _history_up_to(3, [session_of(TOP, 1), session_of(TOP, 0, Effort.RIGHT, missing=7)])
FALSE_STARTS = SampleHistory(
    (
        *MID.sessions,
        false_start_of(LIFT, 2),
        false_start_of(LIFT, 0, 2),
        session_of(TOP, 5, missing=3),
    ),
    MID.answers,
)
AT_TOP = _history_up_to(3, [session_of(TOP, day, Effort.RIGHT) for day in (6, 5, 3, 2, 1)])
ONE = SampleHistory((session_of(LEVELS[0], 1, Effort.RIGHT, pain=1, note="The first one"),))
THREE = SampleHistory(tuple(session_of(LEVELS[0], day, Effort.RIGHT, pain=1) for day in (4, 2, 1)))
TWELVE_WEEKS = _twelve_weeks()
TWENTY_YEARS = _twenty_years()
# How much of a past the Review page shows.
SPANS = {"one": ONE, "three": THREE, "twelve-weeks": TWELVE_WEEKS, "twenty-years": TWENTY_YEARS}
