"""A picture of the past in the window: painted by a drawing, told in words, walked by keys."""

from __future__ import annotations

from math import ceil
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from glutetimer.ui.theme import Colors
from glutetimer.ui.tool_tips import plain_tip

USUAL_WIDTH = 560


class Drawing(Protocol):
    """What a picture shows. It is painted alike in the window, in a file and on paper.

    It consists of some things, such as the bars of weeks, the oldest first, each of which
    can be marked and said in words.
    """

    # What the picture is of: "Reps per week".
    name: str

    def __len__(self) -> int:
        """How many things there are to be marked."""
        ...

    def height(self, width: float, font: QFont) -> float:
        """How high it wants to be, in the pixels of `width`, with that type."""
        ...

    def paint(
        self, painter: QPainter, rect: QRectF, colors: Colors, marked: int | None = None
    ) -> None:
        """Paint it into `rect`, in the painter's font and on the ground that is there."""
        ...

    def at(self, rect: QRectF, point: QPointF, font: QFont) -> int | None:
        """Which thing is at that point, if it were painted into `rect`."""
        ...

    def describe(self, index: int) -> str:
        """That thing in words."""
        ...

    def summary(self) -> str:
        """All of it in a sentence."""
        ...


class DrawingView(QWidget):
    """A drawing; the pointer or the arrow keys mark one of its things, which is then said."""

    def __init__(self, colors: Colors) -> None:
        super().__init__()
        self._colors = colors
        self._drawing: Drawing | None = None
        self._marked: int | None = None
        # By width: layouts ask many times, and what a drawing needs takes measuring.
        self._heights: dict[int, int] = {}
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show that one; nothing of it is marked yet."""
        self._drawing = drawing
        self._marked = None
        self._heights.clear()
        self.setAccessibleName(drawing.name)
        self.setAccessibleDescription(drawing.summary())
        self.updateGeometry()
        self.update()

    def set_colors(self, colors: Colors) -> None:
        """Paint in another look."""
        self._colors = colors
        self.update()

    @property
    def marked(self) -> int | None:
        """Which thing is marked."""
        return self._marked

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            drawing = self._drawing
            self._heights[width] = ceil(drawing.height(width, self.font())) if drawing else 0
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        self.updateGeometry()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(USUAL_WIDTH, self.heightForWidth(USUAL_WIDTH))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        self._drawing.paint(painter, QRectF(self.rect()), self._colors, self._marked)

    # Marking

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = len(self._drawing) if self._drawing else 0
        here = self._marked
        to = {
            Qt.Key.Key_Left: number - 1 if here is None else max(0, here - 1),
            Qt.Key.Key_Right: number - 1 if here is None else min(number - 1, here + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: number - 1,
        }.get(Qt.Key(event.key()))
        if to is None or not number:
            super().keyPressEvent(event)
        else:
            self._mark(to)
            self._tell(self.mapToGlobal(self.rect().center()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._drawing and len(self._drawing) and self._marked is None:
            self._mark(len(self._drawing) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing is None:
            return
        index = self._drawing.at(QRectF(self.rect()), event.position(), self.font())
        self._mark(index)
        self._tell(event.globalPosition().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._mark(None)

    def _tell(self, where: QPoint) -> None:
        """Say at that place of the screen what is marked."""
        marked = self._marked
        describe = "" if marked is None or self._drawing is None else self._drawing.describe(marked)
        QToolTip.showText(where, plain_tip(describe), self)

    def _mark(self, index: int | None) -> None:
        if index == self._marked:
            return
        self._marked = index
        self.update()
        describe = "" if index is None or self._drawing is None else self._drawing.describe(index)
        if self._drawing is not None:
            self.setAccessibleDescription(describe or self._drawing.summary())
            QAccessible.updateAccessibility(
                QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            )
