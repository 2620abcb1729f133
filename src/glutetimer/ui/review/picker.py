"""One of several values, in a list that opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox


class Picker(QComboBox):
    """The values by their texts; the wheel picks only where the keyboard is."""

    picked = Signal(object)

    def __init__(self, name: str, options: Sequence[tuple[object, str]] = ()) -> None:
        """`options` are values with their texts; `name` is read by a screen reader."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A person's own names may be long: the list shows them in full.
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToContents)
        self._values: list[object] = []
        self.set_options(options)
        self.currentIndexChanged.connect(lambda: self.picked.emit(self.value))

    @property
    def value(self) -> object:
        """The value picked."""
        return self._values[self.currentIndex()] if self._values else None

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer these; the value that was picked stays so if it is among them. Tells no one."""
        before = self.value
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _ in options]
        self.addItems([text for _, text in options])
        self.blockSignals(False)
        self.set_value(before)

    def set_value(self, value: object) -> None:
        """Pick without telling anyone; the first, if it is not offered."""
        self.blockSignals(True)
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
        self.blockSignals(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # The theme takes the frame from Qt's own arrow, and Qt the arrow with it.
        size = self.fontMetrics().height() / 4
        middle = QPointF(self.width() - 18, self.height() / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().text(), 2))
        painter.drawPolyline(
            [middle + QPointF(x * size, y * size) for x, y in ((-1, -0.5), (0, 0.5), (1, -0.5))]
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
