"""A session done elsewhere is the level's, done on its day, and counts like any other."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from glutetimer.core.entry import entered_session
from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.progression import Verdict, decide
from glutetimer.core.records import Effort, History
from glutetimer.core.session import Act, Session
from glutetimer.core.speech_schedule import Count, Speech
from glutetimer.core.timeline import Plan
from tests.core.builders import built_in

NOW = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
EASY = {Side.LEFT: Effort.EASY, Side.RIGHT: Effort.EASY}


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("first", Side)
def test_its_sets_are_those_of_a_session_of_that_level_with_every_rep_done(
    place: int, first: Side
) -> None:
    program = built_in()
    level = program.levels[place]
    record = entered_session("one", program, level, first, NOW.date(), NOW)
    session = Session(Plan(level, first, program.timing, Speech(False, Count.EVERY, {})))
    session.act(Act.START)
    session.advance(session.timeline.duration_ms)
    assert record.sets == session.records()
    assert record.active_ms == session.active_ms
    assert (record.elsewhere, record.reduced, record.is_rated) == (True, False, False)


def test_it_is_of_its_day_at_the_present_time_and_place() -> None:
    program = built_in()
    day = date(2026, 11, 22)
    record = entered_session("one", program, program.levels[0], Side.LEFT, day, NOW)
    assert record.started_at == datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
    assert record.day == day


def test_three_easy_ones_on_three_days_lead_to_the_next_level() -> None:
    program = built_in()
    level, today = program.levels[0], NOW.date()
    sessions = [
        entered_session(str(back), program, level, Side.LEFT, today - timedelta(back), NOW)
        for back in (3, 2, 1)
    ]
    rated = tuple(replace(record, effort=EASY, pain=0) for record in sessions)
    decision = decide(program, History(rated), today)
    assert (decision.verdict, decision.offered) == (Verdict.UP, program.levels[1])
