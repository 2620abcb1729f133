"""Numbers: typed, stepped, or set by a slider."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import ceil, floor

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QSpinBox, QWidget

from glutetimer.core.translation import decimal_text, gettext
from glutetimer.ui.buttons import Button, button
from glutetimer.ui.keys import is_step_back
from glutetimer.ui.scrolling import leave_wheel_to_page

_SECONDS = re.compile(r"\d{1,4}(\.\d{0,3})?")


class NumberBox(QSpinBox):
    """A box to type a whole number in; the arrow keys step it, and it shows no buttons."""

    def __init__(self, minimum: int = 0, maximum: int = 99, step: int = 1) -> None:
        super().__init__()
        self.setRange(minimum, maximum)
        self.setSingleStep(step)
        # The style sheet leaves no room for its own buttons: told to have none, Qt 6.11 lays out
        # a styled box's text one pixel wide. Nor does it keep the padding at the sides.
        self.lineEdit().setTextMargins(9, 0, 9, 0)
        leave_wheel_to_page(self)

    def stepBy(self, steps: int) -> None:
        super().stepBy(steps)
        # Qt selects the number, also where nobody is about to type another in its place.
        if not self.hasFocus():
            self.lineEdit().deselect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Whoever has the number takes steps back.
        if is_step_back(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class NumberBoxWithDefault(NumberBox):
    """A number box whose lowest value, one below `minimum`, stands for the default number.

    A step from that value goes on from the default number, and a step to that number goes back
    to the value that stands for it.
    """

    def __init__(self, minimum: int, maximum: int, default: float) -> None:
        """`default` lies between the limits and need not be whole."""
        super().__init__(minimum - 1, maximum)
        self._default = default

    def stepBy(self, steps: int) -> None:
        self.setValue(self._stepped(steps))
        # As any spin box does; else what was selected of the words before would be, in part.
        self.selectAll()

    def stepEnabled(self) -> QSpinBox.StepEnabledFlag:
        flag = QSpinBox.StepEnabledFlag
        up, down = (self._stepped(steps) != self.value() for steps in (1, -1))
        enabled = flag.StepUpEnabled if up else flag.StepNone
        return enabled | flag.StepDownEnabled if down else enabled

    def _stepped(self, steps: int) -> int:
        default_value = self.minimum()
        number = self._default if self.value() == default_value else self.value()
        whole = floor(number) if steps > 0 else ceil(number)
        stepped = max(default_value + 1, min(whole + steps, self.maximum()))
        return default_value if stepped == self._default else stepped


class SecondsBox(NumberBox):
    """A number box for seconds; its value is in milliseconds, so that half a second is one."""

    def __init__(self, maximum_s: int, step_ms: int) -> None:
        super().__init__(0, maximum_s * 1000, step_ms)
        self.setSuffix(seconds_suffix())

    def textFromValue(self, value: int) -> str:
        return decimal_text(value / 1000)

    def valueFromText(self, text: str) -> int:
        return round(float(_number_in(text)) * 1000) if _SECONDS.fullmatch(_number_in(text)) else 0

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        number, state = _number_in(text), QValidator.State
        if text == self.specialValueText() or _SECONDS.fullmatch(number):
            return state.Acceptable, text, position
        return state.Invalid if number.strip(".") else state.Intermediate, text, position


def _number_in(text: str) -> str:
    """The number of a text in a box for seconds, with a point."""
    return text.strip().removesuffix(seconds_suffix().strip()).strip().replace(",", ".")


def seconds_suffix() -> str:
    """What follows a number of seconds in a box: " s"."""
    return gettext("{seconds} s").format(seconds="")


class Number(QWidget):
    """A number box between a button for less and one for more."""

    # The new number, at each change by the person.
    changed = Signal(int)

    def __init__(self, name: str, box: NumberBox) -> None:
        """`name` is read by a screen reader."""
        super().__init__()
        self.box = box
        self.box.setAccessibleName(name)
        self.setFocusProxy(box)
        self._less = _stepper("−", gettext("{name}: less").format(name=name), self.box.stepDown)
        self._more = _stepper("+", gettext("{name}: more").format(name=name), self.box.stepUp)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        # As high as the steppers beside it.
        self.box.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        row.addWidget(self.box, 1)
        row.addWidget(self._less)
        row.addWidget(self._more)
        self.box.valueChanged.connect(self._change)
        self._enable_steppers()

    def set_value(self, value: int) -> None:
        """Show that number without telling anyone."""
        with QSignalBlocker(self.box):
            self.box.setValue(value)
        self._enable_steppers()

    def _change(self, value: int) -> None:
        self._enable_steppers()
        self.changed.emit(value)

    def _enable_steppers(self) -> None:
        enabled, flag = self.box.stepEnabled(), QSpinBox.StepEnabledFlag
        self._less.setEnabled(bool(enabled & flag.StepDownEnabled))
        self._more.setEnabled(bool(enabled & flag.StepUpEnabled))


def _stepper(text: str, name: str, step: Callable[[], None]) -> Button:
    stepper = button(text, "step")
    stepper.setAccessibleName(name)
    stepper.setAutoRepeat(True)
    # The arrow keys step in the box itself.
    stepper.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    stepper.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
    stepper.clicked.connect(lambda: step())
    return stepper


class Slider(QSlider):
    """A horizontal slider from 0 to 100."""

    def __init__(self, name: str) -> None:
        """`name` is read by a screen reader."""
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, 100)
        self.setPageStep(10)
        self.setAccessibleName(name)
        self.setAccessibleDescription(gettext("Percent, from 0 to 100"))
        leave_wheel_to_page(self)

    def set_value(self, value: int) -> None:
        """Show that number without telling anyone."""
        with QSignalBlocker(self):
            self.setValue(value)
