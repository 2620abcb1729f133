"""Ctrl-C and the system's request to end close the window, also while no Python runs."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType
from typing import Any, Self

from PySide6.QtCore import QSocketNotifier

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Signals:
    """Calls `close` in the event loop for every SIGINT and SIGTERM, as long as it is entered.

    Python runs its handlers between two of its own instructions, of which a still page has
    none: a byte in a socket, which Python itself writes as the signal comes, wakes Qt.
    """

    def __init__(self, close: Callable[[], object]) -> None:
        self._close = close
        # Whether Ctrl-C was the last that came.
        self.interrupted = False
        self._before: list[Any] = []

    def __enter__(self) -> Self:
        self._read, self._written = socket.socketpair()
        self._read.setblocking(False)
        self._written.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._woken)
        self._wakeup_before = signal.set_wakeup_fd(
            self._written.fileno(), warn_on_full_buffer=False
        )
        self._before = [signal.signal(each, _ignore) for each in _SIGNALS]
        return self

    def __exit__(self, *_: object) -> None:
        for each, before in zip(_SIGNALS, self._before, strict=True):
            signal.signal(each, before)
        signal.set_wakeup_fd(self._wakeup_before)
        self._notifier.setEnabled(False)
        self._read.close()
        self._written.close()

    def _woken(self) -> None:
        came = self._read.recv(4_096)
        if came:
            self.interrupted = came[-1] == signal.SIGINT
            self._close()


def _ignore(_: int, __: FrameType | None) -> None:
    """The byte says it all."""
