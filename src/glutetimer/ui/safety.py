"""The safety text, shown once before anything else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from glutetimer.ui.widgets import Card, button, scrolled


class SafetyPage(QWidget):
    """Asks the person to read; it is always under Learn afterwards."""

    understood = Signal()

    def __init__(self, text: Path) -> None:
        super().__init__()
        words = QLabel(text.read_text(encoding="utf-8"))
        words.setTextFormat(Qt.TextFormat.MarkdownText)
        words.setWordWrap(True)
        self._go_on = button("I have read this", "main")
        self._go_on.clicked.connect(self.understood)
        card = Card(words, self._go_on)
        card.setMaximumWidth(820)
        card.column.setContentsMargins(28, 20, 28, 28)
        content = QWidget()
        around = QGridLayout(content)
        around.addWidget(card, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolled(content))

    def focus_button(self) -> None:
        """Put the keyboard on the button."""
        self._go_on.setFocus()
