"""The card of one group of settings: its form, and the way back to the usual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QWidget

from glutetimer.core.frozen import replace
from glutetimer.core.settings import GROUPS, Settings
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Card
from glutetimer.ui.focus import move_focus
from glutetimer.ui.labels import field_name, label

# What stands above a group where its name alone says too little.
HEADINGS = {"Session": gettext_noop("Tempo and times")}


class GroupCard(Card):
    """Rows of names and editors. A reset is undone beside it until the group is changed again."""

    # All settings as they are to be after a reset or its undo.
    settings_asked = Signal(object)

    def __init__(self, group: str, rows: Sequence[tuple[str, QWidget]], *below: QWidget) -> None:
        """`below` stands below the rows, in the column of the editors."""
        super().__init__()
        # A message, as those of the other cards.
        self.heading = HEADINGS.get(group, group)
        heading = gettext(self.heading)
        # The names of the rows, which the page aligns.
        self.names: list[QLabel] = []
        self._group = group
        self._settings = Settings()
        # What the group's settings were before the reset that can be undone.
        self._before: Mapping[str, Any] | None = None
        self._undo = button(gettext("Undo"), "quiet")
        self._undo.setAccessibleName(gettext("{group}: undo the reset").format(group=heading))
        self._undo.clicked.connect(self._undo_reset)
        self._undo.hide()
        self._reset = button(gettext("Reset to defaults"), "quiet")
        reset_name = gettext("{group}: reset to defaults").format(group=heading)
        self._reset.setAccessibleName(reset_name)
        self._reset.clicked.connect(self._reset_group)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(heading, "heading"), 1)
        head.addWidget(self._undo)
        head.addWidget(self._reset)
        self.column.addLayout(head)
        self.column.addLayout(self._make_form([*rows, *(("", widget) for widget in below)]))
        # Where the keyboard goes when somebody goes to the card, or resets it.
        self.setFocusProxy(rows[0][1])

    def show_settings(self, settings: Settings) -> None:
        """Offer a reset where something differs from the usual; the editors are shown elsewhere."""
        self._settings = settings
        differs = settings.with_defaults(self._group) != settings
        if differs and self._before is not None:
            self._forget_reset()
        if not differs:
            move_focus(self._reset, self)
        self._reset.setEnabled(differs)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # Whoever comes back later has another thing in mind.
        self._forget_reset()

    def _make_form(self, rows: Sequence[tuple[str, QWidget]]) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, editor in rows:
            name_label = field_name(name)
            name_label.setWordWrap(True)
            self.names.append(name_label)
            form.addRow(name_label, editor)
        return form

    def _reset_group(self) -> None:
        before = self._settings
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.settings_asked.emit(before.with_defaults(self._group))
        self._before = {key: getattr(before, key) for key in GROUPS[self._group]}
        self._undo.show()

    def _undo_reset(self) -> None:
        before = self._before
        if before is not None:
            self._forget_reset()
            self.settings_asked.emit(replace(self._settings, **before))

    def _forget_reset(self) -> None:
        self._before = None
        move_focus(self._undo, self)
        self._undo.hide()
