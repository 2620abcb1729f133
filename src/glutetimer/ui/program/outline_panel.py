"""The outline with its buttons, and what can be added."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from glutetimer.core.program_draft import KeyPath, ProgramDraft
from glutetimer.core.program_edits import EXERCISES, LEVELS, SETS
from glutetimer.core.translation import gettext
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Stack
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus
from glutetimer.ui.labels import set_tool_tip
from glutetimer.ui.program.outline import Outline
from glutetimer.ui.program.owned_problems import OwnedProblem
from glutetimer.ui.type_size import digits_px, follow_type

# How wide it may be beside the form.
MIN_DIGITS, MAX_DIGITS = 39, 60
# Qt's QWIDGETSIZE_MAX.
NO_LIMIT_PX = 16_777_215


class OutlinePanel(Stack):
    """The outline as high as there is room, and buttons to add to the program."""

    add_exercise_asked = Signal()
    add_level_asked = Signal()
    add_set_asked = Signal()

    def __init__(self) -> None:
        self.outline = Outline()
        super().__init__(self.outline, spacing=8, margins=(0, 12, 0, 12))
        # Qt's least height is that of a small window with large type.
        self.outline.setMinimumHeight(1)
        self._beside = True
        self._add_exercise = button(gettext("New exercise"))
        self._add_level = button(gettext("New level"))
        self._add_set = button(gettext("Add to level"))
        tip = gettext("Adds an exercise to the level that is chosen in the list")
        set_tool_tip(self._add_set, tip)
        actions = self._add_exercise, self._add_level, self._add_set
        self.column.addLayout(FlowLayout(6, equal=False).add(*actions))
        self._add_exercise.clicked.connect(self.add_exercise_asked)
        self._add_level.clicked.connect(self.add_level_asked)
        self._add_set.clicked.connect(self.add_set_asked)
        follow_type(self, lambda: self.set_beside(self._beside))

    def show_draft(self, draft: ProgramDraft, path: KeyPath) -> KeyPath:
        """Show that draft with that path chosen, or the nearest; gives the one that is."""
        path = self.outline.show_draft(draft, path)
        in_level = path[:1] == (LEVELS,)
        if not in_level:
            move_focus(self._add_set, self.outline)
        self._add_set.setEnabled(in_level)
        return path

    def set_beside(self, beside: bool) -> None:
        """Stand beside the form, or alone."""
        self._beside = beside
        self.setMinimumWidth(digits_px(self, MIN_DIGITS) if beside else 0)
        self.setMaximumWidth(digits_px(self, MAX_DIGITS) if beside else NO_LIMIT_PX)

    def adder_of(self, owned: OwnedProblem) -> QPushButton | None:
        """The button that adds what is missing; None where that is a matter of a form."""
        adders = {EXERCISES: self._add_exercise, LEVELS: self._add_level, SETS: self._add_set}
        return adders.get(owned.key) if owned.is_missing else None
