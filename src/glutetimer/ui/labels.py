"""Labels and tool tips that show their text as it is written; Qt would look for markup in it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from glutetimer.ui.style_sheet import HEADING_SCALE, TITLE_SCALE

# By kind: the size of the type as a multiple of the page's, its weight and its colour.
_STYLES = {
    "title": (TITLE_SCALE, QFont.Weight.DemiBold, QPalette.ColorRole.WindowText),
    "heading": (HEADING_SCALE, QFont.Weight.DemiBold, QPalette.ColorRole.WindowText),
    "muted": (1.0, QFont.Weight.Normal, QPalette.ColorRole.PlaceholderText),
    "small": (0.85, QFont.Weight.Normal, QPalette.ColorRole.PlaceholderText),
    "eyebrow": (1.0, QFont.Weight.DemiBold, QPalette.ColorRole.Accent),
}


def label(text: str = "", kind: str = "") -> QLabel:
    """A label whose text wraps; `kind` is one of those with a style."""
    wrapping = _plain_label(text)
    wrapping.setWordWrap(True)
    if kind:
        scale, weight, color = _STYLES[kind]
        font = wrapping.font()
        font.setPointSizeF(round(font.pointSizeF() * scale, 1))
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


def set_tool_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tool tip, and the same text to a screen reader."""
    widget.setToolTip(plain_tip(text))
    # Without a description, a screen reader is told the tool tip with its markup.
    widget.setAccessibleDescription(text)


def plain_tip(text: str) -> str:
    """The markup of a tool tip that shows the text as it is written."""
    return f"<span>{escape(text)}</span>" if "<" in text or "&" in text else text
