"""What a single session tells: is it training at all, does it count, how do the legs differ."""

from __future__ import annotations

from collections.abc import Iterable

from glutetimer.core.program import Level, Rules, Side, Speed
from glutetimer.core.records import Effort, SessionRecord


def is_look(record: SessionRecord, look_percent: int) -> bool:
    """Whether a session was a look: unrated, with fewer than that share of its reps done.

    Pain that was told is a rating, too: who stops because it hurts says so.
    """
    if record.effort or record.pain is not None:
        return False
    done = sum(each.done for each in record.sets)
    return done * 100 < look_percent * sum(each.prescribed for each in record.sets)


def trained(sessions: Iterable[SessionRecord], look_percent: int) -> tuple[SessionRecord, ...]:
    """The sessions that are training: all but the looks."""
    return tuple(each for each in sessions if not is_look(each, look_percent))


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
    """Whether a session counts towards moving up.

    Every prescribed rep of both legs done, at the level's speed or slower, both legs rated
    easy, and pain at most `up_pain_most`; pain that was not told is none.
    """
    easy = all(record.effort.get(side) is Effort.EASY for side in Side)
    bearable = (record.pain or 0) <= rules.up_pain_most
    return is_complete(record) and easy and bearable and _slow_enough(record, level)


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
