"""The names of the cards of a long page, to go to one of them in one press."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from glutetimer.ui.accessible import Role, give_role
from glutetimer.ui.buttons import button
from glutetimer.ui.flow_layout import FlowLayout


class GroupBar(QWidget):
    """A button for each card, in a column at the side of the page or in rows above it."""

    # The place of the card to go to, in their order from 0.
    asked = Signal(int)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        give_role(self, Role.ToolBar, "Go to a group of settings")
        self._row = FlowLayout(2, equal=False, parent=self)
        for place, name in enumerate(names):
            go = button(name, "level", align=Qt.AlignmentFlag.AlignLeft, click_focuses=False)
            go.setAccessibleName(f"Go to {name}")
            go.clicked.connect(lambda _=False, place=place: self.asked.emit(place))
            self._row.add(go)
        self.set_upright(False)

    def set_upright(self, upright: bool) -> None:
        """Stand as a column, else lie in as few rows as the width has room for."""
        margins = (12, 18, 0, 18) if upright else (10, 4, 10, 0)
        self._row.setContentsMargins(*margins)
        self._row.set_upright(upright)
