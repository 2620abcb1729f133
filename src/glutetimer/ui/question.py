"""A question that must be answered before the program goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from glutetimer.ui.widgets import button


def ask(
    parent: QWidget,
    text: str,
    answers: Sequence[tuple[str, Callable[[], object]]],
    way_back: str,
) -> None:
    """Ask before `parent`, and do what the answer says; `way_back`, also Esc, does nothing.

    The text is shown as it is written. Returns at once; whatever is asked already stays alone.
    """
    # Seldom needed, and slow to load.
    from PySide6.QtWidgets import QMessageBox

    if any(each.isVisible() for each in parent.findChildren(QMessageBox)):
        return
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    for name, do in answers:
        each = button(name)
        box.addButton(each, QMessageBox.ButtonRole.ActionRole)
        # After the box's own, so that it is gone by then.
        each.clicked.connect(lambda _=False, do=do: do())
    back = button(way_back, "offer")
    box.addButton(back, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(back)
    box.setEscapeButton(back)
    box.open()
