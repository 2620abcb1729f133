"""Keeps the screen on while a workout runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

from glutetimer.core.translation import gettext, gettext_noop

if TYPE_CHECKING:
    from wakepy import DBusAdapter

# A desktop shows both to who asks what keeps the screen on.
NAME, REASON = "GluteTimer", gettext_noop("An exercise session is under way")


class _Request:
    """What the desktop was asked for until it is `released`; `granted` is its answer, if known."""

    def __init__(self) -> None:
        self.released = Event()
        self.granted: bool | None = None


class DesktopInhibitor:
    """A `ScreenInhibitor` that asks in a thread of its own: the answer can take seconds."""

    def __init__(self) -> None:
        self._request: _Request | None = None

    def hold(self) -> None:
        """Keep the screen on until `release`."""
        if self._request is None:
            self._request = _Request()
            Thread(
                target=_keep, args=(self._request,), name="screen inhibitor", daemon=True
            ).start()

    def release(self) -> None:
        """Let the screen sleep again."""
        if self._request is not None:
            self._request.released.set()
        self._request = None

    def holds(self) -> bool | None:
        """Whether the screen is kept on; None while that is not known."""
        return None if self._request is None else self._request.granted


def can_keep_screen_on() -> bool:
    """Whether this desktop lets the screen be kept on; asks it, which can take seconds."""
    with _kept_on() as granted:
        return granted


def _keep(request: _Request) -> None:
    with _kept_on() as granted:
        request.granted = granted
        request.released.wait()


@contextmanager
def _kept_on() -> Iterator[bool]:
    """Keep the screen on, where the desktop lets it; gives whether it does."""
    # Imported here: nothing before the first workout needs it.
    from wakepy import keep

    opened: list[DBusAdapter] = []
    try:
        with keep.presenting(on_fail="pass", dbus_adapter=_adapter(opened)) as mode:
            yield mode.active
    finally:
        # Where the desktop does not let it, wakepy 1.0 leaves its connections open.
        for adapter in opened:
            adapter.close_connections()


def _adapter(opened: list[DBusAdapter]) -> type[DBusAdapter] | None:
    """Wakepy's adapter to D-Bus, but in this program's name: wakepy 1.0 gives its own.

    Adapters that are made are added to `opened`. None where there is no D-Bus: Windows and macOS
    show no name.
    """
    try:
        from wakepy.dbus_adapters.jeepney import JeepneyDBusAdapter
    except ImportError:
        return None
    from wakepy.core import DBusMethodCall

    reason = gettext(REASON)
    # The arguments of the desktops' methods, by the names that wakepy has for them.
    replaced = {
        "application_name": NAME, "app_id": NAME, "reason_for_inhibit": reason, "reason": reason,
    }  # fmt: skip

    class Named(JeepneyDBusAdapter):
        def __init__(self) -> None:
            super().__init__()
            opened.append(self)

        def process(self, call: DBusMethodCall) -> object:
            arguments = call.get_kwargs() or {}
            ours = {name: replaced.get(name, value) for name, value in arguments.items()}
            return super().process(DBusMethodCall(call.method, ours))

    return Named
