"""A row of widgets that takes several lines where it is too long for one."""

from __future__ import annotations

from typing import Self

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget


class FlowLayout(QHBoxLayout):
    """Columns of equal width, as many as there is room for; the rest goes into further rows.

    `equal` off, each widget has its own width. Rows are `spacing` apart, as columns are, or
    `row_spacing`. A box layout, so that Qt holds the items: those
    that a layout in Python holds do not outlive Qt's.
    """

    def __init__(
        self,
        spacing: int,
        equal: bool = True,
        parent: QWidget | None = None,
        row_spacing: int | None = None,
    ) -> None:
        super().__init__()
        self._widgets: list[QWidget] = []
        # By width in pixels: layouts within layouts ask many times, for sizes, too.
        self._rects: dict[int, list[tuple[QWidget, QRect]]] = {}
        self._size_hint: QSize | None = None
        self._minimum_size: QSize | None = None
        self._equal = equal
        self._row_spacing = spacing if row_spacing is None else row_spacing
        if parent is not None:
            parent.setLayout(self)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def add(self, *widgets: QWidget) -> Self:
        """Add widgets at the end; gives the layout itself."""
        for widget in widgets:
            self._widgets.append(widget)
            self.addWidget(widget)
        return self

    def set_equal(self, equal: bool) -> None:
        """Have columns of equal width, or give each widget its own."""
        self._equal = equal
        self.invalidate()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        rects = self._placed(width - margins.left() - margins.right())
        bottom = max((rect.bottom() + 1 for _, rect in rects), default=0)
        return bottom + margins.top() + margins.bottom()

    def minimumHeightForWidth(self, width: int) -> int:
        return self.heightForWidth(width)

    def sizeHint(self) -> QSize:
        if self._size_hint is None:
            self._size_hint = self._measured_size_hint()
        return self._size_hint

    def _measured_size_hint(self) -> QSize:
        """All in one row."""
        sizes = [widget.sizeHint() for widget in self._shown()]
        widths = [size.width() for size in sizes]
        width = max(widths, default=0) * len(widths) if self._equal else sum(widths)
        width += self.spacing() * max(0, len(widths) - 1)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        if self._minimum_size is None:
            size = QSize(0, 0)
            for widget in self._shown():
                size = size.expandedTo(widget.minimumSizeHint())
            self._minimum_size = size.grownBy(self.contentsMargins())
        return self._minimum_size

    def maximumSize(self) -> QSize:
        return QLayout.maximumSize(self)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def invalidate(self) -> None:
        # Qt calls this also as it takes down a layout that the garbage collector has emptied:
        # then it has no attribute to read any more.
        self._rects = {}
        self._size_hint = self._minimum_size = None
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        QLayout.setGeometry(self, rect)
        inside = self.contentsRect()
        for widget, place in self._placed(inside.width()):
            widget.setGeometry(place.translated(inside.topLeft()))

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _placed(self, width: int) -> list[tuple[QWidget, QRect]]:
        """Each widget with its rectangle, from the top left."""
        if width not in self._rects:
            self._rects[width] = self._place_in(width)
        return self._rects[width]

    def _place_in(self, width: int) -> list[tuple[QWidget, QRect]]:
        rects: list[tuple[QWidget, QRect]] = []
        top = 0
        for row in self._rows(width):
            widths = self._widths(row, width)
            height = max(map(_height, row, widths))
            left = 0
            for widget, widget_width in zip(row, widths, strict=True):
                rects.append((widget, QRect(left, top, widget_width, height)))
                left += widget_width + self.spacing()
            top += height + self._row_spacing
        return rects

    def _widths(self, row: list[QWidget], width: int) -> list[int]:
        if not self._equal:
            return [min(width, widget.sizeHint().width()) for widget in row]
        number = len(row)
        spare = width - self.spacing() * (number - 1)
        # What does not divide evenly is a pixel more here and there.
        return [spare * (i + 1) // number - spare * i // number for i in range(number)]

    def _rows(self, width: int) -> list[list[QWidget]]:
        widgets = self._shown()
        if self._equal and widgets:
            column = max(widget.sizeHint().width() for widget in widgets) + self.spacing()
            max_columns = max(1, min(len(widgets), (width + self.spacing()) // column))
            # Evenly filled: four that do not fit into one row make two and two.
            columns = -(-len(widgets) // -(-len(widgets) // max_columns))
            return [widgets[i : i + columns] for i in range(0, len(widgets), columns)]
        rows: list[list[QWidget]] = []
        left = 0
        for widget in widgets:
            widget_width = widget.sizeHint().width()
            if not rows or left + widget_width > width:
                rows.append([])
                left = 0
            rows[-1].append(widget)
            left += widget_width + self.spacing()
        return rows


def button_group(*widgets: QWidget) -> QWidget:
    """Widgets that belong together: no row of a flow ends between them."""
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget)
    return group


def _height(widget: QWidget, width: int) -> int:
    own = widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
    return max(own, widget.minimumHeight())
