"""Where the keyboard goes when the widget that it is on goes out of sight."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def move_focus(away_from: QWidget, to: QWidget) -> None:
    """Put the keyboard on `to` if it is on `away_from` or in it.

    To be called before `away_from` is hidden, disabled or taken down: Qt would hand the
    keyboard to whatever comes next, and the next Space would press that.
    """
    focused = away_from.window().focusWidget()
    if focused is not None and (focused is away_from or away_from.isAncestorOf(focused)):
        to.setFocus()
