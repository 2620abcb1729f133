"""The lock of a data folder: at most one GluteTimer at a time may change its history.

Hand-written, as the library `filelock` costs the start too much: to import it and lock takes
38 ms of processor time (4.3.1; this takes 0.6). It also refuses to lock on file systems that
have no locks, where this lets a person train.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Self

from glutetimer.core.translation import gettext
from glutetimer.storage.database import translated_errors
from glutetimer.storage.errors import InUseError
from glutetimer.storage.files import PRIVATE_FILE, is_regular_file, make_private_folder

if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _locked(handle: int) -> bool:
        try:
            # Not lockf: that one would be dropped when anything closes the file.
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            # A file system without locks must not keep anyone from training.
            return True
        return True


class FolderLock:
    """The lock of a data folder, released by the system when the process ends.

    It is on a file that stays where it is; that the file exists means nothing. So what is left
    after a kill never stops a start.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / "glutetimer.lock"
        self._handle: int | None = None

    def take(self, wait_s: float = 0) -> bool:
        """Whether this process has the lock now; makes the folder. Raises `HistoryError`.

        Commands hold it for moments, so a window may wait a second for them.
        """
        if self._handle is not None:
            return True
        with translated_errors(self._file):
            if not is_regular_file(self._file):
                make_private_folder(self._file.parent)
            handle = os.open(self._file, os.O_CREAT | os.O_RDWR, PRIVATE_FILE)
        deadline = time.monotonic() + wait_s
        while not _locked(handle):
            if time.monotonic() >= deadline:
                os.close(handle)
                return False
            time.sleep(0.05)
        self._handle = handle
        return True

    def release(self) -> None:
        """Release the lock, if this process has it."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Self:
        """Take the lock, or raise `InUseError`."""
        if not self.take(wait_s=1):
            raise InUseError(
                gettext("GluteTimer is open with {folder}; close its window first.").format(
                    folder=self._file.parent
                )
            )
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
