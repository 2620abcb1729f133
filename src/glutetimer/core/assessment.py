"""What a single session tells: is it training at all, does it count, how do the legs differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from glutetimer.core.program import Level, Rules, Side
from glutetimer.core.records import RPE_SCORE, Effort, SessionRecord
from glutetimer.core.speed import Speed


class ShortfallKind(StrEnum):
    """What keeps a session from counting towards moving up."""

    NO_SETS = "no sets"
    REPS_LEFT_OUT = "reps left out"
    PAIN = "pain"
    NOT_RATED = "not rated"
    FELT_HARD = "felt hard"
    FELT_RIGHT = "felt about right"
    TOO_FAST = "too fast"


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Why a session does not count.

    `sides` are the legs without sets, without a rating or that found it too hard; else none.
    """

    kind: ShortfallKind
    sides: tuple[Side, ...] = ()


_TOO_HARD = (
    (Effort.HARD, ShortfallKind.FELT_HARD),
    (Effort.RIGHT, ShortfallKind.FELT_RIGHT),
)


def is_look(record: SessionRecord, look_percent: int) -> bool:
    """Whether a session was a look: unrated, with fewer than `look_percent` of its reps done.

    Pain that was told is a rating, too: who stops because it hurts says so.
    """
    if record.effort or record.pain is not None:
        return False
    begun = sum(set_record.reps_begun for set_record in record.sets)
    return begun * 100 < look_percent * sum(set_record.prescribed for set_record in record.sets)


def trained(sessions: Iterable[SessionRecord], look_percent: int) -> tuple[SessionRecord, ...]:
    """The sessions that are training: all but the looks."""
    return tuple(session for session in sessions if not is_look(session, look_percent))


def is_complete(record: SessionRecord) -> bool:
    """Whether every prescribed rep of both legs was done.

    More lifts than prescribed do not make up for circles that were left out.
    """
    return all(
        record.prescribed(side) > 0
        and all(done >= prescribed for done, prescribed in record.by_exercise(side).values())
        for side in Side
    )


def unrated_legs(record: SessionRecord) -> tuple[Side, ...]:
    """The legs of which it is not noted how they felt."""
    return tuple(side for side in Side if side not in record.effort)


def qualifies(record: SessionRecord, level: Level, rules: Rules) -> bool:
    """Whether a session counts towards moving up."""
    return shortfall(record, level, rules) is None


def shortfall(record: SessionRecord, level: Level, rules: Rules) -> Shortfall | None:
    """What keeps a session from counting towards moving up; None if it counts.

    It counts if every prescribed rep of both legs was done, at the level's speed or slower,
    both legs are rated easy, and pain is at most `up_pain_most`; pain not told is none.
    """
    idle = tuple(side for side in Side if not record.prescribed(side))
    if idle:
        return Shortfall(ShortfallKind.NO_SETS, idle)
    if not is_complete(record):
        return Shortfall(ShortfallKind.REPS_LEFT_OUT)
    if (record.pain or 0) > rules.up_pain_most:
        return Shortfall(ShortfallKind.PAIN)
    if unrated := unrated_legs(record):
        return Shortfall(ShortfallKind.NOT_RATED, unrated)
    for effort, kind in _TOO_HARD:
        sides = tuple(side for side in Side if record.effort[side] is effort)
        if sides:
            return Shortfall(kind, sides)
    return None if _slow_enough(record, level) else Shortfall(ShortfallKind.TOO_FAST)


def _slow_enough(record: SessionRecord, level: Level) -> bool:
    """Whether no set was faster than the level has it."""
    return all(
        dose.speed is Speed.NORMAL or set_record.speed is Speed.HALF
        for side in Side
        for set_record, dose in zip(record.sets_of(side), level.doses, strict=False)
    )


def few_reps(record: SessionRecord, side: Side, rules: Rules) -> bool:
    """Whether that leg did fewer than `back_reps_percent` of its reps."""
    prescribed = max(1, record.prescribed(side))
    return record.done(side) * 100 < rules.back_reps_percent * prescribed


def harder_leg(record: SessionRecord) -> Side | None:
    """The leg that found a session harder, if both were rated and one did."""
    if unrated_legs(record):
        return None
    left, right = (RPE_SCORE[record.effort[side]] for side in (Side.LEFT, Side.RIGHT))
    return _greater(left, right)


def weaker_leg(record: SessionRecord) -> Side | None:
    """The leg that found a session harder, else the one that left out more reps, if one did."""
    left, right = (record.prescribed(side) - record.done(side) for side in (Side.LEFT, Side.RIGHT))
    return harder_leg(record) or _greater(left, right)


def _greater(left: int, right: int) -> Side | None:
    """The leg of the greater number, if one is."""
    return None if left == right else Side.LEFT if left > right else Side.RIGHT
