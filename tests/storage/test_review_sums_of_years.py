"""Every number of a review of random sessions, also of years, is what SQL gives."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Answer, AnswerKind, Effort, SessionRecord, SetRecord
from glutetimer.core.review.training_log import Span, TrainingLog
from glutetimer.storage.history import HistoryStore
from tests.storage.review_by_sql import (
    LEVELS,
    PROGRAM,
    TODAY,
    ZONES,
    check,
    check_sums,
    sql_sums,
    write_history,
)
from tests.storage.samples import ANSWER, LEFT_SET, PLANK, RIGHT_SET, SESSION

# Both legs together.
BRIDGE = replace(LEFT_SET, exercise="bridge", side=None)


def held(held_ms: int) -> SetRecord:
    """Three holds of a minute each, of which so much was held; the quarters add up exactly."""
    return replace(PLANK, prescribed=3, done=held_ms // PLANK.hold_ms, held_ms=held_ms)


def years_of_training(seed: int, weeks: int) -> tuple[list[SessionRecord], list[Answer]]:
    """Weeks up to and a little beyond today, with gaps, journeys and days of two sessions."""
    chance = random.Random(seed)
    midnight = datetime(TODAY.year, TODAY.month, TODAY.day)
    sessions: list[SessionRecord] = []
    answers: list[Answer] = []
    place = 0
    for back in range(7 * weeks, -7, -1):
        if chance.random() < 0.5 or (back // 7) % 9 == 4:
            continue
        for _ in range(chance.choice((1, 1, 1, 2))):
            minutes = chance.choice((0, 1, 7 * 60, 20 * 60, 24 * 60 - 1))
            clock = midnight - timedelta(days=back) + timedelta(minutes=minutes)
            legs = chance.choice(
                ((LEFT_SET, RIGHT_SET),) * 6 + ((LEFT_SET,), (RIGHT_SET,), (BRIDGE,))
            )
            held_ms = chance.randrange(0, 180_000, 15_000)
            holds = chance.choice(((),) * 3 + ((held(held_ms),),))
            sessions.append(
                replace(
                    SESSION,
                    program=chance.choice((PROGRAM,) * 9 + ("another",)),
                    level=LEVELS[place],
                    started_at=clock.replace(tzinfo=chance.choice(ZONES)),
                    active_ms=chance.randrange(1_000_000),
                    sets=tuple(
                        replace(set_record, done=chance.randrange(26)) for set_record in legs * 2
                    )
                    + holds,
                    effort={
                        side: chance.choice(list(Effort)) for side in Side if chance.random() < 0.8
                    },
                    pain=chance.choice((None, 0, 0, 1, 2, 3, 10)),
                )
            )
        if chance.random() < 0.1:
            kind = chance.choice(list(AnswerKind))
            to_level = chance.randrange(len(LEVELS))
            answered_at = (midnight - timedelta(days=back, hours=-21)).replace(
                tzinfo=chance.choice(ZONES)
            )
            answers.append(
                replace(ANSWER, answered_at=answered_at, kind=kind, to_level=LEVELS[to_level])
            )
            if kind is not AnswerKind.DECLINED and chance.random() < 0.8:
                place = to_level
    chance.shuffle(sessions)
    chance.shuffle(answers)
    return sessions, answers


@pytest.mark.parametrize(
    ("seed", "weeks"),
    [(1, 1), (14, 3), (3, 12), (4, 60), (15, 103), (6, 105), (7, 430), (8, 1040), (9, 1400)],
)
def test_years_of_training(seed: int, weeks: int, tmp_path: Path) -> None:
    write_history(tmp_path / "history.db", *years_of_training(seed, weeks))
    training_log = check(tmp_path / "history.db")
    # It is not nothing that was compared.
    total = training_log.over(Span.ALL).total
    assert total.sessions > weeks
    assert total.days < total.sessions
    assert total.pain
    assert training_log.ahead
    assert training_log.level_changes


@pytest.mark.parametrize("today", [TODAY - timedelta(days=back) for back in range(8)])
def test_on_every_day_of_a_week(today: date, tmp_path: Path) -> None:
    write_history(tmp_path / "history.db", *years_of_training(10, 30))
    check(tmp_path / "history.db", today)


def test_of_a_part_of_the_history_the_sums_of_its_weeks_are_the_same(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    write_history(path, *years_of_training(11, 200))
    with HistoryStore(path) as store:
        part = TrainingLog(store.load_since(date(2025, 12, 1), 20), PROGRAM, TODAY)
        assert len(part.sessions) < len(TrainingLog(store.load(), PROGRAM, TODAY).sessions)
    with sql_sums(path, TODAY) as sums:
        for span in (Span.FOUR, Span.TWELVE, Span.HALF_YEAR, Span.YEAR):
            check_sums(part.over(span), span, sums)


@st.composite
def sessions(draw: st.DrawFn) -> SessionRecord:
    """Of the weeks around today, seldom of years ago; some without a rep."""
    back = draw(st.integers(-8, 70) | st.integers(-8, 70) | st.integers(-400, 9_000))
    minutes = draw(st.sampled_from((0, 24 * 60 - 1)) | st.integers(0, 24 * 60 - 1))
    clock = datetime(TODAY.year, TODAY.month, TODAY.day) + timedelta(days=-back, minutes=minutes)
    by_tempo = st.builds(
        lambda set_record, done: replace(set_record, done=done),
        st.sampled_from((LEFT_SET, RIGHT_SET, BRIDGE)),
        st.integers(0, 25) | st.integers(0, 5),
    )
    sets = by_tempo | st.sampled_from(range(0, 180_000, 15_000)).map(held)
    return replace(
        SESSION,
        program=draw(st.sampled_from((PROGRAM, PROGRAM, PROGRAM, "another"))),
        level=draw(st.sampled_from(LEVELS)),
        started_at=clock.replace(tzinfo=draw(st.sampled_from(ZONES))),
        active_ms=draw(st.integers(0, 10**7)),
        sets=tuple(draw(st.lists(sets, min_size=1, max_size=4))),
        effort=draw(st.just({}) | st.dictionaries(st.sampled_from(Side), st.sampled_from(Effort))),
        pain=draw(st.none() | st.integers(0, 10)),
    )


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    midnight = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=draw(st.sampled_from(ZONES)))
    back, minutes = draw(st.integers(-8, 70)), draw(st.integers(0, 24 * 60 - 1))
    return replace(
        ANSWER,
        answered_at=midnight + timedelta(days=-back, minutes=minutes),
        kind=draw(st.sampled_from(AnswerKind)),
        to_level=draw(st.sampled_from(LEVELS)),
    )


@settings(max_examples=60)
@given(
    sessions=st.lists(sessions(), max_size=15),
    answers=st.lists(answers(), max_size=5),
    today=st.integers(0, 7).map(lambda back: TODAY - timedelta(days=back)),
)
def test_any_history(
    tmp_path_factory: pytest.TempPathFactory,
    sessions: list[SessionRecord],
    answers: list[Answer],
    today: date,
) -> None:
    path = tmp_path_factory.mktemp("sums") / "history.db"
    write_history(path, sessions, answers)
    check(path, today)
