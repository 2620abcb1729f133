"""How much a day was, against what is usual."""

from __future__ import annotations

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import SessionRecord
from glutetimer.core.review.periods import PerLeg
from glutetimer.core.review.shades import SHADES, Shades
from tests.core.builders import november_day, session, set_record
from tests.core.reviews import holds, log_of


def did(day: int, left: int, right: int) -> SessionRecord:
    """A session on that day of November with so many reps by leg."""
    sets = set_record(Side.LEFT, left), set_record(Side.RIGHT, right)
    return replace(session(day), sets=sets, pain=0)


def test_a_day_has_the_shade_of_its_reps_against_the_usual_ones() -> None:
    shades = Shades(log_of(*(did(day, 20, 0) for day in range(10, 19)), did(9, 99, 99)))
    assert shades.usual == 20
    assert [shades.shade(reps) for reps in (0, 1, 7, 8, 15, 16, 24, 25, 99)] == [
        0, 1, 1, 2, 2, 3, 3, 4, 4,
    ]  # fmt: skip
    assert shades.ranges() == [(1, 1, 7), (2, 8, 15), (3, 16, 24), (4, 25, None)]
    assert shades.of_day(november_day(9)) == PerLeg(SHADES, SHADES)
    assert shades.of_day(november_day(10)) == PerLeg(3, 0)
    assert shades.of_day(november_day(1)) == PerLeg(0, 0)
    assert shades.of_day(november_day(9)) == PerLeg(SHADES, SHADES), "painted again"


def test_of_few_reps_there_are_fewer_shades() -> None:
    assert Shades(log_of(did(9, 1, 1))).ranges() == [(3, 1, 1), (4, 2, None)]


def test_before_the_first_rep_no_day_has_a_shade() -> None:
    assert Shades(log_of()).ranges() == []
    assert Shades(log_of(did(9, 0, 0))).of_day(november_day(9)) == PerLeg(0, 0)


def test_a_day_with_part_of_a_hold_alone_has_the_palest_shade() -> None:
    broken_off = holds(Side.LEFT, 0, held_ms=4_000), holds(Side.RIGHT, 0)
    day = replace(session(9), sets=broken_off)
    assert Shades(log_of(day)).of_day(november_day(9)) == PerLeg(1, 0)
    together = replace(day, sets=(holds(None, 0, held_ms=4_000),))
    assert Shades(log_of(together)).of_day(november_day(9)) == PerLeg(1, 1)
