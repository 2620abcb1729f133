"""A chart in the window: its marks are found by the pointer or by keys, and told in words.

In a card of its own, below its name and its summary.
"""

from __future__ import annotations

from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from glutetimer.ui.accessible import Role, give_role
from glutetimer.ui.card import Card, own_hint
from glutetimer.ui.labels import label, plain_tip
from glutetimer.ui.review.charts.canvas import chart_font
from glutetimer.ui.review.charts.frame import Chart
from glutetimer.ui.theme import Colors

USUAL_WIDTH, MIN_WIDTH = 560, 200


class ChartView(QWidget):
    """Shows a chart; the pointer or the arrow keys find a mark of it, which is then said."""

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        give_role(self, Role.Chart, "")
        self._colors = colors
        self._chart: Chart[Any] | None = None
        self._marked: int | None = None
        # By width: layouts ask many times, and what a chart needs takes measuring.
        self._heights: dict[int, int] = {}
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chart(self, chart: Chart[Any]) -> None:
        self._chart = chart
        self._marked = None
        self._heights.clear()
        self.setAccessibleName(chart.name)
        self.setAccessibleDescription(chart.summary())
        self.updateGeometry()
        self.update()

    def set_colors(self, colors: Colors) -> None:
        self._colors = colors
        self.update()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            chart = self._chart
            # Asked whether it is there: a chart without marks is false.
            height = 0 if chart is None else ceil(chart.height(width, chart_font(self.font())))
            self._heights[width] = height
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        self.updateGeometry()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        # The height is that for its width, whatever that will be.
        return QSize(USUAL_WIDTH, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(MIN_WIDTH, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        self._chart.paint(painter, QRectF(self.rect()), self._colors, self._marked)

    # Marking

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._chart) - 1 if self._chart else -1
        marked = self._marked
        target = {
            Qt.Key.Key_Left: last if marked is None else max(0, marked - 1),
            Qt.Key.Key_Right: last if marked is None else min(last, marked + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if target is None or last < 0:
            super().keyPressEvent(event)
        else:
            self._mark(target)
            self._show_tip(self.mapToGlobal(self.rect().center()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._chart and self._marked is None:
            self._mark(len(self._chart) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._chart is None:
            return
        self._mark(
            self._chart.mark_at(QRectF(self.rect()), event.position(), chart_font(self.font()))
        )
        self._show_tip(event.globalPosition().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._mark(None)

    def _show_tip(self, position: QPoint) -> None:
        """Say at that position of the screen what is marked."""
        QToolTip.showText(position, plain_tip(self._describe_marked()), self)

    def _mark(self, index: int | None) -> None:
        if index == self._marked or self._chart is None:
            return
        self._marked = index
        self.update()
        self.setAccessibleDescription(self._describe_marked() or self._chart.summary())
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)

    def _describe_marked(self) -> str:
        marked, chart = self._marked, self._chart
        return "" if marked is None or chart is None else chart.describe(marked)


class ChartCard(Card):
    """A chart below its name and its summary."""

    def __init__(self, colors: Colors) -> None:
        self._name, self._summary = label(kind="heading"), label(kind="muted")
        self.view = ChartView(colors)
        super().__init__(self._name, self._summary, self.view)
        # Of two side by side the lower one grows with the other.
        self.column.setStretchFactor(self.view, 1)

    def show_chart(self, chart: Chart[Any]) -> None:
        self._name.setText(chart.name)
        self._summary.setText(chart.summary())
        self.view.show_chart(chart)

    def sizeHint(self) -> QSize:
        # Nothing is as slow to tell as a chart's height.
        return own_hint(self, self.column)
