"""The real program, in which a person is pressed on Today again and again, as fast as can be.

    python -m tests.e2e.switch_people DATA_DIR

Prints the name in the title of each window as it comes, until it is killed.
"""

from __future__ import annotations

import sys
from functools import partial
from unittest.mock import patch

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton

from glutetimer.__main__ import main
from glutetimer.app.application import Application
from glutetimer.ui.window import Window


def press_other(window: Window) -> None:
    """Press the name that is not marked."""
    names = [b for b in window.findChildren(QPushButton) if "Person: " in b.accessibleName()]
    next(name for name in names if not name.isChecked()).click()


def press_once_painted(window: Window) -> None:
    """Say whose window it is, and press the other name as soon as it was painted."""
    print(window.windowTitle().split(" – ")[0], flush=True)
    press = partial(QTimer.singleShot, 0, window, partial(press_other, window))
    window.painted.connect(press, Qt.ConnectionType.QueuedConnection)


if __name__ == "__main__":
    usual = Application.open

    def opened(application: Application, warning: str, start: bool, hidden: bool) -> None:
        press_once_painted(application.window)
        usual(application, warning, start, hidden)

    with patch.object(Application, "open", opened):
        sys.exit(main(["--data-dir", sys.argv[1]]))
