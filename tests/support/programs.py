"""Programs that tests share: the built-in one, a worked list, and the built-in one in a hurry."""

from __future__ import annotations

import re
from pathlib import Path

from glutetimer.core.frozen import replace
from glutetimer.core.program import FigureKind, Level, Position, Program, Sides
from glutetimer.storage.toml_files import load_program
from glutetimer.system.resources import builtin_program

# A physiotherapist's list, with all that the built-in program has not: holds, sets with rests,
# both legs at once, other positions, three times a week.
WORKED_LIST = Path(__file__).parents[2] / "docs" / "programs" / "physiotherapist.toml"


def worked_list() -> Program:
    return load_program(WORKED_LIST)


def built_in() -> Program:
    return load_program(builtin_program())


def hurried_text() -> str:
    """The built-in program with the shortest tempo and pauses that are allowed."""
    text = builtin_program().read_text(encoding="utf-8")
    text = re.sub(r"lift = \d", "lift = 0.1", text)
    text = re.sub(r"lower = \d", "lower = 0.1", text)
    text = re.sub(r"(hold|rest) = \d", r"\1 = 0.05", text)
    text = re.sub(r"circle = \d", "circle = 0.1", text)
    return re.sub(r"(get_ready|switch|next_set)_s = \d+", r"\1_s = 4", text)


def without_figures(program: Program) -> Program:
    """That program with exercises that show their steps, not a figure."""
    undrawn = {exercise.id: replace(exercise, figure=None) for exercise in program.exercises}
    levels = []
    for level in program.levels:
        doses = (replace(dose, exercise=undrawn[dose.exercise.id]) for dose in level.doses)
        levels.append(replace(level, doses=tuple(doses)))
    return replace(program, exercises=tuple(undrawn.values()), levels=tuple(levels))


def bridges(program: Program) -> Program:
    """That program with a single level, of bridges: on the back, with both legs together."""
    dose = program.levels[2].doses[0]
    bridge = replace(
        dose.exercise,
        id="bridge",
        name="Bridge",
        figure=FigureKind.BRIDGE,
        setup=("Lie on your back with your knees bent.", "Put your feet on the mat, hip-wide."),
        setup_short=("Lie on your back", "Feet hip-wide"),
        movement=("Lift your hips until they are in line with your knees and shoulders.",),
        mistakes=("The lower back arches: keep your ribs down.",),
        cues=("Press through your heels.", "Knees hip-wide."),
        sides=Sides.BOTH,
        position=Position.BACK,
    )
    level = Level("bridges", "Bridges", "", (replace(dose, exercise=bridge, reps=12),))
    return replace(program, exercises=(bridge,), levels=(level,))


def write_hurried(folder: Path) -> Path:
    file = folder / "hurried.toml"
    file.write_text(hurried_text(), encoding="utf-8")
    return file


def small_text(name: str, reps: int = 3, per_week: int = 7) -> str:
    """A program of a person's own: one exercise without a figure, with a preset, in one level."""
    return f"""\
# Written by hand: this comment is to stay.
format = 1
id = "own"
name = "{name}"
about = "What {name} is about."
per_week = {per_week}

[timing]
get_ready_s = 5
switch_s = 4
next_set_s = 4

[exercises.march]
name = "March"
tempo_s = {{ lift = 0.1, lower = 0.1, rest = 0.1 }}
presets = [{{ id = "calm", name = "Calm", tempo_s = {{ lift = 3, lower = 3, rest = 1 }} }}]
movement = ["Lift one knee, then the other."]

[[levels]]
id = "march"
name = "Marching"
sets = [{{ exercise = "march", reps = {reps} }}]
"""
