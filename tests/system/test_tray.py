"""The icon and its notification on a desktop with a tray, as D-Bus has them, and on one without."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.support.tray_desktop import Desktop, ask
from tests.support.waiting import wait_until

ITEM, MENU = "org.kde.StatusNotifierItem", "com.canonical.dbusmenu"


@contextmanager
def shown() -> Iterator[subprocess.Popen[str]]:
    """A program that has just shown its icon and a notification."""
    command = [sys.executable, "-m", "tests.system.show_tray"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        try:
            yield program
        finally:
            program.kill()


def line(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


@pytest.fixture(autouse=True)
def session_bus() -> None:
    if "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        pytest.skip("needs a session bus, as tools/headless makes one")


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    desktop = Desktop()
    yield desktop
    desktop.close()


def test_the_icon_is_in_the_tray_and_a_notification_comes_from_it(desktop: Desktop) -> None:
    with shown() as program:
        assert line(program) == "there True, notifies True"
        wait_until(lambda: bool(desktop.notifications) and bool(desktop.items))
        _, _, _, title, text, *_ = desktop.notifications[0]
        assert (title, text) == ("Time for Clamshell", "25 with each leg")
        desktop.click_notification()
        assert line(program) == "open"
        ask(desktop.items[0], "/StatusNotifierItem", ITEM, "Activate", "ii", (0, 0))
        assert line(program) == "open"


def test_its_menu_says_what_can_be_done(desktop: Desktop) -> None:
    with shown() as program:
        wait_until(lambda: bool(desktop.items))
        _, (_, _, children) = ask(
            desktop.items[0], "/MenuBar", MENU, "GetLayout", "iias", (0, -1, [])
        )
        entries = {
            values["label"][1]: number for _, (number, values, _) in children if "label" in values
        }
        assert list(entries) == [
            "Start today's session", "Open GluteTimer", "Remind me later", "Not today", "Quit",
        ]  # fmt: skip
        assert line(program).startswith("there")

        def press(name: str) -> None:
            event = (entries[name], "clicked", ("s", ""), 0)
            ask(desktop.items[0], "/MenuBar", MENU, "Event", "isvu", event)

        for name, act in (
            ("Start today's session", "start"),
            ("Open GluteTimer", "open"),
            ("Remind me later", "snooze"),
            ("Not today", "skip today"),
        ):
            press(name)
            assert line(program) == act
        press("Quit")
        assert program.wait(timeout=30) == 0


def test_a_desktop_without_a_tray_is_known() -> None:
    with shown() as program:
        assert line(program) == "there False, notifies False"
