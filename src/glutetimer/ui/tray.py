"""The icon in the desktop's tray, its menu, and the notifications that come from it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from glutetimer.ports import TrayActs
from glutetimer.ui.theme import LIGHT

ICON_PX = 128
# As long as a desktop shows it, if it lets a program say so.
NOTIFICATION_MS = 20_000


class DesktopTray:
    """A `Tray` of Qt's; nothing of it is made before it is to be shown."""

    def __init__(self) -> None:
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None

    def is_there(self) -> bool:
        """Whether the desktop has a tray now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def can_notify(self) -> bool:
        """Whether it shows notifications."""
        return self.is_there() and QSystemTrayIcon.supportsMessages()

    def show(self, acts: TrayActs) -> None:
        """Show the icon, now or as soon as there is a tray."""
        if self._icon is not None:
            return
        # A menu bar's titles are no buttons: here the words say what each does.
        menu = self._menu = QMenu()
        menu.addAction("Start today's session").triggered.connect(acts.start)
        menu.addAction("Open GluteTimer").triggered.connect(acts.open)
        menu.addSeparator()
        menu.addAction("Remind me later").triggered.connect(acts.snooze)
        menu.addAction("Not today").triggered.connect(acts.skip_today)
        menu.addSeparator()
        menu.addAction("Quit").triggered.connect(acts.quit)
        icon = self._icon = QSystemTrayIcon(tray_icon())
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


def tray_icon() -> QIcon:
    """The ring of a rep, part of it done, on a disc: seen on light trays as on dark ones."""
    picture = QPixmap(ICON_PX, ICON_PX)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.accent))
    painter.drawEllipse(QRectF(4, 4, ICON_PX - 8, ICON_PX - 8))
    ring = QRectF(34, 34, ICON_PX - 68, ICON_PX - 68)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(QColor(LIGHT.on_accent), 16)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    # Three quarters of it, clockwise from the top, in sixteenths of a degree.
    painter.drawArc(ring, 90 * 16, -270 * 16)
    painter.end()
    return QIcon(picture)
