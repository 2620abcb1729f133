"""Opens the program's window as a start does, and ends the process once Today was painted.

Nothing of Qt is imported here: the program decides what is loaded before it.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn

from glutetimer.__main__ import main
from glutetimer.app import launch

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def run(folder: str) -> NoReturn:
    """Open Today on that data folder, and end as soon as it was painted."""
    start_qt = launch.start_qt

    def start_and_watch() -> QApplication:
        qt = start_qt()
        _end_after_painting()
        return qt

    launch.start_qt = start_and_watch
    sys.exit(main(["--data-dir", folder]))


def list_modules(folder: str) -> NoReturn:
    """The same; print the names of all modules that are loaded by then, one a line."""
    end = os._exit

    def print_and_end(status: int) -> NoReturn:
        print(*sorted(sys.modules), sep="\n", flush=True)
        end(status)

    os._exit = print_and_end
    run(folder)


def _end_after_painting() -> None:
    from PySide6.QtCore import Qt

    from glutetimer.ui.window import Window

    make = Window.__init__

    def make_and_watch(window: Window) -> None:
        make(window)
        # The signal comes as the painting begins.
        window.painted.connect(lambda: os._exit(0), Qt.ConnectionType.QueuedConnection)

    setattr(Window, make.__name__, make_and_watch)
