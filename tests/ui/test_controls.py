"""Every control of every page and state tells assistive technology what it is and does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from glutetimer.app.navigation import PageName
from glutetimer.ui.accessible import Role
from glutetimer.ui.question import ask
from tests.support.controls import PRESS, Control, controls_in
from tests.support.page_views import pages
from tests.support.views import View, ViewDriver, opened, wait_until
from tests.support.workout_views import workout_views

pytestmark = pytest.mark.usefixtures("usual_type", "plain_figures")
ALL_VIEWS = {view.name: view for view in [*pages(), *workout_views()]}
SCROLLED = ("scrolled", "pictures", "sessions")


def shows_others(name: str) -> bool:
    """Whether a view has controls that no other has: a session's are the same with either leg
    first, and in every exercise; a page's, wherever it is scrolled to."""
    page, _, place = name.rpartition("-")
    is_scrolled = place in SCROLLED and page in ALL_VIEWS
    return not is_scrolled and not name.startswith(("workout-right", "workout-list"))


VIEWS = {name: view for name, view in ALL_VIEWS.items() if shows_others(name)}
PRESSED = (Role.Button, Role.RadioButton, Role.PageTab)
ADJUSTED = (Role.SpinBox, Role.Slider, Role.ComboBox)
# To be read, scrolled or gone through.
READ = (Role.StaticText, Role.Pane, Role.Chart, Role.Table, Role.List)
ROLES = (*PRESSED, *ADJUSTED, *READ, Role.EditableText)
# Their names say what they are, and not what is to be done with them or what they show.
DESCRIBED = (Role.Slider, Role.ComboBox, Role.Chart, Role.Table, Role.List)


def faults(control: Control) -> list[str]:
    """What assistive technology is not told of a control."""
    found = []
    if not control.name.strip():
        found.append("no name")
    if control.role not in ROLES:
        found.append(f"role {control.role}")
    if control.role in PRESSED and control.enabled and PRESS not in control.actions:
        found.append("no press")
    if control.role in ADJUSTED and not control.value.strip():
        found.append("no value")
    if control.role in DESCRIBED and not control.description.strip():
        found.append("no description")
    return found


def check(window: QWidget, at_least: int) -> None:
    """All controls of a window tell what they are, and are told from one another."""
    controls = list(controls_in(window))
    assert len(controls) >= at_least
    assert {c: found for c in controls if (found := faults(c))} == {}
    named = Counter((c.role, c.name, c.description) for c in controls if c.role not in READ)
    assert [which for which, number in named.items() if number > 1] == []


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_the_controls_of_a_page(view: View, tmp_path: Path) -> None:
    with opened(view, tmp_path) as driver:
        alone = driver.window.current == PageName.INTRODUCTION
        check(driver.window, 1 if alone else 5)


def open_menu(driver: ViewDriver) -> QWidget:
    driver.window.menu.open()
    (menu,) = driver.window.findChildren(QMenu)
    return menu


def read_keys(driver: ViewDriver) -> QWidget:
    QTest.keyClick(driver.window, Qt.Key.Key_F1)
    return dialog_of(driver)


def ask_to_close(driver: ViewDriver) -> QWidget:
    ask(driver.window, "Close now?", [("Close", lambda: None), ("Keep", lambda: None)], "Go on")
    return dialog_of(driver)


def dialog_of(driver: ViewDriver) -> QWidget:
    (dialog,) = driver.window.findChildren(QDialog)
    return dialog


@pytest.mark.parametrize("show", [read_keys, ask_to_close])
def test_the_controls_of_what_stands_in_front_of_a_page(
    show: Callable[[ViewDriver], QWidget], tmp_path: Path
) -> None:
    with opened(VIEWS["today-first-day"], tmp_path) as driver:
        check(show(driver), 2)


def test_the_lines_of_the_menu_are_named_and_pressed(tmp_path: Path) -> None:
    with opened(VIEWS["today-first-day"], tmp_path) as driver:
        lines = list(controls_in(open_menu(driver)))
        assert [line.name.split("\t")[0] for line in lines][:2] == ["Full screen", "All keys"]
        assert {(line.role, line.actions, line.enabled) for line in lines} == {
            (Role.MenuItem, (PRESS,), True)
        }


def test_a_message_can_be_closed_by_whoever_hears_it(tmp_path: Path) -> None:
    with opened(VIEWS["today-first-day"], tmp_path) as driver:
        driver.window.banner.inform("All is well.", "wellbeing")
        wait_until(driver.window.banner.isVisible)
        QApplication.processEvents()
        names = [control.name for control in controls_in(driver.window)]
        assert "Close this message" in names
