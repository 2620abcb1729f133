"""The few widgets that several pages share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

MANY = 5


def label(text: str = "", role: str = "") -> QLabel:
    """A label that wraps; `role` names its style in the theme."""
    made = QLabel(text)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made


def button(text: str, role: str = "") -> QPushButton:
    """A button; `role` names its style in the theme."""
    made = QPushButton(text)
    made.setAutoDefault(True)
    if role:
        made.setProperty("role", role)
    return made


class Card(QFrame):
    """A framed box with a column of widgets in it."""

    def __init__(self, *contents: QWidget) -> None:
        super().__init__()
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(8)
        for widget in contents:
            self.column.addWidget(widget)


class Choice(QWidget):
    """One of a few values, as a row of buttons; the arrow keys move along it."""

    chosen = Signal(object)

    def __init__(
        self, name: str, options: Sequence[tuple[object, str]], value: object = None
    ) -> None:
        """`options` are values with their texts; `name` is read by a screen reader."""
        super().__init__()
        self.setAccessibleName(name)
        self._values = [value for value, _ in options]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for i, (_, text) in enumerate(options):
            # Many values are short ones: they share the row of a small window.
            each = button(text, "value" if len(options) > MANY else "")
            each.setCheckable(True)
            each.setAccessibleName(f"{name}: {text}")
            each.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(each, i)
            row.addWidget(each)
        self.set_value(value)
        self._group.idClicked.connect(self._tell)

    @property
    def value(self) -> object:
        """The value chosen, or None."""
        i = self._group.checkedId()
        return self._values[i] if i >= 0 else None

    def set_value(self, value: object) -> None:
        """Choose without telling anyone; None unchooses."""
        self._group.setExclusive(False)
        for i, each in enumerate(self._values):
            self._group.button(i).setChecked(each == value)
        self._group.setExclusive(True)
        self._one_stop()

    def focus_first(self) -> None:
        """Put the keyboard on the chosen button, or the first."""
        self._group.button(max(0, self._group.checkedId())).setFocus()

    def _tell(self, i: int) -> None:
        self._one_stop()
        self.chosen.emit(self._values[i])

    def _one_stop(self) -> None:
        """Tab stops once at a choice; within it the arrow keys move."""
        stop = max(0, self._group.checkedId())
        for i in range(len(self._values)):
            policy = Qt.FocusPolicy.StrongFocus if i == stop else Qt.FocusPolicy.ClickFocus
            self._group.button(i).setFocusPolicy(policy)


def scrolled(content: QWidget, widest: int | None = None) -> QScrollArea:
    """The content in an area that scrolls up and down where it does not fit.

    Wider than `widest` it does not get: then it stands in the middle.
    """
    area = QScrollArea()
    if widest is not None:
        content.setMaximumWidth(widest)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
