"""What was done of an exercise, in words."""

from __future__ import annotations

import pytest

from glutetimer.core.amounts import Amount, amounts_of
from glutetimer.core.program import Side
from tests.core.builders import set_record
from tests.core.reviews import bridges, holds


def test_the_sets_of_an_exercise_are_put_together() -> None:
    sets = (holds(None, 1), set_record(Side.LEFT, 8), holds(None, 2), set_record(Side.RIGHT, 9))
    assert amounts_of(sets) == [
        Amount("plank", 10_000, prescribed=10, done=3, more_ms=0),
        Amount("clamshell", 0, prescribed=20, done=17, more_ms=0),
    ]


def test_holds_of_another_length_are_another_thing() -> None:
    sets = (holds(None, 1), holds(None, 1, hold_ms=30_000), set_record(Side.LEFT, 1))
    assert [amount.hold_ms for amount in amounts_of(sets)] == [10_000, 30_000, 0]


def test_what_was_held_of_a_hold_that_was_broken_off_is_more() -> None:
    sets = (holds(None, 1, held_ms=4_000), holds(None, 0, held_ms=3_000))
    (amount,) = amounts_of(sets)
    assert (amount.done, amount.more_ms) == (1, 7_000)
    # A correction may say more holds than were timed.
    assert amounts_of([holds(None, 2, held_ms=-5_000)])[0].more_ms == 0


@pytest.mark.parametrize(
    ("done", "prescribed", "hold_ms", "more_ms", "text", "short"),
    [
        (24, 25, 0, 0, "24 of 25", "24 of 25"),
        (5, 5, 10_000, 0, "5 of 5 holds of 10 s", "5 of 5 × 10 s"),
        (0, 1, 2_500, 0, "0 of 1 hold of 2.5 s", "0 of 1 × 2.5 s"),
        (1, 2, 90_000, 21_999, "1 of 2 holds of 90 s plus 21 s", "1 of 2 × 90 s + 21 s"),
        (0, 2, 30_000, 21_000, "21 s of 2 holds of 30 s", "0 of 2 × 30 s + 21 s"),
        (1, 2, 30_000, 999, "1 of 2 holds of 30 s", "1 of 2 × 30 s"),
    ],
)
def test_an_amount_in_words(
    done: int, prescribed: int, hold_ms: int, more_ms: int, text: str, short: str
) -> None:
    amount = Amount("plank", hold_ms, prescribed, done, more_ms)
    assert (amount.text, amount.short_text()) == (text, short)


def test_beside_others_it_is_shorter_still() -> None:
    (amount,) = amounts_of([bridges(9)])
    assert amount.short_text(compact=True) == "9/10"
