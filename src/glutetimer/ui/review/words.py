"""How the past is said to people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from glutetimer.core.dates import MONTHS, date_text, day_text
from glutetimer.core.program import Program, Side
from glutetimer.core.records import AnswerKind, Effort, SessionRecord
from glutetimer.core.review import Balance, LevelChange, PeriodSums, PerLeg, Review, days_of_seven
from glutetimer.core.vocabulary import counted, joined
from glutetimer.ui.wording import EFFORT

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DECISION = {AnswerKind.ACCEPTED: "offered and accepted", AnswerKind.CHOSEN: "chosen by hand"}


def short_day_text(day: date, today: date) -> str:
    """A day where there is little room: "22 Nov", or "22 Nov 2025" in another year."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1][:3]}{year}"


def short_date_text(day: date) -> str:
    """A date in a table: "22 Nov 2026"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def days_of_bar_text(bar: PeriodSums, today: date) -> str:
    """From when to when a bar is: "16 to 22 November", "27 October to 2 November"."""
    last = day_text(bar.last, today)
    if (bar.first.year, bar.first.month) == (bar.last.year, bar.last.month):
        return f"{bar.first.day} to {last}"
    if bar.first.year != bar.last.year:
        last = date_text(bar.last)
    return f"{day_text(bar.first, bar.last)} to {last}"


def short_week_text(week: PeriodSums) -> str:
    """A week where there is little room: "16–22 Nov", "30 Nov–6 Dec"."""
    first, last = (f"{day.day} {MONTHS[day.month - 1][:3]}" for day in (week.first, week.last))
    same_month = week.first.month == week.last.month
    return f"{week.first.day}–{last}" if same_month else f"{first}–{last}"


def legs_text(reps: PerLeg[int]) -> str:
    """What each leg did: "left 26, right 24"."""
    return f"left {reps.left:,}, right {reps.right:,}"


def time_text(active_ms: int) -> str:
    """A sum of times: "45 min", "3 h 10 min"."""
    minutes = round(active_ms / 60_000)
    hours, rest = divmod(minutes, 60)
    return f"{hours:,} h {rest} min" if hours else f"{minutes} min"


def nearest_effort(mean: float) -> Effort:
    """The effort nearest to a mean of them; half way between two it is the harder one."""
    # Not `round`: that goes to the even one, so to easy below about right and to hard above.
    return list(Effort)[int(mean + 0.5)]


def effort_text(mean: float) -> str:
    """A mean of efforts in the word nearest to it: "about right"."""
    return EFFORT[nearest_effort(mean)].lower()


def level_name(level: str, program: Program) -> str:
    """The level's name, or its id where the program has it no more."""
    known = program.level(level)
    return known.name if known else level


def sessions_text(sessions: int, looks: int) -> str:
    """How many there are of either: "3 sessions", "1 session and 2 looks", "1 look"."""
    parts = [counted(sessions, "session")] if sessions or not looks else []
    return joined([*parts, *([counted(looks, "look")] if looks else [])])


def describe_day(day: date, sessions: Sequence[SessionRecord], today: date, looks: int = 0) -> str:
    """A day in words: "Sunday 22 November: 1 session, left 26, right 24 reps"."""
    when = f"{WEEKDAYS[day.weekday()]} {day_text(day, today)}"
    if not sessions:
        return f"{when}: {counted(looks, 'look') if looks else 'no session'}"
    left, right = (sum(each.done(side) for each in sessions) for side in Side)
    return f"{when}: {sessions_text(len(sessions), looks)}, {legs_text(PerLeg(left, right))} reps"


def describe_week(week: PeriodSums, today: date) -> str:
    """A week in words, with how each leg found it: "16 to 22 November: left 26, …"."""
    when = days_of_bar_text(week, today)
    if not week.sessions:
        return f"{when}: no session"
    efforts = [
        f"{side} {effort_text(mean)}" for side in Side if (mean := week.effort.of(side)) is not None
    ]
    return "; ".join(filter(None, (f"{when}: {legs_text(week.reps)} reps", ", ".join(efforts))))


def decision_text(step: LevelChange) -> str:
    """What led to a step, with the reason that was given then; a clause."""
    if step.kind is None:
        return "with this session" if step.from_level else "first session"
    return ": ".join(filter(None, (_DECISION[step.kind], step.reason)))


def path_text(review: Review, program: Program, today: date) -> str:
    """How far up the ladder one is, and how many steps it took, in a sentence."""
    steps = review.steps
    level = steps[-1].to_level if steps else review.level_before
    if not level:
        return "Your way begins with the first session."
    known = program.level(level)
    place = f", level {program.place(known) + 1} of {len(program.levels)}" if known else ""
    here = f"You are at {level_name(level, program)}{place}"
    if not steps:
        return f"{here}, as in all these weeks."
    newest = day_text(steps[-1].day, today)
    if len(steps) == 1 and not steps[0].from_level:
        return f"{here}, where you began on {newest}."
    return f"{here}; {counted(len(steps), 'step')} in these weeks, the newest on {newest}."


def balance_text(balance: Balance) -> str:
    """Left against right in one kind sentence."""
    weeks = len(balance.weeks)
    when = "In this week" if weeks == 1 else f"In the last {weeks} weeks"
    left, right = balance.reps
    if not any(week.sessions for week in balance.weeks):
        return f"{when} there was no session."
    if left == right:
        reps = f"{when} each leg did {counted(left, 'rep')}"
    else:
        more, other = ("left", "right") if left > right else ("right", "left")
        reps = (
            f"{when} your {more} leg did {counted(max(left, right), 'rep')}, "
            f"{abs(left - right):,} more than the {other}"
        )
    if not balance.rated:
        return f"{reps}."
    of = f"of the {balance.rated:,} sessions rated"
    harder = balance.harder
    if not harder.left + harder.right:
        # Of a single session that says too little to be worth a word.
        return (
            f"{reps}, and both were equally hard in all {of}." if balance.rated > 1 else f"{reps}."
        )
    if harder.left == harder.right:
        return f"{reps}; each was the harder one in {harder.left:,} {of}."
    number, side = max((harder.left, "left"), (harder.right, "right"))
    where = f"{number:,} {of}" if balance.rated > 1 else "the session rated"
    return f"{reps}; the {side} one was harder in {where}."


def totals_text(review: Review, days: Mapping[date, Sequence[SessionRecord]], today: date) -> str:
    """How often and how much: "16 sessions on 14 of 84 days, …"."""
    total, looks = review.total, len(review.looks)
    return " · ".join(
        (
            f"{counted(total.sessions, 'session')} on "
            f"{total.days:,} of {counted(review.days_so_far, 'day')}",
            f"{counted(total.reps.left + total.reps.right, 'rep')} ({legs_text(total.reps)})",
            time_text(total.active_ms),
            f"{days_of_seven(days, today)} of the last 7 days",
            *([f"{counted(looks, 'look')} not counted"] if looks else []),
        )
    )
