"""Numbers and dates are those of the language that the program speaks."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SCRIPT = """
from PySide6.QtWidgets import QWidget
from glutetimer.app.launch import start_qt
from glutetimer.app.qt_language import follow_language

start_qt()
follow_language(QWidget())
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QCalendarWidget
from glutetimer.ui.number_inputs import NumberBox

box = NumberBox(0, 99)
box.setValue(25)
print(ascii(box.text()), QLocale().monthName(11), QCalendarWidget().locale().dayName(1))
"""


def printed(script: str, **environ: str) -> str:
    """What the script prints in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environ},
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return ran.stdout


@pytest.mark.parametrize("locale", ["ar_EG.UTF-8", "de_DE.UTF-8", "fa_IR.UTF-8"])
def test_numbers_are_written_as_the_words_are(locale: str) -> None:
    assert printed(SCRIPT, LC_ALL=locale).split() == ["'25'", "November", "Monday"]


GERMAN = """
from PySide6.QtWidgets import QWidget
from glutetimer.app.launch import start_qt
from glutetimer.app.qt_language import follow_language, translate_qt
from glutetimer.system.languages import use_first_of

use_first_of(["de"])
translate_qt(start_qt())
follow_language(QWidget())
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialogButtonBox

box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
print(QLocale().toString(2.5), QLocale().monthName(5), box.buttons()[0].text())
"""


def test_qt_speaks_german_where_the_program_does() -> None:
    assert printed(GERMAN).split() == ["2,5", "Mai", "Abbrechen"]
