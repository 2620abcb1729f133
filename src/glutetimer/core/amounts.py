"""How much was done of each exercise: its sets put together, never those of another."""

from __future__ import annotations

from collections.abc import Iterable

from glutetimer.core.frozen import frozen
from glutetimer.core.phrases import seconds_text
from glutetimer.core.program import Side
from glutetimer.core.records import SessionRecord, SetRecord
from glutetimer.core.translation import gettext, ngettext, number_text

SECOND_MS = 1_000


@frozen
class Amount:
    """Reps of an exercise that are alike, prescribed and done.

    Where they are timed holds, `hold_ms` is the length of each, and `more_ms` what was held
    of those that were broken off; else both are 0.
    """

    exercise: str
    hold_ms: int
    prescribed: int
    done: int
    more_ms: int

    @property
    def text(self) -> str:
        """It in words: "24 of 25", "5 of 5 holds of 10 s", "1 of 2 holds of 30 s plus 21 s"."""
        if not self.hold_ms:
            return gettext("{done} of {prescribed}").format(
                done=self.done, prescribed=self.prescribed
            )
        holds = ngettext(
            "{done} of {number} hold of {length}",
            "{done} of {number} holds of {length}",
            self.prescribed,
        ).format(
            done=self.done or self._more or 0,
            number=number_text(self.prescribed),
            length=seconds_text(self.hold_ms),
        )
        if not (self.done and self._more):
            return holds
        return gettext("{holds} plus {seconds}").format(holds=holds, seconds=self._more)

    def short_text(self, compact: bool = False) -> str:
        """It where there is little room: "24 of 25", "5 of 5 × 10 s", "1 of 2 × 30 s + 21 s".

        Where there is hardly any it is `compact`: "24/25".
        """
        pattern = "{done}/{prescribed}" if compact else gettext("{done} of {prescribed}")
        reps = pattern.format(done=number_text(self.done), prescribed=number_text(self.prescribed))
        hold = f" × {seconds_text(self.hold_ms)}" if self.hold_ms else ""
        return f"{reps}{hold}{f' + {self._more}' if self._more else ''}"

    @property
    def _more(self) -> str:
        """Whole seconds only, so that it is never said to be more than it was."""
        seconds = self.more_ms // SECOND_MS
        return seconds_text(seconds * SECOND_MS) if seconds else ""


def amounts_of(sets: Iterable[SetRecord]) -> list[Amount]:
    """What those sets come to: an amount for each exercise and length of its holds, in order."""
    by_kind: dict[tuple[str, int], list[SetRecord]] = {}
    for record in sets:
        by_kind.setdefault((record.exercise, record.hold_ms), []).append(record)
    return [
        Amount(
            exercise,
            hold_ms,
            prescribed=sum(record.prescribed for record in alike),
            done=sum(record.done for record in alike),
            more_ms=sum(max(0, record.held_ms - record.done * hold_ms) for record in alike),
        )
        for (exercise, hold_ms), alike in by_kind.items()
    ]


def amounts_of_leg(record: SessionRecord, leg: Side | None) -> list[Amount]:
    """What a leg did by itself in a session, or both did together (None)."""
    return amounts_of(set_record for set_record in record.sets if set_record.side is leg)
