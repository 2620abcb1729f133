"""The reminder as a recurring appointment for the person's own calendar program (RFC 5545).

Its time has no zone ("floating"): it is that time wherever the calendar is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from glutetimer.core.dates import weekday_text
from glutetimer.core.frozen import frozen
from glutetimer.core.phrases import joined
from glutetimer.core.program import EVERY_DAY
from glutetimer.core.reminder import even_weekdays
from glutetimer.core.translation import gettext

# A line has at most so many bytes, its end not among them; longer ones go on after a blank.
MAX_LINE_BYTES = 75
_WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# What no text may hold: the control characters but the end of a line and the tabulator.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ESCAPES = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


@frozen
class Appointment:
    """A session at that time of day on `per_week` days of seven, about so long.

    `uid` is its name all over the world: written anew under the same one, it takes the place
    of what the calendar has. `summary` is its title there, `description` what it says.
    """

    uid: str
    at: time
    per_week: int
    length: timedelta
    summary: str
    description: str


def weekdays_text(per_week: int) -> str:
    """On which days it recurs: "every day", "every Monday, Wednesday and Friday"."""
    if per_week == EVERY_DAY:
        return gettext("every day")
    days = joined([weekday_text(weekday) for weekday in even_weekdays(per_week)])
    return gettext("every {weekdays}").format(weekdays=days)


def appointment_file(appointment: Appointment, now: datetime, version: str) -> bytes:
    """The file with that appointment, as it is written at `now` (with its zone).

    It begins with the first of its days that is still to come. `version` is the program's.
    """
    lines = (_folded(line) for line in _lines(appointment, now, version))
    return b"".join(line + b"\r\n" for line in lines)


def _lines(appointment: Appointment, now: datetime, version: str) -> Iterator[str]:
    weekdays = even_weekdays(appointment.per_week)
    first = datetime.combine(now.date(), appointment.at)
    while first < now.replace(tzinfo=None) or first.weekday() not in weekdays:
        first += timedelta(days=1)
    minutes = -(-appointment.length // timedelta(minutes=1))
    rule = "FREQ=DAILY"
    if appointment.per_week != EVERY_DAY:
        rule = f"FREQ=WEEKLY;BYDAY={','.join(_WEEKDAY_CODES[weekday] for weekday in weekdays)}"
    summary = _text(appointment.summary)
    yield from (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//GluteTimer//GluteTimer {version}//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:{_text(appointment.uid)}",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%S}Z",
        # Greater each time that it is written, for calendars that go by it.
        f"SEQUENCE:{int(now.timestamp()) // 60}",
        f"DTSTART:{first:%Y%m%dT%H%M%S}",
        f"DURATION:PT{minutes}M",
        f"RRULE:{rule}",
        f"SUMMARY:{summary}",
        f"DESCRIPTION:{_text(appointment.description)}",
        # Others who see the calendar need not know, and nobody is kept from asking for the time.
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT0S",
        f"DESCRIPTION:{summary}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )


def _text(text: str) -> str:
    """A text as the format has it: what means something there is escaped."""
    plain = _CONTROL.sub(" ", text.replace("\r\n", "\n"))
    return "".join(_ESCAPES.get(letter, letter) for letter in plain)


def _folded(line: str) -> bytes:
    """The line in pieces of at most `MAX_LINE_BYTES`, none of which ends within a letter."""
    pieces, piece = [], b""
    for letter in line:
        encoded = letter.encode()
        if len(piece) + len(encoded) > MAX_LINE_BYTES:
            pieces.append(piece)
            piece = b" "
        piece += encoded
    return b"\r\n".join([*pieces, piece])
