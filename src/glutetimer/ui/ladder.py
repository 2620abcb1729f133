"""The ladder of levels with the present one marked, and the dots of the last seven days."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from glutetimer.core.dates import days_of_seven, days_of_seven_text
from glutetimer.core.program import Level, Program
from glutetimer.ui.accessible import Role, give_role
from glutetimer.ui.buttons import Button
from glutetimer.ui.theme import Colors
from glutetimer.ui.tool_tips import explain


class Ladder(QWidget):
    """The levels as a column of buttons, the present one marked; a click picks another."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        give_role(self, Role.Grouping, "Levels")
        self._levels: tuple[Level, ...] = ()
        self._rungs: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_program(self, program: Program, now: Level) -> None:
        """Show that program's levels, with `now` as the present one."""
        if program.levels != self._levels:
            self._levels = program.levels
            self._make_rungs()
        for number, (level, rung) in enumerate(zip(self._levels, self._rungs, strict=True), 1):
            is_now = level.id == now.id
            rung.setChecked(is_now)
            suffix = ", where you are" if is_now else ""
            rung.setAccessibleName(f"Level {number}: {level.name}{suffix}")

    def _make_rungs(self) -> None:
        for rung in self._rungs:
            rung.hide()
            rung.deleteLater()
        self._rungs = [self._rung(number, level) for number, level in enumerate(self._levels, 1)]
        for rung in self._rungs:
            self._column.addWidget(rung)

    def _rung(self, number: int, level: Level) -> Button:
        rung = Button(f"{number}   {level.name}", Qt.AlignmentFlag.AlignLeft)
        give_role(rung, Role.RadioButton, level.name)
        rung.setProperty("kind", "level")
        rung.setCheckable(True)
        # A press that slips off leaves the keyboard where it was.
        rung.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        explain(rung, level.about)
        rung.clicked.connect(lambda: self.picked.emit(level))
        return rung


class WeekDots(QWidget):
    """Seven dots for the last seven days, today last; filled where a session was done."""

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self._colors = colors
        self._today = date.min
        self._days: Collection[date] = ()
        self.setFixedHeight(22)

    def show_days(self, days: Collection[date], today: date) -> None:
        """Fill the dots of `days`."""
        self._days, self._today = days, today
        self.setAccessibleName(days_of_seven_text(days_of_seven(days, today)))
        self.update()

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._colors = colors
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(170, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i in range(7):
            day = self._today - timedelta(days=6 - i)
            filled = day in self._days
            color = QColor(self._colors.accent if filled else self._colors.muted)
            painter.setPen(QPen(color, 2))
            painter.setBrush(color if filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(2 + i * 24, 3, 15, 15))
