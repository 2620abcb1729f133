"""The player without sound: the monotonic clock alone moves its playhead."""

from __future__ import annotations

from glutetimer.audio.units import NS_PER_MS, Clock
from glutetimer.core.playhead import Playhead, Seek
from glutetimer.core.timeline import Timeline


class SilentPlayer:
    """A `Player` that nobody hears; `sound_problem` says why, if that was not asked for."""

    def __init__(self, clock_ns: Clock, sound_problem: str = "") -> None:
        self._clock_ns = clock_ns
        self._sound_problem = sound_problem
        self._seek = Seek(0)
        self._seek_ns: int | None = None
        self._halted_at = Playhead(0)

    def play(self, timeline: Timeline, seek: Seek) -> None:
        """Go to the seek's place and move on from there."""
        self._seek, self._seek_ns = seek, self._clock_ns()

    def swap(self, timeline: Timeline) -> None:
        """Wait where that one does; no sound was prepared."""
        self._seek = timeline.with_wait(self._seek)

    def halt(self) -> None:
        """Stand still."""
        self._halted_at, self._seek_ns = self.playhead(), None

    def playhead(self) -> Playhead:
        """Where the playhead is now."""
        if self._seek_ns is None:
            return self._halted_at
        return self._seek.playhead_after((self._clock_ns() - self._seek_ns) // NS_PER_MS)

    def prepared_ms(self) -> int:
        """The playhead itself: nothing is prepared ahead."""
        return self.playhead().at_ms

    def set_volume(self, volume: int) -> None:
        """Nothing is heard anyway."""

    def sound_problem(self) -> str:
        """Why there is no sound, as a sentence; empty if none was asked for."""
        return self._sound_problem

    def close(self) -> None:
        """Nothing to give back."""
        self.halt()
