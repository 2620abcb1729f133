"""Stories of a day with the reminder: who does what, and when it rings, by a clock handed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from glutetimer.core.frozen import replace
from glutetimer.core.program import EVERY_DAY
from glutetimer.core.reminder import (
    FAR_AHEAD,
    LOOK_EVERY,
    Reminder,
    even_weekdays,
    is_asked_for,
    quiet_for_today,
    quiet_once_seen,
    snoozed,
)

SIX = time(18)
THURSDAY = date(2026, 11, 26)


def at(hour: int, minute: int = 0, day: int = 26) -> datetime:
    """That time of a day of November 2026."""
    return datetime(2026, 11, day, hour, minute)


@dataclass
class Person:
    """Someone with a reminder, and what happens to them; `rings` has when it rang."""

    reminder: Reminder = field(default_factory=lambda: Reminder(SIX))
    per_week: int = EVERY_DAY
    trained: set[date] = field(default_factory=set)
    rings: list[datetime] = field(default_factory=list)

    def looks_at(self, *moments: datetime) -> None:
        """The program looks at the clock, and rings where it should."""
        for now in moments:
            if not self.reminder.is_time(now):
                continue
            self._be_quiet_until(quiet_for_today(now))
            if is_asked_for(now.date(), self.trained, self.per_week):
                self.rings.append(now)

    def waits(self, start: datetime, end: datetime) -> None:
        """The program runs, and looks as often as it says."""
        now = start
        while now < end:
            self.looks_at(now)
            now += self.reminder.look_again_in(now)

    def wants_it_later(self, now: datetime) -> None:
        self._be_quiet_until(snoozed(now))

    def wants_none_today(self, now: datetime) -> None:
        self._be_quiet_until(quiet_for_today(now))

    def sets_time(self, new: time, now: datetime) -> None:
        self.reminder = Reminder(new, quiet_once_seen(new, now))

    def _be_quiet_until(self, moment: datetime) -> None:
        self.reminder = replace(self.reminder, quiet_until=moment)


def test_it_rings_once_a_day_at_the_minute_that_was_set() -> None:
    person = Person()
    person.waits(at(7, 0, 25), at(23, 59, 27))
    assert person.rings == [at(18, 0, 25), at(18, 0, 26), at(18, 0, 27)]


def test_it_looks_at_the_time_itself_however_the_minutes_fall() -> None:
    person = Person()
    person.waits(datetime(2026, 11, 26, 17, 58, 30), at(19))
    assert person.rings == [at(18)]


def test_it_looks_every_minute_at_least() -> None:
    reminder = Reminder(SIX)
    assert reminder.look_again_in(at(3)) == LOOK_EVERY
    assert reminder.look_again_in(at(20)) == LOOK_EVERY
    quiet = Reminder(SIX, quiet_for_today(at(18)))
    assert quiet.look_again_in(at(18, 0)) == LOOK_EVERY
    assert reminder.look_again_in(datetime(2026, 11, 26, 17, 59, 48)) == timedelta(seconds=12)


def test_a_laptop_that_slept_over_it_rings_on_waking() -> None:
    person = Person()
    person.looks_at(at(17, 50), at(19, 37))
    assert person.rings == [at(19, 37)]


@pytest.mark.parametrize("wakes", [at(22), at(23, 59), at(0, 5, 27), at(9, 0, 27)])
def test_it_is_silent_on_waking_late_or_on_another_day(wakes: datetime) -> None:
    person = Person()
    person.looks_at(at(17, 50), wakes)
    assert person.rings == []


def test_a_time_late_in_the_evening_has_an_hour() -> None:
    person = Person(Reminder(time(22, 30)))
    person.looks_at(at(22, 29), at(23, 29))
    assert person.rings == [at(23, 29)]
    person = Person(Reminder(time(22, 30)))
    person.looks_at(at(22, 29), at(23, 30))
    assert person.rings == []


def test_a_time_just_before_midnight_is_over_at_midnight() -> None:
    person = Person(Reminder(time(23, 45)))
    person.looks_at(at(23, 44), at(0, 0, 27), at(0, 30, 27))
    assert person.rings == []
    person.looks_at(at(23, 50, 27))
    assert person.rings == [at(23, 50, 27)]


def test_a_day_that_is_done_is_silent() -> None:
    person = Person(trained={THURSDAY})
    person.waits(at(7), at(23, 59))
    assert person.rings == []


def test_later_rings_half_an_hour_later_and_again_if_asked() -> None:
    person = Person()
    person.looks_at(at(18))
    person.wants_it_later(at(18, 2))
    person.waits(at(18, 2), at(18, 40))
    assert person.rings == [at(18), at(18, 32)]
    person.wants_it_later(at(18, 41))
    person.waits(at(18, 41), at(23))
    assert person.rings == [at(18), at(18, 32), at(19, 11)]


def test_later_is_silent_if_the_session_is_done_meanwhile() -> None:
    person = Person()
    person.looks_at(at(18))
    person.wants_it_later(at(18, 2))
    person.trained.add(THURSDAY)
    person.waits(at(18, 2), at(23))
    assert person.rings == [at(18)]


def test_later_does_not_lead_into_the_night() -> None:
    person = Person()
    person.looks_at(at(21, 50))
    person.wants_it_later(at(21, 50))
    person.waits(at(21, 50), at(17, 59, 27))
    assert person.rings == [at(21, 50)]
    person.looks_at(at(18, 0, 27))
    assert person.rings[1:] == [at(18, 0, 27)]


def test_not_today_is_silent_until_tomorrow() -> None:
    person = Person()
    person.wants_none_today(at(12))
    person.waits(at(12), at(18, 30, 27))
    assert person.rings == [at(18, 0, 27)]


def test_who_opens_the_program_after_the_time_needs_no_ring() -> None:
    assert quiet_once_seen(SIX, at(18, 0)) == at(0, 0, 27)
    assert quiet_once_seen(SIX, at(17, 59)) is None


def test_a_time_that_is_changed_after_it_rang_rings_at_the_new_time() -> None:
    person = Person()
    person.looks_at(at(18))
    person.sets_time(time(20), at(18, 10))
    person.waits(at(18, 10), at(23))
    assert person.rings == [at(18), at(20)]


def test_a_time_that_is_changed_to_one_that_has_passed_waits_for_tomorrow() -> None:
    person = Person()
    person.looks_at(at(18))
    person.sets_time(time(17), at(18, 10))
    person.waits(at(18, 10), at(17, 30, 27))
    assert person.rings == [at(18), at(17, 0, 27)]


def test_a_clock_that_is_put_back_brings_no_second_one() -> None:
    person = Person()
    person.looks_at(at(18))
    person.waits(at(17, 20), at(23))
    assert person.rings == [at(18)]


def test_a_clock_that_was_years_ahead_does_not_silence_it() -> None:
    person = Person()
    person.looks_at(datetime(2031, 1, 1, 18))
    person.waits(at(12), at(19))
    assert person.rings[1:] == [at(18)]


def test_as_far_ahead_as_a_journey_leads_it_stays_quiet() -> None:
    ahead = Reminder(SIX, at(18) + FAR_AHEAD - timedelta(minutes=1))
    assert not ahead.is_time(at(18))
    assert Reminder(SIX, at(18) + FAR_AHEAD).is_time(at(18))


def instants_in(zone: str, start: datetime, hours: int) -> list[datetime]:
    """What a clock on the wall of that place shows, minute by minute from an instant on."""
    steps = (start + timedelta(minutes=i) for i in range(hours * 60))
    return [step.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for step in steps]


UTC = ZoneInfo("UTC")


def test_a_journey_west_brings_no_second_one_on_the_same_day() -> None:
    person = Person()
    evening = datetime(2026, 11, 26, 16, 30, tzinfo=UTC)
    person.looks_at(*instants_in("Europe/Berlin", evening, 1))
    landed = datetime(2026, 11, 26, 20, 0, tzinfo=UTC)
    person.looks_at(*instants_in("America/New_York", landed, 30))
    assert person.rings == [at(18), at(18, 0, 27)]


def test_a_journey_east_rings_at_that_time_of_the_new_place() -> None:
    person = Person()
    morning = datetime(2026, 11, 26, 7, 0, tzinfo=UTC)
    person.looks_at(*instants_in("Europe/Berlin", morning, 1))
    person.looks_at(*instants_in("Asia/Tokyo", morning + timedelta(hours=1), 24))
    assert person.rings == [at(18)]


def test_a_journey_over_the_date_line_asks_no_day_twice() -> None:
    person = Person()
    person.looks_at(*instants_in("Pacific/Auckland", datetime(2026, 11, 27, 4, tzinfo=UTC), 2))
    person.looks_at(*instants_in("Pacific/Honolulu", datetime(2026, 11, 27, 14, tzinfo=UTC), 48))
    assert person.rings == [at(18, 0, 27), at(18, 0, 28)]


def test_an_hour_that_daylight_saving_leaves_out_rings_after_it() -> None:
    person = Person(Reminder(time(2, 30)))
    spring = datetime(2026, 3, 29, 0, 0, tzinfo=UTC)
    person.looks_at(*instants_in("Europe/Berlin", spring, 6))
    assert person.rings == [datetime(2026, 3, 29, 3, 0)]


def test_an_hour_that_comes_twice_rings_once() -> None:
    person = Person(Reminder(time(2, 30)))
    autumn = datetime(2026, 10, 24, 23, 0, tzinfo=UTC)
    person.looks_at(*instants_in("Europe/Berlin", autumn, 6))
    assert person.rings == [datetime(2026, 10, 25, 2, 30)]


def test_the_time_stays_over_daylight_saving() -> None:
    person = Person()
    person.looks_at(*instants_in("Europe/Berlin", datetime(2026, 3, 28, 12, tzinfo=UTC), 48))
    assert person.rings == [datetime(2026, 3, 28, 18), datetime(2026, 3, 29, 18)]


@pytest.mark.parametrize(
    ("per_week", "week"),
    [(1, "M"), (2, "MT"), (3, "MWF"), (4, "MTTS"), (5, "MTWFS"), (6, "MTWTFS"), (7, "MTWTFSS")],
)
def test_who_follows_it_does_so_many_days_a_week_evenly(per_week: int, week: str) -> None:
    monday, trained = date(2026, 11, 2), set[date]()
    for days in range(70):
        day = monday + timedelta(days=days)
        if is_asked_for(day, trained, per_week):
            trained.add(day)
    first_week = [day for day in sorted(trained) if day < monday + timedelta(days=7)]
    assert "".join("MTWTFSS"[day.weekday()] for day in first_week) == week
    assert [day.weekday() for day in first_week] == list(even_weekdays(per_week))
    weeks = range(10)
    expected = {day + timedelta(weeks=week) for week in weeks for day in first_week}
    assert trained == expected


def test_who_is_behind_is_asked_on_the_next_day() -> None:
    trained = {date(2026, 11, 23)}
    assert [is_asked_for(date(2026, 11, day), trained, 3) for day in (24, 25, 26, 27)] == [
        False, True, True, True,
    ]  # fmt: skip


def test_a_rest_day_is_silent_and_the_day_after_it_rings() -> None:
    person = Person(per_week=3, trained={date(2026, 11, 25)})
    person.waits(at(12), at(20, 0, 27))
    assert person.rings == [at(18, 0, 27)]


def test_a_session_dated_ahead_of_today_is_not_of_today() -> None:
    assert is_asked_for(THURSDAY, {THURSDAY + timedelta(days=1)}, EVERY_DAY)


@pytest.mark.parametrize(
    ("quiet_until", "now", "trained", "per_week", "expected"),
    [
        (None, at(12), set(), 7, at(18)),
        (None, at(19), set(), 7, at(19)),
        (None, at(22), set(), 7, at(18, 0, 27)),
        (at(18, 32), at(18, 2), set(), 7, at(18, 32)),
        (at(22, 10), at(21, 40), set(), 7, at(18, 0, 27)),
        (at(0, 0, 27), at(12), set(), 7, at(18, 0, 27)),
        (None, at(12), {THURSDAY}, 7, at(18, 0, 27)),
        (None, at(12), {THURSDAY}, 3, at(18, 0, 28)),
    ],
)
def test_it_says_when_it_rings_next(
    quiet_until: datetime | None,
    now: datetime,
    trained: set[date],
    per_week: int,
    expected: datetime,
) -> None:
    assert Reminder(SIX, quiet_until).next_ring(now, trained, per_week) == expected
