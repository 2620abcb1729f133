"""One of several values, in a list that opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QPointF, QSignalBlocker, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox

from glutetimer.ui.keys import is_step_back
from glutetimer.ui.scrolling import leave_wheel_to_page

T = TypeVar("T")


class Picker(QComboBox, Generic[T]):
    """One of several values; there is always one."""

    # The value that the person picked.
    picked = Signal(object)

    def __init__(self, name: str, options: Sequence[tuple[T, str]]) -> None:
        """`options` are values with their texts; `name` is read by a screen reader.

        Qt hands an enumeration of strings back as mere strings.
        """
        super().__init__()
        self.setAccessibleName(name)
        # On Linux, Qt names a combo box by its value, and leaves its name to a label beside it.
        self.setAccessibleDescription(name)
        # A person's own names may be long: the list shows them in full.
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToContents)
        leave_wheel_to_page(self)
        self.set_options(options)
        self.currentIndexChanged.connect(lambda: self.picked.emit(self.value))

    @property
    def value(self) -> T:
        """The value picked."""
        return cast("T", self.currentData())

    def set_options(self, options: Sequence[tuple[T, str]]) -> None:
        """Offer these; the value that was picked stays so if it is among them. Tells no one."""
        value = self.value
        with QSignalBlocker(self):
            self.clear()
            for option, text in options:
                self.addItem(text, option)
        self.set_value(value)

    def set_value(self, value: T) -> None:
        """Pick without telling anyone; the first, if it is not offered."""
        # Qt's own search does not know when two Python values are equal.
        options = [self.itemData(i) for i in range(self.count())]
        with QSignalBlocker(self):
            self.setCurrentIndex(options.index(value) if value in options else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt would search the list for the letter.
        if is_step_back(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # A style sheet's border takes away Qt's own arrow; its `image` would need one a colour.
        size = self.fontMetrics().height() / 4
        middle = QPointF(self.width() - 18, self.height() / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().text(), 2))
        painter.drawPolyline(
            [middle + QPointF(x * size, y * size) for x, y in ((-1, -0.5), (0, 0.5), (1, -0.5))]
        )
