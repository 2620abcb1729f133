"""The sentences of decisions and records. Their facts are `progression`'s and `reasons`'."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from glutetimer.core.amounts import amounts_of_leg
from glutetimer.core.assessment import (
    Shortfall,
    ShortfallKind,
    is_complete,
    is_greater_dose,
    is_smaller_dose,
    only_leg,
)
from glutetimer.core.dates import day_text, days_text, when_text
from glutetimer.core.frozen import frozen
from glutetimer.core.notice_texts import notice_text
from glutetimer.core.phrases import joined, side_text, the_leg, which_legs
from glutetimer.core.program import EVERY_DAY, Level, Program, Side, Sides
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
from glutetimer.core.speed import Speed

_TITLES = {
    Verdict.FIRST: "Welcome",
    Verdict.MOVED: "Your new level",
    Verdict.HOLD: "Stay with this level",
    Verdict.UP: "Ready for the next level",
    Verdict.BACK: "A gentler step is offered",
    Verdict.TOP: "You have reached the top of the ladder",
}
_ANEW = ", so the count of easy sessions starts anew"
_SMALLER_OR_QUICKER = "a smaller dose or a quicker tempo"


@frozen
class Explanation:
    """A decision in words: a title, the reason, what would change it, what else to say.

    `change` and `notice` may be empty.
    """

    title: str
    reason: str
    change: str
    notice: str


@frozen
class DoneToday:
    """What was done today, kindly; `complete` once every rep of a session was.

    `short_text` tells exercises by their order alone.
    """

    complete: bool
    text: str
    short_text: str

    @property
    def heading(self) -> str:
        """What it comes to, in three words."""
        return "Done for today" if self.complete else "Today so far"

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        return f"{self.heading}: {self.text}"


def explain(decision: Decision, asking: bool = False) -> Explanation:
    """The words for a decision.

    `asking`, the person is being asked how the legs felt: until that is answered, they only
    say that the decision waits for it.
    """
    notice = " ".join(notice_text(notice, decision) for notice in decision.notices)
    if asking and decision.unrated:
        what = _legs(decision.unrated, decision.level) or "it"
        reason = f"Your reps are done. Say how {what} felt, and you will see it here."
        return Explanation("What comes next", reason, "", notice)
    return Explanation(_TITLES[decision.verdict], _reason(decision), _change(decision), notice)


def describe_done_today(decision: Decision) -> DoneToday | None:
    """The words for what was done by then on the decision's day, if anything was."""
    sessions, program = decision.sessions_today, decision.program
    if not sessions:
        return None
    complete = [
        session for session in sessions if is_complete(session, program.level(session.level))
    ]
    best = (complete or sessions)[-1]
    level = program.level_name(best.level)
    if len(sessions) > 1:
        which = "the last one" if best is sessions[-1] else "one of them"
        level = f"{len(sessions)} sessions, {which} {level}"
    following = "You can leave it at that, or do more"
    if complete:
        daily = program.per_week == EVERY_DAY
        following = "Another is welcome tomorrow" if daily else "The next can wait for another day"
    text, short_text = (
        f"{level}, {done}. {following}." for done in (done_text(best, program), _short_done(best))
    )
    return DoneToday(bool(complete), text, short_text)


# What legs did


def leg_done_texts(
    record: SessionRecord, side: Side | None, program: Program, left_out: bool = False
) -> list[str]:
    """What a leg did by itself, or both did together (None): "25 of 25", "5 of 5 holds of 10 s".

    In a session of several exercises each is told by its name, never their sum. With
    `left_out` only those are told of which something was left out.
    """
    several = len(record.exercises) > 1
    return [
        amount.text + (f" ({program.exercise_name(amount.exercise)})" if several else "")
        for amount in amounts_of_leg(record, side)
        if not left_out or amount.done < amount.prescribed
    ]


def done_text(record: SessionRecord, program: Program, left_out: bool = False) -> str:
    """What was done: "25 of 25 with each leg", "25 of 25 with the left leg and …".

    What both legs did together comes last, without a word on legs: "24 of 24".
    """
    left, right, both = (
        joined(leg_done_texts(record, side, program, left_out)) for side in (*Side, None)
    )
    if left and left == right:
        parts = [f"{left} with each leg"]
    else:
        legs = zip((left, right), Side, strict=True)
        parts = [f"{text} with {the_leg(side)}" for text, side in legs if text]
    parts += [both] if both else []
    # What a leg did may hold an "and" of its own.
    return ", and ".join(parts) if " and " in left + right + both else joined(parts)


def _short_done(record: SessionRecord) -> str:
    """The same without names: "left 10 of 10, 16 of 16 · right 10 of 10, 9 of 16"."""
    left, right, both = (
        ", ".join(amount.text for amount in amounts_of_leg(record, side)) for side in (*Side, None)
    )
    if left == right:
        parts = [f"{left} with each leg"] if left else []
    elif left and right:
        parts = [f"{side_text(Side.LEFT)} {left}", f"{side_text(Side.RIGHT)} {right}"]
    else:
        parts = [f"{left or right} with {the_leg(Side.LEFT if left else Side.RIGHT)}"]
    together = f"both legs {both}" if parts else both
    return " · ".join([*parts, *([together] if both else [])])


# Why


def _reason(decision: Decision) -> str:
    """The reason in one sentence."""
    reason, level, today = decision.reason, decision.level, decision.today
    match reason:
        case FirstSession():
            return "This is your first session here: start gently and see how it feels."
        case AllAhead():
            return f"All of your sessions are dated ahead of today{_ANEW}."
        case LongBreak(days):
            return f"Your last session was {_days_ago(days[-1], today)}."
        case NewLevel(_, moved_on):
            top = ", the top of the ladder" if level == decision.program.levels[-1] else ""
            when = when_text([moved_on], today)
            return f"You moved to {level.name} {when}{top}; take your time with it."
        case EasyStreak():
            return _easy_streak(decision, reason)
        case ReducedDose():
            return _reduced_dose(decision, reason)
        case StrongPain() | PainTwice() | FewRepsTwice():
            return _trouble(decision, reason)
        case _:
            return _no_streak(decision, reason)


def _legs(sides: Sequence[Side], level: Level) -> str:
    """The legs that something is said of; empty where both only work together, as in a plank."""
    together = all(dose.exercise.sides is Sides.BOTH for dose in level.doses)
    return "" if together and len(sides) > 1 else which_legs(sides)


def _with_legs(sides: Sequence[Side], level: Level) -> str:
    """The same after what is said: " with both legs", or nothing."""
    legs = _legs(sides, level)
    return legs and f" with {legs}"


def _easy_streak(decision: Decision, reason: EasyStreak) -> str:
    level, days = decision.level, reason.days
    with_legs = _with_legs(level.legs, level)
    if decision.offered is not None:
        reps = "All reps" if reason.all_done else "All reps of this level"
        # Kept with the answer to the offer, so that "today" would soon be wrong.
        easy = f"felt easy{with_legs} on {days_text(days, decision.today)}"
        return f"{reps} were done and {easy}."
    easy = f"felt easy{with_legs} {when_text(days, decision.today)}"
    if decision.verdict is Verdict.TOP:
        return f"Keep it up: it {easy}."
    return f"It {easy}, and you chose to stay for now." if decision.declined else f"It {easy}."


def _reduced_dose(decision: Decision, reason: ReducedDose) -> str:
    streak, level = reason.streak, decision.level
    when = when_text([reason.session.day], decision.today)
    chose = f"you chose {_what_was_reduced(reason.session, level)} {when}"
    if decision.verdict is Verdict.TOP:
        return f"Keep it up: {chose}."
    if not streak:
        return f"{_capitalized(chose)}, which does not count towards the next level."
    easy = f"felt easy{_with_legs(level.legs, level)} {when_text(streak, decision.today)}"
    return f"It {easy}, and that {chose} takes nothing from it."


def _what_was_reduced(session: SessionRecord, level: Level) -> str:
    """How a session was less than its level, as far as the level, as it is by now, tells."""
    leg, smaller = only_leg(session, level), is_smaller_dose(session, level)
    if leg:
        return f"a smaller dose for {the_leg(leg)} alone" if smaller else f"{the_leg(leg)} alone"
    if smaller:
        return "a smaller dose"
    # The level's own dose may have been what was chosen, before the level was edited.
    return "a quicker tempo" if is_greater_dose(session, level) else _SMALLER_OR_QUICKER


def _trouble(decision: Decision, trouble: Trouble) -> str:
    because = _trouble_clause(decision, trouble)
    if decision.offered is not None:
        return f"{because}."
    if decision.declined:
        because += ", and you chose to stay"
    return f"{because}; go gently, with {_gentler(decision.level)} if need be."


def _gentler(level: Level) -> str:
    """What makes a session of the level gentler."""
    held = {dose.hold_ms > 0 for dose in level.doses}
    movements = ["smaller movements"] if False in held else []
    return joined([*movements, *(["shorter holds"] if True in held else []), "fewer reps"])


def _trouble_clause(decision: Decision, trouble: Trouble) -> str:
    rules, today = decision.program.rules, decision.today
    match trouble:
        case StrongPain(days, pain):
            return f"You noted pain of {pain} on {days_text(days, today)}"
        case PainTwice(days):
            pain = rules.back_pain_twice
            return f"You noted pain of {pain} or more twice in a row ({days_text(days, today)})"
        case _:
            with_legs = " with one leg or the other"
            if trouble.sides:
                with_legs = _with_legs(trouble.sides, decision.level)
            twice = "twice in a row" if with_legs else "in two sessions in a row"
            return (
                f"Fewer than {rules.back_reps_percent} % of the reps were done{with_legs} "
                f"{twice} ({days_text(trouble.days, today)})"
            )


def _no_streak(decision: Decision, no_streak: NoStreak) -> str:
    day, today, therefore = no_streak.days[-1], decision.today, ""
    match no_streak:
        case OtherLevel():
            why = f"your last session, on {day_text(day, today)}, was at another level"
            therefore = _ANEW
        case StreakLapsed():
            why = f"your last session at this level was {_days_ago(day, today)}"
            therefore = _ANEW
        case _:
            why = _shortfall(no_streak.session, no_streak.shortfall, decision)
    if decision.verdict is Verdict.TOP:
        return f"Keep it up, gently for now: {why}."
    return f"{_capitalized(why)}{therefore}."


def _capitalized(clause: str) -> str:
    """A clause as the beginning of a sentence; names in it stay as they are."""
    return clause[0].upper() + clause[1:]


def _shortfall(session: SessionRecord, shortfall: Shortfall, decision: Decision) -> str:
    """Why a session does not count towards moving up; a clause."""
    when, kinds = when_text([session.day], decision.today), ShortfallKind
    left_out = "not all of it was done today"
    if session.day != decision.today:
        # How much was done today stands beside it.
        left_out = f"{when} you did {done_text(session, decision.program, left_out=True)}"
    legs = _legs(shortfall.sides, decision.level) if shortfall.sides else ""
    with_legs = legs and f" with {legs}"
    return {
        kinds.NO_SETS: f"the session {when} had no reps{with_legs and f' for {legs}'}",
        kinds.REPS_LEFT_OUT: left_out,
        kinds.PAIN: f"you noted pain of {session.pain} {when}",
        kinds.NOT_RATED: f"how {legs or 'it'} felt {when} is not noted",
        kinds.FELT_HARD: f"it felt hard{with_legs} {when}",
        kinds.FELT_RIGHT: f"it felt about right{with_legs} {when}",
        kinds.TOO_FAST: f"the session {when} was faster than this level asks",
    }[shortfall.kind]


def _days_ago(day: date, today: date) -> str:
    return f"{(today - day).days} days ago, on {day_text(day, today)}"


# What would change it


def _change(decision: Decision) -> str:
    """What would change a decision; empty if nothing is known to."""
    reason, rules = decision.reason, decision.program.rules
    match reason:
        case LongBreak():
            return "You can stay at your level if you feel ready for it."
        case EasyStreak() if decision.verdict is Verdict.TOP:
            return decision.program.harder
        case EasyStreak() if decision.offered is not None:
            return "If not yet, it is offered again after your next easy session."
        case StrongPain() | PainTwice() if decision.offered is not None:
            pain = min(rules.back_pain_once, rules.back_pain_twice)
            return f"If your next session has pain below {pain}, this is no longer offered."
        case FewRepsTwice() if decision.offered is not None:
            level = decision.level
            of_each = " of each leg" if _legs(level.legs, level) == which_legs(list(Side)) else ""
            return (
                f"If your next session has at least {rules.back_reps_percent} % of the "
                f"reps{of_each}, this is no longer offered."
            )
        case _:
            return _towards_next(decision)


def _towards_next(decision: Decision) -> str:
    """What would lead from there to the next level, or at the top to a harder dose."""
    program, reason = decision.program, decision.reason
    streak: Sequence[date] = reason.days if isinstance(reason, EasyStreak) else ()
    reps = "all reps"
    if isinstance(reason, ReducedDose):
        streak, reps = reason.streak, f"the full dose of {decision.level.name}"
    following = program.levels[program.place(decision.level) + 1 :]
    if following and streak and decision.declined:
        return f"{following[0].name} is offered again after your next easy session."
    if following:
        sessions = _sessions_missing(program.rules.up_sessions - len(streak), bool(streak))
        what = f"{following[0].name} is offered after {sessions}"
    elif program.harder:
        what = "A harder dose is suggested after one session"
    else:
        return ""
    slow = any(dose.speed is Speed.HALF for dose in decision.level.doses)
    speed = " at the level's slow speed" if slow else ""
    legs = _legs(decision.level.legs, decision.level) or "all of it"
    pain = program.rules.up_pain_most
    return f"{what} with {reps} done{speed}, {legs} easy and pain of {pain} or less."


def _sessions_missing(missing: int, started: bool) -> str:
    if missing == 1:
        return "one more session on another day" if started else "one session"
    if started:
        return f"{missing} more sessions on other days"
    return f"{missing} sessions in a row, on {missing} different days,"
