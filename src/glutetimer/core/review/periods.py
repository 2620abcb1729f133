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


def sums_of(first: date, last: date, sessions: Sequence[SessionRecord]) -> PeriodSums:
    """What the sessions of those days come to."""
    pains = [session.pain for session in sessions if session.pain is not None]
    reps, bilateral, held_ms = _sums_of_sets(sessions)
    return PeriodSums(
        first=first,
        last=last,
        sessions=len(sessions),
        days=len({session.day for session in sessions}),
        reps=reps,
        bilateral=bilateral,
        held_ms=held_ms,
        active_ms=sum([session.active_ms for session in sessions]),
        effort=PerLeg(_mean_effort(sessions, Side.LEFT), _mean_effort(sessions, Side.RIGHT)),
        pain_notes=len(pains),
        pain=sum(pains) / len(pains) if pains else None,
        most_pain=max(pains, default=None),
    )


def reps_of(sessions: Sequence[SessionRecord]) -> PerLeg[int]:
    """The reps that each leg did in those sessions, alone or with the other."""
    return _sums_of_sets(sessions)[0]


def _sums_of_sets(sessions: Sequence[SessionRecord]) -> tuple[PerLeg[int], int, int]:
    """The reps of each leg, those of both together, and all time held, of both together once.

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
    return PerLeg(left + bilateral, right + bilateral), bilateral, held_ms


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


def _mean_effort(sessions: Sequence[SessionRecord], side: Side) -> float | None:
    scores = [RPE_SCORE[session.effort[side]] for session in sessions if side in session.effort]
    return sum(scores) / len(scores) if scores else None
