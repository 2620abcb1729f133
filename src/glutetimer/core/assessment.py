"""What a single session tells: is it training at all, does it count, how do the legs differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from glutetimer.core.program import Dose, Level, Rules, Side
from glutetimer.core.records import RPE_SCORE, Effort, SessionRecord
from glutetimer.core.speed import Speed


class ShortfallKind(StrEnum):
    """What keeps a session from counting towards moving up."""

    NO_SETS = "no sets"
    REPS_LEFT_OUT = "reps left out"
    PAIN = "pain"
    NOT_RATED = "not rated"
    REDUCED = "reduced"
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


def is_look(record: SessionRecord, look_percent: int) -> bool:
    """Whether a session was a look: unrated, with fewer than `look_percent` of its reps done.

    Pain that was told is a rating, too: who stops because it hurts says so.
    """
    if record.effort or record.pain is not None:
        return False
    begun_permille = sum(set_record.begun_permille for set_record in record.sets)
    prescribed = sum(set_record.prescribed for set_record in record.sets)
    return begun_permille < look_percent * 10 * prescribed


def trained(sessions: Iterable[SessionRecord], look_percent: int) -> tuple[SessionRecord, ...]:
    """The sessions that are training: all but the looks."""
    return tuple(session for session in sessions if not is_look(session, look_percent))


def is_complete(record: SessionRecord, level: Level | None = None) -> bool:
    """Whether every prescribed rep of each leg was done.

    Of more than the `level` asks for, what it asks for is enough. More lifts than prescribed
    do not make up for circles that were left out.
    """
    return bool(record.legs) and all(
        done >= _asked_reps(prescribed, exercise, side, level)
        for side in record.legs
        for exercise, (done, prescribed) in record.by_exercise(side).items()
    )


def _asked_reps(prescribed: int, exercise: str, side: Side, level: Level | None) -> int:
    """The reps of an exercise that a leg had to do: those prescribed, or the level's if fewer."""
    own = sum(dose.total for dose in _doses_of(level, side) if dose.exercise.id == exercise)
    return min(prescribed, own) if own else prescribed


def _doses_of(level: Level | None, side: Side) -> Iterator[Dose]:
    """The doses of a level that work that leg."""
    doses = level.doses if level else ()
    return (dose for dose in doses if side in dose.exercise.sides.legs)


def unrated_legs(record: SessionRecord) -> tuple[Side, ...]:
    """The legs that trained and of which it is not noted how they felt."""
    return tuple(side for side in record.legs if side not in record.effort)


def qualifies(record: SessionRecord, level: Level, rules: Rules) -> bool:
    """Whether a session counts towards moving up."""
    return shortfall(record, level, rules) is None


def shortfall(record: SessionRecord, level: Level, rules: Rules) -> Shortfall | None:
    """What keeps a session from counting towards moving up; None if it counts.

    It counts if every rep that the level asks of each leg was done, at the level's speed or
    slower, all legs are rated easy, and pain is at most `up_pain_most`; pain not told is none.
    A session that was reduced beforehand never counts; `REDUCED` says that nothing else is
    against it.
    """
    idle = tuple(side for side in level.legs if not record.prescribed(side))
    if idle and not record.reduced:
        return Shortfall(ShortfallKind.NO_SETS, idle)
    if not is_complete(record, level):
        return Shortfall(ShortfallKind.REPS_LEFT_OUT)
    if (record.pain or 0) > rules.up_pain_most:
        return Shortfall(ShortfallKind.PAIN)
    hard = _legs_that_felt(record, Effort.HARD)
    if record.reduced and not hard:
        return Shortfall(ShortfallKind.REDUCED)
    if record.reduced:
        return Shortfall(ShortfallKind.FELT_HARD, hard)
    if unrated := unrated_legs(record):
        return Shortfall(ShortfallKind.NOT_RATED, unrated)
    if hard:
        return Shortfall(ShortfallKind.FELT_HARD, hard)
    if right := _legs_that_felt(record, Effort.RIGHT):
        return Shortfall(ShortfallKind.FELT_RIGHT, right)
    return None if _slow_enough(record, level) else Shortfall(ShortfallKind.TOO_FAST)


def _legs_that_felt(record: SessionRecord, effort: Effort) -> tuple[Side, ...]:
    return tuple(side for side in record.legs if record.effort.get(side) is effort)


def _slow_enough(record: SessionRecord, level: Level) -> bool:
    """Whether no set was faster than the level has it."""
    return all(
        speed is Speed.NORMAL or set_record.speed is Speed.HALF
        for side in Side
        for set_record, speed in zip(
            record.sets_of(side),
            (dose.speed for dose in _doses_of(level, side) for _ in range(dose.sets)),
            strict=False,
        )
    )


def few_reps(record: SessionRecord, side: Side, rules: Rules) -> bool:
    """Whether that leg did fewer than `back_reps_percent` of its reps."""
    prescribed = max(1, record.prescribed(side))
    begun_permille = sum(set_record.begun_permille for set_record in record.sets_of(side))
    return begun_permille < rules.back_reps_percent * 10 * prescribed


def harder_leg(record: SessionRecord) -> Side | None:
    """The leg that found a session harder, if both were rated and one did."""
    if len(record.effort) < len(Side):
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
