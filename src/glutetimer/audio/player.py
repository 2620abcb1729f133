"""The sounding player: a QAudioSink in a thread of its own drives the playhead.

The thread pulls samples from the reel as the sound card takes them, so nothing that the
window does can disturb the beat. The playhead is anchored at the frames consumed. Where no
device takes any, the playhead moves by the monotonic clock, and sound is tried again; when
it comes back it joins the playhead where that then is.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QMediaDevices

from glutetimer.audio.lingering import linger
from glutetimer.audio.mixer import Clips, Reel
from glutetimer.audio.outlet import Outlet, Stream
from glutetimer.audio.playhead import NS_PER_MS, Clock, Playhead, after
from glutetimer.audio.pulse_outlet import PulseOutlet
from glutetimer.audio.pulse_outlet import available as pulse_available
from glutetimer.audio.qt_outlet import QtOutlet
from glutetimer.audio.tones import FRAMES_PER_MS
from glutetimer.core.session import Seek
from glutetimer.core.timeline import Timeline

POLL_MS = 40
# An idle sound server starts consuming up to 1.6 s late.
START_WITHIN_MS = 3_000
# What an idle server takes at once, long before it starts: not yet a sign of life.
PREFILL_MS = 40
# Qt 6.11 replaces a stream's first 256 frames by silence: nothing stands there.
SETTLE_MS = 10
STALLED_AFTER_MS = 700
RETRY_EVERY_MS = 2_000
# Reports further apart than this from the smoothed playhead mean that sound was interrupted.
SLIP_MS = 50
# How long a report of consumed frames may be carried on by the clock.
TRUSTED_MS = 100
PULL_MARGIN_MS = 250
CLOSE_WITHIN_MS = 3_000
NO_DEVICE = "No sound device was found, so this session runs silently."
STALLED = "The sound stopped, so the session goes on silently until it is back."


@dataclass(frozen=True, slots=True)
class Anchor:
    """The reel's frame `frame` was played at `at_ns`; without sound, the clock says so."""

    frame: int
    at_ns: int
    sounding: bool


class _Worker(QObject):
    """Lives in the sound thread and owns the sink; the window's side only reads it."""

    def __init__(self, clock_ns: Clock, clips: Clips, volume: int) -> None:
        super().__init__()
        self._clock_ns = clock_ns
        self._volume = volume
        self._device = QAudioDevice()
        self._clips = clips
        self._outlet: Outlet | None = None
        self._stream: Stream | None = None
        self._reel: Reel | None = None
        self._poll: QTimer | None = None
        # Whether Qt's way out was found dead: it does not come back.
        self._qt_is_dead = False
        # When an outlet was last tried, when it last took frames, how many it took, and when
        # its first frame was played by the smoothed estimate.
        self._tried_ns = 0
        self._moved_ns = 0
        self._consumed = 0
        self._origin_ns: float | None = None
        # Published to the window's thread, each in one assignment.
        self.generation = 0
        self.anchor: Anchor | None = None
        self.consumed_frame = 0
        self.prepared_frame = 0
        self.trouble = ""

    @Slot(int, object, object)
    def play(self, generation: int, timeline: Timeline, seek: Seek) -> None:
        self._drop()
        self.anchor, self.prepared_frame = None, 0
        self.generation = generation
        try:
            self._reel = Reel(timeline, seek, self._clips)
        except OSError:
            # A clip cannot be read: the clock moves the playhead on, and the log tells why.
            self.anchor = Anchor(0, self._clock_ns(), sounding=False)
            raise
        if not self._open(Stream(self._reel, join=SETTLE_MS * FRAMES_PER_MS)):
            self.anchor = Anchor(0, self._clock_ns(), sounding=False)
        if self._poll is None:
            self._poll = QTimer(self)
            self._poll.timeout.connect(self._look)
        self._poll.start(POLL_MS)

    @Slot(object)
    def swap(self, timeline: Timeline) -> None:
        if self._reel is not None:
            self._reel = self._reel.with_timeline(timeline)
        if self._stream is not None and self._reel is not None:
            self._stream.reel = self._reel

    @Slot()
    def halt(self) -> None:
        if self._poll is not None:
            self._poll.stop()
        self._drop()
        self._reel = None

    @Slot(int)
    def set_volume(self, volume: int) -> None:
        self._volume = volume
        if self._outlet is not None:
            self._outlet.set_volume(volume)

    @Slot(object)
    def set_device(self, device: QAudioDevice) -> None:
        """Play on that device from now on; a null one is none that Qt knows of."""
        changed = device != self._device
        self._device = device
        if changed:
            self._qt_is_dead = False
            if self._reel is not None:
                self._lose(self._clock_ns())
                self._try_again()

    def _open(self, stream: Stream) -> bool:
        """Begin to play that stream; whether anything can."""
        self._tried_ns = self._moved_ns = self._clock_ns()
        self._consumed, self._origin_ns = 0, None
        outlet = self._outlet_for(stream)
        if outlet is None or outlet.failed():
            self.trouble = NO_DEVICE
            return False
        self._outlet, self._stream = outlet, stream
        return True

    def _try_again(self) -> None:
        """Look for a way out while the clock moves the playhead; the sound joins it later."""
        if self._reel is not None:
            self._open(Stream(self._reel, join=None))

    def _outlet_for(self, stream: Stream) -> Outlet | None:
        # Where there is no other way out, Qt's is tried again and again.
        if not self._device.isNull() and not (self._qt_is_dead and pulse_available()):
            return QtOutlet(self._device, stream, self._volume)
        return PulseOutlet(stream, self._volume) if pulse_available() else None

    def _drop(self) -> None:
        """Fall silent at once: what is buffered is not heard."""
        if self._outlet is not None:
            self._outlet.close()
        self._outlet = self._stream = None

    @Slot()
    def _look(self) -> None:
        """Publish how far the sound is; notice when it stops, and try for it again."""
        now_ns = self._clock_ns()
        if self._outlet is None or self._stream is None:
            if now_ns - self._tried_ns > RETRY_EVERY_MS * NS_PER_MS:
                self._try_again()
            return
        consumed = self._outlet.consumed()
        if consumed > max(self._consumed, PREFILL_MS * FRAMES_PER_MS):
            self._consumed, self._moved_ns = consumed, now_ns
            self._follow(self._stream, now_ns)
            return
        patience_ms = STALLED_AFTER_MS if self._consumed else START_WITHIN_MS
        stalled = now_ns - self._moved_ns > patience_ms * NS_PER_MS
        if stalled or self._outlet.failed():
            self._qt_is_dead = self._qt_is_dead or isinstance(self._outlet, QtOutlet)
            self._lose(now_ns)

    def _follow(self, stream: Stream, now_ns: int) -> None:
        self.trouble = ""
        # The device reports in steps of some 5 ms: the mean of what they say is the truth.
        origin_ns = now_ns - self._consumed * NS_PER_MS / FRAMES_PER_MS
        if self._origin_ns is None or abs(origin_ns - self._origin_ns) > SLIP_MS * NS_PER_MS:
            self._origin_ns = origin_ns
        self._origin_ns += (origin_ns - self._origin_ns) / 16
        played = int((now_ns - self._origin_ns) * FRAMES_PER_MS / NS_PER_MS)
        if stream.join is None:
            # Sound is back: it joins the silent playhead where that will be by then.
            ahead = stream.written - played
            stream.joins(stream.written, frame_at(self.anchor, now_ns) + ahead)
        elif played >= stream.join:
            self.consumed_frame = stream.reel_first + self._consumed - stream.join
            self.anchor = Anchor(stream.reel_first + played - stream.join, now_ns, sounding=True)
        if stream.join is not None:
            self.prepared_frame = stream.reel_first + stream.written - stream.join

    def _lose(self, now_ns: int) -> None:
        """No device takes frames any more: the clock moves the playhead on from here."""
        heard = self.anchor is not None and self.anchor.sounding
        self.trouble = STALLED if heard else self.trouble or NO_DEVICE
        self.anchor = Anchor(frame_at(self.anchor, now_ns), now_ns, sounding=False)
        self._tried_ns = now_ns
        self._drop()


def frame_at(anchor: Anchor | None, now_ns: int) -> int:
    """The reel's frame played now; 0 before the first was.

    While sound plays it is never far from its last report; without, the clock alone counts.
    """
    if anchor is None:
        return 0
    since_ns = now_ns - anchor.at_ns
    if anchor.sounding:
        since_ns = min(since_ns, TRUSTED_MS * NS_PER_MS)
    return anchor.frame + since_ns * FRAMES_PER_MS // NS_PER_MS


class SoundPlayer(QObject):
    """The window's end of the sound thread; a `Player`."""

    _play = Signal(int, object, object)
    _swap = Signal(object)
    _halt = Signal()
    _volume = Signal(int)
    _device = Signal(object)

    def __init__(self, clock_ns: Clock, clips: Clips, volume: int) -> None:
        super().__init__()
        self._clock_ns = clock_ns
        self._seek = Seek(0)
        self._generation = 0
        self._playing = False
        self._frame = 0
        self._thread = QThread()
        self._thread.setObjectName("sound")
        self._worker = _Worker(clock_ns, clips, volume)
        self._worker.moveToThread(self._thread)
        self._play.connect(self._worker.play)
        self._swap.connect(self._worker.swap)
        self._halt.connect(self._worker.halt)
        self._volume.connect(self._worker.set_volume)
        self._device.connect(self._worker.set_device)
        self._thread.finished.connect(self._worker.halt)
        self._thread.start(QThread.Priority.TimeCriticalPriority)
        # Devices are listed in this thread: in one that starts with none, none ever appear.
        self._devices = QMediaDevices()
        self._devices.audioOutputsChanged.connect(self._name_device)
        self._name_device()

    def play(self, timeline: Timeline, seek: Seek) -> None:
        """Go to the seek's place, count if it says so, and play on."""
        self._seek, self._frame, self._playing = seek, 0, True
        self._generation += 1
        self._play.emit(self._generation, timeline, seek)

    def swap(self, timeline: Timeline) -> None:
        """Play on with a timeline that differs only after `prepared_ms`."""
        self._swap.emit(timeline)

    def halt(self) -> None:
        """Fall silent and stand still."""
        self._advance()
        self._playing = False
        self._halt.emit()

    def playhead(self) -> Playhead:
        """Where the playhead is now; it never moves back but by a seek."""
        self._advance()
        return after(self._seek, self._frame // FRAMES_PER_MS)

    def consumed_ms(self) -> int | None:
        """Where the timeline is by the frames that the device last said it took, carried on to now.

        None while it takes none. Only to compare `playhead` with, which is smoothed.
        """
        anchor = self._worker.anchor
        if not self._playing or self._worker.generation != self._generation:
            return None
        if anchor is None or not anchor.sounding:
            return None
        taken = Anchor(self._worker.consumed_frame, anchor.at_ns, sounding=True)
        frame = frame_at(taken, self._clock_ns())
        return after(self._seek, frame // FRAMES_PER_MS).at_ms

    def prepared_ms(self) -> int:
        """Up to where the sound can no longer change, with what may be pulled meanwhile."""
        prepared = self._frame
        if self._worker.generation == self._generation:
            prepared = max(prepared, self._worker.prepared_frame)
        return after(self._seek, prepared // FRAMES_PER_MS).at_ms + PULL_MARGIN_MS

    def trouble(self) -> str:
        """What keeps the sound from being heard."""
        return self._worker.trouble

    def set_volume(self, volume: int) -> None:
        """Loudness from 0 to 100, at once."""
        self._volume.emit(volume)

    def close(self) -> None:
        """Fall silent, end the thread, give the device back."""
        self.halt()
        self._thread.quit()
        if not self._thread.wait(CLOSE_WITHIN_MS):
            linger(self)

    def _name_device(self) -> None:
        self._device.emit(QMediaDevices.defaultAudioOutput())

    def _advance(self) -> None:
        if self._playing and self._worker.generation == self._generation:
            self._frame = max(self._frame, frame_at(self._worker.anchor, self._clock_ns()))
