"""When the daily reminder rings: once on a day that the program asks for, and that is not done yet.

All by the clock on the wall, wherever the person is: a day is the day there, and neither travel
nor daylight saving moves the time that was set. What rang or was put off is one thing alone,
`quiet_until`: the time on the wall before which there is no reminder. So a clock that is put
back, or a place where it is earlier, brings no second one on the same day.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from glutetimer.core.dates import DAYS_A_WEEK
from glutetimer.core.frozen import frozen

SNOOZE = timedelta(minutes=30)
# Who opens a laptop later than this is not sent to the mat, unless the time that was set is as
# late: then for an hour from it.
LATE = time(22)
LATE_AFTER = timedelta(hours=1)
# A clock that is so far behind `quiet_until` was wrong before: no journey takes so long.
FAR_AHEAD = timedelta(days=3)
# How often the wall is looked at: a laptop may have slept, or its clock been set.
LOOK_EVERY = timedelta(minutes=1)


@frozen
class Reminder:
    """A reminder at that time of day, which does not ring before `quiet_until` (None: any time).

    Every `now` is what the clock on the wall shows, with no zone, as `quiet_until` is.
    """

    at: time
    quiet_until: datetime | None = None

    def is_time(self, now: datetime) -> bool:
        """Whether it would ring now, on a day that it is for."""
        first = self._first_ring_on(now.date(), now)
        return first is not None and first <= now < self._late_on(now.date())

    def next_ring(self, now: datetime, trained: Collection[date], per_week: int) -> datetime:
        """When it rings next after `now` if no session is done until then.

        `trained` are the days with a session, in a program for `per_week` days of seven.
        """
        day = now.date()
        while True:
            first = self._first_ring_on(day, now)
            if first is not None and is_asked_for(day, trained, per_week):
                later = max(first, now)
                if later < self._late_on(day):
                    return later
            day += timedelta(days=1)

    def look_again_in(self, now: datetime) -> timedelta:
        """How long until it is worth looking at the clock again: at the ring, and every minute."""
        first = self._first_ring_on(now.date(), now)
        if first is None or first <= now:
            return LOOK_EVERY
        return min(first - now, LOOK_EVERY)

    def _first_ring_on(self, day: date, now: datetime) -> datetime | None:
        """The first moment of that day at which it may ring; None if it is quiet all day."""
        moment = datetime.combine(day, self.at)
        quiet = self.quiet_until
        if quiet is None or quiet - now >= FAR_AHEAD or quiet <= moment:
            return moment
        return quiet if quiet.date() == day else None

    def _late_on(self, day: date) -> datetime:
        """From when on that day it is too late, at midnight at the latest."""
        midnight = datetime.combine(day + timedelta(days=1), time())
        after = datetime.combine(day, self.at) + LATE_AFTER
        return min(max(datetime.combine(day, LATE), after), midnight)


def quiet_for_today(now: datetime) -> datetime:
    """Until when a reminder is quiet that rang, or that is not wanted today."""
    return datetime.combine(now.date() + timedelta(days=1), time())


def quiet_once_seen(at: time, now: datetime) -> datetime | None:
    """Until when it is quiet for who is at the program now: a time that has passed needs no ring.

    None: it rings yet today.
    """
    return quiet_for_today(now) if now.time() >= at else None


def snoozed(now: datetime) -> datetime:
    """Until when it is quiet for who wants it later."""
    return (now + SNOOZE).replace(second=0, microsecond=0)


def is_asked_for(day: date, trained: Collection[date], per_week: int) -> bool:
    """Whether a program for `per_week` days of seven asks for a session on that day.

    It does when the last sessions are as far back as an even pace has them: of three a week the
    last one two days, the one before four, and the one before that a week. So never on a day
    that is done. Whoever is behind is asked on the next day again.
    """
    before = sorted((other for other in trained if other <= day), reverse=True)
    return all(
        (day - other).days >= number * DAYS_A_WEEK // per_week
        for number, other in enumerate(before[:per_week], 1)
    )


def even_weekdays(per_week: int) -> tuple[int, ...]:
    """The weekdays of an even pace from Monday (0) on: of three a week Monday, Wednesday, Friday.

    As `is_asked_for` spreads them, for who begins on a Monday.
    """
    return tuple(number * DAYS_A_WEEK // per_week for number in range(per_week))
