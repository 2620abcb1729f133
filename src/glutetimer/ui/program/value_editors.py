"""Editors of one value of a program's file each: text, lines, a number, seconds, one of several.

They show whatever the file has, also what is wrong there, and say what the person makes of it:
the new value, or None where the file need not have one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from glutetimer.core.program import Position
from glutetimer.core.program_draft import same_values
from glutetimer.core.translation import gettext
from glutetimer.ui.choice import Choice
from glutetimer.ui.number_inputs import Number, NumberBox, SecondsBox
from glutetimer.ui.picker import Picker
from glutetimer.ui.text_box import TextBox
from glutetimer.ui.type_size import digits_px, follow_type

# What a box shows where there is no number, or what there is is none.
NO_NUMBER = "—"
# Beyond what any file may have, so that what is too much is shown as it is.
MAX_SHOWN = 9_999
# The width of a number with its buttons.
MAX_NUMBER_DIGITS = 26
STEP_MS = 500
IN_WORDS = "words"


class ValueEditor(QWidget):
    """Shows a value and says when the person has made it another."""

    # The new value; None, the file has none.
    edited = Signal(object)

    def __init__(self, name: str, *widgets: QWidget) -> None:
        """`name` is the field's, as it is shown and as a screen reader reads it."""
        super().__init__()
        self.name = name
        # What is shown: shown again, it would move the cursor.
        self._shown: Any = self
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in widgets:
            column.addWidget(widget)
        self.setFocusProxy(widgets[0])

    def show_value(self, value: Any) -> None:
        """Show the value that the file has, None for none, without telling anyone."""
        if self._shown is self or not same_values(value, self._shown):
            self._shown = value
            self._display(value)

    def forget(self) -> None:
        """Let the next value be shown anew: it is that of another place."""
        self._shown = self

    def _display(self, value: Any) -> None:
        # Of no abstract class: Qt's classes have a metaclass of their own.
        raise NotImplementedError

    def _tell(self, value: Any) -> None:
        self._shown = value
        self.edited.emit(value)


class TextEditor(ValueEditor):
    """A text of one paragraph; an empty one is none."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        self.box = TextBox(name, placeholder=placeholder)
        super().__init__(name, self.box)
        self.box.textChanged.connect(lambda: self._tell(self.box.toPlainText().strip() or None))

    def _display(self, value: Any) -> None:
        self.box.set_text(value if isinstance(value, str) else "")


class LinesEditor(ValueEditor):
    """A list of texts, one a line; without a line there is none."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        self.box = TextBox(name, lines=True, placeholder=placeholder)
        super().__init__(name, self.box)
        self.box.textChanged.connect(self._tell_lines)

    def _tell_lines(self) -> None:
        lines = [line.strip() for line in self.box.toPlainText().splitlines()]
        self._tell([line for line in lines if line] or None)

    def _display(self, value: Any) -> None:
        items = value if isinstance(value, list) else []
        self.box.set_text("\n".join(item for item in items if isinstance(item, str)))


class NumberEditor(ValueEditor):
    """A whole number; `default` is what holds where the file has none."""

    def __init__(self, name: str, default: int | None = None, suffix: str = "") -> None:
        box = NumberBox(0, MAX_SHOWN)
        box.setSuffix(suffix)
        self._number, self._default = _number(name, box, default), default
        super().__init__(name, self._number)
        self._number.changed.connect(self._tell_number)

    def _tell_number(self, number: int) -> None:
        self._tell(None if number == self._default else number)

    def _display(self, value: Any) -> None:
        self._number.set_value(_clamped(value, 1) if _is_number(value) else self._default or 0)


class SecondsEditor(ValueEditor):
    """Seconds; `default_s` holds where the file has none, and is not written if `omits` it."""

    def __init__(
        self,
        name: str,
        default_s: float | None = None,
        step_ms: int = STEP_MS,
        omits_default: bool = True,
    ) -> None:
        self._number = _number(name, SecondsBox(MAX_SHOWN, step_ms), default_s)
        self._default_ms = None if default_s is None else round(default_s * 1000)
        self._omitted_ms = self._default_ms if omits_default else None
        super().__init__(name, self._number)
        self._number.changed.connect(self._tell_seconds)

    def _tell_seconds(self, milliseconds: int) -> None:
        whole = milliseconds % 1000 == 0
        seconds = milliseconds // 1000 if whole else milliseconds / 1000
        self._tell(None if milliseconds == self._omitted_ms else seconds)

    def _display(self, value: Any) -> None:
        shown_ms = _clamped(value, 1000) if _is_number(value) else self._default_ms or 0
        self._number.set_value(shown_ms)


class OptionsEditor(ValueEditor):
    """One of a few values as a row of buttons; `default` holds where the file has none."""

    def __init__(self, name: str, options: Sequence[tuple[Any, str]], default: Any = None) -> None:
        self._choice: Choice[Any] = Choice(name, options)
        self._default = default
        super().__init__(name, self._choice)
        self._choice.chosen.connect(lambda v: self._tell(None if v == default else v))

    def _display(self, value: Any) -> None:
        self._choice.set_value(self._default if value is None else value)


class PresenceEditor(ValueEditor):
    """Whether the file has a value at all; `new` is the one that it gets then."""

    def __init__(self, name: str, without: str, with_value: str, new: Any) -> None:
        self._choice: Choice[bool] = Choice(name, ((False, without), (True, with_value)))
        super().__init__(name, self._choice)
        self._choice.chosen.connect(lambda present: self._tell(new if present else None))

    def _display(self, value: Any) -> None:
        self._choice.set_value(value is not None)


class PickerEditor(ValueEditor):
    """One of many values, in a list that opens; one that is not offered is shown as it is."""

    def __init__(self, name: str, options: Sequence[tuple[Any, str]]) -> None:
        self._options = list(options)
        self._picker: Picker[Any] = Picker(name, options)
        self._picker.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        super().__init__(name, self._picker)
        self._picker.picked.connect(self._pick)

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer these."""
        if list(options) != self._options:
            self._options = list(options)
            self._picker.set_options(options)
            self.forget()

    def _display(self, value: Any) -> None:
        known = [option for option, _ in self._options]
        unknown = [] if value in known else [(value, str(value or gettext("Choose one")))]
        self._picker.set_options([*unknown, *self._options])
        self._picker.set_value(value)

    def _pick(self, value: Any) -> None:
        self._tell(value)
        # What was there and is not offered goes with the choice.
        self._display(value)


class PositionEditor(ValueEditor):
    """How an exercise is done: one of the usual positions, or words of its own."""

    def __init__(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        self._choice: Choice[str] = Choice(name, [*options, (IN_WORDS, gettext("Other"))])
        self._words = TextBox(
            gettext("{field} in words").format(field=name),
            placeholder=gettext("Stand on one leg, a hand on a chair"),
        )
        super().__init__(name, self._choice, self._words)
        self._choice.chosen.connect(self._choose)
        self._words.textChanged.connect(
            lambda: self._tell(self._words.toPlainText().strip() or None)
        )

    def _choose(self, position: str) -> None:
        in_words = position == IN_WORDS
        self._words.setVisible(in_words)
        if in_words:
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)
            self._tell(self._words.toPlainText().strip() or None)
        else:
            self._tell(None if position == Position.SIDE else position)

    def _display(self, value: Any) -> None:
        position = Position.SIDE if value is None else value
        in_words = isinstance(position, str) and position not in tuple(Position)
        self._choice.set_value(IN_WORDS if in_words else position)
        self._words.set_text(position if in_words else "")
        self._words.setVisible(in_words)


def _number(name: str, box: NumberBox, default: float | None) -> Number:
    if default is None:
        box.setSpecialValueText(NO_NUMBER)
    number = Number(name, box)
    follow_type(number, lambda: number.setMaximumWidth(digits_px(number, MAX_NUMBER_DIGITS)))
    number.setFocusProxy(box)
    return number


def _is_number(value: Any) -> bool:
    return type(value) in (int, float)


def _clamped(value: float, factor: int) -> int:
    return round(max(0, min(value, MAX_SHOWN)) * factor)
