"""Makes the samples of cues, as loud and in the style that the settings ask for."""

from __future__ import annotations

from array import array

from glutetimer.audio.clip_library import ClipLibrary
from glutetimer.audio.tones import GUIDE_SOUNDS, tone
from glutetimer.audio.units import Samples
from glutetimer.core.sound_settings import Guide, Volumes
from glutetimer.core.timeline import BoundarySpeeds, Cue, Sound

# A clip's peak stands up to −1 dBFS: this leaves room for what sounds at the same time.
CLIP_GAIN = 0.55


class SampleCache:
    """The samples of cues, each made once and kept."""

    def __init__(
        self,
        clip_library: ClipLibrary | None = None,
        guide: Guide = Guide.GLIDE,
        volumes: Volumes | None = None,
    ) -> None:
        """Without a `clip_library` words are silent."""
        self._clip_library = clip_library
        self._guide = guide
        self._volumes = volumes or Volumes()
        self._samples: dict[tuple[Sound, int, BoundarySpeeds, str], Samples] = {}

    def samples(self, cue: Cue) -> Samples:
        """The samples of that cue; empty where there is nothing to hear."""
        # A word's length follows from the word; all of a tone from its length and its speeds.
        key = (cue.sound, 0 if cue.text else cue.length_ms, cue.boundary_speeds, cue.text)
        if key not in self._samples:
            self._samples[key] = self._make(cue)
        return self._samples[key]

    def _make(self, cue: Cue) -> Samples:
        if cue.sound is Sound.SPEECH:
            if self._clip_library is None:
                return array("h")
            clip = self._clip_library.samples(cue.text)
            return _scaled(clip, CLIP_GAIN * self._volumes.voice / 100)
        is_guide = cue.sound in GUIDE_SOUNDS
        volume = self._volumes.guide if is_guide else self._volumes.signals
        samples = tone(cue.sound, cue.length_ms, self._guide, cue.boundary_speeds)
        return _scaled(samples, volume / 100)


def _scaled(samples: Samples, factor: float) -> Samples:
    return samples if factor == 1 else array("h", (int(sample * factor) for sample in samples))
