"""What the keys mean in a session."""

from __future__ import annotations

from PySide6.QtCore import Qt

from glutetimer.core.session import Act

# The one key that does the next sensible thing: also a presenter's and a headset's.
PRESS_KEYS = (
    Qt.Key.Key_Space,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_MediaPlay,
    Qt.Key.Key_MediaPause,
    Qt.Key.Key_MediaTogglePlayPause,
)
ACT_KEYS = {
    Qt.Key.Key_Left: Act.BACK,
    Qt.Key.Key_Right: Act.ON,
    Qt.Key.Key_S: Act.LEG_DONE,
    Qt.Key.Key_Escape: Act.STOP,
}
