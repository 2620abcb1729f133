"""Processes of the bench: how long they take, how large and how busy they are."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[1]
LEAST_WINDOW = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
class Window(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        {painted}
app = QApplication(sys.argv[:1])
window = Window("hello")
window.show()
app.exec()
"""
Measure = Callable[[], Mapping[str, float]]
WatchedProcess = subprocess.Popen[str]


def least_window(ends: bool) -> list[str]:
    """Runs the least possible window, which ends once it is painted or stays."""
    painted = "QTimer.singleShot(0, lambda: os._exit(0))" if ends else "pass"
    return [sys.executable, "-c", LEAST_WINDOW.format(painted=painted)]


def python(module: str, function: str, *arguments: str | int) -> list[str]:
    """Runs a function of one of this package's modules in a process of its own."""
    # Imported, so that its compiled form is used as that of the program is.
    return [sys.executable, "-c", f"from bench.{module} import {function} as f; f{arguments}"]


def python_with_qt(module: str, function: str, *arguments: str | int) -> list[str]:
    """The same, with Qt loaded first, as the program does.

    Else PySide6 reads the source of each module that is imported after it, and keeps it.
    """
    *command, code = python(module, function, *arguments)
    return [*command, f"from glutetimer.system.qt_environment import load_qt; load_qt(); {code}"]


def data_folder(parent: str | Path, name: str, settings: str = "") -> str:
    """A new data folder of somebody who has seen the introduction."""
    folder = Path(parent, name)
    folder.mkdir()
    text = f"introduced = true\n{settings}\n"
    Path(folder, "settings.toml").write_text(text, encoding="utf-8")
    return str(folder)


def interleaved(rounds: int, *measures: Measure) -> dict[str, list[float]]:
    """Measure in turns; what each gives by name, a value of each round."""
    values: dict[str, list[float]] = {}
    for _ in range(rounds):
        for measure in measures:
            for name, value in measure().items():
                values.setdefault(name, []).append(value)
    return values


def timed_ms(command: list[str]) -> float:
    """How long a command runs until it ends."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=TOOLS)
    return 1000 * (time.perf_counter() - start)


def printed(command: list[str]) -> dict[str, float]:
    """The names and numbers that a command prints, a pair a line."""
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=TOOLS)
    pairs = (line.rsplit(" ", 1) for line in ran.stdout.splitlines())
    return {name: float(number) for name, number in pairs}


def opened(command: list[str], environment: Mapping[str, str] | None = None) -> WatchedProcess:
    """A command that goes on, to be watched; what it prints can be read."""
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True, cwd=TOOLS,
    )  # fmt: skip


def ended(process: WatchedProcess) -> None:
    """End a command at once."""
    process.kill()
    process.communicate()


@contextmanager
def busy_processes(number: int) -> Iterator[None]:
    """So many processes that do nothing but keep the processor busy."""
    processes = [opened([sys.executable, "-c", "while True: pass"]) for _ in range(number)]
    try:
        yield
    finally:
        for process in processes:
            ended(process)


def cpu_ms(process: WatchedProcess) -> float:
    """The processor's time that a process has used; 0 where that cannot be asked."""
    if sys.platform != "linux":
        return 0.0
    # The clock that `clock_getcpuclockid` gives, which Python does not have.
    return 1000 * time.clock_gettime(~process.pid << 3 | 2)


def memory_mib(process: WatchedProcess) -> float:
    """Resident memory; 0 where /proc is not there."""
    status = Path(f"/proc/{process.pid}/status")
    if not status.exists():
        return 0.0
    lines = status.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
