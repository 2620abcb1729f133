"""An exercise done well and with its common faults, side by side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from glutetimer.core.faults import FAULTS
from glutetimer.core.program import Exercise, FigureKind, Side
from glutetimer.core.settings import Person
from glutetimer.ui.figure_view import FigureView
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.labels import label
from glutetimer.ui.learn.compared_view import ComparedView
from glutetimer.ui.learn.sign import Sign
from glutetimer.ui.theme import Colors

_GAP_PX = 16
# The width of one picture at least and at most, in digits.
_MIN_DIGITS, _MAX_DIGITS = 20, 30


class Comparison(QWidget):
    """The correct way and each fault, in as many columns as there is room for; they move with the
    picture they are `beside`."""

    def __init__(
        self,
        clock_ms: Callable[[], int],
        colors: Colors,
        beside: FigureView,
        exercise: Exercise,
        figure: FigureKind,
    ) -> None:
        super().__init__()
        self._columns = [
            _Column(
                ComparedView(clock_ms, colors, beside, exercise, figure, fault),
                Sign(fault is None, colors),
            )
            for fault in (None, *FAULTS[figure])
        ]
        # Where they differ.
        beside.end_raised()
        for column in self._columns:
            # In its place: without one it would be a window.
            column.view.show_exercise(exercise, Side.LEFT)
        FlowLayout(_GAP_PX, parent=self).add(*self._columns)
        number, digit = len(self._columns), self.fontMetrics().horizontalAdvance("0")
        self.setMaximumWidth(number * _MAX_DIGITS * digit + (number - 1) * _GAP_PX)

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        for column in self._columns:
            column.view.set_colors(colors)
            column.sign.set_colors(colors)

    def set_figure(self, person: Person, reduced: bool) -> None:
        """Paint that person; `reduced`, at rest."""
        for column in self._columns:
            column.view.set_figure(person, reduced)


class _Column(QWidget):
    """A picture, and under it a sign with the words for it and how it is done well."""

    def __init__(self, view: ComparedView, sign: Sign) -> None:
        super().__init__()
        self.view, self.sign = view, sign
        name = label(view.words.name)
        font = name.font()
        font.setWeight(QFont.Weight.DemiBold)
        name.setFont(font)
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        heading.addWidget(name, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(view)
        box.addSpacing(4)
        box.addLayout(heading)
        box.addWidget(label(view.words.advice, "muted"))
        box.addStretch(1)

    def sizeHint(self) -> QSize:
        digit = self.fontMetrics().horizontalAdvance("0")
        return QSize(_MIN_DIGITS * digit, super().sizeHint().height())
