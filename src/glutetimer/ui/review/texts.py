"""Days, weeks, reps and efforts of the past as people say them; whole sentences: `summaries`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from glutetimer.core.assessment import is_smaller_dose, only_leg
from glutetimer.core.dates import MONTHS, WEEKDAYS, date_text, day_text
from glutetimer.core.phrases import counted, joined, leg_text, side_text
from glutetimer.core.program import Program, Side
from glutetimer.core.records import AnswerKind, SessionRecord
from glutetimer.core.review.level_changes import LevelChange
from glutetimer.core.review.periods import PeriodSums, PerLeg, nearest_effort, sums_of
from glutetimer.ui.wording import EFFORT

_DECISION = {AnswerKind.ACCEPTED: "offered and accepted", AnswerKind.CHOSEN: "chosen by hand"}


def month_text(day: date) -> str:
    """The day's month where there is little room: "Nov"."""
    return MONTHS[day.month - 1][:3]


def short_day_text(day: date, today: date) -> str:
    """A day where there is little room: "22 Nov", or "22 Nov 2025" in another year."""
    return f"{day.day} {month_text(day)}" if day.year == today.year else short_date_text(day)


def short_date_text(day: date) -> str:
    """A date in a table: "22 Nov 2026"."""
    return f"{day.day} {month_text(day)} {day.year}"


def period_text(period: PeriodSums, today: date) -> str:
    """From when to when a period is: "16 to 22 November", "27 October to 2 November".

    The present one is up to today.
    """
    first, last = period.first, min(period.last, today)
    text = day_text(last, today)
    if first == last:
        return text
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {text}"
    if first.year != last.year:
        text = date_text(last)
    return f"{day_text(first, last)} to {text}"


def short_week_text(week: PeriodSums, today: date) -> str:
    """A week where there is little room: "16–22 Nov", "30 Nov–6 Dec"; up to today at most."""
    first, last = week.first, min(week.last, today)
    text = f"{last.day} {month_text(last)}"
    if first == last:
        return text
    month = "" if first.month == last.month else f" {month_text(first)}"
    return f"{first.day}{month}–{text}"


def legs_text(reps: PerLeg[int]) -> str:
    """What each leg did: "left 26, right 24"."""
    return ", ".join(f"{side_text(side)} {reps.for_leg(side):,}" for side in Side)


def reps_range_text(first: int, last: int | None) -> str:
    """From how many reps to how many: "8–15", "7", "25+"."""
    if last is None:
        return f"{first}+"
    return str(last) if first == last else f"{first}–{last}"


def shades_text(usual_reps: int) -> str:
    """What the fill of the calendar's tiles says; empty before the first rep."""
    if not usual_reps:
        return ""
    return (
        "A day filled to three quarters is what a leg usually does in a day, about "
        f"{usual_reps:,} reps; less filled is less, a whole one is more."
    )


def done_sums_text(sums: PeriodSums) -> str:
    """Sums of what each leg did: "left 26, right 24 reps and 5 min 20 s held".

    What both did together is part of each leg's: "left 36, right 35 reps (26 of each with both
    legs together)".
    """
    text, bilateral = f"{legs_text(sums.reps)} reps", sums.bilateral
    if bilateral and bilateral == sums.all_reps:
        text = f"{counted(bilateral, 'rep')} with both legs together"
    elif bilateral:
        text += f" ({bilateral:,} of each with both legs together)"
    return f"{text} and {held_text(sums.held_ms)} held" if sums.held_ms >= 1_000 else text


def held_text(held_ms: int) -> str:
    """How long was held in all: "40 s", "5 min 20 s", "1 h 10 min"."""
    minutes, seconds = divmod(held_ms // 1_000, 60)
    if minutes >= 60:
        return time_text(held_ms)
    return " ".join(
        [*([f"{minutes} min"] if minutes else []), *([f"{seconds} s"] if seconds else [])]
    )


def time_text(active_ms: int) -> str:
    """A sum of times: "45 min", "3 h 10 min", "4 h"."""
    minutes = round(active_ms / 60_000)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours:,} h {rest} min" if rest else f"{hours:,} h"


def decimal_text(value: float) -> str:
    """A mean: "1.5", "2"."""
    return f"{value:.1f}".removesuffix(".0")


def effort_text(mean: float) -> str:
    """A mean score of efforts in the word nearest to it: "about right"."""
    return EFFORT[nearest_effort(mean)].lower()


def efforts_text(efforts: PerLeg[float | None]) -> str:
    """How each leg that was rated found it: "left “easy”, right “about right”"."""
    means = ((side_text(side), efforts.for_leg(side)) for side in Side)
    return ", ".join(f"{side} “{effort_text(mean)}”" for side, mean in means if mean is not None)


def sessions_text(sessions: int, false_starts: int) -> str:
    """How many there are of either: "3 sessions", "1 session and 2 false starts"."""
    parts = [counted(sessions, "session")] if sessions or not false_starts else []
    return joined([*parts, *([counted(false_starts, "false start")] if false_starts else [])])


def period_reps_text(period: PeriodSums) -> str:
    """What was done: "left 130, right 128 reps and 12 min held in 5 sessions"."""
    if not period.sessions:
        return "no session"
    return f"{done_sums_text(period)} in {counted(period.sessions, 'session')}"


def legs_felt_text(means: PerLeg[float | None]) -> str:
    """How the legs that were rated found it: "left leg “easy”, right leg “about right”"."""
    efforts = [
        (leg_text(side).lower(), f"“{effort_text(mean)}”")
        for side, mean in zip(Side, means, strict=True)
        if mean is not None
    ]
    if len({effort for _, effort in efforts}) < len(efforts):
        efforts = [("both legs", efforts[0][1])]
    return ", ".join(" ".join(effort) for effort in efforts)


def felt_text(period: PeriodSums) -> str:
    """How it felt: "left leg “easy”, right leg “about right”; average pain 1.5, highest 3"."""
    text = legs_felt_text(period.effort) or "effort not rated"
    if period.pain is None or period.most_pain is None:
        return f"{text}; pain not noted"
    pain = f"pain {decimal_text(period.pain)}"
    if period.most_pain > period.pain:
        pain = f"average {pain}, highest {period.most_pain}"
    return f"{text}; {pain}"


def reduced_text(record: SessionRecord, program: Program) -> str:
    """What was chosen to be less than the level has: "left leg only", "smaller dose"; or empty."""
    if not record.reduced:
        return ""
    level = program.level(record.level)
    leg = only_leg(record, level)
    if leg:
        return f"{side_text(leg)} leg only"
    return "smaller dose" if not level or is_smaller_dose(record, level) else "quicker tempo"


def circumstances_text(record: SessionRecord, program: Program) -> str:
    """What was special about a session: "smaller dose", "done elsewhere", both, or empty."""
    elsewhere = "done elsewhere" if record.elsewhere else ""
    return ", ".join(filter(None, (reduced_text(record, program), elsewhere)))


def decision_text(change: LevelChange) -> str:
    """What led to a level, with the reason that was given then; a clause."""
    if change.kind is None:
        return "with this session" if change.from_level else "first session"
    return ": ".join(filter(None, (_DECISION[change.kind], change.reason)))


def describe_day(
    day: date, sessions: Sequence[SessionRecord], today: date, false_starts: int = 0
) -> str:
    """A day in words: "Sunday 22 November: 1 session, left 26, right 24 reps"."""
    when = f"{WEEKDAYS[day.weekday()]} {day_text(day, today)}"
    if not sessions:
        return f"{when}: {counted(false_starts, 'false start') if false_starts else 'no session'}"
    done = done_sums_text(sums_of(day, day, sessions))
    return f"{when}: {sessions_text(len(sessions), false_starts)}, {done}"


def describe_week(week: PeriodSums, today: date) -> str:
    """A week's sets of one leg, with how each found it: "16 to 22 November: left 26, …"."""
    when = period_text(week, today)
    if not week.sessions:
        return f"{when}: no session"
    if not any(week.reps):
        return f"{when}: nothing with one leg at a time"
    reps = f"{when}: {legs_text(week.reps)} reps"
    return "; ".join(filter(None, (reps, efforts_text(week.effort))))


def describe_reps(
    period: PeriodSums, changes: Sequence[LevelChange], program: Program, today: date
) -> str:
    """What was done in a period, with the levels that were new in it."""
    text = f"{period_text(period, today)}: {period_reps_text(period)}"
    if period.weeks > 1 and period.sessions:
        left, right = (round(reps) for reps in period.reps_a_week)
        text += f", left {left:,}, right {right:,} a week"
    if not changes:
        return text
    names = ", then to ".join(program.level_name(change.to_level) for change in changes)
    return f"{text}; {'moved to' if changes[0].from_level else 'began with'} {names}"


def describe_effort_pain(period: PeriodSums, today: date) -> str:
    """How it felt in a period."""
    felt = felt_text(period) if period.sessions else "no session"
    return f"{period_text(period, today)}: {felt}"
