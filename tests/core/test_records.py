from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from hypothesis import given, settings

from glutetimer.core.program import Side
from glutetimer.core.records import Effort, History, SessionRecord, merged
from tests.core.builders import accepted, built_in, session, set_record
from tests.core.strategies import any_histories


def with_sets(*sets: tuple[Side, int, int]) -> SessionRecord:
    """A session of sets given as (side, done, prescribed)."""
    return replace(session(1), sets=tuple(set_record(*each) for each in sets))


def test_reps_are_added_up_by_leg() -> None:
    record = with_sets((Side.LEFT, 10, 10), (Side.LEFT, 12, 16), (Side.RIGHT, 4, 10))
    assert (record.done(Side.LEFT), record.prescribed(Side.LEFT)) == (22, 26)
    assert (record.done(Side.RIGHT), record.prescribed(Side.RIGHT)) == (4, 10)


def test_the_day_is_the_one_of_the_place_it_was_done_in() -> None:
    auckland = timezone(timedelta(hours=13))
    started_at = datetime(2026, 11, 23, 6, 30, tzinfo=auckland)  # still the 22nd in UTC
    assert replace(session(1), started_at=started_at).day == date(2026, 11, 23)


# Two histories brought together


def test_two_histories_are_brought_together_in_the_order_of_time() -> None:
    one = History((session(3), session(1)), (accepted(3, "a"),))
    other = History((session(2), session(1)), (accepted(1, "b"), accepted(3, "a")))
    both = merged(one, other)
    assert both.sessions == (session(1), session(2), session(3))
    assert both.answers == (accepted(1, "b"), accepted(3, "a"))


def winner(one: SessionRecord, other: SessionRecord) -> SessionRecord:
    """Which of two sessions of one id is kept, whichever history is the first."""
    (kept,) = merged(History((one,)), History((other,))).sessions
    (same,) = merged(History((other,)), History((one,))).sessions
    assert kept == same
    return kept


def test_of_one_session_told_twice_the_one_with_more_reps_is_kept() -> None:
    whole = replace(session(1), effort={})
    assert winner(whole, session(1, done=9, pain=3)) == whole


def test_with_as_many_reps_the_one_of_which_more_was_said_is_kept() -> None:
    unsaid = replace(session(1), effort={}, pain=None)
    rated = replace(unsaid, effort={Side.LEFT: Effort.EASY})
    in_full = replace(rated, pain=0)
    noted = replace(in_full, note="by the window")
    assert winner(unsaid, rated) == rated
    assert winner(in_full, rated) == in_full
    assert winner(in_full, noted) == noted


@settings(max_examples=200)
@given(any_histories(built_in()), any_histories(built_in()), any_histories(built_in()))
def test_bringing_together_does_not_depend_on_order_and_is_done_once(
    one: History, other: History, third: History
) -> None:
    both = merged(one, other)
    assert both == merged(other, one)
    assert both == merged(both, one) == merged(both, both)
    assert merged(both, third) == merged(one, merged(other, third))
    assert {record.id for record in both.sessions} == {
        record.id for record in one.sessions + other.sessions
    }
