"""Edits a program: an outline of it, and the form of what is chosen there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from glutetimer.core.program_draft import KeyPath, ProgramDraft
from glutetimer.core.program_edits import (
    EXERCISES,
    LEVELS,
    add_exercise,
    add_level,
    add_set,
    new_draft,
)
from glutetimer.ui.card import Stack
from glutetimer.ui.focus import move_focus, tab_in_order
from glutetimer.ui.program.editor_bar import EditorBar
from glutetimer.ui.program.editor_head import EditorHead
from glutetimer.ui.program.exercise_form import ExerciseForm
from glutetimer.ui.program.form import Form, NamedForm
from glutetimer.ui.program.level_form import LevelForm
from glutetimer.ui.program.outline_panel import MAX_DIGITS, OutlinePanel
from glutetimer.ui.program.owned_problems import OwnedProblem
from glutetimer.ui.program.program_form import ProgramForm
from glutetimer.ui.program.set_form import SetForm
from glutetimer.ui.scrolling import bound_width, fill_page, settle_layouts_in
from glutetimer.ui.type_size import digits_px, on_new_type

MARGIN = 24
# How far from the edge that stays which scrolls into sight.
NEAR = 8
# On a page narrower than so many digits, there is either the outline or the form.
DIGITS_BESIDE = 84
MAX_FORM_DIGITS = 98
# How much of the width is the outline's, and how much the form's.
OUTLINE_PARTS, FORM_PARTS = 5, 8


class ProgramEditor(QWidget):
    """A draft of a program to edit; it stays until it is left, also while another page is shown.

    Only a program without problems can be saved: its file is the one in use. In a narrow window
    the outline is one step, and the form of what is chosen there the next.
    """

    # The draft is to be written to its file; `show_saved` once that is done.
    save_asked = Signal()
    # The editor was left, and with it what was not saved.
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._draft = new_draft()
        self._path: KeyPath = ()
        self._problem: OwnedProblem | None = None
        self._panel = OutlinePanel()
        self._head = EditorHead(self)
        self._bar = EditorBar(self)
        self._forms = Stack()
        self._by_kind: dict[type[Form], Form] = {}
        self._form = self._form_of(ProgramForm)
        self._beside = True
        # Whether the form is the step in sight, where there is room for one alone.
        self._at_form = False
        self._lay_out()
        on_new_type(self, self._fit)
        self._tab_in_order()
        self._connect()
        self._arrange()

    def edit(self, draft: ProgramDraft) -> None:
        """Edit that draft from now on."""
        self._draft, self._path, self._problem = draft, (), None
        self._show()
        self._close_form()
        self._area.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Put the keyboard into the first field of the form."""
        self._open_form()
        self._bring_up(self._form.first)

    def show_saved(self) -> None:
        """Go on with the draft, which its file has now."""
        self._draft.mark_saved()
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence.StandardKey
        if event.matches(keys.Undo):
            self._undo()
        elif event.matches(keys.Redo):
            self._redo()
        elif event.matches(keys.Save):
            self._bar.save()
        elif event.key() == Qt.Key.Key_Escape and self._at_form and not self._beside:
            self._close_form()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        """Show outline and form beside each other, or one of them, as there is room."""
        beside = self.width() >= digits_px(self, DIGITS_BESIDE)
        if beside is not self._beside:
            self._beside = beside
            self._at_form = self._step.isAncestorOf(self.focusWidget() or self)
            self._arrange()
        # Both in the middle of a wide window.
        spare = self.width() - digits_px(self, MAX_FORM_DIGITS + MAX_DIGITS) - MARGIN
        left = max(MARGIN, spare // 2) if beside else MARGIN
        self._columns.setContentsMargins(left, 0, 0 if beside or self._at_form else MARGIN, 0)
        self._bar.set_left_margin(left)

    def _arrange(self) -> None:
        """Show what there is room for, with the keyboard in it."""
        shows_form = self._beside or self._at_form
        shows_list = self._beside or not self._at_form
        self.setFocusProxy(self._panel.outline if shows_list else self._form.first)
        self._head.offer_back(not shows_list)
        self._panel.set_beside(self._beside)
        steps = (self._panel, shows_list), (self._step, shows_form)
        # First what is shown, so that the keyboard has somewhere to go.
        for step, shown in sorted(steps, key=lambda step_shown: not step_shown[1]):
            if not shown:
                move_focus(step, self)
            step.setVisible(shown)

    def _open_form(self) -> None:
        self._go_step(to_form=True)

    def _close_form(self) -> None:
        self._go_step(to_form=False)

    def _go_step(self, to_form: bool) -> None:
        self._at_form = to_form
        if not self._beside:
            self._arrange()
            self._fit()

    def _show(self) -> None:
        """Show the draft as it is now: the outline, the form of what is chosen, what is wrong."""
        draft = self._draft
        self._path = self._panel.show_draft(draft, self._path)
        former, self._form = self._form, self._form_of(_kind_of(self._path))
        form = self._form
        form.show_table(draft, self._path)
        problems = self._panel.outline.problems
        form.show_problems(owned for owned in problems if owned.owner == self._path)
        form.show()
        if form is not former:
            self._arrange()
            move_focus(former, self)
            former.hide()
            self._tab_in_order()
        self._head.show_draft(draft, self._path)
        settle_layouts_in(self._area)
        self._bar.show_draft(draft, problems)

    def _show_edited(self) -> None:
        """Show the draft after an edit; what is wrong with the field at hand comes into sight."""
        self._show()
        field = self._form.edited_field
        problem = field and field.shown_problem
        if problem is not None:
            self._area.ensureWidgetVisible(problem, 0, NEAR)
            self._area.ensureWidgetVisible(self.focusWidget(), 0, NEAR)

    def _choose(self, path: KeyPath) -> None:
        self._path = path
        self._show()
        self._area.verticalScrollBar().setValue(0)

    def _click(self, item: QListWidgetItem) -> None:
        # A heading is clicked for nothing.
        if item is self._panel.outline.currentItem():
            self._open_form()

    def _renamed(self, path: KeyPath) -> None:
        self._path = path

    def _add_exercise(self) -> None:
        self._go_to(add_exercise(self._draft))

    def _add_level(self) -> None:
        self._go_to(add_level(self._draft))

    def _add_set(self) -> None:
        self._go_to(add_set(self._draft, self._path[:2]))

    def _remove(self) -> None:
        if self._path:
            self._draft.remove(self._path)
            self._show()
            self._close_form()

    def _move(self, by: int) -> None:
        path = self._path
        self._draft.move(path, by)
        # A level and a set have another path where they are now.
        if path and isinstance(path[-1], int):
            moved = *path[:-1], path[-1] + by
            self._path = moved if self._draft.get(moved) is not None else path
        self._show()

    def _undo(self) -> None:
        self._draft.undo()
        self._show()

    def _redo(self) -> None:
        self._draft.redo()
        self._show()

    def _go_to(self, path: KeyPath) -> None:
        """Choose what was added, with the keyboard in its first field."""
        self._path = path
        self._show()
        self.focus_first()

    def _show_where(self) -> None:
        """Go to the field of the problem after the one that was gone to last."""
        problems = self._panel.outline.problems
        known = self._problem in problems
        place = problems.index(self._problem) + 1 if known and self._problem is not None else 0
        self._problem = problems[place % len(problems)]
        self._path = self._problem.owner
        self._show()
        adder = self._panel.adder_of(self._problem)
        if adder is not None:
            self._close_form()
            adder.setFocus()
            return
        self._open_form()
        field = self._form.field_of(self._problem)
        self._bring_up(field or self._form.first)
        if field is None:
            # It stands above the form.
            top = self._form.mapTo(self._content, QPoint(0, -MARGIN))
            self._area.verticalScrollBar().setValue(top.y())

    def _bring_up(self, widget: QWidget) -> None:
        """Put the keyboard there, where it can be seen."""
        widget.setFocus()
        self._area.ensureWidgetVisible(widget, 0, MARGIN)

    def _form_of(self, kind: type[Form]) -> Form:
        """The form of that kind, made when it is needed first."""
        if kind not in self._by_kind:
            form = self._by_kind[kind] = kind()
            form.changed.connect(self._show_edited)
            if isinstance(form, NamedForm):
                form.renamed.connect(self._renamed)
            self._forms.column.addWidget(form)
        return self._by_kind[kind]

    def _tab_in_order(self) -> None:
        tab_in_order(self._panel, self._head, self._form, self._bar)

    def _lay_out(self) -> None:
        self._content = Stack(self._forms, margins=(0, 0, MARGIN, MARGIN))
        self._content.column.addStretch(1)
        page = QWidget()
        self._area = fill_page(page, self._content, MAX_FORM_DIGITS)
        self._area.setAlignment(Qt.AlignmentFlag.AlignLeft)
        head = Stack(self._head, margins=(0, 0, MARGIN, 0))
        bound_width(head, MAX_FORM_DIGITS)
        self._step = Stack(head, page, spacing=10, margins=(0, 12, 0, 0))
        self._columns = QHBoxLayout()
        self._columns.setSpacing(MARGIN)
        self._columns.addWidget(self._panel, OUTLINE_PARTS)
        self._columns.addWidget(self._step, FORM_PARTS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._columns, 1)
        column.addWidget(self._bar)

    def _connect(self) -> None:
        panel, head, bar = self._panel, self._head, self._bar
        panel.outline.chosen.connect(self._choose)
        panel.outline.opened.connect(self.focus_first)
        panel.outline.itemClicked.connect(self._click)
        panel.outline.remove_asked.connect(self._remove)
        panel.outline.move_asked.connect(self._move)
        panel.add_exercise_asked.connect(self._add_exercise)
        panel.add_level_asked.connect(self._add_level)
        panel.add_set_asked.connect(self._add_set)
        head.back_asked.connect(self._close_form)
        head.remove_asked.connect(self._remove)
        head.move_asked.connect(self._move)
        bar.save_asked.connect(self.save_asked)
        bar.undo_asked.connect(self._undo)
        bar.redo_asked.connect(self._redo)
        bar.show_where_asked.connect(self._show_where)
        bar.leaving.connect(self.closed)


def _kind_of(path: KeyPath) -> type[Form]:
    """The form for what a path leads to."""
    if path[:1] == (EXERCISES,):
        return ExerciseForm
    if path[:1] == (LEVELS,):
        return LevelForm if len(path) == 2 else SetForm
    return ProgramForm
