"""Which level stands in for one that an edited program no longer has."""

from __future__ import annotations

from collections.abc import Sequence

from glutetimer.core.program import Level, Program, Side
from glutetimer.core.records import Answer, SessionRecord
from glutetimer.core.speed import fastest


def fallback_level(
    program: Program, missing: str, sessions: Sequence[SessionRecord], answers: Sequence[Answer]
) -> Level:
    """The level nearest to `missing`, by what the record knows of it; both newest first.

    By the newest session done there, at its own dose if any was: the level that shares an
    exercise with it and is most like it, in exercises first, then in legs, in speed, in reps
    and in time held; of equals the easier. If none shares one, the level that the newest
    answer names along with it, so the one before or after it. If there is none, the level last
    trained that the program has, else the first.
    """
    there = [session for session in sessions if session.level == missing]
    if there:
        newest = next((session for session in there if not session.reduced), there[0])
        exercises = newest.exercises
        alike = [
            level
            for level in program.levels
            if exercises & {dose.exercise.id for dose in level.doses}
        ]
        if alike:
            return min(alike, key=lambda level: _unlikeness(level, newest))
    neighbours = [
        level_id
        for answer in answers
        for level_id in (answer.from_level, answer.to_level)
        if missing in (answer.from_level, answer.to_level)
    ]
    candidates = neighbours + [session.level for session in sessions]
    known = (level for level_id in candidates if (level := program.level(level_id)))
    return next(known, program.levels[0])


def _unlikeness(level: Level, record: SessionRecord) -> tuple[int, bool, bool, int, int]:
    """How far a level is from a session; `min` takes the first of equals, the easier one."""
    speed = fastest(set_record.speed for set_record in record.sets)
    reps = max(record.prescribed(side) for side in Side)
    held_ms = max(
        sum(set_record.prescribed * set_record.hold_ms for set_record in record.sets_of(side))
        for side in Side
    )
    own = [
        [dose for dose in level.doses if side in dose.exercise.sides.legs] for side in level.legs
    ]
    own_reps = max(sum(dose.total for dose in doses) for doses in own)
    own_held_ms = max(sum(dose.total * dose.hold_ms for dose in doses) for doses in own)
    return (
        len(record.exercises ^ {dose.exercise.id for dose in level.doses}),
        record.legs != level.legs,
        speed is not level.speed,
        abs(reps - own_reps),
        abs(held_ms - own_held_ms),
    )
