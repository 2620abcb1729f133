"""A loudness from 0 to 100, set by a slider."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QSlider

from glutetimer.ui.scrolling import leave_wheel_to_page


class Slider(QSlider):
    """A horizontal slider from 0 to 100."""

    def __init__(self, name: str) -> None:
        """`name` is read by a screen reader."""
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, 100)
        self.setPageStep(10)
        self.setAccessibleName(name)
        leave_wheel_to_page(self)

    def set_value(self, value: int) -> None:
        """Show that loudness without telling anyone."""
        with QSignalBlocker(self):
            self.setValue(value)
