"""The window's place and size: within its screen, and kept in a file from start to start."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QWidget

from glutetimer.storage.files import read_file, replace_file

# More than Qt writes of a window's geometry.
MOST_STATE_BYTES = 4_096
FIRST_SIZE, MINIMUM_SIZE = QSize(1_180, 740), QSize(640, 440)
# The height of the title bar of Qt's own style, in pixels; to ask the style for it would load the
# five hundred names of all that a style can be asked for.
TITLE_BAR_PX = 24


def restore_geometry(window: QWidget, file: Path) -> None:
    """Put a window, before it is shown, where it was by that file, if that can still be.

    Qt brings what lies on a screen that is gone to one that is there, and makes it fit.
    """
    state = b""
    with suppress(OSError):
        state = read_file(file, MOST_STATE_BYTES)
    if not window.restoreGeometry(QByteArray(state)):
        window.resize(FIRST_SIZE)
    # The whole screen is for a session, not for the next start.
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
    bound_size(window)


def save_geometry(window: QWidget, file: Path) -> None:
    """Write where the window is, in Qt's own format, and whether it is maximised.

    On a full disk it opens next time as it did this time.
    """
    with suppress(OSError):
        replace_file(file, bytes(window.saveGeometry().data()))


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
    # The desktop adds its frame when the window is shown.
    return free - QSize(0, TITLE_BAR_PX)
