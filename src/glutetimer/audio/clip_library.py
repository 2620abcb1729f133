"""The spoken clips: what can be said, how long it takes, and its samples."""

from __future__ import annotations

import tomllib
import wave
from array import array
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from glutetimer.audio.units import RATE_HZ, Samples

CLIP_RATE_HZ = RATE_HZ // 2
NUMBER_PREFIX = "number-"


class ClipLibrary:
    """The clips of a folder: its `phrases.toml` maps ids to texts, `<id>.wav` sounds.

    A number's text is its digits: `number-7` says "7". Clips are 24 kHz, mono, 16 bit. Where there
    is no such folder, as for a language that has no clips, nothing can be said.
    """

    def __init__(self, folder: Path) -> None:
        """Reads the list only; clips are read as they are asked for. Raises OSError."""
        phrases = {}
        if folder.is_dir():
            listed = (folder / "phrases.toml").read_text(encoding="utf-8")
            phrases = tomllib.loads(listed)["phrases"]
        self._files = {
            _spoken_text(clip_id, phrase["text"]): folder / f"{clip_id}.wav"
            for clip_id, phrase in phrases.items()
        }

    def lengths_ms(self) -> Mapping[str, int]:
        """How long each text takes to say, in whole milliseconds, rounded up."""
        return {
            text: -(-_frames(file) * 1000 // CLIP_RATE_HZ) for text, file in self._files.items()
        }

    def samples(self, text: str) -> Samples:
        """The clip of a text at 48 kHz; empty where there is none."""
        file = self._files.get(text)
        return _upsampled(file) if file is not None else array("h")


def _spoken_text(clip_id: str, text: str) -> str:
    return clip_id.removeprefix(NUMBER_PREFIX) if clip_id.startswith(NUMBER_PREFIX) else text


def _frames(file: Path) -> int:
    with wave.open(str(file), "rb") as clip:
        return clip.getnframes()


def _upsampled(file: Path) -> Samples:
    """A clip at twice its rate: between two samples stands their mean."""
    with wave.open(str(file), "rb") as clip:
        recorded = array("h", clip.readframes(clip.getnframes()))
    samples = array("h", bytes(2 * recorded.itemsize * len(recorded)))
    samples[::2] = recorded
    samples[1:-1:2] = array("h", ((a + b) // 2 for a, b in pairwise(recorded)))
    return samples
