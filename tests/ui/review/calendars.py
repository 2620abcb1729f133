"""The calendar in a window, with what it has told, and days to show in it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.core.frozen import replace
from glutetimer.core.records import History, SessionRecord
from glutetimer.core.review.training_log import Span, TrainingLog
from glutetimer.ui.review.calendar import Calendar
from glutetimer.ui.theme import LIGHT
from tests.storage.samples import LEFT_SET, MORNING, RIGHT_SET, SESSION
from tests.support import sample_histories
from tests.support.pixels import pixel_rows

TODAY = date(2026, 11, 25)  # A Wednesday.
HISTORIES = {"none": (), **{name: past.sessions for name, past in sample_histories.SPANS.items()}}
Key = Qt.Key


def did(days_ago: int, left: int, right: int) -> SessionRecord:
    sets = (replace(LEFT_SET, done=left), replace(RIGHT_SET, done=right))
    started = MORNING + (TODAY - timedelta(days=days_ago) - MORNING.date())
    return replace(SESSION, id=f"{days_ago}-{left}-{right}", started_at=started, sets=sets)


def log_of(*sessions: SessionRecord, today: date = TODAY) -> TrainingLog:
    return TrainingLog(History(sessions), SESSION.program, today)


def weeks_of(log: TrainingLog) -> int:
    """All weeks of that log."""
    return log.over(Span.ALL).total.weeks


def day(days_ago: int) -> date:
    return TODAY - timedelta(days=days_ago)


def type_of(points: float) -> QFont:
    font = QFont()
    font.setPointSizeF(points)
    return font


def colors_in(image: QImage) -> dict[tuple[int, int], str]:
    """The colour of each pixel by its x and y."""
    return {
        (x, y): f"#{pixel & 0xFFFFFF:06x}"
        for y, row in enumerate(pixel_rows(image))
        for x, pixel in enumerate(row)
    }


class CalendarDriver:
    """The calendar in a window, with what it has told."""

    def __init__(
        self, qtbot: QtBot, *sessions: SessionRecord, width: int = 900, weeks: int = 0
    ) -> None:
        """Without `weeks` it has all of the log."""
        self.calendar = Calendar(LIGHT)
        self.described: list[str] = []
        self.chosen: list[date] = []
        self.calendar.described.connect(self.described.append)
        self.calendar.day_chosen.connect(self.chosen.append)
        log = log_of(*sessions)
        self.calendar.show_log(log, weeks or weeks_of(log))
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.calendar)
        column.addStretch(1)
        qtbot.addWidget(self.window)
        self._qtbot = qtbot
        # Before it is shown, so that no answer of the screen is on its way.
        self.window.resize(width, 800)
        self.window.show()
        self.window.activateWindow()
        self.calendar.setFocus()
        qtbot.waitUntil(self.calendar.hasFocus)
        qtbot.waitUntil(lambda: self.calendar.width() == width)

    def widen(self, width: int) -> None:
        self.window.resize(width, 800)
        self._qtbot.waitUntil(lambda: self.calendar.width() == width)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.calendar, key)

    def rect_of(self, day: date) -> QRect:
        return self.calendar.visualRect(self.calendar.days.index_of(day))

    def point_on(self, day: date) -> QPoint:
        return self.rect_of(day).center()

    def click(self, day: date) -> None:
        QTest.mouseClick(
            self.calendar.viewport(), Qt.MouseButton.LeftButton, pos=self.point_on(day)
        )

    def hover(self, point: QPoint) -> None:
        none = Qt.MouseButton.NoButton
        here, on_screen = QPointF(point), QPointF(self.calendar.viewport().mapToGlobal(point))
        event = QMouseEvent(
            QEvent.Type.MouseMove, here, on_screen, none, none, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(self.calendar.viewport(), event)

    def halves(self, day: date, height: float = 0.82) -> tuple[str, str]:
        """The colours in the left and the right half of a day, so far down of its height.

        Usually in the lowest quarter, which alone is filled where there are few reps.
        """
        cell = self.calendar.viewport().grab(self.rect_of(day)).toImage()
        y = round(cell.height() * height)
        return tuple(cell.pixelColor(round(cell.width() * x), y).name() for x in (0.3, 0.7))  # type: ignore[return-value]

    def middle(self, day: date) -> str:
        """The colour in the middle of a day."""
        cell = self.calendar.viewport().grab(self.rect_of(day)).toImage()
        return cell.pixelColor(cell.rect().center()).name()

    def rings(self, day: date) -> set[str]:
        """The colours straight above a day's tile."""
        cell = self.calendar.viewport().grab(self.rect_of(day)).toImage()
        x = cell.width() // 2
        return {cell.pixelColor(x, y).name() for y in range(4)}
