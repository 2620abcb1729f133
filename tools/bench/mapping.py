"""When a window of another program comes onto an X11 screen."""

from __future__ import annotations

import ctypes
import select
import time

_SUBSTRUCTURE_NOTIFY_MASK = 1 << 19
_MAP_NOTIFY = 19
# The union of all events is as large as 24 longs.
_EVENT_LONGS = 24


class MapWatcher:
    """Hears of each window that is mapped onto the screen of $DISPLAY."""

    def __init__(self) -> None:
        """Raises OSError where there is no X11."""
        self._x11 = x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        display = x11.XOpenDisplay(None)
        if not display:
            raise OSError("no X11 display")
        self._display = ctypes.c_void_p(display)
        x11.XDefaultRootWindow.restype = ctypes.c_ulong
        root = ctypes.c_ulong(x11.XDefaultRootWindow(self._display))
        x11.XSelectInput(self._display, root, ctypes.c_long(_SUBSTRUCTURE_NOTIFY_MASK))
        x11.XSync(self._display, True)

    def wait(self, timeout_s: float) -> None:
        """Wait for the next window. Raises TimeoutError."""
        event = (ctypes.c_long * _EVENT_LONGS)()
        end_s = time.monotonic() + timeout_s
        connection = self._x11.XConnectionNumber(self._display)
        while (left_s := end_s - time.monotonic()) > 0:
            while self._x11.XPending(self._display):
                self._x11.XNextEvent(self._display, event)
                # The kind of an event is an int at its start.
                if ctypes.c_int.from_buffer(event).value == _MAP_NOTIFY:
                    return
            select.select([connection], [], [], left_s)
        raise TimeoutError

    def close(self) -> None:
        """Hear of no more."""
        self._x11.XCloseDisplay(self._display)
