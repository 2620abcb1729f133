"""What would be lost if the window closed now: it is asked about first."""

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
    from glutetimer.ui.review.page import ReviewPage

WAY_BACK = "Keep it open"


class CloseQuestion(QObject):
    """Keeps the window open while something is not saved, unless the person gives it up."""

    # There is a correction to look at.
    correction_found = Signal()

    def __init__(
        self,
        window: Window,
        session_controller: SessionController,
        review: Callable[[], ReviewPage | None],
    ) -> None:
        """`review` is the page with the corrections, once it was made."""
        super().__init__(window)
        self._window = window
        self._session_controller = session_controller
        self._review = review
        self._lose_sessions = False
        window.close_asked.connect(self._ask)

    def _ask(self, event: QCloseEvent) -> None:
        page, session_controller = self._review(), self._session_controller
        session_controller.save()
        correcting = page is not None and page.unsaved_correction
        if not correcting and (not session_controller.unsaved or self._lose_sessions):
            return
        event.ignore()
        if session_controller.workout is not None:
            session_controller.workout.act(Act.PAUSE)
        if page is not None and correcting:
            if not session_controller.under_way:
                self.correction_found.emit()
            ask(
                self._window,
                "You are correcting a session, and that is not saved yet.",
                (
                    ("Save it", lambda: self._close_after(page.save_correction)),
                    ("Drop it", lambda: self._close_after(page.close_correction)),
                ),
                WAY_BACK,
            )
        else:
            ask(
                self._window,
                f"{session_controller.unsaved_text} Closed now, it would be lost.",
                (
                    ("Try again", self._window.close),
                    ("Close and lose it", lambda: self._close_after(self._lose)),
                ),
                WAY_BACK,
            )

    def _close_after(self, do: Callable[[], object]) -> None:
        do()
        self._window.close()

    def _lose(self) -> None:
        self._lose_sessions = True
