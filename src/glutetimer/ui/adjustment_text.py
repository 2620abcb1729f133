"""What was chosen in place of a level's own dose and tempo, in words."""

from __future__ import annotations

from collections.abc import Iterator

from glutetimer.core.adjustment import is_smaller
from glutetimer.core.frozen import replace
from glutetimer.core.phrases import joined, seconds_text
from glutetimer.core.program import Dose, Level, Side
from glutetimer.core.speed import Speed
from glutetimer.core.timeline import Plan
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.wording import (
    amount_text,
    at_speed,
    dose_text,
    doses_of,
    level_text,
    minutes_text,
    unbroken,
)

# Messages: whether a choice counts towards moving up.
OWN = gettext_noop("This is what the level asks for.")
COUNTS = gettext_noop("At least what the level asks for: it counts in full.")
ONE_LEG = gettext_noop(
    "One leg alone: it does not count towards moving up, and does not set you back."
)
LESS = gettext_noop(
    "Less than the level asks for: it does not count towards moving up, and does not set you back."
)
QUICKER = gettext_noop(
    "Quicker than the level asks for: it does not count towards moving up, and does not set you "
    "back."
)
TOO_FAST = gettext_noop("Quicker than the level asks for: it does not count.")
# How long a choice holds where it is not for today alone.
LASTING = gettext_noop("It stays like this until you change it.")


def plan_text(own: Level, plan: Plan, duration_ms: int) -> str:
    """What a start would do, and what the level's own doses and tempos are where it is not those.

    "15 × Clamshell, with each leg (instead of 25) · about 3 minutes"
    """
    doses = _with_own(level_text(plan.level, plan.only_leg), own, plan.level, plan.only_leg)
    return unbroken(" · ".join((doses, *_tempos(own, plan), minutes_text(duration_ms))))


def rep_text(dose: Dose, speed: Speed) -> str:
    """How long a rep lasts: "5 s a rep", "4 s a circle at half speed"."""
    text = gettext("{length} a circle") if dose.exercise.is_circles else gettext("{length} a rep")
    return at_speed(text.format(length=seconds_text(dose.rep_ms(speed))), speed)


def counting_text(own: Level, plan: Plan) -> str:
    """Whether that plan counts towards moving up from a level."""
    return gettext(_counting(own, plan))


def _counting(own: Level, plan: Plan) -> str:
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
        return "" if lasting == own else gettext(LASTING)
    doses = _with_own(level_text(lasting), own, lasting)
    return unbroken(gettext("From tomorrow on: {doses}.").format(doses=doses))


def _with_own(text: str, own: Level, chosen: Level, only_leg: Side | None = None) -> str:
    """The chosen doses' text, with the level's own where it has others."""
    doses = doses_of(own, only_leg)
    pairs = zip(doses, doses_of(chosen, only_leg), strict=True)
    different = [dose for dose, new in pairs if amount_text(dose) != amount_text(new)]
    if not different:
        return text
    describe = amount_text if len(doses) == 1 else dose_text
    return _instead_of(text, joined(list(map(describe, different))))


def _instead_of(text: str, own: str) -> str:
    return gettext("{chosen} (instead of {own})").format(chosen=text, own=own)


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
        text = rep_text(dose, speed)
        own_ms = replace(dose, exercise=own_dose.exercise).rep_ms(speed)
        if own_ms == dose.rep_ms(speed):
            text = gettext("{rep} at another tempo").format(rep=text)
        else:
            text = _instead_of(text, seconds_text(own_ms))
        if len(chosen) > 1:
            text = gettext("{exercise} {rep}").format(exercise=dose.exercise.name, rep=text)
        yield text
