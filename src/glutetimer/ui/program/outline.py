"""The outline of a draft: the program, its exercises, its levels with their sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from glutetimer.core.phrases import dose_text
from glutetimer.core.program_draft import KeyPath, ProgramDraft
from glutetimer.core.program_edits import EXERCISES, LEVELS, SETS
from glutetimer.core.speed import Speed
from glutetimer.core.translation import decimal_text, gettext, ngettext, number_text
from glutetimer.ui.keys import is_step_back
from glutetimer.ui.labels import plain_tip
from glutetimer.ui.program.owned_problems import OwnedProblem, owned_problems
from glutetimer.ui.program.set_form import NO_NAME, exercise_name
from glutetimer.ui.wording import at_speed
from glutetimer.ui.wrong import WRONG

_INDENT = "\u2003"


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A row of the outline; `path` leads to what it is about, None for a heading."""

    path: KeyPath | None
    text: str
    depth: int = 0


class Outline(QListWidget):
    """The lines of a draft, one of them chosen."""

    # The path of the line that the person chose.
    chosen = Signal(object)
    # Its form is to be gone to: a double click, or Enter.
    opened = Signal()
    remove_asked = Signal()
    # By how many places the line is to be moved.
    move_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(gettext("What the program holds"))
        keys = gettext("Enter goes to the form of the line, Delete removes it")
        self.setAccessibleDescription(keys)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._items: list[OutlineItem] = []
        # All that is wrong or missing, in the order of the lines.
        self.problems: list[OwnedProblem] = []
        # What each line shows: the item, and how many problems there are in it.
        self._lines: list[tuple[OutlineItem, int]] = []
        self.currentRowChanged.connect(self._tell_chosen)
        self.itemActivated.connect(self.opened)

    @property
    def paths(self) -> list[KeyPath]:
        """The paths of the lines, in their order."""
        return [item.path for item in self._items if item.path is not None]

    def show_draft(self, draft: ProgramDraft, path: KeyPath) -> KeyPath:
        """Show the lines of that draft, and choose that of `path`, or the nearest; gives its."""
        before = self.currentRow()
        self._items = outline_items(draft)
        self.problems = owned_problems(draft, self.paths)
        counts = Counter(owned.owner for owned in self.problems if not owned.is_missing)
        lines = [(item, 0 if item.path is None else counts[item.path]) for item in self._items]
        with QSignalBlocker(self):
            while self.count() > len(lines):
                self.takeItem(self.count() - 1)
            while self.count() < len(lines):
                self.addItem(QListWidgetItem())
            for row, line in enumerate(lines):
                if self._lines[row : row + 1] != [line]:
                    _fill(self.item(row), *line)
            self._lines = lines
            row = self._row_of(path, before)
            self.setCurrentRow(row)
        self._scroll_to_chosen()
        return self._items[row].path or ()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Lines that were there before the style sheet was are as high as their text alone.
        self.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scroll_to_chosen()

    def doItemsLayout(self) -> None:
        # Qt lays lines out a turn after they changed, or the type did, and scrolls before that.
        super().doItemsLayout()
        self._scroll_to_chosen()

    def _scroll_to_chosen(self) -> None:
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if is_step_back(event):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit()
        elif is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_asked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _row_of(self, path: KeyPath, before: int) -> int:
        """The row of that path; where it is gone, of its neighbour, or of what it was in."""
        paths = [item.path for item in self._items]
        if path in paths:
            return paths.index(path)
        # An exercise has another path by another name: it is where it was, or the next one is.
        for row in (before, before - 1) if path[:1] == (EXERCISES,) else ():
            near = paths[row] if row < len(paths) else None
            if near is not None and near[:1] == (EXERCISES,):
                return row
        *outer, last = path or (0,)
        if isinstance(last, int) and last > 0:
            return self._row_of((*outer, last - 1), before)
        return self._row_of(tuple(outer[:-1]), before)

    def _tell_chosen(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._items[row].path or ())


def outline_items(draft: ProgramDraft) -> list[OutlineItem]:
    """The lines of an outline of that draft."""
    return [
        OutlineItem((), gettext("Program")),
        OutlineItem(None, gettext("Exercises")),
        *(
            OutlineItem((EXERCISES, id_), exercise_name(draft, id_), 1)
            for id_ in draft.table((EXERCISES,))
        ),
        OutlineItem(None, gettext("Levels")),
        *_level_items(draft),
    ]


def _level_items(draft: ProgramDraft) -> Iterator[OutlineItem]:
    for number in range(len(draft.items((LEVELS,)))):
        level = LEVELS, number
        name = draft.get((*level, "name"))
        shown = name if isinstance(name, str) else gettext(NO_NAME)
        yield OutlineItem(level, f"{number + 1}  {shown}", 1)
        for place in range(len(draft.items((*level, SETS)))):
            path = *level, SETS, place
            yield OutlineItem(path, _set_text(draft, path), 2)


def _set_text(draft: ProgramDraft, path: KeyPath) -> str:
    """A set as `wording.dose_text` has it, also where it is wrong: "2 sets of 12 Bridge"."""
    table = draft.table(path)
    reps, sets, hold_s = table.get("reps", "?"), table.get("sets", 1), table.get("hold_s")
    name = exercise_name(draft, table.get("exercise"))
    text = dose_text(name, sets, reps, "" if hold_s is None else _hold_text(hold_s))
    return at_speed(text, Speed.HALF) if table.get("speed") == Speed.HALF.value else text


def _hold_text(hold_s: object) -> str:
    number = decimal_text(hold_s) if isinstance(hold_s, int | float) else hold_s
    return gettext("{seconds} s").format(seconds=number)


def _fill(row: QListWidgetItem, item: OutlineItem, problems: int) -> None:
    wrong = f"{WRONG} " if problems else ""
    row.setText(f"{_INDENT * item.depth}{wrong}{item.text}")
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    row.setFlags(Qt.ItemFlag.NoItemFlags if item.path is None else flags)
    spoken = item.text
    if problems:
        text = ngettext("{line}, {number} problem", "{line}, {number} problems", problems)
        spoken = text.format(line=item.text, number=number_text(problems))
    row.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    row.setToolTip(plain_tip(spoken))
    font = QFont(row.font())
    font.setWeight(QFont.Weight.DemiBold if item.depth < 2 else QFont.Weight.Normal)
    row.setFont(font)
