"""Reads programs, which people write, and reads and writes settings and the list of people."""

from __future__ import annotations

import codecs
import os
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

from glutetimer.core.problems import InvalidError, Problem
from glutetimer.core.profiles import Profiles, profile_values, read_profiles
from glutetimer.core.program import Program
from glutetimer.core.program_reader import read_program
from glutetimer.core.settings import SETTINGS, Settings, differences, read_settings
from glutetimer.core.translation import gettext, language
from glutetimer.storage.errors import FileProblem, ProgramFileError, StorageError, first_of, reason
from glutetimer.storage.files import (
    create_private_file,
    link_target,
    read_file,
    replace_file,
    replacing,
)

LARGEST_BYTES = 1024 * 1024
# Of a dotted key, far more than any has: tomllib's time grows with their square.
MAX_KEY_PARTS = 50

# What word processors write in the place of straight quotation marks, and where those stand.
_CURLY_QUOTE = "[\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb]"
_QUOTED = r"""("|')(?:\\.|(?!\1).)*\1"""

# How tomllib ends its messages, for instance "(at line 3, column 5)".
_PLACE = r" \(at (?:line (\d+), column \d+|end of document)\)$"


class _NotTomlError(Exception):
    """The file was read and holds no TOML; `line` is where, if that is known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def load_program(path: Path) -> Program:
    """Read a program, with its texts in the language in use where it has them.

    Raises `ProgramFileError` with everything that is wrong with it.
    """
    return _program_of(*read_values(path), path)


def program_of(content: bytes, path: Path) -> Program:
    """The program of what a file holds. Raises `ProgramFileError` about a file of that path."""
    return _program_of(*_values_of(content, path), path)


def read_values(path: Path) -> tuple[str, dict[str, Any]]:
    """The text and the values of a program's file, right or wrong.

    Raises `ProgramFileError` where it cannot be read or is no TOML.
    """
    try:
        content = read_file(path)
    except OSError as error:
        told = gettext("cannot be read: {reason}").format(reason=reason(error))
        unread = FileProblem(None, told)
        raise ProgramFileError(path, [unread]) from error
    return _values_of(content, path)


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Read the settings, and what there is to tell about the file, a sentence each.

    Never raises: what cannot be used keeps its default. Changes nothing: a file that is not
    TOML stays, for the person to mend, until `save_settings` keeps it under another name.
    """
    file = link_target(path)
    try:
        text, values = _parsed(read_file(file))
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        told = gettext("{file} cannot be read: {reason}; the usual settings hold.")
        return Settings(), (told.format(file=file, reason=reason(error)),)
    except _NotTomlError as error:
        broken = FileProblem(error.line, str(error)).in_file(file)
        aside = next(name for name in _names_aside(path) if not os.path.lexists(name))
        return Settings(), (
            gettext(
                "{problem}; the usual settings hold until you mend it. "
                "If you change a setting before, it is kept as {file}."
            ).format(problem=broken, file=aside.name),
        )
    settings, problems = read_settings(values)
    return settings, tuple(problem.in_file(file) for problem in _located(text, problems))


def save_settings(path: Path, settings: Settings) -> None:
    """Write what differs from the defaults, atomically, as a file private to this person.

    Keys that this version does not know stay in the file: a newer one wrote them. What is
    not TOML is kept beside `path`, which may be a link to it. Raises `StorageError`, and
    then the old file is as it was.
    """
    with saving_settings(path, settings):
        pass


@contextmanager
def saving_settings(path: Path, settings: Settings) -> Iterator[None]:
    """Save settings as `save_settings` does, all but the last step before the block.

    What is left to do after it is to give the new file its name, which needs no room on the
    disk; after an error of the block the old file is as it was.
    """
    file = link_target(path)
    try:
        content = _unknown_values(file, path) | differences(Settings(), settings)
        with replacing(file) as opened:
            opened.write(_toml_of(content))
            opened.flush()
            os.fsync(opened.fileno())
            yield
    except OSError as error:
        raise StorageError(
            gettext(
                "{file} could not be saved: {reason}; "
                "see to that, or choose another folder with --data-dir."
            ).format(file=file, reason=reason(error))
        ) from error


def load_profiles(path: Path) -> tuple[Profiles, str]:
    """Read the list of people, and why it cannot be used, as a sentence; empty, it can.

    Never raises: where it cannot be used there is one person. Changes nothing: such a list stays,
    for the person to mend, until `save_profiles` keeps it under another name.
    """
    file = link_target(path)
    try:
        profiles, problems = _read_profiles(file)
    except (FileNotFoundError, NotADirectoryError):
        # What is wrong with the folder itself is said by whoever opens the history.
        return Profiles(), ""
    except OSError as error:
        told = gettext("{file} cannot be read: {reason}; only who was here first is shown.")
        return Profiles(), told.format(file=file, reason=reason(error))
    if not problems:
        return profiles, ""
    aside = next(name for name in _names_aside(path) if not os.path.lexists(name))
    broken = first_of([problem.in_file(file) for problem in problems])
    return profiles, gettext(
        "{problem}; only who was here first is shown until you mend it. "
        "If you add or name a person before, it is kept as {file}."
    ).format(problem=broken, file=aside.name)


def save_profiles(path: Path, profiles: Profiles) -> None:
    """Write the list of people, atomically, as a file private to this person.

    A list that cannot be used is kept beside `path`. Raises `StorageError`, and then the old
    file is as it was.
    """
    file = link_target(path)
    try:
        with suppress(FileNotFoundError):
            if _read_profiles(file)[1]:
                _keep_aside(path, read_file(file))
        replace_file(file, _toml_of(profile_values(profiles)))
    except OSError as error:
        raise StorageError(
            gettext("{file} could not be saved: {reason}.").format(file=file, reason=reason(error))
        ) from error


def _read_profiles(file: Path) -> tuple[Profiles, tuple[FileProblem, ...]]:
    """The list of people, and all that is wrong with it. Raises OSError."""
    try:
        text, values = _parsed(read_file(file))
    except _NotTomlError as error:
        return Profiles(), (FileProblem(error.line, str(error)),)
    profiles, problems = read_profiles(values)
    return profiles, _located(text, problems)


def settings_text(settings: Settings) -> bytes:
    """What differs from the defaults, as `settings_of` reads it."""
    return _toml_of(differences(Settings(), settings))


def settings_of(content: bytes, path: Path) -> Settings:
    """The settings of what a file holds, all of them in order.

    Raises `InvalidFileError` about a file of that path for the first that is not.
    """
    from glutetimer.storage.validation import InvalidFileError

    try:
        text, values = _parsed(content)
    except _NotTomlError as error:
        raise InvalidFileError(FileProblem(error.line, str(error)).in_file(path)) from error
    settings, problems = read_settings(values)
    if problems:
        raise InvalidFileError(_located(text, problems)[0].in_file(path))
    return settings


def _program_of(text: str, values: dict[str, Any], path: Path) -> Program:
    try:
        return read_program(values, language())
    except InvalidError as error:
        raise ProgramFileError(path, _located(text, error.problems)) from error


def _values_of(content: bytes, path: Path) -> tuple[str, dict[str, Any]]:
    try:
        return _parsed(content)
    except _NotTomlError as error:
        raise ProgramFileError(path, [FileProblem(error.line, str(error))]) from error


def _parsed(content: bytes) -> tuple[str, dict[str, Any]]:
    """The text and the values of what a TOML file holds. Raises `_NotTomlError`."""
    if len(content) > LARGEST_BYTES:
        raise _NotTomlError(
            gettext("is larger than {size} KiB; it should be smaller").format(
                size=LARGEST_BYTES // 1024
            )
        )
    try:
        # Some editors on Windows begin a UTF-8 file with a mark, which tomllib refuses.
        content = content.removeprefix(codecs.BOM_UTF8)
        text = content.decode()
    except UnicodeDecodeError as error:
        line = 1 + content.count(b"\n", 0, error.start)
        raise _NotTomlError(gettext("is not UTF-8 text; save it as UTF-8"), line) from error
    return text, _loaded(text)


def _loaded(text: str) -> dict[str, Any]:
    long_key = _line_of_long_key(text)
    if long_key is not None:
        told = gettext("has a key of more than {number} parts").format(number=MAX_KEY_PARTS)
        raise _NotTomlError(told, long_key)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = re.search(_PLACE, message)
        line = int(place[1]) if place and place[1] else 1 + text.rstrip().count("\n")
        # Imported here: a file that is in order does not need it.
        from glutetimer.storage.parser_texts import parser_text

        problem = parser_text(re.sub(_PLACE, "", message))
        told = gettext("is not valid TOML: {problem}").format(problem=problem)
        raise _NotTomlError(told + _quote_hint(text.split("\n")[line - 1]), line) from error
    except RecursionError as error:
        raise _NotTomlError(gettext("is nested too deeply; use fewer brackets")) from error
    except ValueError as error:
        # Python refuses to convert numbers of thousands of digits.
        raise _NotTomlError(gettext("holds a number far out of range")) from error


def _line_of_long_key(text: str) -> int | None:
    if all(line.count(".") < MAX_KEY_PARTS for line in text.splitlines()):
        return None
    # Imported here, as above.
    from glutetimer.storage.toml_lines import line_of_long_key

    return line_of_long_key(text, MAX_KEY_PARTS)


def _quote_hint(line: str) -> str:
    """What to write in that line in the place of a curly quotation mark, if one opens a text."""
    quote = re.search(_CURLY_QUOTE, re.sub(_QUOTED, "", line))
    return gettext('; write " in the place of {quote}').format(quote=quote[0]) if quote else ""


def _toml_of(values: Mapping[str, Any]) -> bytes:
    """The TOML of those values."""
    # Imported here: only what is written needs it.
    import tomli_w

    return tomli_w.dumps(values).encode()


def _located(text: str, problems: Sequence[Problem]) -> tuple[FileProblem, ...]:
    """The problems of a file of that text with their lines, in the order of the file."""
    if not problems:
        return ()
    from glutetimer.storage.toml_lines import key_lines, line_of

    lines = key_lines(text)
    located = [
        FileProblem(line_of(lines, problem.path), problem.message, problem.path)
        for problem in problems
    ]
    return tuple(sorted(located, key=lambda problem: problem.line or 0))


def _keep_aside(path: Path, content: bytes) -> None:
    """Write what a broken file holds beside it, under the first free name. Raises OSError."""
    for aside in _names_aside(path):
        with suppress(FileExistsError):
            create_private_file(aside, content)
            return


def _names_aside(path: Path) -> Iterator[Path]:
    yield path.with_name(f"{path.name}.broken")
    for number in count(2):
        yield path.with_name(f"{path.name}.broken{number}")


def _unknown_values(file: Path, path: Path) -> dict[str, Any]:
    """What the file behind `path` holds besides this version's settings. Raises OSError."""
    try:
        _, values = _parsed(read_file(file))
    except FileNotFoundError:
        return {}
    except _NotTomlError:
        _keep_aside(path, read_file(file))
        return {}
    return {key: value for key, value in values.items() if key not in SETTINGS}
