"""The menu, the keys and About are there by mouse and by key, on every page and in a session."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QScrollArea

from glutetimer import __version__
from glutetimer.core.session import State
from glutetimer.system.resources import window_icon
from glutetimer.ui.keys_text import KEYS
from tests.support.app_driver import AppDriver, Key
from tests.ui.conftest import OpenApp

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)


def shown(driver: AppDriver, kind: type[QDialog] | type[QMenu]) -> QDialog | QMenu:
    """The one dialog or menu that is open."""
    driver.qtbot.waitUntil(lambda: any(w.isVisible() for w in driver.window.findChildren(kind)))
    (widget,) = [widget for widget in driver.window.findChildren(kind) if widget.isVisible()]
    return widget


def texts(dialog: QDialog | QMenu) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def choose(driver: AppDriver, entry: str) -> None:
    """Open the menu by its key, go down to that entry and press Enter."""
    driver.press_at_once(Key.Key_F10)
    menu = shown(driver, QMenu)
    assert isinstance(menu, QMenu)
    names = [action.text().split("\t")[0] for action in menu.actions()]
    for _ in range(names.index(entry)):
        QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)


@pytest.mark.parametrize("page", ["Today", "Review", "Learn", "Program", "Settings"])
def test_f1_shows_all_keys_on_every_page_and_escape_closes_them(
    open_app: OpenApp, page: str
) -> None:
    driver = open_app(NOW)
    driver.button(page).click()
    driver.wait_out_guard()
    focused = QApplication.focusWidget()
    driver.press_at_once(Key.Key_F1)
    dialog = shown(driver, QDialog)
    text = texts(dialog)
    assert all(names in text and meaning in text for _, keys in KEYS for names, meaning in keys)
    QTest.keyClick(dialog, Key.Key_Escape)
    driver.qtbot.waitUntil(lambda: QApplication.focusWidget() is focused)


def test_in_a_session_f1_pauses_it_first_and_space_goes_on_afterwards(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.press(Key.Key_Space)
    driver.wait_out_guard()
    driver.press_at_once(Key.Key_F1)
    states = [driver.workout.session.state]
    QTest.keyClick(shown(driver, QDialog), Key.Key_Escape)
    driver.qtbot.waitUntil(lambda: QApplication.focusWidget() is driver.window.page())
    driver.press(Key.Key_Space)
    states.append(driver.workout.session.state)
    assert states == [State.PAUSED, State.PLAYING]


def test_the_menu_leads_to_everything_by_keys(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.wait_out_guard()
    choose(driver, "About GluteTimer")
    dialog = shown(driver, QDialog)
    assert f"GluteTimer {__version__}" in texts(dialog)
    assert str(driver.paths.folder) in texts(dialog)
    (close,) = dialog.findChildren(QPushButton)
    close.click()
    choose(driver, "Full screen")
    assert driver.window.isFullScreen()
    choose(driver, "Quit")
    driver.qtbot.waitUntil(lambda: not driver.window.isVisible())


def test_a_click_on_menu_shows_it_within_the_screen(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.click("Menu")
    menu = shown(driver, QMenu)
    assert driver.window.screen().geometry().contains(menu.frameGeometry())
    below = driver.window.menu.button.mapToGlobal(QPoint(0, 0)).y()
    assert menu.y() > below
    menu.close()


def test_a_function_key_held_down_is_one_press(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.wait_out_guard()
    for repeated in (False, True, True):
        no_modifier = Qt.KeyboardModifier.NoModifier
        pressed = QKeyEvent(QEvent.Type.KeyPress, Key.Key_F11, no_modifier, "", repeated)
        QApplication.sendEvent(driver.window, pressed)
    assert driver.window.isFullScreen()


def test_a_chord_with_a_function_key_is_the_desktops(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.wait_out_guard()
    modifiers = Qt.KeyboardModifier
    for modifier in (modifiers.AltModifier, modifiers.ControlModifier, modifiers.MetaModifier):
        QTest.keyClick(driver.window, Key.Key_F11, modifier)
    assert not driver.window.isFullScreen()


def test_the_page_scrolls_to_where_the_keyboard_is_also_after_tab_has_gone_all_round(
    open_app: OpenApp,
) -> None:
    driver = open_app(NOW)
    driver.button("Settings").click()
    driver.wait_out_guard()
    (area,) = driver.window.page().findChildren(QScrollArea)
    seen = set()
    for _ in range(120):
        driver.press_at_once(Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.add(focused)
        if area.isAncestorOf(focused):
            top = focused.mapTo(area.viewport(), QPoint(0, 0)).y()
            assert 0 <= top <= area.viewport().height() - focused.height(), focused.accessibleName()
    else:
        pytest.fail("Tab does not come round")
    assert len(seen) > 20


def test_the_icon_can_be_read() -> None:
    assert not QIcon(str(window_icon())).pixmap(64, 64).isNull()
