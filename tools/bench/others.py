"""Other programs beside ours, where they are installed: Debian's gtick and workrave.

A metronome and a program for breaks, of a size with ours, both made with GTK.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from bench.mapping import MapWatcher
from bench.processes import (
    WatchedProcess,
    data_folder,
    ended,
    interleaved,
    least_window,
    opened,
)
from bench.table import Row

OTHERS = ("gtick", "workrave")
ROUNDS = 5
OPENED_WITHIN_S = 60
NOT_INSTALLED = "not installed"


def other_program(name: str, parent: Path) -> WatchedProcess | None:
    """Opens one of the `OTHERS` with a home of its own, where it is installed."""
    if shutil.which(name) is None:
        return None
    home = Path(parent, f"home of {name}")
    home.mkdir(exist_ok=True)
    # Without waking the desktop's bus for screen readers, which ours would then answer, too.
    return opened([name], {**os.environ, "HOME": str(home), "NO_AT_BRIDGE": "1"})


def others(parent: Path) -> list[Row]:
    """From a program's start until its window is on the screen, which may yet be empty."""
    folder = data_folder(parent, "mapped")
    ours = [sys.executable, "-m", "glutetimer", "--data-dir", folder]
    programs: dict[str, Callable[[], WatchedProcess | None]] = {
        "least": partial(opened, least_window(ends=False)),
        "Today": partial(opened, ours),
        **{name: partial(other_program, name, parent) for name in OTHERS},
    }

    def mapped_ms() -> dict[str, float]:
        taken_ms = {}
        for name, open_program in programs.items():
            with closing(MapWatcher()) as watcher:
                start_s = time.perf_counter()
                if (process := open_program()) is None:
                    continue
                watcher.wait(OPENED_WITHIN_S)
                taken_ms[name] = 1000 * (time.perf_counter() - start_s)
                ended(process)
        return taken_ms

    taken = interleaved(ROUNDS, mapped_ms)
    base = taken["least"]
    return [
        Row("The least window: from its start to a window on the screen", base),
        *(
            Row(f"… {name}", taken.get(name, ()), base=base, absent=NOT_INSTALLED)
            for name in programs
            if name != "least"
        ),
    ]
