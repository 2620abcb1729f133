"""Shows the tray's icon and a notification, and prints what is asked for from there."""

from __future__ import annotations

import sys
from functools import partial

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from glutetimer.ports import TrayActs
from glutetimer.system.resources import window_icon
from glutetimer.ui.tray import DesktopTray


def main() -> None:
    qt = QApplication(sys.argv[:1])
    qt.setWindowIcon(QIcon(str(window_icon())))
    qt.setQuitOnLastWindowClosed(False)
    tray = DesktopTray()
    say = partial(print, flush=True)

    def end() -> None:
        tray.hide()
        qt.exit()

    say(f"there {tray.is_there()}, notifies {tray.can_notify()}")
    start, open_, snooze, skip = (
        partial(say, act) for act in ("start", "open", "snooze", "skip today")
    )
    tray.show(TrayActs(start, open_, snooze, skip, end))
    tray.notify("Time for Clamshell", "25 with each leg")
    qt.exec()


if __name__ == "__main__":
    main()
