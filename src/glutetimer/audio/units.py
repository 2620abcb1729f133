"""The units of sound: frames, bytes and nanoseconds; their coordinate systems are in `audio`."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import TypeAlias

RATE_HZ = 48_000
FRAMES_PER_MS = RATE_HZ // 1000
NS_PER_MS = 1_000_000
# Sound is mono, 16 bit: one sample is one frame.
BYTES_PER_FRAME = 2
FULL_SCALE = 32_767

# Of type code "h".
Samples: TypeAlias = "array[int]"
# The monotonic time in nanoseconds.
Clock: TypeAlias = Callable[[], int]
