"""A program: exercises, the ladder of levels built from them, and when to move on.

`program_reader` reads one from a file's mapping. Durations are whole milliseconds throughout.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from glutetimer.core.frozen import field, frozen
from glutetimer.core.speed import Speed, fastest

# Of a week.
EVERY_DAY = 7
# Pain is rated from 0, none, to this.
MAX_PAIN = 10


class Side(StrEnum):
    """A leg. The leg that works is the top one: on the right side lies who works the left."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        """The other side: also the one to lie on while this leg works."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Sides(StrEnum):
    """Which legs an exercise works, and in which order.

    `EACH` is all of it with one leg, then with the other; `ALTERNATE` is left and right in turn,
    rep by rep; `BOTH` is both legs together.
    """

    EACH = "each"
    BOTH = "both"
    ALTERNATE = "alternate"
    LEFT = "left"
    RIGHT = "right"

    @property
    def legs(self) -> tuple[Side, ...]:
        """The legs that are worked."""
        return tuple(side for side in Side if self.value in (side.value, *_OF_BOTH_LEGS))


_OF_BOTH_LEGS = (Sides.EACH.value, Sides.BOTH.value, Sides.ALTERNATE.value)


class Position(StrEnum):
    """How an exercise is done that needs no words of its own for it."""

    SIDE = "side"
    BACK = "back"
    FRONT = "front"
    SITTING = "sitting"
    STANDING = "standing"
    ALL_FOURS = "all fours"


class FigureKind(StrEnum):
    """The built-in moving figures, which any program may name."""

    CLAMSHELL = "clamshell"
    LATERAL_LEG_LIFT = "lateral-leg-lift"
    LEG_CIRCLES = "leg-circles"
    BRIDGE = "bridge"


class Direction(StrEnum):
    """Which way a circle goes."""

    FORWARD = "forward"
    BACKWARD = "backward"


@frozen
class Tempo:
    """How long each part of a rep lasts at normal speed, in milliseconds.

    With `circle_ms` above 0 a rep is one circle: the leg is lifted once before the first
    circle and lowered once after the last.
    """

    lift_ms: int
    hold_ms: int
    lower_ms: int
    rest_ms: int
    circle_ms: int = 0


@frozen
class Preset:
    """Another tempo that an exercise offers."""

    id: str
    name: str
    tempo: Tempo


@frozen
class Exercise:
    """What is done, how it is explained and what it looks like (`figure` may be None).

    `setup_short` are the steps of `setup` in their short forms, without a full stop, for
    whoever lies down by them. `position` is a `Position`, or how to lie in words of its own.
    `phase_words` name parts of a rep ("lift", "hold", ...) in words of its own.
    """

    id: str
    name: str
    figure: FigureKind | None
    tempo: Tempo
    presets: tuple[Preset, ...]
    setup: tuple[str, ...]
    setup_short: tuple[str, ...]
    movement: tuple[str, ...]
    mistakes: tuple[str, ...]
    cues: tuple[str, ...]
    sides: Sides = Sides.EACH
    position: str = Position.SIDE
    phase_words: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def is_circles(self) -> bool:
        """Whether a rep is a circle."""
        return self.tempo.circle_ms > 0

    def tempo_named(self, preset: str | None) -> Tempo:
        """The tempo of that preset, or the exercise's own where there is no such preset."""
        return next((other.tempo for other in self.presets if other.id == preset), self.tempo)


@frozen
class Dose:
    """How much of an exercise a level asks for: so many sets of so many reps with each leg.

    `reps` counts each of `directions`, which is empty but for circles. With `hold_ms` above 0
    each rep is held for that long, whatever the tempo and the speed say. `rest_ms` is the rest
    between two sets.
    """

    exercise: Exercise
    reps: int
    speed: Speed
    directions: tuple[Direction, ...]
    hold_ms: int = 0
    sets: int = 1
    rest_ms: int = 30_000

    @property
    def reps_a_set(self) -> int:
        """The reps of one set for one leg, in all directions."""
        return self.reps * max(1, len(self.directions))

    @property
    def total(self) -> int:
        """The reps of all sets for one leg."""
        return self.reps_a_set * self.sets

    def rep_ms(self, speed: Speed) -> int:
        """How long a rep lasts at that speed; of circles, a circle."""
        tempo, factor = self.exercise.tempo, speed.duration_factor
        if self.exercise.is_circles:
            return factor * tempo.circle_ms
        hold_ms = self.hold_ms or factor * tempo.hold_ms
        return factor * (tempo.lift_ms + tempo.lower_ms + tempo.rest_ms) + hold_ms


@frozen
class Level:
    """A step of the ladder."""

    id: str
    name: str
    about: str
    doses: tuple[Dose, ...]

    @property
    def speed(self) -> Speed:
        """Half if the whole level is at half speed."""
        return fastest(dose.speed for dose in self.doses)

    @property
    def legs(self) -> tuple[Side, ...]:
        """The legs that it works."""
        worked = {leg for dose in self.doses for leg in dose.exercise.sides.legs}
        return tuple(side for side in Side if side in worked)

    @property
    def separate_legs(self) -> tuple[Side, ...]:
        """The legs of which one may be trained alone; none where it works but one by itself."""
        separate = (d.exercise.sides for d in self.doses if d.exercise.sides is not Sides.BOTH)
        worked = {leg for sides in separate for leg in sides.legs}
        return tuple(Side) if len(worked) == len(Side) else ()


@frozen
class Timing:
    """The pauses around the reps, in milliseconds; the last three seconds are counted.

    Where the next exercise is done in another position, there is as much time as for a switch.
    """

    get_ready_ms: int = 10_000
    switch_ms: int = 20_000
    next_set_ms: int = 10_000


@frozen
class Rules:
    """When to move on or back. All of it is this project's choice, not the handout's.

    An unrated session with fewer than `false_start_percent` of its reps is a false start, no
    training.
    The days away are those of daily training, see `Program.rest_days`.
    """

    up_sessions: int = 3
    up_pain_most: int = 2
    back_pain_once: int = 5
    back_pain_twice: int = 4
    back_reps_percent: int = 80
    restart_days: int = 7
    back_days: int = 14
    first_days: int = 28
    difference_sessions: int = 3
    false_start_percent: int = 20


@frozen
class Program:
    """Exercises and the ladder, easiest level first; never without a level.

    It is done on `per_week` days of seven.
    """

    id: str
    name: str
    about: str
    harder: str
    exercises: tuple[Exercise, ...]
    levels: tuple[Level, ...]
    timing: Timing
    rules: Rules
    per_week: int = EVERY_DAY

    @property
    def rest_days(self) -> int:
        """The days without a session that usually lie between two, none where it is daily.

        By so many days later than the rules say, someone has been away.
        """
        return -(-EVERY_DAY // self.per_week) - 1

    def level(self, level_id: str) -> Level | None:
        """The level of that id, if the program has it."""
        return next((level for level in self.levels if level.id == level_id), None)

    def level_name(self, level_id: str) -> str:
        """The level's name, or its id where the program has it no more."""
        level = self.level(level_id)
        return level.name if level else level_id

    def exercise_name(self, exercise_id: str) -> str:
        """The exercise's name, or its id where the program has it no more."""
        names = {exercise.id: exercise.name for exercise in self.exercises}
        return names.get(exercise_id, exercise_id)

    def place(self, level: Level) -> int:
        """The place of one of the program's levels on the ladder, from 0."""
        return [other.id for other in self.levels].index(level.id)
