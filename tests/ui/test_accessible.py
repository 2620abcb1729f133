"""What Qt hands to assistive technology of our widgets, on whatever system it runs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from glutetimer.core.program import Level
from glutetimer.ui.accessible import Role, give_role, install, press_by_key
from glutetimer.ui.choice import Choice
from glutetimer.ui.ladder import Ladder
from glutetimer.ui.scrolling import fill_page
from glutetimer.ui.window import Window
from tests.support.programs import built_in

PRESS = QAccessibleActionInterface.pressAction()
TOGGLE = QAccessibleActionInterface.toggleAction()
FRUIT = [("a", "Apple"), ("b", "Pear"), ("c", "Plum")]


@pytest.fixture(autouse=True)
def installed(qapp: QApplication) -> None:
    install()


def interface(widget: QObject) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def do(widget: QObject, action: str) -> None:
    assert action in interface(widget).actionInterface().actionNames()
    interface(widget).actionInterface().doAction(action)


def button_named(parent: QWidget, name: str) -> QPushButton:
    (button,) = (b for b in parent.findChildren(QPushButton) if b.accessibleName() == name)
    return button


def test_a_scroll_area_has_its_children_and_none_beyond(qtbot: QtBot) -> None:
    page, alone = QWidget(), QScrollArea()
    for window, area in ((page, fill_page(page, QLabel("long"))), (alone, alone)):
        qtbot.addWidget(window)
        window.show()
        number = interface(area).childCount()
        assert number >= 1
        assert interface(area).child(0).object() is area.viewport()
        for beyond in (number, number + 1, number + 1_000, -1):
            assert interface(area).child(beyond) is None


@pytest.mark.parametrize("action", [PRESS, TOGGLE])
def test_a_choice_is_a_group_of_which_one_is_chosen_and_told(qtbot: QtBot, action: str) -> None:
    choice = Choice("Fruit", list(FRUIT), "a")
    qtbot.addWidget(choice)
    values: list[object] = []
    choice.chosen.connect(values.append)
    assert interface(choice).role() == Role.Grouping
    assert interface(choice).text(QAccessible.Text.Name) == "Fruit"
    do(button_named(choice, "Fruit: Plum"), action)
    assert choice.value == "c"
    assert values == ["c"]
    states = [interface(button_named(choice, f"Fruit: {text}")).state() for _, text in FRUIT]
    assert [state.checked for state in states] == [False, False, True]
    assert all(state.checkable for state in states)


def test_to_toggle_what_is_chosen_changes_and_tells_nothing(qtbot: QtBot) -> None:
    choice = Choice("Fruit", list(FRUIT), "a")
    qtbot.addWidget(choice)
    values: list[object] = []
    choice.chosen.connect(values.append)
    do(button_named(choice, "Fruit: Apple"), TOGGLE)
    assert choice.value == "a"
    assert values == []


def test_what_cannot_be_pressed_offers_no_press(qtbot: QtBot) -> None:
    choice = Choice("Fruit", list(FRUIT))
    qtbot.addWidget(choice)
    plum = button_named(choice, "Fruit: Plum")
    plum.setEnabled(False)
    assert PRESS not in interface(plum).actionInterface().actionNames()
    interface(plum).actionInterface().doAction(PRESS)
    assert choice.value is None


@pytest.mark.parametrize("action", [PRESS, TOGGLE])
def test_a_level_of_the_ladder_is_picked(qtbot: QtBot, action: str) -> None:
    program, ladder = built_in(), Ladder()
    qtbot.addWidget(ladder)
    ladder.show_program(program, program.levels[0])
    picked: list[Level] = []
    ladder.picked.connect(picked.append)
    third = button_named(ladder, f"Level 3: {program.levels[2].name}")
    assert interface(third).role() == Role.RadioButton
    do(third, action)
    assert picked == [program.levels[2]]


def test_pages_are_tabs_that_go_there(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    for name in ("One", "Two"):
        window.add_page(name, QWidget)
    window.page_asked.connect(window.show_page)
    window.show_page("One")
    one, two = button_named(window, "One"), button_named(window, "Two")
    bar = one.parent()
    assert bar is not None
    assert interface(bar).role() == Role.PageTabList
    do(two, PRESS)
    assert window.current == "Two"
    assert interface(two).role() == Role.PageTab
    assert [interface(tab).state().selected for tab in (one, two)] == [False, True]


class View(QWidget):
    """A view that notes the keys it gets."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.key())


def test_a_press_gives_a_view_its_key(qtbot: QtBot) -> None:
    view = View()
    qtbot.addWidget(view)
    give_role(view, Role.Pane, "View")
    press_by_key(view, Qt.Key.Key_Space)
    do(view, PRESS)
    assert view.keys == [Qt.Key.Key_Space]
