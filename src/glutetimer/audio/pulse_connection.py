"""A connection to the sound server on Linux, with one stream that plays.

Everything here hands something over or reads what has arrived; nothing waits for the
server, and libpulse calls nothing of Python's. A thread of libpulse's own talks with the
server, so neither a busy window nor a busy machine makes sound slip.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Iterator
from contextlib import contextmanager

from glutetimer.audio.output import HeardPosition
from glutetimer.audio.pulse import (
    CONTEXT_FAILED,
    CONTEXT_READY,
    DEFAULT,
    SAMPLE_S16,
    SEEK_ABSOLUTE,
    STREAM_FAILED,
    STREAM_READY,
    BufferAttr,
    SampleSpec,
)
from glutetimer.audio.units import BYTES_PER_FRAME, FRAMES_PER_MS, RATE_HZ, Clock

# Of what the server holds, TARGET_MS less twice REQUEST_MS lies in the device already, half a
# second; it is taken back at a pause or a change. A device that was idle has mixed its silence up
# to two seconds ahead: with less than that it began 0.3 to 1.5 s late, with more the reports were
# wrong.
TARGET_MS, REQUEST_MS = 700, 100
# A server that takes longer to accept a stream has stopped.
ACCEPT_WITHIN_MS = 1_000


class PulseConnection:
    """A connection of its own with one stream."""

    def __init__(self, pulse: ctypes.CDLL, clock_ns: Clock) -> None:
        """`pulse` is what `libpulse` gives. Connects; what becomes of it shows later."""
        self._pulse = pulse
        self._clock_ns = clock_ns
        # What the server said last, and how much of the stream was on its way to be heard then.
        self.heard_position: HeardPosition | None = None
        self.device_frames = 0
        self._stream: int | None = None
        self._mainloop = self._pulse.pa_threaded_mainloop_new()
        api = self._pulse.pa_threaded_mainloop_get_api(self._mainloop)
        self._context = self._pulse.pa_context_new(api, b"GluteTimer")
        self._refused = self._pulse.pa_context_connect(self._context, None, 0, None) < 0
        self._pulse.pa_threaded_mainloop_start(self._mainloop)

    def takes_frames(self) -> bool:
        """Whether the stream does; it is asked for as soon as there is a connection."""
        with self._locked():
            if self._stream is not None:
                return bool(self._pulse.pa_stream_get_state(self._stream) == STREAM_READY)
            if not self._refused and (
                self._pulse.pa_context_get_state(self._context) == CONTEXT_READY
            ):
                self._ask_for_stream()
            return False

    def is_broken(self) -> bool:
        """Whether the server could not be reached, refused the stream or went away."""
        with self._locked():
            if self._refused or self._pulse.pa_context_get_state(self._context) >= CONTEXT_FAILED:
                return True
            state = self._stream and self._pulse.pa_stream_get_state(self._stream)
        return (state or 0) >= STREAM_FAILED

    def update_position(self) -> None:
        """Take the answer to an earlier question, if there is one, and ask anew."""
        with self._locked():
            answer = self._pulse.pa_stream_get_timing_info(self._stream)
            if answer and answer.contents.playing:
                info = answer.contents
                # The server dates its answers by the time of day.
                age_ns = time.time_ns() - (info.seconds * 1_000_000 + info.microseconds) * 1_000
                self.device_frames = info.sink_usec * FRAMES_PER_MS // 1_000
                heard_frame = info.read_index // BYTES_PER_FRAME - self.device_frames
                self.heard_position = HeardPosition(heard_frame, self._clock_ns() - max(0, age_ns))
            operation = self._pulse.pa_stream_update_timing_info(self._stream, None, None)
            if operation:
                self._pulse.pa_operation_unref(operation)

    def write(self, first_frame: int, frames: bytes) -> bool:
        """Hand over the stream from `first_frame` on, over what is there; whether it was taken."""
        with self._locked():
            result: int = self._pulse.pa_stream_write(
                self._stream, frames, len(frames), None,
                first_frame * BYTES_PER_FRAME, SEEK_ABSOLUTE,
            )  # fmt: skip
        return result == 0

    def device_name(self) -> str:
        """The server's name for what the stream plays on, once that takes frames."""
        with self._locked():
            name: bytes | None = self._pulse.pa_stream_get_device_name(self._stream)
        return (name or b"").decode(errors="replace")

    def close(self) -> None:
        """The server drops all it holds when the connection is gone."""
        with self._locked():
            if self._stream is not None:
                self._pulse.pa_stream_disconnect(self._stream)
                self._pulse.pa_stream_unref(self._stream)
            self._pulse.pa_context_disconnect(self._context)
            self._pulse.pa_context_unref(self._context)
        self._pulse.pa_threaded_mainloop_stop(self._mainloop)
        self._pulse.pa_threaded_mainloop_free(self._mainloop)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        # Held by libpulse's own thread but for moments in which it waits for nothing.
        self._pulse.pa_threaded_mainloop_lock(self._mainloop)
        try:
            yield
        finally:
            self._pulse.pa_threaded_mainloop_unlock(self._mainloop)

    def _ask_for_stream(self) -> None:
        sample = SampleSpec(SAMPLE_S16, RATE_HZ, 1)
        target, request = (ms * FRAMES_PER_MS * BYTES_PER_FRAME for ms in (TARGET_MS, REQUEST_MS))
        # It plays as soon as it has a single frame; as many as it can hold may be written.
        buffer = BufferAttr(DEFAULT, target, BYTES_PER_FRAME, request, DEFAULT)
        self._stream = self._pulse.pa_stream_new(
            self._context, b"Session", ctypes.byref(sample), None
        )
        result = self._pulse.pa_stream_connect_playback(
            self._stream, None, ctypes.byref(buffer), 0, None, None
        )
        self._refused = result < 0


def device_name(pulse: ctypes.CDLL) -> str:
    """The server's name for what it plays on now; empty where none answers. Plays nothing."""
    connection = PulseConnection(pulse, time.monotonic_ns)
    end_s = time.monotonic() + ACCEPT_WITHIN_MS / 1_000
    name = ""
    while not name and not connection.is_broken() and time.monotonic() < end_s:
        time.sleep(0.005)
        name = connection.device_name() if connection.takes_frames() else ""
    connection.close()
    return name
