"""A table of whole rows whose texts wrap: every column in sight, each row as high as it needs.

Only rows in sight are measured, as they come into it: a history has thousands.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from glutetimer.ui.scrolling import set_viewport
from glutetimer.ui.style_sheet import CELL_ABOVE_PX, CELL_BESIDE_PX
from glutetimer.ui.type_size import on_new_type

Index = QModelIndex | QPersistentModelIndex


class WrappingDelegate(QStyledItemDelegate):
    """Knows how high a cell's texts are; Qt forgets the padding of a style sheet."""

    # With what Qt itself leaves free beside a text.
    BESIDE_PX, ABOVE_PX = CELL_BESIDE_PX + 3, CELL_ABOVE_PX + 1
    # The bar at the left of the chosen row, which says so without a tint; the keyboard's line.
    BAR_PX, MARK_PX = 4, 3

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # A pixel to spare: the layout of the text is finer than whole pixels.
        area = QRect(0, 0, option.rect.width() - 2 * self.BESIDE_PX - 2, 0)
        text = option.fontMetrics.boundingRect(area, Qt.TextFlag.TextWordWrap, index.data())
        return QSize(option.rect.width(), text.height() + 2 * self.ABOVE_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        without_focus = QStyleOptionViewItem(option)
        # The keyboard is on a row, not on a cell: a line below it says so.
        without_focus.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, without_focus, index)
        table = self.parent()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen and index.column() == 0:
            bar = QRect(option.rect)
            bar.setWidth(self.BAR_PX)
            painter.fillRect(bar, option.palette.color(QPalette.ColorRole.Accent))
        if chosen and isinstance(table, QWidget) and table.hasFocus():
            line = QRect(option.rect)
            line.setTop(line.bottom() + 1 - self.MARK_PX)
            painter.fillRect(line, option.palette.highlightedText())


class WrappingTable(QTableView):
    """The table; one of its rows is chosen."""

    def __init__(self, name: str, stretches: Sequence[int]) -> None:
        """`name` is read by a screen reader; the width is divided as `stretches` has it."""
        super().__init__()
        set_viewport(self, QPalette.ColorRole.Base)
        self._stretches = stretches
        # Of the rows that were measured: layouts ask for the first ones many times.
        self._row_heights: dict[int, int] = {}
        self.setAccessibleName(name)
        self.setItemDelegate(WrappingDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalScrollBar().valueChanged.connect(self._fit_rows)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setHighlightSections(False)
        on_new_type(self, self.fit_type)

    def set_stretches(self, stretches: Sequence[int]) -> None:
        self._stretches = stretches

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.divide_width()
        else:
            self._measure_rows()

    def fit_type(self) -> None:
        """Lay all out anew for type of another size."""
        self.divide_width()

    def divide_width(self) -> None:
        """Give each column its part of the width, and each row the height that follows."""
        width = self.viewport().width()
        for column, stretch in enumerate(self._stretches[:-1]):
            self.setColumnWidth(column, width * stretch // sum(self._stretches))
        lines = 2 * self.fontMetrics().height() + 2 * WrappingDelegate.ABOVE_PX
        self.verticalHeader().setDefaultSectionSize(lines)
        self._measure_rows()

    def _measure_rows(self) -> None:
        # What was measured while the columns changed was of neither width.
        self._row_heights.clear()
        self._fit_rows()
        # Texts may take more lines than before, or fewer.
        self.updateGeometry()

    def _fit_rows(self) -> None:
        """Make each row in sight as high as its texts."""
        model = self.model()
        row, bottom = max(0, self.rowAt(0)), self.viewport().height()
        while (
            model is not None and row < model.rowCount() and self.rowViewportPosition(row) <= bottom
        ):
            height = self.fitting_height(row)
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
            row += 1

    def fitting_height(self, row: int) -> int:
        """How high that row has to be for its texts."""
        if row not in self._row_heights:
            self._row_heights[row] = self.sizeHintForRow(row)
        return self._row_heights[row]
