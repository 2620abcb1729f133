"""What the process of the tests holds: memory, objects, threads, open files."""

from __future__ import annotations

import ctypes
import gc
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

PROC = Path("/proc/self")
MAX_GROWTH_BYTES = 2 * 1024**2


@dataclass(frozen=True)
class Footprint:
    """What a process holds at one time.

    `memory_bytes` is what is resident. `objects` counts Qt's by their kinds, timers among them:
    those of all windows, and those that Python knows. `files` are the open ones, by their names.
    """

    memory_bytes: int
    objects: Counter[str]
    threads: int
    files: Counter[str]


def assert_nothing_left(before: Footprint, after: Footprint) -> None:
    """Nothing is there that was not before, and hardly more memory is taken."""
    assert after.objects - before.objects == Counter()
    assert after.files - before.files == Counter()
    assert after.threads <= before.threads
    assert after.memory_bytes - before.memory_bytes <= MAX_GROWTH_BYTES


def let_go() -> None:
    """Paint what is to be painted, and delete what is to be deleted, as a turn of Qt's loop does.

    In tests no loop runs, and Qt's `processEvents` by itself deletes nothing then.
    """
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def footprint() -> Footprint:
    """What is held now, once all is gone that only waits for that. Linux only."""
    let_go()
    gc.collect()
    # What is free goes back to the system: else its amount is a matter of chance.
    ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path(PROC, "statm").read_text(encoding="ascii").split()[1])
    return Footprint(
        memory_bytes=pages * os.sysconf("SC_PAGE_SIZE"),
        objects=Counter(type(one).__name__ for one in _objects()),
        threads=len(list(Path(PROC, "task").iterdir())),
        files=_files(),
    )


def _objects() -> set[QObject]:
    tops = QApplication.topLevelWidgets()
    known = {one for one in gc.get_objects() if isinstance(one, QObject)}
    return known.union(tops, *(top.findChildren(QObject) for top in tops))


def _files() -> Counter[str]:
    files = Counter[str]()
    for descriptor in Path(PROC, "fd").iterdir():
        try:
            files[str(descriptor.readlink())] += 1
        except FileNotFoundError:
            # The one that lists them.
            continue
    return files
