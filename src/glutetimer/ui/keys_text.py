"""All keys of the program in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from glutetimer.ui.labels import label

# By heading: keys, and what they do.
KEYS: Sequence[tuple[str, Sequence[tuple[str, str]]]] = (
    (
        "In a session",
        (
            ("Space", "Pause and go on; before an exercise: I am ready. So do a click, Page Down "
             "and the play key of a headset or keyboard."),
            ("← →", "The rep before, the next rep. Page Up is a rep back, too."),
            ("S", "This leg is done, or this exercise; what you did is kept."),
            ("H", "Half speed from the next rep on, or normal speed again."),
            ("R", "Turn the view, for a head that lies sideways."),
            ("Esc", "Pause; once more stops the session and keeps what you did."),
        ),
    ),
    (
        "How it felt",
        (
            ("1 2 3", "Easy, about right or hard. Pain is its number; for 10, press 1 and 0."),
            ("← →", "To an answer; Page Up, too. Nothing is chosen yet."),
            ("Space", "Take the answer that has the frame around it, or say the question again. "
             "So does Page Down."),
            ("S", "Leave the question out; Esc leaves out all that follow."),
            ("Backspace", "Back to the question before."),
        ),
    ),
    (
        "Everywhere",
        (
            ("Space, Enter", "Press what has the frame around it. On Today that is Start, unless "
             "something else comes first."),
            ("Tab", "The next thing to press or to fill in; with Shift, the one before."),
            ("Arrows", "From one choice to the next, and along a slider."),
            ("F10", "The menu."),
            ("F11", "Full screen; Esc leaves it."),
            ("F1", "These keys."),
            ("Ctrl Z", "Take back a change where you edit a program or a text."),
        ),
    ),
)  # fmt: skip


def keys_text() -> QWidget:
    """The keys with what they do, in groups."""
    text = QWidget()
    grid = QGridLayout(text)
    grid.setContentsMargins(24, 18, 24, 12)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for heading, keys in KEYS:
        grid.addWidget(label(heading, "heading"), grid.rowCount(), 0, 1, 2)
        for names, meaning in keys:
            key_label = label(names, "eyebrow")
            key_label.setWordWrap(False)
            row = grid.rowCount()
            grid.addWidget(key_label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(meaning), row, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    return text
