"""Buttons for all that the keys do in a session, for the mouse and for assistive technology."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from glutetimer.core.session import Act
from glutetimer.ui.accessible import send_key
from glutetimer.ui.folding import Folding
from glutetimer.ui.follow.scene import Mood
from glutetimer.ui.keys import REPEATED_KEYS
from glutetimer.ui.widgets import Button, button

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
_NEXT = {Act.RESUME: "Go on", Act.ON: "I am ready"}


class ActBar(Folding):
    """A row over the view's lower edge while the mouse is in use; else just below it.

    There it is not seen, yet shown as far as a screen reader is concerned. Each button gives the
    view the key that it stands for, so that both always mean the same.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(6)
        self.setParent(view)
        self._view = view
        self.setAutoFillBackground(True)
        self.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._next = self._key_button("Pause", Qt.Key.Key_Space)
        self.add(self._next, *(self._key_button(text, key) for text, key in _KEYS))
        # Until when it is in sight, None while it is not.
        self._until_ms: int | None = None
        self.place()

    def look(self, act: Act | None, mood: Mood, now_ms: int) -> None:
        """Name what the one key does next, and go out of sight when it is time."""
        text = "Finish" if mood is Mood.DONE else _NEXT.get(act or Act.PAUSE, "Pause")
        if self._next.text() != text:
            self._next.setText(text)
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
