"""The settings hold at once, are written once they rest, and say what a change is for."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from glutetimer.app import settings_store
from glutetimer.app.settings_store import SettingsStore
from glutetimer.core.setting_kinds import Use
from glutetimer.core.settings import Settings
from glutetimer.storage.toml_files import load_settings, save_settings


class StoreDriver:
    """A store of settings with everything that it said and every writing of its file."""

    def __init__(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.file = file
        self.store = SettingsStore(file)
        self.uses: list[set[Use]] = []
        self.messages: list[str] = []
        self.writings: list[Settings] = []
        self.store.changed.connect(lambda uses: self.uses.append(set(uses)))
        self.store.failed.connect(self.messages.append)
        monkeypatch.setattr(settings_store, "save_settings", self._write)

    def _write(self, file: Path, settings: Settings) -> None:
        self.writings.append(settings)
        save_settings(file, settings)


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StoreDriver:
    return StoreDriver(tmp_path / "data" / "settings.toml", monkeypatch)


def test_what_was_set_is_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("volume = 30\nguide_volume = 300\n", encoding="utf-8")
    store = SettingsStore(file)
    assert store.current == Settings(volume=30)
    (problem,) = store.problems
    assert "guide_volume: is 300" in problem


def test_a_drag_holds_at_each_step_and_is_written_once(driver: StoreDriver, qtbot: QtBot) -> None:
    for volume in range(79, 39, -1):
        driver.store.change(volume=volume)
        assert driver.store.current.volume == volume
    assert driver.writings == []
    qtbot.waitUntil(lambda: driver.writings != [])
    assert driver.writings == [Settings(volume=40)]
    assert load_settings(driver.file) == (Settings(volume=40), ())
    assert driver.messages == [""]


def test_whoever_cannot_wait_has_it_written_now(driver: StoreDriver) -> None:
    driver.store.change(introduced=True)
    driver.store.save()
    driver.store.save()
    assert driver.writings == [Settings(introduced=True)], "once is enough"


def test_a_change_says_what_it_is_for(driver: StoreDriver) -> None:
    driver.store.change(volume=40)
    driver.store.change(first_side=driver.store.current.first_side.other, voice_volume=3)
    driver.store.choose_preset("clamshell", "slow")
    assert driver.uses == [{Use.VOLUME}, {Use.PLAN, Use.PLAYER}, {Use.PLAN}]


def test_a_choice_of_what_is_set_already_changes_nothing(driver: StoreDriver) -> None:
    driver.store.change(volume=driver.store.current.volume)
    driver.store.choose_preset("clamshell", "")
    driver.store.save()
    assert (driver.uses, driver.writings) == ([], [])


def test_what_could_not_be_written_is_reported_and_tried_again(driver: StoreDriver) -> None:
    driver.file.parent.write_bytes(b"in the folder's place")
    driver.store.change(volume=40)
    driver.store.save()
    (message,) = driver.messages
    assert "could not be saved" in message
    driver.file.parent.unlink()
    driver.store.save()
    assert driver.messages[1:] == [""]
    assert load_settings(driver.file) == (Settings(volume=40), ())
