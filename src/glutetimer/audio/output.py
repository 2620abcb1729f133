"""What every output to a sound card has in common.

The drawing in `audio/__init__.py` has the frames that are counted here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from glutetimer.audio.mixer import SeekMix
from glutetimer.audio.units import BYTES_PER_FRAME


@dataclass(frozen=True, slots=True)
class HeardPosition:
    """The stream's frame `stream_frame` was heard at `at_ns`, by the device's own word."""

    stream_frame: int
    at_ns: int


class SyncedStream:
    """Silence up to the stream's `start_frame`, then the mix from `mix_frame` on.

    Without a `start_frame` all is silence.
    """

    def __init__(self, mix: SeekMix, start_frame: int | None = 0, mix_frame: int = 0) -> None:
        self.mix = mix
        self.start_frame = start_frame
        self.mix_frame = mix_frame

    def mix_frame_at(self, stream_frame: int) -> int:
        """The mix's frame at that one of the stream; below `mix_frame` before the start."""
        return self.mix_frame + stream_frame - (self.start_frame or 0)

    def render(self, stream_frame: int, count: int) -> bytes:
        """`count` frames from `stream_frame` on."""
        silent = count
        if self.start_frame is not None:
            silent = max(0, min(count, self.start_frame - stream_frame))
        silence = bytes(silent * BYTES_PER_FRAME)
        if silent == count:
            return silence
        mix_frame = self.mix_frame_at(stream_frame + silent)
        return silence + self.mix.render(mix_frame, count - silent).tobytes()


class AudioOutput(Protocol):
    """A stream that plays on a sound card; only ever used by the sound thread.

    None of it may wait for the device.
    """

    def feed(self) -> None:
        """Hand over what is to be heard next; to be called several times a second."""

    def heard_position(self) -> HeardPosition | None:
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

    def abandon(self) -> None:
        """As `close`, for a device that gives no sign of life: it may never answer again."""


# Begins to play a stream at a volume; None where there is nothing to play it on.
OpenOutput: TypeAlias = Callable[[SyncedStream, int], AudioOutput | None]
