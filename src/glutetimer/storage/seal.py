"""Tells whether a closed history lies on the disk exactly as it was left.

Beside it lies its seal: the size and the CRC-32 of all its bytes. The seal is removed before
the first write and written when the history is closed. It only ever saves or calls for a
check: one that is missing or wrong by itself harms nothing.

It saves a start the check of every row: comparing takes 0.4, 1.8 and 3.0 ms of processor time
at one, ten and twenty years of daily sessions, the check 7, 64 and 131. Twenty years may put
off the first paint by 20.
"""

from __future__ import annotations

import zlib
from enum import Enum, auto
from pathlib import Path

from glutetimer.storage.database import log_of
from glutetimer.storage.files import is_regular_file, read_file, replace_file


class Seal(Enum):
    """What a seal says of its file."""

    INTACT = auto()
    WRONG = auto()
    MISSING = auto()


def compare(path: Path) -> Seal:
    """Compare a history with its seal, for a process that does not have it open. Never raises."""
    try:
        # A program that was killed or still has it open has left its log: the file may lack
        # what is in there.
        if log_of(path).exists() or not is_regular_file(path):
            return Seal.MISSING
        return Seal.INTACT if read_file(_seal_file(path)) == _seal_of(path) else Seal.WRONG
    except OSError:
        return Seal.MISSING


def write(path: Path) -> None:
    """Seal a closed history; not if another program has it open, or the disk refuses."""
    try:
        # While its log is there someone has it open, perhaps this process: to open and close
        # the file besides SQLite would then drop that connection's locks.
        if not log_of(path).exists() and is_regular_file(path):
            replace_file(_seal_file(path), _seal_of(path))
    except OSError:
        remove(path)


def remove(path: Path) -> None:
    """Remove the seal, if there is one."""
    try:
        _seal_file(path).unlink(missing_ok=True)
    except OSError:
        # Then the history cannot be written either, and that will be said.
        return


def _seal_of(path: Path) -> bytes:
    content = read_file(path)
    return f"{len(content)} {zlib.crc32(content):08x}\n".encode()


def _seal_file(path: Path) -> Path:
    return path.with_name(f"{path.name}-seal")
