"""What is wrong with a draft in the words of its forms; `Problem.message` has those of a file.

What to do goes on after a colon, so its messages begin as a sentence does there.
"""

from __future__ import annotations

from collections.abc import Iterable

from glutetimer.core.fields import MAX_TEXT
from glutetimer.core.phrases import joined
from glutetimer.core.problems import Problem, ProblemKind
from glutetimer.core.program import Position
from glutetimer.core.program_edits import EXERCISES, LEVELS, SETS
from glutetimer.core.program_reader import MAX_LEVEL_MINUTES, Conflict
from glutetimer.core.translation import (
    decimal_text,
    gettext,
    gettext_noop,
    ngettext,
    number_text,
    pgettext,
)
from glutetimer.ui.program.names import FIGURES
from glutetimer.ui.program.owned_problems import OwnedProblem

# So many of the things that are missing are named.
MAX_NAMED = 3
_FIGURES = dict(FIGURES)
# Where the exercise has another position than its figure, by that of the figure.
_FIGURE_POSITIONS = {
    Position.SIDE: gettext_noop(
        "the moving figure of {figure} is on the side. Choose that position, or no figure."
    ),
    Position.BACK: gettext_noop(
        "the moving figure of {figure} is on the back. Choose that position, or no figure."
    ),
}


def problem_text(owned: OwnedProblem, name: str = "", number: int = 0) -> str:
    """What to do about a problem: "How many reps: give a whole number from 1 to 200."

    `name` is that of the field, and `number` that of the line in it, from 1. What a form cannot
    show is in the words of the file.
    """
    if owned.problem.kind is ProblemKind.UNKNOWN_KEY:
        text = gettext("There is something in the file that GluteTimer does not know: {key}.")
        return text.format(key=owned.key)
    advice = _advice(owned.problem)
    if not advice:
        text = gettext("In the file, {key} {message}.")
        return text.format(key=owned.key, message=owned.problem.message)
    if not name:
        return advice[0].upper() + advice[1:]
    text = gettext("{field}, number {number}: {advice}") if number else gettext("{field}: {advice}")
    return text.format(field=name, number=number, advice=advice)


def allowed_text(owned: OwnedProblem) -> str:
    """What could stand in the file in the place of what nobody knows; else empty."""
    if owned.problem.kind is not ProblemKind.UNKNOWN_KEY:
        return ""
    return gettext("What can stand there: {keys}.").format(keys=", ".join(owned.problem.facts))


def state_text(problems: Iterable[OwnedProblem], unsaved: bool) -> str:
    """What stands in the way of saving a draft: "Still missing: the program's name and a level."

    Where nothing does, that it is not saved; empty where it is.
    """
    problems = tuple(problems)
    wrong = sum(not owned.is_missing for owned in problems)
    sentences = []
    if wrong:
        text = ngettext("{number} thing to put right.", "{number} things to put right.", wrong)
        sentences.append(text.format(number=number_text(wrong)))
    missing = list(dict.fromkeys(_thing(owned) for owned in problems if owned.is_missing))
    if missing:
        if len(missing) > MAX_NAMED:
            missing = [*missing[: MAX_NAMED - 1], pgettext("after what is missing", "more")]
        sentences.append(gettext("Still missing: {things}.").format(things=joined(missing)))
    return " ".join(sentences) or (gettext("Not saved yet.") if unsaved else "")


def _thing(missing: OwnedProblem) -> str:
    """What is missing, within a sentence: "the name of level 2"."""
    if missing.owner[:1] == (EXERCISES,):
        return gettext("the name of an exercise")
    if missing.owner:
        text = gettext("the name of level {level}")
        if missing.key == SETS:
            text = gettext("an exercise in level {level}")
        return text.format(level=int(missing.owner[1]) + 1)
    if missing.key == EXERCISES:
        return gettext("an exercise")
    return gettext("a level") if missing.key == LEVELS else gettext("the program's name")


def _advice(problem: Problem) -> str:
    """What to do, to go on after a colon; empty where only a file can be wrong so."""
    match problem.kind:
        case ProblemKind.TEXT:
            text = gettext("write a text of at most {number} characters.")
            return text.format(number=number_text(MAX_TEXT))
        case ProblemKind.ABSENT_TEXT:
            return gettext("write something here.")
        case ProblemKind.WHOLE_NUMBER:
            least, most = problem.facts
            text = gettext("give a whole number from {least} to {most}.")
            return text.format(least=number_text(least), most=number_text(most))
        case ProblemKind.SECONDS:
            least, most = problem.facts
            text = gettext("give from {least} to {most} seconds.")
            return text.format(least=decimal_text(least), most=decimal_text(most))
        case ProblemKind.COUNT:
            text = gettext("there may be {number} of them at most.")
            if problem.path.endswith(SETS):
                text = gettext("there may be {number} exercises at most.")
            return text.format(number=number_text(problem.facts[1]))
        case ProblemKind.OPTION:
            return gettext("choose one of those that are offered.")
        case Conflict.NOT_HELD:
            return gettext("a circle is not held, so this has to go.")
        case Conflict.ONLY_CIRCLES:
            return gettext("this is for circles alone, so it has to go.")
        case Conflict.CIRCLES_IN_TURN:
            return gettext("the leg stays up between circles, so the legs cannot take turns.")
        case Conflict.SIDE_IN_TURN:
            return gettext(
                "lying on the side, each rep would need another turn. Choose another position, "
                "or one leg and then the other."
            )
        case Conflict.FIGURE_POSITION:
            figure, position = problem.facts
            text = gettext(_FIGURE_POSITIONS[position])
            return text.format(figure=gettext(_FIGURES[figure]))
        case Conflict.LEVEL_TOO_LONG:
            text = gettext("it takes {minutes} minutes; at most {most} may be.")
            return text.format(minutes=number_text(problem.facts[0]), most=MAX_LEVEL_MINUTES)
        case Conflict.DAYS_ORDER:
            return gettext("this should be no fewer days than above, and no more than below.")
    return ""
