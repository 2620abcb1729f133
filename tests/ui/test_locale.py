"""Numbers and dates are those of the language that the program speaks."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SCRIPT = """
from glutetimer.app.launch import start_qt

qt = start_qt()
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QCalendarWidget
from glutetimer.ui.number_inputs import NumberBox

box = NumberBox(0, 99)
box.setValue(25)
print(ascii(box.text()), QLocale().monthName(11), QCalendarWidget().locale().dayName(1))
"""


@pytest.mark.parametrize("locale", ["ar_EG.UTF-8", "de_DE.UTF-8", "fa_IR.UTF-8"])
def test_numbers_are_written_as_the_words_are(locale: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "LC_ALL": locale, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert ran.stdout.split() == ["'25'", "November", "Monday"]
