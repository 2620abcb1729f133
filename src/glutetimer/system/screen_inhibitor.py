"""Keeps the screen on while a workout runs."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wakepy import DBusAdapter

# A desktop shows both to who asks what keeps the screen on.
NAME, REASON = "GluteTimer", "An exercise session is under way"
# The arguments of the desktops' methods, by the names that wakepy has for them.
_ARGUMENTS = {
    "application_name": NAME,
    "app_id": NAME,
    "reason_for_inhibit": REASON,
    "reason": REASON,
}


class DesktopInhibitor:
    """A `ScreenInhibitor` that asks in a thread of its own: the answer can take seconds."""

    def __init__(self) -> None:
        self._released: Event | None = None

    def hold(self) -> None:
        """Keep the screen on until `release`."""
        if self._released is None:
            self._released = Event()
            Thread(
                target=self._keep, args=(self._released,), name="screen inhibitor", daemon=True
            ).start()

    def release(self) -> None:
        """Let the screen sleep again."""
        if self._released is not None:
            self._released.set()
        self._released = None

    def _keep(self, released: Event) -> None:
        # Imported here: nothing before the first workout needs it.
        from wakepy import keep

        with keep.presenting(on_fail="pass", dbus_adapter=_adapter()):
            released.wait()


def _adapter() -> type[DBusAdapter] | None:
    """Wakepy's adapter to D-Bus, but in this program's name: wakepy 1.0 gives its own.

    None where there is no D-Bus: Windows and macOS show no name.
    """
    try:
        from wakepy.dbus_adapters.jeepney import JeepneyDBusAdapter
    except ImportError:
        return None
    from wakepy.core import DBusMethodCall

    class Named(JeepneyDBusAdapter):
        def process(self, call: DBusMethodCall) -> object:
            arguments = call.get_kwargs() or {}
            ours = {name: _ARGUMENTS.get(name, value) for name, value in arguments.items()}
            return super().process(DBusMethodCall(call.method, ours))

    return Named
