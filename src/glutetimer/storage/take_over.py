"""Brings everything of an archive in: history, settings and program, all of it or nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from glutetimer.core.frozen import replace
from glutetimer.core.settings import Settings
from glutetimer.core.translation import gettext
from glutetimer.storage import recovery
from glutetimer.storage.archive import Archive
from glutetimer.storage.backups import Backup
from glutetimer.storage.errors import StorageError, reason
from glutetimer.storage.files import read_file, replace_file
from glutetimer.storage.history import HistoryStore
from glutetimer.storage.merging import HistorySnapshot
from glutetimer.storage.toml_files import program_of, saving_settings

# Of a program's id, which may be any text, what is good in a file's name anywhere, and how long.
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_-]+")
_MAX_NAME = 40


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What came of it: the settings that hold now, and the file of the program, None: built in.

    `before` is the history as it was, of which `backup` is a copy, and `brought` what came in.
    """

    settings: Settings
    program_file: Path | None
    backup: Backup
    before: HistorySnapshot
    brought: HistorySnapshot


def take_over(
    archive: Archive, store: HistoryStore, settings_file: Path, ours: Settings
) -> TakenOver:
    """Merge the history, and replace the settings and the program, of which ours are here now.

    The paths of files among the settings stay ours. The program comes into a file of its own
    beside the settings. Raises `StorageError`, and then history, settings and program are as
    they were, with one backup of the history more.
    """
    backup = store.backups.make(store.path, thin=False)
    before = store.snapshot()
    brought: HistorySnapshot | None = None
    with _program_beside(settings_file, archive.program) as program_file:
        settings = _settings_with(archive.settings.with_laptop_settings_of(ours), program_file)
        try:
            # The merge is one transaction, and comes when all else that needs room is written.
            with saving_settings(settings_file, settings):
                brought = store.merge(archive.history)
        except StorageError:
            if brought is not None:
                recovery.put_back(store, backup.path)
            raise
    return TakenOver(settings, program_file, backup, before, brought)


def _settings_with(settings: Settings, program_file: Path | None) -> Settings:
    """The settings with that file as the program's; a name that is no text cannot be kept."""
    name = str(program_file or "")
    with suppress(UnicodeEncodeError):
        name.encode()
        if name:
            return settings.with_program(name)
    return replace(settings, program="")


@contextmanager
def _program_beside(settings_file: Path, content: bytes | None) -> Iterator[Path | None]:
    """A file with that program beside the settings, gone again after an error of the block.

    One that holds the same already serves, and stays. Raises `StorageError`.
    """
    if content is None:
        yield None
        return
    id_ = _NOT_IN_NAMES.sub("-", program_of(content, settings_file).id)[:_MAX_NAME].strip("-")
    names = (f"program-{id_ or 'own'}{end}.toml" for end in _ends())
    files = (settings_file.absolute().with_name(name) for name in names)
    file = next(file for file in files if not os.path.lexists(file) or _holds(file, content))
    if _holds(file, content):
        yield file
        return
    try:
        replace_file(file, content)
    except OSError as error:
        raise StorageError(
            gettext("{file} cannot be written: {reason}.").format(file=file, reason=reason(error))
        ) from error
    try:
        yield file
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _ends() -> Iterator[str]:
    yield ""
    for number in count(2):
        yield f"-{number}"


def _holds(file: Path, content: bytes) -> bool:
    try:
        return read_file(file) == content
    except OSError:
        return False
