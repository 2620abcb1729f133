"""The reminder in the window and in the tray: what a person hears, sees and answers."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from glutetimer.app.navigation import PageName
from glutetimer.app.tray_controller import TRAY_WITHIN_MS
from glutetimer.core.program import Side
from glutetimer.core.settings import Settings
from glutetimer.ports import TrayActs
from glutetimer.storage.toml_files import save_settings
from glutetimer.system.paths import user_paths
from tests.support.app_driver import LONG_STEP_MS, AppDriver, Key
from tests.support.sample_histories import DONE_TODAY, NOW
from tests.ui.conftest import OpenApp
from tests.ui.summary.test_unsaved import answers

pytestmark = pytest.mark.usefixtures("plain_figures")

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
TITLE = "Time for today's session"
LATER, NOT_TODAY = "In half an hour", "Not today"


@pytest.fixture
def reminding(tmp_path: Path, open_app: OpenApp) -> OpenApp:
    """Opens the program with a reminder at six."""
    save_settings(user_paths(tmp_path / "data").settings, Settings(reminder=True))
    return open_app


@pytest.fixture
def reminded(reminding: OpenApp) -> AppDriver:
    """The program, opened at noon; its icon is in the tray."""
    driver = reminding(NOON)
    driver.wait_until(lambda: driver.tray.acts is not None)
    return driver


def acts(driver: AppDriver) -> TrayActs:
    assert driver.tray.acts is not None, "there is no icon"
    return driver.tray.acts


def press_close_button(driver: AppDriver) -> None:
    """As the desktop has it, which takes the window away a little later."""
    driver.window.leave()
    driver.qtbot.waitUntil(lambda: QApplication.focusWindow() is None)


def another_window_is_in_use(driver: AppDriver) -> None:
    other = QWidget()
    driver.qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    driver.qtbot.waitUntil(lambda: not driver.window.isActiveWindow())


# What rings, and where


def test_without_a_reminder_there_is_no_icon_and_nothing_rings(open_app: OpenApp) -> None:
    driver = open_app(NOON)
    driver.it_becomes(18)
    assert driver.tray.acts is None
    assert driver.tray.notified == []
    assert TITLE not in driver.visible_text()


def test_who_is_at_the_window_is_told_there_alone(reminded: AppDriver) -> None:
    reminded.it_becomes(17, 59)
    assert TITLE not in reminded.visible_text()
    reminded.it_becomes(18)
    assert TITLE in reminded.visible_text()
    assert reminded.keyboard_is_on("Start")
    assert reminded.tray.notified == []


def test_on_another_page_the_banner_says_so_and_today_goes_on_saying_so(
    reminded: AppDriver,
) -> None:
    reminded.click("Learn")
    reminded.it_becomes(18)
    assert f"{TITLE}: 25 × Clamshell, with each leg" in reminded.visible_text()
    reminded.wait_out_guard()
    reminded.go_to("Go to Today")
    reminded.press(Key.Key_Space)
    assert reminded.window.current == PageName.TODAY
    assert TITLE in reminded.visible_text()
    assert "Go to Today" not in reminded.visible_text()


def test_who_is_at_another_window_gets_a_notification(reminded: AppDriver) -> None:
    another_window_is_in_use(reminded)
    reminded.it_becomes(18)
    ((title, text),) = reminded.tray.notified
    assert title == TITLE
    assert text.replace("\u00a0", " ") == "25 × Clamshell, with each leg · about a minute"


def test_it_rings_once(reminded: AppDriver) -> None:
    another_window_is_in_use(reminded)
    for minute in range(30):
        reminded.it_becomes(18, minute)
    assert len(reminded.tray.notified) == 1


def test_a_day_that_is_done_is_silent(reminding: OpenApp) -> None:
    driver = reminding(NOW.replace(hour=17), past=DONE_TODAY)
    driver.it_becomes(18)
    assert "Time for" not in driver.visible_text()


def test_a_session_that_is_done_before_its_summary_is_left_counts(reminded: AppDriver) -> None:
    reminded.press(Key.Key_Space)
    reminded.wait_until(lambda: reminded.window.current == PageName.RATING, LONG_STEP_MS)
    reminded.it_becomes(18)
    assert "Time for" not in reminded.visible_text()
    assert reminded.tray.notified == []


def test_a_session_under_way_is_not_disturbed(reminded: AppDriver) -> None:
    reminded.press(Key.Key_Space)
    reminded.it_becomes(18)
    reminded.press(Key.Key_Escape, Key.Key_Escape)
    reminded.wait_until(lambda: not reminded.session_controller.under_way)
    reminded.it_becomes(18, 10)
    assert TITLE not in reminded.visible_text(), "who has just stopped is not sent back"
    assert reminded.tray.notified == []


def test_the_program_opened_after_the_time_is_silent(reminding: OpenApp) -> None:
    driver = reminding(NOON.replace(hour=18, minute=20))
    driver.it_becomes(18, 30)
    assert TITLE not in driver.visible_text()


def test_it_looks_again_within_a_minute(reminded: AppDriver) -> None:
    (timer,) = reminded.app.reminder_controller.findChildren(QTimer)
    assert timer.isActive()
    assert 59_000 < timer.interval() <= 60_001
    reminded.date.put_right(6 * 3_600 - 5)
    reminded.app.reminder_controller.check()
    assert timer.interval() == 5_001


# What is answered


def test_later_comes_again_half_an_hour_later(reminded: AppDriver) -> None:
    reminded.it_becomes(18, 2)
    reminded.click(LATER)
    assert TITLE not in reminded.visible_text()
    assert "The reminder comes again today at 18:32." in reminded.visible_text()
    reminded.it_becomes(18, 31)
    assert TITLE not in reminded.visible_text()
    reminded.it_becomes(18, 32)
    assert TITLE in reminded.visible_text()


def test_not_today_is_silent_until_tomorrow_also_after_another_start(
    reminded: AppDriver, reminding: OpenApp
) -> None:
    reminded.it_becomes(18)
    reminded.click(NOT_TODAY)
    assert "The next reminder is tomorrow at 18:00." in reminded.visible_text()
    until = datetime(2026, 11, 27)
    assert reminded.saved_settings().reminder_quiet_until == until


def test_the_answers_are_reached_by_keys_and_leave_the_keyboard_on_start(
    reminded: AppDriver,
) -> None:
    reminded.it_becomes(18)
    for _ in range(20):
        reminded.press(Key.Key_Backtab)
        if reminded.keyboard_is_on(NOT_TODAY):
            break
    reminded.press(Key.Key_Space)
    assert TITLE not in reminded.visible_text()
    assert reminded.keyboard_is_on("Start")


def test_a_start_answers_it(reminded: AppDriver) -> None:
    reminded.it_becomes(18)
    reminded.press(Key.Key_Space)
    reminded.press(Key.Key_Escape, Key.Key_Escape)
    reminded.wait_until(lambda: not reminded.session_controller.under_way)
    assert TITLE not in reminded.visible_text()


def test_the_next_day_takes_the_question_away(reminded: AppDriver) -> None:
    reminded.it_becomes(18)
    reminded.date.next_day()
    reminded.it_becomes(7)
    reminded.window.activated.emit()
    assert TITLE not in reminded.visible_text()
    reminded.it_becomes(18)
    assert TITLE in reminded.visible_text()


def test_another_time_is_another_reminder(reminded: AppDriver) -> None:
    reminded.it_becomes(18)
    reminded.app.settings.change(reminder_time=time(20))
    assert TITLE not in reminded.visible_text()
    reminded.it_becomes(20)
    assert TITLE in reminded.visible_text()


# The tray


def test_the_close_button_leaves_it_in_the_tray_and_says_so_once(reminded: AppDriver) -> None:
    closed = []
    reminded.window.closing.connect(lambda: closed.append(True))
    press_close_button(reminded)
    assert not reminded.window.isVisible()
    assert reminded.tray.notified == [
        (
            "GluteTimer waits here",
            "It reminds you today at 18:00. Quit in its menu ends it.",
        )
    ]
    acts(reminded).open()
    assert reminded.window.isVisible()
    press_close_button(reminded)
    assert len(reminded.tray.notified) == 1
    assert closed == []
    acts(reminded).quit()
    assert closed == [True]
    assert reminded.tray.acts is None


def test_without_a_tray_the_close_button_ends(reminded: AppDriver) -> None:
    closed = []
    reminded.window.closing.connect(lambda: closed.append(True))
    reminded.tray.there = False
    reminded.window.leave()
    assert closed == [True]


def test_what_ends_the_program_does_not_leave_it_in_the_tray(reminded: AppDriver) -> None:
    with reminded.qtbot.waitSignal(reminded.window.closing):
        reminded.window.close()


def test_from_the_tray_it_rings_and_a_click_opens_today(reminded: AppDriver) -> None:
    reminded.click("Learn")
    press_close_button(reminded)
    reminded.it_becomes(18)
    assert reminded.tray.notified[-1][0] == TITLE
    assert not reminded.window.isVisible(), "nothing comes up by itself"
    acts(reminded).open()
    assert reminded.window.current == PageName.TODAY
    assert TITLE in reminded.visible_text()


def test_start_in_the_menu_begins_the_session(reminded: AppDriver) -> None:
    press_close_button(reminded)
    acts(reminded).start()
    assert reminded.window.isVisible()
    assert reminded.session_controller.under_way
    workout = reminded.workout
    acts(reminded).start()
    assert reminded.workout is workout, "pressed twice it begins one"


def test_later_and_not_today_in_the_menu(reminded: AppDriver) -> None:
    press_close_button(reminded)
    reminded.it_becomes(18)
    acts(reminded).snooze()
    reminded.it_becomes(18, 30)
    acts(reminded).skip_today()
    reminded.it_becomes(21)
    assert [title for title, _ in reminded.tray.notified[1:]] == [TITLE, TITLE]
    acts(reminded).open()
    assert TITLE not in reminded.visible_text()


def test_a_session_is_interrupted_by_the_close_button_and_can_be_gone_on_with(
    reminded: AppDriver,
) -> None:
    reminded.press(Key.Key_Space)
    reminded.wait_until(lambda: reminded.workout.record.done(Side.LEFT) >= 2)
    press_close_button(reminded)
    assert not reminded.window.isVisible()
    assert not reminded.screen_is_kept_on()
    assert not reminded.session_controller.under_way
    assert reminded.resumable() is not None
    acts(reminded).open()
    reminded.qtbot.waitUntil(reminded.window.isActiveWindow)
    assert "Go on where you stopped?" in reminded.visible_text()
    reminded.click("Go on")
    assert reminded.session_controller.under_way


def test_a_second_start_brings_it_out_of_the_tray(reminded: AppDriver) -> None:
    press_close_button(reminded)
    reminded.app.come_forward()
    reminded.qtbot.waitUntil(reminded.window.isActiveWindow)
    assert reminded.keyboard_is_on("Start")


def test_the_icon_comes_and_goes_with_the_reminder(reminded: AppDriver) -> None:
    reminded.app.settings.change(reminder=False)
    assert reminded.tray.acts is None
    reminded.app.settings.change(reminder=True)
    assert reminded.tray.acts is not None


def test_a_question_keeps_it_open_and_its_answer_goes_on_into_the_tray(
    reminded: AppDriver,
) -> None:
    reminded.press(Key.Key_Space)
    reminded.wait_until(lambda: reminded.workout.record.done(Side.LEFT) >= 1)
    reminded.store.full = True
    reminded.wait_until(lambda: bool(reminded.session_controller.unsaved))
    reminded.window.leave()
    assert reminded.window.isVisible()
    reminded.store.full = False
    answers(reminded)["Try again"].click()
    assert not reminded.window.isVisible()
    assert reminded.tray.acts is not None
    assert reminded.resumable() is not None


# Without a tray, and from login on


def test_without_a_tray_the_task_bar_says_that_there_is_something_to_see(
    reminded: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    alerted: list[QWidget] = []
    monkeypatch.setattr(QApplication, "alert", alerted.append)
    reminded.tray.there = False
    another_window_is_in_use(reminded)
    reminded.it_becomes(18)
    assert alerted == [reminded.window]
    assert reminded.tray.notified == []
    assert TITLE in reminded.visible_text()


def test_at_login_it_waits_in_the_tray_and_rings_also_after_the_time(
    reminding: OpenApp,
) -> None:
    driver = reminding(NOON.replace(hour=19), hidden=True)
    assert not driver.window.isVisible()
    assert [title for title, _ in driver.tray.notified] == [TITLE]
    acts(driver).open()
    assert driver.window.isVisible()
    assert TITLE in driver.visible_text()


def test_at_login_without_a_tray_it_waits_in_the_task_bar(reminding: OpenApp) -> None:
    driver = reminding(NOON, hidden=True)
    driver.tray.there = False
    (timer,) = (t for t in driver.window.findChildren(QTimer) if t.interval() == TRAY_WITHIN_MS)
    assert timer.isActive()
    timer.timeout.emit()
    assert driver.window.isMinimized()


def test_at_login_with_a_tray_it_stays_there(reminding: OpenApp) -> None:
    driver = reminding(NOON, hidden=True)
    (timer,) = (t for t in driver.window.findChildren(QTimer) if t.interval() == TRAY_WITHIN_MS)
    timer.timeout.emit()
    assert not driver.window.isVisible()
    assert not driver.window.isMinimized()
