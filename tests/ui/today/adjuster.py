"""Somebody who chooses another dose on Today."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QSpinBox

from glutetimer.core.adjustment import Adjustment
from glutetimer.core.program import Program
from glutetimer.core.settings import Settings
from tests.support.app_driver import AppDriver
from tests.support.sample_histories import NOW

TODAY = NOW.date()
OPEN, DONE = "Adjust…", "Done"
LESS, MORE = "Clamshell: Reps: less", "Clamshell: Reps: more"


def choose_fifteen(driver: AppDriver, *more: str) -> None:
    """Open the numbers of the dose, choose fifteen of 25 reps and press what is called so."""
    driver.click(OPEN)
    for name in (*[LESS] * 10, *more):
        driver.click(name)


def chosen(settings: Settings, program: Program, day: date) -> Adjustment:
    return settings.adjustment(program, program.levels[0], day)


def box_of(driver: AppDriver, name: str) -> QSpinBox:
    boxes = driver.window.page().findChildren(QSpinBox)
    (box,) = (box for box in boxes if box.accessibleName() == name)
    return box
