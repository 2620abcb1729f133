"""The steps that lead to an exercise, each with its short form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from glutetimer.core.translation import gettext
from glutetimer.ui.buttons import Button, button
from glutetimer.ui.card import Stack
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus, tab_in_place
from glutetimer.ui.program.value_editors import ValueEditor
from glutetimer.ui.text_box import TextBox
from glutetimer.ui.type_size import digits_px, follow_type

TEXT, SHORT = "text", "short"


class StepsEditor(ValueEditor):
    """A list of steps, each a text or a table of a text and its short form."""

    def __init__(self, name: str) -> None:
        self._rows = Stack(spacing=12)
        self._add = button(gettext("Add a step"))
        buttons = QWidget()
        FlowLayout(8, equal=False, parent=buttons).add(self._add)
        super().__init__(name, self._rows, buttons)
        self.setFocusProxy(self._add)
        self._add.clicked.connect(lambda: self._insert(len(self._steps)))

    @property
    def _steps(self) -> list[_StepRow]:
        items = (self._rows.column.itemAt(i) for i in range(self._rows.column.count()))
        rows = (item.widget() for item in items if item is not None)
        return [row for row in rows if isinstance(row, _StepRow)]

    def _display(self, value: Any) -> None:
        steps = value if isinstance(value, list) else []
        for row in self._steps[len(steps) :]:
            self._take_down(row)
        while len(self._steps) < len(steps):
            self._put(len(self._steps), _StepRow())
        for row, step in zip(self._steps, steps, strict=True):
            row.show_step(step)
        self._number()

    def _insert(self, place: int) -> None:
        """Put an empty step there; the file has it once there is something in it."""
        row = _StepRow()
        self._put(place, row)
        self._number()
        row.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, place: int, row: _StepRow) -> None:
        row.edited.connect(self._tell_steps)
        row.text.entered.connect(lambda: self._insert(self._steps.index(row) + 1))
        row.remove.clicked.connect(lambda: self._remove(row))
        row.up.clicked.connect(lambda: self._move(row, -1))
        row.down.clicked.connect(lambda: self._move(row, 1))
        self._rows.column.insertWidget(place, row)
        # Qt would show it a turn later, and it is to have the keyboard now.
        row.show()

    def _remove(self, row: _StepRow) -> None:
        self._take_down(row)
        self._number()
        self._tell_steps()

    def _take_down(self, row: _StepRow) -> None:
        steps = self._steps
        place = steps.index(row)
        neighbours = [*steps[place + 1 :], *steps[:place][::-1]]
        move_focus(row, neighbours[0].text if neighbours else self._add)
        self._rows.column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _move(self, row: _StepRow, by: int) -> None:
        place = self._steps.index(row) + by
        self._rows.column.removeWidget(row)
        self._rows.column.insertWidget(place, row)
        self._number()
        self._tell_steps()

    def _number(self) -> None:
        steps = self._steps
        for number, row in enumerate(steps, 1):
            row.show_place(number, len(steps))
        # A row that is new to the window would come last.
        tab_in_place(self, self._add)

    def _tell_steps(self) -> None:
        steps = [row.step for row in self._steps]
        self._tell([step for step in steps if step is not None] or None)


class _StepRow(QWidget):
    """A step with its number, and what can be done with it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._number = QLabel()
        self.text = TextBox("")
        self.short = TextBox("", placeholder=gettext("Short form, if it needs one"))
        self.up, self.down, self.remove = _button("↑"), _button("↓"), _button("×")
        # What the file has, which may hold more than is shown, and what is shown of it.
        self._step: Any = None
        self._parts = "", ""
        boxes = QVBoxLayout()
        boxes.setSpacing(4)
        for box in (self.text, self.short):
            boxes.addWidget(box)
            box.textChanged.connect(self.edited)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(boxes, 1)
        for action in (self.up, self.down, self.remove):
            row.addWidget(action, 0, Qt.AlignmentFlag.AlignTop)
        number = self._number
        number.setContentsMargins(0, 9, 0, 0)
        follow_type(number, lambda: number.setFixedWidth(digits_px(number, 3)))

    def show_step(self, step: Any) -> None:
        """Show a step as the file has it."""
        self._step, self._parts = step, _parts_of(step)
        for box, part in zip((self.text, self.short), self._parts, strict=True):
            if box.toPlainText().strip() != part:
                box.set_text(part)

    def show_place(self, number: int, count: int) -> None:
        """Show that it is so many-eth of so many steps."""
        self._number.setText(f"{number}.")
        for part, name in (
            (self.text, gettext("Step {number}")),
            (self.short, gettext("Step {number}, short form")),
            (self.up, gettext("Move step {number} up")),
            (self.down, gettext("Move step {number} down")),
            (self.remove, gettext("Remove step {number}")),
        ):
            part.setAccessibleName(name.format(number=number))
        for action, can in ((self.up, number > 1), (self.down, number < count)):
            if not can:
                move_focus(action, self.text)
            action.setEnabled(can)

    @property
    def step(self) -> Any:
        """The step as the file is to have it; None for an empty one."""
        text, short = (box.toPlainText().strip() for box in (self.text, self.short))
        if (text, short) == self._parts:
            return self._step
        if not short:
            return text or None
        return {TEXT: text, SHORT: short} if text else {SHORT: short}


def _parts_of(step: Any) -> tuple[str, str]:
    """A step's text and its short form, empty where it has none."""
    if isinstance(step, Mapping):
        text, short = step.get(TEXT), step.get(SHORT)
        return text if isinstance(text, str) else "", short if isinstance(short, str) else ""
    return step if isinstance(step, str) else "", ""


def _button(text: str) -> Button:
    # As high as a box of one line beside it.
    return button(text, "value")
