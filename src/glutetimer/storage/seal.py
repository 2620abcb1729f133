"""Tells whether a history lies on the disk exactly as it was left.

Beside a history that was closed lies its seal: the size and a checksum of all its bytes.
Comparing takes a millisecond where a check of the database grows with the years, and no
flipped bit escapes it. The seal is broken before the first write. It only ever saves or
calls for a check: a seal that is missing or wrong by itself harms nothing.
"""

from __future__ import annotations

import zlib
from enum import Enum, auto
from pathlib import Path

from glutetimer.storage.database import log_of
from glutetimer.storage.files import is_there, read_file, replace_file


class Seal(Enum):
    """What a seal says of its file."""

    INTACT = auto()
    WRONG = auto()
    MISSING = auto()


def look(path: Path) -> Seal:
    """Compare. Never raises; not to be called while this process has the history open."""
    try:
        # A program that was killed or is still at it has left its log, and the file as it may.
        if log_of(path).exists() or not is_there(path):
            return Seal.MISSING
        return Seal.INTACT if read_file(_file(path)) == _of(path) else Seal.WRONG
    except OSError:
        return Seal.MISSING


def put(path: Path) -> None:
    """Seal a history that is closed, unless someone else has it open or it cannot be done."""
    try:
        # While its log is there someone has it open, perhaps this process: to open and close
        # the file besides SQLite would then drop that connection's locks.
        if not log_of(path).exists() and is_there(path):
            replace_file(_file(path), _of(path))
    except OSError:
        remove(path)


def remove(path: Path) -> None:
    """Break the seal, if there is one."""
    try:
        _file(path).unlink(missing_ok=True)
    except OSError:
        # Then the file is not ours to write either, and that will be said.
        return


def _of(path: Path) -> bytes:
    content = read_file(path)
    return f"{len(content)} {zlib.crc32(content):08x}\n".encode()


def _file(path: Path) -> Path:
    return path.with_name(f"{path.name}-seal")
