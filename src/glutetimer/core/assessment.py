"""What a single session tells: whether it counts towards moving up, and how the legs differ."""

from __future__ import annotations

from glutetimer.core.program import Level, Rules, Side, Speed
from glutetimer.core.records import Effort, SessionRecord


def qualifies(record: SessionRecord, level: Level, rules: Rules) -> bool:
    """Whether a session counts towards moving up.

    Every prescribed rep of both legs done, at the level's speed or slower, both legs rated
    easy, and pain at most `up_pain_most`; pain that was not told is none.
    """
    complete = all(
        record.prescribed(side) > 0 and record.done(side) >= record.prescribed(side)
        for side in Side
    )
    easy = all(record.effort.get(side) is Effort.EASY for side in Side)
    bearable = (record.pain or 0) <= rules.up_pain_most
    return complete and easy and bearable and _slow_enough(record, level)


def _slow_enough(record: SessionRecord, level: Level) -> bool:
    """Whether no set was faster than the level has it."""
    return all(
        dose.speed is Speed.NORMAL or each.speed is Speed.HALF
        for side in Side
        for each, dose in zip(
            (each for each in record.sets if each.side is side), level.doses, strict=False
        )
    )


def few_reps(record: SessionRecord, side: Side, rules: Rules) -> bool:
    """Whether that leg did fewer than `back_reps_percent` of its reps."""
    prescribed = max(1, record.prescribed(side))
    return record.done(side) * 100 < rules.back_reps_percent * prescribed


def harder_leg(record: SessionRecord) -> Side | None:
    """The leg that found a session harder, if both were rated and one did."""
    left, right = record.effort.get(Side.LEFT), record.effort.get(Side.RIGHT)
    if left is None or right is None or left is right:
        return None
    strain = list(Effort)
    return Side.LEFT if strain.index(left) > strain.index(right) else Side.RIGHT


def weaker_leg(record: SessionRecord) -> Side | None:
    """The leg that found a session harder, else the one that left out more reps, if one did."""
    left, right = (record.prescribed(side) - record.done(side) for side in (Side.LEFT, Side.RIGHT))
    shorter = None if left == right else Side.LEFT if left > right else Side.RIGHT
    return harder_leg(record) or shorter
