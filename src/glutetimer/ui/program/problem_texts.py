"""What is wrong with a draft in the words of its forms; `Problem.message` has those of a file."""

from __future__ import annotations

from collections.abc import Iterable

from glutetimer.core.fields import MAX_TEXT, Problem, ProblemKind
from glutetimer.core.phrases import counted, joined
from glutetimer.core.program_edits import EXERCISES, LEVELS, SETS
from glutetimer.core.program_reader import MAX_LEVEL_MINUTES, Conflict
from glutetimer.ui.program.names import FIGURES, POSITIONS
from glutetimer.ui.program.owned_problems import OwnedProblem

# So many of the things that are missing are named.
MAX_NAMED = 3
_FIGURES, _POSITIONS = dict(FIGURES), dict(POSITIONS)


def problem_text(owned: OwnedProblem, name: str = "", number: int = 0) -> str:
    """What to do about a problem: "How many reps: give a whole number from 1 to 200."

    `name` is that of the field, and `number` that of the line in it, from 1. What a form cannot
    show is in the words of the file.
    """
    advice = _advice(owned.problem)
    if not advice:
        return f"In the file: {Problem(owned.key, owned.problem.message)}"
    if not name:
        return advice[0].upper() + advice[1:]
    return f"{name}, number {number}: {advice}" if number else f"{name}: {advice}"


def state_text(problems: Iterable[OwnedProblem], unsaved: bool) -> str:
    """What stands in the way of saving a draft: "Still missing: the program's name and a level."

    Where nothing does, that it is not saved; empty where it is.
    """
    problems = tuple(problems)
    wrong = sum(not owned.is_missing for owned in problems)
    sentences = []
    if wrong:
        sentences.append(f"{counted(wrong, 'thing')} to put right.")
    missing = list(dict.fromkeys(_thing(owned) for owned in problems if owned.is_missing))
    if missing:
        named = missing[:MAX_NAMED] if len(missing) <= MAX_NAMED else [*missing[:2], "more"]
        sentences.append(f"Still missing: {joined(named)}.")
    return " ".join(sentences) or ("Not saved yet." if unsaved else "")


def _thing(missing: OwnedProblem) -> str:
    """What is missing, within a sentence: "the name of level 2"."""
    if missing.owner[:1] == (EXERCISES,):
        return "the name of an exercise"
    if missing.owner:
        level = f"level {int(missing.owner[1]) + 1}"
        return f"an exercise in {level}" if missing.key == SETS else f"the name of {level}"
    return {EXERCISES: "an exercise", LEVELS: "a level"}.get(missing.key, "the program's name")


def _advice(problem: Problem) -> str:
    """What to do, to go on after a colon; empty where only a file can be wrong so."""
    match problem.kind:
        case ProblemKind.TEXT:
            return f"write a text of at most {MAX_TEXT:,} characters."
        case ProblemKind.ABSENT_TEXT:
            return "write something here."
        case ProblemKind.WHOLE_NUMBER:
            least, most = problem.facts
            return f"give a whole number from {least:,} to {most:,}."
        case ProblemKind.SECONDS:
            least, most = problem.facts
            return f"give from {least:g} to {most:g} seconds."
        case ProblemKind.COUNT:
            things = "exercises" if problem.path.endswith(SETS) else "of them"
            return f"there may be {problem.facts[1]} {things} at most."
        case ProblemKind.OPTION:
            return "choose one of those that are offered."
        case Conflict.NOT_HELD:
            return "a circle is not held, so this has to go."
        case Conflict.ONLY_CIRCLES:
            return "this is for circles alone, so it has to go."
        case Conflict.CIRCLES_IN_TURN:
            return "the leg stays up between circles, so the legs cannot take turns."
        case Conflict.SIDE_IN_TURN:
            return (
                "lying on the side, each rep would need another turn. Choose another position, "
                "or one leg and then the other."
            )
        case Conflict.FIGURE_POSITION:
            figure, position = problem.facts
            return (
                f"the moving figure of {_FIGURES[figure]} is {_POSITIONS[position].lower()}. "
                "Choose that position, or no figure."
            )
        case Conflict.LEVEL_TOO_LONG:
            return f"it takes {problem.facts[0]:,} minutes; at most {MAX_LEVEL_MINUTES} may be."
        case Conflict.DAYS_ORDER:
            return "this should be no fewer days than above, and no more than below."
    return ""
