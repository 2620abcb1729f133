"""Keys: what each does in a session, and letters by their place on the keyboard."""

from __future__ import annotations

import sys
import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from glutetimer.core.session import Act

ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# Each does the next sensible thing; also a presenter's and a headset's keys.
PRESS_KEYS = (
    Qt.Key.Key_Space,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_MediaPlay,
    Qt.Key.Key_MediaPause,
    Qt.Key.Key_MediaTogglePlayPause,
)
ACT_KEYS = {
    Qt.Key.Key_Left: Act.BACK,
    Qt.Key.Key_PageUp: Act.BACK,
    Qt.Key.Key_Right: Act.SKIP,
    Qt.Key.Key_S: Act.BOUT_DONE,
    # Also the start and stop key of a presenter.
    Qt.Key.Key_Escape: Act.LEAVE,
}
# These repeat while they are held down; of any other, a resting hand makes one press.
REPEATED_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Right)

_CHORDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
# Where S, H and R lie: Windows' scan codes, X11's and Wayland's keycodes (those of evdev,
# which are the same here, and 8 more), and macOS's virtual keys (kVK_ANSI_S and so on).
_SCAN_CODES = {31: Qt.Key.Key_S, 35: Qt.Key.Key_H, 19: Qt.Key.Key_R}
_KEYCODES = {code + 8: key for code, key in _SCAN_CODES.items()}
_VIRTUAL_KEYS = {0x01: Qt.Key.Key_S, 0x04: Qt.Key.Key_H, 0x0F: Qt.Key.Key_R}


def key_of(event: QKeyEvent, platform: str = sys.platform) -> Qt.Key | None:
    """The key that was pressed; where the keyboard's letters are not Latin, by its place.

    None with Ctrl, Alt or Meta: those are shortcuts of the window or of the desktop.
    """
    if event.modifiers() & _CHORDS:
        return None
    if _is_foreign_letter(event.key()):
        if platform == "darwin":
            return _VIRTUAL_KEYS.get(event.nativeVirtualKey())
        codes = _SCAN_CODES if platform == "win32" else _KEYCODES
        return codes.get(event.nativeScanCode())
    return Qt.Key(event.key())


def is_step_back(event: QKeyEvent) -> bool:
    """Whether it is undo or redo, which some fields would do for themselves alone."""
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo)


def _is_foreign_letter(key: int) -> bool:
    """Whether the key gives a letter of another script than ours."""
    # From this number on, Qt's keys give no character.
    if key >= Qt.Key.Key_Escape.value:
        return False
    letter = chr(key)
    return letter.isalpha() and not unicodedata.name(letter, "").startswith("LATIN")
