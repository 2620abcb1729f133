"""A session that was not kept, to be brought back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card
from glutetimer.ui.labels import label


class UndoCard(Card):
    """Says that the session was not kept, and offers to keep it after all."""

    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.undo = button("Undo")
        keys = QShortcut(QKeySequence.StandardKey.Undo, self)
        keys.activated.connect(self.undo_asked)
        self.undo.setToolTip(keys.key().toString(QKeySequence.SequenceFormat.NativeText))
        row = QHBoxLayout()
        row.addWidget(label("That session was not kept."), 1)
        row.addWidget(self.undo)
        self.column.addLayout(row)
        self.undo.clicked.connect(self.undo_asked)
        self.hide()
