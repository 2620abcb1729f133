"""The last seven days: a dot for each, and how many of them there was a session on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from glutetimer.core.dates import days_of_seven, days_of_seven_text
from glutetimer.ui.labels import label
from glutetimer.ui.theme import Colors

# A dot's diameter, and the distance from one to the next, by the height of a line of text.
DOT, STEP = 0.78, 1.26


class Week(QWidget):
    """The dots with the number of days beside them, or below them where there is no room."""

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self._dots = WeekDots(colors)
        self._number = label(kind="muted")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(14, 0, 0, 0)
        self._row.addWidget(self._dots)
        self._row.addWidget(self._number, 1)

    def show_days(self, days: Collection[date], today: date, per_week: int) -> None:
        """Show the `days` with a session, in a program for `per_week` days of seven."""
        text = days_of_seven_text(days_of_seven(days, today), per_week)
        self._dots.show_days(days, today, text)
        self._number.setText(text)
        self._arrange()

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._dots.set_colors(colors)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        text = self._number
        text_width = text.fontMetrics().horizontalAdvance(text.text())
        room = self._row.contentsRect().width() - self._dots.sizeHint().width()
        is_beside = text_width + self._row.spacing() < room
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if is_beside else direction.TopToBottom)


class WeekDots(QWidget):
    """Seven dots for the last seven days, today last; filled where a session was done."""

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self._colors = colors
        self._today = date.min
        self._days: Collection[date] = ()

    def show_days(self, days: Collection[date], today: date, name: str) -> None:
        """Fill the dots of `days`; a screen reader hears the name."""
        self._days, self._today = days, today
        self.setAccessibleName(name)
        self.update()

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""
        self._colors = colors
        self.update()

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height()
        return QSize(ceil(7 * STEP * height), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self.fontMetrics().height()
        for i in range(7):
            day = self._today - timedelta(days=6 - i)
            filled = day in self._days
            color = QColor(self._colors.accent if filled else self._colors.muted)
            painter.setPen(QPen(color, height / 10))
            painter.setBrush(color if filled else Qt.BrushStyle.NoBrush)
            dot = QRectF(0, 0, DOT * height, DOT * height)
            dot.moveCenter(QPointF((i + 0.5) * STEP * height, self.height() / 2))
            painter.drawEllipse(dot)
