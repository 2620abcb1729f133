"""The way up the ladder: when a person came to which level, and by which answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from glutetimer.core.frozen import frozen
from glutetimer.core.program import Program
from glutetimer.core.records import Answer, AnswerKind, SessionRecord, chronological_key


@frozen
class LevelChange:
    """The day on which a person came to a level, and from which.

    `from_level` is empty for the level of the first session. `kind` and `reason` are those
    of the answer that led there; None and empty if there is none, as with sessions that
    were brought in from elsewhere.
    """

    day: date
    from_level: str
    to_level: str
    kind: AnswerKind | None = None
    reason: str = ""


def level_changes(
    sessions: Sequence[SessionRecord], answers: Sequence[Answer], program_id: str, today: date
) -> tuple[LevelChange, ...]:
    """Where the level of the program's sessions changed, and the moves after the last of them."""
    events: list[SessionRecord | Answer] = [*sessions, *answers]
    events = [event for event in events if event.program == program_id and _day(event) <= today]
    changes: list[LevelChange] = []
    # Moves that no session has followed yet: a level picked and left again was never trained.
    moves: list[Answer] = []
    level = ""
    for event in sorted(events, key=chronological_key):
        if isinstance(event, Answer):
            if event.kind is not AnswerKind.DECLINED:
                moves.append(event)
        else:
            if event.level != level:
                changes.append(_change(level, event.level, event.day, moves))
                level = event.level
            moves = []
    if moves and level and moves[-1].to_level != level:
        changes.append(_change(level, moves[-1].to_level, moves[-1].answered_at.date(), moves))
    return tuple(changes)


def ladder(program: Program, trail: Sequence[str]) -> list[str]:
    """The ids of the program's levels and of those on the trail that it no longer has.

    The lowest comes first. A level that is gone lies next to the one it was come to from,
    on the side on which the trail went on; the first of the trail, below what came next.
    """
    ids = [level.id for level in program.levels]
    for number, level in enumerate(trail):
        if level in ids:
            continue
        after = next((ids.index(later) for later in trail[number + 1 :] if later in ids), None)
        if number == 0:
            ids.insert(after or 0, level)
        else:
            before = ids.index(trail[number - 1])
            ids.insert(before + (after is None or after >= before), level)
    return ids


def _change(level: str, to_level: str, day: date, moves: Sequence[Answer]) -> LevelChange:
    """The change to that level, by the newest of the moves if it leads there."""
    if moves and moves[-1].to_level == to_level:
        move = moves[-1]
        return LevelChange(move.answered_at.date(), level, to_level, move.kind, move.reason)
    return LevelChange(day, level, to_level)


def _day(event: SessionRecord | Answer) -> date:
    return event.day if isinstance(event, SessionRecord) else event.answered_at.date()
