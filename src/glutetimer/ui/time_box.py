"""A time of day, typed or stepped."""

from __future__ import annotations

import re
from datetime import time

from PySide6.QtGui import QValidator

from glutetimer.ui.number_inputs import NumberBox

STEP_MIN = 15
_MINUTES_PER_DAY = 24 * 60
# Also without the minutes, which are 0 then, or without a mark between hour and minutes.
_TIME = re.compile(r"([01]?\d|2[0-3])(?:[:.]?([0-5]\d))?")
_PART_OF_TIME = re.compile(r"\d{0,2}[:.]?\d{0,2}")


class TimeBox(NumberBox):
    """A box for a time of day; its value is the minute of the day, and steps go round the clock.

    What is typed holds once it is complete: with Enter, or when the keyboard leaves the box.
    """

    def __init__(self) -> None:
        super().__init__(0, _MINUTES_PER_DAY - 1, STEP_MIN)
        self.setWrapping(True)
        self.setKeyboardTracking(False)

    def stepBy(self, steps: int) -> None:
        self.interpretText()
        # Qt's own wrapping stops at either end first, wherever the step would have led.
        self.setValue((self.value() + steps * STEP_MIN) % _MINUTES_PER_DAY)
        self.selectAll()

    def textFromValue(self, value: int) -> str:
        return f"{value // 60:02d}:{value % 60:02d}"

    def valueFromText(self, text: str) -> int:
        typed = _TIME.fullmatch(text.strip())
        return int(typed[1]) * 60 + int(typed[2] or 0) if typed else self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        typed, state = text.strip(), QValidator.State
        if _TIME.fullmatch(typed):
            return state.Acceptable, text, position
        is_begun = _PART_OF_TIME.fullmatch(typed)
        return state.Intermediate if is_begun else state.Invalid, text, position


def minute_of(time_of_day: time) -> int:
    """The minute of the day."""
    return time_of_day.hour * 60 + time_of_day.minute


def time_of(minute: int) -> time:
    """The time of day of that minute of the day."""
    return time(*divmod(minute, 60))
