"""Started at login, closed into the tray, and brought back: the real program on a desktop."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from glutetimer.core.settings import Settings
from tests.e2e.test_second_start import comes_forward, is_taken
from tests.support.people_driver import prepare
from tests.support.tray_desktop import Desktop
from tests.support.waiting import wait_until

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a desktop of X11 and D-Bus"),
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="needs an eye on the windows"),
]
REMINDER = "introduced = true\nreminder = true\n"


class _ClientMessage(ctypes.Structure):
    """XClientMessageEvent of Xlib."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("room_of_other_events", ctypes.c_long * 24),
    )


def press_close_button(window: int) -> None:
    """Ask a window to close, as the button in the frame that a desktop gives it."""
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    protocols, delete = (
        x.XInternAtom(display, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")
    )
    message = _ClientMessage(type=33, window=window, message_type=protocols, format=32)
    message.data[0] = delete
    x.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(message))
    x.XCloseDisplay(display)


def windows_in_sight() -> list[int]:
    command = ["xdotool", "search", "--onlyvisible", "--name", "^GluteTimer$"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return list(map(int, found.stdout.split()))


def command_of(folder: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "glutetimer", "--data-dir", str(folder), *options]


@contextmanager
def started(folder: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    command = command_of(folder, *options)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as program:
        try:
            yield program
        finally:
            program.kill()


def ends(program: subprocess.Popen[str]) -> None:
    """Asked by the system to end, the program does, and has nothing to complain of."""
    program.send_signal(signal.SIGTERM)
    _, errors = program.communicate(timeout=30)
    assert (program.returncode, errors) == (0, "")


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    if "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        pytest.skip("needs a session bus, as tools/headless makes one")
    desktop = Desktop()
    yield desktop
    desktop.close()


def test_the_close_button_takes_it_to_the_tray_and_a_second_start_back(
    tmp_path: Path, desktop: Desktop
) -> None:
    (tmp_path / "settings.toml").write_text(REMINDER)
    with started(tmp_path) as program:
        wait_until(lambda: windows_in_sight() and desktop.items)
        press_close_button(windows_in_sight()[0])
        wait_until(lambda: not windows_in_sight())
        wait_until(lambda: desktop.notifications)
        assert desktop.notifications[0][3] == "GluteTimer waits here"
        assert program.poll() is None
        assert comes_forward(command_of(tmp_path))
        wait_until(windows_in_sight)
        ends(program)


def test_without_a_tray_the_close_button_ends_it(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(REMINDER)
    with started(tmp_path) as program:
        wait_until(windows_in_sight)
        press_close_button(windows_in_sight()[0])
        assert program.wait(timeout=30) == 0


def test_started_at_login_it_waits_in_the_tray(tmp_path: Path, desktop: Desktop) -> None:
    minute = datetime.now().astimezone().strftime("%H:%M:00")
    (tmp_path / "settings.toml").write_text(f"{REMINDER}reminder_time = {minute}\n")
    with started(tmp_path, "--hidden") as program:
        # It has come to the time meanwhile.
        wait_until(lambda: desktop.notifications)
        assert desktop.notifications[0][3] == "Time for today's session"
        assert windows_in_sight() == []
        again = subprocess.run(
            command_of(tmp_path, "--hidden"), capture_output=True, text=True, check=False
        )
        assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
        assert windows_in_sight() == [], "a login brings nothing up"
        desktop.click_notification()
        wait_until(windows_in_sight)
        ends(program)


def test_in_the_tray_it_ends_when_the_system_asks(tmp_path: Path, desktop: Desktop) -> None:
    (tmp_path / "settings.toml").write_text(REMINDER)
    with started(tmp_path, "--hidden") as program:
        wait_until(lambda: desktop.items)
        wait_until(lambda: (tmp_path / "history.db").exists())
        ends(program)


def test_started_at_login_it_waits_for_whoever_has_a_reminder(
    tmp_path: Path, desktop: Desktop
) -> None:
    # Ann, who has none, was here last.
    minute = datetime.now().astimezone().time().replace(second=0, microsecond=0)
    settings = {1: Settings(), 2: Settings(reminder=True, reminder_time=minute)}
    paths = prepare(tmp_path, {}, settings)
    with started(tmp_path, "--hidden") as program:
        wait_until(lambda: desktop.notifications)
        assert desktop.notifications[0][3] == "Time for today's session"
        assert is_taken(paths.folder / "people" / "2")
        ends(program)


def test_without_a_reminder_there_is_nothing_to_wait_for(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("introduced = true\n")
    place = tmp_path / "window.state"
    place.write_bytes(b"where the window was")
    with started(tmp_path, "--hidden") as program:
        _, errors = program.communicate(timeout=60)
        assert (program.returncode, errors) == (0, "")
    assert place.read_bytes() == b"where the window was"
