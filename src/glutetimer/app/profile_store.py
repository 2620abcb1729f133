"""The one holder of the list of people: changed, and written to its file."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from glutetimer.core.frozen import replace
from glutetimer.core.profiles import Profile, Profiles
from glutetimer.storage.profile_files import list_file, make_folder, paths_of, reminded
from glutetimer.storage.toml_files import save_profiles
from glutetimer.system.paths import UserPaths


class ProfileStore(QObject):
    """Who uses this laptop; it outlives the window of each. Changes raise StorageError."""

    changed = Signal()

    def __init__(self, paths: UserPaths, profiles: Profiles) -> None:
        """`paths` are those of the first person; `profiles` are the people who are listed there."""
        super().__init__()
        self.paths = paths
        self.current = profiles

    def name_of(self, number: int) -> str:
        """The name of the person of that number, empty if there is none."""
        profile = self.current.numbered(number)
        return profile.name if profile is not None else ""

    def others_are_reminded(self, number: int) -> bool:
        """Whether anybody but the person of that number has a reminder."""
        others = (profile for profile in self.current.people if profile.number != number)
        return bool(reminded(self.paths, others))

    def add(self, name: str, present: int, present_name: str) -> Profile:
        """One more person, who has nothing done yet; whoever is present has that name then."""
        profile = Profile(make_folder(self.paths, self.current), name)
        self._take(self.current.with_name(present, present_name).with_person(profile))
        return profile

    def rename(self, number: int, name: str) -> None:
        """Give a person that name."""
        self._take(self.current.with_name(number, name))

    def remove(self, number: int) -> str:
        """Take a person off the list; gives where their files stay."""
        self._take(self.current.without(number))
        return str(paths_of(self.paths, number).folder)

    def remember(self, number: int) -> None:
        """The next start shows that person."""
        if self.current.last != number:
            self._take(replace(self.current, last=number))

    def _take(self, profiles: Profiles) -> None:
        save_profiles(list_file(self.paths), profiles)
        self.current = profiles
        self.changed.emit()
