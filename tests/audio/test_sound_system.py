"""What sound is played with, and what is said where something of it is missing."""

from __future__ import annotations

import ctypes
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from glutetimer.app.session_controller import SessionController
from glutetimer.app.settings_store import SettingsStore
from glutetimer.audio.pulse import libpulse
from glutetimer.audio.sound_system import DeviceSound, voice_note
from glutetimer.audio.text_to_speech import no_voice_text
from glutetimer.audio.units import Clock
from glutetimer.cli.doctor import examine
from glutetimer.core.adjustment import Adjustment
from glutetimer.core.program import Side
from glutetimer.core.settings import Settings
from glutetimer.storage.history import HistoryStore
from glutetimer.system.paths import user_paths
from glutetimer.system.requirements import PULSE_LIBRARY
from tests.support.fakes import FakeSound, ManualClock, fake_ports
from tests.support.languages import german
from tests.support.programs import built_in

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt brings all it needs")


@pytest.fixture
def bare_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Neither libpulse nor a speech service is installed."""

    def load(name: str) -> ctypes.CDLL:
        if name == PULSE_LIBRARY:
            raise OSError
        return library_loader(name)

    library_loader = ctypes.CDLL
    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    libpulse.cache_clear()
    yield
    libpulse.cache_clear()


def test_without_libpulse_a_session_is_silent_and_names_the_package(bare_system: None) -> None:
    player = DeviceSound().player(Settings())
    assert "sudo apt-get install libpulse0" in player.sound_problem()
    player.close()


def test_doctor_names_what_is_missing_for_sound_and_for_ones_own_words(
    bare_system: None, tmp_path: Path
) -> None:
    findings = {finding.subject: finding for finding in examine(user_paths(tmp_path))}
    sound, voice = findings["Sound"], findings["System voice"]
    assert not sound.fine
    assert not sound.required
    assert "sudo apt-get install libpulse0" in sound.text
    assert not voice.fine
    assert not voice.required
    assert "sudo apt-get install speech-dispatcher" in voice.text


def test_in_a_language_without_clips_the_systems_voice_has_to_speak(
    bare_system: None, tmp_path: Path
) -> None:
    with german():
        assert DeviceSound().lengths_ms() == {}
        assert "die Stimme Ihres Systems" in voice_note()
        findings = {finding.subject: finding for finding in examine(user_paths(tmp_path))}
    voice, system_voice = findings["Stimme"], findings["Stimme des Systems"]
    assert not voice.fine
    assert voice.text.startswith("keine gesprochenen Aufnahmen auf Deutsch")
    assert not system_voice.fine
    assert system_voice.text.startswith("Ihr System hat keine deutsche Stimme")
    assert voice_note() == "", "in English"


class SpokenWordsOnly(FakeSound):
    """Only what the system's own voice says is heard."""

    def __init__(self, clock_ns: Clock) -> None:
        super().__init__(clock_ns)
        self.device_sound = DeviceSound()

    def say(self, text: str, volume: int, late_ms: int, failed: Callable[[str], None]) -> None:
        super().say(text, volume, late_ms, failed)
        self.device_sound.say(text, volume, late_ms, failed)


@contextmanager
def session_of_own_words(
    folder: Path, sound: FakeSound, clock: ManualClock, messages: list[str]
) -> Iterator[None]:
    """Its first seconds, in which the name of an exercise comes that no clip says."""
    now = datetime(2026, 11, 23, 7, tzinfo=UTC)
    ports = fake_ports(clock, lambda: now, sound)
    parent, program = QObject(), built_in()
    with HistoryStore(folder / "history.db") as store:
        settings = SettingsStore(folder / "settings.toml")
        settings.change(volume=40, voice_volume=50)
        session_controller = SessionController(parent, store, ports, settings)
        session_controller.failed.connect(messages.append)
        level, lengths_ms = program.levels[0], sound.lengths_ms()
        plan = settings.current.plan(
            program, level, Adjustment(), Side.LEFT, level.speed, lengths_ms
        )
        session_controller.start(plan, program.id)
        assert session_controller.workout is not None
        for _ in range(9):
            clock.move_ms(1_000)
            session_controller.workout.tick()
        yield
        session_controller.close()


@pytest.mark.parametrize(
    ("clips", "voice", "wanted"), [(False, True, True), (True, True, False), (False, False, False)]
)
def test_the_systems_voice_is_found_beforehand_where_it_says_all_words(
    qtbot: QtBot, tmp_path: Path, clips: bool, voice: bool, wanted: bool
) -> None:
    class Sound(FakeSound):
        def lengths_ms(self) -> Mapping[str, int]:
            return super().lengths_ms() if clips else {}

    clock, parent = ManualClock(), QObject()
    sound = Sound(clock.clock_ns)
    ports = fake_ports(clock, lambda: datetime(2026, 11, 23, 7, tzinfo=UTC), sound)
    with HistoryStore(tmp_path / "history.db") as store:
        settings = SettingsStore(tmp_path / "settings.toml")
        settings.change(voice=voice)
        session_controller = SessionController(parent, store, ports, settings)
        session_controller.ready_player()
        assert sound.voice_wanted is wanted
        session_controller.close()


def test_the_systems_voice_follows_the_volume(qtbot: QtBot, tmp_path: Path) -> None:
    clock = ManualClock()
    sound = FakeSound(clock.clock_ns)
    with session_of_own_words(tmp_path, sound, clock, []):
        assert sound.spoken[0] == ("Clamshell.", 20)


def test_that_ones_own_words_are_not_spoken_is_said_once_in_the_window(
    qtbot: QtBot, bare_system: None, tmp_path: Path
) -> None:
    clock = ManualClock()
    sound, messages = SpokenWordsOnly(clock.clock_ns), list[str]()
    with session_of_own_words(tmp_path, sound, clock, messages):
        assert len(sound.spoken) > 1
        qtbot.waitUntil(lambda: bool(messages), timeout=20_000)
        sound.device_sound.close()
    assert [text for text in messages if text] == [no_voice_text()]
