"""Has one person's window open at a time, and puts another person's in its place.

A window, its pages and all that does the work behind them belong to one person and one language:
for another, all of it is made anew, so that nothing of the one can be seen with the other. The ways
to sound and screen are the laptop's and stay.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from glutetimer.app.application import Application
from glutetimer.app.profile_store import ProfileStore
from glutetimer.app.program_store import load_built_in
from glutetimer.app.qt_language import translate_qt
from glutetimer.app.reporting import reporting
from glutetimer.app.subjects import Subject
from glutetimer.cli.person import use_language_of
from glutetimer.core.program import Program
from glutetimer.core.translation import gettext
from glutetimer.ports import Ports
from glutetimer.storage.profile_files import OpenProfile, open_profile
from glutetimer.ui.window import Window
from glutetimer.ui.window_geometry import save_geometry


class ProfileSwitcher(QObject):
    """Shows a person, and another one when that is asked for."""

    # The window of who is present closes for good, not to make room for another's.
    closed = Signal()

    def __init__(
        self,
        profiles: ProfileStore,
        ports: Ports,
        program_file: Path | None,
        first: OpenProfile,
        built_in: Callable[[], Program] = load_built_in,
    ) -> None:
        """`program_file` is used in the place of the program of the `first` one to be shown."""
        super().__init__()
        self._profiles = profiles
        self._ports = ports
        self._built_in = built_in
        self._program_file, self._first = program_file, first.number
        self._files = first
        self._application = self._application_for(first)

    @property
    def window(self) -> Window:
        """The window of who is present."""
        return self._application.window

    def show_first(self, warning: str, start: bool, hidden: bool = False) -> None:
        """Show the window, with that warning; `start` begins the session.

        `hidden`, it waits in the tray.
        """
        self._open(self._application, warning, start, hidden)

    def save_settings(self) -> None:
        """Write what was set and is not written yet."""
        self._application.settings.save()

    def close_window(self) -> None:
        """Close the window for good."""
        self.window.close()

    def raise_window(self) -> None:
        """Bring the window to the front, for who started the program once more."""
        self._application.come_forward()

    def warn_of_crash(self, text: str) -> None:
        """Say so in the window; may be called in any thread."""
        QTimer.singleShot(0, self, lambda: self.window.banner.warn(text, Subject.CRASH))

    def close(self) -> None:
        """Close the files, once the window is closed. Raises HistoryError."""
        self._files.close()

    def _application_for(self, files: OpenProfile) -> Application:
        """The window of the person with those files, in their language."""
        use_language_of(files.paths)
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        translate_qt(qt)
        return Application(
            files.paths,
            self._program_file if files.number == self._first else None,
            files.history,
            self._ports,
            self._built_in,
            self._profiles,
            files.number,
        )

    def _open(
        self, application: Application, warning: str, start: bool, hidden: bool = False
    ) -> None:
        application.window.closing.connect(partial(self._end, application))
        # Not within the press that asks for it: its button goes with the window.
        application.people.leaving.connect(
            partial(self._switch, application), Qt.ConnectionType.QueuedConnection
        )
        texts = (warning, *application.settings.problems, *self._files.repairs)
        application.open(" ".join(text for text in texts if text), start, hidden)

    def _end(self, application: Application) -> None:
        if application is self._application:
            self.closed.emit()

    def _switch(self, left: Application, number: int) -> None:
        """Put that person's window in the place of the one that was left."""
        if left is not self._application:
            # A second press of the same hand.
            return
        if number == self._files.number:
            self._renew(left)
            return
        name, warn = self._profiles.name_of(number), left.window.banner.warn
        told = gettext("{name} cannot be shown: {reason}")
        with reporting(lambda why: warn(told.format(name=name, reason=why), Subject.PEOPLE)):
            files = open_profile(self._profiles.paths, number)
            try:
                application = self._application_for(files)
            except BaseException:
                files.close()
                raise
            self._replace(left, application, files)

    def _renew(self, left: Application) -> None:
        """Put a window in another language in the place of the same person's former one."""
        left.settings.save()
        self._show_instead(left, self._application_for(self._files))
        self._application.show_language(left)

    def _replace(self, left: Application, application: Application, files: OpenProfile) -> None:
        """Show another person's window; the files of the former person are closed then."""
        former_files, self._files = self._files, files
        self._show_instead(left, application)
        warn = partial(self.window.banner.warn, about=Subject.PEOPLE)
        with reporting(warn):
            self._profiles.remember(files.number)
        with reporting(warn):
            former_files.close()

    def _show_instead(self, left: Application, application: Application) -> None:
        """Show a window in the place of another."""
        self._application, former = application, left.window
        save_geometry(former, self._files.paths.window)
        # Shown first: between the two the desktop would give the keyboard to another program,
        # and Qt would end this one.
        self._open(application, "", start=False)
        if former.isFullScreen():
            self.window.showFullScreen()
        self.window.activateWindow()
        # What would be lost was asked about before, and may be lost only once.
        former.close_asked.disconnect()
        former.close()
        former.deleteLater()
