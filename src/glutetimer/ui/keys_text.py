"""All keys of the program in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.labels import label

# By heading: keys, and what they do; messages.
KEYS: Sequence[tuple[str, Sequence[tuple[str, str]]]] = (
    (
        gettext_noop("In a session"),
        (
            (
                gettext_noop("Space"),
                gettext_noop(
                    "Pause and go on; before an exercise: I am ready. So do a "
                    "click, Page Down and the play key of a headset or keyboard."
                ),
            ),
            (
                gettext_noop("← →"),
                gettext_noop("The rep before, the next rep. Page Up is a rep back, too."),
            ),
            (
                gettext_noop("S"),
                gettext_noop("This leg is done, or this exercise; what you did is kept."),
            ),
            (
                gettext_noop("H"),
                gettext_noop("Half speed from the next rep on, or normal speed again."),
            ),
            (
                gettext_noop("R"),
                gettext_noop("Turn the view, for a head that lies sideways."),
            ),
            (
                gettext_noop("Esc"),
                gettext_noop("Pause; once more stops the session and keeps what you did."),
            ),
        ),
    ),
    (
        gettext_noop("How it felt"),
        (
            (
                gettext_noop("1 2 3"),
                gettext_noop(
                    "Easy, about right or hard. Pain is its number; for 10, press 1 and 0."
                ),
            ),
            (
                gettext_noop("← →"),
                gettext_noop("To an answer; Page Up, too. Nothing is chosen yet."),
            ),
            (
                gettext_noop("Space"),
                gettext_noop(
                    "Take the answer that has the frame around it, or say the "
                    "question again. So does Page Down."
                ),
            ),
            (
                gettext_noop("S"),
                gettext_noop("Leave the question out; Esc leaves out all that follow."),
            ),
            (
                gettext_noop("Backspace"),
                gettext_noop("Back to the question before."),
            ),
        ),
    ),
    (
        gettext_noop("Everywhere"),
        (
            (
                gettext_noop("Space, Enter"),
                gettext_noop(
                    "Press what has the frame around it. On Today that is Start, unless "
                    "something else comes first."
                ),
            ),
            (
                gettext_noop("Tab"),
                gettext_noop("The next thing to press or to fill in; with Shift, the one before."),
            ),
            (
                gettext_noop("Arrows"),
                gettext_noop("From one choice to the next, and along a slider."),
            ),
            (
                gettext_noop("F10"),
                gettext_noop("The menu."),
            ),
            (
                gettext_noop("F11"),
                gettext_noop("Full screen; Esc leaves it."),
            ),
            (
                gettext_noop("F1"),
                gettext_noop("These keys."),
            ),
            (
                gettext_noop("Ctrl Z"),
                gettext_noop("Take back a change where you edit a program or a text."),
            ),
        ),
    ),
)


def keys_text() -> QWidget:
    """The keys with what they do, in groups."""
    text = QWidget()
    grid = QGridLayout(text)
    grid.setContentsMargins(24, 18, 24, 12)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for heading, keys in KEYS:
        grid.addWidget(label(gettext(heading), "heading"), grid.rowCount(), 0, 1, 2)
        for names, meaning in keys:
            key_label = label(gettext(names), "eyebrow")
            key_label.setWordWrap(False)
            row = grid.rowCount()
            grid.addWidget(key_label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(gettext(meaning)), row, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    return text
