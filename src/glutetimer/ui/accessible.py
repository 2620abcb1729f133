"""Roles, names and actions of widgets for assistive technology, where Qt's answers fall short.

Two of them do (Qt 6.11.3 and 6.12.0; no report of either was found):

- Asked for a child beyond its last, a scroll area ends the process: `child` in Qt's
  `QAccessibleAbstractScrollArea` reads its list at any index it is given. A screen reader that
  remembers an older tree does ask so. The interface of a plain widget has the same children and
  checks the index.
- A button that can be checked is a check box to Qt, and its only action checks it without a click.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QApplication, QWidget

Role = QAccessible.Role
_ROLE, _KEY = "accessibleRole", "accessiblePressKey"
# Of the application.
_SILENT = "accessibleAnnouncesNothing"
_PRESS = QAccessibleActionInterface.pressAction()
_TOGGLE = QAccessibleActionInterface.toggleAction()


@cache
def install() -> None:
    """Have Qt ask here first from now on; only once there is a `QApplication`."""
    QAccessible.installFactory(_interface_of)


def give_role(widget: QWidget, role: QAccessible.Role, name: str) -> None:
    """Give a widget a role and a name, before anything else asks for them: Qt keeps the first.

    Qt asks of widgets of the program's own classes alone. A button of any role is clicked by the
    actions press, toggle and select.
    """
    widget.setProperty(_ROLE, role.value)
    widget.setAccessibleName(name)
    if isinstance(widget, QAbstractButton) and role is Role.PageTab:
        widget.toggled.connect(lambda: _announce_selected(widget))


def press_by_key(widget: QWidget, key: Qt.Key) -> None:
    """Offer the action press on a widget that has a role: it gets that key."""
    widget.setProperty(_KEY, key.value)


def send_key(widget: QWidget, key: Qt.Key) -> None:
    """Give a widget a press of that key, as the keyboard does."""
    pressed = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, pressed)


def allow_announcements(allowed: bool) -> None:
    """Have announcements made from now on, or none."""
    app = QApplication.instance()
    if app is not None:
        app.setProperty(_SILENT, not allowed)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say a text about a widget, after what it is saying, if that is set."""
    app = QApplication.instance()
    if QAccessible.isActive() and app is not None and not app.property(_SILENT):
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def _interface_of(class_name: str, widget: QObject) -> QAccessibleInterface | None:
    """The interface of a widget for which Qt's own will not do; Qt asks for each of its classes."""
    if not isinstance(widget, QWidget):
        return None
    if class_name in ("QScrollArea", "QAbstractScrollArea"):
        return QAccessibleWidget(widget, Role.Pane)
    role = widget.property(_ROLE)
    # A widget that is being destroyed has only its classes of Qt's left: it gets none any more.
    if role is None or class_name.startswith("Q"):
        return None
    if isinstance(widget, QAbstractButton):
        return _ButtonInterface(widget, Role(role))
    return _WidgetInterface(widget, Role(role))


class _WidgetInterface(QAccessibleWidget):
    """A widget with a role, and with the action press if there is a key for it."""

    def actionNames(self) -> list[str]:
        names = super().actionNames()
        return names if self._key() is None else [_PRESS, *names]

    def doAction(self, name: str) -> None:
        widget, key = self.object(), self._key()
        if name == _PRESS and key is not None and isinstance(widget, QWidget):
            send_key(widget, Qt.Key(key))
        else:
            super().doAction(name)

    def _key(self) -> int | None:
        key = self.object().property(_KEY)
        return key if isinstance(key, int) else None


class _ButtonInterface(QAccessibleWidget):
    """A button that is one of several: each action on it is a click."""

    def state(self) -> QAccessible.State:
        state, checked = super().state(), self._button().isChecked()
        if self.role() is Role.PageTab:
            state.selectable, state.selected = True, checked
        else:
            state.checkable, state.checked = True, checked
        return state

    def actionNames(self) -> list[str]:
        own = [_PRESS, _TOGGLE] if self._button().isEnabled() else []
        return [*own, *super().actionNames()]

    def doAction(self, name: str) -> None:
        button = self._button()
        if name not in (_PRESS, _TOGGLE):
            super().doAction(name)
        # Where one is selected, Windows toggles the others that were: that must change nothing.
        elif button.isEnabled() and not (name == _TOGGLE and button.isChecked()):
            button.click()

    def _button(self) -> QAbstractButton:
        button = self.object()
        if not isinstance(button, QAbstractButton):
            raise TypeError(f"{button} is no button")
        return button


def _announce_selected(button: QAbstractButton) -> None:
    """Tell that a page tab is selected or no longer is; Qt tells it of checked buttons only."""
    if QAccessible.isActive():
        changed = QAccessible.State()
        changed.selected = True
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(button, changed))
