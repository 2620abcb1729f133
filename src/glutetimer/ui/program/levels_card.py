"""The levels of a program, each with its sets in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from glutetimer.core.frozen import replace
from glutetimer.core.phrases import seconds_text
from glutetimer.core.program import Dose, Level, Program
from glutetimer.core.translation import gettext
from glutetimer.ui.card import Card, Stack
from glutetimer.ui.labels import label
from glutetimer.ui.type_size import digits_px, follow_type
from glutetimer.ui.wording import level_text


class LevelsCard(Card):
    """The ladder of a program to read, the easiest level first."""

    def __init__(self) -> None:
        self._levels = Stack(spacing=14)
        super().__init__(label(gettext("Levels"), "heading"), self._levels)

    def show_program(self, program: Program) -> None:
        """Show that program's levels."""
        self._levels.clear()
        for number, level in enumerate(program.levels, 1):
            self._levels.column.addWidget(_level(number, level))


def _level(number: int, level: Level) -> QWidget:
    place, name = label(str(number)), label(level.name)
    font = name.font()
    font.setWeight(QFont.Weight.DemiBold)
    for bold in (place, name):
        bold.setFont(font)
    follow_type(place, lambda: place.setFixedWidth(digits_px(place, 2) + 14))
    sets = [label(_set_text(level, dose)) for dose in level.doses]
    about = [label(level.about, "muted")] if level.about else []
    row = QWidget()
    columns = QHBoxLayout(row)
    columns.setContentsMargins(0, 0, 0, 0)
    columns.setSpacing(0)
    columns.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
    columns.addWidget(Stack(name, *sets, *about, spacing=3), 1)
    return row


def _set_text(level: Level, dose: Dose) -> str:
    """One of a level's doses in words, with the legs that do it and the rest between its sets."""
    text = level_text(replace(level, doses=(dose,)))
    if dose.sets == 1:
        return text
    between = gettext("{dose}, {length} rest between")
    return between.format(dose=text, length=seconds_text(dose.rest_ms))
