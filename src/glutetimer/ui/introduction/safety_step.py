"""The step with the safety text, before anything else."""

from __future__ import annotations

from PySide6.QtCore import Qt

from glutetimer.ui.card import Card
from glutetimer.ui.introduction.step import Place, Step
from glutetimer.ui.labels import label


class SafetyStep(Step):
    """Asks the person to read the text, which is always under Learn afterwards."""

    def __init__(self, place: Place, markdown: str) -> None:
        """`markdown` has a title of its own."""
        safety = label(kind="dose")
        safety.setTextFormat(Qt.TextFormat.MarkdownText)
        safety.setText(markdown)
        super().__init__(place, "Welcome", "I have read this", Card(safety))
