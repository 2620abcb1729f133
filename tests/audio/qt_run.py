"""Plays the first seconds of a session through Qt, in a process of its own.

    python -m tests.audio.qt_run PROGRAM SECONDS

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
from glutetimer.system.requirements import silence_multimedia_log
from tests.audio.sounding_window import CLIPS, planned

LOOK_EVERY_MS = 50


def main() -> None:
    silence_multimedia_log()
    program, seconds = Path(sys.argv[1]), float(sys.argv[2])
    qt = QCoreApplication([])
    devices = QtDevices(time.monotonic_ns)
    player = SoundPlayer(time.monotonic_ns, CLIPS, devices.open, 100)

    def look() -> None:
        if player.playhead().at_ms >= seconds * 1_000 or player.sound_problem():
            qt.quit()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(LOOK_EVERY_MS)
    player.play(planned(program), Seek(0))
    qt.exec()
    print(player.playhead().at_ms, player.sound_problem())
    player.close()


if __name__ == "__main__":
    main()
