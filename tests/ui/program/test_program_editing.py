"""A program edited in the window: its file written, kept from others' changes, never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget

from glutetimer.app.navigation import PageName
from glutetimer.core.program import Program
from glutetimer.storage.toml_files import load_program
from glutetimer.ui.program.program_editor import ProgramEditor
from tests.support.app_driver import AppDriver, Key
from tests.support.programs import WORKED_LIST, small_text, without_figures, worked_list
from tests.support.sample_histories import NOW
from tests.ui.conftest import OpenApp
from tests.ui.program.program_hand import ProgramHand, worked_values
from tests.ui.program.programs_opened import (
    come_back,
    name_file,
    press_button,
    remember,
    said,
    take_keyboard,
    write,
)

COMMENT = "# Written by hand: this comment is to stay."


@pytest.fixture
def hurried(hurried: Program) -> Program:
    """Without figures: to paint them takes half of the time, and nothing here is about them."""
    return without_figures(hurried)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The program that is remembered."""
    file = write(tmp_path, "own")
    remember(tmp_path, file, [file])
    return file


def editing(driver: AppDriver) -> AppDriver:
    """On the Program page, with the program's file in the editor."""
    driver.click(PageName.PROGRAM)
    press_button(driver, "Edit")
    return driver


def name_program(driver: AppDriver, name: str) -> None:
    """Type that name in the place of the program's."""
    driver.check_keyboard()
    fields = driver.window.page().findChildren(QWidget)
    (field,) = (f for f in fields if f.accessibleName() == "Name" and f.isVisible())
    field.setFocus()
    QTest.keyClick(driver.screen, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    driver.press(Key.Key_Delete)
    driver.type(name)


def answer(driver: AppDriver, text: str, words: str = "") -> None:
    """Answer the question in sight."""
    (box,) = (b for b in driver.window.findChildren(QMessageBox) if b.isVisible())
    assert words in box.text()
    (button,) = (b for b in box.findChildren(QPushButton) if b.text() == text)
    button.click()
    if driver.window.isVisible() and not driver.window.findChildren(QFileDialog):
        take_keyboard(driver)


def test_what_is_saved_is_in_the_file_with_its_comments_and_in_use(
    open_app: OpenApp, file: Path
) -> None:
    driver = editing(open_app(NOW))
    name_program(driver, "Knees")
    press_button(driver, "Save")
    assert "Saved as own.toml." in said(driver)
    assert load_program(file).name == "Knees"
    assert file.read_text(encoding="utf-8").startswith(COMMENT)
    driver.click(PageName.TODAY)
    assert "Level 1 of 1 · Knees" in said(driver)
    driver.click(PageName.PROGRAM)
    press_button(driver, "Close")
    assert driver.keyboard_is_on("Edit")
    assert "Knees | What Own is about." in said(driver)


def test_a_text_that_is_edited_has_no_translation_any_more(
    open_app: OpenApp, tmp_path: Path
) -> None:
    german = '\n# By a friend.\n[translations.de]\n"Own" = "Eigen"\nMarch = "Marschieren"\n'
    file = write(tmp_path, "own", small_text("Own") + german)
    remember(tmp_path, file, [file])
    driver = editing(open_app(NOW))
    name_program(driver, "Knees")
    press_button(driver, "Save")
    assert "Saved as own.toml." in said(driver)
    assert file.read_text(encoding="utf-8") == small_text("Own").replace(
        'name = "Own"', 'name = "Knees"'
    ) + german.replace('"Own" = "Eigen"\n', "")


@pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard")
def test_the_built_in_program_is_copied_and_the_copy_edited(
    open_app: OpenApp, tmp_path: Path
) -> None:
    driver = editing(open_app(NOW))
    answer(driver, "Make a copy…", "The built-in program stays as it is.")
    name_file(driver, tmp_path / "mine")
    name_program(driver, "Mine")
    press_button(driver, "Save")
    copy = load_program(tmp_path / "mine.toml")
    assert (copy.name, copy.id) == ("Mine", "gluteus-medius"), "its history goes on"
    assert driver.app.programs.current == copy


def test_a_copy_that_cannot_be_written_is_not_edited(open_app: OpenApp, tmp_path: Path) -> None:
    driver = editing(open_app(NOW))
    answer(driver, "Make a copy…")
    name_file(driver, tmp_path / "nowhere" / "mine.toml")
    assert "cannot be written" in said(driver)
    assert driver.button("Open…").isVisible()


@pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard")
def test_a_new_program_begins_empty_and_leaves_nothing_behind_unsaved(
    open_app: OpenApp, tmp_path: Path
) -> None:
    driver = open_app(NOW)
    driver.click(PageName.PROGRAM)
    press_button(driver, "New program…")
    name_file(driver, tmp_path / "new")
    assert driver.keyboard_is_on("Name"), "what is typed first is its name"
    name_program(driver, "Knees")
    assert not driver.button("Save").isEnabled(), "it has no level yet"
    press_button(driver, "Close")
    press_button(driver, "Close without saving")
    assert not (tmp_path / "new.toml").exists()
    assert driver.app.programs.file is None


@pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard")
def test_the_worked_list_is_made_of_nothing_on_the_page(open_app: OpenApp, tmp_path: Path) -> None:
    driver = open_app(NOW)
    driver.window.resize(1_366, 768)
    driver.click(PageName.PROGRAM)
    press_button(driver, "New program…")
    name_file(driver, tmp_path / "list.toml")
    (editor,) = driver.window.page().findChildren(ProgramEditor)
    ProgramHand(editor).build(worked_values())
    press_button(driver, "Save")
    assert (tmp_path / "list.toml").read_bytes() == WORKED_LIST.read_bytes()
    press_button(driver, "Close")
    assert "First weeks | 5 holds of 10 s Side-lying hold, with each leg" in said(driver)
    assert driver.app.programs.current == worked_list()


def test_what_others_wrote_meanwhile_is_asked_about(open_app: OpenApp, file: Path) -> None:
    driver = editing(open_app(NOW))
    name_program(driver, "Mine")
    write(file.parent, "own", small_text("Theirs"))
    come_back(driver)
    assert driver.app.programs.current.name == "Theirs"
    press_button(driver, "Save")
    answer(driver, "Go on editing", "own.toml was changed outside this window")
    assert load_program(file).name == "Theirs"
    press_button(driver, "Save")
    answer(driver, "Save mine in its place")
    assert load_program(file).name == "Mine"
    assert driver.app.programs.current.name == "Mine"
    name_program(driver, "Mine again")
    write(file.parent, "own", small_text("Theirs"))
    press_button(driver, "Save")
    answer(driver, "Drop mine")
    assert load_program(file).name == "Theirs"
    name_program(driver, "Ours")
    press_button(driver, "Save")
    assert load_program(file).name == "Ours"


def test_a_file_that_is_gone_meanwhile_is_written_anew(open_app: OpenApp, file: Path) -> None:
    driver = editing(open_app(NOW))
    name_program(driver, "Mine")
    file.unlink()
    press_button(driver, "Save")
    assert load_program(file).name == "Mine"
    assert file.read_text(encoding="utf-8").startswith(COMMENT)


def test_what_cannot_be_written_stays_to_be_saved(open_app: OpenApp, file: Path) -> None:
    driver = editing(open_app(NOW))
    name_program(driver, "Mine")
    file.unlink()
    file.mkdir()
    press_button(driver, "Save")
    assert "cannot be written" in said(driver)
    assert not driver.window.close()
    answer(driver, "Keep it open", "You are editing your program")
    file.rmdir()
    press_button(driver, "Save")
    assert "cannot be written" not in said(driver)
    assert load_program(file).name == "Mine"


def test_a_file_that_is_no_program_at_all_is_not_edited(open_app: OpenApp, file: Path) -> None:
    file.write_text("This is a letter.", encoding="utf-8")
    driver = editing(open_app(NOW))
    assert "is not valid TOML" in said(driver)
    assert driver.button("Edit").isVisible()


def test_a_program_with_errors_is_edited_in_its_file(open_app: OpenApp, file: Path) -> None:
    file.write_text(small_text("Own", per_week=8), encoding="utf-8")
    driver = open_app(NOW)
    assert driver.app.programs.current.id == "gluteus-medius"
    editing(driver)
    driver.click("Days a week: 5")
    press_button(driver, "Save")
    assert load_program(file).per_week == 5
    assert driver.app.programs.current == load_program(file)
    assert "cannot be used" not in said(driver)


@pytest.mark.parametrize(("choice", "name"), [("Save it", "Mine"), ("Drop it", "Own")])
def test_closing_asks_about_what_is_not_saved(
    open_app: OpenApp, file: Path, choice: str, name: str
) -> None:
    driver = editing(open_app(NOW))
    name_program(driver, "Mine")
    driver.click(PageName.TODAY)
    assert not driver.window.close()
    answer(driver, "Keep it open", "You are editing your program, and that is not saved yet.")
    assert driver.window.current == PageName.PROGRAM
    assert not driver.window.close()
    answer(driver, choice)
    assert not driver.window.isVisible()
    assert load_program(file).name == name


def test_closing_offers_to_save_only_what_can_be(open_app: OpenApp, file: Path) -> None:
    driver = editing(open_app(NOW))
    name_program(driver, "")
    assert not driver.window.close()
    (box,) = (b for b in driver.window.findChildren(QMessageBox) if b.isVisible())
    assert {b.text() for b in box.findChildren(QPushButton)} == {"Drop it", "Keep it open"}
    answer(driver, "Drop it")
    assert not driver.window.isVisible()
    assert load_program(file).name == "Own"


def test_a_draft_waits_while_other_pages_are_looked_at(open_app: OpenApp, file: Path) -> None:
    driver = editing(open_app(NOW))
    name_program(driver, "Mine")
    for page in (PageName.SETTINGS, PageName.TODAY, PageName.PROGRAM):
        driver.click(page)
        driver.check_keyboard()
    press_button(driver, "Save")
    assert load_program(file).name == "Mine"


def test_a_double_click_in_a_small_window_presses_nothing_in_the_form(
    open_app: OpenApp, file: Path
) -> None:
    driver = open_app(NOW)
    driver.window.resize(720, 520)
    editing(driver)
    (editor,) = driver.window.page().findChildren(ProgramEditor)
    hand = ProgramHand(editor)
    lines = [hand.outline.item(row) for row in range(len(hand.rows))]
    opened = 0
    for line in lines:
        rect = hand.outline.visualItemRect(line)
        if not line.flags() or not hand.outline.viewport().rect().contains(rect):
            continue
        driver.wait_out_guard()
        driver.double_click(hand.outline.viewport().mapTo(driver.window, rect.center()))
        assert not hand.outline.isVisible()
        assert not hand.draft.unsaved
        driver.check_keyboard()
        driver.press(Key.Key_Escape)
        assert hand.outline.isVisible()
        opened += 1
    assert opened > 3
