"""The smallest phrases, of which longer texts are made."""

from __future__ import annotations

import pytest

from glutetimer.core.phrases import amount_text, dose_text, joined, side_text, side_title
from glutetimer.core.program import Side


@pytest.mark.parametrize(
    ("sets", "reps", "hold", "amount", "dose"),
    [
        (1, 25, "", "25", "25 × Bridge"),
        (2, 12, "", "2 sets of 12", "2 sets of 12 Bridge"),
        (1, 5, "10 s", "5 holds of 10 s", "5 holds of 10 s Bridge"),
        (1, 1, "30 s", "30 s", "30 s Bridge"),
        (2, 1, "30 s", "2 sets of 30 s", "2 sets of 30 s Bridge"),
        (2, "?", "10 s", "2 sets of ? holds of 10 s", "2 sets of ? holds of 10 s Bridge"),
    ],
)
def test_a_dose_needs_no_decoding(
    sets: int, reps: int | str, hold: str, amount: str, dose: str
) -> None:
    assert amount_text(sets, reps, hold) == amount
    assert dose_text("Bridge", sets, reps, hold) == dose


def test_a_side_within_a_sentence_and_at_its_beginning() -> None:
    assert [side_text(side) for side in Side] == ["left", "right"]
    assert [side_title(side) for side in Side] == ["Left", "Right"]


def test_things_are_enumerated() -> None:
    assert [joined(list(items)) for items in ("", "a", "ab", "abc")] == [
        "", "a", "a and b", "a, b and c",
    ]  # fmt: skip
    assert joined(["a", "", "b"], "or") == "a or b"
