"""The real window, run by a test in a process of its own; tells what it shows as JSON lines.

    python -m tests.audio.window_run DATA_DIR PROGRAM [BLOCKED_S …]

Presses Space until the session runs. At each BLOCKED_S seconds after that it holds up the
window's thread for 0.8 s, in pure Python. Words on its standard input are keys to press.
Ends after the first leg.
"""

from __future__ import annotations

import json
import select
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from glutetimer.app.application import Application
from glutetimer.audio.mixer import SampleCache, SeekMix
from glutetimer.audio.output import AudioOutput, SyncedStream
from glutetimer.audio.player import SoundPlayer
from glutetimer.audio.playhead import NS_PER_MS, Player, after
from glutetimer.audio.sound_system import DeviceSound, way_out
from glutetimer.audio.tones import FRAMES_PER_MS
from glutetimer.audio.voice import ClipLibrary
from glutetimer.core.session import State
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Phase
from glutetimer.ports import Ports
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.toml_files import load_program, save_settings
from glutetimer.system.paths import places
from glutetimer.system.resources import voice_folder
from glutetimer.system.sleep_clock import slept_ms
from tests.support.fakes import FakeInhibitor

# A report that is older says nothing of now.
FRESH_NS = 200 * NS_PER_MS
BLOCKED_FOR_S = 0.8
TELL_EVERY_MS = 30
# What the device holds at the end is recorded by then.
LEAVE_AFTER_MS = 700
KEYS = {"space": Qt.Key.Key_Space, "h": Qt.Key.Key_H}


class HeldClock:
    """The monotonic clock, which stands still while two things are asked about one moment."""

    def __init__(self) -> None:
        self._held_ns: int | None = None

    def __call__(self) -> int:
        held_ns = self._held_ns
        return time.monotonic_ns() if held_ns is None else held_ns

    @contextmanager
    def held(self) -> Iterator[int]:
        self._held_ns = now_ns = time.monotonic_ns()
        yield now_ns
        self._held_ns = None


class WatchedSounds(DeviceSound):
    """Sounds as they are; tells what the way out in use says of itself."""

    def __init__(self, clock: HeldClock) -> None:
        super().__init__()
        self._clock = clock
        self._open = way_out()
        self._playing: tuple[AudioOutput, SyncedStream] | None = None

    def player(self, settings: Settings) -> Player:
        clips = SampleCache(ClipLibrary(voice_folder()), settings.guide, settings.volumes)
        return SoundPlayer(self._clock, clips, self._open_watched, settings.volume)

    def heard_ms(self, now_ns: int) -> int | None:
        """Where on the timeline the sound is by its last report; None if there is none of now."""
        if self._playing is None:
            return None
        output, stream = self._playing
        report, mix = output.report(), stream.mix
        assert isinstance(mix, SeekMix)
        if stream.start_frame is None or report is None or now_ns - report.at_ns > FRESH_NS:
            return None
        frame = stream.mix_frame_at(report.frame)
        heard_ms = frame // FRAMES_PER_MS + (now_ns - report.at_ns) // NS_PER_MS
        return after(mix.seek, max(0, heard_ms)).at_ms

    def _open_watched(self, stream: SyncedStream, volume: int) -> AudioOutput | None:
        self._playing = None
        output = self._open(stream, volume)
        if output is not None:
            self._playing = output, stream
        return output


class Run:
    """Presses, watches and tells."""

    def __init__(
        self, app: Application, sounds: WatchedSounds, clock: HeldClock, blocked_s: list[float]
    ) -> None:
        self._app = app
        self._sounds = sounds
        self._clock = clock
        self._began = time.monotonic()
        self._blocked_s = blocked_s
        self._told: dict[str, object] = {}
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(TELL_EVERY_MS)

    def _look(self) -> None:
        workout = self._app.session_controller.workout
        if workout is None:
            self.press("space")
            return
        since_s = time.monotonic() - self._began
        if self._blocked_s and since_s > self._blocked_s[0]:
            self._blocked_s.pop(0)
            end = time.monotonic() + BLOCKED_FOR_S
            while time.monotonic() < end:
                pass
        with self._clock.held() as now_ns:
            workout.tick()
            plays = workout.session.state is State.PLAYING
            heard_ms = self._sounds.heard_ms(now_ns) if plays else None
        timeline = workout.session.timeline
        segment = timeline.at(workout.session.position_ms)
        self._told = {
            "at_ms": now_ns // NS_PER_MS,
            "state": workout.session.state,
            "shown_ms": workout.playhead.at_ms,
            "lead_ms": workout.playhead.lead_ms,
            "heard_ms": heard_ms,
            "done": sum(record.done for record in workout.session.records()),
            "trouble": workout.sound_trouble,
            "speed_changes": [each.from_rep for each in timeline.plan.speed_changes],
        }
        print(json.dumps(self._told), flush=True)
        if segment.phase in (Phase.SWITCH, Phase.DONE):
            # What is on its way to the server still has to be heard.
            QTimer.singleShot(LEAVE_AFTER_MS, self._leave)
            self._timer.stop()
        while select.select([sys.stdin], [], [], 0)[0]:
            line = sys.stdin.readline()
            if not line:
                break
            self.press(line.strip())

    def _leave(self) -> None:
        loaded = sorted(name for name in sys.modules if name.startswith("PySide6."))
        libraries = Path("/proc/self/maps").read_text(encoding="utf-8")
        last = {"modules": loaded, "ffmpeg": "libavcodec" in libraries}
        print(json.dumps(self._told | last), flush=True)
        self._app.window.close()

    def press(self, key: str) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._app.window, KEYS[key])


def main() -> None:
    folder, program, *blocked = sys.argv[1:]
    qt = QApplication(["glutetimer"])
    where = places(Path(folder))
    settings = Settings(safety_read=True, volume=100)
    with HistoryStore(where.history) as store:
        clock = HeldClock()
        sounds = WatchedSounds(clock)
        ports = Ports(clock, lambda: datetime.now().astimezone(), sounds, FakeInhibitor(), slept_ms)
        save_settings(where.settings, settings)
        app = Application(where, load_program(Path(program)), store, ports)
        app.open("", start=False)
        app.window.activateWindow()
        run = Run(app, sounds, clock, [float(at) for at in blocked])
        qt.exec()
        del run


if __name__ == "__main__":
    main()
