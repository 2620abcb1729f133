"""Sums of sessions over whole weeks, leg by leg."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Generic, NamedTuple, TypeVar

from glutetimer.core.dates import DAYS_A_WEEK
from glutetimer.core.frozen import frozen
from glutetimer.core.program import Side
from glutetimer.core.records import RPE_SCORE, Effort, SessionRecord

T = TypeVar("T")
# How many weeks a period may have, and the most periods that can be told apart in a chart.
PERIOD_WEEKS = (1, 4, 13, 52)
MAX_PERIODS = 104
# Fewer values than this say nothing of a trend.
MIN_FOR_TREND = 4


class PerLeg(NamedTuple, Generic[T]):
    """A value for each leg."""

    left: T
    right: T

    def for_leg(self, side: Side) -> T:
        """That leg's value."""
        return self.left if side is Side.LEFT else self.right


@frozen
class PeriodSums:
    """One week, or a few that follow each other; from `first`, a Monday, to `last`, a Sunday.

    `reps` (done) and `active_ms` are sums, `days` counts the days with a session. A rep of both
    legs together is one of each leg's; `bilateral` counts those. `held_ms` is all time held in
    timed holds; where both legs held together it counts once.
    `effort` is the mean score of the leg's rated sessions (0 easy, 1 about right, 2 hard) and
    `pain` that of the `pain_notes` sessions with a note of it (0 to 10), None if there are
    none; `most_pain` is the highest.
    """

    first: date
    last: date
    sessions: int
    days: int
    reps: PerLeg[int]
    bilateral: int
    held_ms: int
    active_ms: int
    effort: PerLeg[float | None]
    pain_notes: int
    pain: float | None
    most_pain: int | None

    @property
    def weeks(self) -> int:
        """How many weeks it has."""
        return ((self.last - self.first).days + 1) // DAYS_A_WEEK

    @property
    def all_reps(self) -> int:
        """The reps of all sets; those of both legs together count once."""
        return sum(self.reps) - self.bilateral

    @property
    def reps_a_week(self) -> PerLeg[float]:
        """The leg's reps in the mean of its weeks."""
        return PerLeg(self.reps.left / self.weeks, self.reps.right / self.weeks)


class Tally(NamedTuple):
    """Numbers of some sessions, which those of others can be added to: see `added`.

    `left` and `right` are the reps of sets of that leg alone. `ratings` are how often a leg was
    rated, and `scores` what that adds up to.
    """

    sessions: int = 0
    days: int = 0
    left: int = 0
    right: int = 0
    bilateral: int = 0
    held_ms: int = 0
    active_ms: int = 0
    left_ratings: int = 0
    left_scores: int = 0
    right_ratings: int = 0
    right_scores: int = 0
    pain_notes: int = 0
    pain: int = 0
    most_pain: int | None = None


def tally_of(sessions: Sequence[SessionRecord]) -> Tally:
    """The numbers of those sessions."""
    left, right, bilateral, held_ms = _sums_of_sets(sessions)
    left_scores, right_scores = (
        [RPE_SCORE[session.effort[side]] for session in sessions if side in session.effort]
        for side in Side
    )
    pains = [session.pain for session in sessions if session.pain is not None]
    return Tally(
        sessions=len(sessions),
        days=len({session.day for session in sessions}),
        left=left,
        right=right,
        bilateral=bilateral,
        held_ms=held_ms,
        active_ms=sum([session.active_ms for session in sessions]),
        left_ratings=len(left_scores),
        left_scores=sum(left_scores),
        right_ratings=len(right_scores),
        right_scores=sum(right_scores),
        pain_notes=len(pains),
        pain=sum(pains),
        most_pain=max(pains, default=None),
    )


def reps_of(sessions: Sequence[SessionRecord]) -> PerLeg[int]:
    """The reps that each leg did in those sessions, alone or with the other."""
    left, right, bilateral, _ = _sums_of_sets(sessions)
    return PerLeg(left + bilateral, right + bilateral)


def _sums_of_sets(sessions: Sequence[SessionRecord]) -> tuple[int, int, int, int]:
    """The reps of the left leg, the right one and both together, and all time held.

    In one go: decades have sets by the ten thousand.
    """
    left = right = bilateral = held_ms = 0
    for session in sessions:
        for record in session.sets:
            side, done = record.side, record.done
            if side is Side.LEFT:
                left += done
            elif side is Side.RIGHT:
                right += done
            else:
                bilateral += done
            held_ms += record.held_ms
    return left, right, bilateral, held_ms


def added(tallies: Sequence[Tally]) -> Tally:
    """The numbers of all of them together, which have no day in common."""
    if not tallies:
        return Tally()
    *columns, most_pains = zip(*tallies, strict=True)
    most = max((pain for pain in most_pains if pain is not None), default=None)
    return Tally._make([*map(sum, columns), most])


def sums_of(first: date, last: date, tally: Tally) -> PeriodSums:
    """What the sessions of those days come to, which have that tally."""
    return PeriodSums(
        first=first,
        last=last,
        sessions=tally.sessions,
        days=tally.days,
        reps=PerLeg(tally.left + tally.bilateral, tally.right + tally.bilateral),
        bilateral=tally.bilateral,
        held_ms=tally.held_ms,
        active_ms=tally.active_ms,
        effort=PerLeg(
            _mean(tally.left_scores, tally.left_ratings),
            _mean(tally.right_scores, tally.right_ratings),
        ),
        pain_notes=tally.pain_notes,
        pain=_mean(tally.pain, tally.pain_notes),
        most_pain=tally.most_pain,
    )


class Trend(NamedTuple):
    """The means of the first and of the second half of some values."""

    before: float
    after: float


def trend(values: Sequence[float]) -> Trend | None:
    """Their trend, the oldest first; None of too few. One in the middle is in neither half."""
    if len(values) < MIN_FOR_TREND:
        return None
    half = len(values) // 2
    return Trend(sum(values[:half]) / half, sum(values[-half:]) / half)


def nearest_effort(mean: float) -> Effort:
    """The effort nearest to a mean score; half way between two it is the harder one."""
    # Not `round`: that goes to the even one, so to easy below about right and to hard above.
    return list(Effort)[int(mean + 0.5)]


def weeks_a_period(weeks: int) -> int:
    """The fewest weeks that each period of a span of `weeks` can have."""
    longest = PERIOD_WEEKS[-1]
    # Over a century, as a clock that was wrong may make it, a period is of several years.
    years = longest * -(-weeks // (longest * MAX_PERIODS))
    return next((length for length in PERIOD_WEEKS if weeks <= length * MAX_PERIODS), years)


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def _mean(total: int, number: int) -> float | None:
    return total / number if number else None
