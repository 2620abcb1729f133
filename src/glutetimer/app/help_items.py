"""What the window's menu has to read: all keys, and what the program is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from glutetimer.app.session_controller import SessionController
from glutetimer.core.session import Act
from glutetimer.core.translation import gettext
from glutetimer.ui.window import Window
from glutetimer.ui.window_menu import MenuItem


def keys_item(window: Window, sessions: SessionController) -> MenuItem:
    """Shows all keys; a session under way is paused first: nobody reads and exercises at once."""

    def show() -> None:
        from glutetimer.ui.keys_text import keys_text
        from glutetimer.ui.reading_dialog import show_to_read

        sessions.act(Act.PAUSE)
        show_to_read(window, gettext("All keys"), keys_text())

    return MenuItem(gettext("All keys"), show, Qt.Key.Key_F1)


def about_item(window: Window, folder: Path) -> MenuItem:
    """Says what the program is and whose work it rests on; `folder` is where the data is."""
    return MenuItem(gettext("About GluteTimer"), partial(_show_about, window, folder))


def _show_about(window: Window, folder: Path) -> None:
    from glutetimer.ui.about_text import about_text
    from glutetimer.ui.reading_dialog import show_to_read

    show_to_read(window, gettext("About GluteTimer"), about_text(str(folder)))
