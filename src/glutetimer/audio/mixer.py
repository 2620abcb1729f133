"""Mixes cues into samples: any range of frames, exact to the frame.

The mixer knows no device and no clock. The sound worker asks it for what to play, and
`export-audio` for the whole session: both get the same samples.
"""

from __future__ import annotations

import wave
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from operator import add
from typing import BinaryIO

from glutetimer.audio.sample_cache import SampleCache
from glutetimer.audio.tones import LONGEST_NOTE_MS
from glutetimer.audio.units import BYTES_PER_FRAME, FRAMES_PER_MS, RATE_HZ, Samples
from glutetimer.core.playhead import Seek
from glutetimer.core.speech_schedule import Speech
from glutetimer.core.timeline import Cue, Sound, Timeline


class Mixer:
    """Cues laid on frames, 48 to the millisecond of their own time."""

    def __init__(self, cues: Sequence[Cue], sample_cache: SampleCache) -> None:
        # Samples are made when they are first rendered: a session begins without all of them.
        self._sample_cache = sample_cache
        self._cues = sorted(cues, key=lambda cue: cue.at_ms)
        self._longest_ms = max((cue.length_ms for cue in cues), default=0) + LONGEST_NOTE_MS

    def render(self, first_frame: int, count: int) -> Samples:
        """`count` frames from `first_frame` on."""
        mixed = array("h", bytes(BYTES_PER_FRAME * count))
        from_ms = first_frame // FRAMES_PER_MS - self._longest_ms
        first_cue = bisect_left(self._cues, from_ms, key=lambda cue: cue.at_ms)
        # Up to here something has been laid down already, and is added to.
        filled = 0
        for cue in self._cues[first_cue:]:
            # Where the cue stands in `mixed`; below 0, it began before.
            start = cue.at_ms * FRAMES_PER_MS - first_frame
            if start >= count:
                break
            samples = self._sample_cache.samples(cue)
            begin, end = max(0, start), min(count, start + len(samples))
            if end <= begin:
                continue
            heard = samples[begin - start : end - start]
            overlap = min(end, max(begin, filled)) - begin
            mixed[begin : begin + overlap] = array(
                "h", map(add, mixed[begin : begin + overlap], heard[:overlap])
            )
            mixed[begin + overlap : end] = heard[overlap:]
            filled = max(filled, end)
        return mixed


def count_cues(lead_ms: int, speech: Speech) -> list[Cue]:
    """What is heard while a seek waits: the seconds left, counted down."""
    cues = []
    for at_ms in range(0, lead_ms, 1000):
        cues.append(Cue(at_ms, Sound.BEEP))
        if speech.enabled:
            word = str((lead_ms - at_ms) // 1000)
            cues.append(Cue(at_ms, Sound.SPEECH, speech.length_ms(word), word))
    return cues


class SeekMix:
    """What is to be heard from a seek on: its count, then the timeline from there to its wait."""

    def __init__(self, timeline: Timeline, seek: Seek, sample_cache: SampleCache) -> None:
        self.seek = seek
        self._sample_cache = sample_cache
        self._count = Mixer(count_cues(seek.lead_ms, timeline.plan.speech), sample_cache)
        heard = timeline.heard_from(seek.to_ms)
        if seek.until_ms is not None:
            # What began before the wait is heard to its end, and then nothing more.
            heard = tuple(cue for cue in heard if cue.at_ms < seek.until_ms)
        self._timeline = Mixer(heard, sample_cache)

    def with_timeline(self, timeline: Timeline) -> SeekMix:
        """The same mix over a timeline that differs only later than what was rendered."""
        return SeekMix(timeline, timeline.with_wait(self.seek), self._sample_cache)

    def render(self, mix_frame: int, count: int) -> Samples:
        """`count` frames from `mix_frame` on; frame 0 is the seek's first moment."""
        lead_frames = self.seek.lead_ms * FRAMES_PER_MS
        counted = max(0, min(count, lead_frames - mix_frame))
        samples = self._count.render(mix_frame, counted)
        if counted < count:
            seek_frame = self.seek.to_ms * FRAMES_PER_MS
            first_frame = seek_frame + mix_frame + counted - lead_frames
            samples += self._timeline.render(first_frame, count - counted)
        return samples


def export_wav(timeline: Timeline, sample_cache: SampleCache, target: BinaryIO) -> None:
    """Write a session's whole sound: 48 kHz, mono, 16 bit. Raises OSError."""
    mixer = Mixer(timeline.cues, sample_cache)
    end_frame = timeline.duration_ms * FRAMES_PER_MS
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(BYTES_PER_FRAME)
        file.setframerate(RATE_HZ)
        for first_frame in range(0, end_frame, RATE_HZ):
            count = min(RATE_HZ, end_frame - first_frame)
            file.writeframesraw(mixer.render(first_frame, count))
