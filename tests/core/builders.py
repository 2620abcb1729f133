"""Short ways to the values that the core's tests talk about."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from glutetimer.core.program import Program, Side, Speed, read_program
from glutetimer.core.records import Answer, AnswerKind, Effort, SessionRecord, SetRecord
from glutetimer.core.timeline import Plan

BUILT_IN = Path(__file__).parents[2] / "assets" / "programs" / "gluteus-medius.toml"

CLAMSHELL = "clamshell"
HALF_SPEED = "clamshell-half-speed"
LIFT = "lateral-leg-lift"
CIRCLES = "lift-and-circles"


def built_in_values() -> dict[str, Any]:
    """The mapping of the built-in program's file, fresh each time."""
    return tomllib.loads(BUILT_IN.read_text(encoding="utf-8"))


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
        at=november(day, hour),
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
