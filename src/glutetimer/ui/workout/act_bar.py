"""Buttons for all that the keys do in a session, for the mouse and for assistive technology."""

from __future__ import annotations

from functools import partial
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from glutetimer.core.session import Act, Session
from glutetimer.ui.accessible import send_key
from glutetimer.ui.buttons import Button, button
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.keys import REPEATED_KEYS
from glutetimer.ui.workout.geometry import foot_height
from glutetimer.ui.workout.scene import ViewState

# As long as it stays in sight after the mouse was moved.
SHOWN_MS = 3_000
_MARGIN = 12
_KEYS = (
    ("Previous rep", Qt.Key.Key_Left),
    ("Next rep", Qt.Key.Key_Right),
    ("Finish this leg", Qt.Key.Key_S),
    ("Change speed", Qt.Key.Key_H),
    ("Turn view", Qt.Key.Key_R),
    ("Full screen", Qt.Key.Key_F11),
    ("Stop", Qt.Key.Key_Escape),
)
_NEXT = {Act.RESUME: "Go on", Act.SKIP: "I am ready"}


class ActBar(QWidget):
    """A row over the view's lower edge while the mouse is in use; else just below it.

    There it is not seen, yet shown as far as a screen reader is concerned. Each button gives the
    view the key that it stands for, so that both always mean the same.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.setAutoFillBackground(True)
        self.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._next = self._key_button("Pause", Qt.Key.Key_Space)
        others = {key: self._key_button(text, key) for text, key in _KEYS}
        self._leg_done, self._stop = others[Qt.Key.Key_S], others[Qt.Key.Key_Escape]
        FlowLayout(6, parent=self).add(self._next, *others.values())
        # Until when it is in sight, None while it is not.
        self._until_ms: int | None = None
        self.place()

    def look(self, session: Session, view_state: ViewState, now_ms: int) -> None:
        """Name what the keys do now, and go out of sight when it is time."""
        following = _NEXT.get(session.next_act or Act.PAUSE, "Pause")
        _name(self._next, "Finish" if view_state is ViewState.DONE else following)
        _name(self._leg_done, "Skip this leg" if view_state.prepares else "Finish this leg")
        _name(self._stop, "Yes, stop" if session.stop_asked else "Stop")
        if self._until_ms is not None and now_ms >= self._until_ms and not self.underMouse():
            self._until_ms = None
            self.place()

    def appear(self, now_ms: int) -> None:
        """Come into sight for a while."""
        self._until_ms = now_ms + SHOWN_MS
        self.place()

    def place(self) -> None:
        """Take the place that there is in the view now."""
        width = self._view.width()
        before = self.contentsMargins()
        buttons = self.heightForWidth(width) - before.top() - before.bottom()
        # All of the words at the lower edge are covered: of none a half is seen above it.
        spare = foot_height(width, self._view.height()) - buttons
        around = max(_MARGIN, ceil(spare / 2))
        self.setContentsMargins(_MARGIN, around, _MARGIN, around)
        height = self.heightForWidth(width)
        top = self._view.height() - (0 if self._until_ms is None else height)
        self.setGeometry(0, top, width, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Who misses a button does not mean the view below."""

    def _key_button(self, text: str, key: Qt.Key) -> Button:
        made = button(text)
        # The keyboard stays with the view, where each of them has its key.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # What repeats is clicked fast; of the others a double click is one.
        made.setAutoRepeat(key in REPEATED_KEYS)
        made.clicked.connect(partial(send_key, self._view, key))
        return made


def _name(shown: Button, text: str) -> None:
    # Set to what it is already, it would be laid out anew at every look.
    if shown.text() != text:
        shown.setText(text)
