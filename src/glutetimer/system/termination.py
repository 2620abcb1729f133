"""Closes the window at Ctrl-C and the system's request to end, also while no Python runs."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, Self

from PySide6.QtCore import QSocketNotifier

if sys.platform == "win32":
    import socket

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class TerminationHandler:
    """Calls `close` in the event loop for every SIGINT and SIGTERM, as long as it is entered.

    Python runs its handlers between two of its own instructions, of which a still page has
    none: a byte in a pipe, which Python itself writes as the signal comes, wakes Qt.
    """

    def __init__(self, close: Callable[[], object]) -> None:
        self._close = close
        # Whether the last signal was Ctrl-C.
        self.interrupted = False
        self._previous_handlers: list[Any] = []

    def __enter__(self) -> Self:
        self._pipe = _Pipe()
        self._notifier = QSocketNotifier(self._pipe.reader, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._on_signal)
        self._previous_wakeup = signal.set_wakeup_fd(self._pipe.writer, warn_on_full_buffer=False)
        self._previous_handlers = [signal.signal(number, _ignore) for number in _SIGNALS]
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in zip(_SIGNALS, self._previous_handlers, strict=True):
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._previous_wakeup)
        self._notifier.setEnabled(False)
        self._pipe.close()

    def _on_signal(self) -> None:
        numbers = self._pipe.read()
        if numbers:
            self.interrupted = numbers[-1] == signal.SIGINT
            self._close()


if sys.platform == "win32":

    class _Pipe:
        """Two sockets: Windows tells of nothing else that there is something to read."""

        def __init__(self) -> None:
            self._sockets = socket.socketpair()
            for end in self._sockets:
                end.setblocking(False)
            self.reader, self.writer = (end.fileno() for end in self._sockets)

        def read(self) -> bytes:
            """What was written since it was last read."""
            return self._sockets[0].recv(4_096)

        def close(self) -> None:
            """Close both ends."""
            for end in self._sockets:
                end.close()

else:

    class _Pipe:
        """Two ends that do not block, as file descriptors."""

        def __init__(self) -> None:
            self.reader, self.writer = os.pipe()
            os.set_blocking(self.reader, False)
            os.set_blocking(self.writer, False)

        def read(self) -> bytes:
            """What was written since it was last read."""
            return os.read(self.reader, 4_096)

        def close(self) -> None:
            """Close both ends."""
            os.close(self.reader)
            os.close(self.writer)


def _ignore(_: int, __: FrameType | None) -> None:
    """The byte in the pipe does the work."""
