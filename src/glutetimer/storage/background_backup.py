"""Makes backups of the history in a thread of its own: the window does not wait for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from glutetimer.storage.backups import Backups
from glutetimer.storage.errors import StorageError


class BackgroundBackup:
    """Makes one backup at a time, each after the one before."""

    def __init__(self, backups: Backups, history: Path, failed: Callable[[str], None]) -> None:
        """`failed` is called with a sentence, in another thread than the window's."""
        self._backups = backups
        self._history = history
        self._failed = failed
        self._thread: Thread | None = None

    def make(self) -> None:
        """Begin a backup of the history as it is now, once the one under way is made."""
        self.wait()
        self._thread = Thread(target=self._make, name="backup of the history")
        self._thread.start()

    def wait(self) -> None:
        """Until the backup under way is made."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _make(self) -> None:
        try:
            self._backups.make(self._history)
        except StorageError as error:
            self._failed(f"No copy of the history could be made: {error}")
