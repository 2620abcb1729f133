"""What assistive technology is told of a window's controls, walked as it walks: by interfaces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from glutetimer.ui.accessible import Role

Text = QAccessible.Text
PRESS = QAccessibleActionInterface.pressAction()
# Their parts are cells and lines, which take their words from what they show.
ROLES_OF_LISTS = (Role.Table, Role.List)


@dataclass(frozen=True, slots=True)
class Control:
    """Anything that takes the keyboard or can be pressed."""

    role: QAccessible.Role
    name: str
    description: str
    value: str
    actions: tuple[str, ...]
    enabled: bool


def controls_in(window: QWidget) -> Iterator[Control]:
    """The controls of a window that are not hidden."""
    for shown in _shown(QAccessible.queryAccessibleInterface(window)):
        names = _actions(shown)
        state = shown.state()
        if state.focusable or PRESS in names or shown.role() is Role.Button:
            yield Control(
                shown.role(),
                shown.text(Text.Name),
                shown.text(Text.Description),
                shown.text(Text.Value),
                names,
                not state.disabled,
            )


def _shown(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    if interface.role() in ROLES_OF_LISTS:
        return
    for i in range(interface.childCount()):
        child = interface.child(i)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from _shown(child)


def _actions(interface: QAccessibleInterface) -> tuple[str, ...]:
    actions = interface.actionInterface()
    return () if actions is None else tuple(actions.actionNames())
