"""Going on with a session that was stopped or interrupted: offered on Today, or declined."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from glutetimer.app.reporting import reporting
from glutetimer.app.session_controller import SessionController
from glutetimer.core.program import Program
from glutetimer.core.records import Unfinished
from glutetimer.ui.today_page import TodayPage


class ResumeController(QObject):
    """Offers the last session on Today while it can be gone on with."""

    # The session stays as it is, and how it felt is known.
    declined = Signal()
    # A sentence about what went wrong, or empty.
    message = Signal(str)

    def __init__(
        self, page: TodayPage, session_controller: SessionController, program: Program
    ) -> None:
        super().__init__(page)
        self._page = page
        self._session_controller = session_controller
        self._program = program
        self._offered: Unfinished | None = None
        page.resume_asked.connect(self._resume)
        page.decline_asked.connect(self._decline)
        session_controller.began.connect(self._withdraw)

    def offer(self) -> None:
        """Offer what can be gone on with now, if anything can."""
        with reporting(self.message.emit, self.message.emit):
            self._show(self._session_controller.resumable(self._program))

    def check_offer(self) -> None:
        """Withdraw an offer that is out of date: time has passed."""
        if self._offered is not None:
            self.offer()

    def _show(self, unfinished: Unfinished | None) -> None:
        self._offered = unfinished
        self._page.offer_resume(unfinished.record if unfinished else None, self._program)

    def _withdraw(self) -> None:
        self._show(None)

    def _resume(self) -> None:
        if self._offered is not None:
            self._session_controller.resume(self._program, self._offered)

    def _decline(self) -> None:
        unfinished = self._offered
        if unfinished is None:
            return
        with reporting(self.message.emit) as outcome:
            self._session_controller.decline_resume(self._program, unfinished)
        if not outcome.done:
            return
        if unfinished.record.is_rated:
            self.declined.emit()
        else:
            self._withdraw()
            self._session_controller.end()
