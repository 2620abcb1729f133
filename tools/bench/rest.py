"""Memory and processor while a window is only looked at, and in a session."""

from __future__ import annotations

import time
from pathlib import Path

from bench.others import NOT_INSTALLED, OTHERS, other_program
from bench.processes import (
    WatchedProcess,
    cpu_ms,
    data_folder,
    ended,
    least_window,
    memory_mib,
    opened,
    python_with_qt,
)
from bench.table import Row

# Today shows its exercise three times and then rests; a session is in a rep by then.
SETTLE_S = 26
IDLE_S = 6
# Windows of each kind, all open at the same time.
COPIES = 3


def rest(parent: Path) -> list[Row]:
    """The least window, Today, a session and other programs, side by side."""

    def folders(name: str, settings: str = "") -> list[str]:
        return [data_folder(parent, f"{name} {copy}", settings) for copy in range(COPIES)]

    least = [opened(least_window(ends=False)) for _ in range(COPIES)]
    today = [
        opened(python_with_qt("watched_window", "stay", folder)) for folder in folders("today")
    ]
    sessions = [
        opened(python_with_qt("watched_window", "in_session", folder))
        for folder in folders("session", "get_ready_s = 3")
    ]
    others = {name: other_program(name, parent) for name in OTHERS}
    try:
        time.sleep(SETTLE_S)
        before_ms = [cpu_ms(window) for window in today]
        time.sleep(IDLE_S)
        busy_ms = [cpu_ms(window) - ms for window, ms in zip(today, before_ms, strict=True)]
        base = _sizes_mib(least)
        return [
            Row("The least window: memory at rest", base, "MiB"),
            Row("… Today", _sizes_mib(today), "MiB", base),
            Row("… in a session", _sizes_mib(sessions), "MiB", base, most=2.0),
            *(
                Row(f"… {name}", size * COPIES, "MiB", base, absent=NOT_INSTALLED)
                for name, window in others.items()
                for size in [_sizes_mib([window] if window else [])]
            ),
            Row("Today at rest", [ms / IDLE_S / 10 for ms in busy_ms], "% of a core", most=1),
        ]
    finally:
        for window in (*least, *today, *sessions, *filter(None, others.values())):
            ended(window)


def _sizes_mib(windows: list[WatchedProcess]) -> list[float]:
    return [memory_mib(window) for window in windows]
