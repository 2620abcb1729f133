"""What the steps of the introduction have in common."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from glutetimer.core.program import Exercise, Position, Program
from glutetimer.core.setting_choices import Person
from glutetimer.core.settings import Settings
from glutetimer.core.timeline import Timeline
from glutetimer.core.translation import gettext
from glutetimer.ui.accessible import Role, give_role
from glutetimer.ui.buttons import button
from glutetimer.ui.card import Stack, keep_place
from glutetimer.ui.focus import tab_in_order
from glutetimer.ui.labels import label
from glutetimer.ui.scrolling import bound_width, fill_page, scroll_to_end, settle_layouts_in
from glutetimer.ui.theme import Colors

MAX_DIGITS = 90
BESIDE_PX = 24
# Above the heading: in the least window, and of the height that another one has more.
ABOVE_PX, ABOVE_FRACTION, LEAST_PX = 8, 0.12, 520
# Below all contents.
BELOW_PX = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Which step it is, from 1 on, and how many there are."""

    number: int
    steps: int


class Step(QWidget):
    """A title and contents that scroll, and below them, always in sight, the ways on, back and out.

    Whoever has nothing to show of the settings, the program or the figure leaves those be.
    """

    went_on = Signal()
    went_back = Signal()
    skipped = Signal()
    # The key of a setting and its new value.
    changed = Signal(str, object)

    def __init__(
        self,
        place: Place,
        title: str,
        go_on_text: str,
        *contents: QWidget,
        fills: QWidget | None = None,
    ) -> None:
        """`go_on_text` is what the person says by going on.

        `fills`, one of the contents, takes the height that the others leave.
        """
        super().__init__()
        number = gettext("Step {number} of {steps}").format(number=place.number, steps=place.steps)
        give_role(self, Role.Grouping, f"{number}: {title}")
        self.go_on = button(go_on_text, "main")
        self.go_on.clicked.connect(self.went_on)
        scrolling = QWidget()
        content = self._content = Stack(spacing=10)
        content.column.addLayout(_heading(title, number))
        for widget in contents:
            content.column.addWidget(widget, int(widget is fills))
        if fills is None:
            content.column.addStretch(1)
        self._area = fill_page(scrolling, content, MAX_DIGITS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolling, 1)
        # There is more to be seen below.
        self._more = QFrame()
        self._more.setObjectName("bar")
        self._more.setFixedHeight(1)
        keep_place(self._more)
        column.addWidget(self._more)
        self._more.hide()
        bar = self._area.verticalScrollBar()
        bar.valueChanged.connect(self.show_more)
        bar.rangeChanged.connect(self.show_more)
        ways = self._ways(place)
        beneath = QHBoxLayout()
        beneath.addWidget(ways)
        column.addLayout(beneath)
        _ScrollBarRoom(self._area, beneath)
        tab_in_order(content, ways)
        self.setFocusProxy(self.go_on)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll to a widget whose text has just changed."""
        settle_layouts_in(self._area)
        self._area.ensureWidgetVisible(widget)

    def show_more(self) -> None:
        """Say by a line whether there is more below what is in sight."""
        bar = self._area.verticalScrollBar()
        self._more.setVisible(bar.value() < bar.maximum())

    def begin(self) -> None:
        """It has come into sight."""
        self._area.verticalScrollBar().setValue(0)
        self.setFocus()

    def show_settings(self, settings: Settings) -> None:
        """Show these settings."""

    def show_program(self, program: Program) -> None:
        """Show an exercise of that program."""

    def set_colors(self, colors: Colors) -> None:
        """Paint in these colours."""

    def set_figure(self, person: Person, reduced_motion: bool) -> None:
        """Paint that person; `reduced_motion`, at rest."""

    def follow(self, timeline: Timeline, until_ms: int) -> None:
        """A piece of that timeline is played, up to that moment."""

    def end_following(self) -> None:
        """Nothing is played any more."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The heading stands at one height in all steps; in a high window, not right at its edge.
        above = ABOVE_PX + round(ABOVE_FRACTION * max(0, self.height() - LEAST_PX))
        self._content.column.setContentsMargins(BESIDE_PX, above, BESIDE_PX, BELOW_PX)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            QApplication.sendEvent(self._area, event)
        elif not scroll_to_end(self._area, event):
            super().keyPressEvent(event)

    def _ways(self, place: Place) -> QWidget:
        """The row of buttons, as wide as what stands above it."""
        ways = QWidget()
        row = QHBoxLayout(ways)
        row.setContentsMargins(BESIDE_PX, 6, BESIDE_PX, 12)
        row.setSpacing(12)
        if place.number > 1:
            back = button(gettext("Back"))
            back.clicked.connect(self.went_back)
            row.addWidget(back)
        row.addStretch(1)
        if place.number < place.steps:
            skip = button(gettext("Skip the introduction"), "close")
            skip.clicked.connect(self.skipped)
            row.addWidget(skip)
        row.addWidget(self.go_on)
        bound_width(ways, MAX_DIGITS)
        return ways


class _ScrollBarRoom(QObject):
    """Keeps the room of an area's scroll bar free in a row beneath the area, too."""

    def __init__(self, area: QScrollArea, row: QHBoxLayout) -> None:
        super().__init__(area)
        self._area, self._row = area, row
        area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            taken = self._area.width() - self._area.viewport().width()
            self._row.setContentsMargins(0, 0, taken, 0)
        return False


def _heading(title: str, number: str) -> QHBoxLayout:
    step = label(number, "eyebrow")
    step.setWordWrap(False)
    row = QHBoxLayout()
    row.addWidget(label(title, "title"), 1)
    row.addWidget(step, 0, Qt.AlignmentFlag.AlignBottom)
    return row


def lying_exercise(program: Program) -> Exercise | None:
    """The program's first exercise on one side that has a figure, if there is one."""
    drawn = (e for e in program.exercises if e.figure and e.position == Position.SIDE)
    return next(drawn, None)
