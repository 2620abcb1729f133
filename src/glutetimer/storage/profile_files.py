"""Where each person's files are, and what is open of them.

    DATA                    the data folder, as `system.paths` has it; its lock is the window's
      people.toml           who there is, once there are several or the one has a name
      history.db …          the history of person 1, whose settings are where they always are
      people/2/             person 2, all in one folder: `--data-dir DATA/people/2` opens it, too
        settings.toml  history.db  backups/  glutetimer.lock

A folder is never deleted, and its number never given to anybody else: who is taken off the list
leaves all that they did behind.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import ExitStack
from itertools import count
from pathlib import Path

from glutetimer.core.frozen import frozen, replace
from glutetimer.core.profiles import FIRST, Profile, Profiles
from glutetimer.core.translation import gettext
from glutetimer.storage.errors import StorageError, reason
from glutetimer.storage.files import make_private_folder
from glutetimer.storage.folder_lock import FolderLock
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.recovery import open_history
from glutetimer.storage.toml_files import load_settings
from glutetimer.system.paths import UserPaths, user_paths


def list_file(paths: UserPaths) -> Path:
    """The list of the people whose files are in that data folder."""
    return paths.folder / "people.toml"


def paths_of(paths: UserPaths, number: int) -> UserPaths:
    """The files of the person of that number, where `paths` are those of the first.

    The log and the window's place are the laptop's.
    """
    if number == FIRST:
        return paths
    return replace(user_paths(_folder(paths, number)), log=paths.log, window=paths.window)


def known_paths_of(paths: UserPaths, number: int) -> UserPaths:
    """The same, of a person who is listed. Raises StorageError where the folder is gone."""
    own = paths_of(paths, number)
    if number != FIRST and not _folder(paths, number).is_dir():
        # To begin a new history there would be to lose the one that was moved away.
        raise StorageError(
            gettext("{folder} is not there; put it back where it was.").format(
                folder=_folder(paths, number)
            )
        )
    return own


def make_folder(paths: UserPaths, profiles: Profiles) -> int:
    """Make a folder for one more person; gives the number. Raises StorageError."""
    free = (
        number
        for number in count(FIRST + 1)
        if profiles.numbered(number) is None and not os.path.lexists(_folder(paths, number))
    )
    number = next(free)
    folder = _folder(paths, number)
    try:
        make_private_folder(folder)
    except OSError as error:
        raise StorageError(
            gettext("The folder {folder} cannot be made: {reason}.").format(
                folder=folder, reason=reason(error)
            )
        ) from error
    return number


def reminded(paths: UserPaths, people: Iterable[Profile]) -> list[Profile]:
    """Those of the people who have a reminder, where `paths` are the first person's."""
    return [
        profile
        for profile in people
        if load_settings(paths_of(paths, profile.number).settings)[0].reminder
    ]


@frozen
class OpenProfile:
    """The files of the person of that number, of which the history is open.

    `repairs` is what there is to tell about it, a sentence each.
    """

    number: int
    paths: UserPaths
    history: HistoryStore
    repairs: tuple[str, ...]
    _stack: ExitStack

    def close(self) -> None:
        """Close the history and release the folder. Raises HistoryError; it is released then."""
        self._stack.close()


def open_profile(paths: UserPaths, number: int) -> OpenProfile:
    """Open a person's history, where `paths` are the first's, whose folder this process has.

    Raises StorageError where it cannot be used, or another program has it.
    """
    own = known_paths_of(paths, number)
    with ExitStack() as stack:
        if number != FIRST:
            stack.enter_context(FolderLock(own.folder))
        history, repairs = open_history(own.history)
        stack.enter_context(history)
        return OpenProfile(number, own, history, tuple(repairs), stack.pop_all())


def _folder(paths: UserPaths, number: int) -> Path:
    return paths.folder / "people" / str(number)
