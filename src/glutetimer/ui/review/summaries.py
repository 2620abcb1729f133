"""What some weeks come to, in a sentence for each chart and one for all of it."""

from __future__ import annotations

from typing import NamedTuple

from glutetimer.core.dates import day_text, days_of_seven_text
from glutetimer.core.program import EVERY_DAY, Program
from glutetimer.core.review.periods import PeriodSums, PerLeg, Trend
from glutetimer.core.review.training_log import Balance, Review
from glutetimer.core.translation import gettext, ngettext, number_text, pgettext
from glutetimer.ui.review.texts import (
    count_text,
    false_starts_text,
    felt_text,
    held_text,
    legs_text,
    mean_text,
    period_reps_text,
    period_text,
    time_text,
)
from glutetimer.ui.wording import SOFT_HYPHEN

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
    held, not_counted = pgettext("after a time", "held"), pgettext("after a number", "not counted")
    return [
        Total(count_text(total.sessions), " ", _days_text(review, per_week)),
        _all_reps(total),
        *([Total(held_text(total.held_ms), " ", held)] if total.held_ms >= 1_000 else []),
        Total(time_text(total.active_ms), " ", pgettext("after a time", "of exercise")),
        Total(*days_of_seven_text(review.days_of_seven, per_week).partition(" ")),
        *([Total(false_starts_text(false_starts), ", ", not_counted)] if false_starts else []),
    ]


def _days_text(review: Review, per_week: int) -> str:
    """On how many days: "on 14 of 84 days"; who trains three times a week leaves out no day."""
    days, so_far = review.total.days, review.days_so_far
    if per_week == EVERY_DAY:
        text = ngettext("on {days} of {number} day", "on {days} of {number} days", so_far)
        return text.format(days=number_text(days), number=number_text(so_far))
    return ngettext("on {number} day", "on {number} days", days).format(number=number_text(days))


def totals_text(review: Review, per_week: int) -> str:
    """The same in one line, in which a search finds every word: none has a place to break."""
    line = " · ".join("".join(total) for total in totals_of(review, per_week))
    return line.replace(SOFT_HYPHEN, "")


def reps_summary(review: Review) -> str:
    """The sums of all weeks, and whether they became more."""
    when = period_text(review.total, review.today)
    parts = period_reps_text(review.total), _reps_trend_text(review.reps_trend)
    return f"{when}: {'; '.join(filter(None, parts))}."


def effort_pain_summary(review: Review) -> str:
    """The efforts in the mean, and whether the pain became less."""
    when = period_text(review.total, review.today)
    if not review.total.sessions:
        felt = gettext("no session")
    else:
        parts = felt_text(review.total), _pain_trend_text(review.pain_trend)
        felt = ", ".join(filter(None, parts))
    return f"{when}: {felt}."


def level_summary(review: Review, program: Program) -> str:
    """How far up the ladder one is, and how many steps it took."""
    if not review.trail:
        return gettext("Your way begins with the first session.")
    level, changes = review.trail[-1], review.level_changes
    known = program.level(level)
    here = gettext("You are at {level}").format(level=program.level_name(level))
    if known:
        here = gettext("{here}, level {number} of {levels}").format(
            here=here, number=program.place(known) + 1, levels=len(program.levels)
        )
    if not changes:
        return gettext("{here}, as in all these weeks.").format(here=here)
    newest = day_text(changes[-1].day, review.today)
    if len(changes) == 1 and not changes[0].from_level:
        return gettext("{here}, where you began on {day}.").format(here=here, day=newest)
    steps = ngettext(
        "{here}; {number} step in these weeks, the newest on {day}.",
        "{here}; {number} steps in these weeks, the newest on {day}.",
        len(changes),
    )
    if not review.level_before:
        # There are none before these weeks.
        steps = ngettext(
            "{here}; {number} step in all, the newest on {day}.",
            "{here}; {number} steps in all, the newest on {day}.",
            len(changes),
        )
    return steps.format(here=here, number=number_text(len(changes)), day=newest)


def balance_summary(balance: Balance) -> str:
    """Left against right, kindly."""
    weeks = len(balance.weeks)
    when = ngettext("In this week", "In the last {number} weeks", weeks).format(number=weeks)
    if not any(week.sessions for week in balance.weeks):
        return gettext("{when} there was no session.").format(when=when)
    if balance.both_only:
        return gettext("{when} both legs worked together in every set.").format(when=when)
    return _harder_text(_more_text(when, balance.reps), balance)


def _more_text(when: str, reps: PerLeg[int]) -> str:
    """Which leg did more, and how much more."""
    left, right = reps
    if left == right:
        text = ngettext(
            "{when} each leg did {number} rep", "{when} each leg did {number} reps", left
        )
    elif left > right:
        text = ngettext(
            "{when} your left leg did {number} rep, {more} more than the right",
            "{when} your left leg did {number} reps, {more} more than the right",
            left,
        )
    else:
        text = ngettext(
            "{when} your right leg did {number} rep, {more} more than the left",
            "{when} your right leg did {number} reps, {more} more than the left",
            right,
        )
    number, more = number_text(max(reps)), number_text(abs(left - right))
    return text.format(when=when, number=number, more=more)


def _all_reps(total: PeriodSums) -> Total:
    """All reps, and what each leg did, as the chart of them shows it: "76 reps", "left 40,
    right 36"."""
    reps = ngettext("{number} rep", "{number} reps", total.all_reps).format(
        number=number_text(total.all_reps)
    )
    if not total.bilateral:
        return Total(reps, ": ", legs_text(total.reps))
    if total.bilateral == total.all_reps:
        return Total(reps, " ", gettext("with both legs together"))
    shares = gettext("{legs} ({both} of each with both legs together)")
    both = number_text(total.bilateral)
    return Total(reps, ": ", shares.format(legs=legs_text(total.reps), both=both))


def _reps_trend_text(trend: Trend | None) -> str:
    if trend is None:
        return ""
    before, after = (round(mean) for mean in trend)
    if abs(after - before) <= NOTICEABLE_REPS * max(before, after):
        mean = number_text(round((trend.before + trend.after) / 2))
        return gettext("about {mean} a week, much the same in both halves").format(mean=mean)
    return gettext("about {before} a week in the first half, {after} in the second").format(
        before=number_text(before), after=number_text(after)
    )


def _pain_trend_text(trend: Trend | None) -> str:
    if trend is None:
        return ""
    before, after = trend
    if abs(after - before) < NOTICEABLE_PAIN:
        return gettext("about the same in both halves")
    text = gettext("up from {before} in the first half to {after} in the second")
    if after < before:
        text = gettext("down from {before} in the first half to {after} in the second")
    return text.format(before=mean_text(before), after=mean_text(after))


def _harder_text(reps: str, balance: Balance) -> str:
    """The sentence of the reps with which leg found it harder, of the sessions that rated both."""
    left, right = balance.harder
    if not balance.rated or (balance.rated == 1 and not left + right):
        # That a single session felt alike says too little to be worth a word.
        return f"{reps}."
    if balance.rated == 1:
        text = gettext("{reps}; the right one was harder in the session rated.")
        if left:
            text = gettext("{reps}; the left one was harder in the session rated.")
    elif not left + right:
        text = gettext("{reps}, and both were equally hard in all of the {rated} sessions rated.")
    elif left == right:
        text = gettext("{reps}; each was the harder one in {number} of the {rated} sessions rated.")
    elif left > right:
        text = gettext("{reps}; the left one was harder in {number} of the {rated} sessions rated.")
    else:
        text = gettext(
            "{reps}; the right one was harder in {number} of the {rated} sessions rated."
        )
    number, rated = number_text(max(left, right)), number_text(balance.rated)
    return text.format(reps=reps, number=number, rated=rated)
