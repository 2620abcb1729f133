"""A desktop with a tray and notifications, as D-Bus has them (KDE's and freedesktop.org's)."""

from __future__ import annotations

from threading import Event, Thread
from typing import Any

import pytest

blocking = pytest.importorskip("jeepney.io.blocking", reason="D-Bus is Linux's")
jeepney = pytest.importorskip("jeepney", reason="D-Bus is Linux's")
TRAY, NOTIFICATIONS = "org.kde.StatusNotifierWatcher", "org.freedesktop.Notifications"


class Desktop:
    """A desktop with a tray and notifications; notes who shows what there."""

    def __init__(self) -> None:
        self.items: list[str] = []
        self.notifications: list[tuple[Any, ...]] = []
        self._connection = blocking.open_dbus_connection()
        for name in (TRAY, NOTIFICATIONS):
            self._connection.send_and_get_reply(jeepney.message_bus.RequestName(name))
        self._over = Event()
        self._thread = Thread(target=self._answer)
        self._thread.start()

    def close(self) -> None:
        self._over.set()
        self._thread.join()
        self._connection.close()

    def _answer(self) -> None:
        while not self._over.is_set():
            try:
                call = self._connection.receive(timeout=0.1)
            except TimeoutError:
                continue
            if call.header.message_type is jeepney.MessageType.method_call:
                reply = jeepney.new_method_return(call, *self._reply_to(call))
                self._connection.send(reply)

    def _reply_to(self, call: Any) -> tuple[str | None, tuple[Any, ...]]:
        fields = call.header.fields
        match fields[jeepney.HeaderFields.member]:
            case "Get":
                return "v", (("b", True),)
            case "RegisterStatusNotifierItem":
                self.items.append(fields[jeepney.HeaderFields.sender])
            case "GetCapabilities":
                return "as", (["body", "actions"],)
            case "Notify":
                self.notifications.append(call.body)
                return "u", (1,)
        return None, ()

    def click_notification(self) -> None:
        address = jeepney.DBusAddress("/org/freedesktop/Notifications", interface=NOTIFICATIONS)
        self._connection.send(jeepney.new_signal(address, "ActionInvoked", "us", (1, "default")))


def ask(item: str, path: str, interface: str, method: str, *arguments: Any) -> Any:
    """Call a method of the icon as a desktop does: first the signature, then the values."""
    with blocking.open_dbus_connection() as connection:
        address = jeepney.DBusAddress(path, bus_name=item, interface=interface)
        call = jeepney.new_method_call(address, method, *arguments)
        return connection.send_and_get_reply(call, timeout=10).body
