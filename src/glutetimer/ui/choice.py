"""One of a few values, as a row of buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from glutetimer.ui.accessible import Role, give_role
from glutetimer.ui.buttons import SHORT_LETTERS, button, elided_button
from glutetimer.ui.flow_layout import FlowLayout

T = TypeVar("T")
# More numbers than this share the row of a small window.
MANY = 5


class Choice(QWidget, Generic[T]):
    """One of a few values, as a row of buttons; the arrow keys move along it."""

    # The value that the person chose.
    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[T, str]],
        value: T | None = None,
        click_focuses: bool = True,
        quiet: bool = False,
    ) -> None:
        """`options` are values with their texts; `name` is read by a screen reader.

        Without `click_focuses` a click leaves the keyboard where it is. A `quiet` one has
        buttons as wide as their texts, which are cut off where one is too long for the row.
        """
        super().__init__()
        give_role(self, Role.Grouping, name)
        policy = Qt.FocusPolicy
        # Of the button that Tab stops at, and of the others.
        self._policies = (
            (policy.StrongFocus, policy.ClickFocus)
            if click_focuses
            else (policy.TabFocus, policy.NoFocus)
        )
        self._values = [option for option, _ in options]
        self._group = QButtonGroup(self)
        row = FlowLayout(6, equal=not quiet, parent=self)
        numbers = all(len(text) <= SHORT_LETTERS for _, text in options)
        kind = "value" if numbers and len(options) > MANY else ""
        for i, (_, text) in enumerate(options):
            option = elided_button(text, "name") if quiet else button(text, kind)
            option.has_tick = True
            give_role(option, Role.RadioButton, f"{name}: {text}")
            option.setCheckable(True)
            self._group.addButton(option, i)
            row.add(option)
        self.set_value(value)
        self._group.idClicked.connect(self._choose)

    @property
    def value(self) -> T | None:
        """The value chosen; None if none is."""
        i = self._group.checkedId()
        return self._values[i] if i >= 0 else None

    def set_value(self, value: T | None) -> None:
        """Choose without telling anyone; None, where it is no option, unchooses."""
        self._group.setExclusive(False)
        for i, option in enumerate(self._values):
            self._group.button(i).setChecked(option == value)
        self._group.setExclusive(True)
        self._set_tab_stop()

    def _choose(self, i: int) -> None:
        self._set_tab_stop()
        self.chosen.emit(self._values[i])

    def _set_tab_stop(self) -> None:
        """Let Tab stop once at a choice; within it the arrow keys move."""
        stop = max(0, self._group.checkedId())
        self.setFocusProxy(self._group.button(stop))
        for i in range(len(self._values)):
            self._group.button(i).setFocusPolicy(self._policies[i != stop])
