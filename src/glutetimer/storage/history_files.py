"""Reads a history from a file that a person names, whichever way it was written."""

from __future__ import annotations

from pathlib import Path

from glutetimer.storage.checked import WrongError
from glutetimer.storage.errors import ImportFileError, reason
from glutetimer.storage.exchange import from_json
from glutetimer.storage.merging import Contents
from glutetimer.storage.spreadsheet import from_csv


def read_history_file(file: Path, is_csv: bool) -> Contents:
    """All of a CSV or JSON file. Raises `ImportFileError` with the place of what is wrong."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ImportFileError(f"{file} cannot be read: {reason(error)}.") from error
    try:
        text = content.decode("utf-8-sig")
        return from_csv(text) if is_csv else from_json(text)
    except UnicodeDecodeError as error:
        line = 1 + content.count(b"\n", 0, error.start)
        wrong = f"line {line}: is not UTF-8 text"
    except WrongError as error:
        wrong = str(error)
    raise ImportFileError(f"{file} cannot be imported, so nothing was changed: {wrong}.")
