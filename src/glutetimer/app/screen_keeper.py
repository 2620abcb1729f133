"""Keeps the screen on in a session, but not for all of a long pause."""

from __future__ import annotations

from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.ports import Ports

# So long a pause, or a wait for the person, keeps the screen on: who comes back later has gone to
# do something else.
AWAKE_IN_PAUSE_MS = 5 * 60_000
MAY_GO_DARK = gettext_noop("The screen may go dark.")
MAY_GO_DARK_HEARD = gettext_noop("The screen may go dark; the sound goes on.")
# Once in a session, that is said for so long.
SAID_FOR_MS = 10_000


class ScreenKeeper:
    """Keeps the screen on as long as it is told to, and lets go of it in between."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._still_since_ms: int | None = None
        # When in this session it became known that the screen cannot be kept on.
        self._dark_since_ms: int | None = None

    def keep_on(self, still: bool, is_heard: bool) -> str:
        """Keep it on; while the session stands `still`, only for a while.

        Gives what to say of it: once, where the desktop does not let it, that it may go dark, and
        that one goes on hearing what is to be done if it `is_heard`.
        """
        now_ms = self._ports.clock_ms()
        if not still:
            self._still_since_ms = None
        elif self._still_since_ms is None:
            self._still_since_ms = now_ms
        since_ms = self._still_since_ms
        if since_ms is None or now_ms - since_ms < AWAKE_IN_PAUSE_MS:
            self._ports.inhibitor.hold()
        else:
            self._ports.inhibitor.release()
        if self._dark_since_ms is None and self._ports.inhibitor.holds() is False:
            self._dark_since_ms = now_ms
        if self._dark_since_ms is None or now_ms - self._dark_since_ms >= SAID_FOR_MS:
            return ""
        return gettext(MAY_GO_DARK_HEARD if is_heard else MAY_GO_DARK)

    def release(self) -> None:
        """Let go of the screen: the session is over."""
        self._still_since_ms = self._dark_since_ms = None
        self._ports.inhibitor.release()
