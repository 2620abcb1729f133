"""A whole shortened session without a person: pictures of every page and the session's sound.

It runs at the true speed of sound and time, with a program of three reps a leg. With Xvfb
installed the real window opens on a virtual display, else on Qt's offscreen platform. What
it leaves stands under `build/demo/`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "demo"
SIZE = (1366, 768)
IN_DISPLAY = "GLUTETIMER_DEMO_DISPLAY"


def main() -> int:
    """Run the demo; gives the exit code."""
    if sys.platform == "linux" and IN_DISPLAY not in os.environ:
        return _again_in_a_virtual_display()
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        _play(Path(folder))
    names = sorted(path.name for path in OUT.iterdir())
    print(f"The demo is done; in {OUT.relative_to(ROOT)} are {', '.join(names)}.")
    return 0


def _again_in_a_virtual_display() -> int:
    command = [sys.executable, __file__]
    environ = dict(os.environ, **{IN_DISPLAY: "1"})
    xvfb = shutil.which("xvfb-run")
    if xvfb is None:
        environ["QT_QPA_PLATFORM"] = "offscreen"
    else:
        environ.pop("WAYLAND_DISPLAY", None)
        command = [xvfb, "-a", "-s", f"-screen 0 {SIZE[0]}x{SIZE[1]}x24", *command]
    return subprocess.run(command, env=environ, check=False).returncode


def short_program(folder: Path) -> Path:
    """The built-in program with three reps of each set and the shortest pauses."""
    from glutetimer.system.resources import builtin_program

    text = builtin_program().read_text(encoding="utf-8")
    text = re.sub(r"reps = \d+", "reps = 3", text)
    text = re.sub(r"(get_ready|switch|next_set)_s = \d+", r"\1_s = 6", text)
    file = folder / "short.toml"
    file.write_text(text, encoding="utf-8")
    return file


def _play(folder: Path) -> None:
    from glutetimer.system.qt_environment import prepare_qt_environment

    prepare_qt_environment()
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from glutetimer.__main__ import main as glutetimer
    from glutetimer.app.application import Application
    from glutetimer.audio.sound_system import DeviceSound
    from glutetimer.ports import Ports
    from glutetimer.storage.history import HistoryStore
    from glutetimer.system.autostart import autostart
    from glutetimer.system.paths import user_paths
    from glutetimer.system.reduced_motion import ask_reduced_motion
    from glutetimer.system.screen_inhibitor import DesktopInhibitor
    from glutetimer.system.sleep_clock import slept_ms
    from glutetimer.ui.tray import DesktopTray
    from glutetimer.ui.type_size import set_type_size
    from glutetimer.ui.workout.announcer import MomentLabel

    program_file = short_program(folder)
    sound = ["export-audio", str(OUT / "session.wav"), "--program", str(program_file)]
    glutetimer([*sound, "--data-dir", str(folder)])
    qt = QApplication(["glutetimer"])
    qt.setStyle("Fusion")
    set_type_size(qt)
    paths = user_paths(folder)
    with HistoryStore(paths.history) as store:
        ports = Ports(
            time.monotonic_ns,
            lambda: datetime.now().astimezone(),
            DeviceSound(),
            DesktopInhibitor(),
            slept_ms,
            DesktopTray(),
            autostart(folder),
            ask_reduced_motion,
        )
        app = Application(paths, program_file, store, ports)
        window = app.window
        window.resize(*SIZE)
        app.open("", start=False)
        window.activateWindow()

        def press(key: Qt.Key) -> None:
            QTest.keyClick(QApplication.focusWidget() or window, key)

        def shoot(name: str) -> None:
            qt.processEvents()
            window.grab().save(str(OUT / f"{name}.png"))

        def wait(condition: Callable[[], bool]) -> None:
            while not condition():
                QTest.qWait(20)

        def shows(words: str) -> Callable[[], bool]:
            def is_shown() -> bool:
                return any(words in label.text() for label in window.findChildren(MomentLabel))

            return is_shown

        wait(lambda: QApplication.focusWidget() is not None)
        # The same key at once would be taken for the same press.
        interval_ms = qt.styleHints().mouseDoubleClickInterval()
        for name, key in (
            ("1-safety", Qt.Key.Key_Space),
            ("1-lying", Qt.Key.Key_Space),
            ("1-sound", Qt.Key.Key_Escape),
            ("1-lying-again", Qt.Key.Key_Escape),
            ("1-safety-again", Qt.Key.Key_Escape),
        ):
            shoot(name)
            press(key)
            QTest.qWait(interval_ms)
        shoot("2-today")
        press(Qt.Key.Key_Space)
        for name, words in (
            ("3-get-ready", "Get ready"),
            ("4-left-lift", "Lift. 2 of 3"),
            ("5-left-lower", "Lower. 2 of 3"),
            ("6-switch", "Switch sides"),
            ("7-right-lift", "Right leg. Lift. 2 of 3"),
        ):
            wait(shows(words))
            QTest.qWait(1_000)
            shoot(name)
        press(Qt.Key.Key_Space)
        shoot("8-paused")
        QTest.qWait(interval_ms)
        press(Qt.Key.Key_Space)
        wait(lambda: window.current == "Summary")
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Space) * 2:
            press(key)
        shoot("9-summary")
        for number, name in enumerate(("Review", "Learn", "Program", "Settings"), start=10):
            window.page_asked.emit(name)
            shoot(f"{number}-{name.lower()}")
        window.close()


if __name__ == "__main__":
    sys.exit(main())
