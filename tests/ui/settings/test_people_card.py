"""People are added, named and taken off the list in the settings, by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from glutetimer.app.navigation import PageName
from glutetimer.core.profiles import Profile, Profiles
from glutetimer.core.program import Program
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.profile_files import list_file, paths_of
from glutetimer.storage.toml_files import load_profiles
from tests.support.people_driver import ANN, BEN, BOTH, PeopleDriver, prepare
from tests.support.programs import small_text, without_figures
from tests.support.sample_histories import MID, NOW, ONE

Key = Qt.Key
OpenSettings = Callable[[Profiles], PeopleDriver]


@pytest.fixture
def hurried(hurried: Program) -> Program:
    """Without figures: to paint them takes half of the time, and nothing here is about them."""
    return without_figures(hurried)


@pytest.fixture
def open_settings(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, hurried: Program
) -> Iterator[OpenSettings]:
    """Opens the page Settings for these people."""
    drivers: list[PeopleDriver] = []

    def opened(profiles: Profiles) -> PeopleDriver:
        prepare(tmp_path, {1: MID, 2: ONE}, {}, profiles)
        drivers.append(PeopleDriver(qtbot, tmp_path, hurried, NOW))
        drivers[-1].click(PageName.SETTINGS)
        return drivers[-1]

    yield opened
    for driver in drivers:
        driver.close()


def focus_and_press(driver: PeopleDriver, name: str) -> None:
    driver.button(name).setFocus(Qt.FocusReason.TabFocusReason)
    driver.press(Key.Key_Space)


def listed(driver: PeopleDriver) -> Profiles:
    profiles, problem = load_profiles(list_file(driver.first_paths))
    assert problem == ""
    return profiles


def test_the_second_person_is_added_with_the_first_one_s_name(open_settings: OpenSettings) -> None:
    driver = open_settings(Profiles())
    assert driver.window.windowTitle() == "GluteTimer"
    focus_and_press(driver, "Add a person…")
    assert driver.keyboard_is_on("Your name")
    driver.type("  Ann ")
    driver.press(Key.Key_Tab)
    assert driver.keyboard_is_on("The other person's name")
    driver.type("ann")
    driver.press(Key.Key_Return)
    assert "⚠ Please choose another name: there is Ann already." in driver.visible_text()
    assert wrong_fields(driver) == ["The other person's name"]
    assert listed(driver) == Profiles()
    driver.press(Key.Key_Backspace, Key.Key_Backspace, Key.Key_Backspace)
    driver.type("Ben & <b>")
    driver.press(Key.Key_Return)
    assert listed(driver).people == (Profile(1, ANN), Profile(2, "Ben & <b>"))
    assert driver.keyboard_is_on("Add a person…")
    assert "Ben & <b> is added" in driver.visible_text()
    assert driver.window.windowTitle() == "Ann – GluteTimer"
    driver.click(PageName.TODAY)
    assert driver.names_offered() == [ANN, "Ben & <b>"]
    assert "Level 3 of 4" in driver.visible_text(), "what was there is the first one's"
    driver.change_to("Ben & <b>")
    # Who is new is introduced first, and has nothing done.
    assert driver.window.current == PageName.INTRODUCTION
    driver.press(Key.Key_Escape)
    driver.wait_for("first session")
    assert driver.history().sessions == ()


def test_a_name_that_cannot_be_is_marked_and_gone_to(open_settings: OpenSettings) -> None:
    driver = open_settings(Profiles())
    focus_and_press(driver, "Add a person…")
    driver.press(Key.Key_Tab)
    driver.type(BEN)
    driver.press(Key.Key_Return)
    assert wrong_fields(driver) == ["Your name"]
    assert driver.keyboard_is_on("Your name")
    driver.type(BEN)
    driver.press(Key.Key_Return)
    assert wrong_fields(driver) == ["The other person's name"]
    assert driver.keyboard_is_on("The other person's name")


def wrong_fields(driver: PeopleDriver) -> list[str]:
    """The names of the fields that are marked as wrong."""
    fields = driver.window.page().findChildren(QLineEdit)
    return [field.accessibleName() for field in fields if field.property("wrong")]


def test_escape_closes_the_form_and_nothing_is_changed(open_settings: OpenSettings) -> None:
    driver = open_settings(BOTH)
    focus_and_press(driver, "Rename Ben")
    driver.type("Bernd")
    driver.press(Key.Key_Escape)
    assert driver.keyboard_is_on("Add a person…")
    assert listed(driver) == BOTH


def test_a_person_is_renamed(open_settings: OpenSettings) -> None:
    driver = open_settings(BOTH)
    focus_and_press(driver, "Rename Ann")
    driver.type("Anna")
    driver.press(Key.Key_Return)
    assert listed(driver).names == ("Anna", BEN)
    assert driver.window.windowTitle() == "Anna – GluteTimer"
    driver.click(PageName.TODAY)
    assert driver.names_offered() == ["Anna", BEN]
    assert driver.button("Person: Anna").isChecked()


def test_who_is_taken_off_the_list_loses_nothing(open_settings: OpenSettings) -> None:
    driver = open_settings(BOTH)
    focus_and_press(driver, "Remove Ben")
    (box,) = (b for b in driver.window.findChildren(QMessageBox) if b.isVisible())
    assert "What Ben did is not deleted" in box.text()
    assert box.escapeButton().text() == "Keep Ben"
    next(b for b in box.buttons() if b.text() == "Take Ben off").click()
    driver.window.activateWindow()
    driver.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    folder = paths_of(driver.first_paths, 2).folder
    assert f"What Ben did stays in {folder}." in driver.visible_text()
    assert listed(driver).people == (Profile(1, ANN),)
    with HistoryStore(folder / "history.db") as store:
        assert len(store.load().sessions) == len(ONE.sessions)
    driver.click(PageName.TODAY)
    assert driver.names_offered() == []
    assert driver.window.windowTitle() == "GluteTimer"


def test_nobody_is_taken_off_who_is_here(open_settings: OpenSettings) -> None:
    driver = open_settings(BOTH)
    names = {b for b in driver.visible_text().split(" | ") if "here now" in b}
    assert names == {"Ann (here now)"}
    with pytest.raises(ValueError, match="not enough values"):
        driver.button("Remove Ann")


def test_a_folder_that_cannot_be_made_is_told_and_changes_nothing(
    open_settings: OpenSettings, tmp_path: Path
) -> None:
    driver = open_settings(Profiles((Profile(1, ANN),)))
    (tmp_path / "people").write_bytes(b"")
    focus_and_press(driver, "Add a person…")
    driver.type(BEN)
    driver.press(Key.Key_Return)
    assert "cannot be made" in driver.visible_text()
    assert listed(driver).names == (ANN,)
    assert driver.keyboard_is_on("Name"), "what was typed is still there"


def test_what_is_typed_stays_when_the_program_changes(
    open_settings: OpenSettings, tmp_path: Path
) -> None:
    driver = open_settings(BOTH)
    focus_and_press(driver, "Add a person…")
    driver.type("Cl")
    file = tmp_path / "own.toml"
    file.write_text(small_text("Evening hips"), encoding="utf-8")
    driver.app.programs.open(file)
    assert driver.keyboard_is_on("Name")
    driver.type("eo")
    driver.press(Key.Key_Return)
    assert listed(driver).names == (ANN, BEN, "Cleo")
