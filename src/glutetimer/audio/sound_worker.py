"""Plays a mix on whatever way out there is, and tells how far it is.

Where nothing can be heard the clock moves the playhead on, and sound is tried for again; when
it comes back it joins the playhead where that then is.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from glutetimer.audio.mixer import SampleCache, SeekMix
from glutetimer.audio.output import AudioOutput, OpensOutput, Report, SyncedStream
from glutetimer.audio.units import FRAMES_PER_MS, NS_PER_MS, Clock
from glutetimer.core.playhead import Seek
from glutetimer.core.timeline import Timeline

# How often the way out is looked at: until it is known how far it is, and then.
START_POLL_MS, POLL_MS = 10, 60
# An idle sound server starts playing up to 1.6 s late.
START_WITHIN_MS = 3_000
STALLED_AFTER_MS = 700
# What comes first may fall on silence that the device has mixed already (recorded: up to 12 ms;
# Qt 6.11 mutes 256 frames): nothing stands there.
SETTLE_MS = 60
RETRY_EVERY_MS = 2_000
# A device that was kept waiting, or tells in steps, says too little and never too much: of so
# many reports the one that is furthest is right, and sound that slipped is followed after them.
REPORTS = 8
# How long a report may be carried on by the clock: until it is known that sound stalls.
TRUSTED_MS = 1_000
NO_DEVICE = "No sound device was found, so this session runs silently."
STALLED = "The sound stopped, so the session goes on silently until it is back."
BROKEN = "A part of the sound could not be made, so the session goes on silently."


@dataclass(frozen=True, slots=True)
class Anchor:
    """The mix's frame `frame` was heard at `at_ns`; without sound, the clock says so."""

    frame: int
    at_ns: int
    sounding: bool

    def frame_at(self, now_ns: int) -> int:
        """The mix's frame heard now; below 0 while the first one is on its way.

        While sound plays it is never far from its last report; without, the clock alone counts.
        """
        since_ns = now_ns - self.at_ns
        if self.sounding:
            since_ns = min(since_ns, TRUSTED_MS * NS_PER_MS)
        return self.frame + since_ns * FRAMES_PER_MS // NS_PER_MS


class SoundWorker:
    """What the sound thread does. Other threads only read what stands under "published"."""

    def __init__(
        self, clock_ns: Clock, clips: SampleCache, open_output: OpensOutput, volume: int
    ) -> None:
        self._clock_ns = clock_ns
        self._clips = clips
        self._open_output = open_output
        self._volume = volume
        self._mix: SeekMix | None = None
        self._output: AudioOutput | None = None
        self._stream: SyncedStream | None = None
        self._report: Report | None = None
        # When the stream's frame 0 was heard, by each of the last reports.
        self._origins_ns: deque[int] = deque(maxlen=REPORTS)
        # When a way out was last tried and looked at, and how long it has given no sign of life.
        self._tried_ns = self._polled_ns = self._quiet_ns = 0
        # Published, each in one assignment.
        self.generation = 0
        self.anchor: Anchor | None = None
        self.prepared_frame = 0
        self.sound_problem = ""

    @property
    def poll_every_ms(self) -> int | None:
        """How often `poll` is to be called now; None for never."""
        if self._mix is None:
            return None
        starts = self._output is not None and len(self._origins_ns) < REPORTS
        return START_POLL_MS if starts else POLL_MS

    def play(self, generation: int, timeline: Timeline, seek: Seek) -> None:
        """Play from that seek on."""
        self._close_output()
        self.anchor, self.prepared_frame = None, 0
        self.generation = generation
        self._mix = SeekMix(timeline, seek, self._clips)
        if not self._open(SyncedStream(self._mix, SETTLE_MS * FRAMES_PER_MS)):
            self._fall_back_to_clock()

    def swap(self, timeline: Timeline) -> None:
        """Play on with a timeline that differs only after what is prepared."""
        if self._mix is None:
            return
        self._mix = self._mix.with_timeline(timeline)
        if self._output is not None and self._stream is not None:
            self._stream.mix = self._mix
            self._output.replace()
            self._output.feed()

    def set_volume(self, volume: int) -> None:
        """Loudness from 0 to 100, from now on."""
        self._volume = volume
        if self._output is not None:
            self._output.set_volume(volume)

    def halt(self) -> None:
        """Fall silent at once."""
        self._close_output()
        self._mix = None

    def give_up(self) -> None:
        """Something in here failed: silence until the next `play`, and the clock goes on."""
        self._fall_back_to_clock()
        self.sound_problem = BROKEN
        self._mix = None

    def poll(self) -> None:
        """Hand on what is to be heard, publish how far it is, and see whether it stalls."""
        if self._mix is None:
            return
        now_ns = self._clock_ns()
        output, stream = self._output, self._stream
        if output is None or stream is None:
            if now_ns - self._tried_ns > RETRY_EVERY_MS * NS_PER_MS:
                self._open(SyncedStream(self._mix, start_frame=None))
            return
        output.feed()
        report = output.report()
        if report is not None and (self._report is None or report.frame > self._report.frame):
            self._report, self._quiet_ns = report, 0
            self._update_anchor(report, output, stream)
        else:
            # Where this thread was held up, that is not the device's fault.
            self._quiet_ns += min(now_ns - self._polled_ns, 2 * POLL_MS * NS_PER_MS)
        self._polled_ns = now_ns
        if stream.start_frame is not None:
            self.prepared_frame = stream.mix_frame_at(output.safe_frame())
        patience_ms = START_WITHIN_MS if self._report is None else STALLED_AFTER_MS
        if self._quiet_ns > patience_ms * NS_PER_MS:
            # Not asked for anything any more: who asks may wait.
            self._output = None
            output.leave()
            self._fall_back_to_clock()
        elif output.failed():
            self._fall_back_to_clock()

    def _open(self, stream: SyncedStream) -> bool:
        """Begin to play that stream; whether there is anything to play it on."""
        self._tried_ns = self._polled_ns = self._clock_ns()
        self._report, self._quiet_ns = None, 0
        self._origins_ns.clear()
        self._stream = stream
        self._output = self._open_output(stream, self._volume)
        return self._output is not None

    def _close_output(self) -> None:
        if self._output is not None:
            self._output.close()
        self._output = self._stream = None

    def _update_anchor(self, report: Report, output: AudioOutput, stream: SyncedStream) -> None:
        self._origins_ns.append(report.at_ns - report.frame * NS_PER_MS // FRAMES_PER_MS)
        now_ns = self._clock_ns()
        heard = (now_ns - min(self._origins_ns)) * FRAMES_PER_MS // NS_PER_MS
        if stream.start_frame is None:
            if len(self._origins_ns) < REPORTS:
                return
            # Sound is back: it joins the silent playhead where that will be by then.
            start = output.safe_frame()
            stream.mix_frame = self._frame_at(now_ns) + start - heard
            stream.start_frame = start
            output.replace()
        elif self.anchor is None or self.anchor.sounding or heard >= stream.start_frame:
            self.sound_problem = ""
            self.anchor = Anchor(stream.mix_frame_at(heard), now_ns, sounding=True)

    def _fall_back_to_clock(self) -> None:
        """Nothing is heard any more: the clock moves the playhead on from here."""
        heard = self.anchor is not None and self.anchor.sounding
        self.sound_problem = STALLED if heard else self.sound_problem or NO_DEVICE
        now_ns = self._clock_ns()
        self.anchor = Anchor(self._frame_at(now_ns), now_ns, sounding=False)
        self._close_output()

    def _frame_at(self, now_ns: int) -> int:
        return 0 if self.anchor is None else max(0, self.anchor.frame_at(now_ns))
