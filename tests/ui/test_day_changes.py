"""A window that is left open from one day to another shows and starts what holds on that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from glutetimer.core.records import AnswerKind
from tests.ui.conftest import OpenDesk
from tests.ui.desk import Desk, Key
from tests.ui.pasts import HALF, NOW, Past, session_of

# Two easy days; 38 days after them a gentler level is offered.
LEFT_OPEN = Past(tuple(session_of(HALF, day) for day in (2, 1)))
OLD, NEW = "one more easy session", "Your last session was 38 days ago"


def left_open(open_desk: OpenDesk) -> Desk:
    """The window is open; then five weeks go by and nobody looks at it."""
    desk = open_desk(NOW, past=LEFT_OPEN)
    assert OLD in desk.says()
    desk.calendar.pass_days(37)
    assert OLD in desk.says()
    return desk


def begun(desk: Desk) -> date | None:
    """The day of the session that was begun, if one was."""
    workout = desk.app.training.workout
    return workout.begun.day if workout is not None else None


def test_the_day_is_looked_at_when_the_window_is_used_again(open_desk: OpenDesk) -> None:
    desk = left_open(open_desk)
    desk.window.activated.emit()
    assert NEW in desk.says()
    assert "0 of the last 7 days" in desk.says()
    desk.press(Key.Key_Space)
    assert desk.app.training.under_way, "what is shown is started"


def test_the_window_tells_when_it_is_used_again(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW)
    other = QWidget()
    desk.qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    desk.qtbot.waitUntil(other.isActiveWindow)
    with desk.qtbot.waitSignal(desk.window.activated):
        desk.window.activateWindow()


def test_the_day_is_looked_at_once_a_minute(open_desk: OpenDesk) -> None:
    desk = left_open(open_desk)
    (minute,) = (t for t in desk.window.findChildren(QTimer) if t.interval() == 60_000)
    assert minute.isActive()
    minute.timeout.emit()
    assert NEW in desk.says()


def test_a_start_on_another_day_shows_what_changed_before_it_starts(open_desk: OpenDesk) -> None:
    desk = left_open(open_desk)
    desk.press(Key.Key_Space)
    assert begun(desk) is None
    assert NEW in desk.says()
    assert "see what is suggested now" in desk.says()
    desk.press(Key.Key_Space)
    desk.wait_for("Left leg. Get ready")
    assert begun(desk) == (NOW + timedelta(days=37)).date()
    assert not [a for a in desk.history().answers if a.kind is not AnswerKind.ACCEPTED]


def test_a_start_on_another_day_that_changes_nothing_starts_at_once(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW, past=LEFT_OPEN)
    desk.calendar.pass_days(1)
    desk.press(Key.Key_Space)
    assert desk.app.training.under_way


def test_review_counts_from_the_new_day(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW, past=LEFT_OPEN)
    desk.click("Review")
    review = desk.app._reviewing._page
    desk.calendar.pass_days(37)
    desk.window.activated.emit()
    assert review.training_log is not None
    assert review.training_log.today == (NOW + timedelta(days=37)).date()


def test_a_session_goes_on_undisturbed_into_the_next_day(open_desk: OpenDesk) -> None:
    desk = open_desk(NOW, past=replace(LEFT_OPEN))
    desk.press(Key.Key_Space)
    desk.calendar.pass_days(1)
    desk.window.activated.emit()
    assert desk.app.training.under_way
    assert desk.window.current == "Follow-along"
