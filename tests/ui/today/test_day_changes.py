"""A window that is left open from one day to another shows and starts what holds on that day."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from glutetimer.core.frozen import replace
from glutetimer.core.records import AnswerKind
from glutetimer.ui.review.review_page import ReviewPage
from tests.support.app_driver import AppDriver, Key
from tests.support.sample_histories import HALF, NOW, SampleHistory, session_of
from tests.ui.conftest import OpenApp

# Two easy days; 38 days after them a gentler level is offered.
LEFT_OPEN = SampleHistory(tuple(session_of(HALF, day) for day in (2, 1)))
OLD, NEW = "after one more session on another day", "Your last session was 38 days ago"


def left_open(open_app: OpenApp) -> AppDriver:
    """The window is open; then five weeks go by and nobody looks at it."""
    driver = open_app(NOW, past=LEFT_OPEN)
    assert OLD in driver.visible_text()
    driver.date.pass_days(37)
    assert OLD in driver.visible_text()
    return driver


def begun(driver: AppDriver) -> date | None:
    """The day of the session that was begun, if one was."""
    workout = driver.session_controller.workout
    return workout.begun.day if workout is not None else None


def test_the_day_is_looked_at_when_the_window_is_used_again(open_app: OpenApp) -> None:
    driver = left_open(open_app)
    driver.window.activated.emit()
    assert NEW in driver.visible_text()
    assert "0 of the last 7 days" in driver.visible_text()
    driver.press(Key.Key_Space)
    assert driver.session_controller.under_way, "what is shown is started"


def test_the_window_tells_when_it_is_used_again(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    other = QWidget()
    driver.qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    driver.qtbot.waitUntil(other.isActiveWindow)
    with driver.qtbot.waitSignal(driver.window.activated):
        driver.window.activateWindow()


def test_the_day_is_looked_at_once_a_minute(open_app: OpenApp) -> None:
    driver = left_open(open_app)
    (minute,) = (t for t in driver.window.findChildren(QTimer) if t.interval() == 60_000)
    assert minute.isActive()
    minute.timeout.emit()
    assert NEW in driver.visible_text()


def test_a_start_on_another_day_shows_what_changed_before_it_starts(open_app: OpenApp) -> None:
    driver = left_open(open_app)
    driver.press(Key.Key_Space)
    assert begun(driver) is None
    assert NEW in driver.visible_text()
    assert "see what is suggested now" in driver.visible_text()
    driver.press(Key.Key_Space)
    driver.wait_for("Left leg. Get ready")
    assert begun(driver) == (NOW + timedelta(days=37)).date()
    assert not [a for a in driver.history().answers if a.kind is not AnswerKind.ACCEPTED]


def test_a_start_on_another_day_that_changes_nothing_starts_at_once(open_app: OpenApp) -> None:
    driver = open_app(NOW, past=LEFT_OPEN)
    driver.date.pass_days(1)
    driver.press(Key.Key_Space)
    assert driver.session_controller.under_way


def test_review_counts_from_the_new_day(open_app: OpenApp) -> None:
    driver = open_app(NOW, past=LEFT_OPEN)
    driver.click("Review")
    review = driver.window.page()
    assert isinstance(review, ReviewPage)
    driver.date.pass_days(37)
    driver.window.activated.emit()
    assert review.training_log is not None
    assert review.training_log.today == (NOW + timedelta(days=37)).date()


def test_a_session_goes_on_undisturbed_into_the_next_day(open_app: OpenApp) -> None:
    driver = open_app(NOW, past=replace(LEFT_OPEN))
    driver.press(Key.Key_Space)
    driver.date.pass_days(1)
    driver.window.activated.emit()
    assert driver.session_controller.under_way
    assert driver.window.current == "Follow-along"
