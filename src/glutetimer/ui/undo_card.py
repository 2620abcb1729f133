"""A session that was not kept: it can be brought back at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence

from glutetimer.ui.folding import Folding
from glutetimer.ui.widgets import Card, button, label


class UndoCard(Card):
    """Says that the session was not kept, and offers to keep it after all."""

    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__(label("That session was not kept."))
        keys = QKeySequence(QKeySequence.StandardKey.Undo)
        self.undo = button("Undo")
        self.undo.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))
        answers = Folding(8, equal=False)
        answers.add(self.undo)
        self.column.addWidget(answers)
        self.undo.clicked.connect(self.undo_asked)
