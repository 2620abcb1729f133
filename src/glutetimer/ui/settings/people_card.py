"""The card of who uses this laptop: their names, and a form to add or rename a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QGridLayout, QLineEdit, QWidget

from glutetimer.core.profiles import Profile
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.accessible import announce
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card, Stack
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus, tab_in_order
from glutetimer.ui.keys import ENTER_KEYS
from glutetimer.ui.labels import field_name, label
from glutetimer.ui.wrong import WRONG, mark_wrong

ABOUT = gettext_noop(
    "Everyone who shares this laptop can have their own history, settings and program. "
    "Switch between people on Today."
)
NO_NAME = gettext_noop("No name yet")
# A longer word may be broken: else it would push the buttons out of a small window.
MAX_WORD_LETTERS = 20


class PeopleCard(Card):
    """Shows who there is, and says who should be added, renamed or taken off the list."""

    heading = gettext_noop("People")

    # The name of one more person, and that of who is present, empty if they have one.
    add_asked = Signal(str, str)
    # The number of a person, and the name that they should have.
    rename_asked = Signal(int, str)
    # The number of a person.
    remove_asked = Signal(int)

    def __init__(self) -> None:
        self._rows = Stack(spacing=0)
        self._add = button(gettext("Add a person…"))
        self._add.setAccessibleName(gettext("Add a person"))
        self._add.clicked.connect(self._open_to_add)
        self._form: _NameForm | None = None
        self._present = Profile()
        heading, about = label(gettext(self.heading), "heading"), label(gettext(ABOUT), "muted")
        super().__init__(heading, about, self._rows)
        self.column.addLayout(FlowLayout(8, equal=False).add(self._add))
        self.setFocusProxy(self._add)

    def show_people(self, people: Sequence[Profile], present: int) -> None:
        """Show these people; who is present has that number."""
        move_focus(self._rows, self._form or self._add)
        self._rows.clear()
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for row, profile in enumerate(people):
            if profile.number == present:
                self._present = profile
            self._add_row(grid, row, profile, alone=len(people) == 1)
        self._rows.column.addWidget(rows)
        tab_in_order(rows, self._add)

    def show_problem(self, why: str, field: int | None = None) -> None:
        """Say in the form why a name cannot be, and mark its field; empty, it can.

        `field` is its place among the fields; None, it is about none of them.
        """
        if self._form is not None:
            self._form.show_problem(why, field)

    def close_form(self) -> None:
        """Take the form away, if one is open."""
        form = self._form
        if form is not None:
            self._form = None
            self._add.show()
            self.setFocusProxy(self._add)
            move_focus(form, self._add)
            form.hide()
            form.deleteLater()

    def _add_row(self, grid: QGridLayout, row: int, profile: Profile, alone: bool) -> None:
        here = profile.number == self._present.number and not alone
        text = _breakable(profile.name) or gettext(NO_NAME)
        name = label(gettext("{name} (here now)").format(name=text) if here else text)
        name.setAccessibleName(profile.name)
        # Below each other, in whatever direction they are written.
        align = Qt.AlignmentFlag
        name.setAlignment(align.AlignAbsolute | align.AlignLeft | align.AlignVCenter)
        grid.addWidget(name, row, 0)
        rename = button(gettext("Rename…") if profile.name else gettext("Give a name…"))
        rename_name = gettext("Rename {name}") if profile.name else gettext("Give a name")
        rename.setAccessibleName(rename_name.format(name=profile.name))
        rename.clicked.connect(partial(self._open_to_rename, profile))
        # Whoever is present would have to go first.
        if not here and not alone:
            remove = button(gettext("Remove…"))
            remove.setAccessibleName(gettext("Remove {name}").format(name=profile.name))
            remove.clicked.connect(partial(self.remove_asked.emit, profile.number))
            grid.addWidget(remove, row, 1)
        # At the edge, as everyone has it.
        grid.addWidget(rename, row, 2)

    def _open_to_add(self) -> None:
        own = () if self._present.name else ((gettext("Your name"), ""),)
        other = gettext("The other person's name") if own else gettext("Name")
        form = _NameForm((*own, (other, "")), gettext("Add"))
        form.saved.connect(lambda names: self.add_asked.emit(names[-1], names[0] if own else ""))
        self._open(form)

    def _open_to_rename(self, profile: Profile, _: bool = False) -> None:
        form = _NameForm(((gettext("Name"), profile.name),), gettext("Save"))
        form.saved.connect(lambda names: self.rename_asked.emit(profile.number, names[0]))
        self._open(form)

    def _open(self, form: _NameForm) -> None:
        self.close_form()
        self._form = form
        form.cancelled.connect(self.close_form)
        self.column.addWidget(form)
        tab_in_order(self._rows, form)
        form.show()
        form.setFocus()
        self.setFocusProxy(form)
        self._add.hide()


class _NameForm(QWidget):
    """Asks for one name or for two."""

    # The names as they were typed.
    saved = Signal(list)
    cancelled = Signal()

    def __init__(self, fields: Sequence[tuple[str, str]], save: str) -> None:
        """Each field has what it is called and what stands in it at first."""
        super().__init__()
        self._problem = label(kind="eyebrow")
        self._problem.hide()
        self._boxes = [QLineEdit(text) for _, text in fields]
        form = QFormLayout(self)
        form.setContentsMargins(0, 6, 0, 0)
        form.setHorizontalSpacing(24)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for (name, _), box in zip(fields, self._boxes, strict=True):
            box.setAccessibleName(name)
            form.addRow(field_name(name), box)
        form.addRow(self._problem)
        self._save, cancel = button(save, "offer"), button(gettext("Cancel"))
        form.addRow(FlowLayout(8, equal=False).add(self._save, cancel))
        self._save.clicked.connect(self._emit_saved)
        cancel.clicked.connect(self.cancelled)
        self._boxes[0].selectAll()
        self.setFocusProxy(self._boxes[0])

    def show_problem(self, why: str, field: int | None) -> None:
        """Say why that cannot be, and go to the field that it is about; empty, it can."""
        wrong = self._boxes[field] if why and field is not None else None
        for box in self._boxes:
            mark_wrong(box, why if box is wrong else "")
        self._problem.setText(f"{WRONG} {why}" if why else "")
        self._problem.setAccessibleName(why)
        self._problem.setVisible(bool(why))
        if wrong is not None:
            wrong.setFocus()
        if why:
            announce(self._problem, why)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in ENTER_KEYS:
            self._emit_saved()
        else:
            super().keyPressEvent(event)

    def _emit_saved(self) -> None:
        self.saved.emit([box.text() for box in self._boxes])


def _breakable(name: str) -> str:
    """The name for a label, which may end a line within a long word of it."""
    return re.sub(rf"(\S{{{MAX_WORD_LETTERS}}})(?=\S)", "\\1\N{ZERO WIDTH SPACE}", name)
