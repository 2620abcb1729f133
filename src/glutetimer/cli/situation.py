"""What the commands work on: the program, the settings and the history, as they are now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeAlias

from glutetimer.cli.terminal import InputError
from glutetimer.core.frozen import frozen
from glutetimer.core.problems import quoted
from glutetimer.core.program import Level, Program
from glutetimer.core.progression import decide
from glutetimer.core.records import History
from glutetimer.core.settings import Settings
from glutetimer.core.translation import gettext
from glutetimer.storage.database import translated_errors
from glutetimer.storage.errors import DamagedHistoryError, ProgramFileError
from glutetimer.storage.files import is_regular_file
from glutetimer.storage.folder_lock import FolderLock
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.recovery import open_history
from glutetimer.storage.toml_files import load_program, load_settings
from glutetimer.system.paths import UserPaths
from glutetimer.system.resources import builtin_program

# Hears what there is to tell beside a command's lines, a sentence each.
Notify: TypeAlias = Callable[[str], None]


@frozen
class Situation:
    """Everything that today's decision rests on."""

    program: Program
    settings: Settings
    history: History

    def level(self, level_id: str | None, today: date) -> Level:
        """The level of that id, or today's. Raises InputError for an unknown id."""
        if level_id is None:
            return decide(self.program, self.history, today).level
        level = self.program.level(level_id)
        if level is None:
            allowed = ", ".join(level.id for level in self.program.levels)
            text = gettext("There is no level {level}; allowed are {levels}.")
            raise InputError(text.format(level=quoted(level_id), levels=allowed))
        return level


def load_situation(paths: UserPaths, program_file: Path | None, notify: Notify) -> Situation:
    """Read the program (without a file, that of the window), settings and history.

    Raises StorageError.
    """
    settings, problems = load_settings(paths.settings)
    for problem in problems:
        notify(problem)
    program = load_program(program_file) if program_file else _remembered(settings.program, notify)
    with history_to_read(paths, notify) as store:
        return Situation(program, settings, store.load() if store else History())


def _remembered(program: str, notify: Notify) -> Program:
    """The program of the file that the window remembers, or the built-in one."""
    if program:
        try:
            return load_program(Path(program))
        except ProgramFileError as error:
            notify(error.built_in_instead)
    return load_program(builtin_program())


@contextmanager
def history_to_read(paths: UserPaths, notify: Notify) -> Iterator[HistoryStore | None]:
    """The history, or None if there is none yet. Raises StorageError.

    One that is damaged or missing is put right as the window would, unless that is open.
    """
    store = HistoryStore(paths.history)
    with translated_errors(paths.history):
        exists = is_regular_file(paths.history)
    if not exists and not store.backups.all():
        yield None
        return
    try:
        if exists:
            store.open()
    except DamagedHistoryError:
        exists = False
    if not exists:
        with FolderLock(paths.folder):
            store = history_to_change(paths, notify)
    with store:
        yield store


def history_to_change(paths: UserPaths, notify: Notify) -> HistoryStore:
    """The history, put right where it was damaged; to be called with its folder's lock held."""
    store, repairs = open_history(paths.history)
    for repair in repairs:
        notify(repair)
    return store
