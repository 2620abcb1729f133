"""Shows the session just done with the decision that follows, and rates or discards it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from glutetimer.app.history_controller import HistoryController
from glutetimer.app.session_controller import SessionController
from glutetimer.app.today_controller import TodayController
from glutetimer.core.program import Program, Side
from glutetimer.core.records import Effort
from glutetimer.core.session import State
from glutetimer.ui.summary_page import SummaryPage


class SummaryController(QObject):
    """Feeds the Summary page, and does what is asked for there."""

    # The session is not kept.
    discarded = Signal()

    def __init__(
        self,
        page: SummaryPage,
        program: Program,
        session_controller: SessionController,
        history_controller: HistoryController,
        today_controller: TodayController,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._program = program
        self._session_controller = session_controller
        self._history_controller = history_controller
        self._today_controller = today_controller
        page.rated.connect(self._rate)
        page.answered.connect(today_controller.answer)
        page.discard_asked.connect(self._discard)
        today_controller.decided.connect(page.show_decision)

    def show(self) -> None:
        """Show the session that has just ended, and what follows from it."""
        workout = self._session_controller.workout
        if workout is not None:
            finished, kept = workout.session.state is State.FINISHED, not workout.unsaved
            self._page.show_session(workout.record, self._program, finished, kept)
            self._today_controller.refresh()
            self._page.focus_title()

    def use_program(self, program: Program) -> None:
        """Name what was done as that program does, from the next session on."""
        self._program = program

    def keep_note(self) -> None:
        """Keep a note that is being typed: the window may close."""
        if self._page.isVisible():
            self._page.emit_note()

    def _rate(self, effort: Mapping[Side, Effort], pain: int | None, note: str) -> None:
        self._session_controller.rate(effort, pain, note)
        self._today_controller.refresh()

    def _discard(self) -> None:
        """Do not keep the session that is shown; on Today that can be undone."""
        workout = self._session_controller.workout
        # A backup holds it, as before every change of the history.
        self._session_controller.ensure_backed_up()
        if workout is not None and self._history_controller.not_keep(workout.begun.id):
            self._session_controller.forget()
            self.discarded.emit()
