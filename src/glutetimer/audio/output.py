"""Where samples go: what every way out to a sound card has in common.

Frames are counted in three ways. A *mix frame* counts from a seek's first moment. A *stream
frame* counts from the opening of one way out, which may have begun with silence: a stream says
which mix frame is heard there. What the *device* plays now lags behind what it was handed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from glutetimer.audio.units import BYTES_PER_FRAME, Samples


@dataclass(frozen=True, slots=True)
class Report:
    """The stream's frame `frame` was heard at `at_ns`, by the device's own word."""

    frame: int
    at_ns: int


class Renders(Protocol):
    """Something to be heard, such as a mix."""

    def render(self, first: int, count: int) -> Samples:
        """`count` frames from `first` on."""


class SyncedStream:
    """Silence up to `start_frame`, then the mix from `mix_frame` on.

    Without a `start_frame` all is silence.
    """

    def __init__(self, mix: Renders, start_frame: int | None = 0, mix_frame: int = 0) -> None:
        self.mix = mix
        self.start_frame = start_frame
        self.mix_frame = mix_frame

    def mix_frame_at(self, frame: int) -> int:
        """The mix's frame at that one of the stream; below 0 or `mix_frame`, before it starts."""
        return self.mix_frame + frame - (self.start_frame or 0)

    def render(self, frame: int, count: int) -> bytes:
        """`count` frames from that one on."""
        start = frame + count if self.start_frame is None else self.start_frame
        silent = max(0, min(count, start - frame))
        silence = bytes(silent * BYTES_PER_FRAME)
        if silent == count:
            return silence
        mix_frame = self.mix_frame_at(frame + silent)
        return silence + self.mix.render(mix_frame, count - silent).tobytes()


class AudioOutput(Protocol):
    """An open way to a sound card that plays a stream; only ever used by the sound thread.

    None of it may wait for the device.
    """

    def feed(self) -> None:
        """Hand over what is to be heard next; to be called several times a second."""

    def report(self) -> Report | None:
        """The last word on what is heard; None before anything is."""

    def safe_frame(self) -> int:
        """From which frame of the stream on a change can still be heard."""

    def replace(self) -> None:
        """The stream has changed: from `safe_frame` on it is to be heard as it is now."""

    def failed(self) -> bool:
        """Whether it is known to play no more."""

    def set_volume(self, volume: int) -> None:
        """Loudness from 0 to 100."""

    def close(self) -> None:
        """Fall silent at once: what was handed over is not heard."""

    def leave(self) -> None:
        """As `close`, for a device that gives no sign of life: it may never answer again."""


class OpensOutput(Protocol):
    """What a system plays sound with."""

    def __call__(self, stream: SyncedStream, volume: int) -> AudioOutput | None:
        """Begin to play that stream; None where there is nothing to play it on."""
