"""Where the window is and how large, kept in a file from one start to the next."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from glutetimer.storage.files import read_file, replace_file
from glutetimer.ui.window import Window
from glutetimer.ui.window_place import open_at, window_state

# More than Qt writes of a window's place.
MOST_STATE_BYTES = 4_096


def open_where_it_was(window: Window, file: Path) -> None:
    """Put the window, before it is shown, where it was the last time, if that is known."""
    state = b""
    with suppress(OSError):
        state = read_file(file, MOST_STATE_BYTES)
    open_at(window, state)


def keep_place(window: Window, file: Path) -> None:
    """Write where the window is; on a full disk it opens next time as it did this time."""
    with suppress(OSError):
        replace_file(file, window_state(window))
