"""The window's place and size: within its screen, and as they were left the last time."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QStyle, QWidget

FIRST_SIZE, MINIMUM_SIZE = QSize(1_180, 740), QSize(640, 440)


def open_at(window: QWidget, state: bytes) -> None:
    """Put a window, before it is shown, where `window_state` found it, if that can still be.

    Qt brings what lies on a screen that is gone to one that is there, and makes it fit.
    """
    if not window.restoreGeometry(QByteArray(state)):
        window.resize(FIRST_SIZE)
    # The whole screen is for a session, not for the next start.
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
    bound_size(window)


def window_state(window: QWidget) -> bytes:
    """The window's size, place and whether it is maximised, in Qt's own format."""
    return bytes(window.saveGeometry().data())


def bound_size(window: QWidget) -> None:
    """Keep the window's size and its minimum size within what its screen has free."""
    free = _free_size(window)
    window.setMinimumSize(MINIMUM_SIZE.boundedTo(free))
    if not window.isMaximized() and not window.isFullScreen():
        window.resize(window.size().boundedTo(free))


def _free_size(window: QWidget) -> QSize:
    """What the screen has free for a window inside its frame."""
    free = window.screen().availableGeometry().size()
    if window.isVisible():
        return free - (window.frameGeometry().size() - window.size())
    # The desktop adds its frame when the window is shown: Qt's title bar is about as high.
    return free - QSize(0, window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight))
