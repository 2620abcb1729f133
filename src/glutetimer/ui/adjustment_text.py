"""What was chosen in place of a level's own dose and tempo, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from glutetimer.core.adjustment import is_smaller
from glutetimer.core.phrases import joined, seconds_text
from glutetimer.core.program import Dose, Level, Side
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Plan
from glutetimer.ui.wording import (
    amount_text,
    dose_text,
    doses_of,
    level_text,
    minutes_text,
    unbroken,
)

# Whether a choice counts towards moving up.
OWN = "This is what the level asks for."
COUNTS = "At least what the level asks for: it counts in full."
_KEEPS = "it does not count towards moving up, and takes nothing away."
ONE_LEG = f"One leg alone: {_KEEPS}"
LESS = f"Less than the level asks for: {_KEEPS}"
QUICKER = f"Quicker than the level asks for: {_KEEPS}"
TOO_FAST = "Quicker than the level asks for: it does not count."
# How long a choice holds where it is not for today alone.
LASTING = "It stays like this until you change it."


def plan_text(own: Level, plan: Plan, duration_ms: int) -> str:
    """What a start would do, and what the level's own doses and tempos are where it is not those.

    "15 × Clamshell, with each leg (instead of 25) · about 3 minutes"
    """
    doses = level_text(plan.level, plan.only_leg) + _own_doses(own, plan.level, plan.only_leg)
    return unbroken(" · ".join((doses, *_tempos(own, plan), minutes_text(duration_ms))))


def rep_text(dose: Dose, speed: Speed) -> str:
    """How long a rep lasts: "5 s a rep", "4 s a circle at half speed"."""
    what = "circle" if dose.exercise.is_circles else "rep"
    slowly = " at half speed" if speed is Speed.HALF else ""
    return f"{seconds_text(dose.rep_ms(speed))} a {what}{slowly}"


def counting_text(own: Level, plan: Plan) -> str:
    """Whether that plan counts towards moving up from a level."""
    if plan.only_leg is not None:
        return ONE_LEG
    if plan.reduced:
        smaller = any(map(is_smaller, plan.level.doses, own.doses))
        return LESS if smaller else QUICKER
    if any(plan.speed_of(0, dose) is not dose.speed is Speed.HALF for dose in own.doses):
        return TOO_FAST
    return OWN if plan.level == own else COUNTS


def later_text(own: Level, plan: Plan, lasting: Level) -> str:
    """What is done from the next day on; empty where nothing was chosen."""
    if plan.level == lasting and plan.only_leg is None:
        return "" if lasting == own else LASTING
    return unbroken(f"From tomorrow on: {level_text(lasting)}{_own_doses(own, lasting)}.")


def _own_doses(own: Level, chosen: Level, only_leg: Side | None = None) -> str:
    doses = doses_of(own, only_leg)
    pairs = zip(doses, doses_of(chosen, only_leg), strict=True)
    different = [dose for dose, new in pairs if amount_text(dose) != amount_text(new)]
    if not different:
        return ""
    text = amount_text if len(doses) == 1 else dose_text
    return f" (instead of {joined(list(map(text, different)))})"


def _tempos(own: Level, plan: Plan) -> Iterator[str]:
    """The tempo of each exercise that has another than its own."""
    chosen, own_doses = (
        {dose.exercise.id: dose for dose in doses_of(level, plan.only_leg)}
        for level in (plan.level, own)
    )
    for own_dose in own_doses.values():
        dose = chosen[own_dose.exercise.id]
        if dose.exercise.tempo == own_dose.exercise.tempo:
            continue
        speed = plan.speed_of(0, dose)
        name = f"{dose.exercise.name} " if len(chosen) > 1 else ""
        own_ms = replace(dose, exercise=own_dose.exercise).rep_ms(speed)
        same = own_ms == dose.rep_ms(speed)
        than = "at another tempo" if same else f"(instead of {seconds_text(own_ms)})"
        yield f"{name}{rep_text(dose, speed)} {than}"
