"""What is seldom needed, behind a button that shows it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from glutetimer.core.translation import gettext
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Stack
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus


class Fold(Stack):
    """A button, and below it what it shows and hides."""

    def __init__(self, title: str, content: QWidget) -> None:
        super().__init__(spacing=8)
        self._title, self._content = title, content
        self._toggle = button("")
        self._toggle.clicked.connect(lambda: self.set_open(content.isHidden()))
        self.column.addLayout(FlowLayout(8, equal=False).add(self._toggle))
        self.column.addWidget(content)
        self.set_open(False)

    def set_open(self, is_open: bool) -> None:
        """Show what is behind the button, or hide it."""
        if not is_open:
            move_focus(self._content, self._toggle)
        self._content.setVisible(is_open)
        self._toggle.setText(f"{self._title} {'▴' if is_open else '▾'}")
        name = gettext("{title}: hide") if is_open else gettext("{title}: show")
        self._toggle.setAccessibleName(name.format(title=self._title))
