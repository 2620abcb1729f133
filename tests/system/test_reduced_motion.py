"""The desktop is asked whether to move less, as the desktop portal has it, and never waited for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not which("dbus-run-session"), reason="D-Bus is Linux's"
)
DESKTOP = Path(__file__).with_name("ask_desktop.py")


def told(*settings: str) -> str:
    """What a desktop with those settings tells, each "namespace key value"."""
    command = ["dbus-run-session", "--", sys.executable, str(DESKTOP), *settings]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=True
    ).stdout.strip()


@pytest.mark.parametrize(
    ("settings", "answer"),
    [
        (["org.freedesktop.appearance reduced-motion 1"], "[True]"),
        (["org.freedesktop.appearance reduced-motion 0"], "[False]"),
        (["org.gnome.desktop.interface enable-animations False"], "[True]"),
        (["org.gnome.desktop.interface enable-animations True"], "[False]"),
        (
            [
                "org.freedesktop.appearance reduced-motion 1",
                "org.gnome.desktop.interface enable-animations True",
            ],
            "[True]",
        ),
        (["org.freedesktop.appearance color-scheme 1"], "[]"),
        ([], "[]"),
    ],
)
def test_what_the_desktop_says(settings: list[str], answer: str) -> None:
    assert told(*settings) == answer


def test_who_is_gone_is_told_nothing() -> None:
    assert told("gone", "org.freedesktop.appearance reduced-motion 1") == "[]"
