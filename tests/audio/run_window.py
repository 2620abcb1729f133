"""The real window, run by a test in a process of its own; prints what it shows as JSON lines.

    python -m tests.audio.run_window DATA_DIR PROGRAM WAIT_FOR_ME [BLOCKED_S …]

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
from glutetimer.audio.clip_library import ClipLibrary
from glutetimer.audio.output import AudioOutput, SyncedStream
from glutetimer.audio.player import SoundPlayer
from glutetimer.audio.sample_cache import SampleCache
from glutetimer.audio.sound_system import DeviceSound, output_opener
from glutetimer.audio.units import FRAMES_PER_MS, NS_PER_MS
from glutetimer.core.session import State
from glutetimer.core.setting_choices import WaitForMe
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Phase
from glutetimer.ports import Ports
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.toml_files import save_settings
from glutetimer.system.paths import user_paths
from glutetimer.system.resources import voice_folder
from glutetimer.system.sleep_clock import slept_ms
from tests.support.fakes import FakeAutostart, FakeInhibitor, FakeMotion, FakeTray

# An older position says nothing of now.
FRESH_NS = 200 * NS_PER_MS
BLOCKED_FOR_S = 0.8
MOMENT_EVERY_MS = 30
# What the device holds at the end is recorded by then.
LEAVE_AFTER_MS = 700
KEYS = {"space": Qt.Key.Key_Space, "h": Qt.Key.Key_H}


class HeldClock:
    """The monotonic clock, which stands still while two things are read at one moment."""

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


class WatchedSound(DeviceSound):
    """The sound as it is; knows what the output in use reports."""

    def __init__(self, clock: HeldClock) -> None:
        super().__init__()
        self._clock = clock
        self._open = output_opener()
        self._playback: tuple[AudioOutput, SyncedStream] | None = None

    def player(self, settings: Settings) -> SoundPlayer:
        library = ClipLibrary(voice_folder())
        sample_cache = SampleCache(library, settings.guide, settings.volumes)
        return SoundPlayer(self._clock, sample_cache, self._open_watched, settings.volume)

    def heard_ms(self, now_ns: int) -> int | None:
        """Where on the timeline the sound is by its last position; None if there is none of now."""
        if self._playback is None:
            return None
        output, stream = self._playback
        position = output.heard_position()
        if stream.start_frame is None or position is None or now_ns - position.at_ns > FRESH_NS:
            return None
        mix_frame = stream.mix_frame_at(position.stream_frame)
        heard_ms = mix_frame // FRAMES_PER_MS + (now_ns - position.at_ns) // NS_PER_MS
        return stream.mix.seek.playhead_after(max(0, heard_ms)).at_ms

    def _open_watched(self, stream: SyncedStream, volume: int) -> AudioOutput | None:
        self._playback = None
        output = self._open(stream, volume)
        if output is not None:
            self._playback = output, stream
        return output


class Watcher:
    """Presses keys, and prints what the window shows."""

    def __init__(
        self, app: Application, sound: WatchedSound, clock: HeldClock, blocked_s: list[float]
    ) -> None:
        self._app = app
        self._sound = sound
        self._clock = clock
        self._began_s = time.monotonic()
        self._blocked_s = blocked_s
        self._moment: dict[str, object] = {}
        self._timer = QTimer()
        self._timer.timeout.connect(self._print_moment)
        self._timer.start(MOMENT_EVERY_MS)

    def _print_moment(self) -> None:
        workout = self._app.session_controller.workout
        if workout is None:
            self.press("space")
            return
        since_s = time.monotonic() - self._began_s
        if self._blocked_s and since_s > self._blocked_s[0]:
            self._blocked_s.pop(0)
            end_s = time.monotonic() + BLOCKED_FOR_S
            while time.monotonic() < end_s:
                pass
        with self._clock.held() as now_ns:
            workout.tick()
            plays = workout.session.state is State.PLAYING
            heard_ms = self._sound.heard_ms(now_ns) if plays else None
        timeline = workout.session.timeline
        segment = timeline.segment_at(workout.session.position_ms)
        self._moment = {
            "at_ms": now_ns // NS_PER_MS,
            "state": workout.session.state,
            "shown_ms": workout.playhead.at_ms,
            "lead_ms": workout.playhead.lead_ms,
            "heard_ms": heard_ms,
            "done": sum(record.done for record in workout.session.records()),
            "sound_problem": workout.sound_problem,
            "speed_changes": [change.from_rep for change in timeline.plan.speed_changes],
        }
        print(json.dumps(self._moment), flush=True)
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
        loaded_by_end = {"modules": loaded, "ffmpeg": "libavcodec" in libraries}
        print(json.dumps(self._moment | loaded_by_end), flush=True)
        self._app.window.close()

    def press(self, key: str) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._app.window, KEYS[key])


def main() -> None:
    folder, program, wait_for_me, *blocked = sys.argv[1:]
    qt = QApplication(["glutetimer"])
    paths = user_paths(Path(folder))
    settings = Settings(introduced=True, volume=100, wait_for_me=WaitForMe(wait_for_me))
    with HistoryStore(paths.history) as store:
        clock = HeldClock()
        sound = WatchedSound(clock)
        ports = Ports(
            clock,
            lambda: datetime.now().astimezone(),
            sound,
            FakeInhibitor(),
            slept_ms,
            FakeTray(),
            FakeAutostart(),
            FakeMotion().ask,
        )
        save_settings(paths.settings, settings)
        app = Application(paths, Path(program), store, ports)
        app.open("", start=False)
        app.window.activateWindow()
        watcher = Watcher(app, sound, clock, [float(at_s) for at_s in blocked])
        qt.exec()
        del watcher


if __name__ == "__main__":
    main()
