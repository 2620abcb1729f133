"""The playhead: one place on the timeline, whoever moves it.

A `Player` is asked to play from a seek on and tells where its playhead is. `SilentPlayer`
moves it by the monotonic clock alone; the sounding one is in `player.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from glutetimer.core.session import Seek
from glutetimer.core.timeline import Timeline

Clock = Callable[[], int]
NS_PER_MS = 1_000_000


@dataclass(frozen=True, slots=True)
class Playhead:
    """A place on the timeline; with `lead_ms` above 0 it waits there for a count to end."""

    at_ms: int
    lead_ms: int = 0


class Player(Protocol):
    """What moves the playhead, with sound or without."""

    def play(self, timeline: Timeline, seek: Seek) -> None:
        """Go to the seek's place, count if it says so, and play on."""

    def swap(self, timeline: Timeline) -> None:
        """Play on with a timeline that differs from the present one only after `prepared_ms`."""

    def halt(self) -> None:
        """Stop at once: the sound falls silent, the playhead stands still."""

    def playhead(self) -> Playhead:
        """Where the playhead is now."""

    def prepared_ms(self) -> int:
        """Up to where the sound can no longer change."""

    def set_volume(self, volume: int) -> None:
        """Loudness of all from 0 to 100, at once."""

    def trouble(self) -> str:
        """What keeps the sound from being heard, as a sentence; empty if nothing does."""

    def close(self) -> None:
        """Stop for good and give the device back."""


def after(seek: Seek, elapsed_ms: int) -> Playhead:
    """Where the playhead is that long after a seek."""
    if elapsed_ms < seek.lead_ms:
        return Playhead(seek.to_ms, seek.lead_ms - elapsed_ms)
    return Playhead(seek.to_ms + elapsed_ms - seek.lead_ms)


class SilentPlayer:
    """Moves the playhead by a monotonic clock (nanoseconds); heard by nobody."""

    def __init__(self, clock_ns: Clock, trouble: str = "") -> None:
        self._clock_ns = clock_ns
        self._trouble = trouble
        self._seek = Seek(0)
        self._since_ns: int | None = None
        self._stood = Playhead(0)

    def play(self, timeline: Timeline, seek: Seek) -> None:
        """Go to the seek's place and move on from there."""
        self._seek, self._since_ns = seek, self._clock_ns()

    def swap(self, timeline: Timeline) -> None:
        """Nothing to change: no sound was prepared."""

    def halt(self) -> None:
        """Stand still."""
        self._stood, self._since_ns = self.playhead(), None

    def playhead(self) -> Playhead:
        """Where the playhead is now."""
        if self._since_ns is None:
            return self._stood
        return after(self._seek, (self._clock_ns() - self._since_ns) // NS_PER_MS)

    def prepared_ms(self) -> int:
        """The playhead itself: nothing is prepared ahead."""
        return self.playhead().at_ms

    def set_volume(self, volume: int) -> None:
        """Nothing is heard anyway."""

    def trouble(self) -> str:
        """Why there is no sound."""
        return self._trouble

    def close(self) -> None:
        """Nothing to give back."""
        self.halt()
