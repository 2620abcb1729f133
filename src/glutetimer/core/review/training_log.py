"""A history put in order, and any span of its weeks as a review."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import IntEnum
from functools import cached_property
from itertools import dropwhile, groupby

from glutetimer.core.assessment import harder_leg, trained
from glutetimer.core.dates import DAYS_A_WEEK, days_of_seven
from glutetimer.core.frozen import frozen, replace
from glutetimer.core.program import Rules, Side
from glutetimer.core.records import History, SessionRecord, chronological_key
from glutetimer.core.review.level_changes import LevelChange, level_changes
from glutetimer.core.review.periods import (
    PeriodSums,
    PerLeg,
    Tally,
    Trend,
    added,
    monday,
    reps_of,
    sums_of,
    tally_of,
    trend,
    weeks_a_period,
)

# The left and right of the last weeks are compared over at most so many.
BALANCE_WEEKS = 8
# What a leg usually does in a day is told by so many days with a session, the last ones.
USUAL_DAYS = 60
USUAL_RULES = Rules()


class Span(IntEnum):
    """How many weeks are looked at, the present one among them; 0 is all since the first."""

    FOUR = 4
    TWELVE = 12
    HALF_YEAR = 26
    YEAR = 52
    ALL = 0


@frozen
class Balance:
    """The left leg against the right in the last weeks, the oldest first in `weeks`.

    Sets of both legs together tell nothing of it: weeks and sums are those of the other sets,
    and effort is that of the `compared` sessions, which have any. `reps` are sums over the
    weeks. `harder` counts for each leg the sessions in which it was the harder one, of the
    `rated` sessions in which both were rated.
    """

    weeks: tuple[PeriodSums, ...]
    compared: int
    reps: PerLeg[int]
    harder: PerLeg[int]
    rated: int

    @property
    def both_only(self) -> bool:
        """Whether there were sessions, and every set of theirs was one of both legs together."""
        return not self.compared and any(week.sessions for week in self.weeks)


@frozen
class Review:
    """A span of weeks, from the Monday `first` to the Sunday `last` of the week of `today`.

    `sessions` are the span's, oldest first, and so are its `false_starts`. `periods` cover it
    without a gap, oldest first, and are of as many weeks each as it takes to stay within
    `MAX_PERIODS`; the first may reach back before `first`. `total` sums up the whole span.
    `level_changes` are those within it, oldest first, and `level_before` is the level at its
    beginning, empty if there was none. `days_so_far` counts its days up to today, from the
    first session on if that is later; `days_of_seven` the last seven with a session.
    """

    today: date
    first: date
    last: date
    sessions: tuple[SessionRecord, ...]
    false_starts: tuple[SessionRecord, ...]
    periods: tuple[PeriodSums, ...]
    total: PeriodSums
    days_so_far: int
    days_of_seven: int
    level_changes: tuple[LevelChange, ...]
    level_before: str
    balance: Balance

    @property
    def listed(self) -> tuple[SessionRecord, ...]:
        """Sessions and false starts, oldest first."""
        if not self.false_starts:
            return self.sessions
        return tuple(sorted((*self.sessions, *self.false_starts), key=_by_day))

    @property
    def prescribed_reps(self) -> int:
        """The reps that its sessions asked for; those of both legs together count once."""
        return sum(record.prescribed for session in self.sessions for record in session.sets)

    @property
    def trail(self) -> tuple[str, ...]:
        """The ids of the levels that the person was at, one after the other."""
        levels = (self.level_before, *(change.to_level for change in self.level_changes))
        return tuple(level for level in levels if level)

    @property
    def changes_by_period(self) -> Mapping[int, Sequence[LevelChange]]:
        """The level changes of each period that has any, by its index, oldest first."""
        days = self.periods[0].weeks * DAYS_A_WEEK
        first = self.periods[0].first
        groups = groupby(self.level_changes, lambda change: (change.day - first).days // days)
        return {index: tuple(changes) for index, changes in groups}

    @property
    def reps_trend(self) -> Trend | None:
        """The trend of all reps a week, since the first and in periods that are over."""
        periods = [period for period in self.periods if period.last < self.today]
        over = [period.all_reps / period.weeks for period in periods]
        return trend(list(dropwhile(lambda reps: not reps, over)))

    @property
    def pain_trend(self) -> Trend | None:
        """The trend of the pain, over the periods with a note of it."""
        return trend([period.pain for period in self.periods if period.pain is not None])


class TrainingLog:
    """A history, put in order once so that any span of it is told quickly.

    `sessions` are all up to today but the `false_starts`, oldest first, of whichever program;
    those of the same local day are together. `ahead` is what is dated later, false starts among
    it. Level changes are those of the program with `program_id`.
    """

    def __init__(
        self, history: History, program_id: str, today: date, rules: Rules = USUAL_RULES
    ) -> None:
        """`rules` are the program's: they say what a false start is."""
        self.today = today
        in_order = sorted(history.sessions, key=_by_day)
        so_far = [session for session in in_order if session.day <= today]
        self.sessions = trained(so_far, rules.false_start_percent)
        training = {session.id for session in self.sessions}
        self.false_starts = tuple(s for s in so_far if s.id not in training)
        self.ahead = tuple(in_order[len(so_far) :])
        self._days = [session.day for session in self.sessions]
        # Of each week that has any, so that of thousands of sessions none is looked at again.
        weeks = [(week, tally_of(tuple(group))) for week, group in groupby(self.sessions, _week)]
        self._weeks, self._tallies = [week for week, _ in weeks], [tally for _, tally in weeks]
        self._history = history
        self._program_id = program_id

    @cached_property
    def days(self) -> Mapping[date, tuple[SessionRecord, ...]]:
        """The sessions of each day that has any, oldest first."""
        return {day: tuple(group) for day, group in groupby(self.sessions, lambda s: s.day)}

    @cached_property
    def level_changes(self) -> tuple[LevelChange, ...]:
        """Every change of level on the program's ladder, oldest first."""
        return level_changes(self.sessions, self._history.answers, self._program_id, self.today)

    @cached_property
    def usual_reps(self) -> int:
        """Median reps of a leg that trained, over the last 60 training days; 0 of none."""
        last = list(self.days.values())[-USUAL_DAYS:]
        reps = sorted(reps for sessions in last for reps in reps_of(sessions) if reps)
        return reps[len(reps) // 2] if reps else 0

    @property
    def first_day(self) -> date | None:
        """The day of the first session or false start."""
        first = (*self.sessions[:1], *self.false_starts[:1])
        return min((record.day for record in first), default=None)

    def listed_on(self, day: date) -> tuple[SessionRecord, ...]:
        """The sessions and the false starts of that day, oldest first."""
        return tuple(sorted((*self.days.get(day, ()), *self.false_starts_on(day)), key=_by_day))

    def false_starts_on(self, day: date) -> tuple[SessionRecord, ...]:
        """The false starts of that day."""
        return tuple(s for s in self.false_starts if s.day == day)

    def over(self, span: Span) -> Review:
        """The span of so many weeks up to today."""
        first, last = self._bounds(span)
        sessions = self.between(first, last)
        total = sums_of(first, last, self._tally(first, last))
        so_far_from = max(first, self._days[0]) if self._days else first
        before = [change for change in self.level_changes if change.day < first]
        return Review(
            today=self.today,
            first=first,
            last=last,
            sessions=sessions,
            false_starts=tuple(s for s in self.false_starts if first <= s.day <= last),
            periods=self._periods(first, last, weeks_a_period(total.weeks)),
            total=total,
            days_so_far=(self.today - so_far_from).days + 1,
            days_of_seven=days_of_seven(self.days, self.today),
            level_changes=tuple(c for c in self.level_changes if c.day >= first),
            level_before=before[-1].to_level if before else "",
            balance=self._balance(min(total.weeks, BALANCE_WEEKS), last),
        )

    def between(self, first: date, last: date) -> tuple[SessionRecord, ...]:
        """The sessions of those days, both included, oldest first."""
        start = bisect_right(self._days, first - timedelta(days=1))
        return self.sessions[start : bisect_right(self._days, last)]

    def _tally(self, first: date, last: date) -> Tally:
        """That of the weeks from that Monday to that Sunday."""
        start, end = bisect_left(self._weeks, first), bisect_right(self._weeks, last)
        return added(self._tallies[start:end])

    def _bounds(self, span: Span) -> tuple[date, date]:
        this_week = monday(self.today)
        last = this_week + timedelta(days=DAYS_A_WEEK - 1)
        if span is not Span.ALL:
            return this_week - timedelta(weeks=span - 1), last
        # At least as many as the shortest span: one session should look right, too.
        latest_first = this_week - timedelta(weeks=Span.FOUR - 1)
        return min(latest_first, monday(self.first_day or latest_first)), last

    def _periods(self, first: date, last: date, weeks: int) -> tuple[PeriodSums, ...]:
        periods = []
        # From the present back, so that the newest period is whole.
        while last > first:
            start = last - timedelta(days=weeks * DAYS_A_WEEK - 1)
            periods.append(sums_of(start, last, self._tally(start, last)))
            last = start - timedelta(days=1)
        return tuple(reversed(periods))

    def _balance(self, weeks: int, last: date) -> Balance:
        first = last - timedelta(days=weeks * DAYS_A_WEEK - 1)
        by_week = []
        for number in range(weeks):
            start = first + timedelta(weeks=number)
            end = start + timedelta(days=DAYS_A_WEEK - 1)
            by_week.append((start, end, [_leg_by_leg(s) for s in self.between(start, end)]))
        compared = [session for *_, week in by_week for session in week if session.sets]
        harder = [harder_leg(session) for session in compared]
        return Balance(
            weeks=tuple(sums_of(start, end, tally_of(week)) for start, end, week in by_week),
            compared=len(compared),
            reps=reps_of(compared),
            harder=PerLeg(harder.count(Side.LEFT), harder.count(Side.RIGHT)),
            rated=sum(len(session.effort) == len(Side) for session in compared),
        )


def _leg_by_leg(session: SessionRecord) -> SessionRecord:
    """That session without the sets of both legs together, nor the effort where it has no other."""
    sets = tuple(record for record in session.sets if record.side is not None)
    if sets and len(sets) == len(session.sets):
        return session
    return replace(session, sets=sets, effort=session.effort if sets else {})


def _week(session: SessionRecord) -> date:
    return monday(session.day)


def _by_day(record: SessionRecord) -> tuple[date, tuple[datetime, str]]:
    """By day first: travel can put the days of the calendar out of order with time."""
    return record.day, chronological_key(record)
