"""Reads a program from a mapping: the TOML file of `assets/programs/`, or a person's own.

The file gives seconds. `docs/programs.md` explains the format.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from math import ceil
from typing import Any

from glutetimer.core.fields import Table
from glutetimer.core.frozen import replace
from glutetimer.core.problems import InvalidError, Problem, ProblemKind, rendered
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
from glutetimer.core.program_texts import (
    TRANSLATIONS,
    in_language,
    note_wrong_translations,
    usual_position,
)
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import COUNTED_MS
from glutetimer.core.translation import gettext, number_text

FORMAT = 1
MAX_REPS_PER_SET = 200
# Of one exercise in a row, and the exercises of a level.
MAX_SETS_OF_DOSE, MAX_DOSES = 10, 20
MAX_LEVELS, MAX_PRESETS = 50, 20
MAX_HOLD_S, MAX_REST_S = 600, 600
# Three seconds are always counted aloud, so no pause is shorter.
MIN_PAUSE_S, MAX_PAUSE_S = COUNTED_MS // 1000, 300
# A whole session is compiled at once, and nobody trains for so long.
MAX_LEVEL_MINUTES = 240
# A tenth of a second is as fast as anything can be heard or seen to move.
MIN_MOVING_S, MAX_MOVING_S = 0.1, 60
# What holds where a file does not say: the parts of a rep, and the rest between two sets.
USUAL_TEMPO_S = {"lift": 2, "hold": 0, "lower": 2, "rest": 1}
USUAL_REST_S = 30


class Conflict(Enum):
    """How values that are right each by itself do not go together: kinds of `Problem`."""

    # A time to hold where each rep is a circle; what only circles have where it is none.
    NOT_HELD = auto()
    ONLY_CIRCLES = auto()
    # The legs in turn, where a leg stays up between its circles, or is the one on top.
    CIRCLES_IN_TURN = auto()
    SIDE_IN_TURN = auto()
    # The facts: the figure, and the position that it is in.
    FIGURE_POSITION = auto()
    # The fact: the minutes that the level takes.
    LEVEL_TOO_LONG = auto()
    # One of the days away is not between its neighbours.
    DAYS_ORDER = auto()


# The built-in figures do their exercise lying so.
FIGURE_POSITIONS = {
    FigureKind.CLAMSHELL: Position.SIDE,
    FigureKind.LATERAL_LEG_LIFT: Position.SIDE,
    FigureKind.LEG_CIRCLES: Position.SIDE,
    FigureKind.BRIDGE: Position.BACK,
}


def read_program(values: Mapping[str, Any], language: str = "") -> Program:
    """Read a program from the mapping of a TOML file.

    Its texts are in that language where the file translates them, else as they are written.
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
        per_week=top.integer("per_week", 1, EVERY_DAY, EVERY_DAY),
        timing=_timing(top.table("timing", {})),
        rules=_rules(top.table("progression", {})),
        exercises=tuple(exercises.values()),
        levels=_levels(top, exercises),
    )
    note_wrong_translations(top)
    top.finish()
    if problems:
        raise InvalidError(problems)
    if values.get(TRANSLATIONS, {}).get(language):
        return read_program(in_language(values, language))
    return program


def has_circles(exercise: Mapping[str, Any]) -> bool:
    """Whether a rep of an exercise is a circle, by its values in a file, right or wrong."""
    tempo = exercise.get("tempo_s")
    has_circle = isinstance(tempo, Mapping) and "circle" in tempo
    return has_circle or exercise.get("figure") == FigureKind.LEG_CIRCLES.value


def _exercises(top: Table) -> dict[str, Exercise]:
    tables = top.named_tables("exercises")
    if top.values.get("exercises") == {}:
        top.wrong("exercises", gettext("has no exercise; it should have at least one"))
    return {exercise_id: _exercise(exercise_id, table) for exercise_id, table in tables.items()}


def _exercise(exercise_id: str, table: Table) -> Exercise:
    name = table.text("name")
    figure = table.member("figure", FigureKind) if table.has("figure") else None
    sides = table.member("sides", Sides, Sides.EACH)
    position = _position(table)
    tempo_table = table.table("tempo_s", {})
    # Known there, whatever a rep is.
    tempo_table.has("circle")
    is_circles = has_circles(table.values)
    tempo = _tempo(tempo_table, is_circles)
    phase_words = _phase_words(table.table("phases", {}), is_circles)
    setup = [_step(step) for step in table.texts_or_tables("setup")]
    exercise = Exercise(
        id=exercise_id,
        name=name,
        figure=figure,
        sides=sides,
        position=position,
        tempo=tempo,
        phase_words=phase_words,
        setup=tuple(text for text, _ in setup),
        setup_short=tuple(short for _, short in setup),
        movement=table.texts("movement"),
        mistakes=table.texts("mistakes"),
        cues=table.texts("cues"),
        presets=_presets(table, is_circles),
    )
    _refuse_impossible_turns(table, exercise)
    _refuse_another_position(table, exercise)
    table.finish()
    return exercise


def _position(table: Table) -> str:
    position = table.text("position", Position.SIDE)
    usual = usual_position(position)
    if not usual:
        return position
    if position != usual:
        message = gettext("is {value}; write it as {usual}").format(
            value=rendered(position), usual=usual
        )
        table.wrong("position", message, ProblemKind.OPTION)
    return usual


def _refuse_impossible_turns(table: Table, exercise: Exercise) -> None:
    """Note where the legs cannot take turns rep by rep."""
    if exercise.sides is not Sides.ALTERNATE:
        return
    if exercise.is_circles:
        why = gettext("cannot be alternate for circles: the leg stays up between them")
        table.wrong("sides", why, Conflict.CIRCLES_IN_TURN)
    elif exercise.position == Position.SIDE:
        why = gettext(
            "cannot be alternate lying on the side, where each rep would need another turn; "
            "set position to another one, such as {one} or {other}"
        ).format(one=Position.BACK, other=Position.STANDING)
        table.wrong("sides", why, Conflict.SIDE_IN_TURN)


def _refuse_another_position(table: Table, exercise: Exercise) -> None:
    """Note where the figure would lie otherwise than the person."""
    # A figure or a position that is wrong itself was told.
    if exercise.figure is None or table.values["figure"] != exercise.figure:
        return
    position = FIGURE_POSITIONS[exercise.figure]
    if exercise.position not in ("", position):
        wanted = gettext("{position}, where the figure {figure} lies; or leave figure out")
        message = table.instead_of(
            wanted.format(position=position, figure=exercise.figure), "position"
        )
        facts = exercise.figure, position
        table.wrong("position", message, Conflict.FIGURE_POSITION, facts)


def _refuse_foreign(table: Table, key: str, is_circles: bool) -> None:
    """Note a key that circles, or what is none, cannot have."""
    if is_circles:
        why = gettext("is not for circles, which are not held")
        table.misplaced(key, why, Conflict.NOT_HELD)
    else:
        why = gettext("is only for circles, whose tempo_s has circle")
        table.misplaced(key, why, Conflict.ONLY_CIRCLES)


def _phase_words(table: Table, is_circles: bool) -> Mapping[str, str]:
    foreign = "hold" if is_circles else "circle"
    _refuse_foreign(table, foreign, is_circles)
    names = [name for name in ("lift", "hold", "circle", "lower", "rest") if name != foreign]
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


def _tempo(table: Table, is_circles: bool) -> Tempo:
    hold_ms = circle_ms = 0
    if is_circles:
        circle_ms = table.milliseconds("circle", MIN_MOVING_S, MAX_MOVING_S)
        _refuse_foreign(table, "hold", is_circles)
    else:
        hold_ms = table.milliseconds("hold", 0, MAX_MOVING_S, USUAL_TEMPO_S["hold"])
        why = gettext("is not in the exercise's own tempo_s, so not here either")
        table.misplaced("circle", why)
    tempo = Tempo(
        lift_ms=table.milliseconds("lift", MIN_MOVING_S, MAX_MOVING_S, USUAL_TEMPO_S["lift"]),
        hold_ms=hold_ms,
        lower_ms=table.milliseconds("lower", MIN_MOVING_S, MAX_MOVING_S, USUAL_TEMPO_S["lower"]),
        rest_ms=table.milliseconds("rest", 0, MAX_MOVING_S, USUAL_TEMPO_S["rest"]),
        circle_ms=circle_ms,
    )
    table.finish()
    return tempo


def _presets(exercise: Table, is_circles: bool) -> tuple[Preset, ...]:
    presets: list[Preset] = []
    for table in exercise.tables("presets", 0, MAX_PRESETS, []):
        tempo = _tempo(table.table("tempo_s"), is_circles)
        preset = Preset(table.text("id"), table.text("name"), tempo)
        # An id that is wrong itself was told.
        if preset.id and preset.id in [other.id for other in presets]:
            text = gettext("is {value}, which another preset has; ids must differ")
            table.wrong("id", text.format(value=rendered(preset.id)))
        table.finish()
        presets.append(preset)
    return tuple(presets)


def _levels(top: Table, exercises: Mapping[str, Exercise]) -> tuple[Level, ...]:
    levels: list[Level] = []
    for table in top.tables("levels", 1, MAX_LEVELS):
        level = Level(
            id=table.text("id"),
            name=table.text("name"),
            about=table.text("about", ""),
            doses=_doses(table, exercises),
        )
        minutes = ceil(sum(map(_longest_ms, level.doses)) / 60_000)
        if minutes > MAX_LEVEL_MINUTES:
            message = gettext("take {minutes} minutes; they may take {maximum}").format(
                minutes=number_text(minutes), maximum=MAX_LEVEL_MINUTES
            )
            table.wrong("sets", message, Conflict.LEVEL_TOO_LONG, (minutes,))
        if level.id and level.id in [other.id for other in levels]:
            text = gettext("is {value}, which another level has; ids must differ")
            table.wrong("id", text.format(value=rendered(level.id)))
        table.finish()
        levels.append(level)
    return tuple(levels)


def _longest_ms(dose: Dose) -> int:
    """How long a dose takes with the slowest tempo that its exercise offers, rests included."""
    exercise = dose.exercise
    tempos = (exercise.tempo, *(preset.tempo for preset in exercise.presets))
    at_tempos = (replace(dose, exercise=replace(exercise, tempo=tempo)) for tempo in tempos)
    rep_ms = max(at_tempo.rep_ms(dose.speed) for at_tempo in at_tempos)
    rests_ms = (dose.sets - 1) * dose.rest_ms
    if exercise.sides is Sides.EACH:
        return 2 * (dose.total * rep_ms + rests_ms)
    reps = 2 * dose.total if exercise.sides is Sides.ALTERNATE else dose.total
    return reps * rep_ms + rests_ms


def _doses(level: Table, exercises: Mapping[str, Exercise]) -> tuple[Dose, ...]:
    tables = level.tables("sets", 1, MAX_DOSES)
    return tuple(_dose(table, exercises) for table in tables) if exercises else ()


def _dose(table: Table, exercises: Mapping[str, Exercise]) -> Dose:
    exercise = exercises[table.choice("exercise", tuple(exercises))]
    reps = table.integer("reps", 1, MAX_REPS_PER_SET)
    hold_ms, directions = 0, tuple[Direction, ...]()
    if exercise.is_circles:
        directions = table.members("directions", Direction)
        foreign = "hold_s"
    else:
        hold_ms = table.milliseconds("hold_s", 1, MAX_HOLD_S) if table.has("hold_s") else 0
        foreign = "directions"
    if table.values.get("exercise") == exercise.id:
        _refuse_foreign(table, foreign, exercise.is_circles)
    else:
        # Which exercise was meant is not known, so it may be one that has this.
        table.has(foreign)
    dose = Dose(
        exercise,
        reps=reps,
        hold_ms=hold_ms,
        sets=table.integer("sets", 1, MAX_SETS_OF_DOSE, 1),
        rest_ms=table.milliseconds("rest_s", MIN_PAUSE_S, MAX_REST_S, USUAL_REST_S),
        speed=table.member("speed", Speed, Speed.NORMAL),
        directions=directions,
    )
    table.finish()
    return dose


def _timing(table: Table) -> Timing:
    usual = Timing()

    def pause_ms(key: str, maximum_s: int, usual_ms: int) -> int:
        return table.milliseconds(key, MIN_PAUSE_S, maximum_s, usual_ms / 1000)

    timing = Timing(
        get_ready_ms=pause_ms("get_ready_s", 120, usual.get_ready_ms),
        switch_ms=pause_ms("switch_s", MAX_PAUSE_S, usual.switch_ms),
        next_set_ms=pause_ms("next_set_s", MAX_PAUSE_S, usual.next_set_ms),
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
        false_start_percent=table.integer("false_start_percent", 0, 100, usual.false_start_percent),
    )
    if not rules.restart_days <= rules.back_days <= rules.first_days:
        message = gettext(
            "is {value}; it should lie between restart_days, {minimum}, and first_days, {maximum}"
        ).format(value=rules.back_days, minimum=rules.restart_days, maximum=rules.first_days)
        table.wrong("back_days", message, Conflict.DAYS_ORDER)
    table.finish()
    return rules
