"""The Program page: what it says, files opened and remembered, a copy of what is built in."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QSpinBox,
)

from glutetimer.app.navigation import PageName
from glutetimer.core.program import Program
from glutetimer.core.program_reader import read_program
from glutetimer.core.settings import MAX_RECENT_PROGRAMS
from glutetimer.core.translation import ENGLISH, GERMAN, use_language
from glutetimer.storage.toml_files import load_program, read_values
from glutetimer.system.resources import builtin_program
from tests.support.app_driver import LONG_STEP_MS, AppDriver, Key
from tests.support.programs import WORKED_LIST, small_text, without_figures
from tests.support.sample_histories import MID, NOW
from tests.ui.conftest import OpenApp
from tests.ui.program.programs_opened import (
    BROKEN,
    BUILT_IN_NAME,
    come_back,
    name_file,
    on,
    open_by_keys,
    press_button,
    remember,
    said,
    write,
)

pytestmark = pytest.mark.usefixtures("plain_figures")


@pytest.fixture
def hurried(hurried: Program) -> Program:
    """Without figures: to paint them takes half of the time, and nothing here is about them."""
    return without_figures(hurried)


@pytest.fixture
def in_german() -> Iterator[None]:
    """German is in use, for the texts of programs alone: all others are English still."""
    use_language(GERMAN, NullTranslations())
    yield
    use_language(ENGLISH, NullTranslations())


def recent_buttons(driver: AppDriver) -> list[str]:
    """The files that one press would open, from the top."""
    driver.check_keyboard()
    buttons = (b for b in driver.window.page().findChildren(QPushButton) if b.isVisible())
    return [b.text() for b in buttons if b.accessibleName().startswith("Open ")]


# What there is to read


def test_the_page_has_the_levels_with_their_sets_in_words(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    text = on(driver, PageName.PROGRAM)
    assert f"{BUILT_IN_NAME} | Four steps, from the clamshell" in text
    assert "Built in · Every day · 4 levels" in text
    for words in ("25 × Clamshell, with each leg", "8 × Leg circles each way", "same history"):
        assert words in text
    names = [level.name for level in driver.program.levels]
    assert sorted(names, key=text.index) == names
    assert not driver.window.page().findChildren(QFileDialog)
    assert "Use the built-in program" not in text
    assert "Opened lately" not in text


def test_each_set_of_a_list_of_holds_and_rests_is_in_words(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    driver.app.programs.open(WORKED_LIST)
    text = on(driver, PageName.PROGRAM)
    sets = (
        "5 holds of 10 s Side-lying hold, with each leg",
        "2 sets of 12 Bridge, 30 s rest between",
        "12 × Clamshell, with each leg",
        "2 sets of 30 s Plank, 45 s rest between",
    )
    assert " | ".join(sets) in text
    assert "3 days a week · 3 levels" in text


def test_tab_goes_through_the_page_from_its_top_to_its_end(
    open_app: OpenApp, tmp_path: Path
) -> None:
    recent = [tmp_path / f"{name}.toml" for name in "abc"]
    remember(tmp_path, write(tmp_path, "broken", BROKEN), recent)
    driver = open_app(NOW)
    on(driver, PageName.PROGRAM)
    write(tmp_path, "a")
    come_back(driver)
    area = driver.window.page().findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    content, places = area.widget(), []
    assert content is not None
    driver.button("Try again").setFocus()
    while (focused := QApplication.focusWidget()) is not None and content.isAncestorOf(focused):
        place = focused.mapTo(content, QPoint())
        places.append((place.y(), place.x(), focused.accessibleName()))
        driver.press(Key.Key_Tab)
    # Try again, five ways to another program, three files, two of them missing.
    assert len(places) == 11
    assert sorted(places) == places


@pytest.mark.parametrize(
    ("per_week", "words"), [(1, "One day a week"), (3, "3 days a week"), (7, "Every day")]
)
def test_the_page_says_how_often(
    open_app: OpenApp, tmp_path: Path, per_week: int, words: str
) -> None:
    remember(tmp_path, write(tmp_path, "own", small_text("Own", per_week=per_week)))
    text = on(open_app(NOW), PageName.PROGRAM)
    assert f"{words} · 1 level" in text
    assert str(tmp_path / "own.toml") in text


def test_today_says_which_program_it_is_of(open_app: OpenApp, tmp_path: Path) -> None:
    driver = open_app(NOW)
    assert f"Level 1 of 4 · {BUILT_IN_NAME} | Four steps, from the clamshell" in said(driver)
    about = " ".join(["lift"] * 100)
    own = write(tmp_path, "own", small_text("Own").replace("What Own is about.", about))
    driver.app.programs.open(own)
    assert "Level 1 of 1 · Own" in said(driver)
    assert about not in said(driver), "Start is to stay in sight"
    assert "lift lift …" in said(driver)
    assert about in on(driver, PageName.PROGRAM)


# Opened and remembered


@pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard")
def test_a_file_is_opened_used_everywhere_and_remembered(open_app: OpenApp, tmp_path: Path) -> None:
    file = write(tmp_path, "hips")
    driver = open_app(NOW, past=MID)
    for page in (PageName.LEARN, PageName.REVIEW, PageName.SETTINGS, PageName.PROGRAM):
        on(driver, page)
    open_by_keys(driver, file)
    assert "Hips | What Hips is about." in said(driver)
    assert str(file) in said(driver)
    assert "3 × March, with each leg" in on(driver, PageName.TODAY)
    assert "Lift one knee, then the other." in on(driver, PageName.LEARN)
    settings = on(driver, PageName.SETTINGS)
    assert "Tempo of March | Standard | Calm" in settings
    assert "Lateral leg lift" not in settings
    pauses = [box.text() for box in driver.window.page().findChildren(QSpinBox)]
    assert "As in the program (5 s)" in pauses
    assert "Lateral leg lift" not in on(driver, PageName.REVIEW), "another program's sessions"
    driver.close()
    again = open_app(NOW)
    assert "Level 1 of 1 · Hips" in said(again)
    assert again.app.programs.current.id == "own"


def test_a_session_of_the_program_that_was_opened_is_kept_as_its_own(
    open_app: OpenApp, tmp_path: Path
) -> None:
    driver = open_app(NOW)
    driver.app.programs.open(write(tmp_path, "hips"))
    driver.press(Key.Key_Space, Key.Key_Space)
    driver.wait_for("Session done", LONG_STEP_MS)
    (record,) = driver.history().sessions
    assert (record.program, record.level) == ("own", "march")


@pytest.mark.parametrize("start", ["refused", "used"])
def test_the_command_line_wins_for_one_run_and_is_not_remembered(
    open_app: OpenApp, tmp_path: Path, start: str
) -> None:
    remembered = write(tmp_path, "remembered")
    remember(tmp_path, remembered, [remembered])
    given = write(tmp_path, "given", BROKEN if start == "refused" else None)
    driver = open_app(NOW, program_file=given)
    if start == "used":
        assert "Level 1 of 1 · Given" in said(driver)
    else:
        assert f"Level 1 of 4 · {BUILT_IN_NAME}" in said(driver)
    assert str(given) in on(driver, PageName.PROGRAM)
    settings = driver.saved_settings()
    assert (settings.program, settings.recent_programs) == (str(remembered), (str(remembered),))
    driver.close()
    assert "Level 1 of 1 · Remembered" in said(open_app(NOW))


def test_the_last_five_are_offered_each_once_the_newest_first(
    open_app: OpenApp, tmp_path: Path
) -> None:
    names = ["a", "b", "c", "d", "e", "f"]
    files = {name: write(tmp_path, name) for name in names}
    driver = open_app(NOW)
    on(driver, PageName.PROGRAM)
    for name in (*names, "b"):
        driver.app.programs.open(files[name])
    assert recent_buttons(driver) == ["f.toml", "e.toml", "d.toml", "c.toml"], "b is in use"
    press_button(driver, "d.toml")
    assert "What D is about." in said(driver)
    assert recent_buttons(driver) == ["b.toml", "f.toml", "e.toml", "c.toml"]
    kept = driver.saved_settings().recent_programs
    assert kept == tuple(str(files[name]) for name in ("d", "b", "f", "e", "c"))
    assert len(kept) == MAX_RECENT_PROGRAMS
    press_button(driver, "Use the built-in program")
    assert recent_buttons(driver) == [f"{name}.toml" for name in ("d", "b", "f", "e", "c")]


def test_a_missing_one_says_so_and_is_taken_off_the_list(open_app: OpenApp, tmp_path: Path) -> None:
    here, gone = write(tmp_path, "here"), tmp_path / "gone.toml"
    remember(tmp_path, None, [gone, here])
    driver = open_app(NOW)
    assert "It is not there any more" in on(driver, PageName.PROGRAM)
    press_button(driver, "gone.toml")
    assert "gone.toml was not opened" in said(driver)
    assert "This file was not found." in said(driver)
    assert "The program in use stays as it is." in said(driver)
    assert driver.saved_settings().program == ""
    press_button(driver, "Take gone.toml off the list")
    assert recent_buttons(driver) == ["here.toml"]
    assert driver.saved_settings().recent_programs == (str(here),)
    press_button(driver, "Leave it")
    assert "gone.toml" not in said(driver)


def test_a_missing_one_that_is_back_says_so_no_more(open_app: OpenApp, tmp_path: Path) -> None:
    remember(tmp_path, None, [tmp_path / "gone.toml"])
    driver = open_app(NOW)
    on(driver, PageName.PROGRAM)
    write(tmp_path, "gone")
    come_back(driver)
    assert "It is not there any more" not in said(driver)


def test_the_built_in_program_is_used_again_and_stays_so(open_app: OpenApp, tmp_path: Path) -> None:
    file = write(tmp_path, "own")
    remember(tmp_path, file, [file])
    driver = open_app(NOW)
    on(driver, PageName.PROGRAM)
    press_button(driver, "Use the built-in program")
    assert f"{BUILT_IN_NAME} | Four steps" in said(driver)
    assert f"Level 1 of 4 · {BUILT_IN_NAME}" in on(driver, PageName.TODAY)
    driver.close()
    again = open_app(NOW)
    assert f"Level 1 of 4 · {BUILT_IN_NAME}" in said(again)
    on(again, PageName.PROGRAM)
    assert recent_buttons(again) == ["own.toml"]


@pytest.mark.skipif(sys.platform != "linux", reason="only there a file's name may be no text")
def test_a_name_that_is_no_text_is_opened_and_not_remembered(
    open_app: OpenApp, tmp_path: Path
) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/h\xfcfte.toml"))
    file.write_text(small_text("Hips"), encoding="utf-8")
    driver = open_app(NOW)
    driver.app.programs.open(file)
    assert "Level 1 of 1 · Hips" in said(driver)
    assert driver.saved_settings().program == ""
    assert "What Hips is about." in on(driver, PageName.PROGRAM)


# A copy


@pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard")
def test_a_copy_of_the_built_in_program_is_that_file_and_goes_on_with_the_history(
    open_app: OpenApp, tmp_path: Path
) -> None:
    driver = open_app(NOW, past=MID)
    before = said(driver)
    on(driver, PageName.PROGRAM)
    press_button(driver, "Make a copy of the built-in program…")
    name_file(driver, tmp_path / "mine")
    file = tmp_path / "mine.toml"
    assert builtin_program().read_bytes().startswith(file.read_bytes())
    assert load_program(file) == load_program(builtin_program())
    assert f"Copied to {file}. This copy is your program now." in said(driver)
    assert driver.saved_settings().program == str(file)
    after = on(driver, PageName.TODAY)
    assert "Level 3 of 4 · " in before
    assert "Level 3 of 4 · " in after


@pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard")
def test_a_copy_is_in_the_language_in_use_alone(
    open_app: OpenApp, tmp_path: Path, in_german: None
) -> None:
    driver = open_app(NOW)
    on(driver, PageName.PROGRAM)
    press_button(driver, "Make a copy of the built-in program…")
    name_file(driver, tmp_path / "mine")
    _, values = read_values(tmp_path / "mine.toml")
    assert "translations" not in values
    assert values["exercises"]["clamshell"]["name"] == "Muschel"
    assert read_program(values) == load_program(builtin_program())


@pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard")
def test_a_copy_that_cannot_be_written_changes_nothing(open_app: OpenApp, tmp_path: Path) -> None:
    driver = open_app(NOW)
    on(driver, PageName.PROGRAM)
    press_button(driver, "Make a copy of the built-in program…")
    nowhere = tmp_path / "nowhere" / "mine.toml"
    name_file(driver, nowhere)
    assert f"{nowhere} cannot be written" in said(driver)
    assert driver.app.programs.file is None


def test_edit_on_the_built_in_program_offers_a_copy(open_app: OpenApp) -> None:
    driver = open_app(NOW)
    on(driver, PageName.PROGRAM)
    press_button(driver, "Edit")
    (box,) = driver.window.findChildren(QMessageBox)
    assert "The built-in program stays as it is." in box.text()
    (cancel,) = (b for b in box.findChildren(QPushButton) if b.text() == "Cancel")
    cancel.click()
    assert driver.app.programs.file is None
