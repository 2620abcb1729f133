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

# The same of the row of digits, from 1 to 9 and then 0.
_DIGITS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)
_DIGIT_SCAN_CODES = dict(zip(range(2, 12), _DIGITS, strict=True))
_DIGIT_KEYCODES = {code + 8: digit for code, digit in _DIGIT_SCAN_CODES.items()}
_DIGIT_VIRTUAL_KEYS = dict(
    zip((0x12, 0x13, 0x14, 0x15, 0x17, 0x16, 0x1A, 0x1C, 0x19, 0x1D), _DIGITS, strict=True)
)


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


def digit_of(event: QKeyEvent, platform: str = sys.platform) -> int | None:
    """The digit that was pressed; where its key gives something else, by the key's place.

    A French keyboard has the digits on the shifted keys. None with Ctrl, Alt or Meta.
    """
    key = event.key()
    if event.modifiers() & _CHORDS or key >= Qt.Key.Key_Escape.value:
        return None
    if Qt.Key.Key_0.value <= key <= Qt.Key.Key_9.value:
        return key - Qt.Key.Key_0.value
    if platform == "darwin":
        return _DIGIT_VIRTUAL_KEYS.get(event.nativeVirtualKey())
    codes = _DIGIT_SCAN_CODES if platform == "win32" else _DIGIT_KEYCODES
    return codes.get(event.nativeScanCode())


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
