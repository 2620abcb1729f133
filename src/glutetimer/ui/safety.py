"""The safety text, shown once before anything else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card
from glutetimer.ui.scrolling import scrolled

TEXT_WIDTH = 860


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
        card.column.setContentsMargins(32, 20, 32, 32)
        card.column.setSpacing(20)
        content = QWidget()
        around = QVBoxLayout(content)
        around.setContentsMargins(24, 24, 24, 24)
        around.addStretch(1)
        around.addWidget(card)
        around.addStretch(2)
        self.setFocusProxy(self._go_on)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolled(content, TEXT_WIDTH))

    def focus_button(self) -> None:
        """Put the keyboard on the button."""
        self._go_on.setFocus()
