"""The names of the cards of a long page, to go to one of them in one press."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from glutetimer.core.translation import gettext
from glutetimer.ui.accessible import Role, give_role
from glutetimer.ui.buttons import button, set_kind
from glutetimer.ui.flow_layout import FlowLayout

# Qt's own largest size, which stands for none.
NO_MAX_WIDTH = 16_777_215
# Left, top, right and bottom, as Qt orders them: of a column and of a row.
UPRIGHT_MARGINS, LYING_MARGINS = (12, 18, 0, 18), (15, 4, 10, 4)


class GroupBar(QWidget):
    """A button for each card, in a column at the side of the page or in a row above it; that of
    the card in sight is marked."""

    # The place of the card to go to, in their order from 0.
    asked = Signal(int)

    def __init__(self, names: Sequence[tuple[str, str]]) -> None:
        """`names` are what is read on the buttons, and the cards' full headings."""
        super().__init__()
        give_role(self, Role.ToolBar, gettext("Go to a group of settings"))
        self._upright = False
        self._buttons = []
        self._flow = FlowLayout(2, equal=False, parent=self)
        for place, (name, heading) in enumerate(names):
            go = button(name, "level", align=Qt.AlignmentFlag.AlignLeft, click_focuses=False)
            go.setAccessibleName(gettext("Go to {heading}").format(heading=heading))
            go.clicked.connect(lambda _=False, place=place: self.asked.emit(place))
            self._buttons.append(go)
            self._flow.add(go)
        self._here = -1
        self.set_upright(False)

    def mark(self, place: int) -> None:
        """Mark the card that is in sight."""
        if place != self._here:
            for at, go in enumerate(self._buttons):
                if at in (place, self._here):
                    set_kind(go, "here" if at == place else "level")
                    go.setAccessibleDescription(gettext("You are here") if at == place else "")
            self._here = place

    def set_upright(self, upright: bool) -> None:
        """Stand as a column, as wide as the longest name, else lie as a row."""
        self._upright = upright
        self._flow.set_equal(upright)
        self._flow.setContentsMargins(*(UPRIGHT_MARGINS if upright else LYING_MARGINS))
        self._fit_width()

    @property
    def column_width(self) -> int:
        """The width in pixels of the column."""
        left, _, right, _ = UPRIGHT_MARGINS
        return left + max(go.sizeHint().width() for go in self._buttons) + right

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            # The type may be another.
            self._fit_width()
        return super().event(event)

    def _fit_width(self) -> None:
        width = self.column_width
        self.setMinimumWidth(width if self._upright else 0)
        self.setMaximumWidth(width if self._upright else NO_MAX_WIDTH)
