"""Keeps a second press from falling through to a page that has just been shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class PressGuard(QObject):
    """An event filter of a window that swallows what cannot be meant for the page it would reach.

    Those are: any key or mouse button within the system's double-click time after another page
    was shown; the second press of a double click whose first was on another widget; and a key
    that has been held down since before the page was shown.
    """

    def __init__(self, window: QWidget, pages: QStackedWidget, clock_ms: Callable[[], int]) -> None:
        """`pages` lie in the window; `clock_ms` never goes back."""
        super().__init__(window)
        self._window = window
        self._clock_ms = clock_ms
        self._keys_blocked_until_ms = self._clicks_blocked_until_ms = clock_ms()
        # Whether a key was pressed anew since the page was shown.
        self._key_is_fresh = True
        # The widget under the last press of a mouse button, and under the one before it.
        self._pressed: QWidget | None = None
        self._pressed_before: QWidget | None = None
        window.installEventFilter(self)
        pages.currentChanged.connect(self.page_changed)

    def ignore_keys_for(self, milliseconds: int) -> None:
        """Swallow all keys for so long."""
        until_ms = self._clock_ms() + milliseconds
        self._keys_blocked_until_ms = max(self._keys_blocked_until_ms, until_ms)

    def page_changed(self) -> None:
        """Another page is in sight, or one asks something else now."""
        self._key_is_fresh = False
        interval_ms = QGuiApplication.styleHints().mouseDoubleClickInterval()
        self._clicks_blocked_until_ms = self._clock_ms() + interval_ms
        self.ignore_keys_for(interval_ms)

    @property
    def takes_keys(self) -> bool:
        """Whether a key that is pressed now goes to the page."""
        return self._clock_ms() >= self._keys_blocked_until_ms

    @property
    def takes_clicks(self) -> bool:
        """Whether a press of a mouse button now goes to the page."""
        return self._clock_ms() >= self._clicks_blocked_until_ms

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() is QEvent.Type.Show:
                # Presses come to the screen's window first, whatever they then go to.
                self._window.windowHandle().installEventFilter(self)
        elif event.type() in _KEYS and isinstance(event, QKeyEvent):
            return self._swallows_key(event)
        elif event.type() in _PRESSES and isinstance(event, QMouseEvent):
            return self._swallows_click(event)
        return super().eventFilter(watched, event)

    def _swallows_key(self, event: QKeyEvent) -> bool:
        if not event.isAutoRepeat() and self.takes_keys:
            self._key_is_fresh = True
        if self.takes_keys and self._key_is_fresh:
            return False
        # Accepted, a press is no shortcut either.
        event.accept()
        return True

    def _swallows_click(self, event: QMouseEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress:
            self._pressed_before = self._pressed
            self._pressed = self._window.childAt(event.position().toPoint())
            return not self.takes_clicks
        # Qt sends it besides the second press, and widgets see it alone.
        return self._pressed is not self._pressed_before or not self.takes_clicks
