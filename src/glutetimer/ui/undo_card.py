"""A session that was not kept: it can be brought back at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout

from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card
from glutetimer.ui.labels import label


class UndoCard(Card):
    """Says that the session was not kept, and offers to keep it after all."""

    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        keys = QKeySequence(QKeySequence.StandardKey.Undo)
        self.undo = button("Undo")
        self.undo.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))
        row = QHBoxLayout()
        row.addWidget(label("That session was not kept."), 1)
        row.addWidget(self.undo)
        self.column.addLayout(row)
        self.undo.clicked.connect(self.undo_asked)
