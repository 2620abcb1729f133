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
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from glutetimer.app import App
from glutetimer.audio.player import SoundPlayer
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Phase
from glutetimer.places import places
from glutetimer.ports import Ports
from glutetimer.sleep import slept_ms
from glutetimer.sounds import Sounds
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.toml_files import load_program
from glutetimer.surroundings import hush_qt
from tests.fakes import NoAwake

BLOCKED_FOR_S = 0.8
TELL_EVERY_MS = 30
KEYS = {"space": Qt.Key.Key_Space, "left": Qt.Key.Key_Left, "right": Qt.Key.Key_Right}


class Run:
    """Presses, watches and tells."""

    def __init__(self, app: App, player: SoundPlayer, blocked_s: list[float]) -> None:
        self._app = app
        self._player = player
        self._began = time.monotonic()
        self._blocked_s = blocked_s
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(TELL_EVERY_MS)

    def _look(self) -> None:
        workout = self._app.training.workout
        if workout is None:
            self.press("space")
            return
        workout.tick()
        since_s = time.monotonic() - self._began
        if self._blocked_s and since_s > self._blocked_s[0]:
            self._blocked_s.pop(0)
            end = time.monotonic() + BLOCKED_FOR_S
            while time.monotonic() < end:
                pass
            workout.tick()
        segment = workout.session.timeline.at(workout.session.position_ms)
        print(
            json.dumps(
                {
                    "state": workout.session.state,
                    "shown_ms": workout.playhead.at_ms,
                    "lead_ms": workout.playhead.lead_ms,
                    "consumed_ms": self._player.consumed_ms(),
                    "done": sum(record.done for record in workout.session.records()),
                    "trouble": workout.sound_trouble,
                }
            ),
            flush=True,
        )
        if segment.phase in (Phase.SWITCH, Phase.DONE):
            # What is on its way to the server still has to be heard.
            QTimer.singleShot(1_500, self._app.window.close)
            self._timer.stop()
        while select.select([sys.stdin], [], [], 0)[0]:
            line = sys.stdin.readline()
            if not line:
                break
            self.press(line.strip())

    def press(self, key: str) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._app.window, KEYS[key])


def main() -> None:
    hush_qt()
    folder, program, *blocked = sys.argv[1:]
    qt = QApplication(["glutetimer"])
    where = places(Path(folder))
    settings = Settings(safety_read=True, volume=100)
    with HistoryStore(where.history) as store:
        ports = Ports(
            time.monotonic_ns, lambda: datetime.now().astimezone(), Sounds(), NoAwake(), slept_ms
        )
        app = App(where, load_program(Path(program)), settings, store, ports)
        app.open("", start=False)
        app.window.activateWindow()
        player = app.training.ready_player()
        assert isinstance(player, SoundPlayer)
        run = Run(app, player, [float(at) for at in blocked])
        qt.exec()
        del run


if __name__ == "__main__":
    main()
