"""Which frame of a stream is heard at a moment, by what its device reported."""

from __future__ import annotations

from collections import deque

from glutetimer.audio.output import Report
from glutetimer.audio.units import FRAMES_PER_MS, NS_PER_MS

# A device that was kept waiting, or tells in steps, says too little and never too much: of so
# many reports the one that is furthest is right, and sound that slipped is followed after them.
REPORTS = 8


class StreamClock:
    """The time of one output's stream."""

    def __init__(self) -> None:
        self._newest: Report | None = None
        # When the stream's frame 0 was heard, by each of the last reports.
        self._origins_ns: deque[int] = deque(maxlen=REPORTS)

    @property
    def started(self) -> bool:
        """Whether the device has given a sign of life."""
        return self._newest is not None

    @property
    def settled(self) -> bool:
        """Whether there are reports enough to trust the furthest."""
        return len(self._origins_ns) == REPORTS

    def update(self, report: Report | None) -> bool:
        """Take in a report; whether it tells of progress since the one before."""
        newest = self._newest
        if report is None or (newest and report.stream_frame <= newest.stream_frame):
            return False
        self._newest = report
        self._origins_ns.append(report.at_ns - report.stream_frame * NS_PER_MS // FRAMES_PER_MS)
        return True

    def frame_at(self, now_ns: int) -> int:
        """The stream's frame that is heard at `now_ns`, once it has started."""
        return (now_ns - min(self._origins_ns)) * FRAMES_PER_MS // NS_PER_MS
