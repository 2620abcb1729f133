"""The sentences of what a decision is made for."""

from __future__ import annotations

from collections.abc import Sequence

from glutetimer.core.assessment import (
    Shortfall,
    ShortfallKind,
    is_greater_dose,
    is_smaller_dose,
    only_leg,
)
from glutetimer.core.dates import day_text, days_text, when_text
from glutetimer.core.done_texts import done_text
from glutetimer.core.phrases import joined, which_legs, with_which_legs
from glutetimer.core.program import Level, Side, Sides
from glutetimer.core.progression import Decision, Verdict
from glutetimer.core.reasons import (
    AllAhead,
    EasyStreak,
    FewRepsTwice,
    FirstSession,
    LongBreak,
    NewLevel,
    NoStreak,
    OtherLevel,
    PainTwice,
    ReducedDose,
    StreakLapsed,
    StrongPain,
    Trouble,
)
from glutetimer.core.records import SessionRecord
from glutetimer.core.translation import gettext, ngettext, pgettext


def reason_text(decision: Decision) -> str:
    """The reason of a decision in one sentence."""
    reason, today = decision.reason, decision.today
    match reason:
        case FirstSession():
            return gettext("This is your first session here: start gently and see how it feels.")
        case AllAhead():
            return gettext(
                "All of your sessions are dated ahead of today, so the count of easy sessions "
                "starts anew."
            )
        case LongBreak(days):
            number = (today - days[-1]).days
            return ngettext(
                "Your last session was {number} day ago, on {day}.",
                "Your last session was {number} days ago, on {day}.",
                number,
            ).format(number=number, day=day_text(days[-1], today))
        case NewLevel():
            return _new_level(decision, reason)
        case EasyStreak():
            return _easy_streak(decision, reason)
        case ReducedDose():
            return _reduced_dose(decision, reason)
        case StrongPain() | PainTwice() | FewRepsTwice():
            return _trouble(decision, reason)
        case _:
            return _no_streak(decision, reason)


def legs_text(sides: Sequence[Side], level: Level) -> str:
    """The legs that something is said of; empty where both only work together, as in a plank."""
    return which_legs(sides) if _are_told(sides, level) else ""


def _with_legs(sides: Sequence[Side], level: Level) -> str:
    """The same where something is done with them."""
    return with_which_legs(sides) if _are_told(sides, level) else ""


def _are_told(sides: Sequence[Side], level: Level) -> bool:
    together = all(dose.exercise.sides is Sides.BOTH for dose in level.doses)
    return len(sides) == 1 or (len(sides) > 1 and not together)


def _new_level(decision: Decision, reason: NewLevel) -> str:
    is_top = decision.level == decision.program.levels[-1]
    top = gettext("You moved to {level} {when}, the top of the ladder; take your time with it.")
    usual = gettext("You moved to {level} {when}; take your time with it.")
    when = when_text([reason.moved_on], decision.today)
    return (top if is_top else usual).format(level=decision.level.name, when=when)


def _easy_streak(decision: Decision, reason: EasyStreak) -> str:
    legs = _with_legs(decision.level.legs, decision.level)
    if decision.offered is not None:
        # Kept with the answer to the offer, so that "today" would soon be wrong.
        days = days_text(reason.days, decision.today)
        return _all_done(legs, reason.all_done).format(legs=legs, days=days)
    if decision.verdict is Verdict.TOP:
        with_legs = gettext("Keep it up: it felt easy with {legs} {when}.")
        without = gettext("Keep it up: it felt easy {when}.")
    elif decision.declined:
        with_legs = gettext("It felt easy with {legs} {when}, and you chose to stay for now.")
        without = gettext("It felt easy {when}, and you chose to stay for now.")
    else:
        with_legs = gettext("It felt easy with {legs} {when}.")
        without = gettext("It felt easy {when}.")
    when = when_text(reason.days, decision.today)
    return (with_legs if legs else without).format(legs=legs, when=when)


def _all_done(legs: str, all_done: bool) -> str:
    """The message of an offer, with legs or without; `all_done`, more than the level's reps."""
    if all_done:
        with_legs = gettext("All reps were done and felt easy with {legs} on {days}.")
        without = gettext("All reps were done and felt easy on {days}.")
    else:
        with_legs = gettext("All reps of this level were done and felt easy with {legs} on {days}.")
        without = gettext("All reps of this level were done and felt easy on {days}.")
    return with_legs if legs else without


def _reduced_dose(decision: Decision, reason: ReducedDose) -> str:
    level, today = decision.level, decision.today
    legs = ""
    if decision.verdict is Verdict.TOP:
        text = gettext("Keep it up: you chose {what} {when}.")
    elif not reason.streak:
        text = gettext("You chose {what} {when}, which does not count towards the next level.")
    else:
        legs = _with_legs(level.legs, level)
        with_legs = gettext(
            "It felt easy with {legs} {easy_when}, and that you chose {what} {when} takes nothing "
            "from it."
        )
        without = gettext(
            "It felt easy {easy_when}, and that you chose {what} {when} takes nothing from it."
        )
        text = with_legs if legs else without
    return text.format(
        what=_what_was_reduced(reason.session, level),
        when=when_text([reason.session.day], today),
        easy_when=when_text(reason.streak, today),
        legs=legs,
    )


def _what_was_reduced(session: SessionRecord, level: Level) -> str:
    """How a session was less than its level, as far as the level, as it is by now, tells."""
    leg, smaller = only_leg(session, level), is_smaller_dose(session, level)
    if leg and smaller:
        left = pgettext("after 'you chose'", "a smaller dose for the left leg alone")
        right = pgettext("after 'you chose'", "a smaller dose for the right leg alone")
        return left if leg is Side.LEFT else right
    if leg:
        left = pgettext("after 'you chose'", "the left leg alone")
        right = pgettext("after 'you chose'", "the right leg alone")
        return left if leg is Side.LEFT else right
    if smaller:
        return pgettext("after 'you chose'", "a smaller dose")
    if is_greater_dose(session, level):
        return pgettext("after 'you chose'", "a quicker tempo")
    # The level's own dose may have been what was chosen, before the level was edited.
    return pgettext("after 'you chose'", "a smaller dose or a quicker tempo")


def _trouble(decision: Decision, trouble: Trouble) -> str:
    because = _trouble_clause(decision, trouble)
    if decision.offered is not None:
        return f"{because}."
    text = gettext("{because}; go gently, with {gentler} if need be.")
    if decision.declined:
        text = gettext("{because}, and you chose to stay; go gently, with {gentler} if need be.")
    return text.format(because=because, gentler=_gentler(decision.level))


def _gentler(level: Level) -> str:
    """What makes a session of the level gentler."""
    held = {dose.hold_ms > 0 for dose in level.doses}
    movements = pgettext("after 'go gently, with'", "smaller movements") if False in held else ""
    holds = pgettext("after 'go gently, with'", "shorter holds") if True in held else ""
    return joined([movements, holds, pgettext("after 'go gently, with'", "fewer reps")])


def _trouble_clause(decision: Decision, trouble: Trouble) -> str:
    rules, days = decision.program.rules, days_text(trouble.days, decision.today)
    match trouble:
        case StrongPain():
            text = gettext("You noted pain of {pain} on {days}")
            return text.format(pain=trouble.pain, days=days)
        case PainTwice():
            text = gettext("You noted pain of {pain} or more twice in a row ({days})")
            return text.format(pain=rules.back_pain_twice, days=days)
        case _:
            legs = _with_legs(trouble.sides, decision.level)
            if legs:
                text = gettext(
                    "Fewer than {percent} % of the reps were done with {legs} twice in a row "
                    "({days})"
                )
            elif trouble.sides:
                text = gettext(
                    "Fewer than {percent} % of the reps were done in two sessions in a row ({days})"
                )
            else:
                text = gettext(
                    "Fewer than {percent} % of the reps were done with one leg or the other twice "
                    "in a row ({days})"
                )
            return text.format(percent=rules.back_reps_percent, legs=legs, days=days)


def _no_streak(decision: Decision, no_streak: NoStreak) -> str:
    """What is said is a clause, which begins the sentence or follows a colon."""
    day, today = no_streak.days[-1], decision.today
    match no_streak:
        case OtherLevel():
            why = gettext("your last session, on {day}, was at another level").format(
                day=day_text(day, today)
            )
        case StreakLapsed():
            number = (today - day).days
            why = ngettext(
                "your last session at this level was {number} day ago, on {day}",
                "your last session at this level was {number} days ago, on {day}",
                number,
            ).format(number=number, day=day_text(day, today))
        case _:
            why = _shortfall(no_streak.session, no_streak.shortfall, decision)
    if decision.verdict is Verdict.TOP:
        return gettext("Keep it up, gently for now: {why}.").format(why=why)
    beginning = why[0].upper() + why[1:]
    if isinstance(no_streak, OtherLevel | StreakLapsed):
        return gettext("{why}, so the count of easy sessions starts anew.").format(why=beginning)
    return f"{beginning}."


def _shortfall(session: SessionRecord, shortfall: Shortfall, decision: Decision) -> str:
    """Why a session does not count towards moving up; a clause."""
    level, kinds = decision.level, ShortfallKind
    legs = legs_text(shortfall.sides, level)
    done_with = _with_legs(shortfall.sides, level)
    match shortfall.kind:
        case kinds.NO_SETS:
            with_legs = gettext("the session {when} had no reps for {legs}")
            text = with_legs if legs else gettext("the session {when} had no reps")
        case kinds.REPS_LEFT_OUT if session.day == decision.today:
            # How much was done today stands beside it.
            return gettext("not all of it was done today")
        case kinds.REPS_LEFT_OUT:
            done = done_text(session, decision.program, left_out=True)
            day = day_text(session.day, decision.today)
            return gettext("on {day} you did {done}").format(day=day, done=done)
        case kinds.PAIN:
            text = gettext("you noted pain of {pain} {when}")
        case kinds.NOT_RATED:
            with_legs = gettext("how {legs} felt {when} is not noted")
            text = with_legs if legs else gettext("how it felt {when} is not noted")
        case kinds.FELT_HARD:
            with_legs = gettext("it felt hard with {done_with} {when}")
            text = with_legs if legs else gettext("it felt hard {when}")
        case kinds.FELT_RIGHT:
            with_legs = gettext("it felt about right with {done_with} {when}")
            text = with_legs if legs else gettext("it felt about right {when}")
        case _:
            text = gettext("the session {when} was faster than this level asks")
    when = when_text([session.day], decision.today)
    return text.format(when=when, legs=legs, done_with=done_with, pain=session.pain)
