"""The program's window, measured from within; each function runs in a process of its own.

Each opens the window on a data folder, prints names and milliseconds, a pair a line, and ends the
process; `stay` and `in_session` stay open to be watched from outside. Only this window is changed
for that: the program knows nothing of being measured.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import NamedTuple, NoReturn

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton

from glutetimer.__main__ import main
from glutetimer.ui.window import Window

SIZE = (1366, 768)
# So long, at the least, a person reads Today before they press something, and each page before
# the next. In that time the program gets ready what comes next.
READING_MS, LOOKING_MS = 1_500, 200
SPANS = ("4 weeks", "26 weeks", "52 weeks", "All", "12 weeks", "All")


def stay(folder: str, *arguments: str) -> NoReturn:
    """Open the window in the bench's size, and nothing else."""
    run(folder, lambda window: QTimer.singleShot(0, lambda: window.resize(*SIZE)), *arguments)


def in_session(folder: str) -> NoReturn:
    """Open the window, read Today, press Start, and stay."""

    def prepare(window: Window) -> None:
        window.resize(*SIZE)
        start = partial(_click, window, "Start")
        window.painted.connect(lambda: QTimer.singleShot(READING_MS, start))

    run(folder, prepare)


def figure(folder: str) -> NoReturn:
    """Open Today; print how long after its first paint its figure was painted."""
    painted_s = list[float]()

    def watch() -> None:
        from glutetimer.ui.figure_view import FigureView

        painted_s.append(time.perf_counter())
        paint = FigureView.paintEvent

        def paint_and_end(view: FigureView, event: QPaintEvent) -> None:
            paint(view, event)
            print("figure", 1000 * (time.perf_counter() - painted_s[0]), flush=True)
            os._exit(0)

        replace(FigureView, "paintEvent", paint_and_end)

    run(folder, lambda window: window.painted.connect(watch, Qt.ConnectionType.QueuedConnection))


def start(folder: str) -> NoReturn:
    """Press Start; print how long the session's first picture takes."""
    from glutetimer.app.navigation import PageName

    def prepare(window: Window) -> None:
        window.resize(*SIZE)
        _Presses(window, [Press("Start", "Start", PageName.WORKOUT)])

    run(folder, prepare)


def review(folder: str) -> NoReturn:
    """Go to Review twice, then to each span; print how long each takes from press to paint.

    Review was got ready while Today was read; `review_unread` measures it without.
    """
    spans = [Press(f"Weeks: {span}", "span") for span in SPANS]
    pages = [Press("Review", "Review"), Press("Today", "Today"), Press("Review", "again")]

    def prepare(window: Window) -> None:
        window.resize(*SIZE)
        _Presses(window, [*pages, *spans])

    run(folder, prepare)


def review_unread(folder: str) -> NoReturn:
    """Go to Review as soon as Today is painted, which nobody can; print how long that takes.

    That includes loading the page's modules.
    """

    def prepare(window: Window) -> None:
        window.resize(*SIZE)
        _Presses(window, [Press("Review", "Review at once", "Review")], first_after_ms=0)

    run(folder, prepare)


class Press(NamedTuple):
    """A button to press, and what to call how long it takes from there to the paint.

    With a page, only a paint of that one counts.
    """

    button: str
    name: str
    page: str | None = None


class _Presses(QObject):
    """Presses one button after another, and prints the most milliseconds of each name."""

    def __init__(
        self, window: Window, presses: list[Press], first_after_ms: int = READING_MS
    ) -> None:
        super().__init__(window)
        self._window = window
        self._presses = presses
        self._taken_ms: dict[str, float] = {}
        self._pressed_s: float | None = None
        window.installEventFilter(self)
        window.painted.connect(lambda: QTimer.singleShot(first_after_ms, self._press_next))

    def _press_next(self) -> None:
        self._pressed_s = time.perf_counter()
        _click(self._window, self._presses[0].button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest or watched is not self._window:
            return False
        self._window.event(event)
        _, name, page = self._presses[0]
        if self._pressed_s is not None and page in (None, self._window.current):
            taken_ms = 1000 * (time.perf_counter() - self._pressed_s)
            self._taken_ms[name] = max(taken_ms, self._taken_ms.get(name, 0.0))
            self._pressed_s = None
            del self._presses[0]
            if not self._presses:
                for name, taken_ms in self._taken_ms.items():
                    print(name, taken_ms, flush=True)
                os._exit(0)
            QTimer.singleShot(LOOKING_MS, self._press_next)
        return True


def _click(window: Window, name: str) -> None:
    buttons = window.findChildren(QPushButton)
    next(button for button in buttons if name in (button.text(), button.accessibleName())).click()


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
