"""The way out on Linux: what is to be heard lies in the sound server's hands, seconds ahead.

Everything here hands something over or looks at what has arrived; nothing waits for the
server, and libpulse calls nothing of Python's. A thread of libpulse's own talks with the
server, so neither a busy window nor a busy machine makes sound slip: who writes may come
seconds late. The server drops what it holds when the connection is closed, and while it plays,
what it holds can be written anew.
"""

from __future__ import annotations

import ctypes
import time
from array import array
from collections.abc import Iterator
from contextlib import contextmanager

from glutetimer.audio.mixer import Mixer, SampleCache
from glutetimer.audio.output import Report, SyncedStream
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
from glutetimer.audio.units import BYTES_PER_FRAME, FRAMES_PER_MS, NS_PER_MS, RATE_HZ, Clock

# How much the server is to hold; it takes at most 43 s.
AHEAD_MS = 4_000
# How much is rendered in one go: sound begins when the first of it is there.
CHUNK_MS = 1_000
# Of what it holds, TARGET_MS less twice REQUEST_MS lies in the device already, half a second; it
# is taken back at a pause or a change. A device that was idle has mixed its silence up to two
# seconds ahead: with less than that it began 0.3 to 1.5 s late, with more it was told wrongly.
TARGET_MS, REQUEST_MS = 700, 100
# How soon after what lies in the device a change can be heard.
CHANGE_MS = 60
# A server that takes longer to accept a stream has stopped.
ACCEPT_WITHIN_MS = 1_000


class PulseOutput:
    """A connection of its own to the sound server, with one stream that plays."""

    def __init__(
        self, pulse: ctypes.CDLL, clock_ns: Clock, stream: SyncedStream, volume: int
    ) -> None:
        """`pulse` is what `libpulse` gives. Connects; what becomes of it shows later."""
        self._pulse = pulse
        self._clock_ns = clock_ns
        self._stream = stream
        self._volume = volume
        # Up to where the server has what is to be heard.
        self._written = 0
        self._began_ns = clock_ns()
        self._report: Report | None = None
        self._device_frames = 0
        self._playback: int | None = None
        self._mainloop = pulse.pa_threaded_mainloop_new()
        api = pulse.pa_threaded_mainloop_get_api(self._mainloop)
        self._context = pulse.pa_context_new(api, b"GluteTimer")
        self._refused = pulse.pa_context_connect(self._context, None, 0, None) < 0
        pulse.pa_threaded_mainloop_start(self._mainloop)

    def feed(self) -> None:
        """Write what the server has room for, and ask it how far it is."""
        with self._locked():
            ready = self._is_ready()
            if ready:
                self._read_timing()
        if ready and self._written - self._reading() < AHEAD_MS * FRAMES_PER_MS:
            self._write(CHUNK_MS * FRAMES_PER_MS)

    def report(self) -> Report | None:
        """What the server said last; below 0 while the first frame is on its way."""
        return self._report

    def safe_frame(self) -> int:
        """A little after what lies in the device."""
        return self._reading() + CHANGE_MS * FRAMES_PER_MS

    def replace(self) -> None:
        """From there on everything is written once more, over what the server holds."""
        self._written = min(self._written, self.safe_frame())

    def failed(self) -> bool:
        """Whether the server could not be reached, refused the stream or went away."""
        with self._locked():
            if self._refused or self._pulse.pa_context_get_state(self._context) >= CONTEXT_FAILED:
                return True
            state = self._playback and self._pulse.pa_stream_get_state(self._playback)
        if state == STREAM_READY:
            return False
        late_ms = (self._clock_ns() - self._began_ns) // NS_PER_MS
        return late_ms > ACCEPT_WITHIN_MS or (state or 0) >= STREAM_FAILED

    def set_volume(self, volume: int) -> None:
        """Loudness from 0 to 100, as soon as a change is heard."""
        self._volume = volume
        self.replace()

    def device_name(self) -> str:
        """The server's name for what it plays on; empty before it does."""
        with self._locked():
            if not self._is_ready():
                return ""
            name: bytes | None = self._pulse.pa_stream_get_device_name(self._playback)
        return (name or b"").decode(errors="replace")

    def close(self) -> None:
        """The server drops all it holds when the connection is gone."""
        with self._locked():
            if self._playback is not None:
                self._pulse.pa_stream_disconnect(self._playback)
                self._pulse.pa_stream_unref(self._playback)
            self._pulse.pa_context_disconnect(self._context)
            self._pulse.pa_context_unref(self._context)
        self._pulse.pa_threaded_mainloop_stop(self._mainloop)
        self._pulse.pa_threaded_mainloop_free(self._mainloop)

    # That waits for no answer either.
    leave = close

    @contextmanager
    def _locked(self) -> Iterator[None]:
        # Held by libpulse's own thread but for moments in which it waits for nothing.
        self._pulse.pa_threaded_mainloop_lock(self._mainloop)
        try:
            yield
        finally:
            self._pulse.pa_threaded_mainloop_unlock(self._mainloop)

    def _is_ready(self) -> bool:
        """Whether the stream takes frames; it is asked for as soon as there is a connection."""
        if self._playback is not None:
            return bool(self._pulse.pa_stream_get_state(self._playback) == STREAM_READY)
        if self._refused or self._pulse.pa_context_get_state(self._context) != CONTEXT_READY:
            return False
        sample = SampleSpec(SAMPLE_S16, RATE_HZ, 1)
        target, request = (ms * FRAMES_PER_MS * BYTES_PER_FRAME for ms in (TARGET_MS, REQUEST_MS))
        # It plays as soon as it has a single frame; as many as it can hold may be written.
        buffer = BufferAttr(DEFAULT, target, BYTES_PER_FRAME, request, DEFAULT)
        self._playback = self._pulse.pa_stream_new(
            self._context, b"Session", ctypes.byref(sample), None
        )
        refused = self._pulse.pa_stream_connect_playback(
            self._playback, None, ctypes.byref(buffer), 0, None, None
        )
        self._refused = refused < 0
        return False

    def _read_timing(self) -> None:
        """Take the answer to an earlier question, and ask anew."""
        told = self._pulse.pa_stream_get_timing_info(self._playback)
        if told and told.contents.playing:
            info = told.contents
            # It dates its answers by the time of day.
            age_ns = time.time_ns() - (info.seconds * 1_000_000 + info.microseconds) * 1_000
            at_ns = self._clock_ns() - max(0, age_ns)
            self._device_frames = info.sink_usec * FRAMES_PER_MS // 1_000
            self._report = Report(info.read_index // BYTES_PER_FRAME - self._device_frames, at_ns)
        asked = self._pulse.pa_stream_update_timing_info(self._playback, None, None)
        if asked:
            self._pulse.pa_operation_unref(asked)

    def _reading(self) -> int:
        """The frame that the device takes about now."""
        if self._report is None:
            return 0
        since_ms = (self._clock_ns() - self._report.at_ns) // NS_PER_MS
        return max(0, self._report.frame + self._device_frames + since_ms * FRAMES_PER_MS)

    def _write(self, frames: int) -> None:
        data = scaled(self._stream.render(self._written, frames), self._volume)
        at = self._written * BYTES_PER_FRAME
        with self._locked():
            written = self._pulse.pa_stream_write(
                self._playback, data, len(data), None, at, SEEK_ABSOLUTE
            )
        if written == 0:
            self._written += frames


def scaled(frames: bytes, volume: int) -> bytes:
    """The same samples at a loudness from 0 to 100."""
    if volume == 100 or frames.count(0) == len(frames):
        return frames
    return array("h", (sample * volume // 100 for sample in array("h", frames))).tobytes()


def device_name(pulse: ctypes.CDLL) -> str:
    """The server's name for what it plays on now; empty where none answers. Plays nothing."""
    output = PulseOutput(pulse, time.monotonic_ns, SyncedStream(Mixer((), SampleCache())), 0)
    end_s = time.monotonic() + ACCEPT_WITHIN_MS / 1_000
    name = ""
    while not name and not output.failed() and time.monotonic() < end_s:
        time.sleep(0.005)
        name = output.device_name()
    output.close()
    return name
