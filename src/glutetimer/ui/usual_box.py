"""A number that may also be left as it usually is."""

from __future__ import annotations

from math import ceil, floor

from PySide6.QtWidgets import QSpinBox

from glutetimer.ui.number import NumberBox


class UsualBox(NumberBox):
    """A number, or what is usual: `value` is then one below the least.

    A step from what is usual goes on from the number that this is, and a step to that number
    makes it usual again.
    """

    def __init__(self, least: int, most: int, usual: float) -> None:
        """`usual` lies between `least` and `most` and need not be whole."""
        super().__init__(least - 1, most)
        self._usual = usual

    def stepBy(self, steps: int) -> None:
        self.setValue(self._stepped(steps))
        # As any spin box does; else what was selected of the words before would be, in part.
        self.selectAll()

    def stepEnabled(self) -> QSpinBox.StepEnabledFlag:
        way = QSpinBox.StepEnabledFlag
        up, down = (self._stepped(steps) != self.value() for steps in (1, -1))
        ways = way.StepUpEnabled if up else way.StepNone
        return ways | way.StepDownEnabled if down else ways

    def _stepped(self, steps: int) -> int:
        """The value that many steps on."""
        usual_value = self.minimum()
        at = self._usual if self.value() == usual_value else self.value()
        whole = floor(at) if steps > 0 else ceil(at)
        stepped = max(usual_value + 1, min(whole + steps, self.maximum()))
        return usual_value if stepped == self._usual else stepped
