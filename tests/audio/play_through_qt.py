"""Plays the first seconds of a session through Qt, in a process of its own.

    python -m tests.audio.play_through_qt PROGRAM SECONDS

Qt is what sound is played with where there is no PulseAudio; here it plays on one.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from glutetimer.audio.player import SoundPlayer
from glutetimer.audio.qt_output import QtDevices
from glutetimer.core.playhead import Seek
from glutetimer.system.qt_environment import prepare_qt_environment
from tests.audio.recordings import SAMPLE_CACHE, timeline_of

POLL_MS = 50


def main() -> None:
    prepare_qt_environment()
    program, seconds = Path(sys.argv[1]), float(sys.argv[2])
    qt = QCoreApplication([])
    devices = QtDevices(time.monotonic_ns)
    player = SoundPlayer(time.monotonic_ns, SAMPLE_CACHE, devices.open, 100)

    def poll() -> None:
        if player.playhead().at_ms >= seconds * 1_000 or player.sound_problem():
            qt.quit()

    timer = QTimer()
    timer.timeout.connect(poll)
    timer.start(POLL_MS)
    player.play(timeline_of(program), Seek(0))
    qt.exec()
    print(player.playhead().at_ms, player.sound_problem())
    player.close()


if __name__ == "__main__":
    main()
