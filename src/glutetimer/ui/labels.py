"""Labels that show their text as it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy


def label(text: str = "", role: str = "") -> QLabel:
    """A label whose text wraps; `role` names its style in the style sheet."""
    text_label = _plain_label(text)
    text_label.setWordWrap(True)
    if role:
        text_label.setProperty("role", role)
    return text_label


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
