"""Hides the mouse's pointer over the follow-along view while the mouse is not in use."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from glutetimer.ui.workout.act_bar import IN_SIGHT_MS


class Pointer:
    """The pointer over a view. Elsewhere, and while a dialog asks something, it is always seen."""

    def __init__(self, view: QWidget) -> None:
        self._view = view
        self._hidden = False
        self._hides_at_ms = 0

    def show(self, now_ms: int) -> None:
        """Have it seen for a while: the mouse was moved, or the view has come."""
        self._hides_at_ms = now_ms + IN_SIGHT_MS
        if self._hidden:
            self._hidden = False
            self._view.unsetCursor()

    def refresh(self, now_ms: int, needed: bool) -> None:
        """Hide it when it is time; `needed`, it lies on something that can be clicked."""
        if needed or QApplication.activeModalWidget() is not None:
            self.show(now_ms)
        elif now_ms >= self._hides_at_ms and not self._hidden:
            self._hidden = True
            self._view.setCursor(Qt.CursorShape.BlankCursor)
