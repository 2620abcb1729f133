"""What a program, a session's phases and durations are called on every page.

Sentences that give reasons are made in `core.sentences`, texts about the past in `review.texts`,
and the texts of one moment of a session in `workout.scene`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from glutetimer.core import phrases
from glutetimer.core.phrases import CIRCLES, seconds_text, side_text, the_leg
from glutetimer.core.program import Direction, Dose, Exercise, Level, Side, Sides
from glutetimer.core.records import Effort
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Phase
from glutetimer.ui.labels import escape

# The blanks at which a line does not end.
_WITHIN_AMOUNT = re.compile(
    r"(?<=\d) (?=×|s\b|h\b|min\b|minutes|sets of|holds of|of \d)|(?<=×) |(?<=\bof) (?=\d)| (?=·)"
)
EFFORT = {Effort.EASY: "Easy", Effort.RIGHT: "About right", Effort.HARD: "Hard"}
_PHASE = {
    Phase.GET_READY: "Get ready",
    Phase.SWITCH: "Switch sides",
    Phase.NEXT_EXERCISE: "Next exercise",
    Phase.SET_BREAK: "Rest",
    Phase.LIFT: "Lift",
    Phase.HOLD: "Hold",
    Phase.LOWER: "Lower",
    Phase.REST: "Rest",
    Phase.DONE: "Well done",
}


def phase_text(phase: Phase, exercise: Exercise, direction: Direction | None = None) -> str:
    """The name of a phase: "Lift", "Circle forward", or the exercise's own word for it."""
    own = exercise.phase_words.get(phase)
    if own is not None:
        return own
    return CIRCLES[direction] if direction and phase is Phase.CIRCLE else _PHASE[phase]


def dose_text(dose: Dose) -> str:
    """A dose in words: "8 × Leg circles each way", "5 holds of 10 s Side-lying hold"."""
    each_way = " each way" if len(dose.directions) > 1 else ""
    slowly = " at half speed" if dose.speed is Speed.HALF else ""
    text = phrases.dose_text(dose.exercise.name, dose.sets, dose.reps, _hold_text(dose))
    return f"{text}{each_way}{slowly}"


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
    if only_leg is not None and len(set(legs)) == 1:
        return f"{', then '.join(texts)}, {side_text(only_leg)} leg only"
    if len(set(legs)) > 1:
        return ", then ".join(text + leg for text, leg in zip(texts, legs, strict=True))
    return ", then ".join(texts) + (f",{legs[0]}" if legs[0] else "")


def unbroken(text: str) -> str:
    """The same text for a label; no line ends within an amount, nor begins with a dot."""
    return _WITHIN_AMOUNT.sub("\u00a0", text)


def _legs_text(sides: Sides, only_leg: Side | None) -> str:
    if only_leg is not None and sides is not Sides.BOTH:
        return f" with {the_leg(only_leg)} only"
    if sides in (Sides.LEFT, Sides.RIGHT):
        return f" with {the_leg(sides.legs[0])}"
    return {Sides.EACH: " with each leg", Sides.ALTERNATE: " with each leg in turn"}.get(sides, "")


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
    return "about a minute" if minutes == 1 else f"about {minutes} minutes"


def clock_text(duration_ms: int) -> str:
    """A time left: "4:05", rounded up to the second."""
    seconds = -(-max(0, duration_ms) // 1000)
    return f"{seconds // 60}:{seconds % 60:02}"
