"""How a field is marked whose value cannot be: by its frame, by a sign, and to a screen reader."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from glutetimer.ui.style_sheet import restyle

# Before what is said of something wrong.
WRONG = "⚠"


def mark_wrong(field: QWidget, why: str) -> None:
    """Mark a field as wrong, for that reason; empty, it is not."""
    field.setAccessibleDescription(why)
    # Its frame is another.
    restyle(field, "wrong", bool(why))
