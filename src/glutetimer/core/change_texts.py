"""The sentences of what would change a decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from glutetimer.core.progression import Decision, Verdict
from glutetimer.core.reason_texts import legs_text
from glutetimer.core.reasons import (
    EasyStreak,
    FewRepsTwice,
    LongBreak,
    PainTwice,
    ReducedDose,
    StrongPain,
)
from glutetimer.core.speed import Speed
from glutetimer.core.translation import gettext, ngettext


def change_text(decision: Decision) -> str:
    """What would change a decision; empty if nothing is known to."""
    reason, rules = decision.reason, decision.program.rules
    match reason:
        case LongBreak():
            return gettext("You can stay at your level if you feel ready for it.")
        case EasyStreak() if decision.verdict is Verdict.TOP:
            return decision.program.harder
        case EasyStreak() if decision.offered is not None:
            return gettext("If not yet, it is offered again after your next easy session.")
        case StrongPain() | PainTwice() if decision.offered is not None:
            pain = min(rules.back_pain_once, rules.back_pain_twice)
            text = gettext("If your next session has pain below {pain}, this is no longer offered.")
            return text.format(pain=pain)
        case FewRepsTwice() if decision.offered is not None:
            legs = decision.level.legs
            of_all = gettext(
                "If your next session has at least {percent} % of the reps, this is no longer "
                "offered."
            )
            of_each = gettext(
                "If your next session has at least {percent} % of the reps of each leg, this is "
                "no longer offered."
            )
            several = len(legs) > 1 and legs_text(legs, decision.level)
            return (of_each if several else of_all).format(percent=rules.back_reps_percent)
        case _:
            return _towards_next(decision)


def _towards_next(decision: Decision) -> str:
    """What would lead from there to the next level, or at the top to a harder dose."""
    program, reason = decision.program, decision.reason
    streak: Sequence[date] = reason.days if isinstance(reason, EasyStreak) else ()
    reps = gettext("all reps")
    if isinstance(reason, ReducedDose):
        streak = reason.streak
        reps = gettext("the full dose of {level}").format(level=decision.level.name)
    following = program.levels[program.place(decision.level) + 1 :]
    if following and streak and decision.declined:
        text = gettext("{level} is offered again after your next easy session.")
        return text.format(level=following[0].name)
    if following:
        missing = program.rules.up_sessions - len(streak)
        text = _offered_after(missing, bool(streak))
        what = text.format(level=following[0].name, number=missing)
    elif program.harder:
        what = gettext("A harder dose is suggested after one session")
    else:
        return ""
    text = gettext("{what} with {reps} done, {easy} and pain of {pain} or less.")
    if any(dose.speed is Speed.HALF for dose in decision.level.doses):
        text = gettext(
            "{what} with {reps} done at the level's slow speed, {easy} and pain of {pain} or less."
        )
    legs = legs_text(decision.level.legs, decision.level)
    easy = gettext("{legs} easy").format(legs=legs) if legs else gettext("all of it easy")
    return text.format(what=what, reps=reps, easy=easy, pain=program.rules.up_pain_most)


def _offered_after(missing: int, started: bool) -> str:
    """The message of how many more sessions lead to the next level."""
    if started:
        return ngettext(
            "{level} is offered after one more session on another day",
            "{level} is offered after {number} more sessions on other days",
            missing,
        )
    return ngettext(
        "{level} is offered after one session",
        "{level} is offered after {number} sessions in a row, on {number} different days,",
        missing,
    )
