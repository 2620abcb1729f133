"""Keeps the program in the tray while there is a reminder, and lets it be heard from there."""

from __future__ import annotations

from collections.abc import Set

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from glutetimer.app.navigation import Navigation, PageName
from glutetimer.app.reminder_controller import ReminderController
from glutetimer.app.settings_store import SettingsStore
from glutetimer.app.today_controller import TodayController
from glutetimer.core.setting_kinds import Use
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ports import Tray, TrayActs
from glutetimer.ui.today_page import TodayPage
from glutetimer.ui.window import Window

# A desktop that has a tray has it by then, also at login.
TRAY_WITHIN_MS = 30_000
TITLE = gettext_noop("Time for today's session")


class TrayController(QObject):
    """The icon in the tray, the window that goes there and comes back, and what rings.

    With a reminder, the close button leaves the program in the tray; its menu ends it, and so
    does all else that closes the window. On a desktop without a tray closing is closing.
    """

    # What became of a reminder, as a sentence.
    informed = Signal(str)
    # It is time, and the person is at another page: what for, as a sentence.
    called_to_today = Signal(str)

    def __init__(
        self,
        window: Window,
        tray: Tray,
        settings: SettingsStore,
        reminder: ReminderController,
        today_page: TodayPage,
        navigation: Navigation,
        today_controller: TodayController,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tray = tray
        self._settings = settings
        self._reminder = reminder
        self._today_page = today_page
        self._navigation = navigation
        self._today_controller = today_controller
        self._tray_timer = QTimer(self, singleShot=True, interval=TRAY_WITHIN_MS)
        self._tray_timer.timeout.connect(self._need_tray)
        window.stays = self._stays
        window.went_out_of_sight.connect(self._stay)
        window.closing.connect(self._stop)
        reminder.rang.connect(self._ring)
        reminder.answered.connect(lambda: today_page.show_reminder(""))
        today_page.snooze_asked.connect(self._snooze)
        today_page.skip_asked.connect(self._skip_today)
        settings.changed.connect(self._follow_settings)

    def start(self) -> None:
        """Show the icon if there is a reminder."""
        self._show_icon()

    def start_hidden(self) -> None:
        """The program waits in the tray; where there is none, in the task bar."""
        self.start()
        self._tray_timer.start()

    def open_window(self) -> None:
        """Bring the window to the front, out of the tray on Today as it is now."""
        was_hidden = not self._window.isVisible()
        self._window.come_forward()
        if was_hidden and self._window.current != PageName.INTRODUCTION:
            self._navigation.show_today()

    def _open_today(self) -> None:
        """Bring the window to the front with Today, unless a session is to be seen to first."""
        self.open_window()
        if self._window.is_listed:
            self._navigation.show_today()

    def _start_session(self) -> None:
        self._open_today()
        if self._window.current == PageName.TODAY:
            self._today_controller.start()

    def _ring(self, dose: str) -> None:
        self._today_page.show_reminder(gettext(TITLE))
        window = self._window
        if window.isVisible() and window.isActiveWindow():
            if window.current != PageName.TODAY:
                told = gettext("{title}: {dose}.").format(title=gettext(TITLE), dose=dose)
                self.called_to_today.emit(told)
        elif self._tray.can_notify():
            self._tray.notify(gettext(TITLE), dose)
        else:
            if not window.isVisible():
                # The tray that it waited in is gone, or says nothing.
                window.showMinimized()
            # The task bar says that there is something to see, until it is looked at.
            QApplication.alert(window)

    def _snooze(self) -> None:
        self._reminder.snooze()
        told = gettext("The reminder comes again {when}.")
        self.informed.emit(told.format(when=self._reminder.next_text()))

    def _skip_today(self) -> None:
        self._reminder.skip_today()
        told = gettext("Not today, then. The next reminder is {when}.")
        self.informed.emit(told.format(when=self._reminder.next_text()))

    def _stays(self) -> bool:
        return self._settings.current.reminder and self._tray.is_there()

    def _stay(self) -> None:
        if self._window.current != PageName.INTRODUCTION:
            self._navigation.show_today()
        if self._tray.can_notify() and not self._settings.current.tray_told:
            self._settings.change(tray_told=True)
            told = gettext("It reminds you {when}. Quit in its menu ends it.")
            text = told.format(when=self._reminder.next_text())
            self._tray.notify(gettext("GluteTimer waits here"), text)

    def _need_tray(self) -> None:
        if not self._window.isVisible() and not self._tray.is_there():
            self._window.showMinimized()

    def _follow_settings(self, uses: Set[Use]) -> None:
        if Use.REMINDER in uses:
            self._show_icon()

    def _show_icon(self) -> None:
        if self._settings.current.reminder:
            self._tray.show(
                TrayActs(
                    start=self._start_session,
                    open=self._open_today,
                    snooze=self._reminder.snooze,
                    skip_today=self._reminder.skip_today,
                    quit=self._window.close,
                )
            )
        else:
            self._tray.hide()

    def _stop(self) -> None:
        self._tray_timer.stop()
        self._reminder.stop()
        self._tray.hide()
