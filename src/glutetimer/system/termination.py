"""Closes the window at Ctrl-C and the system's request to end, also while no Python runs."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType
from typing import Any, Self

from PySide6.QtCore import QSocketNotifier

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class TerminationHandler:
    """Calls `close` in the event loop for every SIGINT and SIGTERM, as long as it is entered.

    Python runs its handlers between two of its own instructions, of which a still page has
    none: a byte in a socket, which Python itself writes as the signal comes, wakes Qt.
    """

    def __init__(self, close: Callable[[], object]) -> None:
        self._close = close
        # Whether the last signal was Ctrl-C.
        self.interrupted = False
        self._previous_handlers: list[Any] = []

    def __enter__(self) -> Self:
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._on_signal)
        self._previous_wakeup = signal.set_wakeup_fd(
            self._writer.fileno(), warn_on_full_buffer=False
        )
        self._previous_handlers = [signal.signal(number, _ignore) for number in _SIGNALS]
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in zip(_SIGNALS, self._previous_handlers, strict=True):
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._previous_wakeup)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _on_signal(self) -> None:
        numbers = self._reader.recv(4_096)
        if numbers:
            self.interrupted = numbers[-1] == signal.SIGINT
            self._close()


def _ignore(_: int, __: FrameType | None) -> None:
    """The byte in the socket does the work."""
