"""The real program, in which a person is pressed on Today again and again, as fast as can be.

    python -m tests.e2e.switch_people DATA_DIR N

Prints the name in the title of each window as it comes. From the first press on it counts what
is done with the files in the folder, and ends before the Nth of that, as if it were killed there.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from unittest.mock import patch

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton

from glutetimer.__main__ import main
from glutetimer.app.application import Application
from glutetimer.ui.window import Window

KILLED = 9
OPERATIONS = ("open", "os.mkdir", "os.remove", "os.rename", "sqlite3.connect")


class Killer:
    """Ends the process before an operation on the files in a folder, once it is armed."""

    def __init__(self, folder: str, operation: int) -> None:
        self._folder = folder
        self._left = operation
        self._armed = False
        sys.addaudithook(self._hear)

    def arm(self) -> None:
        self._armed = True

    def _hear(self, event: str, args: tuple[object, ...]) -> None:
        if self._armed and event in OPERATIONS and any(self._folder in str(a) for a in args):
            self._left -= 1
            if self._left == 0:
                # At once: nothing is closed, written or taken away.
                os._exit(KILLED)


def press_other(window: Window, killer: Killer) -> None:
    """Press the name that is not marked."""
    names = [b for b in window.findChildren(QPushButton) if "Person: " in b.accessibleName()]
    killer.arm()
    next(name for name in names if not name.isChecked()).click()


def press_once_painted(window: Window, killer: Killer) -> None:
    """Say whose window it is, and press the other name as soon as it was painted."""
    print(window.windowTitle().split(" – ")[0], flush=True)
    press = partial(QTimer.singleShot, 0, window, partial(press_other, window, killer))
    window.painted.connect(press, Qt.ConnectionType.QueuedConnection)


if __name__ == "__main__":
    usual, killer = Application.open, Killer(sys.argv[1], int(sys.argv[2]))

    def opened(application: Application, warning: str, start: bool, hidden: bool) -> None:
        press_once_painted(application.window, killer)
        usual(application, warning, start, hidden)

    with patch.object(Application, "open", opened):
        sys.exit(main(["--data-dir", sys.argv[1]]))
