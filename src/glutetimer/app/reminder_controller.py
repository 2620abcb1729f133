"""Rings once on a day that the program asks for, and puts it off where the person says so."""

from __future__ import annotations

from collections.abc import Callable, Set
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from glutetimer.app.program_store import ProgramStore
from glutetimer.app.session_controller import SessionController
from glutetimer.app.settings_store import SettingsStore
from glutetimer.app.today_controller import TodayController
from glutetimer.core.dates import clock_time_text, day_text
from glutetimer.core.reminder import (
    Reminder,
    is_asked_for,
    quiet_for_today,
    quiet_once_seen,
    snoozed,
)
from glutetimer.core.setting_kinds import Use
from glutetimer.core.translation import gettext


class ReminderController(QObject):
    """Looks at the clock on the wall at the time that was set, and every minute.

    While a session is under way it is silent, and once that is over it was no reminder too few.
    """

    # It is time: what for, and how much that is, in one phrase.
    rang = Signal(str)
    # Nothing is asked any more: it was put off or done, or is no longer wanted.
    answered = Signal()

    def __init__(
        self,
        parent: QObject,
        now: Callable[[], datetime],
        settings: SettingsStore,
        programs: ProgramStore,
        session_controller: SessionController,
        today_controller: TodayController,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._settings = settings
        self._programs = programs
        self._session_controller = session_controller
        self._today_controller = today_controller
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.check)
        settings.changed.connect(self._follow_settings)
        session_controller.began.connect(self._be_seen)
        session_controller.ended.connect(self._be_seen)
        today_controller.day_changed.connect(self.answered)

    def open(self, seen: bool) -> None:
        """Begin to look at the clock; `seen`, the person is at the program now."""
        if seen:
            self._be_seen()
        else:
            self.check()

    def check(self) -> None:
        """Ring if it is time, and look again later."""
        if not self._settings.current.reminder:
            return
        reminder, now = self._reminder(), self._wall()
        self._timer.start(reminder.look_again_in(now) // timedelta(milliseconds=1) + 1)
        if self._session_controller.under_way or not reminder.is_time(now):
            return
        self._be_quiet_until(quiet_for_today(now))
        self._today_controller.check_day()
        per_week = self._programs.current.per_week
        if is_asked_for(now.date(), self._today_controller.trained_days(), per_week):
            self.rang.emit(self._today_controller.plan_text())

    def stop(self) -> None:
        """Look at the clock no more."""
        self._timer.stop()

    def snooze(self) -> None:
        """Ring again a little later."""
        self._answer(snoozed(self._wall()))

    def skip_today(self) -> None:
        """Be silent for the rest of the day."""
        self._answer(quiet_for_today(self._wall()))

    def next_text(self) -> str:
        """When it rings next: "today at 18:00"; empty while there is no reminder."""
        if not self._settings.current.reminder:
            return ""
        now, program = self._wall(), self._programs.current
        trained = self._today_controller.trained_days()
        ring = self._reminder().next_ring(now, trained, program.per_week)
        if ring.date() == now.date():
            text = gettext("today at {time}")
        elif ring.date() == now.date() + timedelta(days=1):
            text = gettext("tomorrow at {time}")
        else:
            text = gettext("on {day} at {time}")
        return text.format(day=day_text(ring.date(), now.date()), time=clock_time_text(ring))

    def _answer(self, quiet_until: datetime | None) -> None:
        self._be_quiet_until(quiet_until)
        self.answered.emit()
        self.check()

    def _be_seen(self) -> None:
        """The person is at the program: a time that has passed needs no reminder any more."""
        quiet_until = quiet_once_seen(self._settings.current.reminder_time, self._wall())
        if self._settings.current.reminder and quiet_until is not None:
            self._be_quiet_until(quiet_until)
        self.answered.emit()
        self.check()

    def _follow_settings(self, uses: Set[Use]) -> None:
        """What was put off was that of another time."""
        if Use.REMINDER in uses:
            self._timer.stop()
            self._answer(quiet_once_seen(self._settings.current.reminder_time, self._wall()))

    def _be_quiet_until(self, moment: datetime | None) -> None:
        self._settings.change(reminder_quiet_until=moment)

    def _reminder(self) -> Reminder:
        settings = self._settings.current
        return Reminder(settings.reminder_time, settings.reminder_quiet_until)

    def _wall(self) -> datetime:
        """What the clock on the wall shows, wherever that is."""
        return self._now().replace(tzinfo=None)
