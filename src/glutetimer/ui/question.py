"""A question that must be answered before the program goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from glutetimer.ui.buttons import button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


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
        # After the box's own, so that it is gone by then.
        _add(box, name, "", QMessageBox.ButtonRole.ActionRole).clicked.connect(
            lambda _=False, do=do: do()
        )
    back = _add(box, way_back, "offer", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(back)
    box.setEscapeButton(back)
    box.open()


def _add(box: QMessageBox, name: str, role: str, place: QMessageBox.ButtonRole) -> QPushButton:
    made = button(name, role)
    # The box does not do it.
    made.setParent(box)
    box.addButton(made, place)
    # Short enough for one line, for which the box would be a pixel too narrow.
    made.ensurePolished()
    made.setMinimumWidth(made.sizeHint().width())
    return made
