"""The real window on a laptop of two people, driven as the one who is there would."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from glutetimer.app.profile_store import ProfileStore
from glutetimer.app.profile_switcher import ProfileSwitcher
from glutetimer.core.frozen import replace
from glutetimer.core.profiles import Profile, Profiles
from glutetimer.core.program import Program
from glutetimer.core.records import History
from glutetimer.core.settings import Settings
from glutetimer.storage.files import make_private_folder
from glutetimer.storage.folder_lock import FolderLock
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import RevisionedSession, snapshot_of
from glutetimer.storage.profile_files import list_file, open_profile, paths_of
from glutetimer.storage.toml_files import load_profiles, save_profiles, save_settings
from glutetimer.system.paths import UserPaths, user_paths
from tests.support.app_driver import AppDriver
from tests.support.fakes import (
    FakeAutostart,
    FakeDate,
    FakeInhibitor,
    FakeSound,
    ManualClock,
    fake_ports,
)
from tests.support.sample_histories import NOTHING, SampleHistory

ANN, BEN = "Ann", "Ben"
BOTH = Profiles((Profile(1, ANN), Profile(2, BEN)))


class PeopleDriver(AppDriver):
    """A started program that has changed, or may change, to another person."""

    def __init__(
        self, qtbot: QtBot, folder: Path, program: Program, now: datetime, present: int = 1
    ) -> None:
        """Opens what is in the folder; the person of the number `present` is shown."""
        self.qtbot = qtbot
        self.program = program
        self.first_paths = user_paths(folder)
        self.date = FakeDate(now)
        self.inhibitor = FakeInhibitor()
        self._clock = ManualClock()
        self._pressed_ns = 0
        self.sounds = FakeSound(self._clock.clock_ns)
        self.autostart = FakeAutostart()
        ports = fake_ports(
            self._clock, self.date.now, self.sounds, self.inhibitor, autostart=self.autostart
        )
        self.lock = FolderLock(folder)
        assert self.lock.take()
        listed, problem = load_profiles(list_file(self.first_paths))
        self.profiles = ProfileStore(self.first_paths, listed)
        first = open_profile(self.first_paths, present)
        self.switcher = ProfileSwitcher(self.profiles, ports, None, first, lambda: program)
        self._look()
        self.window.resize(1180, 740)
        self.switcher.show_first(problem, start=False)
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    @property
    def present(self) -> str:
        """The name of who is there."""
        return self.app.people.name

    def change_to(self, name: str) -> None:
        """Press that name on Today, and be there."""
        assert self.present != name
        self.click(f"Person: {name}")
        self.wait_for_person(name)

    def wait_for_person(self, name: str) -> None:
        """Wait until that person is there."""
        self.wait_until(lambda: self.switcher._application.people.name == name)
        self.check_keyboard()

    def check_keyboard(self) -> None:
        """After whatever was done, be it that another window came: it is on what is there."""
        QApplication.processEvents()
        if self.switcher.window is not self.window:
            self._look()
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)
        super().check_keyboard()

    def history(self) -> History:
        with HistoryStore(self.paths.history) as store:
            return store.load()

    def paths_of(self, number: int) -> UserPaths:
        return paths_of(self.first_paths, number)

    def names_offered(self) -> list[str]:
        """The names on Today."""
        buttons = self.window.page().findChildren(QPushButton)
        names = [button.accessibleName() for button in buttons if button.isVisible()]
        return [name.removeprefix("Person: ") for name in names if name.startswith("Person: ")]

    def close(self) -> None:
        self._look()
        self.window.close()
        self.window.blockSignals(True)
        for timer in self.window.findChildren(QTimer):
            timer.stop()
        self.switcher.close()
        self.lock.release()

    def _look(self) -> None:
        self.app = self.switcher._application
        self.window = self.app.window
        self.session_controller = self.app.session_controller
        self.paths = self.app.paths


def prepare(
    folder: Path,
    pasts: Mapping[int, SampleHistory],
    settings: Mapping[int, Settings],
    profiles: Profiles = BOTH,
) -> UserPaths:
    """Make a folder of these people, with the past and the settings of each, by their numbers."""
    paths = user_paths(folder)
    save_profiles(list_file(paths), profiles)
    for profile in profiles.people:
        own, past = paths_of(paths, profile.number), pasts.get(profile.number, NOTHING)
        make_private_folder(own.folder)
        chosen = settings.get(profile.number, Settings())
        save_settings(own.settings, replace(chosen, introduced=True))
        with HistoryStore(own.history) as store:
            store.merge(snapshot_of(map(RevisionedSession, past.sessions), past.answers))
    return paths
