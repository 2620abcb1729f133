"""Going on with a session that was stopped or interrupted: offered on Today, or left."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from glutetimer.app.session_controller import SessionController
from glutetimer.core.program import Program
from glutetimer.core.records import Unfinished
from glutetimer.storage.errors import StorageError
from glutetimer.ui.today import TodayPage


class ResumeController(QObject):
    """Offers the last session on Today while it can be gone on with."""

    # The session stays as it is, and how it felt is known.
    left = Signal()
    # A sentence about what went wrong, or empty.
    message = Signal(str)

    def __init__(
        self,
        parent: QObject,
        page: TodayPage,
        session_controller: SessionController,
        program: Program,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._session_controller = session_controller
        self._program = program
        self._offered: Unfinished | None = None
        page.resume_asked.connect(self._resume)
        page.decline_asked.connect(self._leave)

    def look(self) -> None:
        """Offer what can be gone on with now, if anything can."""
        try:
            self._offer(self._session_controller.resumable(self._program))
        except StorageError as error:
            self.message.emit(str(error))
        else:
            self.message.emit("")

    def look_again(self) -> None:
        """An offer may be out of date: time has passed."""
        if self._offered is not None:
            self.look()

    def end(self) -> None:
        """Offer it no longer."""
        self._offer(None)

    def _offer(self, session: Unfinished | None) -> None:
        self._offered = session
        self._page.offer_resume(session.record if session else None, self._program)

    def _resume(self) -> None:
        if self._offered is not None:
            self._session_controller.resume(self._program, self._offered)

    def _leave(self) -> None:
        session = self._offered
        if session is None:
            return
        try:
            self._session_controller.decline_resume(self._program, session)
        except StorageError as error:
            self.message.emit(str(error))
            return
        if session.record.is_rated:
            self.left.emit()
        else:
            self.end()
            self._session_controller.end()
