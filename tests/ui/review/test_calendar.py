"""The calendar of days: what is said and chosen is what was done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.core.frozen import replace
from glutetimer.core.records import History
from glutetimer.core.review.periods import PerLeg
from glutetimer.core.review.training_log import TrainingLog
from glutetimer.ui.review.calendar import Calendar
from glutetimer.ui.review.texts import describe_day
from glutetimer.ui.theme import LIGHT
from tests.support import sample_histories
from tests.ui.review.calendars import (
    TODAY,
    CalendarDriver,
    Key,
    day,
    did,
    log_of,
    weeks_of,
)

pytestmark = pytest.mark.usefixtures("light_theme")


def test_each_cell_says_its_day(qtbot: QtBot) -> None:
    shown = CalendarDriver(qtbot, did(0, 26, 24), did(3, 10, 0), replace(did(3, 5, 8), id="again"))
    days, log = shown.calendar.days, log_of(did(0, 26, 24))
    words = Qt.ItemDataRole.AccessibleTextRole
    described = {ago: days.index_of(day(ago)).data(words) for ago in (0, 1, 3)}
    assert described[0] == describe_day(TODAY, log.sessions, TODAY)
    assert described[1] == "Tuesday 24 November: no session"
    assert described[3] == "Sunday 22 November: 2 sessions, left 15, right 8 reps"
    assert days.index_of(day(3)).data(Qt.ItemDataRole.ToolTipRole) == described[3]
    # Days to come have a cell, but nothing to show.
    assert days.index_of(day(-1)).data(words) == "Thursday 26 November: still to come"
    assert days.index_of(day(-1)).data(Qt.ItemDataRole.ToolTipRole) is None
    assert not days.flags(days.index_of(day(-1)))
    assert days.index_of(day(0)).data() is None


def test_a_day_with_a_false_start_alone_is_plain_and_says_so(qtbot: QtBot) -> None:
    days = CalendarDriver(qtbot, did(3, 26, 24), did(1, 2, 0)).calendar.days
    assert days.shades.of_day(day(1)) == PerLeg(0, 0)
    described = days.index_of(day(1)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert described == "Tuesday 24 November: 1 false start"


def test_every_day_of_a_long_history_is_said_as_the_log_has_it() -> None:
    log = TrainingLog(
        History(sample_histories.TWELVE_WEEKS.sessions),
        "gluteus-medius",
        sample_histories.NOW.date(),
    )
    calendar = Calendar(LIGHT)
    calendar.show_log(log, weeks_of(log))
    days = calendar.days
    for column in range(days.columnCount()):
        for row in range(days.rowCount()):
            index = days.index(row, column)
            when = days.day_at(index)
            assert when.weekday() == row
            if when <= log.today:
                described = describe_day(when, log.days.get(when, ()), log.today)
                assert index.data(Qt.ItemDataRole.AccessibleTextRole) == described


def test_a_screen_reader_finds_all_days_of_twenty_years(qtbot: QtBot) -> None:
    calendar = Calendar(LIGHT)
    qtbot.addWidget(calendar)
    sessions = sample_histories.TWENTY_YEARS.sessions
    log = log_of(*sessions, today=sample_histories.NOW.date())
    calendar.show_log(log, weeks_of(log))
    table = QAccessible.queryAccessibleInterface(calendar)
    assert table.text(QAccessible.Text.Name) == "Calendar"
    weeks = calendar.days.columnCount()
    assert weeks >= 1_043
    # With the names above and beside them.
    assert table.childCount() == 8 * (weeks + 1)
    names = [table.child(child).text(QAccessible.Text.Name) for child in (1, weeks, weeks + 1)]
    assert names == ["Week from 27 Nov 2006", "Week from 23 Nov 2026", "Monday"]
    last_monday = table.child(2 * (weeks + 1) - 1).text(QAccessible.Text.Name)
    assert last_monday.startswith("Monday 23 November: 1 session")


def test_the_keyboards_and_the_pointers_day_is_told(qtbot: QtBot) -> None:
    shown = CalendarDriver(qtbot, did(0, 26, 24))
    here = "Wednesday 25 November: 1 session, left 26, right 24 reps"
    assert shown.described[-1] == here
    shown.press(Key.Key_Up)
    assert shown.described[-1] == "Tuesday 24 November: no session"
    bare = shown.rings(day(9))
    shown.hover(shown.point_on(day(9)))
    assert shown.described[-1] == "Monday 16 November: no session"
    assert LIGHT.text in shown.rings(day(9)) - bare, "it is marked as the one that is named"
    shown.hover(shown.point_on(day(-1)))
    assert shown.described[-1] == ""
    assert shown.rings(day(9)) == bare
    QApplication.sendEvent(shown.calendar, QEvent(QEvent.Type.Leave))
    assert shown.described[-1] == "Tuesday 24 November: no session"
    shown.calendar.clearFocus()
    assert shown.described[-1] == ""
    QApplication.sendEvent(shown.calendar, QEvent(QEvent.Type.Leave))
    assert shown.described[-1] == ""


# Walking and choosing


def test_the_keys_walk_among_the_days_up_to_today(qtbot: QtBot) -> None:
    shown = CalendarDriver(qtbot, did(400, 9, 9))
    calendar = shown.calendar
    assert calendar.day == TODAY
    for key, days_ago in (
        (Key.Key_Down, 0),
        (Key.Key_Right, 0),
        (Key.Key_PageDown, 0),
        (Key.Key_Up, 1),
        (Key.Key_Left, 8),
        (Key.Key_Up, 9),
        # From a Monday to the Sunday before it, and back.
        (Key.Key_Up, 10),
        (Key.Key_Down, 9),
        (Key.Key_PageUp, 37),
        (Key.Key_Right, 30),
        (Key.Key_PageDown, 2),
        (Key.Key_PageDown, 2),
        (Key.Key_Up, 3),
        # A Sunday: this week's has yet to come.
        (Key.Key_Right, 3),
        (Key.Key_PageUp, 31),
        (Key.Key_End, 3),
    ):
        shown.press(key)
        assert calendar.day == day(days_ago), key
    shown.press(Key.Key_Home)
    assert calendar.day == calendar.days.first + timedelta(days=6)
    shown.press(Key.Key_Left, Key.Key_PageUp)
    assert calendar.day == calendar.days.first + timedelta(days=6)
    shown.press(*[Key.Key_Up] * 9)
    assert calendar.day == calendar.days.first


def test_there_are_as_many_weeks_as_are_chosen_however_wide_it_is(qtbot: QtBot) -> None:
    shown = CalendarDriver(qtbot, did(400, 9, 9), did(30, 9, 9), weeks=4)
    days = shown.calendar.days
    for width in (900, 300, 1_600):
        shown.widen(width)
        assert days.columnCount() == 4
        assert days.first == date(2026, 11, 2)
    shown.press(Key.Key_Home, *[Key.Key_Up] * 9)
    assert shown.calendar.day == date(2026, 11, 2)
    # The keyboard does not stay on a day that is gone.
    log = log_of(did(400, 9, 9), did(30, 9, 9))
    shown.calendar.show_log(log, 52)
    shown.press(Key.Key_Home)
    shown.calendar.show_log(log, 12)
    assert shown.calendar.day == TODAY


def test_other_keys_are_left_to_the_page(qtbot: QtBot) -> None:
    shown = CalendarDriver(qtbot)
    passed: list[int] = []

    class Page(QWidget):
        def keyPressEvent(self, event: Any) -> None:
            passed.append(event.key())

    page = Page()
    qtbot.addWidget(page)
    shown.calendar.setParent(page)
    shown.press(Key.Key_Escape, Key.Key_M, Key.Key_Left)
    assert passed == [Key.Key_Escape, Key.Key_M]


def test_a_click_or_enter_or_space_chooses_the_day(qtbot: QtBot) -> None:
    shown = CalendarDriver(qtbot, did(3, 9, 9))
    shown.click(day(3))
    shown.click(day(-1))
    shown.press(Key.Key_Left, Key.Key_Return, Key.Key_Left, Key.Key_Space, Key.Key_Enter)
    assert shown.chosen == [day(3), day(10), day(17), day(17)]


def test_tab_leaves_the_calendar(qtbot: QtBot) -> None:
    shown = CalendarDriver(qtbot)
    assert not shown.calendar.tabKeyNavigation()


def test_the_chosen_day_is_marked_until_another_is(qtbot: QtBot) -> None:
    shown = CalendarDriver(qtbot, did(600, 9, 9))
    calendar, accent = shown.calendar, LIGHT.accent
    calendar.select_day(day(500))
    assert calendar.viewport().rect().contains(shown.rect_of(day(500)))
    assert accent in shown.rings(day(500))
    calendar.clearFocus()
    assert accent in shown.rings(day(500))
    calendar.select_day(day(507))
    assert accent in shown.rings(day(507))
    assert accent not in shown.rings(day(500))
    calendar.select_day(None)
    assert accent not in shown.rings(day(507))
    calendar.select_day(date(1999, 1, 1))
    calendar.select_day(day(-1))
    assert calendar.day == day(507)


def test_a_changed_history_leaves_the_keyboard_where_it_is(qtbot: QtBot) -> None:
    shown = CalendarDriver(qtbot, did(600, 9, 9), did(3, 9, 9))
    shown.press(*[Key.Key_PageUp] * 15)
    before, sight = shown.calendar.day, shown.rect_of(shown.calendar.day)
    log = log_of(did(600, 9, 9))
    shown.calendar.show_log(log, weeks_of(log))
    QApplication.processEvents()
    assert shown.calendar.day == before
    assert shown.rect_of(before) == sight
    # The next morning.
    log = log_of(did(600, 9, 9), today=day(-1))
    shown.calendar.show_log(log, weeks_of(log))
    assert shown.calendar.day == day(-1)
