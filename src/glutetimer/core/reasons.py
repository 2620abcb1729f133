"""The sentences in which a decision explains itself.

Days are named with their year where it is not the present one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from glutetimer.core.assessment import few_reps, is_complete, unrated_legs
from glutetimer.core.program import Level, Program, Rules, Side, Speed
from glutetimer.core.records import Effort, SessionRecord

PAIN_NOTICE = "Stop if it hurts, and see a health professional if the pain does not settle."
FIRST_SESSION = "This is your first session here: start gently and see how it feels."
GENTLY = "go gently, with smaller movements and fewer reps if need be"
TOP = "You have reached the top of the ladder; keep it up"
STAY = "You can stay at your level if you feel ready for it."
STAY_BY = "Answer “not yet” to stay where you are"
NOT_YET = f"{STAY_BY}; it is offered again after your next easy session."

# Not strftime's names: those follow the locale, and these sentences are English.
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DoneToday:
    """What was done today, kindly; `complete` once every rep of a session was."""

    complete: bool
    text: str

    @property
    def heading(self) -> str:
        """What it comes to, in three words."""
        return "Done for today" if self.complete else "Today so far"

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        return f"{self.heading}: {self.text}"


def day_text(day: date, today: date) -> str:
    """A day as people say it: "23 November", or "23 November 2025" in another year."""
    text = date_text(day)
    return text.removesuffix(f" {day.year}") if day.year == today.year else text


def date_text(day: date) -> str:
    """A day with its year: "23 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days_text(days: Sequence[date], today: date) -> str:
    """Days, oldest first, as people say them: "29 and 30 November and 1 December".

    Of days in the same year only the last names it.
    """
    months = []
    for _, same_month in groupby(days, key=lambda day: (day.year, day.month)):
        *before, last = same_month
        following = next((day for day in days if day > last), today)
        text = day_text(last, today if following.year != last.year else last)
        months.append(joined([*(str(day.day) for day in before), text]))
    return joined(months)


def counted(number: int, one: str) -> str:
    """A number of things: "1 session", "2,400 reps"."""
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"


def when_text(days: Sequence[date], today: date) -> str:
    """When, oldest first: "on 29 and 30 November and today".

    Only for what is said today: an offer is kept with its answer, and names its days.
    """
    before = [day for day in days if day != today]
    on_days = f"on {days_text(before, today)}" if before else ""
    return joined([on_days, "today" if len(before) < len(days) else ""])


def joined(parts: Sequence[str]) -> str:
    """Parts as an enumeration: "a, b and c"."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def legs_text(sides: Sequence[Side]) -> str:
    """The legs meant."""
    return "both legs" if len(sides) > 1 else f"the {sides[0]} leg"


def leg_done_texts(
    record: SessionRecord, side: Side, program: Program, left_out: bool = False
) -> list[str]:
    """What a leg did: "25 of 25"; of several exercises each by its name, never their sum.

    With `left_out` only of those exercises of which something was left out.
    """
    counts = record.by_exercise(side)
    return [
        f"{done} of {prescribed}"
        + (f" ({program.exercise_name(exercise)})" if len(counts) > 1 else "")
        for exercise, (done, prescribed) in counts.items()
        if not left_out or done < prescribed
    ]


def done_text(record: SessionRecord, program: Program, left_out: bool = False) -> str:
    """What both legs did: "25 of 25 with each leg", "25 of 25 with the left leg and …"."""
    texts = {side: joined(leg_done_texts(record, side, program, left_out)) for side in Side}
    if texts[Side.LEFT] and texts[Side.LEFT] == texts[Side.RIGHT]:
        return f"{texts[Side.LEFT]} with each leg"
    legs = [f"{text} with the {side} leg" for side, text in texts.items() if text]
    # What a leg did may hold an "and" of its own.
    return ", and ".join(legs) if " and " in "".join(texts.values()) else joined(legs)


def why_not(record: SessionRecord, program: Program, today: date) -> str:
    """Why a session that does not count towards moving up does not; no full stop."""
    when = when_text([record.day], today)
    without = [side for side in Side if not record.prescribed(side)]
    if without:
        return f"the session {when} had no reps for {legs_text(without)}"
    if not is_complete(record):
        return f"{when} you did {done_text(record, program, left_out=True)}"
    if (record.pain or 0) > program.rules.up_pain_most:
        return f"you noted pain of {record.pain} {when}"
    unrated = unrated_legs(record)
    if unrated:
        return f"how {legs_text(unrated)} felt {when} is not noted"
    for effort, felt in ((Effort.HARD, "hard"), (Effort.RIGHT, "about right")):
        sides = [side for side in Side if record.effort[side] is effort]
        if sides:
            return f"it felt {felt} with {legs_text(sides)} {when}"
    return f"the session {when} was faster than this level asks"


def easy_on(days: Sequence[date], today: date) -> str:
    """That it was easy on those days, for an offer; a clause."""
    return f"felt easy with both legs on {days_text(days, today)}"


def easy_when(days: Sequence[date], today: date) -> str:
    """That it was easy on those days; a clause."""
    return f"felt easy with both legs {when_text(days, today)}"


def easy_so_far(days: Sequence[date], missing: int, today: date) -> str:
    """That a row of easy sessions has begun, and what is missing."""
    sessions = "one more easy session on another day"
    if missing > 1:
        sessions = f"{missing} more easy sessions on other days"
    return f"It {easy_when(days, today)}; {sessions} and the next level is offered."


def times(missing: int, started: bool) -> str:
    """How many sessions are missing."""
    if missing == 1:
        return "one more session on another day" if started else "one session"
    if started:
        return f"{missing} more sessions on other days"
    return f"{missing} sessions in a row, on {missing} different days,"


def easy_session(level: Level, rules: Rules) -> str:
    """What a session must be to count towards moving up."""
    slow = any(dose.speed is Speed.HALF for dose in level.doses)
    speed = " at the level's slow speed" if slow else ""
    return f"all reps done{speed}, both legs easy and pain of {rules.up_pain_most} or less"


def moved(level: Level, at_top: bool, day: date, today: date) -> str:
    """That one is new at a level."""
    top = ", the top of the ladder" if at_top else ""
    return f"You moved to {level.name} {when_text([day], today)}{top}; take your time with it."


def was_elsewhere(last: SessionRecord, today: date) -> str:
    """That the last session was not at this level; a clause."""
    return f"your last session, on {day_text(last.day, today)}, was at another level"


def rested(level: Level, away: int, last: SessionRecord, today: date) -> str:
    """That the last session is long ago; a clause."""
    day = day_text(last.day, today)
    return f"your last {level.name} session was {away} days ago, on {day}"


def stepped_back(offered: Level, away: int, last: date, today: date) -> str:
    """Why one goes back after a time away."""
    return (
        f"Your last session was {away} days ago, on {day_text(last, today)}; after a break "
        f"that long, {offered.name} is a gentle way back in."
    )


def done_today(sessions: Sequence[SessionRecord], program: Program) -> DoneToday:
    """What to say once there was training today; `sessions` are today's, oldest first."""
    whole = [each for each in sessions if is_complete(each)]
    told = (whole or sessions)[-1]
    level = program.level(told.level)
    name = level.name if level else told.level
    done = f"{name}, {done_text(told, program)}"
    if len(sessions) > 1:
        which = "the last one" if told is sessions[-1] else "one of them"
        done = f"{len(sessions)} sessions, {which} {done}"
    if whole:
        return DoneToday(True, f"{done}. Another is welcome tomorrow.")
    return DoneToday(False, f"{done}. You can leave it at that, or do more.")


def strong_pain(record: SessionRecord, today: date) -> str:
    """That there was much pain once; no full stop."""
    return f"You noted pain of {record.pain} on {day_text(record.day, today)}"


def pain_twice(rules: Rules, days: Sequence[date], today: date) -> str:
    """That there was pain twice in a row; no full stop."""
    pain = rules.back_pain_twice
    return f"You noted pain of {pain} or more twice in a row ({days_text(days, today)})"


def few_reps_twice(
    rules: Rules, pair: Sequence[SessionRecord], days: Sequence[date], today: date
) -> str:
    """That much was left out twice in a row, and with which leg where it was the same one."""
    percent = rules.back_reps_percent
    sides = [side for side in Side if all(few_reps(each, side, rules) for each in pair)]
    legs = legs_text(sides) if sides else "one leg or the other"
    return (
        f"Fewer than {percent} % of the reps were done with {legs} twice in a row "
        f"({days_text(days, today)})"
    )


def less_pain(rules: Rules) -> str:
    """What would take back an offer made for pain."""
    pain = min(rules.back_pain_once, rules.back_pain_twice)
    return f"{STAY_BY}; a session with pain below {pain} takes the offer back, too."


def more_reps(rules: Rules) -> str:
    """What would take back an offer made for missing reps."""
    return (
        f"{STAY_BY}; a session with at least "
        f"{rules.back_reps_percent} % of the reps of each leg takes the offer back, too."
    )


def leg_difference(
    side: Side, by_effort: bool, days: Sequence[date], number: int, today: date
) -> str:
    """A difference between the legs that lasted, said kindly."""
    found = "has found it harder" if by_effort else "has done fewer reps"
    sessions = "session" if number == 1 else f"{number} sessions"
    return (
        f"Your {side} leg {found} than the other in the last {sessions} "
        f"({days_text(days, today)}); starting with it while you are fresh is a good choice."
    )


def level_gone(gone: str, level: Level) -> str:
    """That the person's level is no longer in the program."""
    return (
        f'The level "{gone}" is no longer in this program; the one nearest to it, '
        f"{level.name}, takes its place."
    )


def all_ahead(first: date, today: date) -> str:
    """That there are no sessions but those dated ahead."""
    return (
        f"Your sessions are all dated ahead of today, {day_text(first, today)} or later, "
        "so the count of easy sessions starts anew."
    )


def dated_ahead(first: date, number: int, today: date) -> str:
    """That sessions of days to come, of which `first` is the earliest, are left out."""
    day = day_text(first, today)
    left_out = (
        f"{number} sessions are dated {day} or later, so they are"
        if number > 1
        else f"One session is dated {day}, so it is"
    )
    return f"{left_out} left out until then; perhaps the clock was wrong."
