"""Reads a program from a mapping: the TOML file of `assets/programs/`, or a person's own.

The file gives seconds. `docs/programs.md` explains the format.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from glutetimer.core.fields import InvalidError, Problem, Table, rendered
from glutetimer.core.program import (
    EVERY_DAY,
    MAX_PAIN,
    Direction,
    Dose,
    Exercise,
    FigureKind,
    Level,
    Position,
    Preset,
    Program,
    Rules,
    Sides,
    Tempo,
    Timing,
)
from glutetimer.core.speed import Speed

FORMAT = 1
MAX_REPS_PER_SET = 200
# Of one exercise in a row, and the exercises of a level.
MAX_SETS_OF_DOSE, MAX_DOSES = 10, 20
MAX_LEVELS = 50
MAX_HOLD_S, MAX_REST_S = 600, 600
# Three seconds are always counted aloud, so no pause is shorter.
MIN_PAUSE_S = 3
# A whole session is compiled at once, and nobody trains for so long.
MAX_LEVEL_HOURS = 4


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
        per_week=top.integer("per_week", 1, EVERY_DAY, EVERY_DAY),
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
            sides=table.member("sides", Sides, Sides.EACH),
            position=table.text("position", Position.SIDE),
            phase_words=_phase_words(table.table("phases", {}), tempo),
        )
        _refuse_impossible_turns(table, exercises[exercise_id])
        table.finish()
    if not exercises and top.has("exercises"):
        top.wrong("exercises", "has no exercise; it should have at least one")
    return exercises


def _refuse_impossible_turns(table: Table, exercise: Exercise) -> None:
    """Note where the legs cannot take turns rep by rep."""
    if exercise.sides is not Sides.ALTERNATE:
        return
    if exercise.is_circles:
        table.wrong("sides", "cannot be alternate for circles: the leg stays up between them")
    elif exercise.position == Position.SIDE:
        table.wrong(
            "sides",
            "cannot be alternate lying on the side, where each rep would need another turn; "
            "set position",
        )


def _phase_words(table: Table, tempo: Tempo) -> Mapping[str, str]:
    names = ("lift", "hold", "lower", "rest") + (("circle",) if tempo.circle_ms else ())
    words = {name: table.text(name) for name in names if table.has(name)}
    table.finish()
    return words


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
        if sum(map(_duration_ms, level.doses)) > MAX_LEVEL_HOURS * 3_600_000:
            table.wrong("sets", f"take more than {MAX_LEVEL_HOURS} hours; that is too long")
        if any(level.id == other.id for other in levels):
            table.wrong("id", f"is {rendered(level.id)}, which another level has; ids must differ")
        table.finish()
        levels.append(level)
    return tuple(levels)


def _duration_ms(dose: Dose) -> int:
    """How long the reps of a dose take, and the rests between them."""
    tempo, factor = dose.exercise.tempo, dose.speed.duration_factor
    moving_ms = tempo.circle_ms or tempo.lift_ms + tempo.lower_ms + tempo.rest_ms
    rep_ms = factor * moving_ms + (dose.hold_ms or factor * tempo.hold_ms)
    turns = 1 if dose.exercise.sides is Sides.BOTH else len(dose.exercise.sides.legs)
    return turns * dose.total * rep_ms + (dose.sets - 1) * dose.rest_ms


def _doses(level: Table, exercises: Mapping[str, Exercise]) -> tuple[Dose, ...]:
    tables = level.tables("sets")
    if level.has("sets") and not 1 <= len(tables) <= MAX_DOSES:
        level.wrong("sets", f"has {len(tables)} sets; allowed are 1 to {MAX_DOSES}")
    return tuple(_dose(table, exercises) for table in tables) if exercises else ()


def _dose(table: Table, exercises: Mapping[str, Exercise]) -> Dose:
    exercise = exercises[table.choice("exercise", tuple(exercises))]
    hold_ms, directions = 0, tuple[Direction, ...]()
    if exercise.is_circles:
        directions = _directions(table)
    elif table.has("hold_s"):
        hold_ms = table.milliseconds("hold_s", 1, MAX_HOLD_S)
    dose = Dose(
        exercise,
        reps=table.integer("reps", 1, MAX_REPS_PER_SET),
        speed=table.member("speed", Speed, Speed.NORMAL),
        directions=directions,
        hold_ms=hold_ms,
        sets=table.integer("sets", 1, MAX_SETS_OF_DOSE, 1),
        rest_ms=table.milliseconds("rest_s", MIN_PAUSE_S, MAX_REST_S, 30),
    )
    table.finish()
    return dose


def _directions(table: Table) -> tuple[Direction, ...]:
    names = table.texts("directions") if table.has("directions") else tuple(Direction)
    if names and set(names) <= set(Direction) and len(set(names)) == len(names):
        return tuple(Direction(name) for name in names)
    table.wrong("directions", 'should be "forward", "backward" or both, each once')
    return ()


def _timing(table: Table) -> Timing:
    timing = Timing(
        get_ready_ms=table.milliseconds("get_ready_s", MIN_PAUSE_S, 120, 10),
        switch_ms=table.milliseconds("switch_s", MIN_PAUSE_S, 300, 20),
        next_set_ms=table.milliseconds("next_set_s", MIN_PAUSE_S, 300, 10),
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
