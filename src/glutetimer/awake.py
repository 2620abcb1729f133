"""Keeps the screen on while a workout runs."""

from __future__ import annotations

from threading import Event, Thread


class Awake:
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

        with keep.presenting(on_fail="pass"):
            let_go.wait()
