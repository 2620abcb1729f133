"""The row of names on Today: one press, and the window is another person's."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from glutetimer.core.profiles import Profile
from glutetimer.core.translation import gettext
from glutetimer.ui.card import Stack
from glutetimer.ui.choice import Choice
from glutetimer.ui.focus import move_focus, tab_in_place


class PeopleRow(Stack):
    """Who there is, whoever is present marked; hidden while there is nobody to choose from."""

    # The number of the person who should be here.
    chosen = Signal(int)

    def __init__(self, otherwise: QWidget) -> None:
        """The keyboard goes to `otherwise` when the row goes."""
        super().__init__()
        self._otherwise = otherwise
        self._present = 0
        self._choice: Choice[int] | None = None
        self.hide()

    def show_people(self, people: Sequence[Profile], present: int) -> None:
        """Offer these people; `present` is the number of who is."""
        self._present = present
        move_focus(self, self._otherwise)
        self.clear()
        if people:
            options = [(profile.number, profile.name) for profile in people]
            what = gettext("Person")
            self._choice = Choice(what, options, present, click_focuses=False, quiet=True)
            for profile, name in zip(people, self._choice.findChildren(QPushButton), strict=True):
                name.setAccessibleName(f"{what}: {profile.name}")
            self._choice.chosen.connect(self._ask_for)
            self.column.addWidget(self._choice)
            tab_in_place(self, self)
        self.setVisible(bool(people))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # What comes before it is known once the page is in its window.
        tab_in_place(self, self)

    def _ask_for(self, number: int) -> None:
        # Until another person is here, it is this one.
        if self._choice is not None:
            self._choice.set_value(self._present)
        if number != self._present:
            self.chosen.emit(number)
