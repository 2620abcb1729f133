"""A session that was done without the program, as it is entered afterwards."""

from __future__ import annotations

from datetime import date, datetime

from glutetimer.core.compiler import compile_timeline
from glutetimer.core.program import Level, Program, Side
from glutetimer.core.records import SessionRecord, SetRecord
from glutetimer.core.speech_schedule import Count, Speech
from glutetimer.core.timeline import Plan

SILENT = Speech(False, Count.EVERY, {})


def entered_session(
    session_id: str, program: Program, level: Level, first_side: Side, day: date, now: datetime
) -> SessionRecord:
    """The record of a level done as the program has it, all reps of it, on that day.

    The time of day is the present one: a person tells the day, and of two sessions of one day
    the one entered later comes later. The time it took is that of the program.
    """
    timeline = compile_timeline(Plan(level, first_side, program.timing, SILENT))
    sets = tuple(
        SetRecord(
            exercise=block.exercise.id,
            side=block.side,
            prescribed=block.prescribed,
            done=block.prescribed,
            speed=block.speed,
            hold_ms=block.dose.hold_ms,
            held_ms=block.dose.hold_ms * block.prescribed,
        )
        for block in timeline.sets
    )
    return SessionRecord(
        id=session_id,
        program=program.id,
        level=level.id,
        first_side=first_side,
        started_at=datetime.combine(day, now.timetz()),
        active_ms=timeline.duration_ms,
        sets=sets,
        elsewhere=True,
    )
