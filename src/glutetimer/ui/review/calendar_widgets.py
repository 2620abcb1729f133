"""What the calendar consists of: its days, the names above and beside them, the legend."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import (
    QHeaderView,
    QTableView,
    QWidget,
)

from glutetimer.core.dates import DAYS_A_WEEK
from glutetimer.core.review.periods import PerLeg
from glutetimer.core.review.shades import Shades
from glutetimer.ui.review import calendar_painter
from glutetimer.ui.review.calendar_model import CalendarModel
from glutetimer.ui.review.calendar_painter import legend_entries
from glutetimer.ui.review.charts.canvas import Canvas, ChartFont
from glutetimer.ui.review.charts.legend import Legend
from glutetimer.ui.scrolling import set_viewport
from glutetimer.ui.theme import Colors

# How much wider than high a day's cell may get, so that whole weeks fill the width; and so that a
# few do, which lie in the width of the legend.
MAX_WIDTH_RATIO, MAX_FEW_RATIO = 1.12, 4
ONE_DAY = timedelta(days=1)


class CalendarGeometry(NamedTuple):
    """How the calendar lies in a width, in pixels; `weeks` is how many are in sight."""

    legend_height: int
    line: int
    weekdays_width: int
    weeks: int
    week_width: int
    day_height: int


def geometry_in(width: int, font: ChartFont, shades: Shades, weeks: int) -> CalendarGeometry:
    """How so many weeks lie in that width, in that font."""
    legend = Legend(legend_entries(shades), QRectF(0, 0, width, 0), font)
    weekdays, day = calendar_painter.weekdays_width(font), calendar_painter.day_size(font)
    room = max(day, width - weekdays)
    # A few weeks grow into the width.
    day = max(day, min(calendar_painter.largest_day_size(font), room // weeks))
    week = min(room // weeks, MAX_FEW_RATIO * day)
    if weeks * day > room:
        # Of the sizes that will do the one that leaves least free beside whole weeks.
        week = min(range(day, int(day * MAX_WIDTH_RATIO) + 1), key=lambda size: room % size)
        weeks = room // week
        weekdays += room - weeks * week
    return CalendarGeometry(
        legend_height=round(legend.height + calendar_painter.BELOW_LEGEND * font.line),
        line=round(font.line),
        weekdays_width=weekdays,
        weeks=weeks,
        week_width=week,
        day_height=day,
    )


def legend_width(font: ChartFont, shades: Shades) -> int:
    """The pixels of the legend in one line."""
    return ceil(Legend(legend_entries(shades), QRectF(0, 0, 10_000, 0), font).width)


class DaysPainter:
    """Paints days, today's dot, and the rings of the keyboard's, the chosen and the named day."""

    def __init__(self, model: CalendarModel, colors: Colors) -> None:
        self._model = model
        self.set_colors(colors)

    def set_colors(self, colors: Colors) -> None:
        self.brushes = calendar_painter.calendar_brushes(colors)
        self._tiles: dict[tuple[PerLeg[int], float, float, float], QPixmap] = {}

    def paint(
        self, painter: QPainter, weeks: range, monday: QRectF, rings: Mapping[date, QPen]
    ) -> None:
        """Paint those weeks, `monday` being the cell of the first one's first day."""
        tile, ratio = calendar_painter.tile_in(monday), painter.device().devicePixelRatioF()
        left, top, width, height = (
            int(px) for px in (tile.left(), tile.top(), monday.width(), monday.height())
        )
        shades, today = self._model.shades, self._model.today
        day = self._model.first + timedelta(weeks=weeks.start)
        for x in range(left, left + len(weeks) * width, width):
            for y in range(top, top + DAYS_A_WEEK * height, height):
                if day > today:
                    break
                painter.drawPixmap(x, y, self._tile(shades.of_day(day), tile.size(), ratio))
                day += ONE_DAY
        for day in {today: None, **rings}:
            week, row = divmod((day - self._model.first).days, DAYS_A_WEEK)
            if week in weeks:
                at = tile.translated((week - weeks.start) * width, row * height)
                if day == today:
                    calendar_painter.paint_today(painter, at, self.brushes)
                if day in rings:
                    calendar_painter.paint_ring(painter, at, rings[day])

    def _tile(self, shades: PerLeg[int], size: QSizeF, ratio: float) -> QPixmap:
        """Such a tile, painted once: there are hundreds in sight."""
        key = shades, size.width(), size.height(), ratio
        if key not in self._tiles:
            pixmap = QPixmap((size * ratio).toSize())
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            tile = QRectF(QPointF(0, 0), size)
            calendar_painter.paint_tile(painter, tile, shades, self.brushes)
            painter.end()
            self._tiles[key] = pixmap
        return self._tiles[key]


class LabelHeader(QHeaderView):
    """A header that paints names of its own, in the table's font."""

    def __init__(self, orientation: Qt.Orientation, table: QTableView, colors: Colors) -> None:
        super().__init__(orientation, table)
        set_viewport(self, QPalette.ColorRole.Button)
        self._table = table
        self.colors = colors
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # The style's is wider than a day in a small font.
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        # The calendar gives it its size; Qt would ask the model for hundreds of titles.
        return QSize()

    def _canvas(self) -> Canvas:
        painter = QPainter(self.viewport())
        painter.setFont(self._table.font())
        return Canvas(painter, self.colors)


class MonthHeader(LabelHeader):
    """The names of the months in sight, in the last line of its height."""

    def __init__(self, table: QTableView, model: CalendarModel, colors: Colors) -> None:
        super().__init__(Qt.Orientation.Horizontal, table, colors)
        self._model = model

    def paintEvent(self, event: QPaintEvent) -> None:
        canvas, week_width = self._canvas(), self.defaultSectionSize()
        # The first that is wholly in sight.
        first = -(-self.offset() // week_width)
        left = first * week_width - self.offset()
        day = self._model.first + timedelta(weeks=first)
        weeks = min((self.width() - left) // week_width, self._model.weeks - first)
        for label in calendar_painter.month_labels(day, weeks, left, week_width, canvas.font):
            label.paint(canvas, self.height() - canvas.font.line)


class WeekdayHeader(LabelHeader):
    """The names of some of the weekdays."""

    def __init__(self, table: QTableView, colors: Colors) -> None:
        super().__init__(Qt.Orientation.Vertical, table, colors)

    def paintEvent(self, event: QPaintEvent) -> None:
        monday = QRectF(0, 0, self.width(), self.defaultSectionSize())
        calendar_painter.paint_weekdays(self._canvas(), monday)


class LegendLine(QWidget):
    """The legend, to lie across the table above the names of the months."""

    def __init__(self, table: QTableView, model: CalendarModel, colors: Colors) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self.colors = colors

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._table.font())
        canvas = Canvas(painter, self.colors)
        entries = legend_entries(self._model.shades)
        Legend(entries, QRectF(self.rect()), canvas.font).paint(canvas)
