"""The way back to sound on Linux: a connection of our own to the sound server.

Qt 6.11 connects to PulseAudio once in a process: when that server dies and another comes,
or comes only after the program, Qt never hears of it. So sound that was lost comes back
through libpulse's simple interface, which Qt needs anyway.
"""

from __future__ import annotations

import ctypes
import sys
from array import array
from functools import cache
from threading import Event, Thread

from glutetimer.audio.outlet import BYTES_PER_FRAME, Stream
from glutetimer.audio.tones import FRAMES_PER_MS, RATE_HZ

# From pulse/sample.h, pulse/def.h and pulse/simple.h.
SAMPLE_S16LE, SAMPLE_S16BE = 3, 4
STREAM_PLAYBACK = 1
AS_IT_LIKES = 0xFFFFFFFF
# Shorter than Qt's: a pause has to fall silent within what is being written.
CHUNK_FRAMES = 20 * FRAMES_PER_MS
AHEAD_FRAMES = 300 * FRAMES_PER_MS


class _Sample(ctypes.Structure):
    _fields_ = (
        ("format", ctypes.c_int),
        ("rate", ctypes.c_uint32),
        ("channels", ctypes.c_uint8),
    )


class _Buffer(ctypes.Structure):
    _fields_ = tuple(
        (name, ctypes.c_uint32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize")
    )


@cache
def _library() -> ctypes.CDLL | None:
    """libpulse's simple interface, or None where there is none."""
    if sys.platform != "linux":
        return None
    try:
        library = ctypes.CDLL("libpulse-simple.so.0")
    except OSError:
        return None
    library.pa_simple_new.restype = ctypes.c_void_p
    library.pa_simple_get_latency.restype = ctypes.c_uint64
    for name in ("pa_simple_write", "pa_simple_flush", "pa_simple_free", "pa_simple_get_latency"):
        getattr(library, name).argtypes = None
    return library


def available() -> bool:
    """Whether this system has it."""
    return _library() is not None


class PulseOutlet:
    """Writes the stream to the server from a thread of its own, which may block."""

    def __init__(self, stream: Stream, volume: int) -> None:
        self._stream = stream
        self._volume = volume
        self._consumed = 0
        self._failed = False
        self._enough = Event()
        self._thread = Thread(target=self._run, name="pulse", daemon=True)
        self._thread.start()

    def consumed(self) -> int:
        """How many frames were heard: those written, less those on their way."""
        return self._consumed

    def failed(self) -> bool:
        """Whether the server could not be reached or went away."""
        return self._failed

    def set_volume(self, volume: int) -> None:
        """Loudness from 0 to 100, from the next frames on."""
        self._volume = volume

    def close(self) -> None:
        """Fall silent; the thread drops what is buffered and ends by itself."""
        self._enough.set()

    def _run(self) -> None:
        library = _library()
        server = _connect(library) if library is not None else None
        if library is None or server is None:
            self._failed = True
            return
        failure = ctypes.c_int(0)
        while not self._enough.is_set():
            frames = self._loud(self._stream.pull(CHUNK_FRAMES))
            written = library.pa_simple_write(
                server, frames, ctypes.c_size_t(len(frames)), ctypes.byref(failure)
            )
            late_us = library.pa_simple_get_latency(server, ctypes.byref(failure))
            if written < 0 or failure.value:
                self._failed = True
                break
            late = late_us * FRAMES_PER_MS // 1000
            self._consumed = max(self._consumed, self._stream.written - late)
        library.pa_simple_flush(server, None)
        library.pa_simple_free(server)

    def _loud(self, frames: bytes) -> bytes:
        if self._volume == 100:
            return frames
        samples = array("h", frames)
        return array("h", (sample * self._volume // 100 for sample in samples)).tobytes()


def _connect(library: ctypes.CDLL) -> ctypes.c_void_p | None:
    order = SAMPLE_S16LE if sys.byteorder == "little" else SAMPLE_S16BE
    sample = _Sample(order, RATE_HZ, 1)
    ahead = AHEAD_FRAMES * BYTES_PER_FRAME
    buffer = _Buffer(AS_IT_LIKES, ahead, AS_IT_LIKES, AS_IT_LIKES, AS_IT_LIKES)
    server = library.pa_simple_new(
        None, b"GluteTimer", STREAM_PLAYBACK, None, b"Session",
        ctypes.byref(sample), None, ctypes.byref(buffer), None,
    )  # fmt: skip
    return ctypes.c_void_p(server) if server else None
