"""The screen is kept on in a session, in the program's name, and not for a long pause."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from glutetimer.app.session_controller import AWAKE_IN_PAUSE_MS, SessionController
from glutetimer.app.settings_store import SettingsStore
from glutetimer.core.program import Program, Side
from glutetimer.core.session import Act
from glutetimer.core.timeline import Plan
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.toml_files import load_program
from glutetimer.system.screen_inhibitor import DesktopInhibitor
from tests.support.fakes import FakeInhibitor, ManualClock, fake_ports
from tests.support.programs import write_hurried

blocking = pytest.importorskip("jeepney.io.blocking", reason="D-Bus is Linux's")
jeepney = pytest.importorskip("jeepney", reason="D-Bus is Linux's")
SCREEN_SAVER = "org.freedesktop.ScreenSaver"
MORNING = datetime(2026, 11, 23, 7, tzinfo=UTC)


class ScreenSaver:
    """The desktop's service, on the session's bus; notes who asks it for what."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[object, ...]]] = []
        self._connection = blocking.open_dbus_connection()
        self._connection.send_and_get_reply(jeepney.message_bus.RequestName(SCREEN_SAVER))
        self._over = Event()
        self._thread = Thread(target=self._answer)
        self._thread.start()

    def close(self) -> None:
        self._over.set()
        self._thread.join()
        self._connection.close()

    def _answer(self) -> None:
        while not self._over.is_set():
            try:
                call = self._connection.receive(timeout=0.1)
            except TimeoutError:
                continue
            fields = call.header.fields
            if fields.get(jeepney.HeaderFields.interface) != SCREEN_SAVER:
                continue
            name = fields[jeepney.HeaderFields.member]
            body = ("u", (7,)) if name == "Inhibit" else (None, ())
            self._connection.send(jeepney.new_method_return(call, *body))
            self.calls.append((name, call.body))


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
    inhibitor.release()
    qtbot.waitUntil(lambda: len(screen_saver.calls) == 2)
    assert screen_saver.calls[1] == ("UnInhibit", (7,))


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return load_program(write_hurried(tmp_path))


def test_a_long_pause_lets_the_screen_sleep_until_it_is_over(
    qtbot: QtBot, tmp_path: Path, program: Program
) -> None:
    clock, inhibitor = ManualClock(), FakeInhibitor()
    parent = QObject()
    ports = fake_ports(clock, lambda: MORNING, inhibitor=inhibitor)
    with HistoryStore(tmp_path / "history.db") as store:
        settings = SettingsStore(tmp_path / "settings.toml")
        session_controller = SessionController(parent, store, ports, settings)
        session_controller.start(Plan(program.levels[0], Side.LEFT, program.timing), program.id)
        workout = session_controller.workout
        assert workout is not None
        assert screen_is_on(inhibitor)
        workout.act(Act.PAUSE)
        session_controller.tick()
        clock.move_ms(AWAKE_IN_PAUSE_MS - 1)
        session_controller.tick()
        assert screen_is_on(inhibitor)
        clock.move_ms(1)
        session_controller.tick()
        assert not screen_is_on(inhibitor)
        workout.act(Act.RESUME)
        qtbot.waitUntil(lambda: screen_is_on(inhibitor))
        session_controller.end()
        assert not screen_is_on(inhibitor)
        session_controller.tick()
        assert not screen_is_on(inhibitor)
        session_controller.close()


def screen_is_on(inhibitor: FakeInhibitor) -> bool:
    return inhibitor.held


def test_it_is_five_minutes() -> None:
    assert AWAKE_IN_PAUSE_MS == 300_000
