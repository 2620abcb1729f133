"""Keeps the type as large as the window allows, and takes the whole screen where that is asked."""

from __future__ import annotations

from collections.abc import Set

from PySide6.QtCore import QObject, QSize, Qt, QTimer

from glutetimer.app.appearance import Appearance
from glutetimer.app.session_controller import SessionController
from glutetimer.app.settings_store import SettingsStore
from glutetimer.core.setting_choices import FullScreen
from glutetimer.core.setting_kinds import Use
from glutetimer.ui.accessible import allow_announcements
from glutetimer.ui.type_size import growth
from glutetimer.ui.window import Window


class WindowController(QObject):
    """Follows the window's size and the settings that are about it."""

    def __init__(
        self,
        window: Window,
        settings: SettingsStore,
        session_controller: SessionController,
        appearance: Appearance,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._session_controller = session_controller
        self._appearance = appearance
        # Whether a session has taken the whole screen, and so gives it back.
        self._took_screen = False
        # Once for the sizes that come one upon the other, and not while all is being laid out.
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self._fit_type)
        window.resized.connect(self._fit_soon.start)
        # The person may come back from the system's settings, with another size of font.
        window.activated.connect(self._fit_soon.start)
        window.closing.connect(self._fit_soon.stop)
        session_controller.began.connect(self._take_screen)
        settings.changed.connect(self._follow_settings)
        self._follow_settings({Use.ANNOUNCEMENTS})

    def prepare(self) -> None:
        """Have the window, before it is shown, as it will be: all then has its size at once."""
        if self._settings.current.full_screen is FullScreen.ALWAYS:
            self._set_full_screen(True)
        self._fit_type()

    def _fit_type(self) -> None:
        # The follow-along view has sizes of its own, and no time.
        if not self._session_controller.under_way:
            self._appearance.apply_type(
                growth(self._size()) * self._settings.current.text_size.factor
            )

    def _size(self) -> QSize:
        """The window's size, or that which it is about to have."""
        window = self._window
        fills_screen = window.isMaximized() or window.isFullScreen()
        if fills_screen and not window.isVisible():
            return window.screen().availableSize()
        return window.size()

    def _take_screen(self) -> None:
        whole = self._settings.current.full_screen is FullScreen.IN_SESSIONS
        self._took_screen = whole and not self._window.isFullScreen()
        if self._took_screen:
            self._set_full_screen(True)

    def give_screen_back(self) -> None:
        """Nobody looks from the mat any more: be as before the session."""
        if self._took_screen:
            self._set_full_screen(False)
        self._took_screen = False
        self._fit_soon.start()

    def _set_full_screen(self, full_screen: bool) -> None:
        state, flag = self._window.windowState(), Qt.WindowState.WindowFullScreen
        self._window.setWindowState(state | flag if full_screen else state & ~flag)

    def _follow_settings(self, uses: Set[Use]) -> None:
        if Use.TYPE in uses:
            self._fit_type()
        if Use.ANNOUNCEMENTS in uses:
            allow_announcements(self._settings.current.announcements)
