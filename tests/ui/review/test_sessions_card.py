"""The sessions of some weeks: sorted, of one level, of one day, and quickly however many."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from glutetimer.core.frozen import replace
from glutetimer.core.program import Side
from glutetimer.core.records import Effort, SessionRecord
from glutetimer.core.speed import Speed
from glutetimer.ui.picker import Picker
from glutetimer.ui.review.session_columns import (
    BY_DAY,
    BY_PAIN,
    COLUMNS,
    FEW_COLUMNS,
    ORDERS,
)
from glutetimer.ui.review.sessions_card import SessionsCard
from glutetimer.ui.review.sessions_table import SessionsTable
from glutetimer.ui.theme import LIGHT, qt_palette
from tests.core.reviews import holds
from tests.support.home_histories import (
    BOTH_LEGS_LEVEL,
    FIRST_LIST,
    HOME,
    broken_off,
    home_session,
    of_left_leg_only,
    smaller,
)
from tests.support.sample_histories import (
    HALF,
    LEVELS,
    LIFT,
    NOW,
    PROGRAM,
    TOP,
    TWENTY_YEARS,
    false_start_of,
    felt,
    session_of,
)

CLAM = LEVELS[0]
TODAY = NOW.date()
EASY, RIGHT, HARD = Effort
PAINFUL = felt(session_of(LIFT, 3, pain=5, missing=4), HARD, RIGHT)
SLOW = session_of(HALF, 2, EASY, pain=1, note="New mat")
LONG = replace(session_of(CLAM, 1, RIGHT), active_ms=900_000)
# Oldest first.
SESSIONS = (PAINFUL, SLOW, LONG)


class CardDriver:
    def __init__(self, qtbot: QtBot, width: int) -> None:
        self.card = SessionsCard()
        qtbot.addWidget(self.card)
        self.card.resize(width, 600)
        self.card.show_sessions(SESSIONS, PROGRAM, TODAY)
        self.card.show()
        (self.table,) = self.card.findChildren(SessionsTable)
        self.level, self.order = self.card.findChildren(Picker)

    def column(self, title: str) -> list[str]:
        model = self.table.model()
        titles = [
            str(model.headerData(i, Qt.Orientation.Horizontal)).rstrip(" ↓↑")
            for i in range(model.columnCount())
        ]
        place = titles.index(title)
        return [model.index(row, place).data() for row in range(model.rowCount())]

    def pick(self, picker: Picker[Any], text: str) -> None:
        picker.setCurrentIndex(picker.findText(text))


@pytest.fixture
def driver(qtbot: QtBot) -> CardDriver:
    return CardDriver(qtbot, 1400)


def test_a_false_start_is_shown_as_such(qtbot: QtBot) -> None:
    false_start = false_start_of(CLAM, 0, 2)
    for width, column in ((1400, "Effort"), (500, "How it felt")):
        shown = CardDriver(qtbot, width)
        shown.card.show_sessions((*SESSIONS, false_start), PROGRAM, TODAY)
        assert shown.column(column)[0] == "A false start"
        assert "false start" not in "".join(shown.column(column)[1:])
        (title,) = (e.text() for e in shown.card.findChildren(QLabel) if "sessions" in e.text())
        assert title == "3 sessions and 1 false start"
    tip = shown.table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == (
        "2 of 25 with the left leg and 0 of 25 with the right leg; a false start, not counted"
    )


def test_lifts_and_circles_are_never_added_up(qtbot: QtBot) -> None:
    for width, column, text in (
        (1400, "Reps", "Left 10/10, 16/16\nRight 10/10, 9/16"),
        (500, "What", "Lifts and circles\nLeft 10/10, 16/16\nRight 10/10, 9/16"),
    ):
        shown = CardDriver(qtbot, width)
        shown.card.show_sessions((session_of(TOP, 1, missing=7),), PROGRAM, TODAY)
        assert shown.column(column) == [text]
        tip = shown.table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
        assert "16 of 16 (Leg circles) with the left leg, and" in tip
    shown.card.show_sessions((session_of(TOP, 1),), PROGRAM, TODAY)
    assert shown.column("What") == ["Lifts and circles\n10/10, 16/16 with each leg"]


HOME_SESSIONS = (
    broken_off(home_session(FIRST_LIST, 5)),
    of_left_leg_only(home_session(FIRST_LIST, 3)),
    smaller(home_session(FIRST_LIST, 2)),
    home_session(BOTH_LEGS_LEVEL, 1, RIGHT),
)


def at_home(qtbot: QtBot, width: int) -> CardDriver:
    driver = CardDriver(qtbot, width)
    driver.card.show_sessions(HOME_SESSIONS, HOME, TODAY)
    return driver


def plain(texts: list[str]) -> list[str]:
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts]


def test_holds_both_legs_and_one_leg_are_told_as_they_were(qtbot: QtBot) -> None:
    driver = at_home(qtbot, 1400)
    assert plain(driver.column("Reps")) == [
        "24/24, 2/2 × 30 s",
        "Left 3/3 × 10 s, 6/6\nRight 3/3 × 10 s, 6/6\nBoth 12/12, 2/2 × 30 s",
        "Left 5/5 × 10 s, 12/12",
        "Left 5/5 × 10 s, 12/12\nRight 5/5 × 10 s, 12/12\nBoth 24/24, 1/2 × 30 s + 21 s",
    ]
    assert driver.column("Effort") == [
        "About right with both legs",
        "Easy with both legs",
        "Left easy",
        "Easy with both legs",
    ]
    assert driver.column("Level")[1:3] == [
        "First weeks\nsmaller dose",
        "First weeks\nleft leg only",
    ]
    tip = driver.table.model().index(2, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == (
        "5 of 5 holds of 10 s (Side-lying hold) and 12 of 12 (Clamshell) with the left leg; "
        "left leg only"
    )


def test_where_there_is_little_room_they_are_told_in_one_cell(qtbot: QtBot) -> None:
    assert plain(at_home(qtbot, 620).column("What")) == [
        "On back and front\n24/24, 2/2 × 30 s",
        "First weeks\nsmaller dose\n3/3 × 10 s, 6/6 with each leg\nBoth 12/12, 2/2 × 30 s",
        "First weeks\nleft leg only\nLeft 5/5 × 10 s, 12/12",
        "First weeks\n5/5 × 10 s, 12/12 with each leg\nBoth 24/24, 1/2 × 30 s + 21 s",
    ]


def test_efforts_of_both_legs_together_that_differ_are_both_told(qtbot: QtBot) -> None:
    driver = CardDriver(qtbot, 1400)
    record = felt(home_session(BOTH_LEGS_LEVEL, 1), EASY, HARD)
    driver.card.show_sessions((record,), HOME, TODAY)
    assert driver.column("Effort") == ["Left easy\nRight hard"]


def test_holds_of_two_lengths_are_told_apart(qtbot: QtBot) -> None:
    left, right = (
        (holds(side, done), holds(side, 2, 2, hold_ms=30_000))
        for side, done in ((Side.LEFT, 5), (Side.RIGHT, 4))
    )
    driver = CardDriver(qtbot, 500)
    alike = replace(LONG, sets=(*left[:1], *right[:1]))
    driver.card.show_sessions((alike, replace(LONG, sets=(*left, *right))), PROGRAM, TODAY)
    assert driver.column("What") == [
        "Clamshell\nLeft 5 of 5 × 10 s, 2 of 2 × 30 s · Right 4 of 5 × 10 s, 2 of 2 × 30 s",
        "Clamshell\nLeft 5 · Right 4 of 5 × 10 s",
    ]


def test_every_column_says_what_was_done(driver: CardDriver) -> None:
    assert driver.column("Day")[0].startswith("22 Nov 2026\n")
    assert driver.column("Level") == [level.name for level in (CLAM, HALF, LIFT)]
    assert driver.column("Speed") == ["Normal", "Half", "Normal"]
    assert driver.column("Reps")[2] == "Left 10 of 10\nRight 6 of 10"
    assert driver.column("Effort")[2] == "Left hard\nRight about right"
    assert driver.column("Pain") == ["0", "1", "5"]
    assert driver.column("Minutes")[0] == "15"
    assert driver.column("Note") == ["", "New mat", ""]


def test_both_speeds_and_what_was_not_said_are_said(qtbot: QtBot) -> None:
    sets = (PAINFUL.sets[0], replace(PAINFUL.sets[1], speed=Speed.HALF))
    silent = replace(PAINFUL, sets=sets, effort={}, pain=None)
    half = replace(PAINFUL, effort={Side.RIGHT: HARD})
    driver = CardDriver(qtbot, 1400)
    driver.card.show_sessions((half, silent), PROGRAM, TODAY)
    assert driver.column("Speed")[0] == "Both"
    assert driver.column("Effort") == ["Not rated", "Right hard"]
    assert driver.column("Pain")[0] == "–"


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ("Newest first", (LONG, SLOW, PAINFUL)),
        ("Oldest first", (PAINFUL, SLOW, LONG)),
        ("Highest level first", (PAINFUL, SLOW, LONG)),
        ("Lowest level first", (LONG, SLOW, PAINFUL)),
        ("Most reps first", (LONG, SLOW, PAINFUL)),
        ("Fewest reps first", (PAINFUL, LONG, SLOW)),
        ("Hardest first", (PAINFUL, LONG, SLOW)),
        ("Easiest first", (SLOW, LONG, PAINFUL)),
        ("Most pain first", (PAINFUL, SLOW, LONG)),
        ("Least pain first", (LONG, SLOW, PAINFUL)),
        ("Longest first", (LONG, PAINFUL, SLOW)),
        ("Shortest first", (SLOW, PAINFUL, LONG)),
    ],
)
def test_every_order_is_the_one_that_it_says(
    driver: CardDriver, order: str, wanted: tuple[SessionRecord, ...]
) -> None:
    driver.pick(driver.order, order)
    days = [f"{record.day.day} Nov 2026" for record in wanted]
    assert [day.split("\n")[0] for day in driver.column("Day")] == days


def test_every_order_is_offered_and_tested() -> None:
    assert len(ORDERS) == 12


def test_a_title_sorts_by_its_column_and_then_the_other_way_round(driver: CardDriver) -> None:
    header = driver.table.horizontalHeader()
    pain = [column.title for column in COLUMNS].index("Pain")
    place = header.sectionViewportPosition(pain) + 20
    for wanted in (*BY_PAIN, BY_PAIN[0]):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, 10))
        assert driver.order.value is wanted
        assert driver.column("Pain") == sorted(driver.column("Pain"), reverse=wanted.reverse)
        mark = "↓" if wanted.reverse else "↑"
        titles = [header.model().headerData(i, Qt.Orientation.Horizontal) for i in range(8)]
        assert [title for title in titles if title[-1] in "↓↑"] == [f"Pain {mark}"]


def test_one_level_alone_is_shown_until_all_are_again(driver: CardDriver) -> None:
    driver.pick(driver.level, LIFT.name)
    assert driver.column("Level") == [LIFT.name]
    driver.card.show_sessions(SESSIONS[1:], PROGRAM, TODAY)
    assert driver.level.currentText() == "All levels"
    assert len(driver.column("Level")) == 2


def test_a_level_that_the_program_has_no_more_can_be_picked_by_its_id(driver: CardDriver) -> None:
    unknown = replace(LONG, level="bridge", id="gone")
    driver.card.show_sessions((*SESSIONS, unknown), PROGRAM, TODAY)
    driver.pick(driver.level, "bridge")
    assert driver.column("Level") == ["bridge"]


def test_a_bar_marks_the_row_that_is_chosen(driver: CardDriver) -> None:
    table = driver.table
    table.setPalette(qt_palette(LIGHT))
    table.selectRow(1)
    image = table.viewport().grab().toImage()
    bars = [
        image.pixelColor(table.visualRect(table.model().index(row, 0)).topLeft() + QPoint(1, 4))
        for row in range(table.model().rowCount())
    ]
    assert [color == QColor(LIGHT.accent) for color in bars] == [False, True, False]


def test_the_session_that_was_chosen_stays_chosen_in_another_order(driver: CardDriver) -> None:
    assert driver.table.select(SLOW.id)
    driver.pick(driver.order, "Oldest first")
    assert driver.table.chosen == SLOW
    driver.pick(driver.level, LIFT.name)
    assert driver.table.chosen == PAINFUL


def test_the_sessions_of_a_day_are_shown_until_it_is_left(qtbot: QtBot, driver: CardDriver) -> None:
    driver.card.show_day(SLOW.day, (SLOW,))
    assert driver.column("Note") == ["New mat"]
    driver.table.setFocus()
    with qtbot.waitSignal(driver.card.day_left):
        QTest.keyClick(driver.table, Qt.Key.Key_Escape)
    driver.card.show_day(None)
    assert len(driver.column("Note")) == 3


def test_where_there_is_little_room_the_same_is_said_in_fewer_columns(qtbot: QtBot) -> None:
    driver = CardDriver(qtbot, 620)
    assert driver.table.model().columnCount() == len(FEW_COLUMNS)
    assert driver.column("When")[1].endswith(", 5 min")
    assert driver.column("What")[2] == f"{LIFT.name}\nLeft 10 · Right 6 of 10"
    assert driver.column("How it felt")[2] == "Left hard\nRight about right\npain 5 of 10"
    driver.card.resize(1400, 600)
    assert driver.table.model().columnCount() == len(COLUMNS)
    assert driver.order.value is BY_DAY[0]


def test_only_rows_in_sight_are_measured(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = CardDriver(qtbot, 620)
    measured = []
    size_hint = SessionsTable.sizeHintForRow

    def count(table: SessionsTable, row: int) -> int:
        measured.append(row)
        return size_hint(table, row)

    monkeypatch.setattr(SessionsTable, "sizeHintForRow", count)
    driver.card.show_sessions(TWENTY_YEARS.sessions, PROGRAM, TODAY)
    assert driver.table.count == len(TWENTY_YEARS.sessions)
    assert len(set(measured)) < 40
    bar = driver.table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    row = driver.table.rowAt(40)
    assert driver.table.rowHeight(row) == size_hint(driver.table, row)


def test_a_session_dated_ahead_is_in_the_table(qtbot: QtBot) -> None:
    ahead = replace(LONG, id="ahead", started_at=NOW + timedelta(days=30))
    driver = CardDriver(qtbot, 1400)
    driver.card.show_sessions((*SESSIONS, ahead), PROGRAM, TODAY)
    assert driver.column("Day")[0].startswith("23 Dec 2026")
