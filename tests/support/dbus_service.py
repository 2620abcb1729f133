"""A service on the session's bus that answers as a desktop's does."""

from __future__ import annotations

from threading import Event, Thread
from typing import Any

import pytest

blocking = pytest.importorskip("jeepney.io.blocking", reason="D-Bus is Linux's")
jeepney = pytest.importorskip("jeepney", reason="D-Bus is Linux's")
# What a method gives back: the signature, None for nothing, and the values.
Reply = tuple[str | None, tuple[Any, ...]]


class DBusService:
    """Has these names on the bus and answers each call of a method by `reply_to`."""

    def __init__(self, *names: str) -> None:
        self.connection = blocking.open_dbus_connection()
        for name in names:
            self.connection.send_and_get_reply(jeepney.message_bus.RequestName(name))
        self._over = Event()
        self._thread = Thread(target=self._answer)
        self._thread.start()

    def close(self) -> None:
        self._over.set()
        self._thread.join()
        self.connection.close()

    def reply_to(self, member: str, call: Any) -> Reply:
        """What the call of that method gives back."""
        raise NotImplementedError

    def _answer(self) -> None:
        while not self._over.is_set():
            try:
                call = self.connection.receive(timeout=0.1)
            except TimeoutError:
                continue
            if call.header.message_type is jeepney.MessageType.method_call:
                member = call.header.fields[jeepney.HeaderFields.member]
                reply = jeepney.new_method_return(call, *self.reply_to(member, call))
                self.connection.send(reply)
