"""The page with the safety text, shown once before anything else."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card, Stack
from glutetimer.ui.labels import label
from glutetimer.ui.scrolling import fill_page

MAX_DIGITS = 84


class SafetyPage(QWidget):
    """Asks the person to read the text, which is always under Learn afterwards."""

    understood = Signal()

    def __init__(self, markdown: str) -> None:
        super().__init__()
        safety = label()
        safety.setTextFormat(Qt.TextFormat.MarkdownText)
        safety.setText(markdown)
        go_on = button("I have read this", "main")
        go_on.clicked.connect(self.understood)
        card = Card(safety, go_on)
        card.column.setContentsMargins(32, 20, 32, 32)
        card.column.setSpacing(20)
        content = Stack(margins=(24, 24, 24, 24))
        content.column.addStretch(1)
        content.column.addWidget(card)
        content.column.addStretch(2)
        self.setFocusProxy(go_on)
        fill_page(self, content, MAX_DIGITS)
