"""Where samples go: what every way out to a sound card has in common."""

from __future__ import annotations

from typing import Protocol

from glutetimer.audio.mixer import Reel

BYTES_PER_FRAME = 2
# A second ahead: a stall of the window's thread in pure Python of 0.8 s was measured to do
# no harm with it.
BUFFER_MS = 1_000


class Stream:
    """What an outlet pulls from: silence up to frame `join`, then the reel from `reel_first`.

    Frames are counted from the outlet's start. Without a join all is silence.
    """

    def __init__(self, reel: Reel, join: int | None) -> None:
        self.reel = reel
        self.written = 0
        self.join = join
        self.reel_first = 0

    def joins(self, stream_frame: int, reel_frame: int) -> None:
        """From that frame of the stream on, the reel is heard, from that frame of it."""
        self.reel_first = reel_frame
        self.join = stream_frame

    def pull(self, frames: int) -> bytes:
        """The next frames: always as many as asked for."""
        first, self.written = self.written, self.written + frames
        silent = frames if self.join is None else max(0, min(frames, self.join - first))
        silence = bytes(silent * BYTES_PER_FRAME)
        if self.join is None or silent == frames:
            return silence
        reel_frame = self.reel_first + first + silent - self.join
        return silence + self.reel.render(reel_frame, frames - silent).tobytes()


class Outlet(Protocol):
    """An open way to a sound card that pulls from a stream."""

    def consumed(self) -> int:
        """How many frames the device has taken to play."""

    def failed(self) -> bool:
        """Whether it is known to play no more."""

    def set_volume(self, volume: int) -> None:
        """Loudness from 0 to 100."""

    def close(self) -> None:
        """Fall silent at once: what is buffered is not heard."""
