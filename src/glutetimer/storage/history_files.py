"""A history in a file that a person names: written, and read whichever way it was written."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from glutetimer.storage.checked import WrongError
from glutetimer.storage.errors import ImportFileError, StorageError, reason
from glutetimer.storage.exchange import from_json, to_json
from glutetimer.storage.files import replace_file
from glutetimer.storage.merging import Contents
from glutetimer.storage.spreadsheet import from_csv, to_csv


def is_csv(file: Path) -> bool:
    """Whether it is CSV and not JSON. Raises StorageError where the ending is neither."""
    ending = file.suffix.lower()
    if ending not in (".csv", ".json"):
        raise StorageError(f"{file} ends neither in .csv nor in .json, so its kind is not known.")
    return ending == ".csv"


def write_history_file(file: Path, contents: Contents, as_csv: bool) -> None:
    """Write a history as CSV or JSON. Raises StorageError."""
    # A spreadsheet knows UTF-8 by its mark only.
    text = to_csv(contents).encode("utf-8-sig") if as_csv else to_json(contents).encode("utf-8")
    write_file(file, text)


def write_file(file: Path, content: bytes) -> None:
    """Put that into a file that a person named, whole or not at all. Raises StorageError."""
    # The file behind a link, as any program would write it.
    target = Path(os.path.realpath(file))
    try:
        if not target.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "its folder is not there")
        if target.exists() and not target.is_file():
            raise StorageError(f"{file} cannot be written: it is no ordinary file.")
        replace_file(target, content)
    except OSError as error:
        raise StorageError(f"{file} cannot be written: {reason(error)}.") from error


def read_history_file(file: Path, as_csv: bool) -> Contents:
    """All of a CSV or JSON file. Raises `ImportFileError` with the place of what is wrong."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ImportFileError(f"{file} cannot be read: {reason(error)}.") from error
    try:
        text = content.decode("utf-8-sig")
        return from_csv(text) if as_csv else from_json(text)
    except UnicodeDecodeError as error:
        line = 1 + content.count(b"\n", 0, error.start)
        wrong = f"line {line}: is not UTF-8 text"
    except WrongError as error:
        wrong = str(error)
    raise ImportFileError(f"{file} cannot be imported, so nothing was changed: {wrong}.")
