"""Asks before the window closes while something is not saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCloseEvent

from glutetimer.app.session_controller import SessionController
from glutetimer.core.session import Act
from glutetimer.ui.question import ask
from glutetimer.ui.window import Window

if TYPE_CHECKING:
    from glutetimer.ui.review.review_page import ReviewPage

KEEP_OPEN = "Keep it open"


class CloseQuestion(QObject):
    """Keeps the window open while something is not saved, unless the person gives it up."""

    # The window is to be closed: what is being typed should be handed over now.
    closing = Signal()
    # There is a correction to look at.
    correction_found = Signal()

    def __init__(self, window: Window, session_controller: SessionController) -> None:
        super().__init__(window)
        self._window = window
        self._session_controller = session_controller
        self._review_page: ReviewPage | None = None
        self._lose_sessions = False
        window.close_asked.connect(self._ask)

    def watch_corrections(self, page: ReviewPage) -> None:
        """Ask about a correction that is open on that page, too."""
        self._review_page = page

    def _ask(self, event: QCloseEvent) -> None:
        self.closing.emit()
        page, sessions = self._review_page, self._session_controller
        sessions.save()
        correcting = page is not None and page.unsaved_correction
        if not correcting and (not sessions.unsaved or self._lose_sessions):
            return
        event.ignore()
        sessions.act(Act.PAUSE)
        if page is not None and correcting:
            if not sessions.under_way:
                self.correction_found.emit()
            ask(
                self._window,
                "You are correcting a session, and that is not saved yet.",
                (
                    ("Save it", lambda: self._close_after(page.save_correction)),
                    ("Drop it", lambda: self._close_after(page.close_correction)),
                ),
                KEEP_OPEN,
            )
        else:
            ask(
                self._window,
                f"{sessions.unsaved_text} Closed now, it would be lost.",
                (
                    ("Try again", self._window.close),
                    ("Close and lose it", lambda: self._close_after(self._give_sessions_up)),
                ),
                KEEP_OPEN,
            )

    def _close_after(self, action: Callable[[], object]) -> None:
        action()
        self._window.close()

    def _give_sessions_up(self) -> None:
        self._lose_sessions = True
