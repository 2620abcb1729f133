"""The program's window, measured from within; `bench.py` runs each function in its own process.

Each function opens the window on a data folder, prints what it measures in seconds, and ends the
process; `stay` and `session` stay open to be watched from outside. Only this window is changed
for that: the program knows nothing of being measured.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import NoReturn

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton

from glutetimer.__main__ import main
from glutetimer.ui.window import Window

SIZE = (1366, 768)
SPANS = ("4 weeks", "26 weeks", "52 weeks", "All", "12 weeks", "All")


def stay(folder: str) -> NoReturn:
    """Open Today, and nothing else."""
    sys.exit(main(["--data-dir", folder]))


def session(folder: str, begin_ms: int) -> NoReturn:
    """Start a session; print what each frame took.

    A frame is a tick and the paint of what that changed. They are printed once, those of the five
    seconds that begin `begin_ms` after the start, which is as long as a clamshell takes.
    """
    from glutetimer.app.session_controller import SessionController
    from glutetimer.ui.workout.workout_page import WorkoutPage

    tick, paint = SessionController.tick, WorkoutPage.paintEvent
    ticks_s, frames_s = [0.0], list[float]()

    def timed_tick(controller: SessionController) -> None:
        start = time.perf_counter()
        tick(controller)
        ticks_s.append(time.perf_counter() - start)

    def timed_paint(page: WorkoutPage, event: QPaintEvent) -> None:
        start = time.perf_counter()
        paint(page, event)
        frames_s.append(ticks_s[-1] + time.perf_counter() - start)

    def begin() -> None:
        frames_s.clear()
        QTimer.singleShot(5_000, lambda: print(*frames_s, flush=True))

    def prepare(window: Window) -> None:
        QTimer.singleShot(begin_ms, begin)
        QTimer.singleShot(0, lambda: window.resize(*SIZE))

    replace(SessionController, "tick", timed_tick)
    replace(WorkoutPage, "paintEvent", timed_paint)
    run(folder, prepare, "--start")


def start(folder: str) -> NoReturn:
    """Press Start, two seconds after Today was painted; print how long its first picture takes."""
    from glutetimer.app.navigation import PageName

    def prepare(window: Window) -> None:
        window.resize(*SIZE)
        presses = _Presses(window, [("Start", PageName.WORKOUT)])
        window.painted.connect(lambda: QTimer.singleShot(2_000, presses.press_next))

    run(folder, prepare)


def review(folder: str) -> NoReturn:
    """Go to Review twice, then to each span; print how long each takes from press to paint.

    The first time includes loading the page's modules.
    """
    names = ["Review", "Today", "Review", *(f"Weeks: {span}" for span in SPANS)]

    def prepare(window: Window) -> None:
        window.resize(*SIZE)
        presses = _Presses(window, [(name, None) for name in names])
        QTimer.singleShot(1_500, presses.press_next)

    run(folder, prepare)


class _Presses(QObject):
    """Presses buttons one after another, and prints the name and the seconds to the paint of each.

    Each has a page, on which alone the paint counts, or None for any.
    """

    def __init__(self, window: Window, presses: list[tuple[str, str | None]]) -> None:
        super().__init__(window)
        self._window = window
        self._presses = presses
        self._pressed_s: float | None = None
        window.installEventFilter(self)

    def press_next(self) -> None:
        name, _ = self._presses[0]
        buttons = self._window.findChildren(QPushButton)
        button = next(b for b in buttons if name in (b.text(), b.accessibleName()))
        self._pressed_s = time.perf_counter()
        button.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest or watched is not self._window:
            return False
        self._window.event(event)
        name, page = self._presses[0]
        if self._pressed_s is not None and page in (None, self._window.current):
            print(name, time.perf_counter() - self._pressed_s, flush=True)
            self._pressed_s = None
            del self._presses[0]
            if not self._presses:
                os._exit(0)
            QTimer.singleShot(300, self.press_next)
        return True


def run(folder: str, prepare: Callable[[Window], object], *arguments: str) -> NoReturn:
    """Run the program; `prepare` is called with its window as soon as that is made."""
    make = Window.__init__

    def make_and_prepare(window: Window) -> None:
        make(window)
        prepare(window)

    replace(Window, "__init__", make_and_prepare)
    sys.exit(main(["--data-dir", folder, *arguments]))


def replace(owner: type, name: str, attribute: object) -> None:
    """Make that the attribute of a class."""
    setattr(owner, name, attribute)
