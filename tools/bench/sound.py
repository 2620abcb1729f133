"""What mixing a session and playing it costs."""

from __future__ import annotations

import time
from pathlib import Path

from bench.table import Row
from glutetimer.audio.clip_library import ClipLibrary
from glutetimer.audio.mixer import Mixer
from glutetimer.audio.player import SoundPlayer
from glutetimer.audio.sample_cache import SampleCache
from glutetimer.audio.sound_system import output_opener
from glutetimer.audio.units import FRAMES_PER_MS, RATE_HZ
from glutetimer.core.compiler import compile_timeline
from glutetimer.core.playhead import Seek
from glutetimer.core.program import Side
from glutetimer.core.speech_schedule import Speech
from glutetimer.core.timeline import Plan, Timeline
from glutetimer.storage.toml_files import load_program
from glutetimer.system.resources import builtin_program, voice_folder

CHUNK_FRAMES = RATE_HZ // 10
BEGIN_S, PLAY_S = 4, 10


def sound(_: Path) -> list[Row]:
    """The sound of level 1."""
    clip_library = ClipLibrary(voice_folder())
    level = load_program(builtin_program()).levels[0]
    speech = Speech(lengths_ms=clip_library.lengths_ms())
    timeline = compile_timeline(Plan(level, Side.LEFT, speech=speech))
    mixed_ms = _mixing_ms(timeline, clip_library)
    playing = [] if (percent := _playing_percent(timeline, clip_library)) is None else [percent]
    return [
        Row("Mixing level 1", [mixed_ms], "ms", [timeline.duration_ms], "its duration", 0.02),
        Row("Playing it", playing, "% of a core", absent="no sound device"),
    ]


def _mixing_ms(timeline: Timeline, clip_library: ClipLibrary) -> float:
    mix = Mixer(timeline.cues, SampleCache(clip_library))
    start = time.perf_counter()
    for first in range(0, timeline.duration_ms * FRAMES_PER_MS, CHUNK_FRAMES):
        mix.render(first, CHUNK_FRAMES)
    return 1000 * (time.perf_counter() - start)


def _playing_percent(timeline: Timeline, clip_library: ClipLibrary) -> float | None:
    """How busy playing keeps a core; None where there is nothing to play on."""
    player = SoundPlayer(time.monotonic_ns, SampleCache(clip_library), output_opener(), 80)
    player.play(timeline, Seek(10_000))
    time.sleep(BEGIN_S)
    percent = None
    if not player.sound_problem():
        before_s = time.process_time()
        time.sleep(PLAY_S)
        percent = (time.process_time() - before_s) / PLAY_S * 100
    player.close()
    return percent
