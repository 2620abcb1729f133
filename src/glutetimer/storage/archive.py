"""Everything of a person in one file: the history, the settings, and their own program.

The format, version 1, is a zip archive, which other programs open, too, with
- `manifest.json`: an object with `format`: "glutetimer-archive", and `version`: 1;
- `history.json`: as `json_format` has it;
- `settings.toml`: what was set otherwise than the defaults, without the paths of files;
- `program.toml`: what the file of the person's own program holds; without it, the program in
  use is the built-in one.
A file is taken whole or not at all. Nothing of it is unpacked by its name: each member is read
into memory, up to a size, and any other than these makes the file invalid.
"""

from __future__ import annotations

import json
import stat
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from glutetimer.core.problems import rendered
from glutetimer.core.settings import Settings
from glutetimer.core.translation import gettext
from glutetimer.storage.errors import ImportFileError, ProgramFileError, reason
from glutetimer.storage.files import MAX_BYTES, PRIVATE_FILE, read_file
from glutetimer.storage.import_export import write_file
from glutetimer.storage.json_format import from_json, read_object, to_json
from glutetimer.storage.merging import HistorySnapshot
from glutetimer.storage.toml_files import LARGEST_BYTES, program_of, settings_of, settings_text
from glutetimer.storage.validation import InvalidFileError

ENDING = "glutetimer"
FORMAT, VERSION = "glutetimer-archive", 1
MANIFEST, HISTORY = "manifest.json", "history.json"
SETTINGS, PROGRAM = "settings.toml", "program.toml"
# The most bytes that each may have unpacked.
_LIMITS = {
    MANIFEST: LARGEST_BYTES, HISTORY: MAX_BYTES, SETTINGS: LARGEST_BYTES, PROGRAM: LARGEST_BYTES,
}  # fmt: skip
_REQUIRED = (MANIFEST, HISTORY, SETTINGS)
# How each entry of an archive's list begins. Packed content has these bytes by chance once in four
# thousand million.
_ENTRY, _MAX_ENTRIES = b"PK\x01\x02", 50
# What `zipfile` raises for an archive that is damaged, encrypted or made to be none.
_UNREADABLE = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything of a person; `program` is what their own program's file holds, None without."""

    history: HistorySnapshot
    settings: Settings
    program: bytes | None = None


def write_archive(file: Path, archive: Archive) -> None:
    """Write everything to a file that a person named, whole or not. Raises StorageError."""
    members = {
        MANIFEST: json.dumps({"format": FORMAT, "version": VERSION}, indent=1).encode() + b"\n",
        HISTORY: to_json(archive.history).encode(),
        SETTINGS: settings_text(archive.settings.with_laptop_settings_of(Settings())),
        **({} if archive.program is None else {PROGRAM: archive.program}),
    }
    packed = BytesIO()
    with ZipFile(packed, "w") as opened:
        for name, content in members.items():
            member = ZipInfo(name)
            member.external_attr = (stat.S_IFREG | PRIVATE_FILE) << 16
            opened.writestr(member, content, ZIP_DEFLATED)
    write_file(file, packed.getvalue())


def read_archive(file: Path) -> Archive:
    """Everything that a file holds. Raises `ImportFileError`, also where any part is wrong."""
    try:
        content = read_file(file)
    except OSError as error:
        raise ImportFileError(
            gettext("{file} cannot be read: {reason}.").format(file=file, reason=reason(error))
        ) from error
    try:
        return _archive_of(_members_of(content))
    except (InvalidFileError, ProgramFileError) as error:
        problem = str(error)
    raise ImportFileError(
        gettext("{file} cannot be imported, so nothing was changed: {problem}.").format(
            file=file, problem=problem
        )
    )


def _archive_of(members: Mapping[str, bytes]) -> Archive:
    """What the members of an archive say. Raises `InvalidFileError` and `ProgramFileError`."""
    try:
        history = from_json(_text(members[HISTORY]))
    except InvalidFileError as error:
        raise InvalidFileError(f"{HISTORY}: {error}") from error
    program = members.get(PROGRAM)
    if program is not None:
        program_of(program, Path(PROGRAM))
    return Archive(history, settings_of(members[SETTINGS], Path(SETTINGS)), program)


def _members_of(content: bytes) -> dict[str, bytes]:
    """The members of an archive of this format, by name. Raises `InvalidFileError`."""
    if content.count(_ENTRY) > _MAX_ENTRIES:
        raise InvalidFileError(gettext("it holds far more than a file of everything does"))
    try:
        with ZipFile(BytesIO(content)) as opened:
            entries = _entries_by_name(opened.infolist())
            _require_format(_content_of(opened, entries[MANIFEST]))
            _require_known(entries)
            return {name: _content_of(opened, entry) for name, entry in entries.items()}
    except KeyError as error:
        raise InvalidFileError(
            gettext("it has no {name}, so it is no file of everything").format(name=MANIFEST)
        ) from error
    except _UNREADABLE as error:
        raise InvalidFileError(
            gettext("it is damaged, or was not made by GluteTimer's “{button}”").format(
                button=gettext("Export everything")
            )
        ) from error


def _entries_by_name(entries: list[ZipInfo]) -> dict[str, ZipInfo]:
    by_name = {entry.filename: entry for entry in entries}
    if len(by_name) < len(entries):
        raise InvalidFileError(gettext("it holds two files of one name"))
    return by_name


def _require_format(manifest: bytes) -> None:
    """Read the manifest. Raises `InvalidFileError`, also for that of a newer version."""
    try:
        read_object(_text(manifest), FORMAT, VERSION).finish()
    except InvalidFileError as error:
        raise InvalidFileError(f"{MANIFEST}: {error}") from error


def _require_known(entries: Mapping[str, ZipInfo]) -> None:
    for name in entries:
        if name not in _LIMITS:
            raise InvalidFileError(
                gettext("it holds {name}, which has no place in it").format(name=rendered(name))
            )
    for name in _REQUIRED:
        if name not in entries:
            raise InvalidFileError(gettext("it has no {name}").format(name=name))


def _content_of(opened: ZipFile, entry: ZipInfo) -> bytes:
    """What a member holds. Raises `InvalidFileError` for what is no plain file, or too large."""
    name, limit = entry.filename, _LIMITS[entry.filename]
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
        raise InvalidFileError(gettext("{name} is no ordinary file").format(name=name))
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise InvalidFileError(
            gettext("{name} is packed in a way that is not used here").format(name=name)
        )
    with opened.open(entry) as member:
        # No more is unpacked than is allowed, whatever size the archive names.
        content = member.read(limit + 1)
    if len(content) > limit:
        raise InvalidFileError(
            gettext("{name} is larger than {size} MiB").format(name=name, size=limit // 1024**2)
        )
    return content


def _text(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = 1 + content.count(b"\n", 0, error.start)
        raise InvalidFileError(
            gettext("line {line}: is not {encoding} text").format(line=line, encoding="UTF-8")
        ) from error
