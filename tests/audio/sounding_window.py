"""The program's window in a process of its own, and how what was heard of it compares."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from array import array
from dataclasses import replace
from pathlib import Path
from typing import Any

from glutetimer.audio.mixer import Mixer, SampleCache
from glutetimer.audio.units import FRAMES_PER_MS
from glutetimer.audio.voice import ClipLibrary
from glutetimer.core.compiler import compile_timeline
from glutetimer.core.program import Side
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Plan, SpeedChange, Timeline
from glutetimer.storage.toml_files import load_program
from glutetimer.system.resources import builtin_program, voice_folder
from tests.audio.sound_server import LOUD, SoundServer, wait_until

VOICE = ClipLibrary(voice_folder())
CLIPS = SampleCache(VOICE)


def brisk_program(folder: Path, reps: int = 2) -> Path:
    """The built-in program with few and quick reps: each takes 2 seconds."""
    text = builtin_program().read_text(encoding="utf-8")
    text = re.sub(r"reps = \d+", f"reps = {reps}", text)
    text = re.sub(r"(lift|lower) = 2", r"\1 = 0.5", text)
    text = re.sub(r"get_ready_s = \d+", "get_ready_s = 3", text)
    file = folder / "brisk.toml"
    file.write_text(text, encoding="utf-8")
    return file


def planned(program: Path, *changes: SpeedChange) -> Timeline:
    """The session that the window makes of that program."""
    loaded = load_program(program)
    speech = Settings().speech(VOICE.lengths_ms())
    plan = Plan(loaded.levels[0], Side.LEFT, loaded.timing, speech=speech)
    return compile_timeline(replace(plan, speed_changes=changes))


def first_leg(timeline: Timeline) -> array[int]:
    """What is to be heard up to the end of the first leg."""
    end_ms = timeline.leg_end_ms(timeline.reps[0].start_ms)
    return Mixer(timeline.cues, CLIPS).render(0, end_ms * FRAMES_PER_MS)


class SoundingWindow:
    """Tells what it shows; see `window_run.py`."""

    def __init__(self, server: SoundServer, folder: Path, program: Path, *blocked_s: int) -> None:
        """Its thread is held up at the seconds given."""
        command = [sys.executable, "-m", "tests.audio.window_run", folder / "data", program]
        self.message: list[dict[str, Any]] = []
        self._process = subprocess.Popen(
            [*map(str, command), *map(str, blocked_s)],
            env=server.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def look(self) -> dict[str, Any]:
        """The next thing it tells; the last again when it has ended."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if line:
            self.message.append(json.loads(line))
        return self.message[-1] if self.message else {}

    def wait_for(self, within_s: float = 30, **values: object) -> dict[str, Any]:
        """Look until it tells exactly these values."""
        wait_until(lambda: values.items() <= self.look().items(), within_s, str(values))
        return self.message[-1]

    def wait_for_trouble(self) -> dict[str, Any]:
        """Look until it says that nothing is heard."""
        wait_until(lambda: "silently" in self.look().get("trouble", ""), what="the message")
        return self.message[-1]

    def press(self, key: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{key}\n")
        self._process.stdin.flush()

    def see_to_the_end(self) -> list[dict[str, Any]]:
        """Everything it told, once it has ended well."""
        assert self._process.stdout is not None
        self.message += [json.loads(line) for line in self._process.stdout]
        assert self._process.wait(timeout=20) == 0
        return self.message

    def close(self) -> None:
        with self._process as process:
            process.kill()

    def shown_beside_heard_ms(self) -> int:
        """How far what it showed was from what was heard, in nine of ten moments.

        A server that is kept waiting says too little now and then.
        """
        both = [at for at in self.message if at.get("heard_ms")]
        apart: list[int] = sorted(abs(at["shown_ms"] - at["heard_ms"]) for at in both)
        return apart[len(apart) * 9 // 10]


def start_of(sound: array[int], heard: array[int]) -> int | None:
    """Where in the recording the sound begins, by its first second of more than silence.

    None where that second is not in it.
    """
    first = next(i for i, sample in enumerate(sound) if abs(sample) > LOUD)
    found = heard.tobytes().find(sound[first : first + 48_000].tobytes())
    return found // 2 - first if found >= 0 else None


def heard_alike(heard: array[int], sound: array[int]) -> int:
    """How many frames of the sound are in the recording as they should be, from its start on."""
    start = start_of(sound, heard)
    if start is None:
        return 0
    part = heard[start:][: len(sound)]
    if part == sound:
        return len(sound)
    return next((i for i, (a, b) in enumerate(zip(part, sound, strict=False)) if a != b), len(part))
