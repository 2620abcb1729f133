"""A window of the real program, and what a screen reader finds in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

SYSTEM_PYTHON = "/usr/bin/python3"
READER = Path(__file__).with_name("read_screen.py")
# Where distributions have it.
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
WITHIN_S = 120


def missing() -> str:
    """What is not there of all that it takes; empty if it is."""
    if not os.environ.get("DISPLAY"):
        return "there is no X display"
    if not shutil.which("dbus-daemon") or _launcher() is None:
        return "dbus or at-spi2-core is not installed"
    ran = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    return "python3-pyatspi is not installed" if ran.returncode else ""


@contextmanager
def screen_reader_bus() -> Iterator[dict[str, str]]:
    """The environment with a session bus of the test's own, at which screen readers listen."""
    with ExitStack() as stack:
        environment = os.environ | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        # It would name the bus of another session on the same screen.
        environment.pop("AT_SPI_BUS_ADDRESS", None)
        session = stack.enter_context(
            _running("dbus-daemon", "--session", "--nofork", "--print-address",
                     environment=environment, stdout=subprocess.PIPE, text=True)
        )  # fmt: skip
        environment["DBUS_SESSION_BUS_ADDRESS"] = session.stdout.readline().strip()
        launcher = _launcher()
        assert launcher is not None
        stack.enter_context(_running(launcher, environment=environment))
        yield environment


def read_window(
    folder: Path, program: Path, task: str, environment: Mapping[str, str], quits: bool = False
) -> Any:
    """Open the window on a data folder and a program, and give what a task found in it.

    The task leaves the window open, or `quits` it.
    """
    command = (sys.executable, "-m", "glutetimer", "--data-dir", str(folder), "--program",
               str(program))  # fmt: skip
    with _running(*command, environment=environment) as window:
        reading = subprocess.run(
            [SYSTEM_PYTHON, str(READER), str(window.pid), task],
            env=environment, capture_output=True, text=True, timeout=WITHIN_S, check=False,
        )  # fmt: skip
        assert reading.returncode == 0, reading.stderr
        if quits:
            assert window.wait(WITHIN_S) == 0
        else:
            assert window.poll() is None, "the window is gone"
    return json.loads(reading.stdout)


def _launcher() -> str | None:
    return next((path for path in LAUNCHERS if Path(path).exists()), None)


@contextmanager
def _running(*command: str, environment: Mapping[str, str], **options: Any) -> Iterator[Any]:
    """A process; it is ended politely, so that it ends its own."""
    with subprocess.Popen(command, env=environment, **options) as process:
        try:
            yield process
        finally:
            process.terminate()
