"""How strong a day of the calendar is coloured.

The third of four shades is what a leg usually does on a day with a session, give or take a
fifth: paler ones are less, the strongest is more.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from math import ceil

from glutetimer.core.review.periods import PerLeg, reps_of
from glutetimer.core.review.training_log import TrainingLog

# The shades of a day with a rep; 0 is none at all.
SHADES = 4
# From which parts of the usual reps on the second and the third shade are, and up to which.
FEW, USUAL, USUAL_MOST = 0.4, 0.8, 1.2
# Of the days before and after, which have no square.
NO_SHADES = PerLeg(0, 0)


class Shades:
    """The shades of a training log's days."""

    def __init__(self, training_log: TrainingLog) -> None:
        self._days = training_log.days
        self.usual = training_log.usual_reps
        # From how many reps on each shade is.
        few, usual = (max(1, ceil(part * self.usual)) for part in (FEW, USUAL))
        self._bounds = (1, few, usual, int(USUAL_MOST * self.usual) + 1)

    def on(self, day: date) -> PerLeg[int]:
        """The shade of each leg on that day, 0 to `SHADES`."""
        sessions = self._days.get(day)
        if not sessions:
            return NO_SHADES
        left, right = reps_of(sessions)
        return PerLeg(self.shade(left), self.shade(right))

    def shade(self, reps: int) -> int:
        """The shade of so many reps with a leg."""
        return bisect_right(self._bounds, reps)

    def ranges(self) -> list[tuple[int, str]]:
        """The shades with the reps of each, "8–15"; none before the first rep."""
        if not self.usual:
            return []
        ranges = []
        for shade in range(1, SHADES):
            first, last = self._bounds[shade - 1], self._bounds[shade] - 1
            # Of few reps there are not that many shades.
            if first <= last:
                ranges.append((shade, str(last) if first == last else f"{first}–{last}"))
        return [*ranges, (SHADES, f"{self._bounds[-1]}+")]

    @property
    def rule(self) -> str:
        """What the strength of the colours says, in a sentence; empty before the first rep."""
        if not self.usual:
            return ""
        return (
            f"The third shade is what a leg usually does in a day, about {self.usual:,} reps; "
            "paler ones are less, the strongest is more."
        )
