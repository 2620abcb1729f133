"""A question that must be answered before the window can be used again."""

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
    """Ask a question in front of `parent`; each answer has what it does.

    `way_back`, also Esc, does nothing. The text is shown as it is written. Returns at once;
    asks nothing while another question is open.
    """
    # Seldom needed, and slow to load.
    from PySide6.QtWidgets import QMessageBox

    if any(question.isVisible() for question in parent.findChildren(QMessageBox)):
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


def _add(box: QMessageBox, text: str, kind: str, role: QMessageBox.ButtonRole) -> QPushButton:
    answer = button(text, kind)
    # The box does not do it.
    answer.setParent(box)
    box.addButton(answer, role)
    # Short enough for one line, for which the box would be a pixel too narrow.
    answer.ensurePolished()
    answer.setMinimumWidth(answer.sizeHint().width())
    return answer
