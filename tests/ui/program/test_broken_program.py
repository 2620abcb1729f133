"""A program's file that is missing or broken: the built-in one is used, and it is said why."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from glutetimer.app.navigation import PageName
from glutetimer.app.program_controller import STILL
from glutetimer.app.program_store import ProgramStore
from glutetimer.app.settings_store import SettingsStore
from glutetimer.core.program import Program
from glutetimer.storage.errors import ProgramFileError
from glutetimer.storage.toml_files import load_program
from glutetimer.system.resources import builtin_program
from tests.support.programs import without_figures
from tests.support.sample_histories import NOW
from tests.ui.conftest import OpenApp
from tests.ui.program.programs_opened import (
    BROKEN,
    BUILT_IN_NAME,
    ERRORS,
    come_back,
    on,
    open_by_keys,
    press_button,
    remember,
    said,
    write,
)

BUILT_IN = builtin_program().read_bytes()
OPEN_AND_PRINT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from glutetimer.__main__ import main

def print_labels():
    window = QApplication.topLevelWidgets()[0]
    print(*(label.text() for label in window.findChildren(QLabel) if label.isVisible()), sep="\\n")
    window.close()

# The window is not there yet; the event loop's first turn finds it.
import glutetimer.app.application
opened = glutetimer.app.application.Application.open
def open_and_print(self, *arguments):
    opened(self, *arguments)
    QTimer.singleShot(0, print_labels)
glutetimer.app.application.Application.open = open_and_print
sys.exit(main(sys.argv[1:]))
"""


def window_says(folder: Path, program: Path) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", OPEN_AND_PRINT, "--data-dir", folder, "--program", program],
        env=dict(os.environ), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr
    return ran.stdout


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (b"", "levels: is missing"),
        (b"\xff\xfe", "not UTF-8"),
        (BUILT_IN.replace(b"reps = 25", b"reps = 0"), "levels[0].sets[0].reps: is 0"),
    ],
)
def test_the_window_opens_with_the_built_in_program_and_says_why(
    broken: bytes, why: str, tmp_path: Path
) -> None:
    (tmp_path / "settings.toml").write_text("introduced = true\n", encoding="utf-8")
    program = tmp_path / "mine.toml"
    program.write_bytes(broken)
    visible_text = window_says(tmp_path, program)
    assert "the built-in one is" in visible_text
    assert "Clamshell" in visible_text
    if why != "levels: is missing":
        assert why in visible_text


def test_a_folder_in_the_programs_place_is_reported_too(tmp_path: Path) -> None:
    programs = ProgramStore(SettingsStore(tmp_path / "settings.toml"), tmp_path)
    assert programs.current.id == "gluteus-medius"
    assert "folder" in programs.message


@pytest.fixture
def hurried(hurried: Program) -> Program:
    """Without figures: to paint them takes half of the time, and nothing here is about them."""
    return without_figures(hurried)


def test_a_missing_file_is_waited_for_with_the_built_in_program(
    open_app: OpenApp, tmp_path: Path
) -> None:
    file = tmp_path / "own.toml"
    remember(tmp_path, file, [file])
    driver = open_app(NOW)
    text = said(driver)
    assert f"Level 1 of 4 · {BUILT_IN_NAME}" in text
    assert f"the built-in one is used instead: {file}: cannot be read" in text
    assert "there is no such file" in text
    text = on(driver, PageName.PROGRAM)
    assert "own.toml cannot be used | This file was not found." in text
    assert "cannot be read" not in text
    assert "is used. As soon as the file is back, yours is used again." in text
    assert driver.saved_settings().program == str(file)
    write(tmp_path, "own")
    come_back(driver)
    assert "cannot be" not in said(driver)
    assert "What Own is about." in said(driver)


def test_the_errors_of_a_broken_file_stand_on_the_page_as_check_program_says_them(
    open_app: OpenApp, tmp_path: Path
) -> None:
    file = write(tmp_path, "own", BROKEN)
    remember(tmp_path, file, [file])
    driver = open_app(NOW)
    assert "the built-in one is" in said(driver)
    assert f"{file}:10: timing.switch: is not known here" in said(driver)
    text = on(driver, PageName.PROGRAM)
    for error in ERRORS:
        assert error in text
    with pytest.raises(ProgramFileError) as caught:
        load_program(file)
    for problem in caught.value.problems:
        line, key, message = problem.removeprefix(f"{file}:").split(": ", 2)
        assert f"Line {line}: {key} {message}" in text
    assert "There are 2 things in this file that GluteTimer cannot use." in text
    assert "the built-in one is" not in text, "the page itself says so"
    assert "the built-in one is" in on(driver, PageName.TODAY)


def test_what_is_mended_without_leaving_the_window_is_tried_again(
    open_app: OpenApp, tmp_path: Path
) -> None:
    file = write(tmp_path, "own", BROKEN)
    remember(tmp_path, file)
    driver = open_app(NOW)
    on(driver, PageName.PROGRAM)
    press_button(driver, "Try again")
    assert STILL in said(driver)
    write(tmp_path, "own")
    press_button(driver, "Try again")
    assert "What Own is about." in said(driver)
    assert "cannot be used" not in said(driver)


@pytest.mark.qt_log_ignore("propagateSizeHints", "grabbing the keyboard")
def test_a_file_with_errors_is_not_opened_and_its_errors_are_shown(
    open_app: OpenApp, tmp_path: Path
) -> None:
    own, broken = write(tmp_path, "own"), write(tmp_path, "broken", BROKEN)
    remember(tmp_path, own, [own])
    driver = open_app(NOW)
    on(driver, PageName.PROGRAM)
    open_by_keys(driver, broken)
    text = said(driver)
    assert "broken.toml was not opened" in text
    assert all(error in text for error in ERRORS)
    assert "What Own is about." in text
    settings = driver.saved_settings()
    assert (settings.program, settings.recent_programs) == (str(own), (str(own),))
    write(tmp_path, "broken")
    press_button(driver, "Try again")
    assert "What Broken is about." in said(driver)
    assert "was not opened" not in said(driver)
