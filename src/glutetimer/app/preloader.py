"""Gets ready what the person is likely to ask for next, while they read and nothing is to be done.

The page Review: its modules, and what Qt makes of them, take longer to load than to show.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from glutetimer.app.navigation import PageName
from glutetimer.app.session_controller import SessionController
from glutetimer.ui.window import Window

# Loaded one after the other, each with those that it needs, so that none takes long.
MODULES = (
    "glutetimer.app.review_controller",
    "glutetimer.ui.review.wrapping_table",
    "glutetimer.ui.review.texts",
    "glutetimer.ui.review.charts.frame",
    "glutetimer.ui.review.calendar_model",
    "glutetimer.ui.review.calendar",
    "glutetimer.ui.review.charts.balance_chart",
    "glutetimer.ui.review.sessions_table",
    "glutetimer.ui.review.review_page",
)


class Preloader(QObject):
    """Takes one step at a time, and none as long as a session is under way.

    In between the window does whatever is asked for: a press waits for one step at most.
    """

    def __init__(self, window: Window, sessions: SessionController) -> None:
        super().__init__(window)
        self._sessions = sessions
        self._steps: deque[Callable[[], object]] = deque(partial(import_module, m) for m in MODULES)
        self._steps.append(partial(window.make_page, PageName.REVIEW))
        # At no interval: once nothing else waits.
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._take_step)
        sessions.ended.connect(self._timer.start)
        window.closing.connect(self._timer.stop)
        self._timer.start()

    def _take_step(self) -> None:
        if self._steps and not self._sessions.under_way:
            self._steps.popleft()()
        else:
            self._timer.stop()
