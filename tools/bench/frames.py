"""What a session's frames cost, beside a window that copies a picture of their size."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from bench.processes import WatchedProcess, cpu_ms, data_folder, ended, opened, python_with_qt
from bench.table import Row
from bench.watched_frames import MOVEMENTS

# How often and how long each window is watched; a session for a whole rep of level 1.
TURNS, MOVEMENT_S, REP_S = 3, 0.8, 5.0
# How long one that was stopped takes to get going.
WAKE_S = 0.2
# Longer than it is watched, so that whoever shows a movement gets ready all the while.
GET_READY_S = 120


def frames(parent: Path) -> list[Row]:
    """At the usual scale and at that of a dense screen."""
    return [row for scale, most in ((1, 3.0), (2, 4.0)) for row in _at_scale(parent, scale, most)]


def _at_scale(parent: Path, scale: int, most: float) -> list[Row]:
    """All windows are opened, and then run in turns: a busy moment meets each of them."""
    environment = {**os.environ, "QT_SCALE_FACTOR": str(scale)}
    commands = {"copy": python_with_qt("watched_frames", "blit")}
    for movement in MOVEMENTS:
        folder = data_folder(parent, f"{movement} {scale}", f"get_ready_s = {GET_READY_S}")
        commands[movement] = python_with_qt("watched_frames", "move", folder, movement)
    folder = data_folder(parent, f"session {scale}", "get_ready_s = 3")
    commands["session"] = python_with_qt("watched_frames", "exercise", folder)
    windows = {name: opened(command, environment) for name, command in commands.items()}
    kept_mib = [_ready(window) for window in windows.values()]
    busy: dict[str, list[float]] = {name: [] for name in windows}
    for _ in range(TURNS):
        for name, window in windows.items():
            busy[name].append(_busy_percent(window, REP_S if name == "session" else MOVEMENT_S))
    for window in windows.values():
        ended(window)
    at, percent, base = f"at scale {scale}", "% of a core", busy.pop("copy")
    session, that = busy.pop("session"), "that window's"
    return [
        Row(f"A window that copies a picture, {at}", base, percent),
        Row(f"A session {at}", session, percent, base, that, most),
        *(
            Row(f"… {name}, moving all the time", share, percent, base, that, most)
            for name, share in busy.items()
        ),
        Row(f"What the figure keeps {at}", [max(kept_mib)], "MiB", most=12),
    ]


def _ready(window: WatchedProcess) -> float:
    """Wait until it shows what it is watched for, and stop it; gives the MiB that it keeps."""
    assert window.stdout is not None
    kept_bytes = int(window.stdout.readline())
    window.send_signal(signal.SIGSTOP)
    return kept_bytes / 1024**2


def _busy_percent(window: WatchedProcess, seconds: float) -> float:
    """How busy it keeps a core while it goes on for so long."""
    window.send_signal(signal.SIGCONT)
    time.sleep(WAKE_S)
    start_s, before_ms = time.monotonic(), cpu_ms(window)
    time.sleep(seconds)
    taken_ms, passed_s = cpu_ms(window) - before_ms, time.monotonic() - start_s
    window.send_signal(signal.SIGSTOP)
    return taken_ms / passed_s / 10
