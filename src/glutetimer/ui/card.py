"""Columns of widgets, with a frame around them or without."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from glutetimer.ui.style_sheet import CARD_BORDER_PX


class Stack(QWidget):
    """Widgets one below the other that keep together; without a frame."""

    def __init__(
        self,
        *contents: QWidget,
        spacing: int = 14,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    ) -> None:
        """In pixels; `margins` as Qt orders them: left, top, right, bottom."""
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*margins)
        self.column.setSpacing(spacing)
        for widget in contents:
            self.column.addWidget(widget)

    def clear(self) -> None:
        """Take down all widgets; the keyboard should be on none of them."""
        while item := self.column.takeAt(0):
            if former := item.widget():
                former.hide()
                former.deleteLater()


class TallStack(Stack):
    """A stack that scrolls: its height is asked for at the width that it has alone."""

    def sizeHint(self) -> QSize:
        return own_hint(self, self.column)


class Card(QFrame):
    """A framed box with a column of widgets in it."""

    # From its edge to what is in it, at the left and at the right.
    BESIDE_PX = 17

    def __init__(self, *contents: QWidget) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        beside = self.BESIDE_PX - CARD_BORDER_PX
        self.column.setContentsMargins(beside, 14, beside, 14)
        self.column.setSpacing(8)
        for widget in contents:
            self.column.addWidget(widget)


def own_hint(widget: QWidget, layout: QLayout) -> QSize:
    """The size that a widget's layout asks for.

    Qt adds the height at that width, for which all that is within is measured once more.
    """
    return layout.sizeHint().grownBy(widget.contentsMargins())


def side_by_side(text: QWidget, way: QWidget) -> QWidget:
    """A text and, at the end of its row, a button for it."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(text, 1)
    row.addWidget(way, 0, Qt.AlignmentFlag.AlignVCenter)
    return both


def keep_place(widget: QWidget, kept: bool = True) -> None:
    """Leave a widget's place empty while it is hidden: what is beside or below it stays."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(kept)
    widget.setSizePolicy(policy)
