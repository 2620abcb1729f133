"""What a single session tells: is it training at all, does it count, how do the legs differ."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from glutetimer.core.amounts import amounts_of_leg
from glutetimer.core.frozen import frozen, replace
from glutetimer.core.program import Dose, Level, Rules, Side
from glutetimer.core.records import RPE_SCORE, Effort, SessionRecord, SetRecord
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


@frozen
class Shortfall:
    """Why a session does not count.

    `sides` are the legs without sets, without a rating or that found it too hard; else none.
    """

    kind: ShortfallKind
    sides: tuple[Side, ...] = ()


def is_false_start(record: SessionRecord, false_start_percent: int) -> bool:
    """Whether a session was a false start: unrated, with fewer of its reps done than that.

    Holds are told by time held. Pain that was told is a rating, too: who stops because it hurts
    says so.
    """
    if record.effort or record.pain is not None:
        return False
    begun_permille = sum(set_record.begun_permille for set_record in record.sets)
    prescribed = sum(set_record.prescribed for set_record in record.sets)
    return begun_permille < false_start_percent * 10 * prescribed


def trained(
    sessions: Iterable[SessionRecord], false_start_percent: int
) -> tuple[SessionRecord, ...]:
    """The sessions that are training: all but the false starts."""
    # What was rated, as nearly all was, is told here: there may be thousands.
    return tuple([s for s in sessions if s.effort or not is_false_start(s, false_start_percent)])


def is_complete(record: SessionRecord, level: Level | None = None) -> bool:
    """Whether every prescribed rep of each leg was done.

    Of more than the `level` asks for, what it asks for is enough. More lifts than prescribed
    do not make up for circles that were left out, nor reps of one dose for those of another.
    """
    return bool(record.legs) and all(
        part.done >= part.asked for side in record.legs for part in _parts(record, side, level)
    )


@frozen
class _Part:
    """The sets that a leg did of one dose; `dose` is None if the level does not have it."""

    dose: Dose | None
    sets: tuple[SetRecord, ...]

    @property
    def prescribed(self) -> int:
        """The reps that were to be done."""
        return sum(set_record.prescribed for set_record in self.sets)

    @property
    def asked(self) -> int:
        """The reps that had to be done: those prescribed, or the level's own if fewer."""
        return min(self.prescribed, self.dose.total) if self.dose else self.prescribed

    @property
    def done(self) -> int:
        """The reps done; of a hold chosen longer than the level's own, that one's length is enough.

        What was held of holds that were broken off is known of all of a set together, and so
        of a single hold only where no other was broken off.
        """
        done = 0
        for set_record in self.sets:
            own_ms = self.dose.hold_ms if self.dose else 0
            more_ms = set_record.held_ms - set_record.done * set_record.hold_ms
            single = set_record.prescribed - set_record.done == 1
            long_enough = 0 < own_ms < set_record.hold_ms and own_ms <= more_ms
            done += set_record.done + int(single and long_enough)
        return done

    @property
    def begun_permille(self) -> int:
        """What was done, in thousandths of a rep asked for, and no more than was asked for."""
        own_ms = self.dose.hold_ms if self.dose else 0
        begun_permille = sum(
            replace(
                set_record, hold_ms=min(set_record.hold_ms, own_ms or set_record.hold_ms)
            ).begun_permille
            for set_record in self.sets
        )
        return min(begun_permille, self.asked * 1000)

    @property
    def is_smaller(self) -> bool:
        """Whether fewer reps or shorter holds were prescribed than the level has."""
        return self.dose is not None and (
            self.prescribed < self.dose.total
            or any(set_record.hold_ms < self.dose.hold_ms for set_record in self.sets)
        )

    @property
    def is_slow_enough(self) -> bool:
        """Whether no set was faster than the level has it."""
        needs_half = self.dose is not None and self.dose.speed is Speed.HALF
        return not needs_half or all(set_record.speed is Speed.HALF for set_record in self.sets)


def _parts(record: SessionRecord, side: Side, level: Level | None) -> list[_Part]:
    """What a leg did, dose by dose.

    The sets of an exercise come in the order of its doses. If there are more of them than the
    level has by now, the others are of the last dose.
    """
    # Each with its place: two doses that are alike are two.
    doses: dict[str, list[tuple[int, Dose | None]]] = {}
    for place, asked in enumerate(level.doses if level else ()):
        if side in asked.exercise.sides.legs:
            doses.setdefault(asked.exercise.id, []).extend([(place, asked)] * asked.sets)
    parts: dict[tuple[str, int], _Part] = {}
    for set_record in record.sets_of(side):
        exercise = set_record.exercise
        left = doses.setdefault(exercise, [(0, None)])
        place, dose = left.pop(0) if len(left) > 1 else left[0]
        part = parts.get((exercise, place), _Part(dose, ()))
        parts[exercise, place] = replace(part, sets=(*part.sets, set_record))
    return list(parts.values())


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
    # One leg alone may have been chosen, no leg at all never is.
    if idle and not (record.reduced and record.legs):
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
    parts = [part for side in record.legs for part in _parts(record, side, level)]
    too_fast = not all(part.is_slow_enough for part in parts)
    return Shortfall(ShortfallKind.TOO_FAST) if too_fast else None


def _legs_that_felt(record: SessionRecord, effort: Effort) -> tuple[Side, ...]:
    return tuple(side for side in record.legs if record.effort.get(side) is effort)


def few_reps(record: SessionRecord, side: Side, level: Level, rules: Rules) -> bool:
    """Whether a leg did fewer than `back_reps_percent` of the reps that it had to do.

    Those are the ones prescribed, or the level's own if fewer. Holds are told by time held.
    """
    parts = _parts(record, side, level)
    begun_permille = sum(part.begun_permille for part in parts)
    return begun_permille < rules.back_reps_percent * 10 * sum(part.asked for part in parts)


# How a session that was reduced beforehand was less than its level


def only_leg(record: SessionRecord, level: Level | None) -> Side | None:
    """The leg that trained alone, what both do together left aside; None if that is as usual.

    Without a `level`, which may be gone, both would have been usual.
    """
    usual = set(level.separate_legs if level else Side)
    legs = {set_record.side for set_record in record.sets if set_record.side}
    return legs.pop() if len(legs) == 1 and legs < usual else None


def is_smaller_dose(record: SessionRecord, level: Level) -> bool:
    """Whether a leg that trained was asked for fewer reps or shorter holds than the level's."""
    return any(part.is_smaller for side in record.legs for part in _parts(record, side, level))


def is_greater_dose(record: SessionRecord, level: Level) -> bool:
    """Whether a leg that trained was asked for more reps than the level's."""
    return any(
        part.asked < part.prescribed for side in record.legs for part in _parts(record, side, level)
    )


# How the legs differ


def compares_legs(record: SessionRecord) -> bool:
    """Whether both legs were asked for the same, each by itself."""
    left, right = (
        {
            (amount.exercise, amount.hold_ms): amount.prescribed
            for amount in amounts_of_leg(record, side)
        }
        for side in Side
    )
    return left == right and bool(left)


def harder_leg(record: SessionRecord) -> Side | None:
    """The leg that found a session harder, if both were rated and one did."""
    if len(record.effort) < len(Side):
        return None
    left, right = (RPE_SCORE[record.effort[side]] for side in (Side.LEFT, Side.RIGHT))
    return _greater(left, right)


def weaker_leg(record: SessionRecord) -> Side | None:
    """The leg that found a session harder, else the one that did fewer reps, if one did.

    It means nothing of a session that does not compare the legs, see `compares_legs`.
    """
    return harder_leg(record) or _greater(record.done(Side.RIGHT), record.done(Side.LEFT))


def _greater(left: int, right: int) -> Side | None:
    """The leg of the greater number, if one is."""
    return None if left == right else Side.LEFT if left > right else Side.RIGHT
