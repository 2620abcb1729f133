"""Keeps the screen on while a workout runs."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wakepy import DBusAdapter

# What a desktop shows to who asks what keeps the screen on.
NAME, REASON = "GluteTimer", "An exercise session is under way"
# The arguments of the desktops' methods, by the names that wakepy has for them.
_TOLD = {"application_name": NAME, "app_id": NAME, "reason_for_inhibit": REASON, "reason": REASON}


class DesktopInhibitor:
    """Holds the screen on in a thread of its own: asking for it can block for seconds."""

    def __init__(self) -> None:
        self._let_go: Event | None = None

    def hold(self) -> None:
        """Keep the screen on until `release`."""
        if self._let_go is None:
            self._let_go = Event()
            Thread(target=self._keep, args=(self._let_go,), name="awake", daemon=True).start()

    def release(self) -> None:
        """Let the screen sleep again."""
        if self._let_go is not None:
            self._let_go.set()
        self._let_go = None

    def _keep(self, let_go: Event) -> None:
        # Imported here: nothing before the first workout needs it.
        from wakepy import keep

        with keep.presenting(on_fail="pass", dbus_adapter=_adapter()):
            let_go.wait()


def _adapter() -> type[DBusAdapter] | None:
    """Wakepy's way to D-Bus, but in this program's name: wakepy 1.0 gives its own.

    None where there is no D-Bus: Windows and macOS show no name.
    """
    try:
        from wakepy.dbus_adapters.jeepney import JeepneyDBusAdapter
    except ImportError:
        return None
    from wakepy.core import DBusMethodCall

    class Named(JeepneyDBusAdapter):
        def process(self, call: DBusMethodCall) -> object:
            told = call.get_kwargs() or {}
            told = {name: _TOLD.get(name, value) for name, value in told.items()}
            return super().process(DBusMethodCall(call.method, told))

    return Named
