"""A time of day is typed as people write it, or stepped round the clock."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.ui.number_inputs import Number
from glutetimer.ui.time_box import TimeBox, minute_of, time_of


class Form(QWidget):
    """A time and another field, so that the keyboard can leave the time."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.number = Number("Time", TimeBox())
        self.number.set_value(minute_of(time(18, 0)))
        self.box, self.other = self.number.box, QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.number)
        column.addWidget(self.other)
        self.changes: list[time] = []
        self.number.changed.connect(lambda minute: self.changes.append(time_of(minute)))
        qtbot.addWidget(self)
        with qtbot.waitActive(self):
            self.show()
            self.activateWindow()
        self.box.setFocus()
        self.box.selectAll()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("07:30", time(7, 30)),
        ("7:30", time(7, 30)),
        ("7.30", time(7, 30)),
        ("730", time(7, 30)),
        ("1945", time(19, 45)),
        ("7", time(7, 0)),
        ("0:00", time(0, 0)),
        ("23:59", time(23, 59)),
    ],
)
def test_what_is_typed_holds_once_the_keyboard_leaves(
    qtbot: QtBot, typed: str, expected: time
) -> None:
    form = Form(qtbot)
    QTest.keyClicks(form.box, typed)
    assert form.changes == []
    form.other.setFocus()
    assert form.changes == [expected]
    assert form.box.text() == expected.strftime("%H:%M")


@pytest.mark.parametrize("typed", ["7:", "7:3", ":"])
def test_half_a_time_leaves_the_one_that_was_there(qtbot: QtBot, typed: str) -> None:
    form = Form(qtbot)
    QTest.keyClicks(form.box, typed)
    form.other.setFocus()
    assert (form.changes, form.box.text()) == ([], "18:00")


@pytest.mark.parametrize("typed", ["noon", "24:00:00", "-3", "7:300"])
def test_what_cannot_become_a_time_cannot_be_typed(qtbot: QtBot, typed: str) -> None:
    form = Form(qtbot)
    assert form.box.validate(typed, len(typed))[0] is QValidator.State.Invalid


@pytest.mark.parametrize("typed", ["24:00", "12:60", "99"])
def test_an_hour_or_minute_that_no_clock_has_is_not_taken(qtbot: QtBot, typed: str) -> None:
    form = Form(qtbot)
    assert form.box.validate(typed, len(typed))[0] is QValidator.State.Intermediate
    QTest.keyClicks(form.box, typed)
    form.other.setFocus()
    assert (form.changes, form.box.text()) == ([], "18:00")


def test_steps_go_round_the_clock(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.number.set_value(minute_of(time(23, 50)))
    QTest.keyClick(form.box, Qt.Key.Key_Up)
    QTest.keyClick(form.box, Qt.Key.Key_Down)
    QTest.keyClick(form.box, Qt.Key.Key_PageDown)
    assert form.changes == [time(0, 5), time(23, 50), time(21, 20)]


def test_a_step_goes_on_from_what_is_typed(qtbot: QtBot) -> None:
    form = Form(qtbot)
    QTest.keyClicks(form.box, "7:30")
    QTest.keyClick(form.box, Qt.Key.Key_Up)
    assert form.box.text() == "07:45"
    assert form.changes[-1] == time(7, 45)


def test_both_buttons_step_at_midnight_too(qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.number.set_value(0)
    less, more = (b for b in form.number.findChildren(QWidget) if "Time: " in b.accessibleName())
    assert less.isEnabled()
    assert more.isEnabled()
