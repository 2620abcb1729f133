"""A session done elsewhere is entered on Review by keys, is marked, counts, and can be undone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from glutetimer.core.entry import entered_session
from glutetimer.core.program import Side
from glutetimer.core.records import Effort
from glutetimer.storage.csv_format import from_csv, to_csv
from glutetimer.storage.json_format import from_json, to_json
from glutetimer.ui.review.entry_card import DayBox, EntryCard
from glutetimer.ui.review.sessions_card import ENTER_SESSION
from tests.support.app_driver import AppDriver, Key
from tests.support.programs import built_in
from tests.support.sample_histories import MID, NOTHING, SampleHistory
from tests.ui.conftest import OpenApp

NOW = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
PROGRAM = built_in()


def open_form(open_app: OpenApp, past: SampleHistory = NOTHING) -> AppDriver:
    driver = open_app(NOW, past=past, program=PROGRAM)
    driver.button("Review").click()
    driver.wait_out_guard()
    driver.go_to(ENTER_SESSION)
    driver.press(Key.Key_Space)
    assert isinstance(QApplication.focusWidget(), DayBox)
    return driver


def type_keys(*keys: Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


@pytest.mark.parametrize("past", [NOTHING, MID], ids=["first", "among others"])
def test_by_keys_it_is_entered_marked_and_undone(open_app: OpenApp, past: SampleHistory) -> None:
    driver = open_form(open_app, past)
    before = driver.history().sessions
    # The day before yesterday, the level after the first, 20 with the left leg, left easy.
    type_keys(Key.Key_Down, Key.Key_Down)
    driver.go_to("Level")
    type_keys(Key.Key_Home, Key.Key_Down)
    driver.go_to("Left leg, Clamshell, reps")
    type_keys(Key.Key_2, Key.Key_0)
    driver.go_to("Effort of the left leg: Not rated")
    type_keys(Key.Key_Right, Key.Key_Space)
    driver.go_to("Save")
    type_keys(Key.Key_Space)
    (entered,) = [s for s in driver.history().sessions if s not in before]
    assert entered.elsewhere
    assert (entered.day, entered.level) == (date(2026, 11, 24), PROGRAM.levels[1].id)
    assert [(record.side, record.done) for record in entered.sets] == [
        (Side.LEFT, 20),
        (Side.RIGHT, 25),
    ]
    assert entered.effort == {Side.LEFT: Effort.EASY}
    text = driver.visible_text()
    assert "A session of 24 November is added; you can undo that." in text
    driver.button("Undo: add 24 November").click()
    assert driver.history().sessions == before


def test_the_table_says_that_it_was_done_elsewhere(open_app: OpenApp) -> None:
    driver = open_form(open_app)
    type_keys(Key.Key_Return)
    driver.press(Key.Key_Return)
    assert "26 November 2026, 18:30: Clamshell" in driver.visible_text()


def test_escape_leaves_without_a_session_and_the_keyboard_stays_on_the_page(
    open_app: OpenApp,
) -> None:
    driver = open_form(open_app, MID)
    before = driver.history().sessions
    type_keys(Key.Key_Up, Key.Key_Down, Key.Key_Escape)
    assert driver.history().sessions == before
    focused = QApplication.focusWidget()
    assert focused is not None
    assert driver.window.page().isAncestorOf(focused)


def test_nothing_done_is_no_session(open_app: OpenApp) -> None:
    driver = open_form(open_app)
    for leg in ("Left", "Right"):
        driver.go_to(f"{leg} leg, Clamshell, reps")
        type_keys(Key.Key_0)
    type_keys(Key.Key_Return)
    assert driver.history().sessions == ()
    assert "A session has at least one rep" in driver.visible_text()


def test_a_day_is_chosen_by_keys_up_to_today(qtbot: QtBot) -> None:
    box = DayBox(NOW.date())
    qtbot.addWidget(box)
    box.show()
    texts = [box.text()]
    for key in (Key.Key_Up, Key.Key_Down, Key.Key_PageDown, Key.Key_PageUp, Key.Key_PageUp):
        QTest.keyClick(box, key)
        texts.append(box.text())
    assert texts == [
        "Today, Thursday 26 November 2026",
        "Today, Thursday 26 November 2026",
        "Yesterday, Wednesday 25 November 2026",
        "Wednesday 18 November 2026",
        "Yesterday, Wednesday 25 November 2026",
        "Today, Thursday 26 November 2026",
    ]
    QTest.keyClicks(box, "5")
    assert box.day == NOW.date()


def test_another_level_asks_for_its_sets_and_keeps_the_day(qtbot: QtBot) -> None:
    card = EntryCard("one", PROGRAM, PROGRAM.levels[0], Side.RIGHT, NOW)
    qtbot.addWidget(card)
    card.show()
    unsaved = [card.is_unsaved]
    (day,) = card.findChildren(DayBox)
    day.stepDown()
    card.level.setCurrentIndex(3)
    unsaved.append(card.is_unsaved)
    assert unsaved == [False, True]
    QApplication.processEvents()
    entry = card.entry
    assert entry.record.day == date(2026, 11, 25)
    assert entry.record.level == PROGRAM.levels[3].id
    assert entry.done == tuple(record.prescribed for record in entry.record.sets)
    names = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert {"Right leg", "Left leg", "Leg circles"} <= set(names)


def test_another_level_keeps_what_was_said_of_how_it_felt(qtbot: QtBot) -> None:
    card = EntryCard("one", PROGRAM, PROGRAM.levels[0], Side.LEFT, NOW)
    qtbot.addWidget(card)
    card.show()
    (note,) = [n for n in card.findChildren(QLineEdit) if n.accessibleName() == "Note"]
    QTest.keyClicks(note, "in the hotel")
    (pain,) = [b for b in card.findChildren(QSpinBox) if b.accessibleName().startswith("Pain")]
    pain.setValue(3)
    card.level.setCurrentIndex(2)
    QApplication.processEvents()
    record = card.entry.record
    assert (record.level, record.pain, record.note) == (PROGRAM.levels[2].id, 3, "in the hotel")
    names = []
    card.activateWindow()
    card.level.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is card.level)
    for _ in range(20):
        focused = QApplication.focusWidget()
        names.append("" if focused is None else focused.accessibleName() or _text_of(focused))
        QTest.keyClick(focused or card, Key.Key_Tab)
    assert names.index("Left leg, Lateral leg lift, reps") < names.index("Save")


def _text_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QPushButton) else ""


def test_files_carry_that_it_was_done_elsewhere() -> None:
    from glutetimer.storage.merging import RevisionedSession, snapshot_of

    record = entered_session("one", PROGRAM, PROGRAM.levels[0], Side.LEFT, NOW.date(), NOW)
    snapshot = snapshot_of([RevisionedSession(record)])
    for read, write in ((from_json, to_json), (from_csv, to_csv)):
        assert read(write(snapshot)) == snapshot
