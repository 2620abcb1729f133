"""What some weeks come to, in a sentence for each chart and one for all of it."""

from __future__ import annotations

from typing import NamedTuple

from glutetimer.core.dates import day_text, days_of_seven_text
from glutetimer.core.phrases import counted, side_text
from glutetimer.core.program import EVERY_DAY, Program, Side
from glutetimer.core.review.periods import PeriodSums, Trend
from glutetimer.core.review.training_log import Balance, Review
from glutetimer.ui.review.texts import (
    decimal_text,
    felt_text,
    held_text,
    legs_text,
    period_reps_text,
    period_text,
    time_text,
)

# Less than this is no trend: of reps as a part of them, of pain in its points.
NOTICEABLE_REPS, NOTICEABLE_PAIN = 0.1, 0.5


class Total(NamedTuple):
    """How much of a thing: its figure, what is between that and the rest in a line, the rest."""

    figure: str
    joint: str
    rest: str


def totals_of(review: Review, per_week: int) -> list[Total]:
    """How often and how much, thing by thing; the program is for `per_week`.

    "16 sessions" "on 14 of 84 days", "76 reps" "left 40, right 36", …
    """
    total, false_starts = review.total, len(review.false_starts)
    # Who trains three times a week leaves out no day.
    of_days = f"{total.days:,} of " if per_week == EVERY_DAY else ""
    days = review.days_so_far if per_week == EVERY_DAY else total.days
    return [
        Total(counted(total.sessions, "session"), " ", f"on {of_days}{counted(days, 'day')}"),
        _all_reps(total),
        *([Total(held_text(total.held_ms), " ", "held")] if total.held_ms >= 1_000 else []),
        Total(time_text(total.active_ms), " ", "of exercise"),
        Total(*days_of_seven_text(review.days_of_seven, per_week).partition(" ")),
        *(
            [Total(counted(false_starts, "false start"), ", ", "not counted")]
            if false_starts
            else []
        ),
    ]


def totals_text(review: Review, per_week: int) -> str:
    """The same in one line."""
    return " · ".join("".join(total) for total in totals_of(review, per_week))


def reps_summary(review: Review) -> str:
    """The sums of all weeks, and whether they became more."""
    when = period_text(review.total, review.today)
    return f"{when}: {period_reps_text(review.total)}{_reps_trend_text(review.reps_trend)}."


def effort_pain_summary(review: Review) -> str:
    """The efforts in the mean, and whether the pain became less."""
    when = period_text(review.total, review.today)
    if not review.total.sessions:
        return f"{when}: no session."
    return f"{when}: {felt_text(review.total)}{_pain_trend_text(review.pain_trend)}."


def level_summary(review: Review, program: Program) -> str:
    """How far up the ladder one is, and how many steps it took."""
    if not review.trail:
        return "Your way begins with the first session."
    level, changes = review.trail[-1], review.level_changes
    known = program.level(level)
    place = f", level {program.place(known) + 1} of {len(program.levels)}" if known else ""
    here = f"You are at {program.level_name(level)}{place}"
    if not changes:
        return f"{here}, as in all these weeks."
    newest = day_text(changes[-1].day, review.today)
    if len(changes) == 1 and not changes[0].from_level:
        return f"{here}, where you began on {newest}."
    return f"{here}; {counted(len(changes), 'step')} in these weeks, the newest on {newest}."


def balance_summary(balance: Balance) -> str:
    """Left against right, kindly."""
    weeks = len(balance.weeks)
    when = "In this week" if weeks == 1 else f"In the last {weeks} weeks"
    left, right = balance.reps
    if not any(week.sessions for week in balance.weeks):
        return f"{when} there was no session."
    if balance.both_only:
        return f"{when} both legs worked together in every set."
    if left == right:
        reps = f"{when} each leg did {counted(left, 'rep')}"
    else:
        more = Side.LEFT if left > right else Side.RIGHT
        reps = (
            f"{when} your {side_text(more)} leg did {counted(max(left, right), 'rep')}, "
            f"{abs(left - right):,} more than the {side_text(more.other)}"
        )
    return f"{reps}{_harder_text(balance)}."


def _all_reps(total: PeriodSums) -> Total:
    """All reps, and the shares that they are made of: "76 reps", "left 40, right 36"."""
    reps = counted(total.all_reps, "rep")
    if not total.bilateral:
        return Total(reps, ": ", legs_text(total.reps))
    if total.bilateral == total.all_reps:
        return Total(reps, " ", "with both legs together")
    left, right = (legs - total.bilateral for legs in total.reps)
    shares = (
        f"left leg alone {left:,}, right leg alone {right:,}, "
        f"both legs together {total.bilateral:,}"
    )
    return Total(reps, ": ", shares)


def _reps_trend_text(trend: Trend | None) -> str:
    if trend is None:
        return ""
    before, after = (round(mean) for mean in trend)
    if abs(after - before) <= NOTICEABLE_REPS * max(before, after):
        mean = round((trend.before + trend.after) / 2)
        return f"; about {mean:,} a week, much the same in both halves"
    return f"; about {before:,} a week in the first half, {after:,} in the second"


def _pain_trend_text(trend: Trend | None) -> str:
    if trend is None:
        return ""
    before, after = trend
    if abs(after - before) < NOTICEABLE_PAIN:
        return ", about the same in both halves"
    way = "down" if after < before else "up"
    return (
        f", {way} from {decimal_text(before)} in the first half "
        f"to {decimal_text(after)} in the second"
    )


def _harder_text(balance: Balance) -> str:
    """Which leg found it harder, of the sessions in which both were rated."""
    if not balance.rated:
        return ""
    of_rated = f"of the {balance.rated:,} sessions rated"
    left, right = balance.harder
    if not left + right:
        # Of a single session that says too little to be worth a word.
        return f", and both were equally hard in all {of_rated}" if balance.rated > 1 else ""
    if left == right:
        return f"; each was the harder one in {left:,} {of_rated}"
    number, side = max((left, Side.LEFT), (right, Side.RIGHT))
    where = f"{number:,} {of_rated}" if balance.rated > 1 else "the session rated"
    return f"; the {side_text(side)} one was harder in {where}"
