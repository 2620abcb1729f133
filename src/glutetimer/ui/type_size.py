"""How large the type is: by the system's font, the person's choice and the window's size."""

from __future__ import annotations

from collections.abc import Callable
from math import floor

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

# Above the system's: the laptop stands further off than at a desk.
TYPE_SCALE = 1.35
# A window of at most this size has type of that scale; in a larger one all grows alike, so that
# it holds as much and can be read from further away.
USUAL_WINDOW = QSize(1_366, 768)
# A window that is dragged larger lays all out anew with each step.
GROWTH_STEP, MAX_GROWTH = 0.1, 2.5


def growth(window: QSize) -> float:
    """The factor by which type is larger in a window of that size than in a usual one."""
    room = min(window.width() / USUAL_WINDOW.width(), window.height() / USUAL_WINDOW.height())
    return min(MAX_GROWTH, max(1.0, round(floor(room / GROWTH_STEP) * GROWTH_STEP, 1)))


def set_type_size(app: QApplication, factor: float = 1.0) -> bool:
    """Take type that many times as large as usual, and say whether it was another before.

    All sizes are multiples of this one, and this one of the system's, so that a person's larger
    system font makes all of them larger. The style sheet is to be set anew.
    """
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(round(font.pointSizeF() * TYPE_SCALE * factor, 2))
    changed = font.pointSizeF() != app.font().pointSizeF()
    if changed:
        app.setFont(font)
    return changed


def digits_px(widget: QWidget, digits: float) -> int:
    """The width of so many digits in a widget's type, in pixels."""
    return round(digits * widget.fontMetrics().horizontalAdvance("0"))


def lines_px(widget: QWidget, lines: int) -> int:
    """The height of so many lines in a widget's type, in pixels."""
    return lines * widget.fontMetrics().lineSpacing()


def follow_type(widget: QWidget, fit: Callable[[], None]) -> None:
    """Call `fit` now and whenever the widget's type is another: sizes in pixels do not follow.

    What is in the widget still has the type that it had before.
    """
    on_new_type(widget, fit)
    fit()


def on_new_type(widget: QWidget, fit: Callable[[], None]) -> None:
    """Call `fit` whenever the widget's type is another."""
    widget.installEventFilter(_TypeFilter(widget, fit))


class _TypeFilter(QObject):
    """Notices that a widget's type is another."""

    def __init__(self, widget: QWidget, fit: Callable[[], None]) -> None:
        super().__init__(widget)
        self._fit = fit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FontChange:
            self._fit()
        return False
