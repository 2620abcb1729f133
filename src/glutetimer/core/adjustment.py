"""Another dose or tempo than a level's own, as a person chooses it beforehand.

Each choice is kept with what it was chosen in place of, and holds only as long as that stands: a
level that was changed, or another preset, is done as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from glutetimer.core.fields import Table
from glutetimer.core.frozen import as_dict, field, field_names, frozen, replace
from glutetimer.core.program import Dose, Level, Side, Tempo
from glutetimer.core.records import SessionRecord

# What a phase can be made to last, and the steps in which it is changed.
MIN_PHASE_MS, MAX_PHASE_MS, PHASE_STEP_MS = 1_000, 10_000, 500
# In a hold and in a rest one may also not wait at all.
_MAY_BE_NONE = ("hold_ms", "rest_ms")
# Timed holds of that length or more are changed in the larger step.
_LONG_HOLD_MS, _HOLD_STEP_MS, _LONG_HOLD_STEP_MS = 20_000, 1_000, 5_000
# No file has more; far more than any program.
_MAX_DOSES, _MAX_REPS, _MAX_HOLD_MS, _MAX_TEMPO_MS = 1_000, 10_000, 10_000_000, 60_000


@frozen
class ChosenDose:
    """The reps and the timed hold (0: by tempo) chosen in place of a dose's own."""

    exercise: str
    own_reps: int
    reps: int
    own_hold_ms: int = 0
    hold_ms: int = 0

    def is_for(self, dose: Dose) -> bool:
        """Whether that is the dose in whose place it was chosen."""
        own = self.exercise, self.own_reps, self.own_hold_ms
        return own == (dose.exercise.id, dose.reps, dose.hold_ms)

    def applied_to(self, dose: Dose) -> Dose:
        """The dose with these reps and this hold, within their ranges."""
        return replace(
            dose,
            reps=_within(self.reps, rep_range(dose)),
            hold_ms=_within(self.hold_ms, hold_range_ms(dose)),
        )


@frozen
class ChosenTempo:
    """The tempo chosen in place of an exercise's own, or of that of its preset."""

    own: Tempo
    tempo: Tempo

    def applied_to(self, dose: Dose) -> Dose:
        """The dose at this tempo, each phase within its range, if it is still of that own one."""
        own = dose.exercise.tempo
        if own != self.own:
            return dose
        lengths_ms = {
            phase: _within(getattr(self.tempo, phase), phase_range_ms(own, phase))
            for phase in adjustable_phases(dose)
        }
        return replace(dose, exercise=replace(dose.exercise, tempo=replace(own, **lengths_ms)))


@frozen
class Adjustment:
    """What is chosen in place of a level's own doses; what is not chosen stays the level's.

    `doses` are all of the level's, in their order, or none; `tempos` are by exercise. `only_leg`
    and a `day` are for that day alone; without a `day` it holds from then on.
    """

    doses: tuple[ChosenDose, ...] = ()
    tempos: Mapping[str, ChosenTempo] = field(default_factory=dict)
    only_leg: Side | None = None
    day: date | None = None

    def leg_of(self, level: Level) -> Side | None:
        """The only leg to train, if the level offers that."""
        return self.only_leg if self.only_leg in level.separate_legs else None

    def applied_to(self, level: Level) -> Level:
        """The level with the doses and tempos that were chosen."""
        doses = tuple(map(self._at_tempo, level.doses))
        if len(self.doses) == len(doses) and all(map(ChosenDose.is_for, self.doses, doses)):
            doses = tuple(map(ChosenDose.applied_to, self.doses, doses))
        return replace(level, doses=doses)

    def reduces(self, level: Level, at_presets: Level) -> bool:
        """Whether it is less than the level's own dose, faster, or one leg alone.

        `at_presets` is the level at the tempos of the presets that stand in place of its own:
        what is no faster than those, or than the level's own, is not reduced.
        """
        chosen = self.applied_to(at_presets)
        return self.leg_of(level) is not None or any(
            map(_is_less, chosen.doses, level.doses, at_presets.doses)
        )

    def _at_tempo(self, dose: Dose) -> Dose:
        chosen = self.tempos.get(dose.exercise.id)
        return chosen.applied_to(dose) if chosen else dose


def adjustment_between(own: Level, chosen: Level, only_leg: Side | None = None) -> Adjustment:
    """What makes the one level of the other; empty where nothing differs."""
    pairs = tuple(zip(own.doses, chosen.doses, strict=True))
    doses = tuple(_chosen_dose(dose, other.reps, other.hold_ms) for dose, other in pairs)
    tempos = {
        dose.exercise.id: ChosenTempo(dose.exercise.tempo, other.exercise.tempo)
        for dose, other in pairs
        if dose.exercise.tempo != other.exercise.tempo
    }
    differs = any((dose.reps, dose.hold_ms) != (other.reps, other.hold_ms) for dose, other in pairs)
    return Adjustment(doses if differs else (), tempos, only_leg)


def as_begun(adjustment: Adjustment, level: Level, record: SessionRecord) -> Adjustment:
    """The adjustment with which a session was begun: its doses are those of the record."""
    # A set without a side works both legs: it does not tell whether one leg alone was chosen.
    sides = {set_record.side for set_record in record.sets if set_record.side is not None}
    only_leg = sides.pop() if len(sides) == 1 else None
    doses = [_chosen_dose(dose, dose.reps, dose.hold_ms) for dose in level.doses]
    for leg in (only_leg,) if only_leg else record.legs:
        # A leg's sets come in the order of the level's doses.
        sets = iter(record.sets_of(leg))
        for index, dose in enumerate(level.doses):
            if leg in dose.exercise.sides.legs:
                for set_record in [next(sets, None) for _ in range(dose.sets)]:
                    if set_record is not None:
                        reps = set_record.prescribed // max(1, len(dose.directions))
                        doses[index] = _chosen_dose(dose, reps, set_record.hold_ms)
    return replace(adjustment, doses=tuple(doses), only_leg=only_leg)


def adjustable_phases(dose: Dose) -> tuple[str, ...]:
    """The phases of an exercise's tempo that can be changed ("lift_ms", ...), in their order.

    The leg is lifted only once for many circles. A hold of its own length has none, nor does
    one that is done once need another way into it.
    """
    if dose.exercise.is_circles:
        return ("circle_ms",)
    if dose.hold_ms:
        return ("lift_ms", "lower_ms", "rest_ms") if dose.reps > 1 else ()
    return ("lift_ms", "hold_ms", "lower_ms", "rest_ms")


def rep_range(dose: Dose) -> tuple[int, int]:
    """The fewest and the most reps that can be chosen: from a fifth to twice the dose's own."""
    return max(1, -(-dose.reps // 5)), 2 * dose.reps


def hold_range_ms(dose: Dose) -> tuple[int, int]:
    """The shortest and the longest timed hold that can be chosen, likewise; 0 where none is."""
    return dose.hold_ms and max(1_000, dose.hold_ms // 5), 2 * dose.hold_ms


def is_smaller(chosen: Dose, own: Dose) -> bool:
    """Whether a dose has fewer reps or a shorter hold than the level's own."""
    return chosen.reps < own.reps or chosen.hold_ms < own.hold_ms


def hold_step_ms(dose: Dose) -> int:
    """The step in which a timed hold is changed."""
    return _LONG_HOLD_STEP_MS if dose.hold_ms >= _LONG_HOLD_MS else _HOLD_STEP_MS


def phase_range_ms(own: Tempo, phase: str) -> tuple[int, int]:
    """How short and how long a phase ("lift_ms", ...) can be made; its own length always can."""
    own_ms: int = getattr(own, phase)
    minimum_ms = 0 if phase in _MAY_BE_NONE else MIN_PHASE_MS
    return min(minimum_ms, own_ms), max(MAX_PHASE_MS, own_ms)


def stepped(value: int, steps: int, step: int, own: int) -> int:
    """The multiple of `step` so many steps on (or back); one's `own` value is a stop as well."""
    for _ in range(abs(steps)):
        following = (value // step + 1) * step if steps > 0 else (-(-value // step) - 1) * step
        passes_own = min(value, following) < own < max(value, following)
        value = own if passes_own else following
    return value


def read_adjustment(table: Table) -> Adjustment:
    """The adjustment of a settings file's table."""
    tempos = table.table("tempos_ms", {})
    return Adjustment(
        doses=tuple(map(_read_dose, table.tables("doses", 0, _MAX_DOSES, ()))),
        tempos={id_: _read_tempos(tempos.table(id_)) for id_ in tempos.values},
        only_leg=_read_only_leg(table),
        day=table.day("day") if table.has("day") else None,
    )


def adjustment_values(adjustment: Adjustment) -> dict[str, Any]:
    """The table of a settings file; only what is chosen stands in it."""
    values = {
        "doses": [as_dict(dose) for dose in adjustment.doses],
        "tempos_ms": {
            id_: {"own": as_dict(chosen.own), "tempo": as_dict(chosen.tempo)}
            for id_, chosen in adjustment.tempos.items()
        },
        "only_leg": adjustment.only_leg,
        "day": adjustment.day and adjustment.day.isoformat(),
    }
    return {key: value for key, value in values.items() if value}


def _read_dose(table: Table) -> ChosenDose:
    return ChosenDose(
        exercise=table.text("exercise"),
        own_reps=table.integer("own_reps", 1, _MAX_REPS),
        reps=table.integer("reps", 1, _MAX_REPS),
        own_hold_ms=table.integer("own_hold_ms", 0, _MAX_HOLD_MS, 0),
        hold_ms=table.integer("hold_ms", 0, _MAX_HOLD_MS, 0),
    )


def _read_tempos(table: Table) -> ChosenTempo:
    return ChosenTempo(_read_tempo(table.table("own")), _read_tempo(table.table("tempo")))


def _read_tempo(table: Table) -> Tempo:
    phases = field_names(Tempo)
    return Tempo(**{phase: table.integer(phase, 0, _MAX_TEMPO_MS, 0) for phase in phases})


def _read_only_leg(table: Table) -> Side | None:
    problems = len(table.problems)
    leg = table.member("only_leg", Side) if table.has("only_leg") else None
    return leg if len(table.problems) == problems else None


def _chosen_dose(dose: Dose, reps: int, hold_ms: int) -> ChosenDose:
    return ChosenDose(dose.exercise.id, dose.reps, reps, dose.hold_ms, hold_ms)


def _within(value: int, limits: tuple[int, int]) -> int:
    minimum, maximum = limits
    return min(maximum, max(minimum, value))


def _is_less(chosen: Dose, own: Dose, at_preset: Dose) -> bool:
    faster = _is_faster(chosen, own) and _is_faster(chosen, at_preset)
    return faster or is_smaller(chosen, own)


def _is_faster(chosen: Dose, own: Dose) -> bool:
    """Whether any phase is shorter; a shorter rest makes nothing easier."""
    phases = [phase for phase in adjustable_phases(own) if phase != "rest_ms"]
    tempo, own_tempo = chosen.exercise.tempo, own.exercise.tempo
    return any(getattr(tempo, phase) < getattr(own_tempo, phase) for phase in phases)
