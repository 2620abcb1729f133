"""Labels and tool tips that show their text as it is written; Qt would look for markup in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

# The colour of the kinds that have one of their own.
_COLORS = {
    "muted": QPalette.ColorRole.PlaceholderText,
    "small": QPalette.ColorRole.PlaceholderText,
    "eyebrow": QPalette.ColorRole.Accent,
}


def escape(text: str) -> str:
    """The markup that shows a text as it is written."""
    # Python's own `html.escape` brings the names of two thousand letters with it.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def label(text: str = "", kind: str = "") -> QLabel:
    """A label whose text wraps; the style sheet has the kinds."""
    wrapping = _plain_label(text)
    wrapping.setWordWrap(True)
    if kind:
        wrapping.setProperty("kind", kind)
        wrapping.setForegroundRole(_COLORS.get(kind, QPalette.ColorRole.WindowText))
    return wrapping


def field_name(text: str) -> QLabel:
    """The name of a form's field, centred on the field's height.

    A label that the form itself makes would look for markup in the text.
    """
    name = _plain_label(text)
    # Else the form puts it at the top.
    name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    return name


def _plain_label(text: str) -> QLabel:
    plain = QLabel(text)
    plain.setTextFormat(Qt.TextFormat.PlainText)
    return plain


def set_tool_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tool tip, and the same text to a screen reader."""
    widget.setToolTip(plain_tip(text))
    # Without a description, a screen reader is told the tool tip with its markup.
    widget.setAccessibleDescription(text)


def plain_tip(text: str) -> str:
    """The markup of a tool tip that shows the text as it is written."""
    return f"<span>{escape(text)}</span>" if "<" in text or "&" in text else text
