"""Offers on Today to resume a session that was stopped or interrupted."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from glutetimer.app.reporting import reporting
from glutetimer.app.session_controller import Resumable, SessionController
from glutetimer.core.program import Program
from glutetimer.ui.today_page import TodayPage


class ResumeController(QObject):
    """Offers the last session on Today while it can be gone on with."""

    # The session stays as it is, and how it felt is known.
    declined = Signal()
    # A sentence about what went wrong, or empty.
    failed = Signal(str)

    def __init__(
        self, page: TodayPage, session_controller: SessionController, program: Program
    ) -> None:
        super().__init__(page)
        self._page = page
        self._session_controller = session_controller
        self._program = program
        self._offered: Resumable | None = None
        page.resume_asked.connect(self._resume)
        page.decline_asked.connect(self._decline)
        session_controller.began.connect(self._withdraw)

    def offer(self) -> None:
        """Offer what can be gone on with now, if anything can."""
        with reporting(self.failed.emit, self.failed.emit):
            self._show(self._session_controller.resumable(self._program))

    def check_offer(self) -> None:
        """Withdraw an offer that is out of date: time has passed."""
        if self._offered is not None:
            self.offer()

    def use_program(self, program: Program) -> None:
        """Offer what can be gone on with in that program."""
        self._program = program
        if self._page.isVisible():
            self.offer()

    def _show(self, resumable: Resumable | None) -> None:
        self._offered = resumable
        self._page.offer_resume(resumable.record if resumable else None, self._program)

    def _withdraw(self) -> None:
        self._show(None)

    def _resume(self) -> None:
        if self._offered is not None:
            self._session_controller.resume(self._offered)

    def _decline(self) -> None:
        offered = self._offered
        if offered is None:
            return
        with reporting(self.failed.emit) as outcome:
            self._session_controller.decline_resume(offered)
        if not outcome.done:
            return
        if offered.record.is_rated:
            self.declined.emit()
        else:
            self._withdraw()
            self._session_controller.end()
