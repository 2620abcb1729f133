"""The mouse's pointer goes while the mouse is not in use in a session, and only there."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from glutetimer.app.navigation import PageName
from glutetimer.ui.question import ask
from glutetimer.ui.workout.act_bar import IN_SIGHT_MS
from tests.support.app_driver import AppDriver, Key
from tests.ui.conftest import OpenApp

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
PLACE = QPoint(300, 300)


def pointer_is_seen(window: QWindow) -> bool:
    """Whether the screen's window shows the pointer where it is now."""
    return window.cursor().shape() is not Qt.CursorShape.BlankCursor


def pass_ms(driver: AppDriver, milliseconds: int) -> None:
    driver.step(milliseconds - 1)
    driver.step(1)


def in_session(open_app: OpenApp) -> AppDriver:
    """The mouse lies over a session that is paused, so that nothing else happens there."""
    driver = open_app(NOW)
    QTest.mouseMove(driver.screen, PLACE)
    driver.press(Key.Key_Space)
    driver.press(Key.Key_Escape)
    QTest.mouseMove(driver.screen, PLACE + QPoint(10, 0))
    driver.step(1)
    return driver


def test_it_goes_a_while_after_the_last_move_and_comes_with_the_next(open_app: OpenApp) -> None:
    driver = in_session(open_app)
    for i in range(2):
        QTest.mouseMove(driver.screen, PLACE + QPoint(20 * i, 5))
        pass_ms(driver, IN_SIGHT_MS - 1)
        assert pointer_is_seen(driver.screen)
        pass_ms(driver, 2)
        assert not pointer_is_seen(driver.screen)


def test_it_stays_over_the_buttons(open_app: OpenApp) -> None:
    driver = in_session(open_app)
    stop = driver.button("Yes, stop")
    QTest.mouseMove(driver.screen, stop.mapTo(driver.window, stop.rect().center()))
    pass_ms(driver, 10 * IN_SIGHT_MS)
    assert pointer_is_seen(driver.screen)
    assert driver.window.page().rect().contains(stop.mapTo(driver.window.page(), QPoint(0, 0)))


def test_it_is_there_again_on_the_page_after_the_session(open_app: OpenApp) -> None:
    driver = in_session(open_app)
    pass_ms(driver, IN_SIGHT_MS + 1)
    assert not pointer_is_seen(driver.screen)
    driver.press(Key.Key_Escape)
    assert driver.window.current != PageName.WORKOUT
    assert pointer_is_seen(driver.screen)


def test_it_is_there_while_a_dialog_asks(open_app: OpenApp) -> None:
    driver = in_session(open_app)
    ask(driver.window, "Really?", (("Yes", lambda: None),), "No")
    pass_ms(driver, 10 * IN_SIGHT_MS)
    assert pointer_is_seen(driver.screen)
    (box,) = driver.window.findChildren(QMessageBox)
    box.reject()
    QApplication.processEvents()
    pass_ms(driver, IN_SIGHT_MS + 1)
    assert not pointer_is_seen(driver.screen)
