"""What was done of what was prescribed, by level and exercise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from glutetimer.core.records import SessionRecord


def sessions_by_level(sessions: Sequence[SessionRecord]) -> Mapping[str, Sequence[SessionRecord]]:
    """The sessions of each level, by its id, in the order in which they were trained first."""
    by_level: dict[str, list[SessionRecord]] = {}
    for session in sessions:
        by_level.setdefault(session.level, []).append(session)
    return by_level


def reps_by_exercise(sessions: Sequence[SessionRecord]) -> Mapping[str, tuple[int, int]]:
    """The reps done and prescribed of each exercise, by its id, of both legs in the dose's order.

    Lifts and circles are different things: for a person they are never added up.
    """
    counts: dict[str, tuple[int, int]] = {}
    for record in (record for session in sessions for record in session.sets):
        done, prescribed = counts.get(record.exercise, (0, 0))
        counts[record.exercise] = done + record.done, prescribed + record.prescribed
    return counts
