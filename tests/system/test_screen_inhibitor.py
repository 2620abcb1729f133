"""The screen is kept on in a session, in the program's name, and not for a long pause."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from glutetimer.app.screen_keeper import (
    AWAKE_IN_PAUSE_MS,
    MAY_GO_DARK,
    MAY_GO_DARK_HEARD,
    SAID_FOR_MS,
)
from glutetimer.app.session_controller import SessionController
from glutetimer.app.settings_store import SettingsStore
from glutetimer.core.program import Side
from glutetimer.core.session import Act, State
from glutetimer.core.timeline import Plan
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.toml_files import load_program
from glutetimer.system.screen_inhibitor import DesktopInhibitor, can_keep_screen_on
from glutetimer.workout import Workout
from tests.support.dbus_service import DBusService, Reply
from tests.support.fakes import FakeInhibitor, ManualClock, fake_ports
from tests.support.programs import write_hurried

SCREEN_SAVER = "org.freedesktop.ScreenSaver"
MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)


class ScreenSaver(DBusService):
    """The desktop's service, on the session's bus; notes who asks it for what."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[object, ...]]] = []
        super().__init__(SCREEN_SAVER)

    def reply_to(self, member: str, call: Any) -> Reply:
        self.calls.append((member, call.body))
        return ("u", (7,)) if member == "Inhibit" else (None, ())


@pytest.fixture
def screen_saver() -> Iterator[ScreenSaver]:
    if "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        pytest.skip("needs a session bus, as tools/headless makes one")
    service = ScreenSaver()
    yield service
    service.close()


def test_the_desktop_is_told_who_keeps_the_screen_on(
    qtbot: QtBot, screen_saver: ScreenSaver
) -> None:
    inhibitor = DesktopInhibitor()
    inhibitor.hold()
    qtbot.waitUntil(lambda: len(screen_saver.calls) == 1)
    assert screen_saver.calls == [("Inhibit", ("GluteTimer", "An exercise session is under way"))]
    qtbot.waitUntil(lambda: inhibitor.holds() is True)
    inhibitor.release()
    qtbot.waitUntil(lambda: len(screen_saver.calls) == 2)
    assert screen_saver.calls[1] == ("UnInhibit", (7,))
    assert can_keep_screen_on()


def test_a_desktop_that_does_not_let_it_is_known_a_while_after_it_was_asked(qtbot: QtBot) -> None:
    if "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        pytest.skip("needs a session bus, as tools/headless makes one, on which nobody answers")
    inhibitor = DesktopInhibitor()
    inhibitor.hold()
    qtbot.waitUntil(lambda: inhibitor.holds() is False)
    inhibitor.release()
    assert inhibitor.holds() is None, "nothing was asked for since"
    assert not can_keep_screen_on()


class ControllerBench:
    """A session that has begun, its clock, and a desktop that gives the answer `granted`."""

    def __init__(self, folder: Path, waits: bool = False, granted: bool | None = True) -> None:
        self.clock, self.inhibitor = ManualClock(), FakeInhibitor(granted)
        ports = fake_ports(self.clock, lambda: MORNING, inhibitor=self.inhibitor)
        self.store = HistoryStore(folder / "history.db")
        self.settings = SettingsStore(folder / "settings.toml")
        self.parent = QObject()
        self.controller = SessionController(self.parent, self.store, ports, self.settings)
        program = load_program(write_hurried(folder))
        self.plan = Plan(program.levels[0], Side.LEFT, program.timing, waits=waits)
        self.start()

    def start(self) -> None:
        self.controller.start(self.plan, "program")

    def pass_ms(self, milliseconds: int) -> None:
        self.clock.move_ms(milliseconds)
        self.controller.tick()

    @property
    def workout(self) -> Workout:
        assert self.controller.workout is not None
        return self.controller.workout

    def screen_is_on(self) -> bool:
        return self.inhibitor.held

    def close(self) -> None:
        self.controller.close()
        self.store.close()


OpenBench = Callable[..., ControllerBench]


@pytest.fixture
def open_bench(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenBench]:
    benches: list[ControllerBench] = []

    def open_one(waits: bool = False, granted: bool | None = True) -> ControllerBench:
        benches.append(ControllerBench(tmp_path, waits, granted))
        return benches[-1]

    yield open_one
    for bench in benches:
        bench.close()


def test_a_long_pause_lets_the_screen_sleep_until_it_is_over(open_bench: OpenBench) -> None:
    bench = open_bench()
    bench.workout.act(Act.PAUSE)
    bench.pass_ms(0)
    bench.pass_ms(AWAKE_IN_PAUSE_MS - 1)
    assert bench.screen_is_on()
    bench.pass_ms(1)
    assert not bench.screen_is_on()
    bench.workout.act(Act.RESUME)
    bench.pass_ms(0)
    assert bench.screen_is_on()
    bench.controller.end()
    assert not bench.screen_is_on()
    bench.pass_ms(0)
    assert not bench.screen_is_on()


def test_a_session_that_waits_long_lets_the_screen_sleep_until_the_person_is_ready(
    open_bench: OpenBench,
) -> None:
    bench = open_bench(waits=True)
    bench.pass_ms(60_000)
    assert bench.workout.session.state is State.WAITING
    bench.pass_ms(AWAKE_IN_PAUSE_MS - 1)
    assert bench.screen_is_on()
    bench.pass_ms(1)
    assert not bench.screen_is_on()
    bench.controller.press()
    assert bench.screen_is_on()


def test_a_screen_that_may_go_dark_is_told_of_once_in_a_session_for_a_while(
    open_bench: OpenBench,
) -> None:
    bench = open_bench(granted=None)
    bench.pass_ms(500)
    assert not bench.workout.remark, "not known yet"
    bench.inhibitor.granted = False
    bench.pass_ms(100)
    bench.workout.act(Act.PAUSE)
    bench.pass_ms(SAID_FOR_MS - 1)
    assert bench.workout.remark == MAY_GO_DARK_HEARD
    bench.pass_ms(1)
    assert not bench.workout.remark
    bench.pass_ms(AWAKE_IN_PAUSE_MS)
    bench.workout.act(Act.RESUME)
    bench.pass_ms(100)
    assert not bench.workout.remark
    bench.controller.act(Act.STOP)
    bench.start()
    bench.pass_ms(0)
    assert bench.workout.remark == MAY_GO_DARK_HEARD, "another session"


def test_of_a_silent_session_nothing_is_said_to_go_on(open_bench: OpenBench) -> None:
    bench = open_bench(granted=False)
    bench.settings.change(sound=False)
    bench.pass_ms(100)
    assert bench.workout.remark == MAY_GO_DARK


def test_a_screen_that_is_kept_on_is_not_spoken_of(open_bench: OpenBench) -> None:
    bench = open_bench()
    bench.pass_ms(500)
    assert not bench.workout.remark


def test_it_is_five_minutes() -> None:
    assert AWAKE_IN_PAUSE_MS == 300_000
