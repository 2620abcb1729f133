"""Start at login, and the reminder as a file for the person's own calendar."""

from __future__ import annotations

from collections.abc import Callable, Set
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from glutetimer import __version__
from glutetimer.app.program_store import ProgramStore
from glutetimer.app.reminder_controller import ReminderController
from glutetimer.app.reporting import reporting
from glutetimer.app.session_controller import new_id
from glutetimer.app.settings_store import SettingsStore
from glutetimer.app.today_controller import TodayController
from glutetimer.core.appointments import Appointment, appointment_file, weekdays_text
from glutetimer.core.dates import clock_time_text
from glutetimer.core.setting_kinds import Use
from glutetimer.core.translation import gettext
from glutetimer.ports import Ports
from glutetimer.storage.import_export import write_file
from glutetimer.system.requirements import RequirementsError
from glutetimer.ui.settings.reminder_ways_card import ReminderWays, ReminderWaysCard


class ReminderWaysController(QObject):
    """Does what is asked for on the card, and shows there what holds."""

    # What came of it, as a sentence.
    informed = Signal(str)
    # What went wrong, or empty: it is mended.
    failed = Signal(str)

    def __init__(
        self,
        card: ReminderWaysCard,
        ports: Ports,
        settings: SettingsStore,
        programs: ProgramStore,
        today_controller: TodayController,
        reminder: ReminderController,
        others_are_reminded: Callable[[], bool],
    ) -> None:
        """`others_are_reminded` tells whether anybody else on this computer has a reminder."""
        super().__init__(card)
        self._card = card
        self._ports = ports
        self._settings = settings
        self._programs = programs
        self._today_controller = today_controller
        self._reminder = reminder
        self._others_are_reminded = others_are_reminded
        card.login_chosen.connect(self.choose_login)
        card.calendar_file_asked.connect(self.write_calendar_file)
        settings.changed.connect(self._follow_settings)
        programs.changed.connect(self.show)

    def show(self) -> None:
        """Show what holds now: the system may have changed, too."""
        tray, settings = self._ports.tray, self._settings.current
        days = gettext("{days} at {time}").format(
            days=weekdays_text(self._programs.current.per_week),
            time=clock_time_text(settings.reminder_time),
        )
        self._card.show_ways(
            ReminderWays(
                next_ring=self._reminder.next_text(),
                has_tray=tray.is_there(),
                can_notify=tray.can_notify(),
                starts_at_login=self._ports.autostart.enabled(),
                others_are_reminded=self._others_are_reminded(),
                days=days,
            )
        )

    def choose_login(self, on: bool) -> None:
        """Have the system start the program at login, or no longer; for all on this computer."""
        try:
            self._ports.autostart.enable(on)
        except RequirementsError as error:
            self.failed.emit(str(error))
        else:
            self.failed.emit("")
            if not on and self._others_are_reminded():
                self.informed.emit(
                    gettext("GluteTimer no longer starts at login, for anyone on this computer.")
                )
        self.show()

    def write_calendar_file(self, file: Path) -> None:
        """Write the reminder as a recurring date; a calendar that has it takes it for the same."""
        if not self._settings.current.appointment_uid:
            self._settings.change(appointment_uid=new_id())
        settings, program = self._settings.current, self._programs.current
        appointment = Appointment(
            uid=settings.appointment_uid,
            at=settings.reminder_time,
            per_week=program.per_week,
            length=timedelta(milliseconds=self._today_controller.duration_ms()),
            summary=program.name,
            description=gettext("Open GluteTimer and press Start."),
        )
        with reporting(self.failed.emit, self.informed.emit) as outcome:
            write_file(file, appointment_file(appointment, self._ports.now(), __version__))
            told = gettext("The calendar file is {file}. Open it with your calendar.")
            outcome.sentence = told.format(file=file)

    def _follow_settings(self, uses: Set[Use]) -> None:
        if Use.REMINDER not in uses:
            return
        reminds = self._settings.current.reminder or self._others_are_reminded()
        if not reminds and self._ports.autostart.enabled():
            # Nothing would be left to start for.
            self.choose_login(False)
        else:
            self.show()
