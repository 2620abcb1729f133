"""Plays a mix on whatever output there is, and publishes how far it is.

Where nothing can be heard the clock moves the playhead on, and sound is tried for again; when
it comes back it joins the playhead where that then is.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from glutetimer.audio.mixer import SeekMix
from glutetimer.audio.output import AudioOutput, OpenOutput, SyncedStream
from glutetimer.audio.sample_cache import SampleCache
from glutetimer.audio.stream_clock import StreamClock
from glutetimer.audio.units import FRAMES_PER_MS, NS_PER_MS, Clock
from glutetimer.core.playhead import Seek
from glutetimer.core.timeline import Timeline
from glutetimer.core.translation import gettext, gettext_noop

# How often the output is polled: until it is known how far it is, and then.
START_POLL_MS, POLL_MS = 10, 60
# An idle sound server starts playing up to 1.6 s late.
START_WITHIN_MS = 3_000
STALLED_AFTER_MS = 700
# What comes first may fall on silence that the device has mixed already (recorded: up to 12 ms;
# Qt 6.11 mutes 256 frames): nothing stands there.
SETTLE_MS = 60
RETRY_EVERY_MS = 2_000
# How long a position may be carried on by the clock: until it is known that sound stalls.
TRUSTED_MS = 1_000
NO_DEVICE = gettext_noop("No sound device was found, so this session runs silently.")
STALLED = gettext_noop("The sound stopped, so the session goes on silently until it is back.")
BROKEN = gettext_noop("A part of the sound could not be made, so the session goes on silently.")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The mix's frame `mix_frame` was heard at `at_ns`; without sound, the clock says so."""

    mix_frame: int
    at_ns: int
    sounding: bool

    def mix_frame_at(self, now_ns: int) -> int:
        """The mix's frame heard at `now_ns`; below 0 while the first one is on its way.

        While sound plays it is never far from its last position; without, the clock alone counts.
        """
        since_ns = now_ns - self.at_ns
        if self.sounding:
            since_ns = min(since_ns, TRUSTED_MS * NS_PER_MS)
        return self.mix_frame + since_ns * FRAMES_PER_MS // NS_PER_MS


@dataclass(slots=True)
class _Playback:
    """An open output, what it plays, and for how long it has made no progress."""

    output: AudioOutput
    stream: SyncedStream
    clock: StreamClock = field(default_factory=StreamClock)
    quiet_ns: int = 0


class SoundWorker:
    """What the sound thread does. Other threads only read what stands under "published"."""

    def __init__(
        self, clock_ns: Clock, sample_cache: SampleCache, open_output: OpenOutput, volume: int
    ) -> None:
        self._clock_ns = clock_ns
        self._sample_cache = sample_cache
        self._open_output = open_output
        self._volume = volume
        self._mix: SeekMix | None = None
        self._playback: _Playback | None = None
        # When an output was last tried for, and polled.
        self._opened_ns = self._polled_ns = 0
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
        starts = self._playback is not None and not self._playback.clock.settled
        return START_POLL_MS if starts else POLL_MS

    def play(self, generation: int, timeline: Timeline, seek: Seek) -> None:
        """Play from that seek on; what is published is then of that `generation`."""
        self._close_output()
        self.anchor, self.prepared_frame = None, 0
        self.generation = generation
        self._mix = SeekMix(timeline, seek, self._sample_cache)
        self._open(SyncedStream(self._mix, SETTLE_MS * FRAMES_PER_MS))
        if self._playback is None:
            self._fall_back_to_clock()

    def swap(self, timeline: Timeline) -> None:
        """Play on with a timeline that differs only after what is prepared."""
        if self._mix is None:
            return
        self._mix = self._mix.with_timeline(timeline)
        if self._playback is not None:
            self._playback.stream.mix = self._mix
            self._playback.output.replace()
            self._playback.output.feed()

    def set_volume(self, volume: int) -> None:
        """Loudness from 0 to 100, from now on."""
        self._volume = volume
        if self._playback is not None:
            self._playback.output.set_volume(volume)

    def halt(self) -> None:
        """Fall silent at once."""
        self._close_output()
        self._mix = None

    def give_up(self) -> None:
        """Something in here failed: silence until the next `play`, and the clock goes on."""
        self._fall_back_to_clock()
        self.sound_problem = gettext(BROKEN)
        self._mix = None

    def poll(self) -> None:
        """Hand on what is to be heard, publish how far it is, and see whether it stalls."""
        if self._mix is None:
            return
        now_ns, playback = self._clock_ns(), self._playback
        if playback is None:
            if now_ns - self._opened_ns > RETRY_EVERY_MS * NS_PER_MS:
                self._open(SyncedStream(self._mix, start_frame=None))
            return
        output, stream = playback.output, playback.stream
        output.feed()
        if playback.clock.update(output.heard_position()):
            playback.quiet_ns = 0
            self._update_anchor(playback)
        else:
            # Where this thread was held up, that is not the device's fault.
            playback.quiet_ns += min(now_ns - self._polled_ns, 2 * POLL_MS * NS_PER_MS)
        self._polled_ns = now_ns
        if stream.start_frame is not None:
            self.prepared_frame = stream.mix_frame_at(output.safe_frame())
        patience_ms = STALLED_AFTER_MS if playback.clock.started else START_WITHIN_MS
        if playback.quiet_ns > patience_ms * NS_PER_MS:
            # Not asked for anything any more: who asks may wait.
            self._playback = None
            output.abandon()
            self._fall_back_to_clock()
        elif output.failed():
            self._fall_back_to_clock()

    def _open(self, stream: SyncedStream) -> None:
        """Begin to play that stream, if there is anything to play it on."""
        self._opened_ns = self._polled_ns = self._clock_ns()
        output = self._open_output(stream, self._volume)
        self._playback = None if output is None else _Playback(output, stream)

    def _close_output(self) -> None:
        if self._playback is not None:
            self._playback.output.close()
        self._playback = None

    def _update_anchor(self, playback: _Playback) -> None:
        now_ns, stream = self._clock_ns(), playback.stream
        heard_frame = playback.clock.frame_at(now_ns)
        if stream.start_frame is None:
            if not playback.clock.settled:
                return
            # Sound is back: it joins the silent playhead where that will be by then.
            start_frame = playback.output.safe_frame()
            stream.mix_frame = self._mix_frame_at(now_ns) + start_frame - heard_frame
            stream.start_frame = start_frame
            playback.output.replace()
        elif self.anchor is None or self.anchor.sounding or heard_frame >= stream.start_frame:
            self.sound_problem = ""
            self.anchor = Anchor(stream.mix_frame_at(heard_frame), now_ns, sounding=True)

    def _fall_back_to_clock(self) -> None:
        """Nothing is heard any more: the clock moves the playhead on from here."""
        heard = self.anchor is not None and self.anchor.sounding
        if heard:
            self.sound_problem = gettext(STALLED)
        elif not self.sound_problem:
            self.sound_problem = gettext(NO_DEVICE)
        now_ns = self._clock_ns()
        self.anchor = Anchor(self._mix_frame_at(now_ns), now_ns, sounding=False)
        self._close_output()

    def _mix_frame_at(self, now_ns: int) -> int:
        return 0 if self.anchor is None else max(0, self.anchor.mix_frame_at(now_ns))
