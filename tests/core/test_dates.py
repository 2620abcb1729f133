"""Days in words."""

from datetime import date, datetime

from glutetimer.core.dates import clock_time_text, day_text, days_of_seven_text, days_text
from tests.core.builders import (
    built_in,
    november_day,
)

PROGRAM = built_in()


def test_days_are_told_as_people_say_them() -> None:
    today = november_day(23)
    assert day_text(today, today) == "23 November"
    for days, text in (
        ((23,), "23 November"),
        ((21, 22), "21 and 22 November"),
        ((21, 22, 23), "21, 22 and 23 November"),
        ((29, 30, 31), "29 and 30 November and 1 December"),
        ((30, 61, 92), "30 November, 31 December and 31 January 2027"),
    ):
        assert days_text([november_day(day) for day in days], today) == text


def test_the_year_is_told_where_it_is_another_one() -> None:
    today = november_day(23)
    last_year = date(2025, 11, 30), date(2025, 12, 1)
    assert day_text(last_year[0], today) == "30 November 2025"
    assert days_text(last_year, today) == "30 November and 1 December 2025"
    assert days_text((date(2025, 12, 31), date(2026, 1, 1)), today) == (
        "31 December 2025 and 1 January"
    )


def test_a_time_has_two_digits_of_minutes() -> None:
    assert clock_time_text(datetime(2026, 11, 22, 7, 5)) == "7:05"
    assert clock_time_text(datetime(2026, 11, 22, 19, 31)) == "19:31"


def test_the_last_seven_days_are_a_number() -> None:
    assert days_of_seven_text(3, 7) == "3 of the last 7 days"


def test_of_a_program_for_some_days_of_the_week_its_days_are_the_measure() -> None:
    texts = [days_of_seven_text(days, 3) for days in range(5)]
    assert texts == [
        "0 of 3 sessions in the last 7 days",
        "1 of 3 sessions in the last 7 days",
        "2 of 3 sessions in the last 7 days",
        "3 of 3 sessions in the last 7 days",
        "4 sessions in the last 7 days",
    ]
    assert days_of_seven_text(1, 1) == "1 of 1 session in the last 7 days"
