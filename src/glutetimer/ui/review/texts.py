"""Days, weeks, reps and efforts of the past as people say them; whole sentences: `summaries`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import reduce

from glutetimer.core.assessment import is_smaller_dose, only_leg
from glutetimer.core.dates import date_text, day_text, weekday_text
from glutetimer.core.phrases import joined
from glutetimer.core.program import Program, Side
from glutetimer.core.records import AnswerKind, SessionRecord
from glutetimer.core.review.level_changes import LevelChange
from glutetimer.core.review.periods import PeriodSums, PerLeg, nearest_effort, sums_of, tally_of
from glutetimer.core.translation import decimal_text, gettext, gettext_noop, ngettext, number_text
from glutetimer.ui.wording import effort_text

# What led to a level, as a clause and as a line of its own.
_DECISION = {
    AnswerKind.ACCEPTED: (
        gettext_noop("offered and accepted"), gettext_noop("Offered and accepted")
    ),
    AnswerKind.CHOSEN: (gettext_noop("chosen by hand"), gettext_noop("Chosen by hand")),
}  # fmt: skip
_FIRST_SESSION = gettext_noop("first session"), gettext_noop("First session")
_WITH_THIS_SESSION = gettext_noop("with this session"), gettext_noop("With this session")
# How hard a leg found it, after "left" or after its name.
_SIDE_FELT = {
    Side.LEFT: gettext_noop("left “{effort}”"),
    Side.RIGHT: gettext_noop("right “{effort}”"),
}
_LEG_FELT = {
    Side.LEFT: gettext_noop("left leg “{effort}”"),
    Side.RIGHT: gettext_noop("right leg “{effort}”"),
}
_ONLY_LEG = {
    Side.LEFT: gettext_noop("left leg only"),
    Side.RIGHT: gettext_noop("right leg only"),
}


def short_month_text(day: date) -> str:
    """The day's month where there is little room: "Nov"."""
    return gettext("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()[day.month - 1]


def short_weekday_text(weekday: int) -> str:
    """A day of the week where there is little room, of which Monday is 0: "Mon"."""
    return gettext("Mon Tue Wed Thu Fri Sat Sun").split()[weekday]


def day_and_month_text(day: date) -> str:
    """A day of a year that is known, where there is little room: "22 Nov"."""
    return gettext("{day} {month}").format(day=day.day, month=short_month_text(day))


def short_day_text(day: date, today: date) -> str:
    """A day where there is little room: "22 Nov", or "22 Nov 2025" in another year."""
    return day_and_month_text(day) if day.year == today.year else short_date_text(day)


def short_date_text(day: date) -> str:
    """A date in a table: "22 Nov 2026"."""
    return gettext("{day} {month} {year}").format(
        day=day.day, month=short_month_text(day), year=day.year
    )


def period_text(period: PeriodSums, today: date) -> str:
    """From when to when a period is: "16 to 22 November", "27 October to 2 November".

    The present one is up to today.
    """
    first, last = period.first, min(period.last, today)
    text = day_text(last, today)
    if first == last:
        return text
    if (first.year, first.month) == (last.year, last.month):
        return gettext("{day} to {last}").format(day=first.day, last=text)
    if first.year != last.year:
        text = date_text(last)
    return gettext("{first} to {last}").format(first=day_text(first, last), last=text)


def short_week_text(week: PeriodSums, today: date) -> str:
    """A week where there is little room: "16–22 Nov", "30 Nov–6 Dec"; up to today at most."""
    first, last = week.first, min(week.last, today)
    text = day_and_month_text(last)
    if first == last:
        return text
    if first.month == last.month:
        return gettext("{day}–{last}").format(day=first.day, last=text)
    return gettext("{first}–{last}").format(first=day_and_month_text(first), last=text)


def legs_text(reps: PerLeg[int]) -> str:
    """What each leg did: "left 26, right 24"."""
    return gettext("left {left}, right {right}").format(
        left=number_text(reps.left), right=number_text(reps.right)
    )


def reps_range_text(first: int, last: int | None) -> str:
    """From how many reps to how many: "8–15", "7", "25+"."""
    if last is None:
        return f"{first}+"
    return str(last) if first == last else f"{first}–{last}"


def shades_text(usual_reps: int) -> str:
    """What the fill of the calendar's tiles says; empty before the first rep."""
    if not usual_reps:
        return ""
    return ngettext(
        "A day filled to three quarters is what a leg usually does in a day, about {number} rep; "
        "less filled is less, a whole one is more.",
        "A day filled to three quarters is what a leg usually does in a day, about {number} reps; "
        "less filled is less, a whole one is more.",
        usual_reps,
    ).format(number=number_text(usual_reps))


def done_sums_text(sums: PeriodSums) -> str:
    """Sums of what each leg did: "left 26, right 24 reps and 5 min 20 s held".

    What both did together is part of each leg's: "left 36, right 35 reps (26 of each with both
    legs together)".
    """
    text = _reps_text(sums)
    if sums.held_ms < 1_000:
        return text
    return gettext("{reps} and {time} held").format(reps=text, time=held_text(sums.held_ms))


def _reps_text(sums: PeriodSums) -> str:
    bilateral = sums.bilateral
    if not bilateral:
        return gettext("{legs} reps").format(legs=legs_text(sums.reps))
    if bilateral == sums.all_reps:
        text = ngettext(
            "{number} rep with both legs together",
            "{number} reps with both legs together",
            bilateral,
        )
        return text.format(number=number_text(bilateral))
    return gettext("{legs} reps ({both} of each with both legs together)").format(
        legs=legs_text(sums.reps), both=number_text(bilateral)
    )


def held_text(held_ms: int) -> str:
    """How long was held in all: "40 s", "5 min 20 s", "1 h 10 min"."""
    minutes, seconds = divmod(held_ms // 1_000, 60)
    if minutes >= 60:
        return time_text(held_ms)
    if not minutes:
        return gettext("{seconds} s").format(seconds=seconds)
    text = gettext("{minutes} min {seconds} s") if seconds else gettext("{minutes} min")
    return text.format(minutes=minutes, seconds=seconds)


def time_text(active_ms: int) -> str:
    """A sum of times: "45 min", "3 h 10 min", "4 h"."""
    minutes = round(active_ms / 60_000)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return gettext("{minutes} min").format(minutes=minutes)
    text = gettext("{hours} h {minutes} min") if rest else gettext("{hours} h")
    return text.format(hours=number_text(hours), minutes=rest)


def mean_text(value: float) -> str:
    """A mean: "1.5", "2"."""
    return decimal_text(round(value, 1))


def mean_effort_text(mean: float) -> str:
    """A mean score of efforts in the word nearest to it: "about right"."""
    return effort_text(nearest_effort(mean))


def efforts_text(efforts: PerLeg[float | None]) -> str:
    """How each leg that was rated found it: "left “easy”, right “about right”"."""
    means = ((side, efforts.for_leg(side)) for side in Side)
    return ", ".join(
        gettext(_SIDE_FELT[side]).format(effort=mean_effort_text(mean))
        for side, mean in means
        if mean is not None
    )


def sessions_text(sessions: int, false_starts: int) -> str:
    """How many there are of either: "3 sessions", "1 session and 2 false starts"."""
    parts = [count_text(sessions)] if sessions or not false_starts else []
    return joined([*parts, *([false_starts_text(false_starts)] if false_starts else [])])


def count_text(sessions: int) -> str:
    """How many sessions there are: "1 session", "1,200 sessions"."""
    return ngettext("{number} session", "{number} sessions", sessions).format(
        number=number_text(sessions)
    )


def false_starts_text(false_starts: int) -> str:
    """How many there are: "2 false starts"."""
    return ngettext("{number} false start", "{number} false starts", false_starts).format(
        number=number_text(false_starts)
    )


def period_reps_text(period: PeriodSums) -> str:
    """What was done: "left 130, right 128 reps and 12 min held in 5 sessions"."""
    if not period.sessions:
        return gettext("no session")
    text = ngettext("{done} in {number} session", "{done} in {number} sessions", period.sessions)
    return text.format(done=done_sums_text(period), number=number_text(period.sessions))


def legs_felt_text(means: PerLeg[float | None]) -> str:
    """How the legs that were rated found it: "left leg “easy”, right leg “about right”"."""
    efforts = {
        side: mean_effort_text(mean)
        for side, mean in zip(Side, means, strict=True)
        if mean is not None
    }
    if len(efforts) == len(Side) and len(set(efforts.values())) == 1:
        return gettext("both legs “{effort}”").format(effort=efforts[Side.LEFT])
    return ", ".join(
        gettext(_LEG_FELT[side]).format(effort=effort) for side, effort in efforts.items()
    )


def felt_text(period: PeriodSums) -> str:
    """How it felt: "left leg “easy”, right leg “about right”; average pain 1.5, highest 3"."""
    efforts = legs_felt_text(period.effort) or gettext("effort not rated")
    return f"{efforts}; {_pain_text(period)}"


def _pain_text(period: PeriodSums) -> str:
    if period.pain is None or period.most_pain is None:
        return gettext("pain not noted")
    text = gettext("pain {mean}")
    if period.most_pain > period.pain:
        text = gettext("average pain {mean}, highest {highest}")
    return text.format(mean=mean_text(period.pain), highest=period.most_pain)


def reduced_text(record: SessionRecord, program: Program) -> str:
    """What was chosen to be less than the level has: "left leg only", "smaller dose"; or empty."""
    if not record.reduced:
        return ""
    level = program.level(record.level)
    leg = only_leg(record, level)
    if leg:
        return gettext(_ONLY_LEG[leg])
    smaller = not level or is_smaller_dose(record, level)
    return gettext("smaller dose") if smaller else gettext("quicker tempo")


def circumstances_text(record: SessionRecord, program: Program) -> str:
    """What was special about a session: "smaller dose", "done elsewhere", both, or empty."""
    elsewhere = gettext("done elsewhere") if record.elsewhere else ""
    return ", ".join(filter(None, (reduced_text(record, program), elsewhere)))


def decision_text(change: LevelChange) -> str:
    """What led to a level, with the reason that was given then; a clause."""
    return _with_reason(_decision(change)[0], change)


def decision_line(change: LevelChange) -> str:
    """The same as a line of its own."""
    return _with_reason(_decision(change)[1], change)


def _decision(change: LevelChange) -> tuple[str, str]:
    if change.kind is None:
        return _WITH_THIS_SESSION if change.from_level else _FIRST_SESSION
    return _DECISION[change.kind]


def _with_reason(decision: str, change: LevelChange) -> str:
    return ": ".join(filter(None, (gettext(decision), change.reason)))


def describe_day(
    day: date, sessions: Sequence[SessionRecord], today: date, false_starts: int = 0
) -> str:
    """A day in words: "Sunday 22 November: 1 session, left 26, right 24 reps"."""
    when = day_with_weekday_text(day, today)
    if not sessions:
        none = false_starts_text(false_starts) if false_starts else gettext("no session")
        return f"{when}: {none}"
    done = done_sums_text(sums_of(day, day, tally_of(sessions)))
    return f"{when}: {sessions_text(len(sessions), false_starts)}, {done}"


def day_with_weekday_text(day: date, today: date) -> str:
    """A day with its name: "Sunday 22 November"."""
    return gettext("{weekday} {day}").format(
        weekday=weekday_text(day.weekday()), day=day_text(day, today)
    )


def describe_week(week: PeriodSums, today: date) -> str:
    """A week's sets of one leg, with how each found it: "16 to 22 November: left 26, …"."""
    when = period_text(week, today)
    if not week.sessions:
        done = gettext("no session")
    elif not any(week.reps):
        done = gettext("nothing with one leg at a time")
    else:
        reps = gettext("{legs} reps").format(legs=legs_text(week.reps))
        done = "; ".join(filter(None, (reps, efforts_text(week.effort))))
    return f"{when}: {done}"


def describe_reps(
    period: PeriodSums, changes: Sequence[LevelChange], program: Program, today: date
) -> str:
    """What was done in a period, with the levels that were new in it."""
    text = f"{period_text(period, today)}: {period_reps_text(period)}"
    if period.weeks > 1 and period.sessions:
        left, right = (number_text(round(reps)) for reps in period.reps_a_week)
        text = gettext("{done}, left {left}, right {right} a week").format(
            done=text, left=left, right=right
        )
    if not changes:
        return text
    moved = (
        gettext("moved to {levels}") if changes[0].from_level else gettext("began with {levels}")
    )
    levels = reduce(
        lambda before, level: gettext("{levels}, then to {level}").format(
            levels=before, level=level
        ),
        (program.level_name(change.to_level) for change in changes),
    )
    return f"{text}; {moved.format(levels=levels)}"


def describe_effort_pain(period: PeriodSums, today: date) -> str:
    """How it felt in a period."""
    felt = felt_text(period) if period.sessions else gettext("no session")
    return f"{period_text(period, today)}: {felt}"
