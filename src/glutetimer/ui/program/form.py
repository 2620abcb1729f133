"""A form for one table of a draft: its fields, each with what is wrong beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFormLayout, QHBoxLayout, QLabel, QWidget

from glutetimer.core.fields import Problem
from glutetimer.core.program_draft import KeyPath, ProgramDraft, path_text
from glutetimer.core.program_edits import set_name
from glutetimer.ui.accessible import announce
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card, Stack
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus
from glutetimer.ui.labels import field_name, label
from glutetimer.ui.program.texts import breakable
from glutetimer.ui.program.value_editors import ValueEditor
from glutetimer.ui.type_size import digits_px, follow_type

# The names of fields take so many digits, so that the fields stand in one column.
NAME_DIGITS = 17


class Field(Stack):
    """An editor of the value under a key of the form's table, and what is wrong with it."""

    def __init__(self, key: KeyPath, editor: ValueEditor, *, tells_problems: bool = True) -> None:
        self.key, self.editor = key, editor
        self._tells_problems = tells_problems
        # Whether it has a row now: some values are there for some exercises only.
        self.in_use = True
        self._problem = label(kind="eyebrow")
        self._problem.hide()
        super().__init__(editor, self._problem, spacing=3)
        self.setFocusProxy(editor)

    def covers(self, path: str, table: KeyPath) -> bool:
        """Whether a problem at that path is this field's, or of what is in its value."""
        tells = self.in_use and self._tells_problems
        return tells and is_within(path, path_text((*table, *self.key)))

    @property
    def shown_problem(self) -> QWidget | None:
        """What says that something is wrong here; None, nothing is."""
        return None if self._problem.isHidden() else self._problem

    def show_problems(self, messages: Sequence[str]) -> None:
        """Show what is wrong here."""
        text = "\n".join(messages)
        if text != self._problem.accessibleName():
            self._problem.setText(breakable(text))
            self._problem.setAccessibleName(text)
            self._problem.setVisible(bool(text))
            _keyboard_widget(self.editor).setAccessibleDescription(text)
            if text and self.isVisible():
                announce(self._problem, text)


class Form(QWidget):
    """Edits a table of a draft by its fields; each change is in the draft at once."""

    # The draft was changed.
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._draft: ProgramDraft | None = None
        self._path: KeyPath = ()
        self._fields: list[Field] = []
        self._unplaced = _UnplacedProblems()
        self._unplaced.remove_asked.connect(self._remove)
        self.content = Stack(self._unplaced)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.content)

    @property
    def draft(self) -> ProgramDraft:
        """The draft that is edited; only once one is shown."""
        if self._draft is None:
            raise ValueError("the form shows no draft")
        return self._draft

    @property
    def path(self) -> KeyPath:
        """The path of the table that is edited."""
        return self._path

    @property
    def first(self) -> Field:
        """The field to begin with."""
        return self._fields[0]

    def show_table(self, draft: ProgramDraft, path: KeyPath) -> None:
        """Edit that table of that draft."""
        if draft is not self._draft or path != self._path:
            self._draft, self._path = draft, path
            for field in self._fields:
                field.editor.forget()
        self.refresh()

    def refresh(self) -> None:
        """Show the values that the draft has now."""
        for field in self._fields:
            field.editor.show_value(self.draft.get((*self._path, *field.key)))

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Show each of the table's problems beside its field, the others above the form."""
        left = list(problems)
        for field in self._fields:
            own = [problem for problem in left if field.covers(problem.path, self._path)]
            field.show_problems([self._message(problem, field) for problem in own])
            left = [problem for problem in left if problem not in own]
        move_focus(self._unplaced, self.first)
        self._unplaced.show_problems(left, self.draft.table(self._path), self._path)

    def field_of(self, problem: Problem) -> Field | None:
        """The field beside which a problem stands."""
        return next((f for f in self._fields if f.covers(problem.path, self._path)), None)

    @property
    def edited_field(self) -> Field | None:
        """The field that the keyboard is in."""
        focused = QApplication.focusWidget()
        return next((f for f in self._fields if focused and f.isAncestorOf(focused)), None)

    def set_value(self, key: KeyPath, value: Any) -> None:
        """Put a value into the table; None takes it away, and what is empty by that."""
        path = (*self._path, *key)
        is_last = len(key) > 1 and not set(self.draft.table(path[:-1])) - {key[-1]}
        self.draft.set(path[:-1] if value is None and is_last else path, value)
        self.changed.emit()

    def field(self, key: KeyPath, editor: ValueEditor, *, tells_problems: bool = True) -> Field:
        """Make a field of an editor."""
        field = Field(key, editor, tells_problems=tells_problems)
        editor.edited.connect(lambda value: self.set_value(key, value))
        self._fields.append(field)
        return field

    def card(self, title: str, *rows: tuple[str, QWidget]) -> FormCard:
        """A card with rows of a name and a field each, at the end of the form."""
        card = FormCard(title, rows)
        self.content.column.addWidget(card)
        return card

    def _message(self, problem: Problem, field: Field) -> str:
        """What is wrong, with its place in the table where that is within the field's value."""
        if problem.path == path_text((*self._path, *field.key)):
            return problem.message
        return text_within(problem, self._path)

    def _remove(self, path: KeyPath) -> None:
        self.draft.remove(path)
        self.changed.emit()


class NamedForm(Form):
    """A form whose table has a name, by which its path may change."""

    # The path of the table, which has another name.
    renamed = Signal(object)

    def set_value(self, key: KeyPath, value: Any) -> None:
        if key != ("name",):
            super().set_value(key, value)
            return
        self._path = set_name(self.draft, self._path, value or "")
        self.renamed.emit(self._path)
        self.changed.emit()


class FormCard(Card):
    """A card with rows of a name and a field."""

    def __init__(
        self, title: str, rows: Iterable[tuple[str, QWidget]], names_above: bool = False
    ) -> None:
        """The names of the fields stand beside them, or above them where they are long."""
        super().__init__()
        if title:
            self.column.addWidget(label(title, "heading"))
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(10)
        wrap = QFormLayout.RowWrapPolicy
        self.form.setRowWrapPolicy(wrap.WrapAllRows if names_above else wrap.WrapLongRows)
        for name, field in rows:
            self.form.addRow(label(name) if names_above else _name_label(name), field)
            if self.focusProxy() is None:
                self.setFocusProxy(field)
        self.column.addLayout(self.form)

    def show_row(self, row: QWidget, shown: bool) -> None:
        """Show or hide the row of that field, or of those that are in it."""
        if not shown:
            move_focus(row, self)
        for field in (row, *row.findChildren(Field)):
            if isinstance(field, Field):
                field.in_use = shown
        self.form.setRowVisible(row, shown)


def _keyboard_widget(widget: QWidget) -> QWidget:
    """What has the keyboard when that widget is to have it."""
    while (proxy := widget.focusProxy()) is not None:
        widget = proxy
    return widget


def is_within(path: str, outer: str) -> bool:
    """Whether a path leads to a place or into it."""
    return not outer or path == outer or path.startswith((f"{outer}.", f"{outer}["))


def text_within(problem: Problem, table: KeyPath) -> str:
    """What is wrong in that table, as whoever has the table before them reads it: "repz: …"."""
    place = problem.path.removeprefix(path_text(table)).lstrip(".")
    return str(Problem(place, problem.message))


def beside(*widgets: QWidget) -> QWidget:
    """Widgets side by side, the last the widest."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget, 1 if widget is widgets[-1] else 0, Qt.AlignmentFlag.AlignTop)
    row.setFocusProxy(widgets[0])
    return row


def _name_label(name: str) -> QLabel:
    text = field_name(name)
    text.setWordWrap(True)
    follow_type(text, lambda: text.setFixedWidth(digits_px(text, NAME_DIGITS)))
    text.setAlignment(Qt.AlignmentFlag.AlignTop)
    text.setContentsMargins(0, 9, 0, 0)
    return text


class _UnplacedProblems(Card):
    """What is wrong and has no field: keys that nobody knows, and what is missing altogether."""

    # The path of a key.
    remove_asked = Signal(object)

    def __init__(self) -> None:
        self._rows = Stack(spacing=8)
        super().__init__(self._rows)
        self._shown: list[Problem] = []
        self.hide()

    def show_problems(self, problems: list[Problem], table: Any, path: KeyPath) -> None:
        """Show these of a table; what is under a key of it can be removed."""
        if problems != self._shown:
            self._shown = problems
            self._rows.clear()
            for problem in problems:
                text = text_within(problem, path)
                line = label(breakable(text), "eyebrow")
                line.setAccessibleName(text)
                self._rows.column.addWidget(line)
                for key in table:
                    if is_within(problem.path, path_text((*path, key))):
                        self._rows.column.addWidget(self._remove_button((*path, key)))
        self.setHidden(not problems)

    def _remove_button(self, path: KeyPath) -> QWidget:
        remove = button(f"Remove {path[-1]}")
        remove.clicked.connect(lambda: self.remove_asked.emit(path))
        row = QWidget()
        FlowLayout(8, equal=False, parent=row).add(remove)
        return row
