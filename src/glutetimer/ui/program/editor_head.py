"""The head of the editor's form: what is edited, and what can be done with it as a whole."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from glutetimer.core.program_draft import KeyPath, ProgramDraft
from glutetimer.core.program_edits import EXERCISES, SETS
from glutetimer.core.translation import gettext, pgettext
from glutetimer.ui.buttons import button
from glutetimer.ui.flow_layout import button_group
from glutetimer.ui.focus import move_focus
from glutetimer.ui.labels import plain_tip, set_tool_tip
from glutetimer.ui.program.set_form import NO_NAME, exercise_name
from glutetimer.ui.type_size import digits_px

MIN_TITLE_DIGITS = 6
# Between a name and what it is that of.
DOT = " · "


class EditorHead(QWidget):
    """Says what the form below it is about, with buttons to move and remove that."""

    back_asked = Signal()
    remove_asked = Signal()
    # By how many places it is to be moved.
    move_asked = Signal(int)

    def __init__(self, otherwise: QWidget) -> None:
        """The keyboard goes to `otherwise` where what it is on can do nothing any more."""
        super().__init__()
        self._otherwise = otherwise
        self._back = button(gettext("‹ List"))
        self._back.setAccessibleName(gettext("Back to the list"))
        self._title = _Title()
        self._up, self._down, self._remove = button("↑"), button("↓"), button(gettext("Remove"))
        for action, name, keys in (
            (self._up, gettext("Move up"), "Alt+↑"),
            (self._down, gettext("Move down"), "Alt+↓"),
            (self._remove, gettext("Remove"), pgettext("a key", "Delete")),
        ):
            action.setAccessibleName(name)
            tip = gettext("{action} ({keys} in the list)").format(action=name, keys=keys)
            set_tool_tip(action, tip)
        self._actions = button_group(self._up, self._down, self._remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._back)
        row.addWidget(self._title, 1)
        row.addWidget(self._actions)
        self._back.clicked.connect(self.back_asked)
        self._remove.clicked.connect(self.remove_asked)
        self._up.clicked.connect(lambda: self.move_asked.emit(-1))
        self._down.clicked.connect(lambda: self.move_asked.emit(1))

    def show_draft(self, draft: ProgramDraft, path: KeyPath) -> None:
        """Show what that path of the draft leads to."""
        title = title_of(draft, path)
        self._title.setText(title)
        self._title.setToolTip(plain_tip(title))
        inside = draft.get(path[:-1]) if path else None
        keys = list(range(len(inside))) if isinstance(inside, list) else list(inside or ())
        place = keys.index(path[-1]) if path else 0
        for action, can in ((self._up, place > 0), (self._down, place + 1 < len(keys))):
            if not can:
                move_focus(action, self._otherwise)
            action.setEnabled(can)
        if not path:
            move_focus(self._actions, self._otherwise)
        # The program itself stays where it is.
        self._actions.setVisible(bool(path))

    def offer_back(self, offered: bool) -> None:
        """Offer to go back to the list, where that is not in sight."""
        if not offered:
            move_focus(self._back, self._otherwise)
        self._back.setVisible(offered)


class _Title(QLabel):
    """A heading of one line: a name and, after a dot, what that is. Where they are too long, the
    beginning of the name is shown.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "heading")

    def minimumSizeHint(self) -> QSize:
        return QSize(digits_px(self, MIN_TITLE_DIGITS), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        text = elided_title(self.text(), self.fontMetrics(), self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)


def elided_title(title: str, metrics: QFontMetrics, width: int) -> str:
    """As much of a title as fits into that width, in pixels; its end rather than all its name."""
    name, dot, kind = title.rpartition(DOT)
    end = Qt.TextElideMode.ElideRight
    name_px = width - metrics.horizontalAdvance(dot + kind)
    return metrics.elidedText(metrics.elidedText(name, end, name_px) + dot + kind, end, width)


def title_of(draft: ProgramDraft, path: KeyPath) -> str:
    """What a path leads to, its name first: "Bridge · level 2, exercise 3"."""
    if path[:1] == (EXERCISES,):
        return exercise_name(draft, path[1]) + DOT + gettext("exercise")
    if path[2:3] == (SETS,):
        name = exercise_name(draft, draft.get((*path, "exercise")))
        place = gettext("level {level}, exercise {exercise}").format(
            level=int(path[1]) + 1, exercise=int(path[3]) + 1
        )
        return f"{name}{DOT}{place}"
    name = draft.get((*path, "name"))
    kind = gettext("program")
    if path:
        kind = gettext("level {level}").format(level=int(path[1]) + 1)
    return f"{name if isinstance(name, str) and name else gettext(NO_NAME)}{DOT}{kind}"
