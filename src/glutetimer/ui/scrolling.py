"""The pages' scroll areas, and the wheel that scrolls them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from glutetimer.ui.type_size import digits_px, follow_type


def fill_page(page: QWidget, content: QWidget, max_digits: int | None = None) -> QScrollArea:
    """Fill a page with content that scrolls up and down where it does not fit.

    Where there is room for more than the width of `max_digits`, it stands in the middle.
    """
    area = QScrollArea()
    set_viewport(area, QPalette.ColorRole.NoRole)
    area.setFrameShape(QFrame.Shape.NoFrame)
    if max_digits is not None:
        bound_width(content, max_digits)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(area, 1)
    return area


def set_viewport(area: QAbstractScrollArea, role: QPalette.ColorRole) -> None:
    """Give an area a viewport like that which Qt has made for it, but made here.

    Of a widget that Qt has made PySide does not know the class. To find out, it makes those of all
    kinds of widgets when it first meets one: that takes 1 MiB, and as long as a tenth of a start.
    """
    viewport = QWidget()
    viewport.setBackgroundRole(role)
    viewport.setAutoFillBackground(True)
    viewport.setMouseTracking(area.hasMouseTracking())
    area.setViewport(viewport)
    # Before the scroll bars, as a screen reader comes to them.
    viewport.lower()


def bound_width(content: QWidget, max_digits: int) -> None:
    """Let content be at most as wide as so many digits."""
    follow_type(content, lambda: content.setMaximumWidth(digits_px(content, max_digits)))


def scroll_to_end(area: QScrollArea, event: QKeyEvent) -> bool:
    """Go to the top or to the end if the key is Home or End, and say whether it is.

    Qt's scroll areas know the keys of a line and of a page alone.
    """
    bar = area.verticalScrollBar()
    ends: dict[int, int] = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
    end = ends.get(event.key())
    if end is not None:
        bar.setValue(end)
    return end is not None


def scroll_area_of(widget: QWidget) -> QScrollArea | None:
    """The page's scroll area that a widget lies in, if it lies in one."""
    return next((parent for parent in _parents(widget) if isinstance(parent, QScrollArea)), None)


def settle_layouts(*widgets: QWidget) -> None:
    """Lay out now what widgets lie in, from within outwards, and what they share only once.

    Qt takes a turn of the event loop for each layout within another, and may paint in each.
    """
    depths: dict[QWidget, int] = {}
    for widget in widgets:
        parents = list(_parents(widget))
        depths |= {parent: depth for depth, parent in enumerate(reversed(parents))}
    for parent in sorted(depths, key=depths.__getitem__, reverse=True):
        layout = parent.layout()
        if layout is not None:
            layout.activate()


def _parents(widget: QWidget) -> Iterator[QWidget]:
    """What a widget lies in, the innermost first."""
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def settle_layouts_in(area: QScrollArea) -> None:
    """Lay out now all that a scroll area holds, for the same reason, and give it its height."""
    for inner in reversed(area.findChildren(QWidget)):
        layout = inner.layout()
        if layout is not None:
            layout.activate()
    QApplication.sendEvent(area, QEvent(QEvent.Type.LayoutRequest))


def leave_wheel_to_page(field: QWidget) -> None:
    """Let the wheel change a field's value only where the keyboard is.

    Qt changes it wherever the pointer is, so also while the page scrolls below the pointer.
    """
    # Qt's own focus policy for such fields has the wheel give them the keyboard.
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_PassingWheelFilter(field))


class _PassingWheelFilter(QObject):
    """Hands the wheel on from a field without the keyboard to what it lies in."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Wheel or self._field.hasFocus():
            return False
        event.ignore()
        return True
