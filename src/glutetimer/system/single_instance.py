"""A second start brings the first window forward.

It asks by a file in the data folder, which the first one watches and takes away as its answer: the
same on every system, and without the library of Qt for networks, which takes 2 MiB.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

# A window on a busy machine may take a while to answer.
ANSWERED_WITHIN_S = 5.0
_LOOK_EVERY_S = 0.02


def raise_running_instance(folder: Path, wait_s: float = ANSWERED_WITHIN_S) -> bool:
    """Ask the program that has that data folder to come forward; whether it has answered."""
    request = _request(folder)
    try:
        os.close(os.open(request, os.O_CREAT, stat.S_IRUSR | stat.S_IWUSR))
        deadline = time.monotonic() + wait_s
        while request.exists():
            if time.monotonic() >= deadline:
                request.unlink(missing_ok=True)
                return False
            time.sleep(_LOOK_EVERY_S)
    except OSError:
        return False
    return True


def answer_later_starts(parent: QObject, folder: Path, asked: Callable[[], None]) -> None:
    """Call `asked` for each later start, as long as the parent is there.

    Only for the program that holds the folder's lock. A start that has asked already is heard.
    """
    from PySide6.QtCore import QFileSystemWatcher

    def answer() -> None:
        try:
            _request(folder).unlink()
        except OSError:
            return
        asked()

    watcher = QFileSystemWatcher([str(folder)], parent)
    watcher.directoryChanged.connect(answer)
    answer()


def _request(folder: Path) -> Path:
    return folder / "window.request"
