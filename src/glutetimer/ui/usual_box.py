"""A number that may also be left at what the program says."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtWidgets import QSpinBox

from glutetimer.ui.number import NumberBox


class UsualBox(NumberBox):
    """A number box whose lowest value, one below `minimum`, stands for the usual number.

    A step from the usual value goes on from the usual number, and a step to that number goes
    back to the usual value.
    """

    def __init__(self, minimum: int, maximum: int, usual: float) -> None:
        """`usual` lies between the limits and need not be whole."""
        super().__init__(minimum - 1, maximum)
        self._usual = usual

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
        """The value that many steps on."""
        usual_value = self.minimum()
        number = self._usual if self.value() == usual_value else self.value()
        whole = floor(number) if steps > 0 else ceil(number)
        stepped = max(usual_value + 1, min(whole + steps, self.maximum()))
        return usual_value if stepped == self._usual else stepped
