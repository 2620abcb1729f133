"""Whole sessions of every exercise, sampled: the posture every few milliseconds."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import product

import pytest

from glutetimer.core.compiler import compile_timeline
from glutetimer.core.frozen import replace
from glutetimer.core.motion import (
    posture_at,
)
from glutetimer.core.pose import (
    Posture,
)
from glutetimer.core.program import Dose, Exercise, FigureKind, Level, Position, Side, Sides
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import (
    Phase,
    Plan,
    SpeedChange,
    Timeline,
)
from tests.core.builders import CIRCLES, CLAMSHELL, LIFT, built_in, plan_for

MM = 0.001
STEP_MS = 20


@dataclass(frozen=True)
class Sample:
    """One posture of a session with what it is for; those that look alike are equal."""

    exercise: Exercise = field(compare=False)
    figure: FigureKind | None
    side: Side | None
    phase: Phase
    posture: Posture

    @property
    def leg(self) -> Side:
        """The leg that is shown to work."""
        return self.side or Side.LEFT

    @property
    def in_rep(self) -> bool:
        return self.phase not in (Phase.GET_READY, Phase.SWITCH, Phase.NEXT_EXERCISE, Phase.DONE)


def samples_of(timeline: Timeline, from_ms: int = 0, until_ms: int | None = None) -> list[Sample]:
    """The whole session, or a part of it, every `STEP_MS`."""
    samples = []
    until_ms = timeline.duration_ms if until_ms is None else until_ms
    for at_ms in range(from_ms, until_ms + STEP_MS, STEP_MS):
        segment = timeline.segment_at(at_ms)
        block = timeline.sets[segment.set_index]
        exercise, posture = block.exercise, posture_at(timeline, at_ms)
        samples.append(Sample(exercise, exercise.figure, block.side, segment.phase, posture))
    return samples


def mixed_level() -> Level:
    """Every exercise in turn with every other, also one without a figure."""
    program = built_in()
    clam, lift, circles = (
        program.levels[level].doses[dose] for level, dose in ((0, 0), (2, 0), (3, 1))
    )
    unseen = replace(clam, exercise=replace(clam.exercise, figure=None))
    order = (clam, lift, clam, circles, lift, unseen, circles, clam, unseen)
    doses = tuple(replace(dose, reps=min(2, dose.reps)) for dose in order)
    return Level("mixed", "Mixed", "", doses)


def bridge_level() -> Level:
    """Bridges between what is done on either side, for one leg at a time and for both at once."""
    bridge = replace(own_exercise(FigureKind.BRIDGE, circles=False), reps=1)
    both = replace(bridge.exercise, id="both", sides=Sides.BOTH, position=Position.BACK)
    clam, lift = (replace(dose, reps=1) for dose in mixed_level().doses[:2])
    doses = (bridge, clam, replace(bridge, exercise=both, sets=2, rest_ms=6_000), lift)
    return Level("bridges", "Bridges", "", doses)


OWN_LEVELS = {"mixed": mixed_level, "bridges": bridge_level}


def level_of(level_id: str) -> Level:
    own = OWN_LEVELS.get(level_id)
    return own() if own else plan_for(level_id).level


def shortened(level: Level) -> Level:
    """The level with only as many reps as there are different ones: first, middle, last."""
    doses = (replace(dose, reps=min(3, dose.reps)) for dose in level.doses)
    return replace(level, doses=tuple(doses))


@cache
def session_timeline(level_id: str, first: Side, speed: Speed) -> Timeline:
    return compile_timeline(
        Plan(
            shortened(level_of(level_id)),
            first,
            built_in().timing,
            speed_changes=(SpeedChange(0, speed),),
        )
    )


@cache
def session_samples(level_id: str, first: Side, speed: Speed) -> list[Sample]:
    return samples_of(session_timeline(level_id, first, speed))


# Clamshells at half speed are the level of that name.
LEVELS = (CLAMSHELL, LIFT, CIRCLES, *OWN_LEVELS)
SESSIONS = list(product(LEVELS, Side, Speed))
every_session = pytest.mark.parametrize(("level_id", "first", "speed"), SESSIONS)


@cache
def all_samples() -> tuple[Sample, ...]:
    """The different samples of all the sessions, ten a second: every movement begins and ends
    with one, and nothing moves far between two."""
    samples: dict[Sample, None] = {}
    for session in SESSIONS:
        samples |= dict.fromkeys(session_samples(*session)[:: 100 // STEP_MS])
    return tuple(samples)


def own_exercise(figure: FigureKind | None, circles: bool) -> Dose:
    """Two reps of an exercise of a person's own: any figure, in circles or not."""
    dose = plan_for(CIRCLES).level.doses[1 if circles else 0]
    return replace(dose, exercise=replace(dose.exercise, figure=figure), reps=2)
