"""Checked values of a mapping: what is right is given, what is wrong is noted with its key."""

import math
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from glutetimer.core.fields import Table
from glutetimer.core.problems import InvalidError, Problem, rendered
from glutetimer.core.speed import Speed


def table(**values: Any) -> Table:
    return Table(values, "", [])


def messages(table: Table) -> list[str]:
    return [str(problem) for problem in table.problems]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("clam", "'clam'"),
        (True, "true"),
        (False, "false"),
        (-3, "-3"),
        (10**400, "a number far out of range"),
        (2.50, "2.5"),
        (math.nan, "nan"),
        (-math.inf, "-inf"),
        ({"lift": 2}, "a table"),
        ([1, 2], "a list"),
        (date(2026, 11, 23), "2026-11-23"),
        ("x" * 70, "'" + "x" * 59 + "…'"),
        ('it\'s\na "clam"', "'it\\'s\\na \"clam\"'"),
    ],
)
def test_what_was_found_is_told_briefly(value: object, text: str) -> None:
    assert rendered(value) == text


def test_a_problem_without_a_path_is_its_message() -> None:
    assert str(Problem("", "cannot be read")) == "cannot be read"


def test_an_error_tells_all_its_problems() -> None:
    error = InvalidError([Problem("a", "is missing"), Problem("b", "is 3")])
    assert str(error) == "a: is missing; b: is 3"
    assert [problem.path for problem in error.problems] == ["a", "b"]


@pytest.mark.parametrize("value", ["", "x" * 2_001, 3, ["a"]])
def test_a_text_has_a_length(value: object) -> None:
    read = table(name=value)
    assert read.text("name") == ""
    assert messages(read) == [
        f"name: is {rendered(value)}; it should be a text of 1 to 2,000 characters"
    ]


def test_a_text_may_have_a_default_and_be_equal_to_it() -> None:
    read = table(about="")
    assert (read.text("about", ""), read.text("name", "none")) == ("", "none")
    assert read.problems == []


@pytest.mark.parametrize("value", ["a", 1, {"a": "b"}])
def test_a_list_of_texts_is_nothing_else(value: object) -> None:
    read = table(setup=value)
    assert read.texts("setup") == ()
    assert messages(read) == [f"setup: is {rendered(value)}; it should be a list of texts"]


def test_each_item_of_a_list_that_is_no_text_is_told() -> None:
    read = table(setup=["Lie down.", 1, "Breathe.", "", ["Turn."]])
    assert read.texts("setup") == ("Lie down.", "Breathe.")
    assert messages(read) == [
        "setup[1]: is 1; it should be a text of 1 to 2,000 characters",
        "setup[3]: is ''; it should be a text of 1 to 2,000 characters",
        "setup[4]: is a list; it should be a text of 1 to 2,000 characters",
    ]


def test_a_table_may_stand_for_a_text() -> None:
    read = table(setup=["Lie down.", {"text": 3}, 7])
    text, step = read.texts_or_tables("setup")
    assert text == "Lie down."
    assert isinstance(step, Table)
    step.text("text")
    assert messages(read) == [
        "setup[2]: is 7; it should be a text of 1 to 2,000 characters, or a table",
        "setup[1].text: is 3; it should be a text of 1 to 2,000 characters",
    ]
    assert table().texts_or_tables("setup") == []


def test_texts_that_are_absent_are_none() -> None:
    assert table().texts("setup") == ()
    assert table(setup=["Lie down.", "Breathe."]).texts("setup") == ("Lie down.", "Breathe.")


@pytest.mark.parametrize("value", [0, 11, 10**400, 2.0, True, "3", math.nan])
def test_a_whole_number_stays_in_its_range(value: object) -> None:
    read = table(reps=value)
    assert read.integer("reps", 1, 10) == 1
    assert read.integer("reps", 1, 10, default=5) == 5
    assert messages(read) == 2 * [
        f"reps: is {rendered(value)}; it should be a whole number from 1 to 10"
    ]


def test_a_number_that_has_to_be_one_is_told_so() -> None:
    read = table(format=2)
    assert read.integer("format", 1, 1) == 1
    assert messages(read) == ["format: is 2; it should be 1"]


def test_the_ends_of_a_range_belong_to_it() -> None:
    read = table(least=1, most=10, quickest=0.1, longest=60)
    assert (read.integer("least", 1, 10), read.integer("most", 1, 10)) == (1, 10)
    assert read.milliseconds("quickest", 0.1, 60) == 100
    assert read.milliseconds("longest", 0.1, 60) == 60_000
    assert read.problems == []


@pytest.mark.parametrize("value", [0.0999, 60.001, 10**400, math.nan, math.inf, False, "2"])
def test_seconds_stay_in_their_range(value: object) -> None:
    read = table(lift=value)
    assert read.milliseconds("lift", 0.1, 60) == 100
    assert read.milliseconds("lift", 0.1, 60, default=2) == 2_000
    assert messages(read) == 2 * [
        f"lift: is {rendered(value)}; it should be seconds from 0.1 to 60"
    ]


@pytest.mark.parametrize(("seconds", "whole_ms"), [(2, 2_000), (1.2344, 1_234), (0.29, 290)])
def test_seconds_become_whole_milliseconds(seconds: float, whole_ms: int) -> None:
    read_ms = table(lift=seconds).milliseconds("lift", 0.1, 60)
    assert (read_ms, type(read_ms)) == (whole_ms, int)


def test_whole_numbers_stay_in_their_range() -> None:
    assert table(reps=[1, 10]).integers("reps", 1, 10) == (1, 10)
    assert table(reps=[]).integers("reps", 1, 10) == table().integers("reps", 1, 10) == ()


@pytest.mark.parametrize("value", [5, [0], [11], [3, True], [2.0], [[3]], {"a": 3}])
def test_whole_numbers_that_are_none_are_told(value: object) -> None:
    read = table(reps=value)
    assert read.integers("reps", 1, 10) == ()
    assert messages(read) == [
        f"reps: is {rendered(value)}; it should be a list of whole numbers from 1 to 10"
    ]


def test_a_day_is_a_text() -> None:
    assert table(day="2026-11-26").day("day") == date(2026, 11, 26)


@pytest.mark.parametrize("value", ["2026-02-30", "tomorrow", "", 26, date(2026, 11, 26)])
def test_a_day_that_is_none_is_told(value: object) -> None:
    read = table(day=value)
    assert read.day("day") is None
    assert messages(read) == [f"day: is {rendered(value)}; it should be a day such as 2026-11-26"]


@pytest.mark.parametrize("time_of_day", [time(0, 0), time(7, 30), time(23, 59)])
def test_a_time_of_day_is_to_the_minute(time_of_day: time) -> None:
    assert table(at=time_of_day).time_of_day("at", time(18)) == time_of_day
    assert table().time_of_day("at", time(18)) == time(18)


@pytest.mark.parametrize("value", [time(7, 30, 1), time(7, 30, 0, 1), "07:30", 7, True])
def test_a_time_of_day_that_is_none_is_told(value: object) -> None:
    read = table(at=value)
    assert read.time_of_day("at", time(18)) == time(18)
    wanted = "a time of day to the minute, such as 07:30:00"
    assert messages(read) == [f"at: is {rendered(value)}; it should be {wanted}"]


def test_a_moment_is_local_and_may_be_missing() -> None:
    moment = datetime(2026, 11, 26, 18, 30)
    assert table(until=moment).moment("until") == moment
    assert table().moment("until") is None


@pytest.mark.parametrize("value", ["2026-11-26", 7, datetime(2026, 11, 26, tzinfo=UTC), time(18)])
def test_a_moment_that_is_none_is_told(value: object) -> None:
    read = table(until=value)
    assert read.moment("until") is None
    wanted = "a local date and time, such as 2026-11-26T18:00:00"
    assert messages(read) == [f"until: is {rendered(value)}; it should be {wanted}"]


def test_true_and_false_are_no_numbers() -> None:
    read = table(sound=0)
    assert read.boolean("sound", True) is True
    assert messages(read) == ["sound: is 0; it should be true or false"]
    assert table(sound=False).boolean("sound", True) is False


@pytest.mark.parametrize("value", ["fast", 1, ["half"]])
def test_a_choice_names_what_is_allowed(value: object) -> None:
    read = table(speed=value)
    assert read.choice("speed", ["normal", "half"]) == "normal"
    assert read.choice("speed", ["normal", "half"], "half") == "half"
    assert messages(read) == 2 * [f"speed: is {rendered(value)}; it should be one of normal, half"]


def test_a_member_is_the_one_of_that_text() -> None:
    assert table(speed="half").member("speed", Speed) is Speed.HALF
    read = table(speed="fast")
    assert read.member("speed", Speed) is Speed.NORMAL
    assert read.member("speed", Speed, Speed.HALF) is Speed.HALF
    assert messages(read) == 2 * ["speed: is 'fast'; it should be one of normal, half"]


def test_members_are_a_list_of_which_none_comes_twice() -> None:
    assert table(speeds=["half"]).members("speeds", Speed) == (Speed.HALF,)
    assert table(speeds=["half", "normal"]).members("speeds", Speed) == (Speed.HALF, Speed.NORMAL)
    assert table().members("speeds", Speed) == (Speed.NORMAL, Speed.HALF)


@pytest.mark.parametrize("value", ["half", [], ["half", "half"], ["fast"], [["half"]], [1]])
def test_members_that_are_no_such_list_are_told_and_are_all(value: object) -> None:
    read = table(speeds=value)
    assert read.members("speeds", Speed) == (Speed.NORMAL, Speed.HALF)
    assert messages(read) == [
        f"speeds: is {rendered(value)}; "
        "it should be a list of one or more of normal, half, each once"
    ]


def test_what_is_missing_says_what_it_should_be() -> None:
    read = table()
    read.text("name")
    read.integer("reps", 1, 200)
    read.milliseconds("lift", 0.1, 60)
    read.choice("speed", ["normal", "half"])
    read.table("tempo_s")
    read.tables("levels", 1, 50)
    assert messages(read) == [
        "name: is missing; it should be a text",
        "reps: is missing; it should be a whole number from 1 to 200",
        "lift: is missing; it should be seconds from 0.1 to 60",
        "speed: is missing; it should be one of normal, half",
        "tempo_s: is missing; it should be a table",
        "levels: is missing; it should be a list of 1 to 50 levels",
    ]


def test_the_path_leads_through_tables_and_lists() -> None:
    top = table(levels=[{}, {"tempo": {"lift": 0}}])
    top.tables("levels", 1, 2)[1].table("tempo").milliseconds("lift", 0.1, 60)
    assert [problem.path for problem in top.problems] == ["levels[1].tempo.lift"]


@pytest.mark.parametrize("value", [3, "text", [], [{}]])
def test_nothing_is_wrong_in_a_table_that_is_none(value: object) -> None:
    read = table(tempo=value)
    read.table("tempo").text("lift")
    assert messages(read) == [f"tempo: is {rendered(value)}; it should be a table"]


@pytest.mark.parametrize("value", [3, {}, "text"])
def test_a_list_of_tables_is_nothing_else(value: object) -> None:
    read = table(levels=value)
    assert read.tables("levels", 0, 9) == []
    assert messages(read) == [f"levels: is {rendered(value)}; it should be a list of 0 to 9 levels"]


def test_each_item_of_a_list_that_is_no_table_is_told_once() -> None:
    read = table(levels=[{}, "text", {}])
    first, wrong, last = read.tables("levels", 1, 3)
    wrong.text("name")
    assert [first.path, last.path] == ["levels[0]", "levels[2]"]
    assert messages(read) == ["levels[1]: is 'text'; it should be a table"]


@pytest.mark.parametrize("number", [0, 4])
def test_a_list_has_so_many_tables(number: int) -> None:
    read = table(levels=[{}] * number)
    assert len(read.tables("levels", 1, 3)) == number
    assert messages(read) == [f"levels: has {number}; it should be a list of 1 to 3 levels"]
    assert table().tables("levels", 1, 3, []) == []


def test_named_tables_keep_their_names_and_order() -> None:
    named = table(exercises={"lift": {}, "clam": {}}).named_tables("exercises")
    assert [(name, inner.path) for name, inner in named.items()] == [
        ("lift", "exercises.lift"),
        ("clam", "exercises.clam"),
    ]


def test_a_key_that_nobody_asked_for_is_pointed_out() -> None:
    read = table(reps=10, sped="half")
    read.integer("reps", 1, 200)
    read.choice("speed", ["normal", "half"], "normal")
    read.finish()
    assert messages(read) == ["sped: is not known here; allowed are reps, speed"]


def test_a_key_that_may_be_left_out_is_allowed_once_it_was_looked_for() -> None:
    read = table(circle=2, sped="half", figure=None)
    assert (read.has("circle"), read.has("hold"), read.has("figure")) == (True, False, False)
    read.finish()
    assert messages(read) == ["sped: is not known here; allowed are circle, figure, hold"]


def test_a_key_that_has_no_place_here_is_told_why_and_is_not_allowed() -> None:
    read = table(reps=10, hold_s=5, sped="half")
    read.integer("reps", 1, 200)
    read.misplaced("hold_s", "is not for circles")
    read.misplaced("circle", "is only for circles")
    read.finish()
    assert messages(read) == [
        "hold_s: is not for circles",
        "sped: is not known here; allowed are reps",
    ]


def test_an_empty_key_has_a_path() -> None:
    top = Table({"": 1, "tempo": {"": 2}}, "", [])
    top.table("tempo").finish()
    top.finish()
    assert [problem.path for problem in top.problems] == ['tempo.""', '""']
