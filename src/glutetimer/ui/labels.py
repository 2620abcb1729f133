"""Labels and tool tips that show their text as it is written; Qt would look for markup in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from glutetimer.ui.style_sheet import restyle

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


def label(text: str = "", kind: str = "", large: bool = False) -> QLabel:
    """A label whose text wraps; the style sheet has the kinds.

    `large` is for `enlarge`: what is right from the start need not be looked up again, for which
    PySide6 would load the class of all styles before the first paint.
    """
    wrapping = _WrappingLabel(text)
    wrapping.setTextFormat(Qt.TextFormat.PlainText)
    wrapping.setWordWrap(True)
    wrapping.setProperty("large", large)
    if kind:
        wrapping.setProperty("kind", kind)
        wrapping.setForegroundRole(_COLORS.get(kind, QPalette.ColorRole.WindowText))
    return wrapping


def enlarge(shown: QLabel, large: bool) -> None:
    """Give a label the larger type that the style sheet has for its kind, or its usual one."""
    if shown.property("large") is not large:
        restyle(shown, "large", large)


def field_name(text: str) -> QLabel:
    """The name of a form's field, centred on the field's height.

    A label that the form itself makes would look for markup in the text.
    """
    name = QLabel(text)
    name.setTextFormat(Qt.TextFormat.PlainText)
    # Else the form puts it at the top.
    name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    return name


def set_tool_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tool tip, and the same text to a screen reader."""
    widget.setToolTip(plain_tip(text))
    # Without a description, a screen reader is told the tool tip with its markup.
    widget.setAccessibleDescription(text)


def plain_tip(text: str) -> str:
    """The markup of a tool tip that shows the text as it is written."""
    return f"<span>{escape(text)}</span>" if "<" in text or "&" in text else text


class _WrappingLabel(QLabel):
    """A label that finds out once how high it is at a width.

    Layouts ask for it some twenty times, at four or five widths, and Qt's own breaks the text into
    lines each time.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._heights: dict[int, int] = {}

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = super().heightForWidth(width)
        return height

    def setText(self, text: str) -> None:
        self._heights.clear()
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        # Of another font or style.
        self._heights.clear()
        super().changeEvent(event)
