"""How much a day was, against what is usual: the shade it has in the calendar.

The third of four shades is what a leg usually does on a day with a session, give or take a
fifth: paler ones are less, the strongest is more.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import ceil

from glutetimer.core.program import Side
from glutetimer.core.records import SessionRecord
from glutetimer.core.review.periods import PerLeg, reps_of
from glutetimer.core.review.training_log import TrainingLog

# The shades of a day with a rep, or with a part of a hold; 0 is none at all.
SHADES = 4
# From which parts of the usual reps on the second and the third shade are, and up to which.
MIN_FEW, MIN_USUAL, MAX_USUAL = 0.4, 0.8, 1.2
# Of the days before and after, which have no tile.
NO_SHADES = PerLeg(0, 0)


class Shades:
    """The shades of a training log's days."""

    def __init__(self, training_log: TrainingLog) -> None:
        self._days = training_log.days
        # Of the days that were asked for: each is painted again and again.
        self._shades: dict[date, PerLeg[int]] = {}
        self.usual = training_log.usual_reps
        # From how many reps on each shade is.
        few, usual = (max(1, ceil(part * self.usual)) for part in (MIN_FEW, MIN_USUAL))
        self._bounds = (1, few, usual, int(MAX_USUAL * self.usual) + 1)

    def of_day(self, day: date) -> PerLeg[int]:
        """The shade of each leg on that day, 0 to `SHADES`."""
        if day not in self._shades:
            self._shades[day] = self._of_day(day)
        return self._shades[day]

    def _of_day(self, day: date) -> PerLeg[int]:
        sessions = self._days.get(day)
        if not sessions:
            return NO_SHADES
        reps = reps_of(sessions)
        left, right = (
            self.shade(reps.for_leg(side)) or int(_begun(sessions, side)) for side in Side
        )
        return PerLeg(left, right)

    def shade(self, reps: int) -> int:
        """The shade of so many reps with a leg."""
        return bisect_right(self._bounds, reps)

    def ranges(self) -> list[tuple[int, int, int | None]]:
        """The shades that some number of reps has, each with the first and last of them.

        The strongest has no last. None before the first rep.
        """
        if not self.usual:
            return []
        bounded = [
            (shade, first, following - 1)
            for shade, (first, following) in enumerate(pairwise(self._bounds), 1)
            # Of few reps there are not that many shades.
            if first < following
        ]
        return [*bounded, (SHADES, self._bounds[-1], None)]


def _begun(sessions: Sequence[SessionRecord], side: Side) -> bool:
    """Whether that leg did anything: what was held of a hold that was broken off is no rep."""
    return any(record.begun for session in sessions for record in session.sets_of(side))
