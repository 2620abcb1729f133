"""A program: exercises, the ladder of levels built from them, and when to move on.

A program is read from a mapping (the TOML file of `assets/programs/`, or a person's own).
Durations are whole milliseconds throughout; the file gives seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from glutetimer.core.fields import InvalidError, Problem, Table, rendered
from glutetimer.core.speed import Speed, fastest

FORMAT = 1
MAX_REPS_PER_SET = 200
MAX_SETS = 20
MAX_LEVELS = 50
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Preset:
    """Another tempo that an exercise offers."""

    id: str
    name: str
    tempo: Tempo


@dataclass(frozen=True, slots=True)
class Exercise:
    """What is done, how it is explained and what it looks like (`figure` may be None).

    `setup_short` are the steps of `setup` in their short forms, without a full stop, for
    whoever lies down by them.
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

    @property
    def is_circles(self) -> bool:
        """Whether a rep is a circle."""
        return self.tempo.circle_ms > 0

    def tempo_named(self, preset: str | None) -> Tempo:
        """The tempo of that preset, or the exercise's own where there is no such preset."""
        return next((other.tempo for other in self.presets if other.id == preset), self.tempo)


@dataclass(frozen=True, slots=True)
class Dose:
    """One set of a level, done with each leg.

    `reps` counts each of `directions`, which is empty but for circles.
    """

    exercise: Exercise
    reps: int
    speed: Speed
    directions: tuple[Direction, ...]

    @property
    def total(self) -> int:
        """All reps of the set for one leg."""
        return self.reps * max(1, len(self.directions))


@dataclass(frozen=True, slots=True)
class Level:
    """A step of the ladder."""

    id: str
    name: str
    about: str
    doses: tuple[Dose, ...]

    @property
    def total(self) -> int:
        """All reps for one leg."""
        return sum(dose.total for dose in self.doses)

    @property
    def speed(self) -> Speed:
        """Half if the whole level is at half speed."""
        return fastest(dose.speed for dose in self.doses)


@dataclass(frozen=True, slots=True)
class Timing:
    """The pauses around the reps, in milliseconds; the last three seconds are counted."""

    get_ready_ms: int = 10_000
    switch_ms: int = 20_000
    next_set_ms: int = 10_000


@dataclass(frozen=True, slots=True)
class Rules:
    """When to move on or back. All of it is this project's choice, not the handout's.

    An unrated session with fewer than `look_percent` of its reps is a look, not training.
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
    look_percent: int = 20


@dataclass(frozen=True, slots=True)
class Program:
    """Exercises and the ladder, easiest level first; never without a level."""

    id: str
    name: str
    about: str
    harder: str
    exercises: tuple[Exercise, ...]
    levels: tuple[Level, ...]
    timing: Timing
    rules: Rules

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


def read_program(values: Mapping[str, Any]) -> Program:
    """Read a program from the mapping of a TOML file.

    Raises `InvalidError` with every problem found, each with the key's path.
    """
    problems: list[Problem] = []
    top = Table(values, "", problems)
    top.integer("format", FORMAT, FORMAT)
    exercises = _exercises(top)
    program = Program(
        id=top.text("id"),
        name=top.text("name"),
        about=top.text("about", ""),
        harder=top.text("harder", ""),
        exercises=tuple(exercises.values()),
        levels=_levels(top, exercises),
        timing=_timing(top.table("timing", {})),
        rules=_rules(top.table("progression", {})),
    )
    top.finish()
    if problems:
        raise InvalidError(problems)
    return program


def _exercises(top: Table) -> dict[str, Exercise]:
    exercises = {}
    for exercise_id, table in top.named_tables("exercises").items():
        tempo = _tempo(table.table("tempo_s"))
        presets = [_preset(preset, tempo) for preset in table.tables("presets", [])]
        setup = [_step(step) for step in table.texts_or_tables("setup")]
        exercises[exercise_id] = Exercise(
            id=exercise_id,
            name=table.text("name"),
            figure=table.member("figure", FigureKind) if table.has("figure") else None,
            tempo=tempo,
            presets=tuple(presets),
            setup=tuple(text for text, _ in setup),
            setup_short=tuple(short for _, short in setup),
            movement=table.texts("movement"),
            mistakes=table.texts("mistakes"),
            cues=table.texts("cues"),
        )
        table.finish()
    if not exercises and top.has("exercises"):
        top.wrong("exercises", "has no exercise; it should have at least one")
    return exercises


def _step(step: str | Table) -> tuple[str, str]:
    """A step's text and its short form: its own, or the text without its full stop."""
    if isinstance(step, str):
        return step, step.rstrip(".")
    text = step.text("text")
    short = step.text("short", text.rstrip("."))
    step.finish()
    return text, short


def _tempo(table: Table) -> Tempo:
    # A tenth of a second is as fast as anything can be heard or seen to move.
    tempo = Tempo(
        lift_ms=table.milliseconds("lift", 0.1, 60),
        hold_ms=table.milliseconds("hold", 0, 60, 0),
        lower_ms=table.milliseconds("lower", 0.1, 60),
        rest_ms=table.milliseconds("rest", 0, 60, 0),
        circle_ms=table.milliseconds("circle", 0.1, 60) if table.has("circle") else 0,
    )
    table.finish()
    return tempo


def _preset(table: Table, standard: Tempo) -> Preset:
    preset = Preset(table.text("id"), table.text("name"), _tempo(table.table("tempo_s")))
    if (preset.tempo.circle_ms > 0) != (standard.circle_ms > 0):
        table.wrong("tempo_s", "must have `circle` exactly if the exercise's own tempo has it")
    table.finish()
    return preset


def _levels(top: Table, exercises: Mapping[str, Exercise]) -> tuple[Level, ...]:
    tables = top.tables("levels")
    if top.has("levels") and not 1 <= len(tables) <= MAX_LEVELS:
        top.wrong("levels", f"has {len(tables)} levels; allowed are 1 to {MAX_LEVELS}")
    levels: list[Level] = []
    for table in tables:
        level = Level(
            id=table.text("id"),
            name=table.text("name"),
            about=table.text("about", ""),
            doses=_doses(table, exercises),
        )
        if any(level.id == other.id for other in levels):
            table.wrong("id", f"is {rendered(level.id)}, which another level has; ids must differ")
        table.finish()
        levels.append(level)
    return tuple(levels)


def _doses(level: Table, exercises: Mapping[str, Exercise]) -> tuple[Dose, ...]:
    tables = level.tables("sets")
    if level.has("sets") and not 1 <= len(tables) <= MAX_SETS:
        level.wrong("sets", f"has {len(tables)} sets; allowed are 1 to {MAX_SETS}")
    return tuple(_dose(table, exercises) for table in tables) if exercises else ()


def _dose(table: Table, exercises: Mapping[str, Exercise]) -> Dose:
    exercise = exercises[table.choice("exercise", tuple(exercises))]
    reps = table.integer("reps", 1, MAX_REPS_PER_SET)
    speed = table.member("speed", Speed, Speed.NORMAL)
    directions: tuple[Direction, ...] = ()
    if exercise.is_circles:
        directions = _directions(table)
    table.finish()
    return Dose(exercise, reps, speed, directions)


def _directions(table: Table) -> tuple[Direction, ...]:
    names = table.texts("directions") if table.has("directions") else tuple(Direction)
    if names and set(names) <= set(Direction) and len(set(names)) == len(names):
        return tuple(Direction(name) for name in names)
    table.wrong("directions", 'should be "forward", "backward" or both, each once')
    return ()


def _timing(table: Table) -> Timing:
    # Three seconds are always counted aloud, so no pause is shorter.
    timing = Timing(
        get_ready_ms=table.milliseconds("get_ready_s", 3, 120, 10),
        switch_ms=table.milliseconds("switch_s", 3, 300, 20),
        next_set_ms=table.milliseconds("next_set_s", 3, 300, 10),
    )
    table.finish()
    return timing


def _rules(table: Table) -> Rules:
    usual = Rules()
    rules = Rules(
        up_sessions=table.integer("up_sessions", 1, 30, usual.up_sessions),
        up_pain_most=table.integer("up_pain_most", 0, MAX_PAIN, usual.up_pain_most),
        back_pain_once=table.integer("back_pain_once", 1, MAX_PAIN + 1, usual.back_pain_once),
        back_pain_twice=table.integer("back_pain_twice", 1, MAX_PAIN + 1, usual.back_pain_twice),
        back_reps_percent=table.integer("back_reps_percent", 0, 100, usual.back_reps_percent),
        restart_days=table.integer("restart_days", 1, 3650, usual.restart_days),
        back_days=table.integer("back_days", 1, 3650, usual.back_days),
        first_days=table.integer("first_days", 1, 3650, usual.first_days),
        difference_sessions=table.integer("difference_sessions", 1, 30, usual.difference_sessions),
        look_percent=table.integer("look_percent", 0, 100, usual.look_percent),
    )
    if not rules.restart_days <= rules.back_days <= rules.first_days:
        table.wrong("back_days", "must lie between restart_days and first_days")
    table.finish()
    return rules
