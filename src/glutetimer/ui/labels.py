"""Labels that show their text as it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy

# By kind: the size of the type as a multiple of the usual one, its weight and its colour.
_STYLES = {
    "title": (1.9, QFont.Weight.DemiBold, QPalette.ColorRole.WindowText),
    "heading": (1.2, QFont.Weight.DemiBold, QPalette.ColorRole.WindowText),
    "muted": (1.0, QFont.Weight.Normal, QPalette.ColorRole.PlaceholderText),
    "eyebrow": (1.0, QFont.Weight.DemiBold, QPalette.ColorRole.Accent),
}


def label(text: str = "", kind: str = "") -> QLabel:
    """A label whose text wraps; `kind` is "title", "heading", "muted" or "eyebrow"."""
    wrapping = _plain_label(text)
    wrapping.setWordWrap(True)
    if kind:
        size, weight, color = _STYLES[kind]
        font = wrapping.font()
        font.setPointSizeF(round(font.pointSizeF() * size, 1))
        font.setWeight(weight)
        wrapping.setFont(font)
        wrapping.setForegroundRole(color)
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
