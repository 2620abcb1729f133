"""Short ways to the values that the core's tests talk about."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from glutetimer.core.frozen import replace
from glutetimer.core.program import Program, Side
from glutetimer.core.program_reader import read_program
from glutetimer.core.progression import Decision, decide
from glutetimer.core.records import (
    Answer,
    AnswerKind,
    Effort,
    History,
    SessionRecord,
    SetRecord,
)
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Plan

BUILT_IN = Path(__file__).parents[2] / "assets" / "programs" / "gluteus-medius.toml"

CLAMSHELL = "clamshell"
HALF_SPEED = "clamshell-half-speed"
LIFT = "lateral-leg-lift"
CIRCLES = "lift-and-circles"


def built_in_values() -> dict[str, Any]:
    """The mapping of the built-in program's file, fresh each time."""
    return tomllib.loads(BUILT_IN.read_text(encoding="utf-8"))


@cache
def built_in() -> Program:
    return read_program(built_in_values())


def plan_for(level_id: str, first_side: Side = Side.LEFT) -> Plan:
    """A plan of that level of the built-in program."""
    program = built_in()
    level = program.level(level_id)
    assert level
    return Plan(level, first_side, program.timing)


def november(day: int, hour: int = 8) -> datetime:
    """That hour, UTC, of a day counted from 1 November 2026; 31 is 1 December."""
    return datetime(2026, 11, 1, hour, tzinfo=UTC) + timedelta(days=day - 1)


def november_day(day: int) -> date:
    return november(day).date()


def set_record(
    side: Side, done: int = 10, prescribed: int = 10, speed: Speed = Speed.NORMAL
) -> SetRecord:
    return SetRecord("clamshell", side, prescribed, done, speed)


def session(
    day: int,
    left: str | None = "easy",
    right: str | None = "easy",
    *,
    level: str = CLAMSHELL,
    hour: int = 8,
    done: int | tuple[int, int] = 10,
    speed: Speed = Speed.NORMAL,
    pain: int | None = 0,
    program: str = "gluteus-medius",
) -> SessionRecord:
    """A session of ten reps a leg, all done and easy unless told; `done` may be (left, right)."""
    efforts: Mapping[Side, str | None] = {Side.LEFT: left, Side.RIGHT: right}
    done_left, done_right = (done, done) if isinstance(done, int) else done
    return SessionRecord(
        id=f"session-{day}-{hour}-{level}",
        program=program,
        level=level,
        first_side=Side.LEFT,
        started_at=november(day, hour),
        active_ms=300_000,
        sets=(
            set_record(Side.LEFT, done_left, speed=speed),
            set_record(Side.RIGHT, done_right, speed=speed),
        ),
        effort={side: Effort(effort) for side, effort in efforts.items() if effort},
        pain=pain,
    )


def answer(kind: AnswerKind, day: int, to_level: str, hour: int = 9) -> Answer:
    """An answer an hour after the day's session, unless told."""
    return Answer(
        id=f"answer-{day}-{hour}",
        program="gluteus-medius",
        answered_at=november(day, hour),
        kind=kind,
        from_level="",
        to_level=to_level,
    )


def accepted(day: int, to_level: str) -> Answer:
    return answer(AnswerKind.ACCEPTED, day, to_level)


def declined(day: int, to_level: str) -> Answer:
    return answer(AnswerKind.DECLINED, day, to_level)


def chosen(day: int, to_level: str) -> Answer:
    return answer(AnswerKind.CHOSEN, day, to_level)


def history(*events: SessionRecord | Answer) -> History:
    return History(
        sessions=tuple(event for event in events if isinstance(event, SessionRecord)),
        answers=tuple(event for event in events if isinstance(event, Answer)),
    )


def decision(*events: SessionRecord | Answer, today: int = 3) -> Decision:
    """The decision of the built-in program on that day of November."""
    return decide(built_in(), history(*events), november_day(today))


EASY_3 = session(1), session(2), session(3)


def lifts_and_circles(lifts: int, circles: int, **more: Any) -> SessionRecord:
    """A session of ten lifts and sixteen circles with each leg, so many done."""
    sets = tuple(
        replace(set_record(side, done, asked), exercise=exercise)
        for side in Side
        for exercise, done, asked in (
            ("lateral-leg-lift", lifts, 10),
            ("leg-circles", circles, 16),
        )
    )
    return replace(session(3, level=CIRCLES, **more), sets=sets)
