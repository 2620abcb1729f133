"""Another dose or tempo than a level's own, as a person chooses it beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from typing import Any

from glutetimer.core.fields import Table
from glutetimer.core.program import Dose, Level, Side, Tempo
from glutetimer.core.records import SessionRecord

# What a phase can be made to last, and the steps in which it is changed.
MIN_PHASE_MS, MAX_PHASE_MS, PHASE_STEP_MS = 1_000, 10_000, 500
# In a hold and in a rest one may also not wait at all.
_MAY_BE_NONE = ("hold_ms", "rest_ms")


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What is chosen in place of a level's own dose; what is not chosen stays the level's.

    `reps` and `holds_ms` have a value for each of the level's doses, or are empty; a level that
    has another number of doses by now is not adjusted in them. `tempos` are by exercise.
    `only_leg` and a `day` are for that day alone; without a `day` it holds from then on.
    """

    reps: tuple[int, ...] = ()
    holds_ms: tuple[int, ...] = ()
    tempos: Mapping[str, Tempo] = field(default_factory=dict)
    only_leg: Side | None = None
    day: date | None = None

    def leg_of(self, level: Level) -> Side | None:
        """The only leg to train, if that leaves anything of the level to do."""
        return self.only_leg if self.only_leg in level.legs and len(level.legs) > 1 else None

    def applied_to(self, level: Level) -> Level:
        """The level with the doses and tempos that were chosen."""
        doses = level.doses
        if len(self.reps) == len(doses):
            doses = tuple(
                replace(dose, reps=_within(reps, rep_range(dose)))
                for dose, reps in zip(doses, self.reps, strict=True)
            )
        if len(self.holds_ms) == len(doses):
            doses = tuple(
                replace(dose, hold_ms=_within(hold_ms, hold_range_ms(dose)))
                for dose, hold_ms in zip(doses, self.holds_ms, strict=True)
            )
        return replace(level, doses=tuple(map(self._at_tempo, doses)))

    def reduces(self, level: Level) -> bool:
        """Whether it is less than the level's own dose, faster, or one leg alone."""
        doses = zip(self.applied_to(level).doses, level.doses, strict=True)
        return self.leg_of(level) is not None or any(
            chosen.reps < own.reps
            or chosen.hold_ms < own.hold_ms
            or _is_faster(chosen.exercise.tempo, own.exercise.tempo)
            for chosen, own in doses
        )

    def _at_tempo(self, dose: Dose) -> Dose:
        tempo = self.tempos.get(dose.exercise.id)
        if tempo is None or (tempo.circle_ms > 0) != dose.exercise.is_circles:
            return dose
        return replace(dose, exercise=replace(dose.exercise, tempo=tempo))


def as_begun(adjustment: Adjustment, level: Level, record: SessionRecord) -> Adjustment:
    """The adjustment with which a session was begun: its doses are those of the record."""
    legs = record.legs
    reps, holds_ms = [dose.reps for dose in level.doses], [dose.hold_ms for dose in level.doses]
    for leg in legs:
        # A leg's sets come in the order of the level's doses.
        sets = iter(record.sets_of(leg))
        for index, dose in enumerate(level.doses):
            if leg in dose.exercise.sides.legs:
                for set_record in [next(sets, None) for _ in range(dose.sets)]:
                    if set_record is not None:
                        reps[index] = set_record.prescribed // max(1, len(dose.directions))
                        holds_ms[index] = set_record.hold_ms
    only_leg = legs[0] if len(legs) == 1 else None
    return replace(adjustment, reps=tuple(reps), holds_ms=tuple(holds_ms), only_leg=only_leg)


def read_adjustment(table: Table) -> Adjustment:
    """The adjustment of a settings file's table."""
    tempos = table.table("tempos_ms", {})
    return Adjustment(
        reps=table.integers("reps", 1, 10_000),
        holds_ms=table.integers("holds_ms", 0, 10_000_000),
        tempos={id_: _read_tempo(tempos.table(id_)) for id_ in tempos.values},
        only_leg=table.member("only_leg", Side) if table.has("only_leg") else None,
        day=table.day("day") if table.has("day") else None,
    )


def _read_tempo(table: Table) -> Tempo:
    lengths_ms = {phase.name: table.integer(phase.name, 0, 60_000, 0) for phase in fields(Tempo)}
    # A tempo without a movement would be none.
    for phase in ("lift_ms", "lower_ms"):
        lengths_ms[phase] = max(100, lengths_ms[phase])
    return Tempo(**lengths_ms)


def adjustment_values(adjustment: Adjustment) -> dict[str, Any]:
    """The table of a settings file; only what is chosen stands in it."""
    values = {
        "reps": list(adjustment.reps),
        "holds_ms": list(adjustment.holds_ms),
        "tempos_ms": {id_: asdict(tempo) for id_, tempo in adjustment.tempos.items()},
        "only_leg": adjustment.only_leg,
        "day": adjustment.day and adjustment.day.isoformat(),
    }
    return {key: value for key, value in values.items() if value}


def rep_range(dose: Dose) -> tuple[int, int]:
    """The fewest and the most reps that can be chosen: from a fifth to twice the dose's own."""
    return max(1, -(-dose.reps // 5)), 2 * dose.reps


def hold_range_ms(dose: Dose) -> tuple[int, int]:
    """The shortest and the longest timed hold that can be chosen, likewise; 0 where none is."""
    return dose.hold_ms and max(1_000, dose.hold_ms // 5), 2 * dose.hold_ms


def phase_range_ms(own: Tempo, phase: str) -> tuple[int, int]:
    """How short and how long a phase ("lift_ms", ...) can be made; its own length always can."""
    own_ms: int = getattr(own, phase)
    minimum_ms = 0 if phase in _MAY_BE_NONE else MIN_PHASE_MS
    return min(minimum_ms, own_ms), max(MAX_PHASE_MS, own_ms)


def _within(value: int, limits: tuple[int, int]) -> int:
    minimum, maximum = limits
    return min(maximum, max(minimum, value))


def _is_faster(tempo: Tempo, own: Tempo) -> bool:
    """Whether any phase is shorter; a shorter rest makes nothing easier."""
    phases = [phase.name for phase in fields(Tempo) if phase.name != "rest_ms"]
    return any(getattr(tempo, phase) < getattr(own, phase) for phase in phases)
