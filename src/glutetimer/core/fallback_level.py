"""Which level stands in for one that an edited program no longer has."""

from __future__ import annotations

from collections.abc import Sequence

from glutetimer.core.program import Level, Program, Side, Speed
from glutetimer.core.records import Answer, SessionRecord


def fallback_level(
    program: Program, gone: str, sessions: Sequence[SessionRecord], answers: Sequence[Answer]
) -> Level:
    """The level nearest to `gone`, by what the record knows of it; both newest first.

    By the newest session done there: the level that shares an exercise with it and is most
    like it, in exercises first, then in speed, then in reps; of equals the easier. If none
    shares one, the level that the newest answer names along with it, so the one before or
    after it. If there is none, the level last trained that the program has, else the first.
    """
    done_there = next((s for s in sessions if s.level == gone), None)
    if done_there is not None:
        exercises = {each.exercise for each in done_there.sets}
        alike = [
            level
            for level in program.levels
            if exercises & {dose.exercise.id for dose in level.doses}
        ]
        if alike:
            return min(alike, key=lambda level: _unlikeness(level, done_there))
    beside = [
        other
        for each in answers
        for other in (each.from_level, each.to_level)
        if gone in (each.from_level, each.to_level)
    ]
    candidates = beside + [s.level for s in sessions]
    known = (level for each in candidates if (level := program.level(each)))
    return next(known, program.levels[0])


def _unlikeness(level: Level, record: SessionRecord) -> tuple[int, bool, int]:
    """How far a level is from a session; `min` takes the first of equals, the easier one."""
    exercises = {each.exercise for each in record.sets}
    half = all(each.speed is Speed.HALF for each in record.sets)
    reps = max(record.prescribed(side) for side in Side)
    return (
        len(exercises ^ {dose.exercise.id for dose in level.doses}),
        half != (level.speed is Speed.HALF),
        abs(reps - level.total),
    )
