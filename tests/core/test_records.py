from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from glutetimer.core.program import Side
from glutetimer.core.records import SessionRecord
from tests.core.builders import session, set_record


def with_sets(*sets: tuple[Side, int, int]) -> SessionRecord:
    """A session of sets given as (side, done, prescribed)."""
    return replace(session(1), sets=tuple(set_record(*each) for each in sets))


def test_reps_are_added_up_by_leg() -> None:
    record = with_sets((Side.LEFT, 10, 10), (Side.LEFT, 12, 16), (Side.RIGHT, 4, 10))
    assert (record.done(Side.LEFT), record.prescribed(Side.LEFT)) == (22, 26)
    assert (record.done(Side.RIGHT), record.prescribed(Side.RIGHT)) == (4, 10)


@pytest.mark.parametrize(
    ("left", "right", "share"), [(10, 10, 1.0), (10, 7, 0.7), (3, 10, 0.3), (0, 10, 0.0)]
)
def test_the_share_done_is_that_of_the_leg_that_did_less(
    left: int, right: int, share: float
) -> None:
    assert with_sets((Side.LEFT, left, 10), (Side.RIGHT, right, 10)).share_done == share


def test_a_leg_without_a_set_did_nothing() -> None:
    assert with_sets((Side.LEFT, 10, 10)).share_done == 0


def test_the_day_is_the_one_of_the_place_it_was_done_in() -> None:
    auckland = timezone(timedelta(hours=13))
    started_at = datetime(2026, 11, 23, 6, 30, tzinfo=auckland)  # still the 22nd in UTC
    assert replace(session(1), started_at=started_at).day == date(2026, 11, 23)
