"""The real program as a screen reader finds it: the calendar's days in words, a name for all."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from glutetimer.core.records import SessionRecord
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import Kept, contents_of
from glutetimer.ui.review.words import day_said
from tests.storage.samples import LEFT_SET, RIGHT_SET, SESSION

SYSTEM_PYTHON = "/usr/bin/python3"
READER = Path(__file__).with_name("read_screen.py")
# Where distributions have it.
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def launcher() -> str | None:
    return next((each for each in LAUNCHERS if Path(each).exists()), None)


def missing() -> str:
    """What is not there of all that it takes; empty if it is."""
    if not os.environ.get("DISPLAY"):
        return "there is no X display"
    if not shutil.which("dbus-daemon") or launcher() is None:
        return "dbus or at-spi2-core is not installed"
    asked = subprocess.run(
        [SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False
    )
    return "python3-pyatspi is not installed" if asked.returncode else ""


@contextmanager
def running(*command: str, environment: dict[str, str], **more: Any) -> Iterator[Any]:
    """A process; it is ended politely, so that it ends its own."""
    with subprocess.Popen(command, env=environment, **more) as process:
        try:
            yield process
        finally:
            process.terminate()


@pytest.fixture
def bus() -> Iterator[dict[str, str]]:
    """The environment with a session bus of the test's own, at which screen readers listen."""
    if why_not := missing():
        pytest.skip(why_not)
    with ExitStack() as stack:
        environment = os.environ | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        # It would name the bus of another session on the same screen.
        environment.pop("AT_SPI_BUS_ADDRESS", None)
        session = stack.enter_context(
            running("dbus-daemon", "--session", "--nofork", "--print-address",
                    environment=environment, stdout=subprocess.PIPE, text=True)
        )  # fmt: skip
        environment["DBUS_SESSION_BUS_ADDRESS"] = session.stdout.readline().strip()
        path = launcher()
        assert path is not None
        stack.enter_context(running(path, environment=environment))
        yield environment


def did(days_ago: int, left: int, right: int) -> SessionRecord:
    return replace(
        SESSION,
        id=f"{days_ago:032}",
        started_at=datetime.now().astimezone() - timedelta(days=days_ago),
        active_ms=300_000,
        sets=(replace(LEFT_SET, done=left), replace(RIGHT_SET, done=right)),
    )


def test_a_screen_reader_reads_the_days_and_finds_a_name_for_all(
    tmp_path: Path, bus: dict[str, str]
) -> None:
    today = date.today()
    sessions = (did(2, 26, 24), did(9, 12, 0), did(200, 13, 13))
    with HistoryStore(tmp_path / "history.db") as store:
        store.merge(contents_of(map(Kept, sessions)))
    (tmp_path / "settings.toml").write_text("safety_read = true\nsound = false\n", encoding="utf-8")
    program = (sys.executable, "-m", "glutetimer", "--data-dir", str(tmp_path))
    with running(*program, environment=bus) as window:
        reading = subprocess.run(
            [SYSTEM_PYTHON, str(READER), str(window.pid)],
            env=bus, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
    assert reading.returncode == 0, reading.stderr
    read = json.loads(reading.stdout)
    spoken = [day for day in read["days"] if "still to come" not in day]
    assert spoken[-1] == day_said(today, (), today)
    for session in sessions:
        assert spoken[-1 - (today - session.day).days] == day_said(session.day, [session], today)
    assert spoken[-2] == day_said(today - timedelta(days=1), (), today)
    assert len(read["days"]) % 7 == 0
    # The calendar and the sessions, and all that is to be pressed.
    kinds = Counter(role for role, _ in read["focusable"])
    assert kinds["table"] == 2
    assert kinds["push button"] >= 5
    assert [role for role, name in read["focusable"] if not name.strip()] == []
