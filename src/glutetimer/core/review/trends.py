"""Whether a number rose or fell over some weeks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

# Fewer values than this say nothing of a trend.
MIN_FOR_TREND = 4


class Trend(NamedTuple):
    """The means of the first and of the second half of some values."""

    before: float
    after: float


def trend(values: Sequence[float]) -> Trend | None:
    """Their trend, the oldest first; None of too few. One in the middle is in neither half."""
    if len(values) < MIN_FOR_TREND:
        return None
    half = len(values) // 2
    return Trend(sum(values[:half]) / half, sum(values[-half:]) / half)
