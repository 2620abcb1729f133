"""The dots of the last seven days."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from glutetimer.core.dates import days_of_seven, days_of_seven_text
from glutetimer.ui.theme import Colors


class WeekDots(QWidget):
    """Seven dots for the last seven days, today last; filled where a session was done."""

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self._colors = colors
        self._today = date.min
        self._days: Collection[date] = ()
        self.setFixedHeight(22)

    def show_days(self, days: Collection[date], today: date, per_week: int) -> None:
        """Fill the dots of `days`, of a program for `per_week` days of seven."""
        self._days, self._today = days, today
        self.setAccessibleName(days_of_seven_text(days_of_seven(days, today), per_week))
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
