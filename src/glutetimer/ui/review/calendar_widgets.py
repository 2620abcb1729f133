"""What the calendar is painted with: its cells, the names above and beside them, the legend."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from glutetimer.core.review import PerLeg
from glutetimer.ui.review import calendar_labels, calendar_painter
from glutetimer.ui.review.calendar_model import CalendarModel, Index
from glutetimer.ui.review.calendar_painter import Shades
from glutetimer.ui.review.charts.axes import Legend, Type
from glutetimer.ui.theme import Colors

# How much wider than high a day's place may get, so that whole weeks fill the width.
WIDEST = 1.12


class Fit(NamedTuple):
    """How the calendar lies in a width: sizes in pixels, `weeks` are those in sight."""

    legend: int
    line: int
    names: int
    weeks: int
    week: int
    day: int


def fit_in(width: int, font: QFont, shades: Shades) -> Fit:
    """How it lies in that width, in that type."""
    type_ = Type(font)
    keys = Legend(shades.keys, QRectF(0, 0, width, 0), type_)
    names, day = calendar_labels.names_width(type_), calendar_painter.place_of(type_)
    room = max(day, width - names)
    # Of the sizes that will do the one that leaves least free beside whole weeks.
    week = min(range(day, int(day * WIDEST) + 1), key=lambda each: room % each)
    weeks = room // week
    return Fit(
        legend=round(keys.height + calendar_painter.BELOW_LEGEND * type_.line),
        line=round(type_.line),
        names=names + room - weeks * week,
        weeks=weeks,
        week=week,
        day=day,
    )


class Cells(QStyledItemDelegate):
    """Paints a day; around it the ring of today, of the keyboard or of the day chosen."""

    def __init__(self, table: QTableView, days: CalendarModel, colors: Colors) -> None:
        super().__init__(table)
        self._days = days
        self.set_colors(colors)

    def set_colors(self, colors: Colors) -> None:
        """Paint in another look."""
        self._ink = calendar_painter.palette_of(colors)
        self._pictures: dict[tuple[PerLeg[int], float, float], QPixmap] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day, today = self._days.day_at(index), self._days.today
        if day > today:
            return
        ink = self._ink
        square = calendar_painter.square_in(QRectF(option.rect))
        fineness = painter.device().devicePixelRatioF()
        picture = self._picture(self._days.shades.of(day), square.width(), fineness)
        painter.drawPixmap(square.topLeft(), picture)
        if day == today:
            calendar_painter.paint_ring(painter, square, ink.today)
        state = option.state
        if state & QStyle.StateFlag.State_HasFocus:
            calendar_painter.paint_ring(painter, square, ink.keyboard)
        elif state & QStyle.StateFlag.State_Selected:
            calendar_painter.paint_ring(painter, square, ink.chosen)

    def _picture(self, steps: PerLeg[int], side: float, fineness: float) -> QPixmap:
        """Such a square, painted once: there are hundreds in sight."""
        key = steps, side, fineness
        if key not in self._pictures:
            picture = QPixmap(round(side * fineness), round(side * fineness))
            picture.setDevicePixelRatio(fineness)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            calendar_painter.paint_square(painter, QRectF(0, 0, side, side), steps, self._ink)
            painter.end()
            self._pictures[key] = picture
        return self._pictures[key]


class MonthNames(QHeaderView):
    """The names of the months in sight, in the last line of its height."""

    def __init__(self, table: QTableView, days: CalendarModel, colors: Colors) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table, self._days = table, days
        self.colors = colors
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # The style's is wider than a day of small type.
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        # The calendar gives it its size; Qt would ask the model for hundreds of titles.
        return QSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setFont(self._table.font())
        type_, week = Type(painter.font()), self.defaultSectionSize()
        # The first that is wholly in sight.
        first = -(-self.offset() // week)
        left = first * week - self.offset()
        day = self._days.first + timedelta(weeks=first)
        weeks = (self.width() - left) // week
        names = calendar_labels.month_names(day, weeks, left, week, type_)
        calendar_labels.paint_names(painter, names, self.height() - type_.line, type_, self.colors)


class WeekdayNames(QHeaderView):
    """The names of some of the weekdays."""

    def __init__(self, table: QTableView, colors: Colors) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._table = table
        self.colors = colors
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        # As that of the months.
        return QSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setFont(self._table.font())
        monday = QRectF(0, 0, self.width(), self.defaultSectionSize())
        calendar_labels.paint_weekdays(painter, monday, self.colors)


class LegendLine(QWidget):
    """The legend, to lie across the table above the names of the months."""

    def __init__(self, table: QTableView, days: CalendarModel, colors: Colors) -> None:
        super().__init__(table)
        self._table, self._days = table, days
        self.colors = colors

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._table.font())
        legend = Legend(self._days.shades.keys, QRectF(self.rect()), Type(painter.font()))
        legend.paint(painter, self.colors)
