"""Days and times in words; days with their year where it is not the present one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby

from glutetimer.core.phrases import joined
from glutetimer.core.program import EVERY_DAY
from glutetimer.core.translation import gettext, gettext_noop, ngettext, pgettext

DAYS_A_WEEK = 7
# Messages, which `month_text` and `weekday_text` look up. Not strftime's names: those follow the
# locale of the system, and the program's language may be another.
MONTHS = (
    gettext_noop("January"),
    gettext_noop("February"),
    gettext_noop("March"),
    gettext_noop("April"),
    gettext_noop("May"),
    gettext_noop("June"),
    gettext_noop("July"),
    gettext_noop("August"),
    gettext_noop("September"),
    gettext_noop("October"),
    gettext_noop("November"),
    gettext_noop("December"),
)
WEEKDAYS = (
    gettext_noop("Monday"),
    gettext_noop("Tuesday"),
    gettext_noop("Wednesday"),
    gettext_noop("Thursday"),
    gettext_noop("Friday"),
    gettext_noop("Saturday"),
    gettext_noop("Sunday"),
)


def month_text(month: int) -> str:
    """The name of a month, of which January is 1."""
    return gettext(MONTHS[month - 1])


def weekday_text(weekday: int) -> str:
    """The name of a day of the week, of which Monday is 0."""
    return gettext(WEEKDAYS[weekday])


def date_text(day: date) -> str:
    """A day with its year: "23 November 2026"."""
    return gettext("{day} {month} {year}").format(
        day=day.day, month=month_text(day.month), year=day.year
    )


def day_text(day: date, today: date) -> str:
    """A day as people say it: "23 November", or "23 November 2025" in another year."""
    if day.year != today.year:
        return date_text(day)
    return gettext("{day} {month}").format(day=day.day, month=month_text(day.month))


def days_text(days: Sequence[date], today: date) -> str:
    """Days, oldest first, as people say them: "29 and 30 November and 1 December".

    Of days in the same year only the last names it.
    """
    months = []
    for _, same_month in groupby(days, key=lambda day: (day.year, day.month)):
        *before, last = same_month
        following = next((day for day in days if day > last), today)
        text = day_text(last, today if following.year != last.year else last)
        numbers = (
            pgettext("before the last day of a month", "{day}").format(day=day.day)
            for day in before
        )
        months.append(joined([*numbers, text]))
    return joined(months)


def when_text(days: Sequence[date], today: date) -> str:
    """When, oldest first: "on 29 and 30 November and today".

    Only for what is read today: an offer is kept with its answer, and names its days.
    """
    before = [day for day in days if day != today]
    if not before:
        return gettext("today") if days else ""
    text = gettext("on {days}") if len(before) == len(days) else gettext("on {days} and today")
    return text.format(days=days_text(before, today))


def clock_time_text(moment: datetime | time) -> str:
    """The time of the day: "7:31"."""
    return gettext("{hour}:{minute}").format(hour=moment.hour, minute=f"{moment.minute:02}")


def days_of_seven(days: Collection[date], today: date) -> int:
    """On how many of the last seven days there was a session: never a broken streak."""
    return sum(today - timedelta(days=back) in days for back in range(DAYS_A_WEEK))


def days_of_seven_text(days: int, per_week: int) -> str:
    """How many of the last seven days had a session: "3 of the last 7 days".

    Of a program for fewer days than every one: "2 of 3 sessions in the last 7 days"; more than
    those are welcome, too: "4 sessions in the last 7 days".
    """
    if per_week == EVERY_DAY:
        text = gettext("{days} of the last 7 days")
    elif days <= per_week:
        text = ngettext(
            "{days} of {number} session in the last 7 days",
            "{days} of {number} sessions in the last 7 days",
            per_week,
        )
    else:
        text = ngettext(
            "{number} session in the last 7 days", "{number} sessions in the last 7 days", days
        )
    return text.format(days=days, number=max(days, per_week))
