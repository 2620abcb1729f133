"""What a program, a session's phases and durations are called on every page.

Sentences that give reasons are made in `core.sentences`, texts about the past in `review.texts`,
and the texts of one moment of a session in `workout.scene`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from glutetimer.core.phrases import CIRCLES
from glutetimer.core.program import Direction, Dose, Exercise, Level
from glutetimer.core.records import Effort
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Phase

EFFORT = {Effort.EASY: "Easy", Effort.RIGHT: "About right", Effort.HARD: "Hard"}
_PHASE = {
    Phase.GET_READY: "Get ready",
    Phase.SWITCH: "Switch sides",
    Phase.NEXT_SET: "Next exercise",
    Phase.LIFT: "Lift",
    Phase.HOLD: "Hold",
    Phase.LOWER: "Lower",
    Phase.REST: "Rest",
    Phase.DONE: "Well done",
}


def phase_text(phase: Phase, direction: Direction | None = None) -> str:
    """The name of a phase: "Lift", "Circle forward". A circle has a direction."""
    return CIRCLES[direction] if direction and phase is Phase.CIRCLE else _PHASE[phase]


def dose_text(dose: Dose) -> str:
    """A set in words: "8 × Leg circles each way"."""
    each_way = " each way" if len(dose.directions) > 1 else ""
    slowly = " at half speed" if dose.speed is Speed.HALF else ""
    return f"{dose.reps} × {dose.exercise.name}{each_way}{slowly}"


def level_text(level: Level) -> str:
    """A level's sets in words."""
    return ", then ".join(dose_text(dose) for dose in level.doses) + ", with each leg"


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
