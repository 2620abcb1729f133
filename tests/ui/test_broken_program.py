"""With a program that cannot be used, the window opens with the built-in one and says why."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from glutetimer.app.program_store import ProgramStore
from glutetimer.app.settings_store import SettingsStore
from glutetimer.system.resources import builtin_program

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
    (tmp_path / "settings.toml").write_text("safety_read = true\n", encoding="utf-8")
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
