"""The window's menu: what can be had on every page, behind one button and by keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from glutetimer.core.frozen import frozen
from glutetimer.core.translation import gettext
from glutetimer.ui.buttons import button
from glutetimer.ui.labels import set_tool_tip


@frozen
class MenuItem:
    """One line of the menu; `key` does the same, without Ctrl, Alt or Meta."""

    text: str
    do: Callable[[], object]
    key: Qt.Key | None = None


class WindowMenu:
    """The items, and the button that shows them."""

    OPENING_KEY = Qt.Key.Key_F10

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._items: list[MenuItem] = []
        self.button = button(gettext("Menu"), "page", click_focuses=False)
        set_tool_tip(self.button, gettext("Full screen, all keys and more (F10)"))
        self.button.clicked.connect(self.open)

    def add(self, *items: MenuItem) -> None:
        """Add items at the end."""
        self._items += items

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what the key is for, if it is for anything here, and say so."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() == self.OPENING_KEY and self.button.isVisible():
            self.open()
            return True
        done = [item for item in self._items if item.key == event.key()]
        # Of a key that is held down, one press counts.
        if not event.isAutoRepeat():
            for item in done:
                item.do()
        return bool(done)

    def open(self) -> None:
        """Show the menu below its button."""
        # Seldom needed, and slow to load.
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(gettext("Menu"))
        for item in self._items:
            # After a tab, Qt shows the key at the right.
            key = f"\t{item.key.name.removeprefix('Key_')}" if item.key else ""
            menu.addAction(f"{item.text}{key}").triggered.connect(_without_checked(item.do))
        menu.ensurePolished()
        corner = self.button.mapToGlobal(self.button.rect().bottomRight())
        menu.popup(corner - QPoint(menu.sizeHint().width() - 1, -2))
        menu.setActiveAction(menu.actions()[0])


def _without_checked(do: Callable[[], object]) -> Callable[[bool], object]:
    return lambda _checked: do()
