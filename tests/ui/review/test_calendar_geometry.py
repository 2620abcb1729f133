"""How the calendar lies in a width: whole weeks, names that fit, weeks that stay in sight."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QRectF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.core.review.periods import monday
from glutetimer.ui.review import calendar_painter
from glutetimer.ui.review.calendar import Calendar
from glutetimer.ui.review.calendar_painter import legend_entries
from glutetimer.ui.review.charts.canvas import ChartFont
from glutetimer.ui.review.charts.legend import Legend
from glutetimer.ui.theme import LIGHT
from tests.support import sample_histories
from tests.ui.review.calendars import (
    HISTORIES,
    TODAY,
    CalendarDriver,
    Key,
    colors_in,
    day,
    did,
    log_of,
    type_of,
    weeks_of,
)

pytestmark = pytest.mark.usefixtures("light_theme")


def weeks_in_sight(calendar: Calendar) -> range:
    first = calendar.columnAt(0)
    return range(first, calendar.columnAt(calendar.viewport().width() - 1) + 1)


@pytest.mark.parametrize("history", HISTORIES)
@pytest.mark.parametrize("points", [9, 13, 20, 27])
def test_whole_weeks_fill_the_width_and_nothing_is_cut_off(
    qtbot: QtBot, history: str, points: float
) -> None:
    # Within a window: the size of a window itself is the screen's to say.
    window = QWidget()
    qtbot.addWidget(window)
    calendar = Calendar(LIGHT)
    calendar.setParent(window)
    calendar.setFont(type_of(points))
    log = log_of(*HISTORIES[history], today=sample_histories.NOW.date())
    calendar.show_log(log, max(weeks_of(log), 200))
    window.show()
    font, days = ChartFont(calendar.font()), calendar.days
    for width in (260, 411, 660, 1300, 1900, 500):
        calendar.resize(width, calendar.heightForWidth(width))
        QApplication.processEvents()
        viewport = calendar.viewport().rect()
        seen = [calendar.visualRect(days.index(6, week)) for week in weeks_in_sight(calendar)]
        assert seen[0].left() == 0
        assert seen[-1].right() == viewport.right()
        assert seen[-1].bottom() == viewport.bottom()
        assert weeks_in_sight(calendar)[-1] == days.columnCount() - 1
        assert 1.3 * font.line <= seen[0].height() <= seen[0].width() <= 1.6 * font.line
        bar = calendar.horizontalScrollBar()
        assert bar.isVisible() == (bar.maximum() > 0)
        # The names and the legend have their places.
        header, legend = (
            calendar.horizontalHeader(),
            Legend(legend_entries(days.shades), QRectF(0, 0, width, 0), font),
        )
        assert header.height() >= legend.height + font.line
        assert header.x() + header.width() == width
        assert calendar.verticalHeader().width() >= calendar_painter.weekdays_width(font)
        widest = max(
            font.width(entry.text) + 1.3 * font.line for entry in legend_entries(days.shades)
        )
        assert widest <= width


def test_a_few_weeks_grow_into_the_width_up_to_a_limit(qtbot: QtBot) -> None:
    shown = CalendarDriver(qtbot, did(3, 9, 9), weeks=12)
    line = ChartFont(shown.calendar.font()).line
    largest = shown.rect_of(TODAY)
    assert largest.height() == round(calendar_painter.LARGEST_CELL * line)
    needed = calendar_painter.weekdays_width(ChartFont(shown.calendar.font()))
    # They fill the width, but for a pixel less than a week has.
    assert largest.width() == (900 - needed) // 12
    shown.widen(needed + 12 * 22)
    assert shown.rect_of(TODAY).width() == 22
    assert shown.rect_of(TODAY).right() == shown.calendar.viewport().rect().right()


@pytest.mark.parametrize("points", [9, 27])
def test_a_few_weeks_are_as_wide_as_the_legend(qtbot: QtBot, points: float) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    calendar = Calendar(LIGHT)
    calendar.setParent(window)
    calendar.setFont(type_of(points))
    calendar.show_log(log_of(did(3, 9, 9)), 4)
    window.show()
    font, days = ChartFont(calendar.font()), calendar.days
    width = calendar.usual_width
    calendar.resize(width, calendar.heightForWidth(width))
    QApplication.processEvents()
    seen = [calendar.visualRect(days.index(6, week)) for week in range(4)]
    assert seen[0].left() == 0
    # Wider than high, they take up the width of the legend.
    assert seen[0].width() > 2 * seen[0].height()
    assert calendar.viewport().width() - seen[-1].right() <= 4
    assert not calendar.horizontalScrollBar().isVisible()
    assert seen[-1].right() <= calendar.viewport().width()
    legend = Legend(legend_entries(days.shades), QRectF(0, 0, width, 0), font)
    assert legend.height == font.line


@pytest.mark.parametrize("points", [9, 13, 20, 27])
def test_the_months_names_neither_touch_nor_end_beyond_the_weeks(points: float) -> None:
    font = ChartFont(type_of(points))
    week = calendar_painter.day_size(font)
    for back in range(0, 420, 3):
        last = monday(TODAY) - timedelta(weeks=back)
        for weeks in (2, 3, 4, 9, 26, 60):
            first = last - timedelta(weeks=weeks - 1)
            names = calendar_painter.month_labels(first, weeks, 30, week, font)
            ends = [name.x + font.width(name.text) for name in names]
            assert all(end < other.x for end, other in zip(ends, names[1:], strict=False))
            assert not names or (names[0].x >= 30 and ends[-1] <= 30 + weeks * week)
            if weeks > 8:
                began = {(first + timedelta(days=number)).month for number in range(7 * weeks)
                         if (first + timedelta(days=number)).day == 1}  # fmt: skip
                assert len(names) >= min(len(began), 12)
                # Of the first month a few weeks may be left, which have no room for the year.
                start = names[0].text + names[1].text
                assert any(str(year) in start for year in (first.year, first.year + 1))
            for name, other in pairwise(names):
                if other.text.startswith("Jan"):
                    assert not name.text.startswith("Jan")


def test_a_month_stands_above_the_week_of_its_first_day_with_the_year_where_it_is_new() -> None:
    font = ChartFont(type_of(11))
    names = calendar_painter.month_labels(date(2025, 11, 17), 14, 0, 30, font)
    assert [(name.text, name.x) for name in names] == [
        ("Nov", 0), ("Dec 2025", 60), ("Jan 2026", 180), ("Feb", 300),
    ]  # fmt: skip
    # Two weeks of September are named, without the year for which there is no room.
    names = calendar_painter.month_labels(date(2026, 9, 14), 11, 0, 36, font)
    assert [name.text for name in names] == ["Sep", "Oct 2026", "Nov"]


def test_the_first_session_can_be_scrolled_to(qtbot: QtBot) -> None:
    shown = CalendarDriver(qtbot, did(7_300, 9, 9))
    bar = shown.calendar.horizontalScrollBar()
    assert bar.isVisible()
    assert bar.value() == bar.maximum()
    bar.setValue(0)
    assert shown.calendar.viewport().rect().contains(shown.rect_of(day(7_300)))
    assert shown.halves(day(7_300))[0] != shown.halves(day(7_299))[0]
    bar.setValue(bar.maximum())
    shown.press(Key.Key_Home)
    assert bar.value() == 0


def test_weeks_stay_in_sight_when_the_width_changes(qtbot: QtBot) -> None:
    shown = CalendarDriver(qtbot, did(2_000, 9, 9), width=700)
    bar = shown.calendar.horizontalScrollBar()
    bar.setValue(bar.maximum() - 100 * shown.calendar.horizontalHeader().defaultSectionSize())
    newest = weeks_in_sight(shown.calendar)[-1]
    for width in (1_000, 1_400, 830):
        shown.widen(width)
        assert weeks_in_sight(shown.calendar)[-1] == newest


def test_a_dragged_scroll_bar_comes_to_rest_at_whole_weeks(qtbot: QtBot) -> None:
    shown = CalendarDriver(qtbot, did(2_000, 9, 9))
    bar = shown.calendar.horizontalScrollBar()
    bar.setValue(1_003)
    bar.sliderReleased.emit()
    assert shown.calendar.columnViewportPosition(weeks_in_sight(shown.calendar)[0]) == 0


def test_larger_type_makes_a_larger_calendar(qtbot: QtBot) -> None:
    shown = CalendarDriver(qtbot, did(1, 9, 9))
    before = shown.calendar.height(), shown.rect_of(TODAY).height()
    shown.calendar.setFont(type_of(27))
    QApplication.processEvents()
    after = shown.calendar.height(), shown.rect_of(TODAY).height()
    assert after[0] > before[0]
    assert after[1] > before[1]
    assert shown.calendar.height() == shown.calendar.heightForWidth(shown.calendar.width())


def test_the_legend_explains_itself(qtbot: QtBot) -> None:
    shown = CalendarDriver(qtbot, did(1, 26, 26))
    (legend,) = (w for w in shown.calendar.findChildren(QWidget) if w.toolTip())
    assert "about 26 reps" in legend.toolTip()
    assert shown.calendar.accessibleDescription() == legend.toolTip()
    seen = set(colors_in(legend.grab().toImage()).values())
    assert {LIGHT.left, LIGHT.right} <= seen


def test_a_tooltip_does_no_harm_beside_the_days(qtbot: QtBot) -> None:
    shown = CalendarDriver(qtbot)
    for index in (QModelIndex(), shown.calendar.days.index_of(day(-1))):
        middle = shown.calendar.visualRect(index).center()
        event = QHelpEvent(
            QEvent.Type.ToolTip, middle, shown.calendar.viewport().mapToGlobal(middle)
        )
        QApplication.sendEvent(shown.calendar.viewport(), event)
