"""A dialog with something to read, and one button to close it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from glutetimer.core.translation import gettext
from glutetimer.ui.buttons import button
from glutetimer.ui.scrolling import fill_page, settle_layouts_in
from glutetimer.ui.type_size import digits_px

WIDTH_DIGITS = 78
# How much of the window it covers at most.
MAX_OF_WINDOW = 0.94


def show_to_read(window: QWidget, title: str, content: QWidget) -> QDialog:
    """Show a content in front of a window, which waits until that is closed; returns at once."""
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    area = fill_page(dialog, content)
    # The keys that scroll work at once; Escape and Enter close.
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setAccessibleName(title)
    close = button(gettext("Close"), "offer")
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    row = QHBoxLayout()
    row.setContentsMargins(24, 10, 24, 14)
    row.addStretch(1)
    row.addWidget(close)
    column = dialog.layout()
    assert isinstance(column, QVBoxLayout)
    column.addLayout(row)
    most = QSize(round(window.width() * MAX_OF_WINDOW), round(window.height() * MAX_OF_WINDOW))
    width = min(most.width(), digits_px(window, WIDTH_DIGITS))
    dialog.resize(width, most.height())
    content.ensurePolished()
    settle_layouts_in(area)
    height = content.heightForWidth(width) + close.sizeHint().height() + 26
    dialog.resize(width, min(most.height(), height))
    # Without a window manager, nothing else gives the keyboard back.
    dialog.finished.connect(window.activateWindow)
    dialog.open()
    area.setFocus()
    return dialog
