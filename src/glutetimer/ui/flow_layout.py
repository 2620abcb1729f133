"""A row that folds: what does not fit goes into further rows below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowLayout(QWidget):
    """Columns of equal width, as many as there is room for; the rest goes into further rows.

    `equal` off, each is as wide as it likes. It is a widget and no layout: a layout's items,
    held in Python, do not outlive Qt's idea of them.
    """

    def __init__(self, spacing: int, equal: bool = True) -> None:
        super().__init__()
        self._widgets: list[QWidget] = []
        # By width: layouts within layouts ask many times. Whatever changes clears it.
        self._known: dict[int, list[tuple[QWidget, QRect]]] = {}
        self._spacing, self._equal = spacing, equal
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, *widgets: QWidget) -> None:
        """Add widgets at the end."""
        self._known.clear()
        for widget in widgets:
            widget.setParent(self)
            self._widgets.append(widget)
            if self.isVisible():
                widget.show()
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        around = self.contentsMargins()
        inside = width - around.left() - around.right()
        bottom = max((rect.bottom() + 1 for _, rect in self._placed(inside)), default=0)
        return bottom + around.top() + around.bottom()

    def sizeHint(self) -> QSize:
        widths = [widget.sizeHint().width() for widget in self._shown()]
        width = max(widths, default=0) * len(widths) if self._equal else sum(widths)
        width += self._spacing * max(0, len(widths) - 1)
        around = self.contentsMargins()
        width += around.left() + around.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        hints = [widget.minimumSizeHint() for widget in self._shown()]
        size = QSize(0, 0)
        for hint in hints:
            size = size.expandedTo(hint)
        return size.grownBy(self.contentsMargins())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._changed()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        self._known.clear()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        # What changes while it is hidden is not told.
        self._changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _changed(self) -> None:
        self._known.clear()
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        inside = self.contentsRect()
        for widget, rect in self._placed(inside.width()):
            widget.setGeometry(rect.translated(inside.topLeft()))

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _placed(self, width: int) -> list[tuple[QWidget, QRect]]:
        """Each widget with its place, from the top left."""
        if width not in self._known:
            self._known[width] = self._place_in(width)
        return self._known[width]

    def _place_in(self, width: int) -> list[tuple[QWidget, QRect]]:
        made: list[tuple[QWidget, QRect]] = []
        top = 0
        for row in self._rows(width):
            widths = self._widths(row, width)
            height = max(map(_height, row, widths))
            left = 0
            for widget, each in zip(row, widths, strict=True):
                made.append((widget, QRect(left, top, each, height)))
                left += each + self._spacing
            top += height + self._spacing
        return made

    def _widths(self, row: list[QWidget], width: int) -> list[int]:
        if not self._equal:
            return [min(width, widget.sizeHint().width()) for widget in row]
        number = len(row)
        spare = width - self._spacing * (number - 1)
        # What does not divide evenly is a pixel more here and there.
        return [spare * (i + 1) // number - spare * i // number for i in range(number)]

    def _rows(self, width: int) -> list[list[QWidget]]:
        widgets = self._shown()
        if self._equal and widgets:
            widest = max(widget.sizeHint().width() for widget in widgets) + self._spacing
            most = max(1, min(len(widgets), (width + self._spacing) // widest))
            # Evenly filled: four that do not fit into one row make two and two.
            columns = -(-len(widgets) // -(-len(widgets) // most))
            return [widgets[i : i + columns] for i in range(0, len(widgets), columns)]
        rows: list[list[QWidget]] = []
        left = 0
        for widget in widgets:
            across = widget.sizeHint().width()
            if not rows or left + across > width:
                rows.append([])
                left = 0
            rows[-1].append(widget)
            left += across + self._spacing
        return rows


def _height(widget: QWidget, width: int) -> int:
    return (
        widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
    )
