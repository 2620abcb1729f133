"""The calendar of days: what is painted, said and chosen is what was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QHelpEvent, QImage, QMouseEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.core.records import History, SessionRecord
from glutetimer.core.review import PerLeg, TrainingLog, monday
from glutetimer.ui import theme
from glutetimer.ui.review import calendar_labels, calendar_painter
from glutetimer.ui.review.calendar import Calendar
from glutetimer.ui.review.calendar_painter import STEPS, Shades, calendar_height, paint_calendar
from glutetimer.ui.review.charts.axes import Legend, Type
from glutetimer.ui.review.texts import describe_day
from glutetimer.ui.theme import CONTRAST, DARK, LIGHT, Colors
from tests.storage.samples import LEFT_SET, MORNING, RIGHT_SET, SESSION
from tests.support import sample_histories

TODAY = date(2026, 11, 25)  # A Wednesday.
HISTORIES = {"none": (), **{name: past.sessions for name, past in sample_histories.SPANS.items()}}
Key = Qt.Key


def did(days_ago: int, left: int, right: int) -> SessionRecord:
    sets = (replace(LEFT_SET, done=left), replace(RIGHT_SET, done=right))
    started = MORNING + (TODAY - timedelta(days=days_ago) - MORNING.date())
    return replace(SESSION, id=f"{days_ago}-{left}-{right}", started_at=started, sets=sets)


def ledger_of(*sessions: SessionRecord, today: date = TODAY) -> TrainingLog:
    return TrainingLog(History(sessions), SESSION.program, today)


def day(days_ago: int) -> date:
    return TODAY - timedelta(days=days_ago)


def type_of(points: float) -> QFont:
    font = QFont()
    font.setPointSizeF(points)
    return font


def colors_in(image: QImage) -> dict[tuple[int, int], str]:
    """The colour of each pixel by its x and y."""
    return {
        (x, y): image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
    }


class Shown:
    """The calendar in a window, with what it has told."""

    def __init__(self, qtbot: QtBot, *sessions: SessionRecord, width: int = 900) -> None:
        self.calendar = Calendar(LIGHT)
        self.said: list[str] = []
        self.chosen: list[date] = []
        self.calendar.described.connect(self.said.append)
        self.calendar.day_chosen.connect(self.chosen.append)
        self.calendar.show_log(ledger_of(*sessions))
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.calendar)
        column.addStretch(1)
        qtbot.addWidget(self.window)
        self._qtbot = qtbot
        # Before it is shown, so that no answer of the screen is on its way.
        self.window.resize(width, 600)
        self.window.show()
        self.window.activateWindow()
        self.calendar.setFocus()
        qtbot.waitUntil(self.calendar.hasFocus)
        qtbot.waitUntil(lambda: self.calendar.width() == width)

    def widen(self, width: int) -> None:
        self.window.resize(width, 600)
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
        at, there = QPointF(point), QPointF(self.calendar.viewport().mapToGlobal(point))
        event = QMouseEvent(
            QEvent.Type.MouseMove, at, there, none, none, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(self.calendar.viewport(), event)

    def halves(self, day: date) -> tuple[str, str]:
        """The colours in the left and the right half of a day."""
        cell = self.calendar.viewport().grab(self.rect_of(day)).toImage()
        y = cell.height() // 2
        return tuple(cell.pixelColor(round(cell.width() * x), y).name() for x in (0.3, 0.7))  # type: ignore[return-value]

    def rings(self, day: date) -> set[str]:
        """The colours straight above a day's square."""
        cell = self.calendar.viewport().grab(self.rect_of(day)).toImage()
        x = cell.width() // 2
        return {cell.pixelColor(x, y).name() for y in range(4)}


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, LIGHT)
    yield
    qapp.setStyleSheet("")


# What is told


def test_each_cell_says_its_day(qtbot: QtBot) -> None:
    shown = Shown(qtbot, did(0, 26, 24), did(3, 10, 0), replace(did(3, 5, 8), id="again"))
    days, training_log = shown.calendar.days, ledger_of(did(0, 26, 24))
    words = Qt.ItemDataRole.AccessibleTextRole
    said = {ago: days.index_of(day(ago)).data(words) for ago in (0, 1, 3)}
    assert said[0] == describe_day(TODAY, training_log.sessions, TODAY)
    assert said[1] == "Tuesday 24 November: no session"
    assert said[3] == "Sunday 22 November: 2 sessions, left 15, right 8 reps"
    assert days.index_of(day(3)).data(Qt.ItemDataRole.ToolTipRole) == said[3]
    # Days to come have a cell, but nothing to show.
    assert days.index_of(day(-1)).data(words) == "Thursday 26 November: still to come"
    assert days.index_of(day(-1)).data(Qt.ItemDataRole.ToolTipRole) is None
    assert not days.flags(days.index_of(day(-1)))
    assert days.index_of(day(0)).data() is None


def test_a_day_with_a_look_alone_is_plain_and_says_so(qtbot: QtBot) -> None:
    days = Shown(qtbot, did(3, 26, 24), did(1, 2, 0)).calendar.days
    assert days.shades.of(day(1)) == PerLeg(0, 0)
    said = days.index_of(day(1)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Tuesday 24 November: 1 look"


def test_every_day_of_a_long_history_is_said_as_the_ledger_has_it() -> None:
    training_log = TrainingLog(
        History(sample_histories.TWELVE_WEEKS.sessions),
        "gluteus-medius",
        sample_histories.NOW.date(),
    )
    calendar = Calendar(LIGHT)
    calendar.show_log(training_log)
    days = calendar.days
    for column in range(days.columnCount()):
        for row in range(days.rowCount()):
            index = days.index(row, column)
            when = days.day_at(index)
            assert when.weekday() == row
            if when <= training_log.today:
                said = describe_day(when, training_log.days.get(when, ()), training_log.today)
                assert index.data(Qt.ItemDataRole.AccessibleTextRole) == said


def test_a_screen_reader_finds_all_days_of_twenty_years(qtbot: QtBot) -> None:
    calendar = Calendar(LIGHT)
    qtbot.addWidget(calendar)
    sessions = sample_histories.TWENTY_YEARS.sessions
    calendar.show_log(ledger_of(*sessions, today=sample_histories.NOW.date()))
    table = QAccessible.queryAccessibleInterface(calendar)
    assert table.text(QAccessible.Text.Name) == "Calendar"
    weeks = calendar.days.columnCount()
    assert weeks >= 1_043
    # With the names above and beside them.
    assert table.childCount() == 8 * (weeks + 1)
    names = [table.child(each).text(QAccessible.Text.Name) for each in (1, weeks, weeks + 1)]
    assert names == ["Week from 27 Nov 2006", "Week from 23 Nov 2026", "Monday"]
    last_monday = table.child(2 * (weeks + 1) - 1).text(QAccessible.Text.Name)
    assert last_monday.startswith("Monday 23 November: 1 session")


def test_the_keyboards_and_the_pointers_day_is_told(qtbot: QtBot) -> None:
    shown = Shown(qtbot, did(0, 26, 24))
    here = "Wednesday 25 November: 1 session, left 26, right 24 reps"
    assert shown.said[-1] == here
    shown.press(Key.Key_Up)
    assert shown.said[-1] == "Tuesday 24 November: no session"
    shown.hover(shown.point_on(day(9)))
    assert shown.said[-1] == "Monday 16 November: no session"
    shown.hover(shown.point_on(day(-1)))
    assert shown.said[-1] == ""
    QApplication.sendEvent(shown.calendar, QEvent(QEvent.Type.Leave))
    assert shown.said[-1] == "Tuesday 24 November: no session"
    shown.calendar.clearFocus()
    assert shown.said[-1] == ""
    QApplication.sendEvent(shown.calendar, QEvent(QEvent.Type.Leave))
    assert shown.said[-1] == ""


# Walking and choosing


def test_the_keys_walk_among_the_days_up_to_today(qtbot: QtBot) -> None:
    shown = Shown(qtbot, did(400, 9, 9))
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


def test_other_keys_are_left_to_the_page(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
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
    shown = Shown(qtbot, did(3, 9, 9))
    shown.click(day(3))
    shown.click(day(-1))
    shown.press(Key.Key_Left, Key.Key_Return, Key.Key_Left, Key.Key_Space, Key.Key_Enter)
    assert shown.chosen == [day(3), day(10), day(17), day(17)]


def test_tab_leaves_the_calendar(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    assert not shown.calendar.tabKeyNavigation()


def test_the_chosen_day_is_marked_until_another_is(qtbot: QtBot) -> None:
    shown = Shown(qtbot, did(600, 9, 9))
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
    shown = Shown(qtbot, did(600, 9, 9), did(3, 9, 9))
    shown.press(*[Key.Key_PageUp] * 15)
    before, sight = shown.calendar.day, shown.rect_of(shown.calendar.day)
    shown.calendar.show_log(ledger_of(did(600, 9, 9)))
    QApplication.processEvents()
    assert shown.calendar.day == before
    assert shown.rect_of(before) == sight
    # The next morning.
    shown.calendar.show_log(ledger_of(did(600, 9, 9), today=day(-1)))
    assert shown.calendar.day == day(-1)


# What is painted


@pytest.mark.parametrize("colors", [LIGHT, DARK, CONTRAST])
def test_each_leg_has_its_half_of_a_day(qtbot: QtBot, colors: Colors) -> None:
    shown = Shown(qtbot, *(did(ago, 10, 10) for ago in range(9, 19)), did(2, 20, 0), did(3, 0, 20))
    shown.calendar.set_colors(colors)
    _, quiet = shown.halves(day(2))
    assert shown.halves(day(2)) == (colors.left, quiet)
    assert shown.halves(day(3)) == (quiet, colors.right)
    assert shown.halves(day(4)) == (quiet, quiet)
    assert quiet not in (colors.left, colors.right, colors.card)


def test_more_reps_are_stronger_in_four_steps(qtbot: QtBot) -> None:
    usual = [did(ago, 20, 20) for ago in range(20, 30)]
    shown = Shown(qtbot, *usual, *(did(1 + i, n, 20) for i, n in enumerate((1, 8, 16, 25))))
    seen = [QColor(shown.halves(day(1 + i))[0]) for i in range(4)]
    assert [each.saturation() for each in seen] == sorted({each.saturation() for each in seen})
    assert len({shown.halves(day(1 + i))[1] for i in range(4)}) == 1


def test_a_step_is_told_by_what_is_usual() -> None:
    few = Shades(ledger_of(*(did(ago, 20, 0) for ago in range(9)), did(9, 99, 99)))
    assert [few.step(reps) for reps in (0, 1, 7, 8, 15, 16, 24, 25, 99)] == [
        0, 1, 1, 2, 2, 3, 3, 4, 4,
    ]  # fmt: skip
    assert [key.text for key in few.keys] == [
        "Left leg", "Right leg", "Reps", "1–7", "8–15", "16–24", "25+",
    ]  # fmt: skip
    assert "about 20 reps" in few.rule
    assert few.of(day(9)) == PerLeg(STEPS, STEPS)
    assert few.of(day(300)) == PerLeg(0, 0)
    one = Shades(ledger_of(replace(did(0, 1, 1), pain=0)))
    assert [key.text for key in one.keys][3:] == ["1", "2+"]
    assert len(Shades(ledger_of()).keys) == 2
    assert Shades(ledger_of(did(0, 0, 0))).of(TODAY) == PerLeg(0, 0)


def test_today_has_a_ring_and_days_to_come_have_nothing(qtbot: QtBot) -> None:
    shown = Shown(qtbot, did(1, 9, 9))
    shown.calendar.clearFocus()
    assert (
        QColor(LIGHT.text).lightness() > min(QColor(c).lightness() for c in shown.rings(TODAY)) - 40
    )
    assert shown.rings(day(1)) != shown.rings(TODAY)
    assert set(shown.halves(day(-1))) == {LIGHT.card}


# Size


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
    calendar.show_log(ledger_of(*HISTORIES[history], today=sample_histories.NOW.date()))
    window.show()
    type_, days = Type(calendar.font()), calendar.days
    for width in (260, 411, 660, 1300, 1900, 500):
        calendar.resize(width, calendar.heightForWidth(width))
        QApplication.processEvents()
        viewport = calendar.viewport().rect()
        seen = [calendar.visualRect(days.index(6, each)) for each in weeks_in_sight(calendar)]
        assert seen[0].left() == 0
        assert seen[-1].right() == viewport.right()
        assert seen[-1].bottom() == viewport.bottom()
        assert weeks_in_sight(calendar)[-1] == days.columnCount() - 1
        assert 1.3 * type_.line <= seen[0].height() <= seen[0].width() <= 1.6 * type_.line
        bar = calendar.horizontalScrollBar()
        assert bar.isVisible() == (bar.maximum() > 0)
        # The names and the legend have their places.
        header, legend = (
            calendar.horizontalHeader(),
            Legend(days.shades.keys, QRectF(0, 0, width, 0), type_),
        )
        assert header.height() >= legend.height + type_.line
        assert header.x() + header.width() == width
        assert calendar.verticalHeader().width() >= calendar_labels.names_width(type_)
        widest = max(type_.wide(key.text) + 1.3 * type_.line for key in days.shades.keys)
        assert widest <= width


@pytest.mark.parametrize("points", [9, 13, 20, 27])
def test_the_months_names_neither_touch_nor_end_beyond_the_weeks(points: float) -> None:
    type_ = Type(type_of(points))
    week = calendar_painter.place_of(type_)
    for back in range(0, 420, 3):
        last = monday(TODAY) - timedelta(weeks=back)
        for weeks in (2, 3, 4, 9, 26, 60):
            first = last - timedelta(weeks=weeks - 1)
            names = calendar_labels.month_names(first, weeks, 30, week, type_)
            ends = [each.x + type_.wide(each.text) for each in names]
            assert all(end < other.x for end, other in zip(ends, names[1:], strict=False))
            assert not names or (names[0].x >= 30 and ends[-1] <= 30 + weeks * week)
            if weeks > 8:
                began = {(first + timedelta(days=each)).month for each in range(7 * weeks)
                         if (first + timedelta(days=each)).day == 1}  # fmt: skip
                assert len(names) >= min(len(began), 12)
                assert any(str(year) in names[0].text for year in (first.year, first.year + 1))
            for each, other in pairwise(names):
                if other.text.startswith("Jan"):
                    assert not each.text.startswith("Jan")


def test_a_month_stands_above_the_week_of_its_first_day_with_the_year_where_it_is_new() -> None:
    type_ = Type(type_of(11))
    names = calendar_labels.month_names(date(2025, 11, 17), 14, 0, 30, type_)
    assert [(each.text, each.x) for each in names] == [
        ("Dec 2025", 60), ("Jan 2026", 180), ("Feb", 300),
    ]  # fmt: skip


def test_the_first_session_can_be_scrolled_to(qtbot: QtBot) -> None:
    shown = Shown(qtbot, did(7_300, 9, 9))
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
    shown = Shown(qtbot, did(2_000, 9, 9), width=700)
    bar = shown.calendar.horizontalScrollBar()
    bar.setValue(bar.maximum() - 100 * shown.calendar.horizontalHeader().defaultSectionSize())
    newest = weeks_in_sight(shown.calendar)[-1]
    for width in (1_000, 1_400, 830):
        shown.widen(width)
        assert weeks_in_sight(shown.calendar)[-1] == newest


def test_a_dragged_scroll_bar_comes_to_rest_at_whole_weeks(qtbot: QtBot) -> None:
    shown = Shown(qtbot, did(2_000, 9, 9))
    bar = shown.calendar.horizontalScrollBar()
    bar.setValue(1_003)
    bar.sliderReleased.emit()
    assert shown.calendar.columnViewportPosition(weeks_in_sight(shown.calendar)[0]) == 0


def test_larger_type_makes_a_larger_calendar(qtbot: QtBot) -> None:
    shown = Shown(qtbot, did(1, 9, 9))
    before = shown.calendar.height(), shown.rect_of(TODAY).height()
    shown.calendar.setFont(type_of(27))
    QApplication.processEvents()
    after = shown.calendar.height(), shown.rect_of(TODAY).height()
    assert after[0] > before[0]
    assert after[1] > before[1]
    assert shown.calendar.height() == shown.calendar.heightForWidth(shown.calendar.width())


def test_the_legend_explains_itself(qtbot: QtBot) -> None:
    shown = Shown(qtbot, did(1, 26, 26))
    (legend,) = (each for each in shown.calendar.findChildren(QWidget) if each.toolTip())
    assert "about 26 reps" in legend.toolTip()
    assert shown.calendar.accessibleDescription() == legend.toolTip()
    seen = set(colors_in(legend.grab().toImage()).values())
    assert {LIGHT.left, LIGHT.right} <= seen


def test_a_tooltip_does_no_harm_beside_the_days(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    for index in (QModelIndex(), shown.calendar.days.index_of(day(-1))):
        at = shown.calendar.visualRect(index).center()
        event = QHelpEvent(QEvent.Type.ToolTip, at, shown.calendar.viewport().mapToGlobal(at))
        QApplication.sendEvent(shown.calendar.viewport(), event)


# In files and on paper


@pytest.mark.parametrize("weeks", [4, 12, 26, 52])
@pytest.mark.parametrize("width", [300, 698])
def test_a_picture_of_it_fits_and_shows_both_legs(weeks: int, width: int) -> None:
    font = type_of(8)
    training_log = ledger_of(
        *(did(ago, 10, 10) for ago in range(20, 30)), did(1, 20, 0), did(2, 0, 20)
    )
    rect = QRectF(10, 10, width, round(calendar_height(width, font, weeks)))
    image = QImage(width + 20, round(rect.height()) + 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    paint_calendar(painter, rect, LIGHT, training_log, weeks)
    assert painter.font() == font
    painter.end()
    pixels = colors_in(image)
    outside = {color for (x, y), color in pixels.items() if not rect.contains(QPointF(x, y))}
    assert outside == {"#ffffff"}
    type_ = Type(font)
    legend = Legend(Shades(training_log).keys, rect, type_).height
    below = [(color, x) for (x, y), color in pixels.items() if y > rect.top() + legend + type_.line]
    left, right = ([x for color, x in below if color == leg] for leg in (LIGHT.left, LIGHT.right))
    assert left
    assert right
    # The same week's: one square's left half, the other's right half.
    assert max(left) < min(right)
