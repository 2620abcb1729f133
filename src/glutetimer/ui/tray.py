"""The icon in the desktop's tray, its menu, and the notifications that come from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glutetimer.core.translation import gettext
from glutetimer.ports import TrayActs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QSystemTrayIcon

# As long as a desktop shows it, if it lets a program say so.
NOTIFICATION_MS = 20_000


class DesktopTray:
    """A `Tray` of Qt's; nothing of it is loaded or made before it is needed."""

    def __init__(self) -> None:
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None

    def is_there(self) -> bool:
        """Whether the desktop has a tray now."""
        from PySide6.QtWidgets import QSystemTrayIcon

        return QSystemTrayIcon.isSystemTrayAvailable()

    def can_notify(self) -> bool:
        """Whether it shows notifications."""
        from PySide6.QtWidgets import QSystemTrayIcon

        return self.is_there() and QSystemTrayIcon.supportsMessages()

    def show(self, acts: TrayActs) -> None:
        """Show the icon, now or as soon as there is a tray."""
        if self._icon is not None:
            return
        from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

        menu = self._menu = QMenu()
        menu.addAction(gettext("Start today's session")).triggered.connect(acts.start)
        menu.addAction(gettext("Open GluteTimer")).triggered.connect(acts.open)
        menu.addSeparator()
        menu.addAction(gettext("Remind me later")).triggered.connect(acts.snooze)
        menu.addAction(gettext("Not today")).triggered.connect(acts.skip_today)
        menu.addSeparator()
        menu.addAction(gettext("Quit")).triggered.connect(acts.quit)
        icon = self._icon = QSystemTrayIcon(QApplication.windowIcon())
        icon.setToolTip("GluteTimer")
        icon.setContextMenu(menu)
        icon.activated.connect(
            lambda reason: (
                acts.open() if reason is QSystemTrayIcon.ActivationReason.Trigger else None
            )
        )
        icon.messageClicked.connect(acts.open)
        icon.show()

    def notify(self, title: str, text: str) -> None:
        """Show a notification; a click on it opens the window."""
        if self._icon is not None:
            self._icon.showMessage(title, text, self._icon.icon(), NOTIFICATION_MS)

    def hide(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()
        self._icon = self._menu = None
