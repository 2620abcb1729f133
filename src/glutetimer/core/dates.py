"""Days and times in words; days with their year where it is not the present one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby

from glutetimer.core.phrases import counted, joined
from glutetimer.core.program import EVERY_DAY

DAYS_A_WEEK = 7
# Not strftime's names: those follow the locale, and all our texts are English.
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_text(day: date) -> str:
    """A day with its year: "23 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_text(day: date, today: date) -> str:
    """A day as people say it: "23 November", or "23 November 2025" in another year."""
    text = date_text(day)
    return text.removesuffix(f" {day.year}") if day.year == today.year else text


def days_text(days: Sequence[date], today: date) -> str:
    """Days, oldest first, as people say them: "29 and 30 November and 1 December".

    Of days in the same year only the last names it.
    """
    months = []
    for _, same_month in groupby(days, key=lambda day: (day.year, day.month)):
        *before, last = same_month
        following = next((day for day in days if day > last), today)
        text = day_text(last, today if following.year != last.year else last)
        months.append(joined([*(str(day.day) for day in before), text]))
    return joined(months)


def when_text(days: Sequence[date], today: date) -> str:
    """When, oldest first: "on 29 and 30 November and today".

    Only for what is read today: an offer is kept with its answer, and names its days.
    """
    before = [day for day in days if day != today]
    on_days = f"on {days_text(before, today)}" if before else ""
    return joined([on_days, "today" if len(before) < len(days) else ""])


def clock_time_text(moment: datetime | time) -> str:
    """The time of the day: "7:31"."""
    return f"{moment.hour}:{moment.minute:02}"


def days_of_seven(days: Collection[date], today: date) -> int:
    """On how many of the last seven days there was a session: never a broken streak."""
    return sum(today - timedelta(days=back) in days for back in range(DAYS_A_WEEK))


def days_of_seven_text(days: int, per_week: int) -> str:
    """How many of the last seven days had a session: "3 of the last 7 days".

    Of a program for fewer days than every one: "2 of 3 sessions in the last 7 days"; more than
    those are welcome, too: "4 sessions in the last 7 days".
    """
    if per_week == EVERY_DAY:
        return f"{days} of the last {DAYS_A_WEEK} days"
    of = f"{days} of " if days <= per_week else ""
    return f"{of}{counted(max(days, per_week), 'session')} in the last {DAYS_A_WEEK} days"
