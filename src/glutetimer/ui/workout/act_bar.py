"""Buttons for all that the session's keys do, for the mouse and for assistive technology."""

from __future__ import annotations

from functools import partial
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from glutetimer.core.session import Act, Session
from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ui.accessible import send_key
from glutetimer.ui.buttons import Button, button
from glutetimer.ui.flow_layout import FlowLayout
from glutetimer.ui.keys import REPEATED_KEYS
from glutetimer.ui.workout.geometry import foot_height
from glutetimer.ui.workout.scene import Bout, SceneTexts, ViewState

# How long the bar stays in sight after the mouse was moved.
IN_SIGHT_MS = 3_000
_MARGIN_PX = 12
_KEY_BUTTONS = (
    (gettext_noop("Previous rep"), Qt.Key.Key_Left),
    (gettext_noop("Next rep"), Qt.Key.Key_Right),
    (gettext_noop("Finish this leg"), Qt.Key.Key_S),
    (gettext_noop("Change speed"), Qt.Key.Key_H),
    (gettext_noop("Turn view"), Qt.Key.Key_R),
    (gettext_noop("Full screen"), Qt.Key.Key_F11),
    (gettext_noop("Stop"), Qt.Key.Key_Escape),
)
_PAUSE = gettext_noop("Pause")
_NEXT_ACT_TEXTS = {Act.RESUME: gettext_noop("Go on"), Act.SKIP: gettext_noop("I am ready")}
_SKIP = {
    Bout.LEG: gettext_noop("Skip this leg"),
    Bout.EXERCISE: gettext_noop("Skip this exercise"),
}
_FINISH = {
    Bout.LEG: gettext_noop("Finish this leg"),
    Bout.EXERCISE: gettext_noop("Finish this exercise"),
}


class ActBar(QWidget):
    """A row of buttons at the page's lower edge while the mouse is in use; else just below it.

    There it is out of sight, yet to a screen reader it is visible. Each button sends the page the
    key that it stands for, so that both always mean the same.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setAutoFillBackground(True)
        self.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        self._next = self._key_button(_PAUSE, Qt.Key.Key_Space)
        buttons = {key: self._key_button(text, key) for text, key in _KEY_BUTTONS}
        self._bout_done, self._stop = buttons[Qt.Key.Key_S], buttons[Qt.Key.Key_Escape]
        FlowLayout(6, parent=self).add(self._next, *buttons.values())
        # Until when the bar is in sight; None while it is not.
        self._in_sight_until_ms: int | None = None
        self.place()

    def refresh(self, session: Session, texts: SceneTexts, now_ms: int) -> None:
        """Name what the keys do now, and go out of sight when it is time."""
        over, prepares = texts.view_state is ViewState.DONE, texts.view_state.prepares
        next_text = gettext(_NEXT_ACT_TEXTS.get(session.next_act or Act.PAUSE, _PAUSE))
        _set_text(self._next, gettext("Finish") if over else next_text)
        _set_text(self._bout_done, gettext((_SKIP if prepares else _FINISH)[texts.bout]))
        _set_text(self._stop, gettext("Yes, stop") if session.stop_asked else gettext("Stop"))
        until_ms = self._in_sight_until_ms
        if until_ms is not None and now_ms >= until_ms and not self.underMouse():
            self._in_sight_until_ms = None
            self.place()

    def appear(self, now_ms: int) -> None:
        self._in_sight_until_ms = now_ms + IN_SIGHT_MS
        self.place()

    def place(self) -> None:
        width = self._page.width()
        margins = self.contentsMargins()
        buttons_height = self.heightForWidth(width) - margins.top() - margins.bottom()
        # All of the text at the lower edge is covered, or halves of letters would be seen.
        spare = foot_height(width, self._page.height()) - buttons_height
        margin = max(_MARGIN_PX, ceil(spare / 2))
        self.setContentsMargins(_MARGIN_PX, margin, _MARGIN_PX, margin)
        height = self.heightForWidth(width)
        top = self._page.height() - (0 if self._in_sight_until_ms is None else height)
        self.setGeometry(0, top, width, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing: a click beside a button is not meant for the page below."""

    def _key_button(self, text: str, key: Qt.Key) -> Button:
        key_button = button(gettext(text))
        # The keyboard stays with the page, where each of them has its key.
        key_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # What repeats is clicked fast; of the others a double click is one.
        key_button.setAutoRepeat(key in REPEATED_KEYS)
        key_button.clicked.connect(partial(send_key, self._page, key))
        return key_button


def _set_text(key_button: Button, text: str) -> None:
    # Set to the same text, a button would be laid out anew at every refresh.
    if key_button.text() != text:
        key_button.setText(text)
