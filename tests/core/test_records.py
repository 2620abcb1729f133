from datetime import date, datetime, timedelta, timezone

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, SessionRecord
from tests.core.builders import session, set_record


def with_sets(*sets: tuple[Side, int, int]) -> SessionRecord:
    """A session of sets given as (side, done, prescribed)."""
    return replace(session(1), sets=tuple(set_record(*set_values) for set_values in sets))


def test_reps_are_added_up_by_leg() -> None:
    record = with_sets((Side.LEFT, 10, 10), (Side.LEFT, 12, 16), (Side.RIGHT, 4, 10))
    assert (record.done(Side.LEFT), record.prescribed(Side.LEFT)) == (22, 26)
    assert (record.done(Side.RIGHT), record.prescribed(Side.RIGHT)) == (4, 10)


def test_a_session_is_begun_with_a_rep_or_with_part_of_a_hold() -> None:
    record = with_sets((Side.LEFT, 0, 10), (Side.RIGHT, 0, 10))
    assert not record.begun
    assert with_sets((Side.LEFT, 0, 10), (Side.RIGHT, 1, 10)).begun
    held = replace(record.sets[0], hold_ms=10_000, held_ms=1)
    assert replace(record, sets=(held, record.sets[1])).begun


def test_the_day_is_the_one_of_the_place_it_was_done_in() -> None:
    auckland = timezone(timedelta(hours=13))
    started_at = datetime(2026, 11, 23, 6, 30, tzinfo=auckland)  # still the 22nd in UTC
    assert replace(session(1), started_at=started_at).day == date(2026, 11, 23)


def test_rated_is_what_anything_was_said_about() -> None:
    silent = replace(session(1), effort={}, pain=None, note="")
    assert not silent.is_rated
    assert replace(silent, effort={Side.LEFT: Effort.EASY}).is_rated
    assert replace(silent, pain=0).is_rated, "none is an answer"
    assert replace(silent, note="cold wall").is_rated
