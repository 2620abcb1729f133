"""Tool tips that show their text as it is written; Qt would look for markup in it."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QWidget


def explain(widget: QWidget, text: str) -> None:
    """Give a widget a tool tip, and the same text to a screen reader."""
    widget.setToolTip(plain_tip(text))
    # Without a description, a screen reader is told the tool tip with its markup.
    widget.setAccessibleDescription(text)


def plain_tip(text: str) -> str:
    """The markup of a tool tip that shows the text as it is written."""
    return f"<span>{escape(text)}</span>" if "<" in text or "&" in text else text
