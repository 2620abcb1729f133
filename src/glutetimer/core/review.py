"""What the record tells of past weeks: how often, how much, left against right, how far up.

A session belongs to the local day it started on, a week begins on its Monday. Everything
is recomputed from the record. Sessions dated ahead of today, by a clock that was wrong,
are in no week and no sum until their day has come. Looks (see `assessment.is_look`) are
in none at all: they are kept apart, to be listed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from glutetimer.core.assessment import harder_leg, is_look
from glutetimer.core.program import Rules, Side
from glutetimer.core.records import (
    RPE_SCORE,
    Answer,
    AnswerKind,
    History,
    SessionRecord,
    chronological_key,
)

T = TypeVar("T")
DAYS_A_WEEK = 7
# The left and right of the last weeks are compared over at most so many.
BALANCE_WEEKS = 8
# How many weeks one bar may stand for, and the most bars that can be told apart.
BAR_WEEKS = (1, 4, 13, 52)
MOST_BARS = 104
USUAL_RULES = Rules()


class Span(IntEnum):
    """How many weeks are looked at, the present one among them; 0 is all since the first."""

    FOUR = 4
    TWELVE = 12
    HALF_YEAR = 26
    YEAR = 52
    ALL = 0


class PerLeg(NamedTuple, Generic[T]):
    """A value for each leg."""

    left: T
    right: T

    def of(self, side: Side) -> T:
        """That leg's value."""
        return self.left if side is Side.LEFT else self.right


@dataclass(frozen=True, slots=True)
class PeriodSums:
    """One week, or a few that follow each other; from `first`, a Monday, to `last`, a Sunday.

    `reps` and `active_ms` are sums, `days` counts the days with a session. `effort` is the
    mean over the leg's rated sessions (0 easy, 1 about right, 2 hard) and `pain` over those
    with a note of it (0 to 10), None if there are none; `most_pain` is the highest.
    """

    first: date
    last: date
    sessions: int
    days: int
    reps: PerLeg[int]
    active_ms: int
    effort: PerLeg[float | None]
    pain: float | None
    most_pain: int | None

    @property
    def weeks(self) -> int:
        """How many weeks it stands for."""
        return ((self.last - self.first).days + 1) // DAYS_A_WEEK

    @property
    def reps_a_week(self) -> PerLeg[float]:
        """The leg's reps in the mean of its weeks."""
        return PerLeg(self.reps.left / self.weeks, self.reps.right / self.weeks)


@dataclass(frozen=True, slots=True)
class LevelChange:
    """The day on which a person came to a level, and from which.

    `from_level` is empty for the level of the first session. `kind` and `reason` are those
    of the answer that led there; None and empty if there is none, as with sessions that
    were brought in from elsewhere.
    """

    day: date
    from_level: str
    to_level: str
    kind: AnswerKind | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """The left leg against the right in the last weeks, the oldest first in `weeks`.

    `reps` are sums over them. `harder` counts for each leg the sessions in which it was the
    harder one, of the `rated` sessions in which both were rated.
    """

    weeks: tuple[PeriodSums, ...]
    reps: PerLeg[int]
    harder: PerLeg[int]
    rated: int


@dataclass(frozen=True, slots=True)
class Review:
    """A span of weeks, from the Monday `first` to the Sunday `last` of this week.

    `sessions` are the span's, oldest first, and so are its `looks`. `bars` cover it without
    a gap, oldest first, and are of as many weeks each as it takes to stay within
    `MOST_BARS`; the first may reach back before `first`. `total` is a bar of the whole
    span. `steps` are those within it, oldest first, and `level_before` is the level at its
    beginning, empty if there was none.
    `days_so_far` counts its days up to today, from the first session on if that is later.
    """

    span: Span
    first: date
    last: date
    sessions: tuple[SessionRecord, ...]
    looks: tuple[SessionRecord, ...]
    bars: tuple[PeriodSums, ...]
    total: PeriodSums
    days_so_far: int
    steps: tuple[LevelChange, ...]
    level_before: str
    balance: Balance

    @property
    def listed(self) -> tuple[SessionRecord, ...]:
        """Sessions and looks, oldest first."""
        return tuple(sorted((*self.sessions, *self.looks), key=_by_day))


class TrainingLog:
    """A history, put in order once so that any span of it is told quickly.

    `sessions` are all up to today but the looks, oldest first, of whichever program; those
    of the same local day are together. `looks` are the looks, `ahead` what is dated later,
    looks among it. Steps are those of the program with `program_id`.
    """

    def __init__(
        self, history: History, program_id: str, today: date, rules: Rules = USUAL_RULES
    ) -> None:
        """`rules` are the program's: they say what a look is."""
        self.today = today
        told = sorted(history.sessions, key=_by_day)
        so_far = [each for each in told if each.day <= today]
        looks = [is_look(each, rules.look_percent) for each in so_far]
        self.sessions = tuple(each for each, look in zip(so_far, looks, strict=True) if not look)
        self.looks = tuple(each for each, look in zip(so_far, looks, strict=True) if look)
        self.ahead = tuple(told[len(so_far) :])
        self._days = [each.day for each in self.sessions]
        self._history = history
        self._program_id = program_id

    @cached_property
    def days(self) -> Mapping[date, tuple[SessionRecord, ...]]:
        """The sessions of each day that has any, oldest first."""
        of_day: dict[date, list[SessionRecord]] = {}
        for day, record in zip(self._days, self.sessions, strict=True):
            of_day.setdefault(day, []).append(record)
        return {day: tuple(records) for day, records in of_day.items()}

    @cached_property
    def steps(self) -> tuple[LevelChange, ...]:
        """Every step on the program's ladder, oldest first."""
        return _steps(self.sessions, self._history.answers, self._program_id, self.today)

    @property
    def first_day(self) -> date | None:
        """The day of the first session or look."""
        return min((each[0].day for each in (self.sessions, self.looks) if each), default=None)

    def listed_on(self, day: date) -> tuple[SessionRecord, ...]:
        """The sessions and the looks of that day, oldest first."""
        return tuple(sorted((*self.days.get(day, ()), *self.looks_on(day)), key=_by_day))

    def looks_on(self, day: date) -> tuple[SessionRecord, ...]:
        """The looks of that day."""
        return tuple(each for each in self.looks if each.day == day)

    def over(self, span: Span) -> Review:
        """The span of so many weeks up to today."""
        first, last = self._bounds(span)
        sessions = self.between(first, last)
        weeks = ((last - first).days + 1) // DAYS_A_WEEK
        so_far_from = max(first, self._days[0]) if self._days else first
        before = [step for step in self.steps if step.day < first]
        return Review(
            span=span,
            first=first,
            last=last,
            sessions=sessions,
            looks=tuple(each for each in self.looks if first <= each.day <= last),
            bars=self._bars(first, last, _bar_weeks(weeks)),
            total=_bar(first, last, sessions),
            days_so_far=(self.today - so_far_from).days + 1,
            steps=tuple(step for step in self.steps if step.day >= first),
            level_before=before[-1].to_level if before else "",
            balance=self._balance(min(weeks, BALANCE_WEEKS), last),
        )

    def between(self, first: date, last: date) -> tuple[SessionRecord, ...]:
        """The sessions of those days, both included, oldest first."""
        start = bisect_right(self._days, first - timedelta(days=1))
        return self.sessions[start : bisect_right(self._days, last)]

    def _bounds(self, span: Span) -> tuple[date, date]:
        this_week = monday(self.today)
        last = this_week + timedelta(days=DAYS_A_WEEK - 1)
        if span is not Span.ALL:
            return this_week - timedelta(weeks=span - 1), last
        # At least as many as the shortest span: one session should look right, too.
        least = this_week - timedelta(weeks=Span.FOUR - 1)
        return (min(least, monday(self.first_day)) if self.first_day else least), last

    def _bars(self, first: date, last: date, weeks: int) -> tuple[PeriodSums, ...]:
        bars = []
        # From the present back, so that the newest bar is whole.
        while last > first:
            start = last - timedelta(days=weeks * DAYS_A_WEEK - 1)
            bars.append(_bar(start, last, self.between(start, last)))
            last = start - timedelta(days=1)
        return tuple(reversed(bars))

    def _balance(self, weeks: int, last: date) -> Balance:
        first = last - timedelta(days=weeks * DAYS_A_WEEK - 1)
        sessions = self.between(first, last)
        harder = [harder_leg(each) for each in sessions]
        return Balance(
            weeks=self._bars(first, last, 1),
            reps=_reps(sessions),
            harder=PerLeg(harder.count(Side.LEFT), harder.count(Side.RIGHT)),
            rated=sum(len(each.effort) == len(Side) for each in sessions),
        )


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def days_of_seven(days: Collection[date], today: date) -> int:
    """On how many of the last seven days there was a session: never a broken streak."""
    return sum(today - timedelta(days=back) in days for back in range(DAYS_A_WEEK))


def _bar_weeks(weeks: int) -> int:
    longest = BAR_WEEKS[-1]
    # Over a century, as a clock that was wrong may make it, a bar is of several years.
    several = longest * -(-weeks // (longest * MOST_BARS))
    return next((each for each in BAR_WEEKS if weeks <= each * MOST_BARS), several)


def _bar(first: date, last: date, sessions: Sequence[SessionRecord]) -> PeriodSums:
    pains = [each.pain for each in sessions if each.pain is not None]
    return PeriodSums(
        first=first,
        last=last,
        sessions=len(sessions),
        days=len({each.day for each in sessions}),
        reps=_reps(sessions),
        active_ms=sum(each.active_ms for each in sessions),
        effort=PerLeg(_rpe(sessions, Side.LEFT), _rpe(sessions, Side.RIGHT)),
        pain=sum(pains) / len(pains) if pains else None,
        most_pain=max(pains, default=None),
    )


def _reps(sessions: Sequence[SessionRecord]) -> PerLeg[int]:
    left = right = 0
    for session in sessions:
        for each in session.sets:
            if each.side is Side.LEFT:
                left += each.done
            else:
                right += each.done
    return PerLeg(left, right)


def _rpe(sessions: Sequence[SessionRecord], side: Side) -> float | None:
    strains = [RPE_SCORE[each.effort[side]] for each in sessions if side in each.effort]
    return sum(strains) / len(strains) if strains else None


def _steps(
    sessions: Sequence[SessionRecord], answers: Sequence[Answer], program_id: str, today: date
) -> tuple[LevelChange, ...]:
    """Where the level of the sessions changed, and the moves after the last of them."""
    mine: list[SessionRecord | Answer] = [*sessions, *answers]
    told = sorted((each for each in mine if each.program == program_id), key=chronological_key)
    steps: list[LevelChange] = []
    # Moves that no session has followed yet: a level picked and left again was never trained.
    moves: list[Answer] = []
    level = ""
    for each in told:
        if _day(each) > today:
            continue
        if isinstance(each, Answer):
            if each.kind is not AnswerKind.DECLINED:
                moves.append(each)
        else:
            if each.level != level:
                steps.append(_step(level, each.level, each.day, moves))
                level = each.level
            moves = []
    if moves and level and moves[-1].to_level != level:
        steps.append(_step(level, moves[-1].to_level, moves[-1].at.date(), moves))
    return tuple(steps)


def _step(level: str, to_level: str, day: date, moves: Sequence[Answer]) -> LevelChange:
    """The step to that level, by the newest of the moves if it leads there."""
    if moves and moves[-1].to_level == to_level:
        by = moves[-1]
        return LevelChange(by.at.date(), level, to_level, by.kind, by.reason)
    return LevelChange(day, level, to_level)


def _by_day(record: SessionRecord) -> tuple[date, tuple[float, str]]:
    """By day first: travel can put the days of the calendar out of step with time."""
    return record.day, chronological_key(record)


def _day(each: SessionRecord | Answer) -> date:
    return each.day if isinstance(each, SessionRecord) else each.at.date()
