"""What a session should sound like, and how a recording of it compares."""

from __future__ import annotations

import re
from array import array
from pathlib import Path

from glutetimer.audio.clip_library import ClipLibrary
from glutetimer.audio.mixer import Mixer
from glutetimer.audio.sample_cache import SampleCache
from glutetimer.audio.units import FRAMES_PER_MS, RATE_HZ, Samples
from glutetimer.core.adjustment import Adjustment
from glutetimer.core.compiler import compile_timeline
from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import SpeedChange, Timeline
from glutetimer.storage.toml_files import load_program
from glutetimer.system.resources import builtin_program, voice_folder

CLIP_LIBRARY = ClipLibrary(voice_folder())
SAMPLE_CACHE = SampleCache(CLIP_LIBRARY)
# Samples of more than silence.
LOUD = 1_000


def write_brisk_program(folder: Path, reps: int = 2, get_ready_s: int = 3) -> Path:
    """The built-in program with few and quick reps: each takes 2 seconds."""
    text = builtin_program().read_text(encoding="utf-8")
    text = re.sub(r"reps = \d+", f"reps = {reps}", text)
    text = re.sub(r"(lift|lower) = 2", r"\1 = 0.5", text)
    text = re.sub(r"get_ready_s = \d+", f"get_ready_s = {get_ready_s}", text)
    file = folder / "brisk.toml"
    file.write_text(text, encoding="utf-8")
    return file


def timeline_of(program: Path, *changes: SpeedChange, waits: bool = False) -> Timeline:
    """The timeline that the window makes of that program."""
    loaded = load_program(program)
    level, lengths_ms = loaded.levels[0], CLIP_LIBRARY.lengths_ms()
    plan = Settings().plan(loaded, level, Adjustment(), Side.LEFT, level.speed, lengths_ms)
    return compile_timeline(replace(plan, speed_changes=changes, waits=waits))


def first_leg(timeline: Timeline) -> Samples:
    """What is to be heard up to the end of the first leg."""
    end_ms = timeline.bout_end_ms(timeline.reps[0].start_ms)
    return Mixer(timeline.cues, SAMPLE_CACHE).render(0, end_ms * FRAMES_PER_MS)


def first_loud_frame(samples: Samples) -> int:
    return next(i for i, sample in enumerate(samples) if abs(sample) > LOUD)


def start_of(sound: Samples, recording: Samples) -> int | None:
    """The recording's frame at which the sound begins, by its first second of more than silence.

    None where that second is not in it.
    """
    first = first_loud_frame(sound)
    byte = recording.tobytes().find(sound[first : first + RATE_HZ].tobytes())
    return byte // array("h").itemsize - first if byte >= 0 else None


def frames_alike(recording: Samples, sound: Samples) -> int:
    """How many frames of the sound are in the recording as they should be, from its start on."""
    start = start_of(sound, recording)
    if start is None:
        return 0
    part = recording[start:][: len(sound)]
    if part == sound:
        return len(sound)
    return next((i for i, (a, b) in enumerate(zip(part, sound, strict=False)) if a != b), len(part))
