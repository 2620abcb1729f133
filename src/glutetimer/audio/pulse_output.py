"""The output on Linux: what is to be heard lies in the sound server's hands, seconds ahead.

So whoever writes may come seconds late. The server drops what it holds when the connection is
closed, and while it plays, what it holds can be written anew.
"""

from __future__ import annotations

from array import array
from ctypes import CDLL

from glutetimer.audio.output import HeardPosition, SyncedStream
from glutetimer.audio.pulse_connection import ACCEPT_WITHIN_MS, PulseConnection
from glutetimer.audio.units import FRAMES_PER_MS, NS_PER_MS, Clock

# How much the server is to hold; it takes at most 43 s.
AHEAD_MS = 4_000
# How much is rendered in one go: sound begins when the first of it is there.
CHUNK_MS = 1_000
# How soon after what lies in the device a change can be heard.
CHANGE_MS = 60


class PulseOutput:
    """An `AudioOutput` on a connection of its own."""

    def __init__(self, pulse: CDLL, clock_ns: Clock, stream: SyncedStream, volume: int) -> None:
        """`pulse` is what `libpulse` gives."""
        self._clock_ns = clock_ns
        self._stream = stream
        self._volume = volume
        # Up to where the server has what is to be heard.
        self._written_frame = 0
        self._opened_ns = clock_ns()
        self._connection = PulseConnection(pulse, clock_ns)

    def feed(self) -> None:
        """Write what the server has room for, and ask it how far it is."""
        if not self._connection.takes_frames():
            return
        self._connection.update_position()
        if self._written_frame - self._read_frame() < AHEAD_MS * FRAMES_PER_MS:
            self._write(CHUNK_MS * FRAMES_PER_MS)

    def heard_position(self) -> HeardPosition | None:
        """What the server said last; below 0 while the first frame is on its way."""
        return self._connection.heard_position

    def safe_frame(self) -> int:
        """A little after what lies in the device."""
        return self._read_frame() + CHANGE_MS * FRAMES_PER_MS

    def replace(self) -> None:
        """From there on everything is written once more, over what the server holds."""
        self._written_frame = min(self._written_frame, self.safe_frame())

    def failed(self) -> bool:
        """Whether the server is gone, or takes too long to accept the stream."""
        late_ms = (self._clock_ns() - self._opened_ns) // NS_PER_MS
        return self._connection.is_broken() or (
            late_ms > ACCEPT_WITHIN_MS and not self._connection.takes_frames()
        )

    def set_volume(self, volume: int) -> None:
        """Loudness from 0 to 100, as soon as a change is heard."""
        self._volume = volume
        self.replace()

    def close(self) -> None:
        """Nothing of what the server holds is heard any more."""
        self._connection.close()

    # That waits for no answer either.
    abandon = close

    def _read_frame(self) -> int:
        """The frame that the device takes about now."""
        position = self._connection.heard_position
        if position is None:
            return 0
        since_ms = (self._clock_ns() - position.at_ns) // NS_PER_MS
        heard_frame = position.stream_frame + since_ms * FRAMES_PER_MS
        return max(0, heard_frame + self._connection.device_frames)

    def _write(self, count: int) -> None:
        frames = scaled(self._stream.render(self._written_frame, count), self._volume)
        if self._connection.write(self._written_frame, frames):
            self._written_frame += count


def scaled(frames: bytes, volume: int) -> bytes:
    """The same samples at a loudness from 0 to 100."""
    if volume == 100 or frames.count(0) == len(frames):
        return frames
    return array("h", (sample * volume // 100 for sample in array("h", frames))).tobytes()
