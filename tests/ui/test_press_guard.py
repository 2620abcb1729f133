"""Presses that cannot have been meant for what they would meet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

from glutetimer.ui.press_guard import PressGuard
from tests.support.fakes import ManualClock

LEFT, Key = Qt.MouseButton.LeftButton, Qt.Key


class Pages:
    """A window of two pages with a button each, and the names of the buttons pressed."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock = ManualClock()
        self.pressed: list[str] = []
        self.stack = QStackedWidget()
        self.stack.resize(300, 200)
        qtbot.addWidget(self.stack)
        self.guard = PressGuard(self.stack, self.stack, lambda: self.clock.clock_ns() // 1_000_000)
        self.buttons = {name: QPushButton(name) for name in ("one", "two")}
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.pressed.append(name))
            self.stack.addWidget(button)
        self.stack.show()
        self.stack.activateWindow()
        qtbot.waitUntil(self.stack.isActiveWindow)
        self.show("one")
        self.wait()

    def show(self, name: str) -> None:
        self.stack.setCurrentWidget(self.buttons[name])
        self.buttons[name].setFocus()

    def wait(self) -> None:
        """The time of a double click passes."""
        self.clock.move_ms(QApplication.doubleClickInterval())

    def click(self) -> None:
        QTest.mouseClick(self.stack.windowHandle(), LEFT, pos=QPoint(150, 100))

    def double_click(self) -> None:
        QTest.mouseDClick(self.stack.windowHandle(), LEFT, pos=QPoint(150, 100))

    def key(self, key: Qt.Key = Key.Key_Space) -> None:
        QTest.keyClick(self.stack.windowHandle(), key)

    def held_key(self) -> None:
        """A key goes on being held down."""
        none = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Return, none, "", True)
        QApplication.sendEvent(self.stack.windowHandle(), event)


@pytest.fixture
def pages(qtbot: QtBot) -> Pages:
    return Pages(qtbot)


def test_a_press_within_a_double_clicks_time_of_a_new_page_is_nobodys(pages: Pages) -> None:
    pages.show("two")
    pages.click()
    pages.key()
    pages.clock.move_ms(QApplication.doubleClickInterval() - 1)
    pages.click()
    pages.key()
    assert pages.pressed == []
    pages.clock.move_ms(1)
    pages.click()
    pages.key()
    assert pages.pressed == ["two", "two"]


def test_a_double_click_that_brings_a_page_is_one_press(pages: Pages) -> None:
    pages.buttons["one"].clicked.connect(lambda: pages.show("two"))
    pages.double_click()
    assert pages.pressed == ["one"]


def test_a_double_click_on_one_thing_is_two_presses_of_it(pages: Pages) -> None:
    pages.double_click()
    assert pages.pressed == ["one", "one"], "as of a stepper"


def test_the_second_press_is_nobodys_on_what_took_the_place_of_the_first(pages: Pages) -> None:
    other = QPushButton("other", pages.buttons["one"])
    other.clicked.connect(lambda: pages.pressed.append("other"))
    other.setGeometry(pages.buttons["one"].rect())
    other.hide()
    pages.buttons["one"].clicked.connect(other.show)
    pages.double_click()
    assert pages.pressed == ["one"]
    pages.click()
    assert pages.pressed == ["one", "other"]


def test_a_shortcut_is_a_press_too(pages: Pages) -> None:
    shortcut = QShortcut(QKeySequence(Key.Key_PageDown), pages.stack)
    shortcut.activated.connect(lambda: pages.pressed.append("shortcut"))
    pages.show("two")
    pages.key(Key.Key_PageDown)
    assert pages.pressed == []
    pages.wait()
    pages.key(Key.Key_PageDown)
    assert pages.pressed == ["shortcut"]


def test_a_key_held_since_before_the_page_came_is_nobodys(pages: Pages) -> None:
    pages.buttons["two"].setAutoDefault(True)
    pages.show("two")
    pages.wait()
    pages.held_key()
    assert pages.pressed == []
    pages.key()
    assert pages.pressed == ["two"]


def test_keys_can_be_left_alone_for_longer(pages: Pages) -> None:
    pages.show("two")
    pages.guard.ignore_keys_for(1_500)
    pages.wait()
    pages.key()
    assert pages.pressed == []
    pages.click()
    assert pages.pressed == ["two"], "who clicks has looked"
    pages.clock.move_ms(1_500)
    pages.key()
    assert pages.pressed == ["two", "two"]
