"""Six stories of zones and clocks: a session belongs to the local day it started on."""

from datetime import date, datetime, timedelta, timezone

from glutetimer.core.frozen import replace
from glutetimer.core.progression import Verdict, decide
from glutetimer.core.records import Answer, AnswerKind, History, SessionRecord
from glutetimer.core.sentences import explain
from tests.core.builders import CLAMSHELL, HALF_SPEED, built_in, session

PROGRAM = built_in()


def local_time(day: int, hour: int, minute: int = 0, *, utc: int, month: int = 11) -> datetime:
    """That time of 2026 on the clocks of a place `utc` hours ahead of universal time."""
    return datetime(2026, month, day, hour, minute, tzinfo=timezone(timedelta(hours=utc)))


def easy(started_at: datetime) -> SessionRecord:
    return replace(session(1), id=started_at.isoformat(), started_at=started_at)


def hard(started_at: datetime) -> SessionRecord:
    return replace(session(1, "hard", "hard"), id=started_at.isoformat(), started_at=started_at)


def not_yet(said_at: datetime) -> Answer:
    return Answer("no", PROGRAM.id, said_at, AnswerKind.DECLINED, CLAMSHELL, HALF_SPEED)


def november(*days: int) -> tuple[date, ...]:
    return tuple(date(2026, 11, day) for day in days)


def days_of_seven(sessions: list[SessionRecord], today: date) -> int:
    """How many of the last 7 days had a session, as Today counts them."""
    days = {record.day for record in sessions}
    return sum(today - timedelta(days=back) in days for back in range(7))


def test_travelling_west_the_long_evening_is_one_day() -> None:
    home = [easy(local_time(1, 19, utc=1)), easy(local_time(2, 19, utc=1))]
    # From Berlin to New York; at the second session Berlin and universal time have 3 November.
    there = easy(local_time(2, 22, utc=-5))
    landed = decide(PROGRAM, History((*home, there)), *november(2))
    assert landed.evidence == november(1, 2)
    assert landed.verdict is Verdict.HOLD
    assert days_of_seven([*home, there], *november(2)) == 2
    morning_after = easy(local_time(3, 8, utc=-5))
    next_day = decide(PROGRAM, History((*home, there, morning_after)), *november(3))
    assert next_day.evidence == november(1, 2, 3)
    assert next_day.verdict is Verdict.UP


def test_travelling_east_over_the_date_line_the_day_lived_twice_counts_once() -> None:
    auckland = easy(local_time(2, 8, utc=13))
    honolulu = easy(local_time(1, 18, utc=-10))  # nine hours later, and a date earlier
    sessions = [auckland, honolulu]
    # 2 November has been and is still to come: neither an offer nor a break comes of it.
    before = decide(PROGRAM, History((auckland,)), *november(1))
    assert before.evidence == november(2)
    landed = decide(PROGRAM, History(tuple(sessions)), *november(1))
    assert landed.evidence == november(1, 2)
    assert days_of_seven(sessions, *november(1)) == 1
    sessions.append(easy(local_time(2, 8, utc=-10)))
    again = decide(PROGRAM, History(tuple(sessions)), *november(2))
    assert again.evidence == november(1, 2)
    assert again.verdict is Verdict.HOLD
    assert days_of_seven(sessions, *november(2)) == 2


def test_travelling_east_the_hard_session_after_the_flight_is_the_later_one() -> None:
    auckland, honolulu = easy(local_time(2, 8, utc=13)), hard(local_time(1, 18, utc=-10))
    landed = decide(PROGRAM, History((auckland, honolulu)), *november(1))
    assert explain(landed).reason.startswith("It felt hard with both legs today")


def test_in_the_night_of_daylight_saving_the_hour_lived_twice_keeps_its_order() -> None:
    # Clocks go from 3:00 back to 2:00: the hard session is 40 minutes later, not 20 earlier.
    first = easy(local_time(25, 2, 30, utc=2, month=10))
    second = hard(local_time(25, 2, 10, utc=1, month=10))
    night = date(2026, 10, 25)
    decided = decide(PROGRAM, History((first, second)), night)
    assert explain(decided).reason.startswith("It felt hard")
    assert decided.evidence == (night,)
    assert days_of_seven([first, second], night) == 1
    # A day of 25 hours is one day: a week is over when its date says so.
    week = timedelta(days=7)
    rested = decide(
        PROGRAM, History((easy(local_time(24, 23, 59, utc=2, month=10)),)), night + week
    )
    assert "8 days ago, on 24 October" in explain(rested).reason


def test_a_session_over_midnight_belongs_to_the_day_it_started_on() -> None:
    evenings = [easy(local_time(day, 23, 55, utc=1)) for day in (1, 2, 3)]
    after_midnight = november(4)[0]
    decided = decide(PROGRAM, History(tuple(evenings)), after_midnight)
    assert decided.evidence == november(1, 2, 3)
    assert decided.verdict is Verdict.UP
    assert days_of_seven(evenings, after_midnight) == 3
    # "Not yet", said after midnight, still answers that session's offer.
    said = decide(
        PROGRAM, History(tuple(evenings), (not_yet(local_time(4, 0, 8, utc=1)),)), after_midnight
    )
    assert said.verdict is Verdict.HOLD
    # The next one of that date is another day's.
    evenings.append(easy(local_time(4, 23, 55, utc=1)))
    assert decide(PROGRAM, History(tuple(evenings)), after_midnight).evidence == november(2, 3, 4)


def test_a_clock_that_was_a_year_ahead_and_then_right() -> None:
    right = [easy(local_time(1, 8, utc=1)), easy(local_time(2, 8, utc=1))]
    wrong = replace(hard(local_time(3, 8, utc=1).replace(year=2027)), pain=9)
    # While it is wrong, it is a year later: nothing but what a year away would say.
    then = decide(PROGRAM, History(tuple(right)), date(2027, 11, 3))
    assert "366 days ago, on 2 November 2026" in explain(then).reason
    # Set right, the year is not away any more, and the row goes on without that session.
    now = decide(PROGRAM, History((*right, wrong)), *november(3))
    assert now.evidence == november(1, 2)
    assert "dated 3 November 2027, so it is left out" in explain(now).notice
    assert "professional" not in explain(now).notice
    assert days_of_seven([*right, wrong], *november(3)) == 2
    right.append(easy(local_time(3, 18, utc=1)))
    assert decide(PROGRAM, History((*right, wrong)), *november(3)).verdict is Verdict.UP
    # A year on its day comes, and it counts there, once.
    later = [easy(local_time(day, 18, utc=1).replace(year=2027)) for day in (1, 2, 3)]
    come = decide(PROGRAM, History((*right, wrong, *later)), date(2027, 11, 3))
    assert come.evidence == (date(2027, 11, 3),)
    assert explain(come).notice == ""
    assert days_of_seven([*right, wrong, *later], date(2027, 11, 3)) == 3


def test_a_laptop_that_stays_in_utc_tells_the_days_of_utc() -> None:
    # At 17:00 in Los Angeles it is 1:00 of the next day there: one day each evening all the same.
    evenings = [easy(local_time(day + 1, 1, utc=0)) for day in (1, 2, 3)]
    decided = decide(PROGRAM, History(tuple(evenings)), *november(4))
    assert decided.evidence == november(2, 3, 4)
    assert decided.verdict is Verdict.UP
    assert days_of_seven(evenings, *november(4)) == 3
    # A morning after an evening is of one date for the laptop, and counts once.
    morning = easy(local_time(2, 16, utc=0))
    mixed = decide(PROGRAM, History((evenings[0], morning)), *november(2))
    assert mixed.evidence == november(2)
    assert days_of_seven([evenings[0], morning], *november(2)) == 1
