"""Reads programs, which people write, and reads and writes settings, which the program does."""

from __future__ import annotations

import errno
import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from itertools import count
from pathlib import Path
from typing import Any

import tomli_w

from glutetimer.core.fields import InvalidError, Problem
from glutetimer.core.program import Program, read_program
from glutetimer.core.settings import Settings, read_settings
from glutetimer.storage.errors import ProgramFileError, StorageError, reason
from glutetimer.storage.files import replace_file
from glutetimer.storage.toml_lines import key_lines, line_of

LARGEST_BYTES = 1024 * 1024

# How tomllib ends its messages, for instance "(at line 3, column 5)".
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class _NotTomlError(Exception):
    """The file was read and holds no TOML; `line` is where, if that is known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def load_program(path: Path) -> Program:
    """Read a program. Raises `ProgramFileError` with everything that is wrong with it."""
    try:
        text, values = _read_toml(path)
    except OSError as error:
        raise ProgramFileError([f"{path}: cannot be read: {reason(error)}"]) from error
    except _NotTomlError as error:
        raise ProgramFileError([_located(path, error.line, str(error))]) from error
    try:
        return read_program(values)
    except InvalidError as error:
        raise ProgramFileError(_all_located(path, text, error.problems)) from error


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Read the settings, and what there is to say about the file, a sentence each.

    Never raises: what cannot be used keeps its default. A file that is not TOML is set
    aside under another name, so that a later save does not overwrite it.
    """
    file = _followed(path)
    try:
        text, values = _read_toml(file)
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        return Settings(), (f"{file} cannot be read: {reason(error)}; the usual settings hold.",)
    except _NotTomlError as error:
        broken = _located(file, error.line, str(error))
        try:
            kept = f"it was kept as {_set_aside(file).name}"
        except OSError as refusal:
            kept = f"it could not be set aside: {reason(refusal)}"
        return Settings(), (f"{broken}; the usual settings hold, and {kept}.",)
    settings, problems = read_settings(values)
    return settings, _all_located(file, text, problems)


def save_settings(path: Path, settings: Settings) -> None:
    """Write what differs from the defaults, atomically, as a file private to this person.

    Keys that this version does not know stay in the file: a newer one wrote them. Raises
    `StorageError`, and then the old file is as it was.
    """
    file = _followed(path)
    try:
        content = _unknown_values(file) | _differences(settings)
        replace_file(file, tomli_w.dumps(content).encode())
    except OSError as error:
        raise StorageError(
            f"{file} could not be saved: {reason(error)}; "
            "make the folder writable or choose another with --data-dir."
        ) from error


def _followed(path: Path) -> Path:
    """The file behind a symbolic link: people keep settings in a synchronised folder."""
    # Path.resolve would raise for a link that leads to itself; this leaves it to the reading.
    return Path(os.path.realpath(path))


def _read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """The text and the values of a TOML file. Raises OSError and `_NotTomlError`."""
    if path.is_dir():
        # Windows would speak of permissions.
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    with path.open("rb") as file:
        content = file.read(LARGEST_BYTES + 1)
    if len(content) > LARGEST_BYTES:
        raise _NotTomlError(f"is larger than {LARGEST_BYTES // 1024} KiB; it should be smaller")
    try:
        # Some editors on Windows begin a UTF-8 file with a mark, which tomllib refuses.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 + content.count(b"\n", 0, error.start)
        raise _NotTomlError("is not UTF-8 text; save it as UTF-8", line) from error
    return text, _parsed(text)


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = _PLACE.search(message)
        line = int(place[1]) if place and place[1] else 1 + text.rstrip().count("\n")
        raise _NotTomlError(f"is not valid TOML: {_PLACE.sub('', message)}", line) from error
    except RecursionError as error:
        raise _NotTomlError("is nested too deeply; use fewer brackets") from error
    except ValueError as error:
        # Python refuses to convert numbers of thousands of digits.
        raise _NotTomlError("holds a number far out of range") from error


def _located(path: Path, line: int | None, message: str) -> str:
    return f"{path}: {message}" if line is None else f"{path}:{line}: {message}"


def _all_located(path: Path, text: str, problems: Iterable[Problem]) -> tuple[str, ...]:
    """The problems as complete lines, in the order of the file."""
    lines = key_lines(text)
    placed = [(line_of(lines, problem.path), problem) for problem in problems]
    placed.sort(key=lambda each: each[0] or 0)
    return tuple(_located(path, line, str(problem)) for line, problem in placed)


def _set_aside(file: Path) -> Path:
    """Rename a broken file to the first free name and give that back. Raises OSError."""
    aside = file.with_name(f"{file.name}.broken")
    for number in count(2):
        if not aside.exists():
            break
        aside = file.with_name(f"{file.name}.broken{number}")
    return file.rename(aside)


def _differences(settings: Settings) -> dict[str, Any]:
    usual = Settings()
    values = {field.name: getattr(settings, field.name) for field in fields(Settings)}
    return {
        name: dict(value) if isinstance(value, Mapping) else value
        for name, value in values.items()
        if value != getattr(usual, name)
    }


def _unknown_values(file: Path) -> dict[str, Any]:
    """What the file holds besides the settings of this version. Raises OSError."""
    try:
        _, values = _read_toml(file)
    except FileNotFoundError:
        return {}
    except _NotTomlError:
        _set_aside(file)
        return {}
    known = {field.name for field in fields(Settings)}
    return {name: value for name, value in values.items() if name not in known}
