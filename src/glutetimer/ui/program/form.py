"""A form for one table of a draft: its fields, each with what is wrong beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFormLayout, QHBoxLayout, QLabel, QWidget

from glutetimer.core.program_draft import KeyPath, ProgramDraft, path_text
from glutetimer.core.program_edits import set_name
from glutetimer.core.translation import gettext
from glutetimer.ui.accessible import announce
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card, Stack
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus
from glutetimer.ui.labels import field_name, label
from glutetimer.ui.program.owned_problems import OwnedProblem, is_within
from glutetimer.ui.program.problem_texts import allowed_text, problem_text
from glutetimer.ui.program.texts import breakable
from glutetimer.ui.program.value_editors import ValueEditor
from glutetimer.ui.type_size import digits_px, follow_type
from glutetimer.ui.wrong import WRONG, mark_wrong

_PLACE = re.compile(r"\[(\d+)\]")
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

    def covers(self, owned: OwnedProblem) -> bool:
        """Whether a problem is told here: it is the value's, or that of something in it."""
        return self.in_use and self.is_about(owned)

    def is_about(self, owned: OwnedProblem) -> bool:
        """Whether a problem is that of the value, also while the field is not in use."""
        return self._tells_problems and is_within(owned.key, path_text(self.key))

    def problem_text(self, owned: OwnedProblem) -> str:
        """What to do about a problem of the value: "How many reps: give …"."""
        place = _PLACE.match(owned.key.removeprefix(path_text(self.key)))
        return problem_text(owned, self.editor.name, int(place[1]) + 1 if place else 0)

    @property
    def shown_problem(self) -> QWidget | None:
        """What says that something is wrong here; None, nothing is."""
        return None if self._problem.isHidden() else self._problem

    def show_problems(self, messages: Sequence[str]) -> None:
        """Show what is wrong here."""
        text = "\n".join(messages)
        if text != self._problem.accessibleName():
            self._problem.setText(breakable("\n".join(f"{WRONG} {each}" for each in messages)))
            self._problem.setAccessibleName(text)
            self._problem.setVisible(bool(text))
            mark_wrong(_keyboard_widget(self.editor), text)
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

    def show_problems(self, problems: Iterable[OwnedProblem]) -> None:
        """Show each of the table's problems beside its field, the others above the form.

        What is only missing has no words here: its field is empty, and the editor says so once.
        """
        left = [owned for owned in problems if not owned.is_missing]
        for field in self._fields:
            own = [owned for owned in left if field.covers(owned)]
            field.show_problems([field.problem_text(owned) for owned in own])
            left = [owned for owned in left if owned not in own]
        move_focus(self._unplaced, self.first)
        self._unplaced.show_problems([self._unplaced_problem(owned) for owned in left])

    def field_of(self, owned: OwnedProblem) -> Field | None:
        """The field that a problem belongs to, if one in use does."""
        return next((f for f in self._fields if f.covers(owned)), None)

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

    def row(self, key: KeyPath, editor: ValueEditor) -> tuple[str, Field]:
        """Make a row of a card: a field, and its name."""
        return editor.name, self.field(key, editor)

    def card(self, title: str, *rows: tuple[str, QWidget]) -> FormCard:
        """A card with rows of a name and a field each, at the end of the form."""
        card = FormCard(title, rows)
        self.content.column.addWidget(card)
        return card

    def _unplaced_problem(self, owned: OwnedProblem) -> _UnplacedProblem:
        hidden = next((f for f in self._fields if f.is_about(owned)), None)
        if hidden:
            return _UnplacedProblem(hidden.problem_text(owned), hidden.key, hidden.editor.name)
        key = self._innermost_key(owned)
        name = str(key[-1]) if key else ""
        return _UnplacedProblem(problem_text(owned), key, name, allowed_text(owned))

    def _innermost_key(self, owned: OwnedProblem) -> KeyPath:
        """The keys of tables that lead to a problem of the form's table, as far as they are there.

        Only what is wrong is to be removed, and not all that stands in one table with it.
        """
        key: KeyPath = ()
        while True:
            inside = self.draft.table((*self._path, *key))
            inner = [(*key, k) for k in inside if is_within(owned.key, path_text((*key, k)))]
            if not inner:
                return key
            key = inner[0]

    def _remove(self, key: KeyPath) -> None:
        self.set_value(key, None)


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
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, field in rows:
            if names_above:
                # The form itself would wrap a name above at the width of a short field.
                self.form.addRow(Stack(label(name), field, spacing=4))
            else:
                self.form.addRow(_name_label(name), field)
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


@dataclass(frozen=True, slots=True)
class _UnplacedProblem:
    """What is wrong and has no field in use; the key and the name of what can be removed, and
    what is allowed there instead, if that is known.

    The key is empty where nothing is there to be removed.
    """

    text: str
    key: KeyPath
    name: str
    allowed: str = ""


class _UnplacedProblems(Card):
    """Keys that nobody knows, and values that do not fit the rest, with a way to remove them."""

    # The key that is to go.
    remove_asked = Signal(object)

    def __init__(self) -> None:
        self._rows = Stack(spacing=8)
        super().__init__(self._rows)
        self._shown: list[_UnplacedProblem] = []
        self.hide()

    def show_problems(self, problems: list[_UnplacedProblem]) -> None:
        """Show these."""
        if problems != self._shown:
            self._shown = problems
            self._rows.clear()
            for problem in problems:
                line = label(breakable(f"{WRONG} {problem.text}"), "eyebrow")
                line.setAccessibleName(problem.text)
                self._rows.column.addWidget(line)
                if problem.allowed:
                    self._rows.column.addWidget(label(breakable(problem.allowed), "muted"))
                if problem.key:
                    self._rows.column.addWidget(self._remove_button(problem))
        self.setHidden(not problems)

    def _remove_button(self, problem: _UnplacedProblem) -> QWidget:
        remove = button(gettext("Remove “{name}”").format(name=problem.name))
        remove.clicked.connect(lambda: self.remove_asked.emit(problem.key))
        row = QWidget()
        FlowLayout(8, equal=False, parent=row).add(remove)
        return row
