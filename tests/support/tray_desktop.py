"""A desktop with a tray and notifications, as D-Bus has them (KDE's and freedesktop.org's)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.dbus_service import DBusService, Reply

blocking = pytest.importorskip("jeepney.io.blocking", reason="D-Bus is Linux's")
jeepney = pytest.importorskip("jeepney", reason="D-Bus is Linux's")
TRAY, NOTIFICATIONS = "org.kde.StatusNotifierWatcher", "org.freedesktop.Notifications"


class Desktop(DBusService):
    """A desktop with a tray and notifications; notes who shows what there."""

    def __init__(self) -> None:
        self.items: list[str] = []
        self.notifications: list[tuple[Any, ...]] = []
        super().__init__(TRAY, NOTIFICATIONS)

    def reply_to(self, member: str, call: Any) -> Reply:
        match member:
            case "Get":
                return "v", (("b", True),)
            case "RegisterStatusNotifierItem":
                self.items.append(call.header.fields[jeepney.HeaderFields.sender])
            case "GetCapabilities":
                return "as", (["body", "actions"],)
            case "Notify":
                self.notifications.append(call.body)
                return "u", (1,)
        return None, ()

    def click_notification(self) -> None:
        address = jeepney.DBusAddress("/org/freedesktop/Notifications", interface=NOTIFICATIONS)
        self.connection.send(jeepney.new_signal(address, "ActionInvoked", "us", (1, "default")))


def ask(item: str, path: str, interface: str, method: str, *arguments: Any) -> Any:
    """Call a method of the icon as a desktop does: first the signature, then the values."""
    with blocking.open_dbus_connection() as connection:
        address = jeepney.DBusAddress(path, bus_name=item, interface=interface)
        call = jeepney.new_method_call(address, method, *arguments)
        return connection.send_and_get_reply(call, timeout=10).body
