"""A first use by key events alone, from the first start to the second day's Today."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from glutetimer.app.navigation import PageName
from glutetimer.core.program import Side
from glutetimer.core.records import Effort
from tests.support.app_driver import AppDriver, Key
from tests.ui.conftest import OpenApp

TODAY = datetime.now().astimezone().date()


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 7, tzinfo=UTC)


def press_at(driver: AppDriver, name: str, key: Qt.Key = Key.Key_Space) -> None:
    """Go by Tab to what is called so, and press a key there."""
    driver.wait_out_guard()
    driver.go_to(name)
    driver.press(key)


def quit_by_menu(driver: AppDriver) -> None:
    """Open the menu, go to its last line and press that."""
    driver.wait_out_guard()
    driver.press_at_once(Key.Key_F10)
    driver.qtbot.waitUntil(lambda: any(m.isVisible() for m in driver.window.findChildren(QMenu)))
    (menu,) = driver.window.findChildren(QMenu)
    assert menu.actions()[-1].text() == "Quit"
    QTest.keyClick(menu, Key.Key_Up)
    QTest.keyClick(menu, Key.Key_Return)
    driver.qtbot.waitUntil(lambda: not driver.window.isVisible())


def be_introduced(driver: AppDriver) -> None:
    """Read the safety text, choose the right leg and the view as one lies, hear the sound."""
    assert "Stop at once" in driver.visible_text()
    driver.press(Key.Key_Space)
    driver.press(Key.Key_Right)
    assert "The right leg works first" in driver.visible_text()
    press_at(driver, "View: Upright", Key.Key_Right)
    press_at(driver, "Next")
    driver.press(Key.Key_Space)
    assert "Stop" in driver.visible_text(), "two reps are played"
    press_at(driver, "I hear it")
    driver.press(Key.Key_Space)
    assert driver.window.current == PageName.TODAY


def do_session(driver: AppDriver) -> None:
    """A session with a pause, and with a rep done again after the switch."""
    driver.press(Key.Key_Space)
    driver.wait_for("Right leg. Get ready")
    driver.press(Key.Key_Space)
    driver.wait_for("5 of 25")
    driver.press(Key.Key_Space)
    driver.wait_for("Paused")
    driver.press(Key.Key_Space)
    driver.wait_for("Left leg. Switch sides")
    driver.press(Key.Key_Space)
    driver.wait_for("9 of 25")
    driver.press(Key.Key_Left)
    driver.wait_for("Left leg: how did it feel?")


def rate(driver: AppDriver) -> None:
    """Answer from the mat by arrows and Space: easy, easy, a pain of 1."""
    for question, arrows in (
        ("Left leg: how did it feel?", [Key.Key_Right]),
        ("Right leg: how did it feel?", [Key.Key_Left] * 3),
        ("Any pain, from 0", [Key.Key_Right, Key.Key_Right]),
    ):
        driver.press(Key.Key_Space)
        assert question in driver.visible_text(), "nothing is chosen beforehand"
        driver.press(*arrows, Key.Key_Space)
    assert driver.window.current == PageName.SUMMARY


def test_from_the_first_start_to_the_second_days_today(open_app: OpenApp) -> None:
    driver = open_app(morning(TODAY), introduced=False)
    be_introduced(driver)
    assert driver.keyboard_is_on("Start")
    assert driver.button("First leg: Right first").isChecked()
    do_session(driver)
    rate(driver)
    assert "Session done" in driver.visible_text()
    press_at(driver, "Done")
    assert "Done for today" in driver.visible_text()
    (record,) = driver.history().sessions
    assert record.first_side is Side.RIGHT
    assert (record.done(Side.RIGHT), record.done(Side.LEFT)) == (25, 25)
    assert record.effort == {Side.LEFT: Effort.EASY, Side.RIGHT: Effort.EASY}
    assert record.pain == 1
    quit_by_menu(driver)

    driver = open_app(morning(TODAY + timedelta(days=1)), introduced=False)
    assert driver.window.current == PageName.TODAY, "one is introduced once"
    text = driver.visible_text()
    assert "is offered after 2 more sessions on other days" in text
    assert "1 of the last 7 days" in text
    assert "Done for today" not in text
    assert driver.button("First leg: Right first").isChecked()
    driver.press(Key.Key_Space)
    driver.wait_for("Right leg. Get ready")
