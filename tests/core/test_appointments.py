"""The calendar file, line by line and as another program reads it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, timezone
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glutetimer.core.appointments import (
    MAX_LINE_BYTES,
    Appointment,
    appointment_file,
    weekdays_text,
)
from glutetimer.core.frozen import replace

icalendar = pytest.importorskip("icalendar", reason="it reads the file back")
rrule = pytest.importorskip("dateutil.rrule", reason="it tells the days of a rule")
NOW = datetime(2026, 11, 26, 17, 30, tzinfo=timezone(timedelta(hours=1)))
DAILY = Appointment(
    uid="0123456789abcdef",
    at=time(18),
    per_week=7,
    length=timedelta(minutes=5, seconds=20),
    summary="GluteTimer: Hips, knees; and \\ trunk",
    description="Open GluteTimer\nand press Start.",
)


def written(appointment: Appointment = DAILY, now: datetime = NOW) -> bytes:
    return appointment_file(appointment, now, "0.1.0")


def read_back(content: bytes) -> Any:
    calendar = icalendar.Calendar.from_ical(content)
    assert calendar["version"] == "2.0"
    (event,) = calendar.walk("VEVENT")
    assert not event.errors
    return event


def first_of(event: Any, number: int) -> list[datetime]:
    rule = rrule.rrulestr(event["rrule"].to_ical().decode(), dtstart=event["dtstart"].dt)
    return list(rule[:number])


def test_another_program_reads_what_was_meant() -> None:
    event = read_back(written())
    assert event["uid"] == "0123456789abcdef"
    assert event["summary"] == "GluteTimer: Hips, knees; and \\ trunk"
    assert event["description"] == "Open GluteTimer\nand press Start."
    assert event["duration"].dt == timedelta(minutes=6)
    assert event["dtstamp"].dt == NOW.astimezone(UTC)
    (alarm,) = event.walk("VALARM")
    assert alarm["action"] == "DISPLAY"
    assert alarm["trigger"].dt == timedelta(0)
    assert alarm["description"] == event["summary"]


def test_its_time_has_no_zone_so_that_travel_and_summer_do_not_move_it() -> None:
    event = read_back(written(now=datetime(2026, 3, 27, 12, tzinfo=ZoneInfo("Europe/Berlin"))))
    assert event["dtstart"].dt.tzinfo is None
    days = first_of(event, 5)
    assert [day.time() for day in days] == [time(18)] * 5
    # Over the night in which the clocks go forward, the time in between is an hour less.
    berlin = [day.replace(tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC) for day in days]
    assert [(later - day).total_seconds() / 3600 for day, later in pairwise(berlin)] == [
        24, 23, 24, 24,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("now", "first"),
    [(NOW, 26), (NOW.replace(hour=18, minute=0), 26), (NOW.replace(hour=18, minute=1), 27)],
)
def test_it_begins_with_the_first_time_that_is_to_come(now: datetime, first: int) -> None:
    assert read_back(written(now=now))["dtstart"].dt == datetime(2026, 11, first, 18)


@pytest.mark.parametrize(
    ("per_week", "text", "days"),
    [
        (1, "every Monday", [30, 37, 44]),
        (2, "every Monday and Thursday", [26, 30, 33]),
        (3, "every Monday, Wednesday and Friday", [27, 30, 32, 34]),
        (7, "every day", [26, 27, 28]),
    ],
)
def test_it_recurs_on_the_days_that_it_says(per_week: int, text: str, days: list[int]) -> None:
    assert weekdays_text(per_week) == text
    event = read_back(written(replace(DAILY, per_week=per_week)))
    november = datetime(2026, 11, 1, 18)
    assert first_of(event, len(days)) == [november + timedelta(days=day - 1) for day in days]


def test_written_again_it_is_newer() -> None:
    before, after = (read_back(written(now=NOW + timedelta(days=days))) for days in (0, 1))
    assert before["sequence"] < after["sequence"]


def test_a_long_line_goes_on_in_the_next_and_no_letter_is_cut() -> None:
    long = replace(DAILY, summary="Hüfte und Knie, " * 12)
    content = written(long)
    assert read_back(content)["summary"] == long.summary
    assert all(len(line) <= 75 for line in content.splitlines())
    assert all(line.decode() for line in content.splitlines() if line)


TEXTS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]) | st.just("\n"), max_size=300)


@given(TEXTS, TEXTS)
@example("Hüfte und Knie, " * 12, "€" * 100)
def test_any_text_comes_back(summary: str, description: str) -> None:
    content = written(replace(DAILY, summary=summary, description=description))
    event = read_back(content)
    assert (event["summary"], event["description"]) == (summary, description)
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    for line in lines:
        assert len(line) <= MAX_LINE_BYTES
        assert b"\n" not in line
        line.decode()


def test_what_no_text_may_hold_becomes_a_blank() -> None:
    event = read_back(written(replace(DAILY, summary="a\x00b\x1b[31m", uid="x\r\nEND:VEVENT")))
    assert event["summary"] == "a b [31m"
    assert event["uid"] == "x\nEND:VEVENT"
