"""Writes a history to a file that a person names, and reads one from there, as CSV or JSON."""

from __future__ import annotations

import codecs
import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from glutetimer.core.translation import gettext, gettext_noop
from glutetimer.storage.csv_format import from_csv, to_csv
from glutetimer.storage.errors import ImportFileError, StorageError, reason
from glutetimer.storage.files import (
    IrregularFileError,
    link_target,
    read_file,
    refuse_irregular,
    replacing,
)
from glutetimer.storage.json_format import from_json, to_json
from glutetimer.storage.merging import HistorySnapshot
from glutetimer.storage.validation import InvalidFileError

CSV_ENDINGS = (".csv",)
# Also the endings of what a spreadsheet calls "Unicode text", which is read, not written.
SPREADSHEET_ENDINGS = (*CSV_ENDINGS, ".txt", ".tsv")
_HOW_TO_SAVE = {
    True: gettext_noop('save it as "CSV UTF-8", or as "Unicode text"'),
    False: gettext_noop("save it as UTF-8"),
}


def is_csv(file: Path, endings: Sequence[str] = CSV_ENDINGS) -> bool:
    """Whether it is CSV, by one of its endings, and not JSON. Raises StorageError for neither."""
    ending = file.suffix.lower()
    if ending in endings:
        return True
    if ending != ".json":
        raise StorageError(
            gettext("{file} ends neither in .csv nor in .json, so its kind is not known.").format(
                file=file
            )
        )
    return False


def write_history_file(file: Path, history: HistorySnapshot, as_csv: bool) -> None:
    """Write a history as CSV or JSON. Raises StorageError."""
    # A spreadsheet knows UTF-8 by its byte order mark only.
    text = to_csv(history).encode("utf-8-sig") if as_csv else to_json(history).encode("utf-8")
    write_file(file, text)


def write_file(file: Path, content: bytes) -> None:
    """Write a file that a person named, whole or not at all. Raises StorageError."""
    with writing(file) as opened:
        opened.write(content)


@contextmanager
def writing(file: Path) -> Iterator[BinaryIO]:
    """An open file that becomes the one that a person named, whole or not at all.

    Raises StorageError, for an OSError of the block, too.
    """
    try:
        # The file behind a link, as any program would write it.
        target = link_target(file)
        if not target.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "its folder is not there")
        refuse_irregular(target)
        with replacing(target) as opened:
            yield opened
    except IrregularFileError as error:
        raise StorageError(
            gettext("{file} cannot be written: {reason}; choose another name.").format(
                file=file, reason=reason(error)
            )
        ) from error
    except OSError as error:
        raise StorageError(
            gettext("{file} cannot be written: {reason}.").format(file=file, reason=reason(error))
        ) from error


def read_history_file(file: Path, as_csv: bool) -> HistorySnapshot:
    """The history of a CSV or JSON file. Raises `ImportFileError` with the place of an error."""
    try:
        content = read_file(file)
    except OSError as error:
        raise ImportFileError(
            gettext("{file} cannot be read: {reason}.").format(file=file, reason=reason(error))
        ) from error
    encoding = "utf-8-sig"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        text = content.decode(encoding)
        return from_csv(text) if as_csv else from_json(text)
    except UnicodeDecodeError as error:
        line = 1 + content[: error.start].decode(encoding, errors="ignore").count("\n")
        name = "UTF-16" if encoding == "utf-16" else "UTF-8"
        told = gettext("line {line}: is not {encoding} text; {remedy}")
        problem = told.format(line=line, encoding=name, remedy=gettext(_HOW_TO_SAVE[as_csv]))
    except InvalidFileError as error:
        problem = str(error)
    raise ImportFileError(
        gettext("{file} cannot be imported, so nothing was changed: {problem}.").format(
            file=file, problem=problem
        )
    )
