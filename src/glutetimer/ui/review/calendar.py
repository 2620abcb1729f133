"""The calendar of days: a table of tiles, weeks as columns, walked by keys and read aloud."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QItemSelectionModel, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QTableView

from glutetimer.core.dates import DAYS_A_WEEK
from glutetimer.core.review.training_log import TrainingLog
from glutetimer.core.translation import gettext
from glutetimer.ui.keys import ENTER_KEYS
from glutetimer.ui.review.calendar_model import CalendarModel
from glutetimer.ui.review.calendar_painter import day_size, largest_day_size, weekdays_width
from glutetimer.ui.review.calendar_widgets import (
    CalendarGeometry,
    DaysPainter,
    LegendLine,
    MonthHeader,
    WeekdayHeader,
    geometry_in,
    legend_width,
)
from glutetimer.ui.review.charts.canvas import chart_font
from glutetimer.ui.review.texts import shades_text
from glutetimer.ui.review.wrapping_table import Index
from glutetimer.ui.scrolling import set_viewport
from glutetimer.ui.theme import Colors

MIN_WIDTH = 200
Key = Qt.Key
ALL_WEEKS = 1_000_000
# Each key goes so many times so many days, or as often as there are such days.
MOVES = {
    Key.Key_Up: (-1, 1),
    Key.Key_Down: (1, 1),
    Key.Key_Left: (-1, DAYS_A_WEEK),
    Key.Key_Right: (1, DAYS_A_WEEK),
    Key.Key_PageUp: (-4, DAYS_A_WEEK),
    Key.Key_PageDown: (4, DAYS_A_WEEK),
    Key.Key_Home: (-ALL_WEEKS, DAYS_A_WEEK),
    Key.Key_End: (ALL_WEEKS, DAYS_A_WEEK),
}
CHOOSING_KEYS = (*ENTER_KEYS, Key.Key_Space, Key.Key_Select)


class Calendar(QTableView):
    """The table. A click, Enter or Space on a day chooses it."""

    day_chosen = Signal(object)
    # The day that the keyboard or the pointer is on, in words; empty when it has left.
    described = Signal(str)

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        set_viewport(self, QPalette.ColorRole.Base)
        self.days = CalendarModel()
        # By width: layouts ask many times.
        self._geometries: dict[int, CalendarGeometry] = {}
        self.setAccessibleName(gettext("Calendar"))
        self._legend = LegendLine(self, self.days, colors)
        self._months = MonthHeader(self, self.days, colors)
        self._weekdays = WeekdayHeader(self, colors)
        self._days_painter = DaysPainter(self.days, colors)
        # The day that is said in words.
        self._named: date | None = None
        self.setHorizontalHeader(self._months)
        self.setVerticalHeader(self._weekdays)
        self.setModel(self.days)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        # It would scroll under a pointer that is drawn across it.
        self.setAutoScroll(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        bar = self.horizontalScrollBar()
        bar.sliderReleased.connect(lambda: self._scroll_before(self._newer_weeks()))
        # A repaint of the cells is not one of the header.
        bar.valueChanged.connect(self._months.viewport().update)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda index: self._choose(self.days.day_at(index)))
        self.entered.connect(lambda index: self._describe(self.days.day_at(index)))
        self.viewportEntered.connect(lambda: self._describe(None))

    @property
    def day(self) -> date:
        """The day that the keyboard is on."""
        current = self.currentIndex()
        return self.days.day_at(current) if current.isValid() else self.days.today

    def show_log(self, training_log: TrainingLog, weeks: int) -> None:
        """Show the last `weeks` of it; the keyboard stays on its day if that is still there."""
        day, today = self.day, self.days.today
        self.days.show_log(training_log, weeks)
        self._geometries.clear()
        self._fit()
        stays = today == training_log.today and day >= self.days.first
        self.setCurrentIndex(self.days.index_of(day if stays else training_log.today))
        rule = shades_text(self.days.shades.usual)
        self._legend.setToolTip(rule)
        self.setAccessibleDescription(rule)
        self.updateGeometry()

    def set_colors(self, colors: Colors) -> None:
        self._days_painter.set_colors(colors)
        self._legend.colors = self._months.colors = self._weekdays.colors = colors
        for view in (self, self._months, self._weekdays):
            view.viewport().update()
        self._legend.update()

    def select_day(self, day: date | None) -> None:
        """Mark that day, scrolled into sight, as the one whose sessions are shown; None unmarks."""
        self.clearSelection()
        if day is not None and self.days.first <= day <= self.days.today:
            index = self.days.index_of(day)
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.SelectCurrent
            )
            self.scrollTo(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Not by a delegate, to which Qt takes ten times as long with some hundreds of days.
        months, rect = self._months, event.rect()
        if not months.count():
            return
        width, height = months.defaultSectionSize(), self._weekdays.defaultSectionSize()
        offset = months.offset()
        first = (rect.left() + offset) // width
        weeks = range(first, min((rect.right() + offset) // width + 1, self.days.weeks))
        monday = QRectF(first * width - offset, -self._weekdays.offset(), width, height)
        painter = QPainter(self.viewport())
        for index in self.selectionModel().selectedIndexes():
            painter.fillRect(self.visualRect(index), self.palette().highlight())
        self._days_painter.paint(painter, weeks, monday, self._rings())

    def _rings(self) -> dict[date, QPen]:
        """The days with a ring around them, each with its own."""
        brushes, current = self._days_painter.brushes, self.currentIndex()
        rings = {self._named: brushes.named} if self._named is not None else {}
        for index in self.selectionModel().selectedIndexes():
            rings[self.days.day_at(index)] = brushes.chosen
        if self.hasFocus() and current.isValid():
            rings[self.days.day_at(current)] = brushes.keyboard
        return rings

    # Size

    def heightForWidth(self, width: int) -> int:
        geometry = self._geometry_in(width)
        height = geometry.legend_height + geometry.line + DAYS_A_WEEK * geometry.day_height
        if self.days.weeks > geometry.weeks:
            height += self.horizontalScrollBar().sizeHint().height()
        return height

    def sizeHint(self) -> QSize:
        width = self.largest_width
        return QSize(width, self.heightForWidth(width))

    @property
    def usual_width(self) -> int:
        """In pixels, what all weeks, as small as they get, and a legend of one line take."""
        return self._width_of_days(day_size(chart_font(self.font())))

    @property
    def largest_width(self) -> int:
        """The same of weeks as large as they get; more is left free."""
        return self._width_of_days(largest_day_size(chart_font(self.font())))

    def _width_of_days(self, day: int) -> int:
        font, days = chart_font(self.font()), self.days
        weeks_width = weekdays_width(font) + days.weeks * day
        return max(weeks_width, legend_width(font, days.shades))

    def minimumSizeHint(self) -> QSize:
        return QSize(MIN_WIDTH, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._geometries.clear()
            self._fit()
            self.updateGeometry()

    def updateGeometries(self) -> None:
        # However many weeks come into sight or are added before, the newest ones stay.
        bar = self.horizontalScrollBar()
        newer = bar.maximum() - bar.value()
        super().updateGeometries()
        bar.setValue(bar.maximum() - newer)

    def _geometry_in(self, width: int) -> CalendarGeometry:
        if width not in self._geometries:
            font, days = chart_font(self.font()), self.days
            self._geometries[width] = geometry_in(width, font, days.shades, days.weeks)
        return self._geometries[width]

    def _fit(self) -> None:
        geometry = self._geometry_in(self.width())
        newer = self._newer_weeks()
        self._legend.setGeometry(0, 0, self.width(), geometry.legend_height)
        self._weekdays.setFixedWidth(geometry.weekdays_width)
        self._weekdays.setDefaultSectionSize(geometry.day_height)
        self._months.setFixedHeight(geometry.legend_height + geometry.line)
        self._months.setDefaultSectionSize(geometry.week_width)
        more = self.days.weeks > geometry.weeks
        self.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn if more else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.updateGeometries()
        self.horizontalScrollBar().setSingleStep(geometry.week_width)
        self._scroll_before(newer)

    def _newer_weeks(self) -> int:
        """How many weeks are to the right of those in sight."""
        bar = self.horizontalScrollBar()
        return round((bar.maximum() - bar.value()) / self._months.defaultSectionSize())

    def _scroll_before(self, weeks: int) -> None:
        """Have whole weeks in sight, and so many to the right of them."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.maximum() - weeks * self._months.defaultSectionSize())

    # The keyboard and the pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in CHOOSING_KEYS:
            self._choose(self.day)
        elif key in MOVES:
            times, distance = MOVES[key]
            day, days = self.day, self.days
            most = (days.today - day if times > 0 else day - days.first).days // distance
            times = min(times, most) if times > 0 else -min(-times, most)
            self.setCurrentIndex(days.index_of(day + timedelta(days=times * distance)))
        else:
            event.ignore()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            self.scrollTo(current)
            self._describe(self.day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.scrollTo(self.currentIndex())
        self._describe(self.day)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._describe(None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._describe(self.day if self.hasFocus() else None)

    def _choose(self, day: date) -> None:
        if day <= self.days.today:
            self.select_day(day)
            self.day_chosen.emit(day)

    def _describe(self, day: date | None) -> None:
        """Say a day in words and mark it; none, and one that is still to come, are not."""
        named = day if day is not None and day <= self.days.today else None
        former, self._named = self._named, named
        for changed in (former, named):
            if changed is not None and changed >= self.days.first:
                self.update(self.days.index_of(changed))
        self.described.emit(self.days.describe(named) if named else "")
