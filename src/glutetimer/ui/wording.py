"""What a program, a session's phases and durations are called on every page.

Sentences that give reasons are made in `core.sentences`, texts about the past in `review.texts`,
and the texts of one moment of a session in `workout.scene`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import reduce

from glutetimer.core import phrases
from glutetimer.core.phrases import CIRCLES, seconds_text
from glutetimer.core.program import Direction, Dose, Exercise, Level, Side, Sides
from glutetimer.core.records import Effort
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Phase
from glutetimer.core.translation import gettext, gettext_noop, ngettext, number_text, pgettext
from glutetimer.ui.labels import escape

# Where a long word may break, in a message for a narrow place.
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# The blanks at which a line does not end, in any language: those between a number and what is
# counted, between a short word such as "of" and a number, around "×", and before a dot.
_WITHIN_AMOUNT = re.compile(
    r"(?<=\d) (?=[\w×])|(?<=\b\w{2}) (?=\d)|(?<=\b\w{3}) (?=\d)|(?<=×) | (?=·)"
)
# Messages, for an answer or a cell; `effort_text` has them within a sentence.
EFFORT = {
    Effort.EASY: gettext_noop("Easy"),
    Effort.RIGHT: gettext_noop("About right"),
    Effort.HARD: gettext_noop("Hard"),
}
_EFFORT_WITHIN = {
    Effort.EASY: gettext_noop("easy"),
    Effort.RIGHT: gettext_noop("about right"),
    Effort.HARD: gettext_noop("hard"),
}
_PHASE = {
    Phase.GET_READY: gettext_noop("Get ready"),
    Phase.SWITCH: gettext_noop("Switch sides"),
    Phase.NEXT_EXERCISE: gettext_noop("Next exercise"),
    Phase.LIFT: gettext_noop("Lift"),
    Phase.HOLD: gettext_noop("Hold"),
    Phase.LOWER: gettext_noop("Lower"),
    Phase.REST: gettext_noop("Rest"),
    Phase.DONE: gettext_noop("Well done"),
}
_ONLY_LEG = {
    Side.LEFT: gettext_noop("{doses}, left leg only"),
    Side.RIGHT: gettext_noop("{doses}, right leg only"),
}
# How a leg does its exercise, after the dose.
_WITH_LEG_ONLY = {
    Side.LEFT: gettext_noop("with the left leg only"),
    Side.RIGHT: gettext_noop("with the right leg only"),
}
_WITH_LEGS = {
    Sides.LEFT: gettext_noop("with the left leg"),
    Sides.RIGHT: gettext_noop("with the right leg"),
    Sides.EACH: gettext_noop("with each leg"),
    Sides.ALTERNATE: gettext_noop("with each leg in turn"),
}


def phase_text(phase: Phase, exercise: Exercise, direction: Direction | None = None) -> str:
    """The name of a phase: "Lift", "Circle forward", or the exercise's own word for it."""
    own = exercise.phase_words.get(phase)
    if own is not None:
        return own
    if phase is Phase.SET_BREAK:
        return pgettext("between sets", "Rest")
    return gettext(CIRCLES[direction] if direction and phase is Phase.CIRCLE else _PHASE[phase])


def effort_text(effort: Effort) -> str:
    """An effort within a sentence: "about right"."""
    return gettext(_EFFORT_WITHIN[effort])


def dose_text(dose: Dose) -> str:
    """A dose in words: "8 × Leg circles each way", "5 holds of 10 s Side-lying hold"."""
    text = phrases.dose_text(dose.exercise.name, dose.sets, dose.reps, _hold_text(dose))
    if len(dose.directions) > 1:
        text = gettext("{dose} each way").format(dose=text)
    return at_speed(text, dose.speed)


def at_speed(text: str, speed: Speed) -> str:
    """A dose, or the length of a rep, with its speed where that is not the normal one."""
    return gettext("{text} at half speed").format(text=text) if speed is Speed.HALF else text


def amount_text(dose: Dose) -> str:
    """How much a dose is, without its exercise: "25", "2 sets of 12", "5 holds of 10 s"."""
    return phrases.amount_text(dose.sets, dose.reps, _hold_text(dose))


def _hold_text(dose: Dose) -> str:
    return seconds_text(dose.hold_ms) if dose.hold_ms else ""


def doses_of(level: Level, only_leg: Side | None) -> list[Dose]:
    """The level's doses; those that work `only_leg` if it is one."""
    return [dose for dose in level.doses if only_leg in (None, *dose.exercise.sides.legs)]


def level_text(level: Level, only_leg: Side | None = None) -> str:
    """A level's doses in words, with the legs that do them; those of `only_leg` if it is one."""
    doses = doses_of(level, only_leg)
    legs = [_legs_text(dose.exercise.sides, only_leg) for dose in doses]
    texts = list(map(dose_text, doses))
    if len(set(legs)) > 1:
        return _in_turn(f"{text} {leg}".rstrip() for text, leg in zip(texts, legs, strict=True))
    if only_leg is not None:
        return gettext(_ONLY_LEG[only_leg]).format(doses=_in_turn(texts))
    return ", ".join(filter(None, (_in_turn(texts), legs[0])))


def _in_turn(doses: Iterable[str]) -> str:
    return reduce(lambda a, b: gettext("{doses}, then {dose}").format(doses=a, dose=b), doses)


def unbroken(text: str) -> str:
    """The same text for a label; no line ends within an amount, nor begins with a dot."""
    return _WITHIN_AMOUNT.sub("\u00a0", text)


def _legs_text(sides: Sides, only_leg: Side | None) -> str:
    if sides is Sides.BOTH:
        return ""
    return gettext(_WITH_LEGS[sides] if only_leg is None else _WITH_LEG_ONLY[only_leg])


def steps_text(steps: Iterable[str]) -> str:
    """Steps as a numbered list, for a label of rich text; a person's own text is no markup."""
    # A list's numbers would be cut off in large type: they hang into a fixed margin.
    rows = "".join(
        f"<tr><td align='right' style='padding: 0 8px 5px 0'>{number}.</td>"
        f"<td style='padding-bottom: 5px'>{escape(step)}</td></tr>"
        for number, step in enumerate(steps, 1)
    )
    return f"<table cellspacing='0' cellpadding='0'>{rows}</table>"


def how_text(exercises: Sequence[Exercise]) -> str:
    """How to do each exercise, for a label of rich text; several have their names above."""
    if len(exercises) == 1:
        return _how_text(exercises[0])
    # A paragraph's margins would not hold beside a table.
    return "".join(
        "<table cellspacing='0' cellpadding='0'><tr>"
        f"<td style='padding: {8 if i else 0}px 0 5px 0'><b>{escape(exercise.name)}</b></td>"
        f"</tr></table>{_how_text(exercise)}"
        for i, exercise in enumerate(exercises)
    )


def _how_text(exercise: Exercise) -> str:
    return steps_text((*exercise.setup, *exercise.movement))


def minutes_text(duration_ms: int) -> str:
    """A duration as people say it: "about 5 minutes"."""
    minutes = max(1, round(duration_ms / 60_000))
    text = ngettext("about a minute", "about {number} minutes", minutes)
    return text.format(number=number_text(minutes))


def clock_text(duration_ms: int) -> str:
    """A time left: "4:05", rounded up to the second."""
    seconds = -(-max(0, duration_ms) // 1000)
    return f"{seconds // 60}:{seconds % 60:02}"
