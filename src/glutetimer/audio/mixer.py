"""From cues to sound: any range of frames, exact to the frame.

The mixer knows no device and no clock. The player asks it for what to play, and
`export-audio` for the whole session: both get the same samples.
"""

from __future__ import annotations

import wave
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from operator import add
from typing import BinaryIO

from glutetimer.audio.tones import (
    FOLLOWING,
    FRAMES_PER_MS,
    LONGEST_NOTE_MS,
    RATE_HZ,
    Samples,
    tone,
)
from glutetimer.audio.voice import ClipLibrary
from glutetimer.core.session import Seek
from glutetimer.core.sound_settings import Guide, Volumes
from glutetimer.core.speech_schedule import Speech
from glutetimer.core.timeline import BoundarySpeeds, Cue, Sound, Timeline

# A clip's peak stands up to −1 dBFS: this leaves room for what sounds at the same time.
VOICE_LEVEL = 0.55


class SampleCache:
    """The samples of cues as a person wants to hear them, each made once and kept."""

    def __init__(
        self,
        voice: ClipLibrary | None = None,
        guide: Guide = Guide.GLIDE,
        volumes: Volumes | None = None,
    ) -> None:
        """Without a `voice` words are silent."""
        self._voice = voice
        self._guide = guide
        self._loudness = volumes or Volumes()
        self._made: dict[tuple[Sound, int, BoundarySpeeds, str], Samples] = {}

    def samples(self, cue: Cue) -> Samples:
        """The samples of that cue; empty where there is nothing to hear."""
        # A word's length follows from the word; all of a tone's from its length and flow.
        key = (cue.sound, 0 if cue.word else cue.length_ms, cue.boundary_speeds, cue.word)
        if key not in self._made:
            self._made[key] = self._make(cue)
        return self._made[key]

    def _make(self, cue: Cue) -> Samples:
        volumes = self._loudness
        if cue.sound is Sound.WORD:
            words = self._voice.samples(cue.word) if self._voice is not None else array("h")
            return _scaled(words, VOICE_LEVEL * volumes.voice / 100)
        level = volumes.guide if cue.sound in FOLLOWING else volumes.signals
        return _scaled(
            tone(cue.sound, cue.length_ms, self._guide, cue.boundary_speeds), level / 100
        )


def _scaled(samples: Samples, by: float) -> Samples:
    return samples if by == 1 else array("h", (int(sample * by) for sample in samples))


class Mixer:
    """Cues laid on frames; `render` gives any range of them as samples."""

    def __init__(self, cues: Sequence[Cue], clips: SampleCache) -> None:
        # Samples are made when they are first rendered: a session begins without all of them.
        self._clips = clips
        self._cues = sorted(cues, key=lambda cue: cue.at_ms)
        self._longest_ms = max((cue.length_ms for cue in cues), default=0) + LONGEST_NOTE_MS

    def render(self, first: int, count: int) -> Samples:
        """`count` frames from `first` on."""
        mixed = array("h", bytes(2 * count))
        from_ms = first // FRAMES_PER_MS - self._longest_ms
        at = bisect_left(self._cues, from_ms, key=lambda cue: cue.at_ms)
        # Up to here something has been laid down already, and is added to.
        filled = 0
        for cue in self._cues[at:]:
            start = cue.at_ms * FRAMES_PER_MS
            if start >= first + count:
                break
            samples = self._clips.samples(cue)
            begin, end = max(0, start - first), min(count, start - first + len(samples))
            if end <= begin:
                continue
            part = samples[begin + first - start : end + first - start]
            shared = min(end, max(begin, filled)) - begin
            mixed[begin : begin + shared] = array(
                "h", map(add, mixed[begin : begin + shared], part[:shared])
            )
            mixed[begin + shared : end] = part[shared:]
            filled = max(filled, end)
        return mixed


def count_cues(lead_ms: int, speech: Speech) -> list[Cue]:
    """What is heard while a seek waits: the seconds left, counted down."""
    cues = []
    for at_ms in range(0, lead_ms, 1000):
        cues.append(Cue(at_ms, Sound.BEEP))
        if speech.enabled:
            word = str((lead_ms - at_ms) // 1000)
            cues.append(Cue(at_ms, Sound.WORD, speech.length_ms(word), word))
    return cues


class SeekMix:
    """What is to be heard from a seek on: its count, then the timeline from there."""

    def __init__(self, timeline: Timeline, seek: Seek, clips: SampleCache) -> None:
        self.seek = seek
        self._clips = clips
        self._lead = Mixer(count_cues(seek.lead_ms, timeline.plan.speech), clips)
        self._main = Mixer(timeline.heard_from(seek.to_ms), clips)
        self._lead_frames = seek.lead_ms * FRAMES_PER_MS
        self._from = seek.to_ms * FRAMES_PER_MS

    def with_timeline(self, timeline: Timeline) -> SeekMix:
        """The same mix over a timeline that differs only later than what was rendered."""
        return SeekMix(timeline, self.seek, self._clips)

    def render(self, first: int, count: int) -> Samples:
        """`count` frames from `first` on; frame 0 is the seek's first moment."""
        lead = max(0, min(count, self._lead_frames - first))
        samples = self._lead.render(first, lead) if lead else array("h")
        if lead < count:
            place = self._from + first + lead - self._lead_frames
            samples += self._main.render(place, count - lead)
        return samples


def export_wav(timeline: Timeline, clips: SampleCache, target: BinaryIO) -> None:
    """Write a session's whole sound: 48 kHz, mono, 16 bit. Raises OSError."""
    mixer = Mixer(timeline.cues, clips)
    second = RATE_HZ
    end = timeline.duration_ms * FRAMES_PER_MS
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        for first in range(0, end, second):
            file.writeframesraw(_little_endian(mixer.render(first, min(second, end - first))))


def _little_endian(samples: Samples) -> bytes:
    # array("h") holds the machine's own order; a WAV file is always little-endian.
    if array("h", [1]).tobytes() == b"\x01\x00":
        return samples.tobytes()
    turned = samples[:]
    turned.byteswap()
    return turned.tobytes()
