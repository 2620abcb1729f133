"""Somebody who has not seen the program before, at its introduction."""

from __future__ import annotations

from collections.abc import Callable

from glutetimer.ui.introduction.sound_step import PLAY
from tests.support.app_driver import AppDriver, Key

HEARS = "Do you hear it?: I hear it"
OpenNew = Callable[..., AppDriver]


def at_sound(driver: AppDriver) -> AppDriver:
    """Goes to the sound check."""
    driver.press(Key.Key_Space, Key.Key_Space)
    assert driver.keyboard_is_on(PLAY)
    return driver
