"""Estimates the frame of a stream that is heard now, from the positions of its device."""

from __future__ import annotations

from collections import deque

from glutetimer.audio.output import HeardPosition
from glutetimer.audio.units import FRAMES_PER_MS, NS_PER_MS

# A device that was kept waiting, or moves in steps, says too little and never too much: of so
# many positions the one that is furthest is right, and sound that slipped is followed after them.
POSITIONS = 8


class StreamClock:
    """Estimates the frame heard now from device positions."""

    def __init__(self) -> None:
        self._newest: HeardPosition | None = None
        # When the stream's frame 0 was heard, by each of the last positions.
        self._origins_ns: deque[int] = deque(maxlen=POSITIONS)

    @property
    def started(self) -> bool:
        """Whether the device has given a sign of life."""
        return self._newest is not None

    @property
    def settled(self) -> bool:
        """Whether there are positions enough to trust the furthest."""
        return len(self._origins_ns) == POSITIONS

    def update(self, position: HeardPosition | None) -> bool:
        """Take in a position; whether it says more than the one before."""
        newest = self._newest
        if position is None or (newest and position.stream_frame <= newest.stream_frame):
            return False
        self._newest = position
        self._origins_ns.append(position.at_ns - position.stream_frame * NS_PER_MS // FRAMES_PER_MS)
        return True

    def frame_at(self, now_ns: int) -> int:
        """The stream's frame that is heard at `now_ns`, once it has started."""
        return (now_ns - min(self._origins_ns)) * FRAMES_PER_MS // NS_PER_MS
