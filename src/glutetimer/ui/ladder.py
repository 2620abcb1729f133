"""The ladder of levels with the present one marked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from glutetimer.core.program import Level, Program
from glutetimer.core.translation import gettext
from glutetimer.ui.accessible import Role, give_role
from glutetimer.ui.buttons import Button, button
from glutetimer.ui.labels import set_tool_tip


class Ladder(QWidget):
    """The levels as a column of buttons, the present one marked; a click picks another."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        give_role(self, Role.Grouping, gettext("Levels"))
        self._levels: tuple[Level, ...] = ()
        self._rungs: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that are shown."""
        return self._levels

    def show_program(self, program: Program, now: Level) -> None:
        """Show that program's levels, with `now` as the present one."""
        if program.levels != self._levels:
            self._levels = program.levels
            self._make_rungs()
        for number, (level, rung) in enumerate(zip(self._levels, self._rungs, strict=True), 1):
            is_now = level.id == now.id
            rung.setChecked(is_now)
            name = gettext("Level {number}: {level}").format(number=number, level=level.name)
            if is_now:
                name = gettext("{level}, where you are").format(level=name)
            rung.setAccessibleName(name)

    def _make_rungs(self) -> None:
        for rung in self._rungs:
            rung.hide()
            rung.deleteLater()
        self._rungs = [self._rung(number, level) for number, level in enumerate(self._levels, 1)]
        for rung in self._rungs:
            self._column.addWidget(rung)

    def _rung(self, number: int, level: Level) -> Button:
        rung = button(
            f"{number}   {level.name}",
            "level",
            click_focuses=False,
            align=Qt.AlignmentFlag.AlignLeft,
        )
        give_role(rung, Role.RadioButton, level.name)
        rung.setCheckable(True)
        set_tool_tip(rung, level.about)
        rung.clicked.connect(lambda: self.picked.emit(level))
        return rung
