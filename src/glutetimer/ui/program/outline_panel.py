"""The outline of a draft with what can be done with its lines."""

from __future__ import annotations

from PySide6.QtCore import Signal

from glutetimer.core.program_draft import KeyPath, ProgramDraft
from glutetimer.core.program_edits import LEVELS
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Stack
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.focus import move_focus
from glutetimer.ui.labels import set_tool_tip
from glutetimer.ui.program.outline import Outline
from glutetimer.ui.type_size import digits_px, follow_type

WIDTH_DIGITS = 34
# Above the form it shows so many lines at most.
LINES_ABOVE = 6
# Qt's QWIDGETSIZE_MAX.
NO_LIMIT_PX = 16_777_215


class OutlinePanel(Stack):
    """The outline, and buttons to add, move and remove."""

    add_exercise_asked = Signal()
    add_level_asked = Signal()
    add_set_asked = Signal()
    remove_asked = Signal()
    move_asked = Signal(int)

    def __init__(self) -> None:
        self.outline = Outline()
        super().__init__(self.outline, spacing=8)
        self._beside = True
        self._add_exercise, self._add_level = button("Add exercise"), button("Add level")
        self._add_set = button("Add set")
        self._up, self._down, self._remove = button("↑"), button("↓"), button("Remove")
        actions = (
            self._add_exercise, self._add_level, self._add_set, self._up, self._down, self._remove,
        )  # fmt: skip
        self.column.addLayout(FlowLayout(6, equal=False).add(*actions))
        for action, name, keys in (
            (self._up, "Move up", "Alt+↑"),
            (self._down, "Move down", "Alt+↓"),
            (self._remove, "Remove", "Delete"),
        ):
            action.setAccessibleName(name)
            set_tool_tip(action, f"{name} ({keys} in the list)")
        self._connect()
        follow_type(self, lambda: self.set_beside(self._beside))

    def show_draft(self, draft: ProgramDraft, path: KeyPath) -> KeyPath:
        """Show that draft with that path chosen, or the nearest; gives the one that is."""
        path = self.outline.show_draft(draft, path)
        inside = draft.get(path[:-1]) if path else None
        keys = list(range(len(inside))) if isinstance(inside, list) else list(inside or ())
        place = keys.index(path[-1]) if path else 0
        for action, can in (
            (self._add_set, path[:1] == (LEVELS,)),
            (self._remove, bool(path)),
            (self._up, place > 0),
            (self._down, place + 1 < len(keys)),
        ):
            if not can:
                move_focus(action, self.outline)
            action.setEnabled(can)
        self._fit()
        return path

    def set_beside(self, beside: bool) -> None:
        """Stand beside the form, as high as the page, or above it."""
        self._beside = beside
        width = digits_px(self, WIDTH_DIGITS)
        self.column.setContentsMargins(0, 18 if beside else 0, 0, 12 if beside else 0)
        self.setMinimumWidth(width if beside else 0)
        self.setMaximumWidth(width if beside else NO_LIMIT_PX)
        self._fit()

    def _fit(self) -> None:
        if self._beside:
            self.outline.setMinimumHeight(0)
            self.outline.setMaximumHeight(NO_LIMIT_PX)
        else:
            lines = min(self.outline.count(), LINES_ABOVE)
            self.outline.setFixedHeight(lines * self.outline.sizeHintForRow(0) + 16)

    def _connect(self) -> None:
        self._add_exercise.clicked.connect(self.add_exercise_asked)
        self._add_level.clicked.connect(self.add_level_asked)
        self._add_set.clicked.connect(self.add_set_asked)
        self._remove.clicked.connect(self.remove_asked)
        self._up.clicked.connect(lambda: self.move_asked.emit(-1))
        self._down.clicked.connect(lambda: self.move_asked.emit(1))
        self.outline.remove_asked.connect(self.remove_asked)
        self.outline.move_asked.connect(self.move_asked)
